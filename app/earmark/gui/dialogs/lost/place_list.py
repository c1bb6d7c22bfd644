"""The places that a quote may have, to choose one from."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QPainter, QPaintEvent, QTextDocument
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from earmark.gui.controls.labels import KEY_CAP_HEIGHT, key_cap_width, paint_key_cap
from earmark.gui.dialogs.lost import lit_text
from earmark.gui.dialogs.lost.place_item import Place
from earmark.gui.look import fonts
from earmark.gui.look.theme import Theme

_PAD_X, _PAD_Y, _GAP = 14, 12, 10
_CAP_DOWN = 4
"""The number stands beside the middle of the first line."""
_PLACE = Qt.ItemDataRole.UserRole
_HERE = "It is here now"
NONE, SEARCHING = "Nothing like it was found.", "Looking for its place…"


class PlaceList(QListWidget):
    """One row a place, numbered by the keys that choose it; a double click takes it."""

    chosen = Signal()
    taken = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._color = ""
        self._empty = ""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("Where it may be now")
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setItemDelegate(_PlacePainter(theme, self))
        self.viewport().setAutoFillBackground(False)
        self.currentRowChanged.connect(self._tell_chosen)
        self.itemDoubleClicked.connect(self.taken)
        theme.changed.connect(self.viewport().update)

    @property
    def current(self) -> Place | None:
        row = self.currentRow()
        return None if row < 0 else self.item(row).data(_PLACE)

    @property
    def color(self) -> str:
        """The marker of the quote."""
        return self._color

    def show_places(self, places: Sequence[Place], color: str, empty: str = NONE) -> None:
        """Show *places* of a quote in the marker *color*, the first one chosen; *empty* is said of none."""
        self._color, self._empty = color, empty
        with QSignalBlocker(self):
            self.clear()
            for place in places:
                row = QListWidgetItem(self)
                row.setData(_PLACE, place)
                row.setData(Qt.ItemDataRole.AccessibleTextRole, place.spoken)
            self.setCurrentRow(0 if places else -1)
        self.scrollToTop()
        self.chosen.emit()
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.count():
            painter = QPainter(self.viewport())
            painter.setFont(fonts.sans(13))
            painter.setPen(self._theme.color("text.tertiary"))
            room = self.viewport().rect().adjusted(_PAD_X, _PAD_Y, -_PAD_X, -_PAD_Y)
            painter.drawText(room, Qt.TextFlag.TextWordWrap, self._empty)
            painter.end()
        super().paintEvent(event)

    @Slot(int)
    def _tell_chosen(self, _row: int) -> None:
        self.chosen.emit()


class _PlacePainter(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: PlaceList) -> None:
        super().__init__(parent)
        self._theme = theme
        self._list = parent

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        width = self._list.viewport().width()
        height = self._document(index.data(_PLACE), self._room(width)).size().height()
        return QSize(width, round(height) + 2 * _PAD_Y + 1)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(row, self._theme.color("surface.selected"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(row, self._theme.color("surface.hover"))
        painter.fillRect(QRect(row.left(), row.bottom(), row.width(), 1), self._theme.color("line.subtle"))
        key = str(index.row() + 1)
        paint_key_cap(painter, self._theme, key, row.topLeft() + QPoint(_PAD_X, _PAD_Y + _CAP_DOWN))
        painter.translate(row.left() + _left(), row.top() + _PAD_Y)
        self._document(index.data(_PLACE), self._room(row.width())).drawContents(painter)
        painter.restore()

    def _document(self, place: Place, width: int) -> QTextDocument:
        document = QTextDocument()
        document.setDocumentMargin(0)
        document.setDefaultFont(fonts.serif(16))
        document.setTextWidth(width)
        document.setHtml(self._html(place))
        return document

    def _html(self, place: Place) -> str:
        theme = self._theme
        name = f"color:{theme.speaker(place.palette).name()}; font-weight:600"
        head = [lit_text.small(theme, place.name, more=name) if place.name else ""]
        head += [lit_text.small(theme, words) for words in (place.time, _HERE if place.is_present else "")]
        words = lit_text.lit(theme, place.words, self._list.color, place.new, lit_text.NEW)
        passage = f"{lit_text.around(theme, place.before)}{words}{lit_text.around(theme, place.after)}"
        first = f"margin:0 0 4px 0; line-height:{KEY_CAP_HEIGHT}px"
        return (
            f"<p style='{first}'>{'&nbsp; '.join(filter(None, head))}</p>"
            f"<p style='margin:0; line-height:26px'>{passage}</p>"
            f"<p style='margin:4px 0 0 0'>{lit_text.small(theme, place.reasons, 'text.secondary')}</p>"
        )

    def _room(self, width: int) -> int:
        return width - _left() - _PAD_X


def _left() -> int:
    return _PAD_X + key_cap_width("1") + _GAP
