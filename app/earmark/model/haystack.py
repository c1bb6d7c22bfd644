"""A text made ready to look for many quotes in it: where words stand, and rows of words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property

from earmark.model.needle import Needle
from earmark.model.prints import words_of

_COMMON = 24
"""A row of three words that stands at more places than this points to none of them."""

_WIDTH = 8
"""Rows that point to places this close together point to one."""

_TRIED = 3
"""How many places are worth a closer look."""


class Haystack:
    """The words of one text, for looking up. Making it takes some 50 ms for two hours of talk."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = words_of(text)
        self.prints = self.words.prints
        self._letters: dict[str, str] = {}
        letter = self._letters.setdefault
        self._row = "".join([letter(word, chr(1 + len(self._letters))) for word in self.words.folded])

    def same_words(self, needle: Needle) -> list[int]:
        """Return the numbers of the words at which all words of *needle* stand, in order."""
        letters = [self._letters.get(word, "\0") for word in needle.words]
        row = "".join(letters)
        return list(_occurrences(self._row, row)) if row and "\0" not in letters else []

    def pointed_to(self, needle: Needle) -> list[int]:
        """Return about where *needle* begins, by its words and surroundings: the likeliest places first."""
        row, rows = needle.row, self._rows
        votes: dict[int, int] = defaultdict(int)
        for k, key in enumerate(zip(row, row[1:], row[2:], strict=False), start=-len(needle.before)):
            places = rows.get(key, ())
            if len(places) <= _COMMON:
                for place in places:
                    votes[(place - k) // _WIDTH] += 1
        ranked = sorted(votes, key=lambda b: (-votes[b] - votes.get(b + 1, 0), b))
        tried: list[int] = []
        for bucket in ranked[: 2 * _TRIED]:
            if all(abs(bucket - other) > 1 for other in tried):
                tried.append(bucket)
        return [bucket * _WIDTH + _WIDTH for bucket in tried[:_TRIED]]

    @cached_property
    def _rows(self) -> dict[tuple[int, ...], list[int]]:
        prints = self.prints
        rows: dict[tuple[int, ...], list[int]] = defaultdict(list)
        for place, key in enumerate(zip(prints, prints[1:], prints[2:], strict=False)):
            rows[key].append(place)
        return dict(rows)


def _occurrences(row: str, words: str) -> Iterator[int]:
    at = row.find(words)
    while at >= 0:
        yield at
        at = row.find(words, at + 1)
