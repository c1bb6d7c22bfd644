"""What is to be said about the pages of a PDF: what could not be read, and what was left out of the talk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from earmark.importers.layout import Layout
from earmark.importers.page_boxes import boxes_on
from earmark.importers.page_furniture import LINE_NUMBERS, WORD_INDEX, Furniture
from earmark.importers.pdf_page import PdfPage
from earmark.importers.pieces import Piece
from earmark.model.episode import Remark

_MOST_WORDS = 16


def of_pages(pages: Iterable[PdfPage]) -> Iterator[Remark]:
    """Yield remarks about pages that have no words for us."""
    for page in pages:
        if page.damaged:
            yield Remark("This page is damaged and could not be read.", page.number, doubtful=True)
        elif page.picture:
            yield Remark("This page is a picture and has no text to read.", page.number)


def of_furniture(layout: Layout, pieces: Sequence[Piece]) -> Iterator[Remark]:
    """Yield one remark for each head, foot or the like that was left out."""
    paragraphs = _paragraphs_by_page(layout, pieces) if layout.furniture else {}
    for furniture in layout.furniture:
        page = furniture.lines[0].page
        lines = [line for line in furniture.lines if line.page == page]
        about = paragraphs.get(page)
        one = lines if furniture.where in (LINE_NUMBERS, WORD_INDEX) else lines[:1]
        yield Remark(
            _words_about(furniture),
            page,
            kind="furniture",
            paragraph=about[furniture.where == "at the foot"] if about else None,
            words="" if one is lines else furniture.text,
            boxes=boxes_on(layout.pages[page], one),
        )


def _words_about(furniture: Furniture) -> str:
    pages = sorted({line.page for line in furniture.lines})
    if furniture.where == LINE_NUMBERS:
        return f"The numbers beside the lines of {_counted(len(pages))} were left out."
    if furniture.where == WORD_INDEX:
        which = f"page {pages[0]}" if len(pages) == 1 else f"pages {pages[0]} to {pages[-1]}"
        return f"The index of words on {which} was left out."
    return (
        f"“{_shortened(furniture.text)}” stands {furniture.where} of {_counted(len(pages))} and was left out."
    )


def _counted(pages: int) -> str:
    return "one page" if pages == 1 else f"{pages} pages"


def _shortened(text: str) -> str:
    words = text.split()
    return " ".join(words[:_MOST_WORDS]) + (" ..." if len(words) > _MOST_WORDS else "")


def _paragraphs_by_page(layout: Layout, pieces: Sequence[Piece]) -> dict[int, tuple[int, int]]:
    """Return which paragraphs the first and the last line of talk on each page are part of."""
    found: dict[int, tuple[int, int]] = {}
    for k, piece in enumerate(piece for piece in pieces if piece.lines):
        for place in piece.places:
            page = layout.sources[place].page
            found[page] = (found[page][0] if page in found else k, k)
    return found
