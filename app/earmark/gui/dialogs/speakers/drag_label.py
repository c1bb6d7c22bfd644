"""What goes along with the pointer while a speaker is dragged on another."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from earmark.gui.look import fonts
from earmark.gui.look.theme import Theme

_HEIGHT, _PADDING, _BESIDE = 30, 12, QPoint(12, 4)


class DragLabel(QWidget):
    """A small raised label over the list."""

    def __init__(self, theme: Theme, area: QWidget) -> None:
        super().__init__(area)
        self._theme = theme
        self._area = area
        self._palette = 0
        self._words = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_at(self, at: QPoint, name: str, palette: int, into: str) -> None:
        """Show who is dragged, and into whom they go if they are dropped here; "" for nobody."""
        self._words = f"Merge {name} into {into}" if into else name
        self._palette = palette
        width = QFontMetrics(self._font()).horizontalAdvance(self._words) + 2 * _PADDING + 2
        self.resize(width, _HEIGHT)
        room = self._area.size()
        corner = at + _BESIDE
        self.move(
            max(0, min(corner.x(), room.width() - width)),
            max(0, min(corner.y(), room.height() - _HEIGHT)),
        )
        self.show()
        self.raise_()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("line.strong"), 1))
        painter.setBrush(self._theme.color("surface.raised"))
        painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.setFont(self._font())
        painter.setPen(self._theme.speaker(self._palette))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._words)

    def _font(self) -> QFont:
        return fonts.sans(13, 600)
