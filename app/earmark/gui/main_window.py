"""The window: start page, open episode, or a message."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from earmark.gui.lone_alt import LoneAlt
from earmark.gui.look.theme import tokens
from earmark.gui.settings import Settings

if TYPE_CHECKING:
    from earmark.gui.actions import Actions
    from earmark.gui.controls.message_page import MessagePage
    from earmark.gui.episode_page import EpisodePage
    from earmark.gui.start.start_page import StartPage

_SIZES = tokens()["size"]["window"]


class MainWindow(QMainWindow):
    """Places the pages, and shows one of them. Holds no episode.

    It is made light, so that the first page of a transcript can be painted
    in it at once; `furnish` brings everything else.

    Args:
        settings: Where the window finds its size and the widths of its panes.
    """

    files_dropped = Signal(list)  # of Path
    closing = Signal()

    page: EpisodePage
    start_page: StartPage
    message: MessagePage
    verbs: Actions

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self._stack = QStackedWidget()
        self._is_furnished = False
        self._lone_alt = LoneAlt(self)
        self._lone_alt.struck.connect(self._toggle_menu_bar)
        self.setMinimumSize(*_SIZES["minimum"])
        self.setWindowTitle("Earmark")
        if not settings.window_geometry or not self.restoreGeometry(settings.window_geometry):
            self.resize(*_SIZES["default"])

    def furnish(self, start_page: StartPage, page: EpisodePage, message: MessagePage, verbs: Actions) -> None:
        """Take in the pages, and the actions of the menus and keys; once."""
        self.start_page, self.page, self.message, self.verbs = start_page, page, message, verbs
        for each in (start_page, page, message):
            self._stack.addWidget(each)
        self.setCentralWidget(self._stack)
        self.setAcceptDrops(True)
        self._is_furnished = True
        settings = self._settings
        page.panes.restore(
            (settings.contents_width, settings.annotations_width),
            (settings.contents_open, settings.annotations_open),
        )

    @property
    def shows_episode(self) -> bool:
        return self._is_furnished and self._stack.currentWidget() is self.page

    def show_start(self) -> None:
        self._stack.setCurrentWidget(self.start_page)
        self.setWindowTitle("Earmark")

    def show_episode(self, title: str) -> None:
        self._stack.setCurrentWidget(self.page)
        self.setWindowTitle(title)
        self.page.view.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def present_page(self) -> QWidget | None:
        """What stands in the window now."""
        return self._stack.currentWidget()

    def show_page(self, page: QWidget, title: str) -> None:
        """Show *page*, which may be one that `furnish` did not know."""
        if self._stack.indexOf(page) < 0:
            self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        self.setWindowTitle(title)

    def show_message(self) -> None:
        self._stack.setCurrentWidget(self.message)
        self.setWindowTitle("Earmark")

    @Slot()
    def focus_next_pane(self) -> None:
        self._focus_pane(1)

    @Slot()
    def focus_previous_pane(self) -> None:
        self._focus_pane(-1)

    def save_layout(self) -> None:
        if not self._is_furnished:
            return
        settings, panes = self._settings, self.page.panes
        settings.window_geometry = bytes(self.saveGeometry().data())
        settings.contents_open, settings.annotations_open = panes.wants
        settings.contents_width, settings.annotations_width = panes.widths
        settings.save()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.save_layout()
        self.closing.emit()
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.files_dropped.emit(paths)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Alt and event.modifiers() == Qt.KeyboardModifier.AltModifier:
            self._lone_alt.press()
        super().keyPressEvent(event)

    @Slot()
    def _toggle_menu_bar(self) -> None:
        """Show the menu bar, or hide it, where it is not the desktop's."""
        if not self.menuBar().isNativeMenuBar():
            self.menuBar().setVisible(not self.menuBar().isVisible())

    def _focus_pane(self, by: int) -> None:
        page = self.page
        panes: Sequence[QWidget] = (
            page.toolbar, page.side, page.find_bar, page.view, page.panel, page.timeline, page.player_bar
        )  # fmt: skip
        stops = [(pane, first) for pane in panes if pane.isVisible() and (first := _first_in(pane))]
        if not stops or not self.shows_episode:
            return
        focus = self.focusWidget()
        here = next(
            (k for k, (p, _) in enumerate(stops) if focus and (p is focus or p.isAncestorOf(focus))), -by
        )
        _, first = stops[(here + by) % len(stops)]
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)


def _first_in(pane: QWidget) -> QWidget | None:
    """Return *pane*, or the first thing in it that takes the Tab key."""
    return next(filter(_takes_focus, [pane, *pane.findChildren(QWidget)]), None)


def _takes_focus(widget: QWidget) -> bool:
    takes = widget.focusProxy() or widget  # a pane may pass it on to a list that is hidden while empty
    return takes.isVisible() and takes.isEnabled() and bool(takes.focusPolicy() & Qt.FocusPolicy.TabFocus)
