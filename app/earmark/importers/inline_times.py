"""Times that stand inside a paragraph, as `[00:12:30]`: taken out of the text, and kept for playing."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from earmark.importers import stamps
from earmark.importers.rising import outliers
from earmark.model.episode import Paragraph, Word
from earmark.model.own_times import MS_A_CHARACTER

_MARK = re.compile(
    r"[\[({<]\s*(?:\d{1,3}:)?\d{1,3}:\d\d(?:[.,]\d{1,3})?(?:\s*(?:-->|[-–—])\s*(?:\d{1,3}:)?\d{1,3}:\d\d(?:[.,]\d{1,3})?)?"
    r"\s*[\])}>]"
)
_FEWEST = 3
_SAFE = "[{<"
_MOST_FALLING = 0.1


@dataclass(frozen=True, slots=True)
class _Mark:
    """A time in the text of a paragraph, `text[start:end]`."""

    paragraph: int
    start: int
    end: int
    time_ms: int


def taken_out(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Return *paragraphs* with the times inside them in `cues` instead of in the text.

    Times are marks only if they stand in brackets of their own and rise
    through the whole document: `[inaudible 00:08:44]` and `John (3:16)` stay.
    """
    marks = _marks(paragraphs)
    if not marks or not _rise(marks, paragraphs):
        return list(paragraphs)
    own: dict[int, list[_Mark]] = {}
    for mark in marks:
        own.setdefault(mark.paragraph, []).append(mark)
    starts = [mark.time_ms for mark in marks] + [p.start_ms for p in paragraphs if p.start_ms is not None]
    starts.sort()
    out = [
        _without(paragraph, own[number], starts) if number in own else paragraph
        for number, paragraph in enumerate(paragraphs)
    ]
    return out if any(p.start_ms is not None for p in out) else _with_inferred(out)


def _marks(paragraphs: Sequence[Paragraph]) -> list[_Mark]:
    marks = []
    for number, paragraph in enumerate(paragraphs):
        for found in _MARK.finditer(paragraph.text):
            stamp = stamps.whole(found[0])
            if stamp and not stamp.spelled:
                marks.append(_Mark(number, found.start(), found.end(), stamp.time_ms))
    round_ones = [mark for mark in marks if paragraphs[mark.paragraph].text[mark.start] not in _SAFE]
    return marks if len(round_ones) in (0, len(marks)) else [m for m in marks if m not in round_ones]


def _rise(marks: Sequence[_Mark], paragraphs: Sequence[Paragraph]) -> bool:
    """Return whether *marks* go on from each other and from the times of their paragraphs."""
    printed = [(number, -1, p.start_ms) for number, p in enumerate(paragraphs) if p.start_ms is not None]
    timed = sorted([*printed, *((m.paragraph, m.start, m.time_ms) for m in marks)])
    if len(timed) < _FEWEST:
        return False
    falling = [timed[place] for place in outliers([time_ms for *_, time_ms in timed])]
    return sum(start >= 0 for _, start, _ in falling) <= _MOST_FALLING * len(marks)


def _without(paragraph: Paragraph, marks: Sequence[_Mark], starts: Sequence[int]) -> Paragraph:
    text = ""
    begins: list[tuple[int, int]] = []
    at = 0
    for mark in marks:
        text = _joined(text, paragraph.text[at : mark.start])
        begins.append((len(text), mark.time_ms))
        at = mark.end
    text = _joined(text, paragraph.text[at:])
    start_ms = paragraph.start_ms
    if start_ms is None and begins[0][0] == 0:
        start_ms = begins[0][1]
    if start_ms is not None and begins[0][0] > 0:
        begins.insert(0, (0, start_ms))
    return replace(paragraph, text=text, start_ms=start_ms, cues=_cues(text, begins, starts))


def _joined(text: str, more: str) -> str:
    more = more.strip()
    if not text or not more:
        return text or more
    return text + more if more[0] in ".,;:?!" else f"{text} {more}"


def _with_inferred(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Return *paragraphs*, none of them with a time of its own, with what their marks tell of it."""
    places: list[int] = []
    known: list[tuple[int, int]] = [(0, 0)]
    at = 0
    for paragraph in paragraphs:
        places.append(at)
        known += [(at + cue.start, cue.start_ms) for cue in paragraph.cues]
        at += len(paragraph.text) + 1
    known.append((at, known[-1][1] + (at - known[-1][0]) * MS_A_CHARACTER))
    return [
        replace(paragraph, inferred_ms=_between(known, place))
        for paragraph, place in zip(paragraphs, places, strict=True)
    ]


def _between(known: Sequence[tuple[int, int]], place: int) -> int:
    after = min(len(known) - 1, max(1, bisect_right(known, place, key=_place)))
    (begin, begin_ms), (end, end_ms) = known[after - 1], known[after]
    return begin_ms + max(0, end_ms - begin_ms) * (place - begin) // max(1, end - begin)


def _place(known: tuple[int, int]) -> int:
    return known[0]


def _cues(text: str, begins: Sequence[tuple[int, int]], starts: Sequence[int]) -> tuple[Word, ...]:
    """Return the stretches of *text* between marks; each lasts until the next known time."""
    cues = []
    ends = [place for place, _ in begins[1:]] + [len(text)]
    for (begin, time_ms), end in zip(begins, ends, strict=True):
        begin += len(text[begin:end]) - len(text[begin:end].lstrip())
        end = begin + len(text[begin:end].rstrip())
        if begin >= end:
            continue
        later = bisect_right(starts, time_ms)
        natural_ms = time_ms + (end - begin) * MS_A_CHARACTER
        end_ms = starts[later] if later < len(starts) else natural_ms
        cues.append(Word(begin, end, time_ms, end_ms))
    return tuple(cues)
