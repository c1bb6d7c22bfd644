"""The page of all quotes, in the place of the open episode."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from earmark.gui.cards.annotation_empty import NoneMatch
from earmark.gui.controls.announce import announce
from earmark.gui.controls.labels import ThemedLabel
from earmark.gui.controls.toast import Toast
from earmark.gui.library_quotes.listing import Listing
from earmark.gui.library_quotes.quotes_head import QuotesHead
from earmark.gui.library_quotes.quotes_view import QuotesView
from earmark.gui.library_quotes.row_words import NONE_YET, NONE_YET_HINT, counted, hidden_sentence
from earmark.gui.look import fonts
from earmark.gui.look.theme import Theme

_BOX_WIDTH = 420


class QuotesPage(QWidget):
    """Head, list, and what stands in its place while there is none. Listings come from outside."""

    back_requested = Signal()
    seen = Signal(bool)  # it stands on the screen, or does no more

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.head = QuotesHead(theme)
        self.list = QuotesView(theme)
        self.toast = Toast(theme, self.list)
        self._none = NoneMatch(theme)
        self._pages = QStackedWidget()
        self._waiting, self._empty, self._no_match = QWidget(), _nothing(theme), _centred(self._none)
        for page in (self._waiting, self.list, self._empty, self._no_match):
            self._pages.addWidget(page)
        self.setFocusProxy(self.head.search)

        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addSpacing(1)  # a hairline
        column.addWidget(self._pages, 1)

        self.head.back_requested.connect(self.back_requested)
        self.head.list_wanted.connect(self._go_to_list)
        self.list.left_upwards.connect(self._go_to_search)
        self._none.clear_requested.connect(self._clear)
        theme.changed.connect(self.update)
        theme.names_changed.connect(self._say_why_none)

    @Slot(object)
    def show_listing(self, listing: Listing) -> None:
        had_keyboard = self._pages.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        self.list.show_listing(listing)
        self.head.show_listing(listing)
        self._say_why_none()
        shown = self.list if listing.rows else self._no_match if listing.library.total else self._empty
        if shown is not self._pages.currentWidget():
            self._pages.setCurrentWidget(shown)
            if had_keyboard and shown is not self.list:
                self._go_to_search()
        if self.isVisible():
            announce(self, counted(listing.shown))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        back = event.matches(QKeySequence.StandardKey.Back)
        if event.key() == Qt.Key.Key_Escape or (back and event.key() != Qt.Key.Key_Backspace):
            self.back_requested.emit()
        elif event.matches(QKeySequence.StandardKey.Find):
            self._go_to_search()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.seen.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.seen.emit(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("surface.page"))
        painter.fillRect(0, self.head.height(), self.width(), 1, self._theme.color("line.subtle"))

    @Slot()
    def _say_why_none(self) -> None:
        listing = self.list.listing
        if listing.library.total and not listing.wanted.is_everything:
            names = self._theme.marker_names
            self._none.show_reason(
                hidden_sentence(listing.wanted, listing.library.total - listing.shown, names)
            )

    @Slot()
    def _go_to_list(self) -> None:
        if self._pages.currentWidget() is self.list:
            self.list.enter()

    @Slot()
    def _go_to_search(self) -> None:
        self.head.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.head.search.selectAll()

    @Slot()
    def _clear(self) -> None:
        self.head.clear()
        self._go_to_search()


def _nothing(theme: Theme) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    hint = ThemedLabel(theme, NONE_YET_HINT, fonts.sans(13), "text.secondary")
    for label in (ThemedLabel(theme, NONE_YET, fonts.serif(17)), hint):
        label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        label.setWordWrap(True)
        column.addWidget(label)
    return _centred(box)


def _centred(box: QWidget) -> QWidget:
    box.setFixedWidth(_BOX_WIDTH)
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 48, 0, 0)
    column.addWidget(box, alignment=Qt.AlignmentFlag.AlignHCenter)
    column.addStretch()
    return page
