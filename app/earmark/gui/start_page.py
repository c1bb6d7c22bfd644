"""What is shown while nothing is open: drop or open a transcript, or go on with a recent one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QRect, Signal, Slot
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QFont,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from earmark.gui import fonts
from earmark.gui.drop_zone import DropZone
from earmark.gui.filter_controls import SearchField
from earmark.gui.key_tour import KeyTour
from earmark.gui.labels import Paragraph, Span, ThemedLabel
from earmark.gui.logo import Logo
from earmark.gui.recent_list import RecentList
from earmark.gui.sample_card import SampleCard
from earmark.gui.scrolling import see_through_scroll_area
from earmark.gui.theme import Theme
from earmark.storage.recents import Recent

_LEFT, _LEFT_NARROW = 500, 456
_NARROW = 1040
_LOW = 720
_TOP, _TOP_LOW = 74, 32


class StartPage(QWidget):
    """Left the ways to open something, right the recent episodes, or the keys while there are none.

    Args:
        theme: The colours in use.
        transcripts: Suffixes of the transcripts that can be read (".pdf", ...).
        audio: Suffixes of audio files, which are dropped together with a transcript.
        open_keys: The keys of opening, in words.
        sample_minutes: How long the sample episode is; 0 if there is none.
    """

    open_requested = Signal()
    files_dropped = Signal(list)  # of Path; at least one is a transcript
    sample_requested = Signal()
    recent_chosen = Signal(str)  # Recent.path
    recent_removed = Signal(str)

    def __init__(
        self,
        theme: Theme,
        transcripts: Sequence[str],
        audio: Sequence[str],
        open_keys: str,
        sample_minutes: int,
    ) -> None:
        super().__init__()
        self._theme = theme
        self._transcripts, self._audio = frozenset(transcripts), frozenset(audio)
        kinds = [suffix.removeprefix(".").upper() for suffix in transcripts]
        self._zone = DropZone(theme, kinds, open_keys)
        self._left = see_through_scroll_area(self._ways(sample_minutes))
        self._recents = RecentList(theme)
        self._search = SearchField(theme, "Find an episode")
        self._no_match = ThemedLabel(theme, "No episodes match", token="text.secondary")
        self._right = QStackedWidget()
        self._right.addWidget(self._recent_page())
        self._right.addWidget(KeyTour(theme))
        self.setAcceptDrops(True)

        self._columns = QHBoxLayout(self)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(0)
        self._columns.addWidget(self._left)
        self._right_margin = QVBoxLayout()
        self._right_margin.addWidget(self._right)
        self._columns.addLayout(self._right_margin, 1)

        self._zone.open_requested.connect(self.open_requested)
        self._search.textChanged.connect(self._find)
        self._search.left_downwards.connect(self._recents.setFocus)
        self._recents.chosen.connect(self.recent_chosen)
        self._recents.removed.connect(self.recent_removed)
        theme.changed.connect(self.update)
        self.show_recents(())

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

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        paths = _local_files(event.mimeData())
        if not paths:
            return
        event.acceptProposedAction()
        if self._can_open(paths):
            self._zone.show_over()
        else:
            self._zone.show_problem(*self._problem(paths))

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._zone.show_invitation()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = _local_files(event.mimeData())
        event.acceptProposedAction()
        if self._can_open(paths):
            self._zone.show_invitation()
            self.files_dropped.emit(paths)
        else:
            self._zone.show_problem(*self._problem(paths))

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
        column.addWidget(self._zone)
        if sample_minutes:
            column.addSpacing(22)
            sample = SampleCard(self._theme, sample_minutes)
            sample.clicked.connect(self.sample_requested)
            column.addWidget(sample)
        column.addSpacing(28)
        column.addStretch()
        promise = Paragraph(self._theme, 18, fonts.sans(12))
        promise.show_spans(
            Span("Your quotes stay in a small file next to each transcript.", "text.tertiary"),
            Span("Nothing leaves this computer.", "text.tertiary"),
        )
        promise.setMaximumWidth(330)
        column.addWidget(promise)
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

    def _recent_page(self) -> QWidget:
        self._search.setFixedWidth(230)
        head = QHBoxLayout()
        head.setContentsMargins(14, 0, 14, 0)
        head.addWidget(ThemedLabel(self._theme, "Recent", fonts.sans(15, 600)), 1)
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

    def _can_open(self, paths: Sequence[Path]) -> bool:
        return any(path.suffix.lower() in self._transcripts for path in paths)

    def _problem(self, paths: Sequence[Path]) -> tuple[str, str]:
        suffix = paths[0].suffix.lower()
        if suffix in self._audio:
            return "This is audio without a transcript.", "Drop the transcript together with it."
        if not suffix:
            return "Earmark cannot tell what this file is.", "Save it as PDF or text with times."
        return f"Earmark cannot read {suffix} files.", "Save it as PDF or text with times."


def _local_files(mime: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
