"""Runs -> paragraphs, each with the times of its cues and words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from earmark.importers.cue_runs import Run, Timed
from earmark.importers.paragraphing import begins
from earmark.model.episode import Paragraph, Word


class Made(NamedTuple):
    """A paragraph, and the times in it that cannot be true."""

    paragraph: Paragraph
    late_ms: tuple[int, ...] = ()


def paragraphs_of(run: Run) -> Iterator[Made]:
    """Yield the paragraphs of *run*; the format's own are left whole."""
    if not run.text:
        return
    places = [0] if run.whole else begins(run)
    first = 0
    end_ms: int | None = None
    for begin, end in pairwise([*places, len(run.text)]):
        text = run.text[begin:end].rstrip()
        end = begin + len(text)
        while first < len(run.timed) and run.timed[first].end <= begin:
            first += 1
        last = first
        while last < len(run.timed) and run.timed[last].start < end:
            last += 1
        inside = run.timed[first:last]
        late = tuple(ms for place, ms in run.late if begin <= place < end) if run.late else ()
        yield Made(_paragraph(text, inside, begin, run, end_ms), late)
        if inside:
            end_ms = inside[-1].end_ms


def _paragraph(text: str, inside: Sequence[Timed], begin: int, run: Run, end_ms: int | None) -> Paragraph:
    printed = next((ms for place, ms in run.late if place == begin), None) if run.late else None
    start_ms = inside[0].start_ms if inside else None
    inferred_ms = None
    if printed is not None:
        start_ms, inferred_ms = printed, start_ms if start_ms is not None else end_ms
    elif inside and inside[0].start < begin:
        inferred_ms = _time_at(inside[0], begin)
    end = begin + len(text)
    return Paragraph(
        text,
        start_ms,
        inferred_ms,
        words=tuple(
            Word(item.start - begin, item.end - begin, item.start_ms, item.end_ms)
            for item in inside
            if item.is_word
        ),
        sponsor=run.sponsor,
        cues=tuple(_cut(item, begin, end) for item in inside if not item.is_word),
    )


def _cut(item: Timed, begin: int, end: int) -> Word:
    """Return the part of *item* that lies in the paragraph `text[begin:end]`, with its share of the time."""
    start, stop = max(item.start, begin), min(item.end, end)
    return Word(start - begin, stop - begin, _time_at(item, start), _time_at(item, stop))


def _time_at(item: Timed, place: int) -> int:
    lasts_ms = item.end_ms - item.start_ms
    return item.start_ms + lasts_ms * (place - item.start) // max(1, item.end - item.start)
