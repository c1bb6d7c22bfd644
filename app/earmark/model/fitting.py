"""Laying a quote beside a text, word by word: which words are its own now, and how like they are."""

from __future__ import annotations

from dataclasses import dataclass

from earmark.model.aligning import common_pairs, likeness, pairs_of, where_of
from earmark.model.haystack import Haystack
from earmark.model.needle import Needle

_SLACK = 12
"""How many words more or less than expected may stand around the quote."""

_SIDE_SLACK = 4
_IN_A_ROW = 3
_VERY_LONG = 400


@dataclass(frozen=True, slots=True)
class Fit:
    """The words `first` to `last` (half-open) may be a quote.

    `likeness` says how like its words they are, by their letters, `common`
    how many of its words they are, and `around` how much of its
    surroundings is there; all from 0, nothing, to 1, all.
    """

    first: int
    last: int
    likeness: float
    around: float
    common: float = 1.0

    def overlaps(self, other: Fit) -> bool:
        return self.first < other.last and other.first < self.last


def exact_fit(haystack: Haystack, needle: Needle, first: int) -> Fit:
    """Return the fit at the word *first*, where all words of the quote stand."""
    own, last = len(needle.before), first + len(needle.words)
    low, high = max(0, first - own), last + len(needle.after)
    if haystack.prints[low:high] == needle.row:
        return Fit(first, last, 1.0, 1.0)
    low = max(0, low - _SIDE_SLACK)
    left, right = haystack.prints[low:first], haystack.prints[last : high + _SIDE_SLACK]
    end_own = own + len(needle.words)
    pairs = common_pairs(needle.before, left)
    pairs += [(own + k, first - low + k) for k in range(len(needle.words))]
    pairs += [(end_own + i, last - low + k) for i, k in common_pairs(needle.after, right)]
    return Fit(first, last, 1.0, _around(pairs, needle))


def loose_fit(haystack: Haystack, needle: Needle, about: int) -> Fit:
    """Return the fit near the word *about*, whatever was changed there."""
    row, own = needle.row, len(needle.before)
    slack = _SLACK + len(needle.words) // 4
    low = max(0, about - own - slack)
    high = min(about + len(row) - own + slack, len(haystack.prints))
    pairs = _common(needle, haystack, low, high)
    mirrored = [(len(row) - 1 - i, high - low - 1 - k) for i, k in reversed(pairs)]
    edge = len(haystack.prints) - 1
    first = min(max(low + _begin(pairs, own), 1), edge)
    last = min(max(high - _begin(mirrored, len(needle.after)), first), edge)
    here = haystack.words.folded[first:last]
    common = likeness(list(needle.words), here)
    return Fit(first, last, alike(needle, here), _around(pairs, needle), common)


def alike(needle: Needle, here: list[str]) -> float:
    """Return how like the quote the words *here* are: by letters, or by words where that would take long."""
    if max(len(needle.words), len(here)) > _VERY_LONG:
        return likeness(needle.words, here)
    return likeness(" ".join(needle.words), " ".join(here))


def _common(needle: Needle, haystack: Haystack, low: int, high: int) -> list[tuple[int, int]]:
    """Return which words of the row of *needle* are which of `low` to `high`.

    Words are compared where they are known, and prints where they are not:
    one pair of words in 255 has the same print.
    """
    begin, end = needle.near_from, needle.near_from + len(needle.near)
    by_word = where_of(enumerate(needle.near, begin))
    by_print = where_of((i, mark) for i, mark in enumerate(needle.row) if not begin <= i < end)
    there = zip(haystack.words.folded[low:high], haystack.prints[low:high], strict=True)
    return pairs_of(len(needle.row), [by_word.get(word, 0) | by_print.get(mark, 0) for word, mark in there])


def _around(pairs: list[tuple[int, int]], needle: Needle) -> float:
    """Return how much of the surroundings is in *pairs*: words that stand there in a row, as they did.

    Single words agree by chance: in any talk, one in three does.
    """
    own, end_own = len(needle.before), len(needle.before) + len(needle.words)
    count = begin = 0
    for n in range(1, len(pairs) + 1):
        if n < len(pairs) and pairs[n] == (pairs[n - 1][0] + 1, pairs[n - 1][1] + 1):
            continue
        if n - begin >= _IN_A_ROW:
            count += sum(not own <= i < end_own for i, _ in pairs[begin:n])
        begin = n
    return count / max(1, len(needle.before) + len(needle.after))


def _begin(pairs: list[tuple[int, int]], own: int) -> int:
    """Return at which word of the window the quote begins, which begins at the word *own* of its row.

    Where the words around its beginning are others, they are shared out
    between what stood before it and the quote as they were.
    """
    before = next((pair for pair in reversed(pairs) if pair[0] < own), None)
    after = next((pair for pair in pairs if pair[0] >= own), None)
    if after is None:
        return before[1] + 1 if before else 0
    missing = after[0] - own
    if before is None or not missing:
        return max(0, after[1] - missing)
    outside = own - before[0] - 1
    room = after[1] - before[1] - 1
    share = round(room * outside / (outside + missing))
    return max(before[1] + 1 + share, after[1] - 2 * missing - 1)
