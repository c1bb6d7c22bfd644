"""The large first letter of a text: it stands beside two or more lines, and begins the upper one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import msgspec

from earmark.importers.lines import Line
from earmark.importers.pdf_page import PdfWord

_LARGER = 1.8
_MOST_LETTERS = 2
"""A quotation mark may stand before the letter."""
_NEAR = 1.0
"""In sizes of the large letter: how far from it, to the right, its lines begin."""
_RISE = 1.1
"""In sizes of the large letter: how far above its baseline the first of its lines may stand."""
_WORDS = frozenset("AIO")
"""Letters that may be words."""


def with_first_letters(lines: Sequence[Line]) -> list[Line]:
    """Return the lines of a page, large first letters put to the words they belong to."""
    out = list(lines)
    for cap in [line for line in lines if _may_be_cap(line)]:
        beside = [k for k, line in enumerate(out) if _is_beside(cap, line)]
        if len(beside) > 1:
            for k in beside:
                first = out[k].words[0]
                moved = msgspec.structs.replace(first, x0=min(cap.x0, first.x0))
                out[k] = _begun(out[k], [moved])
            out[beside[0]] = _begun(out[beside[0]], _with_letter(cap, out[beside[0]], lines))
            out.remove(cap)
    return out


def _may_be_cap(line: Line) -> bool:
    text = line.words[0].text
    return len(line.words) == 1 and len(text) <= _MOST_LETTERS and text[-1:].isupper()


def _is_beside(cap: Line, line: Line) -> bool:
    above = cap.baseline - line.baseline
    return (
        line is not cap
        and cap.size >= _LARGER * line.size
        and -0.3 * line.size < above < _RISE * cap.size
        and 0 <= line.x0 - cap.x1 + line.size < _NEAR * cap.size + line.size
    )


def _with_letter(cap: Line, line: Line, page: Sequence[Line]) -> list[PdfWord]:
    """Return the letter and the first word of *line*, as one or as two."""
    letter, first = cap.words[0], line.words[0]
    whole = letter.text + first.text
    known = {word.text.casefold() for other in page for word in other.words[1:]}
    apart = letter.text[-1] in _WORDS and whole.casefold() not in known and first.text.casefold() in known
    as_small = msgspec.structs.replace(first, text=letter.text, x1=letter.x1)
    if apart or not first.text[0].isalpha():
        return [as_small, msgspec.structs.replace(first, x0=letter.x1 + first.size / 3)]
    return [msgspec.structs.replace(first, text=whole)]


def _begun(line: Line, words: Sequence[PdfWord]) -> Line:
    """Return *line* with other *words* in place of its first one."""
    return replace(line, words=(*words, *line.words[1:]))
