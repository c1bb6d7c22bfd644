"""The recent episodes of the start page: a list with covers, what was kept and what is left."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QMenu

from earmark.gui.controls.ring_radius import set_ring_radius
from earmark.gui.look.theme import Theme
from earmark.gui.start import recent_words
from earmark.gui.start.recent_row import RecentRow
from earmark.storage.recents import Recent

_Index = QModelIndex | QPersistentModelIndex


class RecentModel(QAbstractListModel):
    """The episodes that match what is searched for. `Qt.UserRole` gives the `Recent`."""

    def __init__(self) -> None:
        super().__init__()
        self._all: tuple[Recent, ...] = ()
        self._shown: list[Recent] = []
        self._words: list[str] = []

    def show_recents(self, recents: Sequence[Recent]) -> None:
        self._all = tuple(recents)
        self._match()

    @Slot(str)
    def search(self, text: str) -> None:
        """Keep the episodes in whose title, show, number and speakers every word of *text* comes up."""
        self._words = text.casefold().split()
        self._match()

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        recent = self._shown[index.row()]
        match role:
            case Qt.ItemDataRole.UserRole:
                return recent
            case Qt.ItemDataRole.DisplayRole:
                return recent_words.title(recent)
            case Qt.ItemDataRole.AccessibleTextRole:
                return _sentence(recent)
            case Qt.ItemDataRole.ToolTipRole:
                return recent.path
        return None

    def _match(self) -> None:
        self.beginResetModel()
        self._shown = [recent for recent in self._all if _matches(recent, self._words)]
        self.endResetModel()


class RecentList(QListView):
    """A click or Enter chooses; Delete or the context menu takes an episode off the list."""

    chosen = Signal(str)  # Recent.path
    removed = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._model = RecentModel()
        self._row = RecentRow(theme)
        self.setModel(self._model)
        self.setItemDelegate(self._row)
        self.setAccessibleName("Recent episodes")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        set_ring_radius(self, -1)  # the row that has the keyboard is marked instead
        self.clicked.connect(self._choose)
        theme.changed.connect(self.viewport().update)

    @property
    def is_empty(self) -> bool:
        return self._model.rowCount() == 0

    def show_recents(self, recents: Sequence[Recent]) -> None:
        self._model.show_recents(recents)

    @Slot(str)
    def search(self, text: str) -> None:
        self._model.search(text)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and not self.is_empty:
            self.setCurrentIndex(self._model.index(0, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if index.isValid() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(index)
        elif index.isValid() and event.key() == Qt.Key.Key_Delete:
            self._remove(index)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        if not index.isValid():
            return
        self.setCurrentIndex(index)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("Open").triggered.connect(self._choose_current)
        menu.addAction("Remove from the list").triggered.connect(self._remove_current)
        place = event.pos() if by_mouse else self.visualRect(index).center()
        menu.popup(self.viewport().mapToGlobal(QPoint(place)))

    @Slot(QModelIndex)
    def _choose(self, index: QModelIndex) -> None:
        self.chosen.emit(self._recent(index).path)

    @Slot()
    def _choose_current(self) -> None:
        self._choose(self.currentIndex())

    @Slot()
    def _remove_current(self) -> None:
        self._remove(self.currentIndex())

    def _remove(self, index: QModelIndex) -> None:
        self.removed.emit(self._recent(index).path)

    def _recent(self, index: QModelIndex) -> Recent:
        recent: Recent = index.data(Qt.ItemDataRole.UserRole)
        return recent


def _matches(recent: Recent, words: Sequence[str]) -> bool:
    text = " ".join((recent_words.title(recent), recent_words.source(recent), *recent.speakers)).casefold()
    return all(word in text for word in words)


def _sentence(recent: Recent) -> str:
    parts = (
        recent_words.title(recent),
        recent_words.source(recent),
        recent_words.people(recent),
        recent_words.quotes(recent),
        recent_words.left(recent),
    )
    return ". ".join(part for part in parts if part)
