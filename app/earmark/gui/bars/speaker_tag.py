"""The name of a speaker with the bar in their colour."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from earmark.gui.look import fonts
from earmark.gui.look.theme import Theme

_BAR, _GAP, _HEIGHT = 3, 7, 20


class SpeakerTag(QWidget):
    """Takes the room it is given; a longer name ends in dots."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._name = ""
        self._palette: int | None = None
        self.setFont(fonts.sans(13, 600))
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_speaker(self, name: str, palette: int | None) -> None:
        """Show *name* in the colour of the number *palette*; "" shows nothing."""
        if (name, palette) != (self._name, self._palette):
            self._name, self._palette = name, palette
            self.setAccessibleName(name)
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(_BAR + _GAP + QFontMetrics(self.font()).horizontalAdvance(self._name), _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        left = _BAR + _GAP
        metrics = QFontMetrics(self.font())
        shown = metrics.elidedText(self._name, Qt.TextElideMode.ElideRight, self.width() - left)
        if not self._name or shown == "…":
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        color = self._theme.speaker(self._palette)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.drawRoundedRect(QRectF(0, 2, _BAR, 16), 1.5, 1.5)
        painter.setPen(color)
        painter.drawText(self.rect().adjusted(left, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, shown)
