"""What can be done about a remark of the reader of a file, and what was done.

Remarks are named by their number in the original's `remarks`. Each mend makes
the next `Corrections`, like the verbs in `correcting`.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from earmark.model.correcting import join_turns, replace_text, set_time, set_turn_speaker
from earmark.model.corrections import AnyChange, Corrections, TextChange
from earmark.model.edition import Edition
from earmark.model.episode import Remark, Span
from earmark.model.taking_back import take_back

_LEFT_OUT = ("furniture", "stray", "doubled")
_HEAD_OF_PAGE = 150.0
"""Points from the top within which what was left out stood before the talk of its page."""
_MOST_OF_IT = 0.8
"""Which part of the letters that were left out a correction must add to have them back."""


@dataclass(frozen=True, slots=True)
class Mend:
    """One thing that can be done.

    `deed` is "time" (it is spoken at `time_ms`), "other_time" and "speaker"
    (what exactly, the reader says), "not_a_name" (the name is a part of the
    talk) or "put_back" (the words were said).
    """

    deed: str
    time_ms: int | None = None


def mends_for(edition: Edition, number: int) -> tuple[Mend, ...]:
    """Return what can be done about the remark, the likeliest first; nothing where its place is not shown."""
    remark, paragraph = edition.original.remarks[number], _paragraph(edition, number)
    if paragraph is None:
        return ()
    if remark.kind == "time":
        return _times(edition, remark)
    if remark.kind == "label":
        span = edition.episode.spans[paragraph]
        joinable = span.index == 0 and span.turn > 0 and bool(remark.words)
        return (Mend("speaker"), *([Mend("not_a_name")] if joinable else []))
    if remark.kind in _LEFT_OUT and remark.words.strip():
        return (Mend("put_back"),)
    return ()


def mended(
    edition: Edition, number: int, mend: Mend, when: str, value: int | str | None = None
) -> Corrections:
    """Return the corrections after *mend*.

    Args:
        edition: What is shown now.
        number: The remark.
        mend: One of those that `mends_for` offers.
        when: UTC, ISO 8601, a final Z.
        value: For "other_time" milliseconds; for "speaker" a place in the
            shown `speakers`, or a new name.
    """
    paragraph = _paragraph(edition, number)
    if paragraph is None:
        return edition.corrections
    words = " ".join(edition.original.remarks[number].words.split())
    span = edition.episode.spans[paragraph]
    if mend.deed == "time":
        return set_time(edition, paragraph, mend.time_ms, when)
    if mend.deed == "other_time" and isinstance(value, int):
        return set_time(edition, paragraph, value, when)
    if mend.deed == "speaker" and value is not None:
        return set_turn_speaker(edition, span.turn, value, when)
    if mend.deed == "not_a_name":
        joined = Edition(edition.original, join_turns(edition, span.turn, when))
        return _inserted(joined, paragraph, 0, f"{words}: ", when)
    if mend.deed == "put_back":
        return _put_back(edition, edition.original.remarks[number], paragraph, words, when)
    return edition.corrections


def entries_about(edition: Edition, number: int) -> tuple[AnyChange, ...]:
    """Return the corrections that settle the remark; none: it is not mended."""
    remark = edition.original.remarks[number]
    if remark.paragraph is None:
        return ()
    span, made = edition.original.spans[remark.paragraph], edition.corrections
    brought_back = _that_bring_back(edition, number, span)
    if remark.kind == "time":
        return tuple(entry for entry in made.times if entry.placed and entry.start == span.start)
    if remark.kind == "label":
        begun = tuple(entry for entry in made.turns if entry.placed and entry.start == span.start)
        return (*begun, *brought_back) if any(entry.joined for entry in begun) else begun
    return brought_back if remark.kind in _LEFT_OUT else ()


def take_mend_back(edition: Edition, number: int, when: str) -> Corrections:
    """Return the corrections without those that settle the remark."""
    return take_back(edition, [entry.id for entry in entries_about(edition, number)], when)


def _paragraph(edition: Edition, number: int) -> int | None:
    """Return which shown paragraph the remark is about."""
    return edition.episode.remarks[number].paragraph


def _times(edition: Edition, remark: Remark) -> tuple[Mend, ...]:
    """Return the times that can be meant, as the original has them."""
    if remark.paragraph is None:
        return ()
    read = edition.original.spans[remark.paragraph].paragraph
    times = dict.fromkeys(time for time in (read.inferred_ms, read.start_ms) if time is not None)
    return (*(Mend("time", time) for time in times), Mend("other_time"))


def _put_back(edition: Edition, remark: Remark, paragraph: int, words: str, when: str) -> Corrections:
    text = edition.episode.spans[paragraph].paragraph.text
    again = re.search(r"\s+".join(map(re.escape, words.split())), text) if remark.kind == "doubled" else None
    if again is not None:
        return _inserted(edition, paragraph, again.end(), f" {words}", when)
    if remark.kind == "furniture" and remark.boxes and remark.boxes[0].top < _HEAD_OF_PAGE:
        return _inserted(edition, paragraph, 0, f"{words} ", when)
    return _inserted(edition, paragraph, len(text), f" {words}", when)


def _inserted(edition: Edition, paragraph: int, place: int, words: str, when: str) -> Corrections:
    at = edition.episode.spans[paragraph].start + place
    return replace_text(edition, at, at, words, when)


def _that_bring_back(edition: Edition, number: int, span: Span) -> tuple[TextChange, ...]:
    """Return the corrections that add the letters of the words left out to *span*.

    In which order they are in it cannot be told: of "the tide the tide" either half is the new one.
    """
    remarks = edition.original.remarks
    words = Counter("".join(remarks[number].words.split()))
    found = tuple(entry for entry in edition.corrections.texts if _adds(entry, span, words))
    letters = sum((_added(entry) & _times_over(words, len(remarks)) for entry in found), Counter[str]())
    twins = [k for k in range(number) if _is_twin(remarks[k], remarks[number])]
    return found if letters.total() >= (len(twins) + _MOST_OF_IT) * words.total() > 0 else ()


def _adds(entry: TextChange, span: Span, words: Counter[str]) -> bool:
    inside = entry.placed and span.start <= entry.start and entry.end <= span.end
    return inside and (words & _added(entry)).total() >= _MOST_OF_IT * words.total()


def _added(entry: TextChange) -> Counter[str]:
    return Counter(entry.now) - Counter(entry.was)


def _times_over(words: Counter[str], times: int) -> Counter[str]:
    return Counter({letter: count * times for letter, count in words.items()})


def _is_twin(one: Remark, other: Remark) -> bool:
    """Whether both are about the same words in the same paragraph: a line that is printed three times."""
    return (one.kind, one.paragraph, one.words) == (other.kind, other.paragraph, other.words)
