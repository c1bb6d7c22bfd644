"""The two columns of the start page: ways to open something, and what was opened before."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Signal, Slot
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from earmark.gui.cards.filter_controls import SearchField
from earmark.gui.controls.buttons import TextButton
from earmark.gui.controls.labels import Paragraph, Span, ThemedLabel
from earmark.gui.controls.scrolling import see_through_scroll_area
from earmark.gui.look import fonts
from earmark.gui.look.logo import Logo
from earmark.gui.look.theme import Theme
from earmark.gui.start.drop_zone import DropZone
from earmark.gui.start.key_tour import KeyTour
from earmark.gui.start.recent_list import RecentList
from earmark.gui.start.sample_card import SampleCard
from earmark.storage.recents import Recent

_LEFT, _LEFT_NARROW, _NARROW = 500, 456, 1040
_TOP, _TOP_LOW, _LOW = 74, 32, 720
_ALL_QUOTES_KEYS = "Ctrl+Shift+F"


class StartColumns(QWidget):
    """Left the ways to open something, right the recent episodes, or the keys while there are none."""

    open_requested = Signal()
    folder_requested = Signal()
    sample_requested = Signal()
    recent_chosen = Signal(str)  # Recent.path
    recent_removed = Signal(str)
    all_quotes_requested = Signal()

    def __init__(self, theme: Theme, kinds: Sequence[str], open_keys: str, sample_minutes: int) -> None:
        super().__init__()
        self._theme = theme
        self.zone = DropZone(theme, kinds, open_keys)
        self._left = see_through_scroll_area(self._ways(sample_minutes))
        self._recents = RecentList(theme)
        self._search = SearchField(theme, "Find an episode")
        self._no_match = ThemedLabel(theme, "No episodes match", token="text.secondary")
        self._right = QStackedWidget()
        self._right.addWidget(self._recent_page())
        self._right.addWidget(KeyTour(theme))

        columns = QHBoxLayout(self)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(0)
        columns.addWidget(self._left)
        self._right_margin = QVBoxLayout()
        self._right_margin.addWidget(self._right)
        columns.addLayout(self._right_margin, 1)

        self.zone.open_requested.connect(self.open_requested)
        self.zone.folder_requested.connect(self.folder_requested)
        self._search.textChanged.connect(self._find)
        self._search.left_downwards.connect(self._recents.setFocus)
        self._recents.chosen.connect(self.recent_chosen)
        self._recents.removed.connect(self.recent_removed)
        theme.changed.connect(self.update)

    def show_recents(self, recents: Sequence[Recent]) -> None:
        self._recents.show_recents(recents)
        self._right.setCurrentIndex(0 if recents else 1)
        self._say_if_none_match()

    def resizeEvent(self, event: QResizeEvent) -> None:
        narrow = event.size().width() < _NARROW
        top = _TOP if event.size().height() >= _LOW else _TOP_LOW
        self._left.setFixedWidth(_LEFT_NARROW if narrow else _LEFT)
        self._ways_margin.setContentsMargins(36 if narrow else 72, top, 32 if narrow else 40, 40)
        self._right_margin.setContentsMargins(25 if narrow else 41, top, 20 if narrow else 72, 16)
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        right = QRect(self._left.width(), 0, self.width() - self._left.width(), self.height())
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("surface.window"))
        painter.fillRect(right, self._theme.color("surface.page"))
        painter.fillRect(QRect(right.left(), 0, 1, self.height()), self._theme.color("line.subtle"))

    def _ways(self, sample_minutes: int) -> QWidget:
        content = QWidget()
        self._ways_margin = column = QVBoxLayout(content)
        column.setSpacing(0)
        column.addLayout(self._name())
        column.addSpacing(14)
        line = ThemedLabel(
            self._theme, "Read what you hear. Keep what matters.", fonts.serif(17), "text.secondary"
        )
        line.setFixedHeight(26)
        column.addWidget(line)
        column.addSpacing(38)
        column.addWidget(self.zone)
        if sample_minutes:
            column.addSpacing(22)
            sample = SampleCard(self._theme, sample_minutes)
            sample.clicked.connect(self.sample_requested)
            column.addWidget(sample)
        column.addSpacing(28)
        column.addStretch()
        column.addWidget(self._promise())
        return content

    def _name(self) -> QHBoxLayout:
        font = fonts.serif(38, 500)
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, -0.3)
        name = ThemedLabel(self._theme, "Earmark", font)
        name.setFixedHeight(42)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(Logo(self._theme, 38))
        row.addWidget(name, 1)
        return row

    def _promise(self) -> QWidget:
        promise = Paragraph(self._theme, 18, fonts.sans(12))
        promise.show_spans(
            Span("Your quotes stay in a small file next to each transcript.", "text.tertiary"),
            Span("Nothing leaves this computer.", "text.tertiary"),
        )
        promise.setMaximumWidth(330)
        return promise

    def _recent_page(self) -> QWidget:
        self._search.setFixedWidth(230)
        all_quotes = TextButton(self._theme, "All quotes", "quote", shortcut=_ALL_QUOTES_KEYS, muted=True)
        all_quotes.clicked.connect(self.all_quotes_requested)
        head = QHBoxLayout()
        head.setContentsMargins(14, 0, 14, 0)
        head.addWidget(ThemedLabel(self._theme, "Recent", fonts.sans(15, 600)), 1)
        head.addWidget(all_quotes)
        head.addSpacing(6)
        head.addWidget(self._search)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addSpacing(14)
        self._no_match.setContentsMargins(14, 8, 14, 0)
        column.addWidget(self._no_match)
        column.addWidget(self._recents, 1)
        return page

    @Slot(str)
    def _find(self, text: str) -> None:
        self._recents.search(text)
        self._say_if_none_match()

    def _say_if_none_match(self) -> None:
        self._no_match.setVisible(self._recents.is_empty)
