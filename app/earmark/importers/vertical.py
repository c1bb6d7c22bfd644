"""Pages whose lines run down, from right to left, as Japanese and Chinese may be printed."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from earmark.importers.pdf_page import PdfPage, PdfWord
from earmark.model.unspaced import is_unspaced

_MOST = 0.7
_DROP = 0.12
"""In sizes of the letters: how far the baseline of a letter lies above its lower edge."""


def with_level_lines(page: PdfPage) -> PdfPage:
    """Return *page*; if its lines run down, turned so that they run as others do."""
    if not _runs_down(page.words):
        return page
    words = [
        msgspec.structs.replace(
            word,
            x0=word.top,
            x1=word.bottom,
            top=page.width - word.x1,
            bottom=page.width - word.x0,
            baseline=page.width - word.x0 - _DROP * word.size,
        )
        for word in page.words
    ]
    turn = (page.turn + 3) % 4
    return msgspec.structs.replace(page, width=page.height, height=page.width, words=words, turn=turn)


def _runs_down(words: Sequence[PdfWord]) -> bool:
    """Return whether most words are single letters of a script without spaces, nearest to one below."""
    single = [word for word in words if len(word.text) == 1 and is_unspaced(word.text)]
    if len(single) < _MOST * len(words) or len(single) < 2:
        return False
    below = {(round(word.x0), round(word.top)) for word in single}
    under = sum(_has(below, word.x0, word.bottom) for word in single)
    beside = sum(_has(below, word.x1, word.top) for word in single)
    return under > beside


def _has(places: set[tuple[int, int]], x: float, top: float) -> bool:
    """Return whether a letter begins at *x* and *top*, or a point or two away."""
    return any(
        (round(x), round(top) + step) in places or (round(x) + step, round(top)) in places
        for step in (-2, -1, 0, 1, 2)
    )
