"""The library: every episode that was opened, to find and open again."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListView,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from earmark.gui.cards.filter_controls import SearchField
from earmark.gui.controls.buttons import IconButton, TextButton
from earmark.gui.controls.labels import ThemedLabel
from earmark.gui.controls.ring_radius import set_ring_radius
from earmark.gui.look import fonts
from earmark.gui.look.theme import Theme
from earmark.gui.side.library_delegate import LibraryDelegate
from earmark.gui.side.library_model import LibraryModel
from earmark.storage.recents import Recent

_EMPTY = "No episodes yet"
_EMPTY_HINT = "Transcripts you open are listed here."
_NOT_FOUND = "No episodes match"


class LibraryView(QWidget):
    """Shows what it is given; the files themselves are none of its business. Paths are `Recent.path`."""

    episode_chosen = Signal(str)  # path
    remove_requested = Signal(str)  # path: off the list, the files stay
    add_requested = Signal()
    all_quotes_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = LibraryModel(self)
        self._search = SearchField(theme, "Find an episode")
        self._list = _LibraryList(theme, self._model)
        self._nothing = _Nothing(theme)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._list)
        self._pages.addWidget(self._nothing)
        self._add = TextButton(theme, "Add transcript", "plus")
        self._all_quotes = IconButton(theme, "quote", "All quotes", "Ctrl+Shift+F")
        self.setFocusProxy(self._search)

        top = QHBoxLayout()
        top.setContentsMargins(12, 12, 12, 10)
        top.addWidget(self._search)
        foot = _Foot(theme)
        row = QHBoxLayout(foot)
        row.setContentsMargins(15, 8, 15, 8)
        row.addWidget(self._add)
        row.addStretch()
        row.addWidget(self._all_quotes)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self._pages, 1)
        column.addWidget(foot)

        self._search.textChanged.connect(self._find)
        self._search.returnPressed.connect(self._open_first)
        self._search.left_downwards.connect(self._list.enter)
        self._list.episode_chosen.connect(self.episode_chosen)
        self._list.remove_requested.connect(self.remove_requested)
        self._add.clicked.connect(self.add_requested)
        self._all_quotes.clicked.connect(self.all_quotes_requested)
        self._show_page()

    def show_recents(self, recents: Sequence[Recent]) -> None:
        """List *recents*, in their own order."""
        self._model.show_recents(recents)
        self._show_page()

    def show_open(self, path: str) -> None:
        """Mark the episode at *path* as the open one; "" if none is."""
        self._list.show_open(path)

    @Slot(str)
    def _find(self, text: str) -> None:
        self._model.search(text)
        self._show_page()

    @Slot()
    def _open_first(self) -> None:
        first = self._model.recent(self._model.index(0))
        if first is not None and self._search.text().strip():
            self.episode_chosen.emit(first.path)

    def _show_page(self) -> None:
        if self._model.rowCount():
            self._pages.setCurrentWidget(self._list)
            return
        empty = self._model.is_empty
        self._nothing.show_words(_EMPTY if empty else _NOT_FOUND, _EMPTY_HINT if empty else "")
        self._pages.setCurrentWidget(self._nothing)


class _LibraryList(QListView):
    """A click or Enter opens; Delete and the context menu take an episode off the list."""

    episode_chosen = Signal(str)
    remove_requested = Signal(str)

    def __init__(self, theme: Theme, model: LibraryModel) -> None:
        super().__init__()
        self._episodes = model
        self._rows = LibraryDelegate(theme, model, self)
        self._menu = QMenu(self)
        self._remove = QAction("Remove from library", self)
        self._menu_path = ""
        self._menu.addAction(self._remove)
        self.setModel(model)
        self.setItemDelegate(self._rows)
        self.setAccessibleName("Library")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        set_ring_radius(self, -1)  # the row with the keyboard has the border

        self.clicked.connect(self._open)
        self.customContextMenuRequested.connect(self._open_menu)
        self._remove.triggered.connect(self._remove_chosen)
        theme.changed.connect(self.viewport().update)

    def show_open(self, path: str) -> None:
        self._rows.open_path = path
        self.viewport().update()

    @Slot()
    def enter(self) -> None:
        """Take the keyboard, at the first row."""
        self.setCurrentIndex(self._episodes.index(0))
        self.setFocus(Qt.FocusReason.TabFocusReason)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._rows.shows_focus = event.reason() != Qt.FocusReason.MouseFocusReason
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self._episodes.index(0))
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        recent = self._episodes.recent(self.currentIndex())
        if recent and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.episode_chosen.emit(recent.path)
        elif recent and event.key() == Qt.Key.Key_Delete:
            self.remove_requested.emit(recent.path)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()  # titles break in other places

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        recent = self._episodes.recent(index)
        if recent is not None:
            self.episode_chosen.emit(recent.path)

    @Slot(QPoint)
    def _open_menu(self, at: QPoint) -> None:
        recent = self._episodes.recent(self.indexAt(at))
        if recent is not None:
            self._menu_path = recent.path
            self._menu.popup(self.viewport().mapToGlobal(at))

    @Slot()
    def _remove_chosen(self) -> None:
        self.remove_requested.emit(self._menu_path)


class _Nothing(QWidget):
    """What stands in the list's place while there is nothing to list."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._title = ThemedLabel(theme, "", fonts.sans(13, 600))
        self._hint = ThemedLabel(theme, "", fonts.sans(13), "text.secondary")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 28, 20, 20)
        column.setSpacing(5)
        for label in (self._title, self._hint):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setWordWrap(True)
            column.addWidget(label)
        column.addStretch()

    def show_words(self, title: str, hint: str) -> None:
        self._title.setText(title)
        self._hint.setText(hint)


class _Foot(QWidget):
    """A hairline over the button."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(0, 0, self.width(), 1, self._theme.color("line.subtle"))
