"""Lines -> running text: what happens where a line ends."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

_HYPHENS = "-‐"
_SOFT_HYPHEN = "\u00ad"
_DASHES = "—–"
_UNWANTED = dict.fromkeys(
    # Control characters, marks that show nothing, and halves of pairs, which no encoding takes.
    [*range(9), 11, *range(14, 32), 0x7F, 0x200B, *range(0xD800, 0xE000), 0xFEFF, 0xFFFE, 0xFFFF]
)
_LIGATURES = re.compile("[\ufb00-\ufb06\ufb13-\ufb17]")
_SPACES = re.compile(r"\s+")
_UNSPACED = (
    *((0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x2E80, 0x312F), (0x3190, 0x31FF)),
    *((0x3400, 0x9FFF), (0xF900, 0xFAFF), (0xFE30, 0xFE4F), (0xFF00, 0xFFEF), (0x20000, 0x3FFFF)),
)
"""Scripts that put no space between words: Thai, Lao, Burmese, Khmer, Han, Kana and their marks."""


def joined(lines: Sequence[str], *, tight_dashes: bool = True) -> str:
    """Return *lines* as one paragraph.

    A hyphen at the end of a line stays: most of them belong to the word
    (`in-person`). *tight_dashes* says that the document writes `word—word`.
    """
    text = ""
    for line in map(clean, lines):
        text = _join(text, line, tight_dashes) if text and line else text or line
    return text


def clean(line: str) -> str:
    """Return *line* without control characters, with single spaces and ligatures as letters."""
    line = _LIGATURES.sub(lambda found: unicodedata.normalize("NFKC", found[0]), line)
    return _SPACES.sub(" ", line.translate(_UNWANTED)).strip()


def _join(text: str, line: str, tight_dashes: bool) -> str:
    last, first = text[-1], line[0]
    before = text[-2:-1]
    if last == _SOFT_HYPHEN:
        return text[:-1] + line
    if last in _HYPHENS and before.isalnum() and first.isalnum():
        return text + line
    if last in _DASHES and tight_dashes and before.isalnum() and first.isalnum():
        return text + line
    if _is_unspaced(last) and _is_unspaced(first):
        return text + line
    return f"{text} {line}"


def _is_unspaced(letter: str) -> bool:
    return letter >= "\u0e00" and any(low <= ord(letter) <= high for low, high in _UNSPACED)


def writes_tight_dashes(lines: Sequence[str]) -> bool:
    """Return whether dashes inside these lines stand between words without spaces."""
    text = "\n".join(line for line in lines if "—" in line or "–" in line)
    tight = len(re.findall(r"\w[—–][^\W\d]", text))
    loose = len(re.findall(r"\w[—–] \w", text))
    return tight > loose
