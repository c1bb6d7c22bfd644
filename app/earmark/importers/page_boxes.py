"""Where lines stand on the pages as they are shown: what a remark needs to be marked there."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from earmark.importers.lines import Line
from earmark.importers.pdf_page import PdfPage, PdfWord
from earmark.model.episode import Box


def boxes_on(page: PdfPage, lines: Iterable[Line], printed: str = "") -> tuple[Box, ...]:
    """Return a box for each of *lines*, all of *page*.

    Where *printed* stands on one of them, only its words are boxed.
    """
    lines = list(lines)
    parts = [part for line in lines if (part := _words_of(line, printed))]
    boxes = (_box(page, line, words) for line, words in parts or [(line, line.words) for line in lines])
    return tuple(box for box in boxes if math.isfinite(box.x0 + box.top + box.x1 + box.bottom))


def _words_of(line: Line, printed: str) -> tuple[Line, Sequence[PdfWord]] | None:
    """Return the fewest words of *line* that hold *printed*."""
    wanted = "".join(printed.split())
    if not wanted:
        return None
    for start in range(len(line.words)):
        text = ""
        for end in range(start, len(line.words)):
            text += line.words[end].text
            if wanted not in text:
                continue
            later = "".join(word.text for word in line.words[start + 1 : end + 1])
            if wanted not in later:
                return line, line.words[start : end + 1]
    return None


def _box(page: PdfPage, line: Line, words: Sequence[PdfWord]) -> Box:
    x0, x1 = min(word.x0 for word in words) - line.moved, max(word.x1 for word in words) - line.moved
    if line.leftward:  # there x is measured from the right edge
        x0, x1 = page.width - x1, page.width - x0
    top, bottom = min(word.top for word in words), max(word.bottom for word in words)
    return _as_shown(page, x0, top, x1, bottom)


def _as_shown(page: PdfPage, x0: float, top: float, x1: float, bottom: float) -> Box:
    """Return the box on the page as it is shown, where its text may run up, down, or upside down."""
    wide, high = page.width, page.height
    if page.turn == 1:
        x0, top, x1, bottom, wide = top, page.width - x1, bottom, page.width - x0, high
    elif page.turn == 2:
        x0, top, x1, bottom = wide - x1, high - bottom, wide - x0, high - top
    elif page.turn == 3:
        x0, top, x1, bottom, wide = page.height - bottom, x0, page.height - top, x1, high
    if page.mirrored:
        x0, x1 = wide - x1, wide - x0
    return Box(*(round(edge, 1) for edge in (x0, top, x1, bottom)))
