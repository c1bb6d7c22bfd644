"""The transcript with its quotes in it: which of them lie over each stretch of a paragraph."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from earmark.exporters.quotes.row import Row, clean
from earmark.exporters.quotes.rows import Sheet
from earmark.exporters.wording import one_line
from earmark.model.episode import Span


class Stretch(NamedTuple):
    """A piece of a paragraph, and the quotes over it in reading order."""

    text: str
    rows: tuple[Row, ...] = ()


class MarkedText:
    """Cuts the paragraphs of a sheet's transcript where quotes begin and end."""

    def __init__(self, sheet: Sheet) -> None:
        placed = [row for row in sheet.rows if row.start is not None and row.end is not None]
        self._rows = sorted(placed, key=_reading_order)
        self._spans = sheet.episode.spans
        self._starts = [span.start for span in self._spans]
        self._over: dict[int, list[Row]] = {}
        for row in self._rows:
            for number in self._spans_of(row):
                self._over.setdefault(number, []).append(row)

    def stretches(self, number: int) -> Iterator[Stretch]:
        """Yield the pieces of the paragraph at *number* of `Episode.spans`; together they are its text."""
        span = self._spans[number]
        text = one_line(clean(span.paragraph.text))
        rows = self._over.get(number, [])
        cuts = _cuts(span, rows)
        for start, end in pairwise(cuts):
            over = tuple(row for row in rows if not row.bookmark and _within(row, span, start, end))
            yield Stretch(text[start:end], over)

    def begin(self, number: int) -> list[Row]:
        """Return the quotes that begin in that paragraph."""
        span = self._spans[number]
        return [
            row for row in self._over.get(number, []) if row.start is not None and row.start >= span.start
        ]

    def _spans_of(self, row: Row) -> range:
        start, end = row.start or 0, row.end or 0
        first = max(0, bisect_right(self._starts, start) - 1)
        return range(first, bisect_left(self._starts, end))


def _reading_order(row: Row) -> tuple[int, int]:
    return row.start or 0, row.end or 0


def _cuts(span: Span, rows: Sequence[Row]) -> list[int]:
    length = span.end - span.start
    places = {0, length}
    for row in rows:
        places |= {min(max(0, (place or 0) - span.start), length) for place in (row.start, row.end)}
    return sorted(places)


def _within(row: Row, span: Span, start: int, end: int) -> bool:
    first, last = (row.start or 0) - span.start, (row.end or 0) - span.start
    return first <= start and end <= last
