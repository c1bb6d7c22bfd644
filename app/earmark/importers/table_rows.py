"""Names and times that stand in the middle of their row, as in the cells of a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise

from earmark.importers.columns import Mark
from earmark.importers.placing import Page, Placed

_TALL = 3
"""Rows of fewer lines do not tell their middle from their top."""
_MIDDLE = (0.3, 0.7)
_FEWEST = 2
_MOST_MARKS = 4
"""Three lines of a name and a time: where more stand beside a row, it is no row but many."""


def are_centred(pages: Sequence[Page]) -> bool:
    """Return whether names and times stand in the middle of rows of talk that have gaps between them."""
    top = middle = crowded = 0
    for page in pages:
        for (first, end), marks in _rows(page):
            if end - first < _TALL:
                continue
            begin, height = page.talk[first].baseline, page.talk[end - 1].baseline - page.talk[first].baseline
            if sum(mark.stamp is not None for mark in marks) > 1 or len(marks) > _MOST_MARKS:
                crowded += len(marks)
            for mark in marks:
                part = (mark.line.baseline - begin) / height
                middle += _MIDDLE[0] < part < _MIDDLE[1]
                top += part <= _MIDDLE[0] / 2
    return middle >= _FEWEST and middle > 2 * (top + crowded)


def placed(page: Page) -> dict[int, Placed]:
    """Return what begins at the first line of each row."""
    found = {}
    for (first, _), marks in _rows(page):
        if marks:
            label = " ".join(mark.label for mark in marks if mark.label)
            stamp = next((mark.stamp for mark in marks if mark.stamp), None)
            found[first] = Placed(label, stamp, tuple(mark.line for mark in marks))
    return found


def _rows(page: Page) -> Iterator[tuple[tuple[int, int], list[Mark]]]:
    """Yield each row of talk (its first line, and the one after its last) with the marks nearest to it."""
    begins = [k for k, opening in enumerate(page.opened) if k == 0 or opening.breaks]
    rows = list(pairwise([*begins, len(page.talk)]))
    marks: dict[tuple[int, int], list[Mark]] = {row: [] for row in rows}
    for mark in sorted(page.marks, key=lambda mark: mark.line.baseline):
        nearest = min(rows, key=partial(_distance, page, mark.line.baseline), default=None)
        if nearest:
            marks[nearest].append(mark)
    yield from marks.items()


def _distance(page: Page, baseline: float, row: tuple[int, int]) -> float:
    """Return how far *baseline* lies above or below the lines of *row*."""
    first, end = row
    return max(0.0, page.talk[first].baseline - baseline, baseline - page.talk[end - 1].baseline)
