"""When a paragraph is spoken where its printed time is missing, or cannot be true."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from earmark.importers.rising import outliers
from earmark.model.clock_text import stamp
from earmark.model.episode import Paragraph, Remark
from earmark.model.own_times import MS_A_CHARACTER

_LONG_MS = 6000
"""A paragraph that lasts longer cannot share its time with the next one: times are whole seconds."""
_MOST_WRONG = 0.2
"""Where more of the times than this fall, they follow a rule that is not known here."""
_MOST_STAMPED = 0.9
"""Where more of the paragraphs than this are stamped, a missing time is worth a remark."""


def with_inferred(
    paragraphs: Sequence[Paragraph], pages: Sequence[int | None]
) -> tuple[list[Paragraph], list[Remark]]:
    """Return the paragraphs with `inferred_ms` where it is needed, and what was doubtful about times."""
    printed = [paragraph.start_ms for paragraph in paragraphs]
    if all(time is None for time in printed):
        return list(paragraphs), []
    reasons = _reasons(paragraphs)
    trusted = [None if k in reasons else time for k, time in enumerate(printed)]
    filled = _filled(trusted, [len(p.text) * MS_A_CHARACTER for p in paragraphs])
    out = [
        replace(p, inferred_ms=filled[k]) if trusted[k] is None or p.stamp else p
        for k, p in enumerate(paragraphs)
    ]
    return out, _disorder(paragraphs, pages) + _remarks(out, reasons, pages)


def _reasons(paragraphs: Sequence[Paragraph]) -> dict[int, str]:
    """Return which paragraphs have a time that cannot be true, and why, in words."""
    timed = [(k, p.start_ms) for k, p in enumerate(paragraphs) if p.start_ms is not None]
    falling = _falling(timed)
    if len(falling) > _MOST_WRONG * len(timed):
        falling = []
    reasons = dict.fromkeys(falling, "does not fit between its neighbours")
    said = list(accumulate((len(p.text) for p in paragraphs), initial=0))  # characters before each
    before: int | None = None
    for k, time in timed:
        if k in reasons:
            continue
        if before is not None and paragraphs[before].start_ms == time:
            length_ms = (said[k] - said[before]) * MS_A_CHARACTER
            if length_ms > _LONG_MS:
                reasons[k] = "repeats the one before, though much is said between"
                continue
        before = k
    return reasons


def _falling(timed: Sequence[tuple[int, int]]) -> list[int]:
    """Return those paragraphs, of pairs of a paragraph and its time, whose time is not in order."""
    return [timed[place][0] for place in outliers([time for _, time in timed])]


def _disorder(paragraphs: Sequence[Paragraph], pages: Sequence[int | None]) -> list[Remark]:
    """Return a remark if too many times fall to say which of them are wrong."""
    timed = [(k, p.start_ms) for k, p in enumerate(paragraphs) if p.start_ms is not None]
    falling = _falling(timed)
    if len(falling) <= _MOST_WRONG * len(timed):
        return []
    first = min(falling)
    words = f"{len(falling)} of {len(timed)} times are out of order. They were kept as they stand."
    return [Remark(words, pages[first], paragraphs[first].start_ms, kind="time", paragraph=first)]


def _filled(times: Sequence[int | None], lengths_ms: Sequence[int]) -> list[int]:
    """Return *times* with the gaps filled by the length of what is said."""
    filled: list[int] = []
    k = 0
    while k < len(times):
        end = k + 1
        while end < len(times) and times[end] is None:
            end += 1
        begin_ms = times[k]
        if begin_ms is None:  # only before the first known time
            begin_ms = 0
        next_ms = times[end] if end < len(times) else None
        natural_ms = max(1, sum(lengths_ms[k:end]))
        room_ms = natural_ms if next_ms is None else min(natural_ms, max(0, next_ms - begin_ms))
        passed_ms = 0
        for length_ms in lengths_ms[k:end]:
            filled.append(begin_ms + passed_ms * room_ms // natural_ms)
            passed_ms += length_ms
        k = end
    return filled


def _remarks(
    paragraphs: Sequence[Paragraph], reasons: dict[int, str], pages: Sequence[int | None]
) -> list[Remark]:
    stamped = sum(p.start_ms is not None for p in paragraphs)
    rarely_missing = stamped > _MOST_STAMPED * len(paragraphs)
    remarks = []
    for k, (paragraph, page) in enumerate(zip(paragraphs, pages, strict=True)):
        words = _doubt(paragraph, reasons.get(k, ""), rarely_missing=rarely_missing)
        if words:
            remarks.append(Remark(words, page, paragraph.play_ms, kind="time", paragraph=k))
    return remarks


def _doubt(paragraph: Paragraph, reason: str, *, rarely_missing: bool) -> str:
    """Return what is to be said about the time of one paragraph; nothing if it is sound."""
    printed, inferred = paragraph.start_ms, paragraph.inferred_ms
    if reason and printed is not None and inferred is not None:
        return f"The time {stamp(printed)} {reason}. About {stamp(inferred)} is used for playing."
    if paragraph.stamp and printed is not None:
        return f"The time is spelled “{paragraph.stamp}”; read as {stamp(printed)}."
    if printed is None and inferred is not None and rarely_missing:
        return f"“{_beginning(paragraph.text)}” has no time. About {stamp(inferred)} is used for playing."
    return ""


def _beginning(text: str) -> str:
    words = text.split()
    return " ".join(words[:6]) + (" ..." if len(words) > 6 else "")
