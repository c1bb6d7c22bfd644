"""Puts quotes of the page of all quotes on the clipboard."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QObject, Slot
from PySide6.QtWidgets import QApplication

from earmark.gui.jobs import Job
from earmark.gui.library_quotes.quotes_page import QuotesPage
from earmark.gui.library_quotes.row_words import counted
from earmark.gui.library_quotes.rows import Heading, Row
from earmark.library.telling import cited, cited_all
from earmark.library.volumes import KeptCard
from earmark.progress import Report


class QuoteCopying(QObject):
    """Copies one quote at once, and thousands in the background."""

    def __init__(self, page: QuotesPage) -> None:
        super().__init__(page)
        self._page = page
        page.list.copy_requested.connect(self._copy_words)
        page.list.cite_requested.connect(self._cite)
        page.head.copy_all_requested.connect(self._copy_all)

    @Slot(object)
    def _copy_words(self, card: KeptCard) -> None:
        self._put(card.words)
        self._page.toast.show_message("Text copied")

    @Slot(object)
    def _cite(self, card: KeptCard) -> None:
        quote = cited(card)
        self._put(quote.text, quote.html)
        self._page.toast.show_message("Quote copied")

    @Slot()
    def _copy_all(self) -> None:
        job = Job(_Citing(self._page.list.listing.rows))
        job.succeeded.connect(self._put_all)
        job.start()

    @Slot(object)
    def _put_all(self, outcome: tuple[str, int]) -> None:
        text, count = outcome
        self._put(text)
        self._page.toast.show_message(f"{counted(count)} copied")

    def _put(self, text: str, html: str = "") -> None:
        data = QMimeData()
        data.setText(text)
        if html:
            data.setHtml(html)
        QApplication.clipboard().setMimeData(data)


class _Citing:
    """The work of writing many quotes as text."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._rows = rows

    def __call__(self, _report: Report) -> tuple[str, int]:
        cards = [row for row in self._rows if not isinstance(row, Heading)]
        return cited_all(cards), len(cards)
