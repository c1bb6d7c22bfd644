"""Reads words with boxes from a PDF, fast, with PDFium.

Run it in a child process: a hostile file can end the process.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from earmark.importers import guard
from earmark.importers.pdf_page import DocumentInfo, PdfPage, PdfWord

if TYPE_CHECKING:
    from earmark.importers.pdfium import Document

__all__ = ["DocumentInfo", "PdfPage", "PdfWord", "document_info", "pages"]


def pages(path: Path, password: str | None = None) -> Iterator[PdfPage]:
    """Yield the pages of the PDF *path* one by one, each when it is asked for.

    A page that PDFium cannot read comes without words and as `damaged`.

    Raises:
        LockedFile: The PDF wants a password, or another one.
        UserError: It is not a PDF, damaged, too large, or has no text at all.
    """
    from earmark.importers import pdf_glyphs

    with _opened(path, password) as document:
        total = document.page_count
        guard.check_page_count(total)
        findings = guard.Findings()
        for index in range(total):
            page = pdf_glyphs.read_page(document, index, total)
            findings.add(page)
            yield page
        findings.check()


def document_info(path: Path, password: str | None = None) -> DocumentInfo:
    """Return what the PDF says about itself.

    Raises:
        LockedFile, UserError: As `pages` does.
    """
    with _opened(path, password) as document:
        return DocumentInfo(
            title=document.meta("Title"),
            author=document.meta("Author"),
            subject=document.meta("Subject"),
            keywords=document.meta("Keywords"),
        )


@contextmanager
def _opened(path: Path, password: str | None) -> Iterator[Document]:
    from earmark.importers import pdfium

    guard.check_pdf(path)
    try:
        document = pdfium.Document(path, password)
    except pdfium.Locked:
        raise guard.locked(wrong_password=password is not None) from None
    except pdfium.Unreadable as error:
        raise guard.damaged(str(error)) from error
    try:
        yield document
    finally:
        document.close()
