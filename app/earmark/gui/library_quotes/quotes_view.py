"""The list of all quotes as something that is used: presses, keys, menu."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget

from earmark.gui.controls.ring_radius import set_ring_radius
from earmark.gui.library_quotes.quote_list import QuoteList
from earmark.gui.library_quotes.rows import Heading, Row
from earmark.gui.look.theme import Theme

_CITE = QKeySequence("Ctrl+Shift+C")


class QuotesView(QuoteList):
    """A click or Enter opens a quote at its place, or the episode whose name it is on."""

    quote_chosen = Signal(object)  # KeptCard: open it
    episode_chosen = Signal(object)  # Path of the transcript
    copy_requested = Signal(object)  # KeptCard: its words
    cite_requested = Signal(object)  # KeptCard: its words with their source
    left_upwards = Signal()  # Up on the first row

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._pressed = -1
        self.setDragEnabled(True)
        self.setDragDropMode(self.DragDropMode.DragOnly)
        self.setMouseTracking(True)
        self.setAccessibleName("All quotes")
        set_ring_radius(self, -1)  # the row with the keyboard has the border

    @Slot()
    def enter(self) -> None:
        """Take the keyboard, at the chosen row or the first one."""
        self.setFocus(Qt.FocusReason.TabFocusReason)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason and self.chosen is None:
            self.choose_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        chosen = self.chosen
        quote = None if isinstance(chosen, Heading) else chosen
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and chosen is not None:
            self._open(chosen)
        elif event.matches(QKeySequence.StandardKey.Copy) and quote is not None:
            self.copy_requested.emit(quote)
        elif QKeySequence(event.keyCombination()) == _CITE and quote is not None:
            self.cite_requested.emit(quote)
        elif event.key() == Qt.Key.Key_Up and self._is_first():
            self.left_upwards.emit()
        elif event.key() == Qt.Key.Key_Space:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        is_left = event.button() is Qt.MouseButton.LeftButton
        self._pressed = self._row_under(event.position().toPoint()) if is_left else -1
        if self._pressed >= 0:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        pressed, self._pressed = self._pressed, -1
        if 0 <= pressed == self._row_under(event.position().toPoint()):
            self._open(self._rows.row(pressed))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(event.position().toPoint())
        if self._pressed >= 0:
            super().mouseMoveEvent(event)

    def startDrag(self, actions: Qt.DropAction) -> None:  # noqa: N802
        self._pressed = -1  # what is dragged out is not opened
        super().startDrag(actions)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(QPoint(-1, -1))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_keys = event.reason() is QContextMenuEvent.Reason.Keyboard
        row = self.currentIndex().row() if by_keys else self._row_under(event.pos())
        if row < 0:
            return
        if self._can_be_chosen(row):
            self._choose(row)
        center = self.visualRect(self._rows.index(row)).center()
        self._menu(self._rows.row(row)).popup(self.viewport().mapToGlobal(center if by_keys else event.pos()))

    def _menu(self, row: Row) -> QMenu:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        if isinstance(row, Heading):
            menu.addAction("Open episode").triggered.connect(partial(self._open, row))
            return menu
        menu.addAction("Open at its place\tEnter").triggered.connect(partial(self._open, row))
        menu.addSeparator()
        menu.addAction("Copy text\tCtrl+C").triggered.connect(partial(self.copy_requested.emit, row))
        menu.addAction("Copy quote\tCtrl+Shift+C").triggered.connect(partial(self.cite_requested.emit, row))
        return menu

    def _open(self, row: Row, _checked: bool = False) -> None:
        if isinstance(row, Heading):
            self.episode_chosen.emit(row.transcript)
        else:
            self.quote_chosen.emit(row)

    def _is_first(self) -> bool:
        return not any(self._can_be_chosen(row) for row in range(self.currentIndex().row()))

    def _hover(self, place: QPoint) -> None:
        row = self._row_under(place) if place.y() >= 0 else -1
        if row != self._hovered:
            self._hovered = row
            hand = Qt.CursorShape.PointingHandCursor if row >= 0 else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(hand)
            self.viewport().update()
