"""Pages made of words, without a PDF: for scripts and accidents that fonts do not allow to draw."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from earmark.importers.pdf_page import PdfPage, PdfWord

WIDTH = 612.0
_LETTER, _SPACE = 6.0, 3.0


def row(text: str, x: float, y: float, size: float = 12, *, leftward: bool = False) -> list[PdfWord]:
    """Return the words of *text* with the first one at *x*, from the right edge if it runs leftward."""
    words = []
    for word in text.split():
        end = x + len(word) * _LETTER
        x0, x1 = (WIDTH - end, WIDTH - x) if leftward else (x, end)
        words.append(PdfWord(word, x0, x1, y - size, y + 2, y, size))
        x = end + _SPACE
    return words


def page(rows: Iterable[Sequence[PdfWord]], number: int = 1, total: int = 1) -> PdfPage:
    return PdfPage(number, WIDTH, 792, [word for words in rows for word in words], total)


def table(cells: Sequence[Sequence[str]], xs: Sequence[float], *, leftward: bool = False) -> PdfPage:
    """Return a page of rows of cells that begin at *xs*; an empty row is a gap."""
    return page(
        row(text, x, 80 + 16 * k, leftward=leftward)
        for k, texts in enumerate(cells)
        for text, x in zip(texts, xs, strict=False)
    )
