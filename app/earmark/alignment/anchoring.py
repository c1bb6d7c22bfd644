"""Where what is heard and what is written surely agree: long equal rows of phones, in one order.

The rows are found by their hashes, the best rising chain of them by dynamic
programming, and rows that stand alone against their surroundings are let go.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from heapq import heappop, heappush
from typing import NamedTuple

import numpy as np

from earmark.alignment.hearing import Heard
from earmark.alignment.phones import BOUNDARY, ROUGH, Ints

LONGEST_ROW = 7
"""Phones of the rows that are looked for first; shorter ones only between them."""
_OVERLAP = 4
"""How many phones two neighbours of a chain may share: ends of rows match by chance."""
_RUN_COST = 3
"""What a run costs, in phones: so that few long ones win over many short ones."""


class Run(NamedTuple):
    """Equal phones: `length` of them from `heard` in the sound and from `said` in the transcript."""

    heard: int
    said: int
    length: int


class Support(NamedTuple):
    """How much of what surrounds a run must agree with it: `phones` of them within `frames` on both sides."""

    frames: int
    phones: int


def likeliest(heard: Heard) -> tuple[Ints, Ints]:
    """Return the phones that are heard, each once, and the frames they begin in."""
    best = heard.argmax(axis=1)
    begins = np.flatnonzero(np.diff(best, prepend=-1))
    begins = begins[best[begins] < BOUNDARY]
    return best[begins].astype(np.int64), begins.astype(np.int64)


def anchors(
    heard: Ints, begins: Ints, said: Ints, row: int = LONGEST_ROW, *, most: int, support: Support
) -> list[Run]:
    """Return the runs on which *heard* and *said* agree, rising in both.

    Args:
        heard: Phones of the sound.
        begins: The frame each of them begins in.
        said: Phones of the transcript.
        row: How many phones in a row must be equal.
        most: How many times a row may occur in the transcript to count.
        support: What must stand around a run.
    """
    return _supported(_chain(_runs(ROUGH[heard], ROUGH[said], row, most)), begins, support)


def _runs(heard: Ints, said: Ints, row: int, most: int) -> list[Run]:
    """Return all rows that are equal, those on one diagonal that touch joined."""
    if min(len(heard), len(said)) < row:
        return []
    heard_keys, said_keys = _keys(heard, row), _keys(said, row)
    order = np.argsort(said_keys, kind="stable")
    ordered = said_keys[order]
    first = np.searchsorted(ordered, heard_keys, "left")
    count = np.searchsorted(ordered, heard_keys, "right") - first
    at = np.flatnonzero((count > 0) & (count <= most))
    pairs = [(i, int(j)) for i in at.tolist() for j in order[first[i] : first[i] + count[i]]]
    pairs.sort(key=_diagonal)
    runs: list[Run] = []
    for i, j in pairs:
        last = runs[-1] if runs else None
        if last and last.said - last.heard == j - i and i <= last.heard + last.length:
            runs[-1] = last._replace(length=i + row - last.heard)
        else:
            runs.append(Run(i, j, row))
    return runs


def _keys(phones: Ints, row: int) -> Ints:
    keys = np.zeros(len(phones) - row + 1, np.int64)
    for k in range(row):
        keys = keys * 40 + phones[k : len(phones) - row + 1 + k]
    return keys


def _diagonal(pair: tuple[int, int]) -> tuple[int, int]:
    return pair[1] - pair[0], pair[0]


def _chain(runs: list[Run]) -> list[Run]:
    """Return the heaviest row of *runs* in which each begins after the one before, in both."""
    if not runs:
        return []
    runs = sorted(runs)
    heaviest = _Heaviest(max(run.said + run.length for run in runs) + 1)
    weights, before = [0] * len(runs), [-1] * len(runs)
    ended: list[tuple[int, int]] = []
    for n, run in enumerate(runs):
        while ended and ended[0][0] <= run.heard + _OVERLAP:
            k = heappop(ended)[1]
            heaviest.add(max(0, runs[k].said + runs[k].length - _OVERLAP), weights[k], k)
        weight, before[n] = heaviest.up_to(run.said)
        weights[n] = weight + run.length - _RUN_COST
        heappush(ended, (run.heard + run.length, n))
    chain = []
    at = max(range(len(runs)), key=weights.__getitem__)
    while at >= 0:
        chain.append(runs[at])
        at = before[at]
    return chain[::-1]


class _Heaviest:
    """A Fenwick tree of maxima: the heaviest chain that ends at or before a place in the transcript."""

    def __init__(self, size: int) -> None:
        self._tree = [(0, -1)] * (size + 2)

    def add(self, place: int, weight: int, run: int) -> None:
        place += 1
        while place < len(self._tree):
            if self._tree[place][0] < weight:
                self._tree[place] = (weight, run)
            place += place & -place

    def up_to(self, place: int) -> tuple[int, int]:
        best = (0, -1)
        place += 1
        while place > 0:
            if self._tree[place][0] > best[0]:
                best = self._tree[place]
            place -= place & -place
        return best


def _supported(chain: list[Run], begins: Ints, support: Support) -> list[Run]:
    """Return the runs of *chain* around which enough others lie near the same diagonal."""
    frames = [int(begins[run.heard]) for run in chain]
    heard, said, lengths = np.array(chain, np.int64).reshape(-1, 3).T
    kept = []
    for n, run in enumerate(chain):
        near = slice(
            bisect_left(frames, frames[n] - support.frames), bisect_right(frames, frames[n] + support.frames)
        )
        apart = np.abs(heard[near] - run.heard)
        aside = np.abs(said[near] - heard[near] - (run.said - run.heard))
        if lengths[near][aside <= 8 + 0.15 * apart].sum() >= support.phones:
            kept.append(run)
    return kept
