"""Headings between the lines of a talk -> chapters: nobody says them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from earmark.importers import labels
from earmark.importers.document_lines import ENDS, DocumentLine
from earmark.importers.document_talk import is_transcript_heading
from earmark.importers.starts import Start
from earmark.model.episode import Chapter

_NEAR = 3


def without_headings(
    lines: Sequence[DocumentLine], found: Sequence[Start | None], title: str
) -> tuple[list[DocumentLine], list[Start | None], list[Chapter]]:
    """Take out the headings that nobody says; those with a time, or before one, become chapters.

    Where nothing is said by anybody, headings are a part of the prose, but for its title.
    """
    kept: list[DocumentLine] = []
    starts: list[Start | None] = []
    titles: list[_Title] = []
    first = next((k for k, start in enumerate(found) if start), len(lines))
    for number, (line, start) in enumerate(zip(lines, found, strict=True)):
        silent = line.is_heading and not line.label and (line.heading > 0 or not line.text.endswith(ENDS))
        before = number < first
        if silent and not (start and (start.name or not start.rest)):
            text, stamp = (start.rest, start.stamp) if start else (line.text, None)
            titles.append(_Title(text, stamp.time_ms if stamp else None, len(kept), line.heading, before))
            if not before or labels.key(line.text) == labels.key(title):
                continue
        elif before:
            titles.clear()
        kept.append(line)
        starts.append(start)
    return kept, starts, _chapters(titles, starts)


class _Title(NamedTuple):
    """A heading that may be a chapter: its time, if it has one, and its place among the lines of the talk."""

    text: str
    time_ms: int | None
    place: int
    level: int
    before: bool
    """Whether it stands before all that is said: it may be the title of everything."""


def _chapters(titles: Sequence[_Title], starts: Sequence[Start | None]) -> list[Chapter]:
    """Return the headings that begin something at a known time."""
    chapters = []
    levels = {title.level for title in titles if not title.before}
    for title in titles:
        if is_transcript_heading(title.text) or (title.before and title.level not in levels):
            continue
        near = (start.stamp for start in starts[title.place : title.place + _NEAR] if start)
        stamp = next((stamp for stamp in near if stamp), None)
        begins_ms = stamp.time_ms if title.time_ms is None and stamp else title.time_ms
        if begins_ms is not None:
            chapters.append(Chapter(title.text, begins_ms))
    rising = all(a.start_ms < b.start_ms for a, b in pairwise(chapters))
    return chapters if rising else []
