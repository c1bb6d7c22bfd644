"""A list of matters to go through: what each is about, where, and whether it is settled."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from earmark.gui.controls.fitted_text import fitted_lines
from earmark.gui.look import fonts, icons
from earmark.gui.look.theme import Theme

_WIDTH = 340
_PAD_X, _PAD_Y, _ICON, _GAP, _LEADING, _WHERE, _MOST_LINES = 16, 10, 16, 10, 18, 17, 3
_SCROLL_BAR = 12
_ITEM = Qt.ItemDataRole.UserRole
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Row(Protocol):
    """A matter: its `sign` is an icon, or empty for a dot; `spoken` is what those hear who cannot see it."""

    @property
    def key(self) -> Hashable: ...
    @property
    def where(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def sign(self) -> str: ...
    @property
    def is_settled(self) -> bool: ...
    @property
    def spoken(self) -> str: ...


R = TypeVar("R", bound=Row)


class RowList(QListWidget, Generic[R]):
    """Shows rows and tells which is chosen; Enter and a double click want its place. Keys tell rows apart."""

    chosen = Signal(object)  # the key
    place_requested = Signal()

    def __init__(self, theme: Theme, name: str, width: int = _WIDTH) -> None:
        super().__init__()
        self._theme = theme
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFixedWidth(width)
        self.setAccessibleName(name)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_RowPainter(theme, width, self))
        self.viewport().setAutoFillBackground(False)
        self.currentItemChanged.connect(self._tell_chosen)
        self.itemDoubleClicked.connect(self.place_requested)
        theme.changed.connect(self.viewport().update)

    @property
    def current(self) -> R | None:
        row = self.currentRow()
        return None if row < 0 else self._at(row)

    def show_items(self, items: Sequence[R]) -> None:
        """Show *items*; of the same ones, one stays chosen, of others the first that is not settled is."""
        if [item.key for item in items] == [self._at(k).key for k in range(self.count())]:
            for k, item in enumerate(items):
                if item != self._at(k):
                    _fill(self.item(k), item)
            return
        with QSignalBlocker(self):  # while they go one by one, each of the old ones is the chosen one
            self.clear()
        for item in items:
            _fill(QListWidgetItem(self), item)
        first = next((k for k, item in enumerate(items) if not item.is_settled), 0)
        self.setCurrentRow(first if items else -1)

    def choose(self, key: Hashable) -> None:
        """Choose the row *key*, or none if it is not there."""
        self.setCurrentRow(next((k for k in range(self.count()) if self._at(k).key == key), -1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.place_requested.emit()  # and not Done
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), self._theme.color("surface.window"))
        painter.end()
        super().paintEvent(event)

    def _at(self, row: int) -> R:
        item: R = self.item(row).data(_ITEM)
        return item

    @Slot(QListWidgetItem, QListWidgetItem)
    def _tell_chosen(self, now: QListWidgetItem | None, _before: QListWidgetItem | None) -> None:
        if now is not None and now.data(_ITEM) is not None:
            self.chosen.emit(now.data(_ITEM).key)


def _fill(row: QListWidgetItem, item: Row) -> None:
    row.setData(_ITEM, item)
    row.setData(Qt.ItemDataRole.AccessibleTextRole, item.spoken)


class _RowPainter(QStyledItemDelegate):
    def __init__(self, theme: Theme, width: int, parent: QListWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._width = width
        self._broken: dict[str, list[str]] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        item: Row = index.data(_ITEM)
        where = _WHERE if item.where else 0
        return QSize(self._width, 2 * _PAD_Y + where + _LEADING * len(self._lines(item)) + 1)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        item: Row = index.data(_ITEM)
        row: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(row, self._theme.color("surface.selected"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(row, self._theme.color("surface.hover"))
        painter.fillRect(QRect(row.left(), row.bottom(), row.width(), 1), self._theme.color("line.subtle"))
        self._paint_mark(painter, item, row)
        self._paint_words(painter, item, row)
        painter.restore()

    def _paint_mark(self, painter: QPainter, item: Row, row: QRect) -> None:
        at = QRect(row.left() + _PAD_X, row.top() + _PAD_Y + 1, _ICON, _ICON)
        if item.sign:
            color = self._theme.color("text.secondary" if item.is_settled else "text.primary")
            painter.drawPixmap(at.topLeft(), icons.pixmap(item.sign, color, _ICON, _ratio(painter)))
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("line.strong"))
            painter.drawEllipse(QRectF(at).center(), 3, 3)

    def _paint_words(self, painter: QPainter, item: Row, row: QRect) -> None:
        left, y = row.left() + _PAD_X + _ICON + _GAP, row.top() + _PAD_Y
        if item.where:
            painter.setFont(fonts.sans(12, tabular=True))
            painter.setPen(self._theme.color("text.tertiary"))
            painter.drawText(
                QRect(left, y, row.right() - left, _WHERE), Qt.AlignmentFlag.AlignVCenter, item.where
            )
            y += _WHERE
        painter.setFont(fonts.sans(13))
        painter.setPen(self._theme.color("text.secondary" if item.is_settled else "text.primary"))
        for line in self._lines(item):
            painter.drawText(
                QRect(left, y, row.right() - left, _LEADING), Qt.AlignmentFlag.AlignVCenter, line
            )
            y += _LEADING

    def _lines(self, item: Row) -> list[str]:
        """Return the text of *item* in lines; a change of one row asks for those of all."""
        known = self._broken.get(item.text)
        if known is None:
            room = self._width - 2 * _PAD_X - _ICON - _GAP - _SCROLL_BAR
            known = self._broken[item.text] = fitted_lines(item.text, fonts.sans(13), room, _MOST_LINES)
        return known


def _ratio(painter: QPainter) -> float:
    return painter.device().devicePixelRatio()
