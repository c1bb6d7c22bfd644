"""Where words begin and end, for moving the ends of a quote from word to word.

A word here is what stands between spaces, with its signs; where a script
puts no spaces, each sign is one.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from functools import cache

from earmark.model.unspaced import UNSPACED

_SOLO = "".join(f"{chr(low)}-{chr(high)}" for low, high in UNSPACED)
_WORD = rf"[{_SOLO}]|[^\s{_SOLO}]+"
_BARE = rf"[{_SOLO}]|\w+(?:['’‑-]\w+)*"
_REACH = 400
"""So far to either side words are looked for: further than any word is long."""


Edge = Callable[[str, int], int]
"""Tells of a place in a text where an edge of a word is."""


def end_after(text: str, offset: int) -> int:
    """Return where the next word behind *offset* ends; *offset* itself where none does."""
    ends = [end for _, end in _words(text, offset, _WORD) if end > offset]
    return ends[0] if ends else offset


def end_before(text: str, offset: int) -> int:
    """Return where the last word before *offset* ends, without the one that ends there."""
    ends = [end for _, end in _words(text, offset, _WORD) if end < offset]
    return ends[-1] if ends else offset


def start_before(text: str, offset: int) -> int:
    """Return where the word before *offset* starts; *offset* itself where none does."""
    starts = [start for start, _ in _words(text, offset, _WORD) if start < offset]
    return starts[-1] if starts else offset


def start_after(text: str, offset: int) -> int:
    """Return where the next word behind *offset* starts, without the one that starts there."""
    starts = [start for start, _ in _words(text, offset, _WORD) if start > offset]
    return starts[0] if starts else offset


def nearest_start(text: str, offset: int) -> int:
    """Return the start of a word, with or without its signs, that is nearest to *offset*."""
    return _nearest([start for start, _ in _both(text, offset)], offset)


def nearest_end(text: str, offset: int) -> int:
    """Return the end of a word, with or without its signs, that is nearest to *offset*."""
    return _nearest([end for _, end in _both(text, offset)], offset)


def _both(text: str, offset: int) -> list[tuple[int, int]]:
    return [*_words(text, offset, _WORD), *_words(text, offset, _BARE)]


def _nearest(edges: list[int], offset: int) -> int:
    """Return the edge nearest to *offset*; of two as near, the first."""
    edges = sorted(edges)
    near = edges[max(0, bisect_left(edges, offset) - 1) : bisect_right(edges, offset) + 1]
    return min(near, key=lambda edge: abs(edge - offset), default=offset)


def _words(text: str, offset: int, word: str) -> list[tuple[int, int]]:
    """Return the words around *offset*. One that the reach cuts has its cut for an edge."""
    low, high = max(0, offset - _REACH), min(len(text), offset + _REACH)
    return [found.span() for found in _compiled(word).finditer(text, low, high)]


@cache
def _compiled(word: str) -> re.Pattern[str]:
    """Return *word* ready to be looked for: 3 ms that the first page need not wait for."""
    return re.compile(word)
