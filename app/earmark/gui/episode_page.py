"""The page of an open episode: places its parts, and decides nothing."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from earmark.gui.bars.player_bar import PlayerBar
from earmark.gui.bars.toolbar import Toolbar
from earmark.gui.cards.annotation_panel import AnnotationPanel
from earmark.gui.controls.banner import BannerStack
from earmark.gui.controls.toast import Toast
from earmark.gui.look.theme import Theme
from earmark.gui.pane_rule import BESIDE, COMPACT_HEIGHT
from earmark.gui.panes import Panes
from earmark.gui.side.side_pane import SidePane
from earmark.gui.timeline.timeline import Timeline
from earmark.gui.transcript.back_to_now import BackToNow
from earmark.gui.transcript.find_bar import FindBar
from earmark.gui.transcript.inline_editor import InlineEditor
from earmark.gui.transcript.selection_toolbar import SelectionToolbar
from earmark.gui.transcript.transcript_view import TranscriptView


class EpisodePage(QWidget):
    """Toolbar, panes, timeline and player bar. Its parts are open to the objects that connect them."""

    def __init__(self, theme: Theme, keys: Mapping[str, str], view: TranscriptView) -> None:
        super().__init__()
        self._theme = theme
        self.toolbar = Toolbar(theme, keys)
        self.side = SidePane(theme)
        self.contents, self.library = self.side.contents, self.side.library
        self.find_bar = FindBar(theme)
        self.banners = BannerStack(theme)
        self.view = view
        self.selection_toolbar = SelectionToolbar(theme, self.view)
        self.inline_editor = InlineEditor(theme, self.view)
        self.back_to_now = BackToNow(theme, self.view)
        self.toast = Toast(theme, self.view)
        self.panel = AnnotationPanel(theme)
        self.timeline = Timeline(theme)
        self.player_bar = PlayerBar(theme, keys)
        self.panes = Panes(theme, self.side, self._centre(), self.panel)

        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.toolbar)
        column.addWidget(self.panes, 1)
        column.addWidget(self.timeline)
        column.addWidget(self.player_bar)

        self.toolbar.contents_toggled.connect(self.panes.toggle_left)
        self.toolbar.annotations_toggled.connect(self.panes.toggle_right)
        self.panes.left_shown.connect(self.toolbar.show_contents_open)
        self.panes.right_shown.connect(self.toolbar.show_annotations_open)
        self.panes.centre_moved.connect(self.toolbar.show_centre)

    def color_name(self, color: str) -> str:
        """Return what the reader calls *color*."""
        return self._theme.marker(color).name

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.timeline.set_compact(event.size().height() < COMPACT_HEIGHT)
        self.player_bar.show_compact(event.size().width() < BESIDE)
        self.view.set_stacked(True if event.size().width() < BESIDE else None)
        self._column.activate()  # a lower timeline gives its room away now, not one picture later

    def add_under_text(self, bar: QWidget) -> None:
        """Put *bar* under the transcript; it goes when it is deleted."""
        self._text_column.addWidget(bar)

    def _centre(self) -> QWidget:
        centre = QWidget()
        column = self._text_column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.find_bar)
        column.addWidget(self.banners)
        column.addWidget(self.view, 1)
        centre.setFocusProxy(self.view)
        return centre
