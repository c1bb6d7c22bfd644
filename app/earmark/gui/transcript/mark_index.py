"""The placed highlights and bookmarks of an episode, quick to ask for a stretch of text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from earmark.model.annotations import Annotations, Highlight


class Mark(NamedTuple):
    """A highlight as it is painted.

    `level` is 1 where an underline stands lower, because another one runs
    under some of the same words; `rank` says which is on top: later made, higher.
    """

    id: str
    start: int
    end: int
    color: str
    note: str
    level: int
    rank: int


class MarkIndex:
    """All placed highlights of *annotations*; bookmarks, of which no words are painted, apart from them."""

    def __init__(self, annotations: Annotations | None = None) -> None:
        all_placed = [h for h in annotations.highlights if h.placed] if annotations else []
        all_placed.sort(key=lambda h: (h.start, h.end, h.id))
        self._bookmarks = [_bookmark(h) for h in all_placed if h.is_bookmark]
        self._bookmark_starts = [mark.start for mark in self._bookmarks]
        placed = [h for h in all_placed if not h.is_bookmark]
        ranks = {h.id: k for k, h in enumerate(sorted(placed, key=lambda h: (h.created, h.id)))}
        levels = _levels(placed)
        self._marks = [
            Mark(h.id, h.start, h.end, h.color, h.note, level, ranks[h.id])
            for h, level in zip(placed, levels, strict=True)
        ]
        self._starts = [mark.start for mark in self._marks]
        self._ends_so_far = list(accumulate((mark.end for mark in self._marks), max))
        self._by_id = {mark.id: mark for mark in self._marks}

    def get(self, mark_id: str | None) -> Mark | None:
        """Return the highlight of that id, if there is one; no bookmark."""
        return self._by_id.get(mark_id) if mark_id else None

    def between(self, start: int, end: int) -> list[Mark]:
        """Return the marks with a part in `text[start:end]`, the topmost last."""
        first = bisect_right(self._ends_so_far, start)
        last = bisect_left(self._starts, end)
        found = [mark for mark in self._marks[first:last] if mark.end > start]
        return sorted(found, key=lambda mark: mark.rank)

    def bookmarks_between(self, start: int, end: int) -> list[Mark]:
        """Return the bookmarks that begin in `text[start:end]`, in reading order."""
        starts = self._bookmark_starts
        return self._bookmarks[bisect_left(starts, start) : bisect_left(starts, end)]


def _bookmark(placed: Highlight) -> Mark:
    return Mark(placed.id, placed.start, placed.end, placed.color, placed.note, level=0, rank=0)


def _levels(placed: Sequence[Highlight]) -> list[int]:
    """Return for each highlight, in reading order, whether its underline must stand lower."""
    levels: list[int] = []
    open_ends: list[tuple[int, int]] = []  # end and level of those that are not over yet
    for highlight in placed:
        open_ends = [(end, level) for end, level in open_ends if end > highlight.start]
        level = 1 if any(level == 0 for _, level in open_ends) else 0
        open_ends.append((highlight.end, level))
        levels.append(level)
    return levels
