"""Words nobody speaks: a line printed twice, half a line, a piece of a word on a line of its own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import cached_property
from itertools import pairwise

from earmark.importers.pieces import Piece, Stray
from earmark.model.unspaced import is_unspaced

_WORD = re.compile(r"\w[\w'’-]*")
_ENDS = frozenset(".?!…:;,\"”'’)]-–—。！？")
_SENTENCE_ENDS = (".", "?", "!", "…", "”", '"')
_TWIN_WORDS = 4
_LONG_TWIN_WORDS = 8
"""A paragraph without a time may be said again; hardly so one of this many words."""
_STUB_LENGTH = 16
_GARBLE_LENGTH = 5
_ALIKE = 0.75
_TWIN = 0.85


class _Vocabulary:
    """How often each word comes in the document; counted when first asked, which is seldom."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self._pieces = pieces

    def count(self, word: str) -> int:
        return self._counts[word]

    @cached_property
    def _counts(self) -> Counter[str]:
        return Counter(word for piece in self._pieces for line in piece.lines for word in _words(line))


def without_strays(pieces: Sequence[Piece]) -> None:
    """Move stray and doubled lines of *pieces* from `lines` to `strays`.

    A line goes only where its neighbour shows what it is a failed copy of;
    anything else stays, however odd it looks.
    """
    common = _Vocabulary(pieces)
    for piece in pieces:
        if len(piece.lines) > 1:
            strays = [_stray(piece, k, common) for k in range(len(piece.lines))]
            piece.leave_out([k for k, stray in enumerate(strays) if stray], [one for one in strays if one])
    for before, piece in pairwise(pieces):
        if _says_again(before, piece):
            whole = Stray(" ".join(before.lines), tuple(before.places), "doubled", doubtful=False)
            before.leave_out(range(len(before.lines)), [whole])


def _says_again(before: Piece, piece: Piece) -> bool:
    """Return whether *piece* says all of the one before it once more: name, time and words are the same."""
    if (before.label, before.stamp) != (piece.label, piece.stamp) or not (before.lines and piece.lines):
        return False
    if piece.stamp is None:
        return before.lines == piece.lines and len(_words(" ".join(piece.lines))) >= _LONG_TWIN_WORDS
    if not piece.label and before.lines[-1].endswith(_SENTENCE_ENDS):  # said twice within one second
        return False
    words, again = _words(" ".join(before.lines)), _words(" ".join(piece.lines))
    return len(words) >= _TWIN_WORDS and words == again[: len(words)]


def _words(line: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(line)]


def _stray(piece: Piece, k: int, common: _Vocabulary) -> Stray | None:
    """Return line *k* as what nobody speaks, if it is that."""
    lines, line = piece.lines, piece.lines[k]
    if k + 1 < len(lines) and line == lines[k + 1] and len(_words(line)) >= _TWIN_WORDS:
        return Stray(line, (piece.places[k],), "doubled", doubtful=False)
    if not line or line[-1] in _ENDS:
        return None
    if k + 1 < len(lines) and lines[k + 1][:1].casefold() == line[0].casefold():
        opens = k == 0 or lines[k - 1].endswith(_SENTENCE_ENDS)
        if _is_twin(line, lines[k + 1], opens=opens):
            return Stray(line, (piece.places[k],), "doubled")
        if _is_stub(line, lines[k + 1], common):
            return Stray(line, (piece.places[k],))
    garbled = _may_be_garbled(line) and _is_garbled(lines, k, common)
    return Stray(line, (piece.places[k],)) if garbled else None


def _is_twin(line: str, following: str, *, opens: bool) -> bool:
    """Return whether *following* says again what *line* says.

    Speech repeats itself: where no sentence begins with the line, only a
    line that is exactly the same is a copy.
    """
    words = _words(line)
    twin = _words(following)[: len(words)]
    if len(words) < _TWIN_WORDS:
        return False
    same = sum(a == b for a, b in zip(words, twin, strict=False))
    return same >= (_TWIN if opens else 1) * len(words) and (opens or len(words) == len(_words(following)))


def _is_stub(line: str, following: str, common: _Vocabulary) -> bool:
    """Return whether *line* is the torn beginning of *following*."""
    words = _words(line)
    shared = next((n for n, (a, b) in enumerate(zip(line, following, strict=False)) if a != b), len(line))
    short = len(line) <= _STUB_LENGTH and 2 <= shared < len(line) and 2 * shared >= len(line)
    return short and bool(words) and common.count(words[-1]) == 1


def _may_be_garbled(line: str) -> bool:
    """Return whether *line* is one long word; a script without spaces has nothing else."""
    return len(line) >= _GARBLE_LENGTH and " " not in line and not is_unspaced(line[0])


def _is_garbled(lines: Sequence[str], k: int, common: _Vocabulary) -> bool:
    """Return whether the lone word of line *k* is a torn copy of a word beside it."""
    word = _only_word(lines[k])
    before = _words(lines[k - 1])[-2:] if k else []
    after = _words(lines[k + 1])[:2] if k + 1 < len(lines) else []
    alike = (SequenceMatcher(None, word, other).ratio() >= _ALIKE for other in (*before, *after))
    return bool(word) and any(alike) and common.count(word) == 1


def _only_word(line: str) -> str:
    words = _words(line)
    return words[0] if len(words) == 1 else ""
