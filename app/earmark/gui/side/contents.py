"""The contents of the open episode: what it is, its chapters, and who talks how much."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTreeView, QVBoxLayout, QWidget

from earmark.gui.controls.ring_radius import set_ring_radius
from earmark.gui.look.theme import Theme
from earmark.gui.side.contents_delegate import ContentsDelegate
from earmark.gui.side.contents_model import ContentsModel
from earmark.gui.side.episode_head import EpisodeHead
from earmark.gui.side.talk_time_bar import TalkTimeBar
from earmark.model.annotations import Annotations
from earmark.model.episode import Episode
from earmark.model.parts import parts
from earmark.model.talk_time import talk_times
from earmark.model.time_map import TimeMap

_BY_KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class Contents(QWidget):
    """Holds no place: it is told what is spoken now, and says where the reader wants to go."""

    jump_requested = Signal(int)  # code points
    speakers_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._annotations = Annotations()
        self._offset = 0
        self._head = EpisodeHead(theme)
        self._model = ContentsModel(self)
        self._tree = _ContentsTree(theme, self._model)
        self._talk = TalkTimeBar(theme)
        self._file_name = ""
        self.setFocusProxy(self._tree)

        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addSpacing(2)
        column.addWidget(self._tree, 1)
        column.addWidget(self._talk)

        self._tree.chosen.connect(self._jump)
        self._talk.clicked.connect(self.speakers_requested)

    def show_episode(self, episode: Episode, time_map: TimeMap) -> None:
        self._head.show_episode(episode, self._file_name)
        self._model.show_parts(parts(episode, time_map), self._annotations)
        self._talk.show_talk(episode.speakers, talk_times(episode, time_map))
        self._tree.forget_opened()
        self.show_now(self._offset)

    def show_file_name(self, name: str) -> None:
        """Know what to call the next episode shown if it has no title."""
        self._file_name = name

    def show_cover(self, png: bytes) -> None:
        """Show the picture of the show, a PNG; nothing: its letters."""
        self._head.show_cover(png)

    def change_episode(self, episode: Episode, time_map: TimeMap) -> None:
        """Show *episode*, the present one with other corrections: what is opened stays so where it can."""
        if not self._model.change_parts(parts(episode, time_map), self._annotations):
            self.show_episode(episode, time_map)
            return
        self._head.show_episode(episode, self._file_name)
        self._talk.show_talk(episode.speakers, talk_times(episode, time_map))
        self._tree.viewport().update()
        self.show_now(self._offset)

    def show_annotations(self, annotations: Annotations) -> None:
        """Put a dot for each quote under the time of its part."""
        self._annotations = annotations
        self._tree.redraw(self._model.show_annotations(annotations))

    @Slot(int)
    def show_now(self, offset: int) -> None:
        """Say that the character *offset* is spoken now. Cheap: asked at every word."""
        self._offset = offset
        before = self._model.now
        if self._model.show_now(offset):
            self._tree.follow(before, self._model.now)

    @Slot(QModelIndex)
    def _jump(self, index: QModelIndex) -> None:
        self.jump_requested.emit(self._model.start(index))


class _ContentsTree(QTreeView):
    """The rows. The current part opens by itself and closes again, unless the reader opened it."""

    chosen = Signal(QModelIndex)

    def __init__(self, theme: Theme, model: ContentsModel) -> None:
        super().__init__()
        self._contents = model
        self._opened: int | None = None  # the part opened by itself
        self._rows = ContentsDelegate(theme, model, self)
        self.setModel(model)
        self.setItemDelegate(self._rows)
        self.setAccessibleName("Contents")
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setExpandsOnDoubleClick(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        set_ring_radius(self, -1)  # the row with the keyboard has the border

        self.clicked.connect(self.chosen)
        theme.changed.connect(self.viewport().update)

    def forget_opened(self) -> None:
        self._opened = None

    def follow(self, before: QModelIndex, now: QModelIndex) -> None:
        """Show that *now* is the current part, after *before*."""
        if before != now:
            if before.isValid() and self._opened == before.row():
                self.collapse(before)
            self._opened = now.row() if now.isValid() and not self.isExpanded(now) else None
            self.expand(now)
            self.redraw([index for index in (before, now) if index.isValid()])
            if now.isValid() and not self.underMouse():
                self.scrollTo(now)
        self.viewport().update()

    def redraw(self, rows: list[QModelIndex]) -> None:
        """Paint *rows* anew: their height may have changed."""
        for index in rows:
            self._rows.sizeHintChanged.emit(index)
        self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._rows.shows_focus = event.reason() in _BY_KEYBOARD
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self._contents.now)
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._rows.shows_focus = True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.chosen.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()  # titles break in other places
