"""Finding words in a transcript, as a reader means them.

Curly and straight quotes are one, so are letters with and without accents
and large and small ones (unless case is to match), and any white space is
one space: words are found across the end of a paragraph. Soft hyphens and
marks of zero width do not count.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple

from earmark.model.episode import Episode

_QUOTES = {**dict.fromkeys("‘’‚‛′‹›`´", "'"), **dict.fromkeys("“”„‟″«»", '"')}
_NOT_COUNTED = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
_WORD_AFTER = r"(?!\w|'\w)"
_NO_ACCENT = "(?![\u0300-\u036f])"  # where case is to match, letters come apart from their accents
_HANGUL = ("\uac00", "\ud7a3")  # syllables that would come apart into letters
_FIRST_ACCENT = 10
"""Combining classes from here on are accents and points; those before make other letters (が, क्)."""


@dataclass(frozen=True, slots=True)
class Query:
    """What is searched for. `speaker` indexes `Episode.speakers`; None is anyone."""

    text: str = ""
    match_case: bool = False
    whole_word: bool = False
    speaker: int | None = None


class Match(NamedTuple):
    """A found stretch, `Episode.text[start:end]`, and who says it. A tuple: there may be 100,000."""

    start: int
    end: int
    speaker: int | None = None


class FindIndex:
    """One episode, made ready to be searched: the text is folded once, at the first search."""

    def __init__(self, episode: Episode) -> None:
        self._text = episode.text
        self._starts = [span.start for span in episode.spans]
        self._speakers = [episode.turns[span.turn].speaker for span in episode.spans]

    def search(self, query: Query) -> list[Match]:
        """Return all matches in reading order, none overlapping another. Blank text finds nothing."""
        folded = self._cased if query.match_case else self._caseless
        pattern = _pattern(query)
        if pattern is None:
            return []
        places = [found.span() for found in pattern.finditer(folded.text)]
        if query.whole_word:
            places = [place for place in places if _begins_word(folded.text, place[0])]
        matches = self._with_speakers(folded.originals(places))
        if query.speaker is None:
            return matches
        return [match for match in matches if match.speaker == query.speaker]

    def _with_speakers(self, places: list[tuple[int, int]]) -> list[Match]:
        """Return matches at *places*, which are in reading order."""
        matches: list[Match] = []
        at = 0
        next_starts = [*self._starts[1:], len(self._text) + 1]
        for next_start, speaker in zip(next_starts, self._speakers, strict=False):
            end = bisect_left(places, (next_start, 0), at)
            matches += [Match(low, high, speaker) for low, high in places[at:end]]
            at = end
        return matches

    @cached_property
    def _cased(self) -> _Folded:
        return _Folded(self._text, match_case=True)

    @cached_property
    def _caseless(self) -> _Folded:
        return _Folded(self._text, match_case=False)


def by_speaker(matches: Iterable[Match]) -> list[tuple[int | None, int]]:
    """Return how many matches each speaker has, the most first."""
    return Counter(match.speaker for match in matches).most_common()


class _Folded:
    """A text with each character folded, and the way back to the places of the original.

    Nearly every character folds to one other, so places stay. The few that
    do not ("ß", a soft hyphen, an accent of its own) are remembered: behind
    each of them, places are shifted.
    """

    def __init__(self, text: str, *, match_case: bool) -> None:
        folds = {letter: _fold(letter, match_case) for letter in set(text)}
        odd = "".join(letter for letter, fold in folds.items() if len(fold) != 1)
        self._originals: list[int] = []  # where the odd characters stand
        self._begins: list[int] = []  # where their folds begin
        self._ends: list[int] = []  # and end
        shift = 0
        for found in re.finditer(f"[{re.escape(odd)}]", text) if odd else ():
            length = len(folds[found.group()])
            self._originals.append(found.start())
            self._begins.append(found.start() + shift)
            self._ends.append(found.start() + shift + length)
            shift += length - 1
        self.text = _replaced(text, match_case)
        if len(self.text) != len(text) + shift:  # a capital that is not lowered to one letter (İ)
            self.text = text.translate({ord(letter): fold for letter, fold in folds.items()})

    def originals(self, places: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """Return the ranges of the original whose folds hold the *places* of `text`."""
        if not self._originals:
            return places
        return [self._original(start, end) for start, end in places]

    def _original(self, start: int, end: int) -> tuple[int, int]:
        low, high = self._place(start), self._place(end)
        k = bisect_right(self._ends, end)
        if k < len(self._ends) and self._begins[k] < end:  # it ends inside the fold of one character
            high = self._originals[k] + 1
        return low, high

    def _place(self, folded: int) -> int:
        """Return the character whose fold begins or goes on at *folded*."""
        k = bisect_right(self._ends, folded)
        place = folded if k == 0 else self._originals[k - 1] + 1 + folded - self._ends[k - 1]
        return min(place, self._originals[k]) if k < len(self._originals) else place


def _replaced(text: str, match_case: bool) -> str:
    """Return *text* with each letter in its fold; several times as fast as `str.translate`."""
    replaced = text if match_case else text.lower()
    for letter in set(replaced):
        fold = _fold(letter, match_case)
        if fold != letter:
            replaced = replaced.replace(letter, fold)
    return replaced


def _pattern(query: Query) -> re.Pattern[str] | None:
    """Return what to look for in the folded text; None if nothing is asked for."""
    folded = "".join(_fold(letter, query.match_case) for letter in query.text)
    words = " +".join(re.escape(word) for word in folded.split())
    if not words:
        return None
    if query.match_case:
        words += _NO_ACCENT
    return re.compile(words + _WORD_AFTER if query.whole_word else words)


def _begins_word(text: str, start: int) -> bool:
    """Whether no word goes on at *start*; the apostrophe of "don't" is inside one."""
    before = text[start - 1 : start]
    if before == "'":
        before = text[start - 2 : start - 1] if start > 1 else ""
    return not (before.isalnum() or before == "_")


@cache
def _fold(letter: str, match_case: bool) -> str:
    if letter in _NOT_COUNTED:
        return ""
    if letter.isspace():
        return " "
    if letter in _QUOTES:
        return _QUOTES[letter]
    if _HANGUL[0] <= letter <= _HANGUL[1]:
        return letter
    if match_case:
        return unicodedata.normalize("NFD", letter)
    parts = unicodedata.normalize("NFKD", letter.casefold())
    plain = "".join(part for part in parts if unicodedata.combining(part) < _FIRST_ACCENT)
    composed = unicodedata.normalize("NFC", plain).casefold()
    return "".join(_QUOTES.get(part, " " if part.isspace() else part) for part in composed)
