"""Which items two rows have in common, in order: the longest row that is in both.

A row of bits holds a line of the usual table, so that a step is a few
operations on one whole number (Hyyrö 2004).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Hashable, Iterable, Iterator, Sequence


def common_pairs(a: Sequence[Hashable], b: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Return the longest rising list of pairs (i, k) with `a[i] == b[k]`."""
    where = where_of(enumerate(a))
    return pairs_of(len(a), [where.get(item, 0) for item in b])


def where_of(items: Iterable[tuple[int, Hashable]]) -> dict[Hashable, int]:
    """Return for each item the places where it stands, as the bits of a number."""
    where: dict[Hashable, int] = {}
    for i, item in items:
        where[item] = where.get(item, 0) | 1 << i
    return where


def pairs_of(size: int, places: Sequence[int]) -> list[tuple[int, int]]:
    """Return the longest rising list of pairs (i, k) in which bit i of `places[k]` is set; i < *size*."""
    lines = list(_lines(size, places))
    pairs: list[tuple[int, int]] = []
    i, k = size, len(places)
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
    where = where_of(enumerate(a))
    (last,) = deque(_lines(len(a), (where.get(item, 0) for item in b)), maxlen=1)
    return 2 * (len(a) - last.bit_count()) / (len(a) + len(b))


def _lines(size: int, places: Iterable[int]) -> Iterator[int]:
    """Yield a line for each beginning of *places*: bit i is 0 where place i makes what is common longer."""
    line = full = (1 << size) - 1
    yield line
    for there in places:
        taken = line & there
        line = ((line + taken) | (line - taken)) & full
        yield line
