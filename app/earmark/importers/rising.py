"""Times rise through a transcript; this finds the few that do not."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence


def outliers(times: Sequence[int]) -> set[int]:
    """Return the indexes to leave out so that the rest never falls: as few as possible.

    Where either of two will do, it is the later one.
    """
    last = len(times) - 1
    return {last - k for k in _falling([-time for time in reversed(times)])}


def _falling(times: Sequence[int]) -> set[int]:
    tails: list[int] = []  # the smallest last time of a rising run of each length
    tail_at: list[int] = []
    before: list[int] = []
    for index, time in enumerate(times):
        length = bisect_right(tails, time)
        before.append(tail_at[length - 1] if length else -1)
        if length == len(tails):
            tails.append(time)
            tail_at.append(index)
        else:
            tails[length] = time
            tail_at[length] = index
    kept = set()
    at = tail_at[-1] if tail_at else -1
    while at >= 0:
        kept.add(at)
        at = before[at]
    return set(range(len(times))) - kept
