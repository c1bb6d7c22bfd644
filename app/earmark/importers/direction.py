"""Scripts that run to the left: their pages are read as their mirror image."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from itertools import groupby

import msgspec

from earmark.importers.pdf_page import PdfPage, PdfWord

_ENDED_NUMBER = re.compile(r"([.,;:!?،؛؟]+)([\d٠-٩۰-۹][^\W_]*(?:[.,:/%-]\w+)*%?)")
"""In a line to the left a number keeps running to the right: the full stop after it stands on its left."""

_NEUTRAL, _RIGHT, _LEFT = range(3)


def runs_left(words: Sequence[PdfWord]) -> bool:
    """Return whether most of *words* are of a script that runs to the left."""
    if not any(_kind(word.text) == _LEFT for word in words if not word.text.isascii()):
        return False
    kinds = Counter(_kind(word.text) for word in words)
    return kinds[_LEFT] > kinds[_RIGHT]


def mirrored(page: PdfPage) -> list[PdfWord]:
    """Return the words of *page* with x measured from its right edge."""
    return [
        msgspec.structs.replace(
            word, text=_number(word.text), x0=page.width - word.x1, x1=page.width - word.x0
        )
        for word in page.words
    ]


def _number(text: str) -> str:
    """Return *text*, if it is a number with what ends a sentence on its left, as it is written."""
    found = _ENDED_NUMBER.fullmatch(text)
    return found[2] + found[1] if found else text


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
    kinds = {unicodedata.bidirectional(letter) for letter in text}
    if kinds & {"R", "AL"}:
        return _LEFT
    return _RIGHT if "L" in kinds else _NEUTRAL
