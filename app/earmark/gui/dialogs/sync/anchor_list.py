"""The anchor points in the order of the transcript; the chosen one opens its buttons."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QWidget

from earmark.gui.controls.buttons import IconButton
from earmark.gui.dialogs.sync.anchor_painter import HEIGHT, ROW, AnchorPainter
from earmark.gui.dialogs.sync.dot_drag import COARSE_MS
from earmark.gui.dialogs.sync.quiet_button import QuietButton
from earmark.gui.dialogs.sync.sync_values import AnchorRow
from earmark.gui.dialogs.sync.sync_words import MINUS, spoken
from earmark.gui.look.theme import Theme

_HINT = "Play the audio. When you hear the line below,\npress Enter. Two anchor points are enough."
_BUTTONS_LEFT, _BUTTONS_TOP, _BUTTONS_HEIGHT, _SHIFT_ROOM = 17, 47, 28, 72
_MOVES = (
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
)
_Index = QModelIndex | QPersistentModelIndex


class AnchorModel(QAbstractListModel):
    """The rows as they were shown last."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[AnchorRow, ...] = ()

    def show_rows(self, rows: Sequence[AnchorRow]) -> None:
        """Show *rows*; of the same points only the values change."""
        if [row.id for row in rows] == [row.id for row in self.rows]:
            self.rows = tuple(rows)
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def place_of(self, anchor_id: str) -> int:
        """Return the number of the row, or -1."""
        return next((k for k, row in enumerate(self.rows) if row.id == anchor_id), -1)

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return row.words
        return spoken(row) if role == Qt.ItemDataRole.AccessibleTextRole else None


class AnchorList(QListView):
    """Up and Down choose. What else keys can do to the chosen point is the dialog's."""

    chosen = Signal(str)  # its id, "" when there is none
    hear_requested = Signal()
    nudge_requested = Signal(int)  # ms
    delete_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._model = AnchorModel()
        self._painter = AnchorPainter(theme, self)
        self._is_showing = False
        self.buttons = AnchorButtons(theme, self.viewport())
        self.setModel(self._model)
        self.setItemDelegate(self._painter)
        self.setAccessibleName("Anchor points")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(HEIGHT)
        self.viewport().setAutoFillBackground(False)
        self.selectionModel().currentChanged.connect(self._follow_current)
        self.buttons.hear.clicked.connect(self.hear_requested)
        self.buttons.nudged.connect(self.nudge_requested)
        self.buttons.delete.clicked.connect(self.delete_requested)
        theme.changed.connect(self.viewport().update)

    @property
    def chosen_id(self) -> str:
        at = self.currentIndex()
        return self._model.rows[at.row()].id if at.isValid() else ""

    def show_rows(self, rows: Sequence[AnchorRow]) -> None:
        """Show *rows*; the chosen one stays, and if it is gone the next one is chosen and scrolled to."""
        before, place = self.chosen_id, self.currentIndex().row()
        bar = self.verticalScrollBar()
        scrolled = bar.value()
        self._is_showing = True
        self._model.show_rows(rows)
        self._is_showing = False
        same = self._model.place_of(before)
        self._set_current(same if same >= 0 else min(max(place, 0), len(rows) - 1))
        self.setAccessibleDescription("" if rows else _HINT)
        if self.chosen_id == before:
            bar.setValue(scrolled)
        else:
            self.chosen.emit(self.chosen_id)

    def choose(self, anchor_id: str) -> None:
        """Choose the point *anchor_id* and scroll to it."""
        place = self._model.place_of(anchor_id)
        if place >= 0 and anchor_id != self.chosen_id:
            self._set_current(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if plain and Qt.Key(event.key()) in _MOVES:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_buttons()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self._place_buttons()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._model.rows:
            painter = QPainter(self.viewport())
            painter.setPen(self._theme.color("text.tertiary"))
            room = self.viewport().rect().adjusted(24, 0, -24, 0)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, _HINT)

    def _set_current(self, place: int) -> None:
        self._is_showing = True
        self.setCurrentIndex(self._model.index(place))
        self._is_showing = False
        self._open_chosen()

    @Slot()
    def _follow_current(self) -> None:
        if not self._is_showing:
            self._open_chosen()
            self.chosen.emit(self.chosen_id)

    def _open_chosen(self) -> None:
        """Make room for the buttons in the chosen row, and for no others."""
        at = self.currentIndex()
        self._painter.show_chosen(at.row())
        self.doItemsLayout()
        self.scrollTo(at)
        self._place_buttons()

    def _place_buttons(self) -> None:
        """Lay the buttons into the chosen row."""
        at = self.currentIndex()
        self.buttons.setVisible(at.isValid())
        if at.isValid():
            row = self.visualRect(at)
            free = row.width() - _BUTTONS_LEFT - _SHIFT_ROOM
            width = max(free, self.buttons.sizeHint().width())
            self.buttons.setGeometry(
                QRect(row.left() + _BUTTONS_LEFT, row.top() + _BUTTONS_TOP, width, _BUTTONS_HEIGHT)
            )


class AnchorButtons(QWidget):
    """What can be done to the chosen point."""

    nudged = Signal(int)  # ms

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.hear = QuietButton(theme, "Hear it", shortcut="Space", icon="player-play")
        self.earlier = QuietButton(theme, f"{MINUS}0.1 s", "0.1 s earlier", "-", framed=True)
        self.later = QuietButton(theme, "+0.1 s", "0.1 s later", "+", framed=True)
        self.delete = IconButton(theme, "trash", "Delete anchor point", "Delete", icon_size=15, size=26)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for part in (self.hear, self.earlier, self.later):
            row.addWidget(part)
        row.addStretch()
        row.addWidget(self.delete)
        self.earlier.clicked.connect(self._move_earlier)
        self.later.clicked.connect(self._move_later)

    @property
    def all(self) -> tuple[QWidget, ...]:
        return self.hear, self.earlier, self.later, self.delete

    @Slot()
    def _move_earlier(self) -> None:
        self.nudged.emit(-COARSE_MS)

    @Slot()
    def _move_later(self) -> None:
        self.nudged.emit(COARSE_MS)
