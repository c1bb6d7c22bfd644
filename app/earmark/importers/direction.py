"""Scripts that run to the left: their pages are read as their mirror image."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby

import msgspec

from earmark.importers.pdf_page import PdfPage, PdfWord

_LEFTWARD = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
"""Letters of Hebrew, Arabic, Syriac, Thaana and their like."""
_RIGHTWARD = re.compile("[A-Za-z\u00c0-\u058f\u0900-\u1fff\u2c00-\ud7ff]")
_NEUTRAL, _RIGHT, _LEFT = range(3)


def runs_left(words: Iterable[PdfWord]) -> bool:
    """Return whether most of *words* are of a script that runs to the left."""
    foreign = [word.text for word in words if not word.text.isascii()]
    leftward = sum(bool(_LEFTWARD.search(text)) for text in foreign)
    return leftward > 0 and 2 * leftward > sum(bool(_RIGHTWARD.search(w.text)) for w in words)


def mirrored(page: PdfPage) -> list[PdfWord]:
    """Return the words of *page* with x measured from its right edge."""
    return [
        msgspec.structs.replace(word, x0=page.width - word.x1, x1=page.width - word.x0) for word in page.words
    ]


def in_order(words: Sequence[PdfWord], *, leftward: bool) -> Sequence[PdfWord]:
    """Return the words of a line in the order in which they are read.

    Words that run against the line keep their own order: an English title
    in a Hebrew line.
    """
    against = _RIGHT if leftward else _LEFT
    if not leftward and all(word.text.isascii() for word in words):
        return words
    kinds = [_kind(word.text) for word in words]
    if against not in kinds:
        return words
    out: list[PdfWord] = []
    for turned, run in groupby(zip(words, kinds, strict=True), key=lambda pair: pair[1] == against):
        part = [word for word, _ in run]
        out += reversed(part) if turned else part
    return out


def _kind(text: str) -> int:
    if _LEFTWARD.search(text):
        return _LEFT
    return _RIGHT if _RIGHTWARD.search(text) else _NEUTRAL
