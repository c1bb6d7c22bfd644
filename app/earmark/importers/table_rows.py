"""Names and times that stand in the middle of their row, as in the cells of a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from earmark.importers.columns import Mark
from earmark.importers.placing import Page, Placed

_AROUND = 0.7
"""In line distances: how far above its first line, or below its last one, a row reaches."""
_TALL = 3
"""Rows of fewer lines do not tell their middle from their top."""
_MIDDLE = (0.3, 0.7)
_FEWEST = 2
_MOST_MARKS = 4
"""Three lines of a name and a time: where more stand beside a row, it is no row but many."""


def are_centred(pages: Sequence[Page], pitch: float) -> bool:
    """Return whether names and times stand in the middle of rows of talk that have gaps between them."""
    top = middle = crowded = 0
    for page in pages:
        for first, end in _rows(page):
            if end - first < _TALL:
                continue
            begin, height = page.talk[first].baseline, page.talk[end - 1].baseline - page.talk[first].baseline
            marks = _marks_of(page, first, end, pitch)
            if sum(mark.stamp is not None for mark in marks) > 1 or len(marks) > _MOST_MARKS:
                crowded += len(marks)
            for mark in marks:
                part = (mark.line.baseline - begin) / height
                middle += _MIDDLE[0] < part < _MIDDLE[1]
                top += part <= _MIDDLE[0] / 2
    return middle >= _FEWEST and middle > 2 * (top + crowded)


def placed(page: Page, pitch: float) -> dict[int, Placed]:
    """Return what begins at the first line of each row."""
    found = {}
    for first, end in _rows(page):
        marks = sorted(_marks_of(page, first, end, pitch), key=lambda mark: mark.line.baseline)
        if marks:
            label = " ".join(mark.label for mark in marks if mark.label)
            stamp = next((mark.stamp for mark in marks if mark.stamp), None)
            found[first] = Placed(label, stamp, tuple(mark.line for mark in marks))
    return found


def _rows(page: Page) -> Iterator[tuple[int, int]]:
    """Yield the first line of each row of talk, and the one after its last."""
    begins = [k for k, opening in enumerate(page.opened) if k == 0 or opening.breaks]
    yield from pairwise([*begins, len(page.talk)])


def _marks_of(page: Page, first: int, end: int, pitch: float) -> list[Mark]:
    top = page.talk[first].baseline - _AROUND * pitch
    bottom = page.talk[end - 1].baseline + _AROUND * pitch
    return [mark for mark in page.marks if top < mark.line.baseline < bottom]
