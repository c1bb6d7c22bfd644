"""What two, three and four clicks select: a word, a sentence, a paragraph."""

from __future__ import annotations

import re

from earmark.model.episode import PARAGRAPH_BREAK

_WORD = re.compile(r"\w+(?:['’‑-]\w+)*")
_LONGEST_WORD = 80


def unit_range(text: str, offset: int, clicks: int) -> tuple[int, int]:
    """Return what *clicks* clicks on the character at *offset* select, as a half-open range."""
    if clicks <= 1:
        return offset, offset
    if clicks == 2:
        return word_range(text, offset)
    if clicks > 3:
        return paragraph_range(text, offset)
    from earmark.model.sentences import sentence_range

    return sentence_range(text, offset)


def word_range(text: str, offset: int) -> tuple[int, int]:
    """Return the word at *offset*, with inner apostrophes and hyphens; else the one character there."""
    low = max(0, offset - _LONGEST_WORD)
    for found in _WORD.finditer(text, low, min(len(text), offset + _LONGEST_WORD)):
        if found.start() <= offset < found.end():
            return found.span()
        if found.start() > offset:
            break
    is_letter = offset < len(text) and text[offset] != PARAGRAPH_BREAK
    return offset, offset + is_letter


def paragraph_range(text: str, offset: int) -> tuple[int, int]:
    start = text.rfind(PARAGRAPH_BREAK, 0, offset) + 1
    end = text.find(PARAGRAPH_BREAK, offset)
    return start, len(text) if end < 0 else end


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the range without white space at its ends; an empty one where nothing else is left."""
    part = text[start:end]
    left = start + len(part) - len(part.lstrip())
    return (left, left + len(part.strip())) if part.strip() else (start, start)
