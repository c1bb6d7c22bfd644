"""The right side of Sync: the plots with their legend, and the card of Auto-align under them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from earmark.gui.controls.labels import ElidedLabel, ThemedLabel
from earmark.gui.controls.scrolling import see_through_scroll_area
from earmark.gui.dialogs.sync.align_card import AlignCard
from earmark.gui.dialogs.sync.sync_plot import SyncPlot
from earmark.gui.look import fonts
from earmark.gui.look.theme import Theme


class PlotPane(QWidget):
    """It scrolls where the window is too low for it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.plot = SyncPlot(theme)
        self.align = AlignCard(theme)
        self._legend = [_Legend(theme, *key) for key in _KEYS]
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addWidget(ElidedLabel(theme, "Where each line falls", fonts.sans(12, 500), "text.secondary"), 1)
        for part in self._legend:
            head.addWidget(part)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(20, 14, 24, 14)
        column.setSpacing(0)
        column.addLayout(head)
        column.addSpacing(6)
        column.addWidget(self.plot, 1)
        column.addSpacing(14)
        column.addWidget(self.align)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(1, 0, 0, 0)
        scroll = see_through_scroll_area(inside)
        outside.addWidget(scroll)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # what is veiled is not painted again
        scroll.installEventFilter(self)
        theme.changed.connect(self.update)

    def show_dots(self, has_dots: bool) -> None:
        """Show the points and what they mean, or leave both away."""
        self.plot.show_dots(has_dots)
        for part in self._legend[:2]:
            part.setVisible(has_dots)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress:
            return False
        event.ignore()  # what the plots do not take is for the dialog, and scrolls nothing
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("surface.window"))
        painter.fillRect(QRect(0, 0, 1, self.height()), self._theme.color("line.subtle"))


class _Legend(QWidget):
    """What a dot of one kind means."""

    def __init__(self, theme: Theme, words: str, radius: float, fill: str, edge: str) -> None:
        super().__init__()
        self._theme = theme
        self._radius, self._fill, self._edge = radius, fill, edge
        row = QHBoxLayout(self)
        row.setContentsMargins(round(2 * radius) + 9, 0, 0, 0)
        row.addWidget(ThemedLabel(theme, words, fonts.sans(12), "text.tertiary"))
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color(self._edge), 1.5) if self._edge else Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color(self._fill))
        painter.drawEllipse(QPointF(self._radius + 1.5, self.height() / 2), self._radius, self._radius)


_KEYS = (
    ("set by you", 4.0, "text.primary", "text.primary"),
    ("matched", 4.0, "surface.page", "text.primary"),
    ("words heard", 1.6, "text.tertiary", ""),
)
