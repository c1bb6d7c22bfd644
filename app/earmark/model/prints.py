"""Words as they are compared: without case, accents, signs and contractions, each with a print of a byte.

A row of prints knows a passage again without holding it. The prints around
each quote lie in the sidecar; docs/sidecar.md says how they are made.
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from earmark.model.annotations import Around
from earmark.model.unspaced import UNSPACED

AROUND_WORDS = 16
"""How many words before and after a quote leave their print."""

_REACH = 400
"""So many characters hold that many words, nearly always."""

EDGE = 0
"""The print of the start and of the end of a text; no word has it."""

_SOLO = "".join(f"{chr(low)}-{chr(high)}" for low, high in UNSPACED)
_MARKS = "\u00ad\u0300-\u036f\u0591-\u05c7\u0610-\u065f\u0900-\u0dff\u200b-\u200d\u2060"
"""What stands within words and is no letter for `re`: accents, vowel signs, soft hyphens."""

_WORD = re.compile(rf"[{_SOLO}]|[^\W_{_SOLO}](?:[^\W_{_SOLO}]|[{_MARKS}])*(?:['’ʼ][^\W\d_{_SOLO}]+)*")
_APOSTROPHE = re.compile("['’ʼ]")

_ENDINGS = {"s": "is", "re": "are", "ll": "will", "ve": "have", "d": "would", "m": "am"}
_BEFORE_NOT = {"can": "can", "won": "will", "shan": "shall"}
_SPOKEN = {
    "gonna": ("going", "to"),
    "wanna": ("want", "to"),
    "gotta": ("got", "to"),
    "cannot": ("can", "not"),
    "ok": ("okay",),
}


@dataclass(frozen=True)
class Words:
    """The words of a text: `folded[k]` stands at `text[starts[k]:ends[k]]`.

    The first and the last one are empty: they stand for the edges of the text.
    """

    folded: list[str]
    starts: list[int]
    ends: list[int]

    @cached_property
    def prints(self) -> bytes:
        return bytes(map(print_of, self.folded))

    def under(self, start: int, end: int) -> tuple[int, int]:
        """Return which words lie at least partly in `text[start:end]`, edges left out."""
        first = max(bisect_right(self.ends, start), 1)
        last = min(bisect_left(self.starts, end), len(self.folded) - 1)
        return first, max(first, last)


def words_of(text: str) -> Words:
    folded, starts, ends = [""], [0], [0]
    for found in _WORD.finditer(text):
        begin = found.start()
        for word, start, end in _parts(found.group()):
            folded.append(word)
            starts.append(begin + start)
            ends.append(begin + end)
    return Words([*folded, ""], [*starts, len(text)], [*ends, len(text)])


def around(text: str, start: int, end: int) -> Around:
    """Return the prints of the words around `text[start:end]`."""
    low, high = max(0, start - _REACH), min(len(text), end + _REACH)
    words = words_of(text[low:high])
    first, last = words.under(start - low, end - low)
    # At a cut there is no edge of the text, and perhaps half a word.
    begin = max(first - AROUND_WORDS, 2 if low else 0)
    stop = min(last + AROUND_WORDS, len(words.folded) - (2 if high < len(text) else 0))
    return Around(words.prints[begin:first].hex(), words.prints[last:stop].hex())


@lru_cache(maxsize=65_536)
def print_of(word: str) -> int:
    return 1 + zlib.crc32(word.encode("utf-8", "surrogatepass")) % 255 if word else EDGE


@lru_cache(maxsize=65_536)
def _parts(word: str) -> tuple[tuple[str, int, int], ...]:
    """Return what *word* is compared as, with places in it: “don’t” is do, not."""
    pieces = [(_folded(word[start:end]), start, end) for start, end in _pieces(word)]
    if len(pieces) == 1:
        (plain, start, end) = pieces[0]
        return tuple((spoken, start, end) for spoken in _SPOKEN.get(plain, (plain,)))
    (stem, start, cut), (ending, begin, end) = pieces[-2:]
    if ending == "t" and stem.endswith("n"):
        pieces[-2:] = [(_BEFORE_NOT.get(stem, stem[:-1] or stem), start, cut), ("not", begin, end)]
    else:
        pieces[-1] = (_ENDINGS.get(ending, ending), begin, end)
    return tuple(pieces)


def _pieces(word: str) -> list[tuple[int, int]]:
    """Cut *word* at its apostrophes, each with what follows."""
    cuts = [0, *(found.start() for found in _APOSTROPHE.finditer(word)), len(word)]
    return list(pairwise(cuts))


def _folded(word: str) -> str:
    if word.isascii() and word.isalnum():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word).casefold()
    return "".join(letter for letter in plain if letter.isalnum()) or word
