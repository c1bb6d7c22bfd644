"""The sign of Earmark: a page with a folded corner, drawn in any size and colour."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from earmark.gui.look.theme import Theme

_GRID = 24.0
_STROKE = 1.7


def paint_logo(
    painter: QPainter, rect: QRectF, ink: QColor, accent: QColor, page: QColor | None = None
) -> None:
    """Paint the sign into the square *rect*: lines in *ink*, the fold in *accent*, *page* behind them."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.topLeft())
    painter.scale(rect.width() / _GRID, rect.height() / _GRID)
    pen = QPen(ink, _STROKE, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(page if page is not None else Qt.BrushStyle.NoBrush)
    painter.drawPath(_page())
    painter.drawLine(QPointF(7.5, 12), QPointF(15.5, 12))
    painter.drawLine(QPointF(7.5, 15.5), QPointF(13, 15.5))
    painter.setPen(QPen(accent, 1.2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap, pen.joinStyle()))
    painter.setBrush(accent)
    painter.drawPath(_fold())
    painter.restore()


class Logo(QWidget):
    """The sign as a part of a page."""

    def __init__(self, theme: Theme, size: int) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedSize(size, size)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = self._theme.color("text.primary"), self._theme.color("now.accent")
        paint_logo(QPainter(self), QRectF(self.rect()), *colors)


def _page() -> QPainterPath:
    path = QPainterPath(QPointF(5, 2.5))
    path.lineTo(14.2, 2.5)
    path.lineTo(20, 8.3)
    path.lineTo(20, 20)
    path.quadTo(20, 21.8, 18.2, 21.8)
    path.lineTo(5, 21.8)
    path.quadTo(3.2, 21.8, 3.2, 20)
    path.lineTo(3.2, 4.3)
    path.quadTo(3.2, 2.5, 5, 2.5)
    path.closeSubpath()
    return path


def _fold() -> QPainterPath:
    path = QPainterPath(QPointF(14.2, 2.5))
    path.lineTo(20, 8.3)
    path.lineTo(15.4, 8.3)
    path.quadTo(14.2, 8.3, 14.2, 7.1)
    path.closeSubpath()
    return path
