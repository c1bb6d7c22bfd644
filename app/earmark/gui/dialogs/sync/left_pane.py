"""The left side of Sync: the anchor points or the offset, and the line that is playing under them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from earmark.gui.controls.labels import ThemedLabel
from earmark.gui.dialogs.sync.anchor_list import AnchorList
from earmark.gui.dialogs.sync.now_card import NowCard
from earmark.gui.dialogs.sync.offset_page import OffsetPage
from earmark.gui.dialogs.sync.sync_values import AnchorRow, SyncMode
from earmark.gui.dialogs.sync.sync_words import points
from earmark.gui.look import fonts
from earmark.gui.look.theme import Theme


class LeftPane(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.anchors = AnchorList(theme)
        self.offset = OffsetPage(theme)
        self.now = NowCard(theme)
        self._count = ThemedLabel(theme, points(0), fonts.sans(12, 500), "text.secondary")
        self._pages = QStackedWidget()
        self._pages.addWidget(self.offset)
        self._pages.addWidget(self._anchor_page(theme))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 14)
        column.setSpacing(12)
        column.addWidget(self._pages, 1)
        column.addWidget(self.now)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # what is veiled is not painted again
        theme.changed.connect(self.update)

    def show_rows(self, rows: Sequence[AnchorRow]) -> None:
        self._count.setText(points(len(rows)))
        self.anchors.show_rows(rows)

    def show_mode(self, mode: SyncMode) -> None:
        self._pages.setCurrentIndex(mode.value)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self._theme.color("surface.page"))

    def _anchor_page(self, theme: Theme) -> QWidget:
        page = QWidget()
        head = QHBoxLayout()
        head.setContentsMargins(12, 0, 10, 6)
        head.addWidget(self._count, 1)
        head.addWidget(
            ThemedLabel(theme, "Shift", fonts.sans(12, 500), "text.secondary"), 0, Qt.AlignmentFlag.AlignRight
        )
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.anchors, 1)
        return page
