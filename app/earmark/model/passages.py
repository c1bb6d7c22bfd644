"""The passages that a person means who types their words: all of them, one of them, or what comes near."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from earmark.model.aligning import likeness
from earmark.model.annotations import Highlight, TextQuote
from earmark.model.episode import Episode
from earmark.model.find import FindIndex, Query
from earmark.model.fitting import loose_fit
from earmark.model.haystack import Haystack
from earmark.model.needle import Needle, needle_of
from earmark.model.time_map import TimeMap

_LIKE = 0.6
"""What is less like the words than this does not come near: any two sentences share half of their letters."""

_FEW = 8
"""So few words can be misspelled so that nothing points to them: then they are looked for everywhere."""


class Passage(NamedTuple):
    """`Episode.text[start:end]`."""

    start: int
    end: int


class PassageFinder:
    """Looks for words in one episode; the text is folded once, for the first that needs it."""

    def __init__(self, episode: Episode) -> None:
        self._index = FindIndex(episode)
        self._text = episode.text

    def find(self, words: str) -> list[Passage]:
        """Return where *words* are said, in reading order.

        Case, accents, kinds of quotation marks, line breaks and changes of
        speaker do not count. Whole words are meant where there are any; where
        there is nothing at all, other punctuation does not count either.
        """
        for whole_word in (True, False):
            found = self._index.search(Query(words, whole_word=whole_word))
            if found:
                return [Passage(match.start, match.end) for match in found]
        return _same_words(self._haystack, _needle(words))

    def likeliest(self, words: str) -> Passage | None:
        """Return what comes nearest to *words*, which are not said; None if nothing does."""
        haystack, needle = self._haystack, _needle(words)
        fits = [loose_fit(haystack, needle, about) for about in haystack.pointed_to(needle)]
        tried = [_Tried(fit.likeness, fit.first, fit.last) for fit in fits]
        if len(needle.words) <= _FEW:
            tried += _everywhere(haystack, needle)
        best = max(tried, key=_likeness, default=None)
        if best is None or best.likeness < _LIKE:
            return None
        return _placed(haystack, needle, best.first, best.last)

    @cached_property
    def _haystack(self) -> Haystack:
        return Haystack(self._text)


def nearest(found: Sequence[Passage], time_map: TimeMap, time_ms: int) -> Passage:
    """Return that of *found* (at least one) which begins closest to *time_ms*."""
    return min(found, key=lambda passage: abs(time_map.time_at(passage.start) - time_ms))


class _Tried(NamedTuple):
    likeness: float
    first: int
    last: int


def _likeness(tried: _Tried) -> float:
    return tried.likeness


def _needle(words: str) -> Needle:
    return needle_of(Highlight("", 0, 1, "", TextQuote(words)))


def _same_words(haystack: Haystack, needle: Needle) -> list[Passage]:
    count = len(needle.words)
    found = [_placed(haystack, needle, first, first + count) for first in haystack.same_words(needle)]
    return [passage for passage in found if passage]


def _everywhere(haystack: Haystack, needle: Needle) -> list[_Tried]:
    """Return how like the needle each row of so many words is, once for each wording."""
    folded, count, meant = haystack.words.folded, len(needle.words), " ".join(needle.words)
    if not meant:
        return []
    edge = len(folded) - 1
    rows = {" ".join(folded[k : k + count]): k for k in reversed(range(1, edge - count + 1))}
    return [_Tried(likeness(meant, row), k, k + count) for row, k in rows.items()]


def _placed(haystack: Haystack, needle: Needle, first: int, last: int) -> Passage | None:
    place = needle.place_in(haystack.text, haystack.words, first, last)
    return Passage(*place) if place else None
