"""Which items two rows have in common, in order: the longest row that is in both.

A row of bits holds a line of the usual table, so that a step is a few
operations on one whole number (Hyyrö 2004).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Hashable, Iterator, Sequence


def common_pairs(a: Sequence[Hashable], b: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Return the longest rising list of pairs (i, k) with `a[i] == b[k]`."""
    lines = list(_lines(a, b))
    pairs: list[tuple[int, int]] = []
    i, k = len(a), len(b)
    while i and k:
        bit = 1 << (i - 1)
        if lines[k] & bit:
            i -= 1
            continue
        k -= 1
        if lines[k] & bit:
            i -= 1
            pairs.append((i, k))
    return pairs[::-1]


def likeness(a: Sequence[Hashable], b: Sequence[Hashable]) -> float:
    """Return how much of both is common: from 0, nothing, to 1, the same."""
    if a == b:
        return 1.0
    (last,) = deque(_lines(a, b), maxlen=1)
    common = len(a) - last.bit_count()
    return 2 * common / (len(a) + len(b))


def _lines(a: Sequence[Hashable], b: Sequence[Hashable]) -> Iterator[int]:
    """Yield a line for each beginning of *b*: bit i is 0 where `a[i]` makes what is common longer."""
    where: dict[Hashable, int] = {}
    for i, item in enumerate(a):
        where[item] = where.get(item, 0) | 1 << i
    line = full = (1 << len(a)) - 1
    yield line
    for item in b:
        taken = line & where.get(item, 0)
        line = ((line + taken) | (line - taken)) & full
        yield line
