"""Which phones a spoken word is made of.

Most words stand in the CMU dictionary (`resources/alignment`); a compound of
them is taken apart; the rest is guessed by the model of spelling in hama.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable
from typing import Any

from earmark import resources
from earmark.alignment.phones import BY_SIGN, NUMBER
from earmark.alignment.spoken import spoken

MOST_GUESSES = 400
"""How many words are guessed for one transcript, at about 40 ms each (measured); more are not names but
another language. The rest of them stay without phones and are placed between their neighbours."""
_SHORTEST_PART = 3
_VOICELESS = {NUMBER[phone] for phone in ("P", "T", "K", "F", "TH")}
_HISSING = {NUMBER[phone] for phone in ("S", "Z", "SH", "ZH", "CH", "JH")}

Phones = tuple[int, ...]


class Lexicon:
    """Says words. It takes about 0.2 s to make, and remembers what it has guessed."""

    def __init__(self) -> None:
        raw = gzip.decompress(resources.path("alignment/cmudict.txt.gz").read_bytes()).decode()
        self._lines = dict(line.split(" ", 1) for line in raw.splitlines())
        self._said: dict[str, Phones] = {}
        self._guesses_left = MOST_GUESSES
        self._speller: Any = None

    def __contains__(self, word: str) -> bool:
        return word in self._lines

    def phones_of(self, token: str) -> Phones:
        """Return how *token* of a transcript is said; empty where it is not said or not known."""
        return tuple(phone for word in spoken(token, self.__contains__) for phone in self._phones(word))

    def _phones(self, word: str) -> Phones:
        if word not in self._said:
            self._said[word] = self._looked_up(word) or self._put_together(word) or self._guessed(word)
        return self._said[word]

    def _looked_up(self, word: str) -> Phones:
        if word in self._lines:
            return _numbers(self._lines[word].split())
        letter, dot, ending = word.partition(".")
        if dot:
            return self._letter(letter, ending)
        stem, apostrophe, ending = word.rpartition("'")
        if apostrophe and ending == "s" and stem:
            return _with_s(self._phones(stem))
        return ()

    def _letter(self, letter: str, ending: str) -> Phones:
        name = self._lines.get(f"{letter}.") or self._lines.get(letter)
        if name is None:
            return ()
        phones = _numbers("EY" if letter == "a" else name)
        return _with_s(phones) if ending else phones

    def _put_together(self, word: str) -> Phones:
        """Say a word as the fewest known words that make it, if there are two or three."""
        ends: list[tuple[str, ...] | None] = [()] + [None] * len(word)
        for end in range(_SHORTEST_PART, len(word) + 1):
            ways = (
                (*before, word[start:end])
                for start in range(end - _SHORTEST_PART + 1)
                if (before := ends[start]) is not None and len(before) < 3 and word[start:end] in self._lines
            )
            ends[end] = min(ways, key=len, default=None)
        return tuple(phone for part in ends[-1] or () for phone in self._phones(part))

    def _guessed(self, word: str) -> Phones:
        letters = "".join(filter(str.isalpha, word))
        if not letters or self._guesses_left <= 0:
            return ()
        self._guesses_left -= 1
        if self._speller is None:
            import hama  # it takes a while to load, and few transcripts hold no name

            self._speller = hama.G2PModel()
        said = self._speller.predict(letters).alignments
        return tuple(BY_SIGN[sound.phoneme] for sound in said if sound.phoneme in BY_SIGN)


def _numbers(phones: str | Iterable[str]) -> Phones:
    return tuple(NUMBER[phone] for phone in (phones.split() if isinstance(phones, str) else phones))


def _with_s(phones: Phones) -> Phones:
    if not phones or phones[-1] in _HISSING:
        return (*phones, NUMBER["AH"], NUMBER["Z"])
    return (*phones, NUMBER["S" if phones[-1] in _VOICELESS else "Z"])
