"""Scripts that put no space between words, so that a line break there stands for nothing."""

from __future__ import annotations

UNSPACED = (
    *((0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x2E80, 0x312F), (0x3190, 0x31FF)),
    *((0x3400, 0x9FFF), (0xF900, 0xFAFF), (0xFE30, 0xFE4F), (0xFF00, 0xFFEF), (0x20000, 0x3FFFF)),
)
"""Thai, Lao, Burmese, Khmer, Han, Kana and their marks."""


def is_unspaced(letter: str) -> bool:
    """Return whether *letter* is of a script that puts no space between words."""
    return letter >= "\u0e00" and any(low <= ord(letter) <= high for low, high in UNSPACED)
