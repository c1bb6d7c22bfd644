"""The five markers as they look everywhere: the translucent fill, and the underline that needs no hue.

Shared by the text, the toolbar over a selection, the cards and the filters,
so that a colour has one form in all of them.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap

from earmark.gui.look import fonts
from earmark.gui.look.theme import Marker

WEIGHT = 2.0
"""How thick an underline is under text, in pixels; every measure of the patterns follows it."""
_SWATCH_WEIGHT = 1.8
_ABOVE_BOTTOM = 1.5
_LABEL_PIXELS = 11.5
_TILE_WIDTH, _TILE_HEIGHT = 56, 10
"""Of the picture of a pattern under text: whole periods of 8 (dashes), 4 (dots) and 7 (waves) pixels."""


def paint_swatch(painter: QPainter, rect: QRectF, marker: Marker, label: str = "") -> None:
    """Paint a small sample of *marker* into *rect*, with its number key *label* if one is given."""
    radius = 4.0 if rect.height() > 14 else 3.0
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(marker.solid)
    painter.drawRoundedRect(rect, radius, radius)
    above_bottom = 4.5 if label else 3.2
    line = rect.adjusted(1, 0, -1, _ABOVE_BOTTOM - above_bottom)
    paint_underline(painter, marker.underline, line, marker.line, _SWATCH_WEIGHT)
    if label:
        painter.setFont(fonts.sans(_LABEL_PIXELS, 500))
        painter.setPen(marker.text)
        painter.drawText(rect.adjusted(0, 0, 0, -5), Qt.AlignmentFlag.AlignCenter, label)
    painter.restore()


def paint_underline(
    painter: QPainter, kind: str, rect: QRectF, color: QColor, weight: float = WEIGHT
) -> None:
    """Underline along the foot of *rect*, its middle about 1.5 px above the foot.

    *kind* is "solid", "dashed", "dotted", "double" or "wavy"; an unknown one
    is solid. The caller has antialiasing on.
    """
    painter.save()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    y = round(rect.bottom() - _ABOVE_BOTTOM)  # whole pixels keep thin lines sharp
    _PATTERNS.get(kind, _solid)(painter, rect.left(), rect.right(), y, color, weight)
    painter.restore()


def paint_text_underline(painter: QPainter, kind: str, rect: QRectF, color: QColor) -> None:
    """Underline words as `paint_underline` does, ten times as fast: from a picture of the pattern."""
    left, right = round(rect.left()), round(rect.right())
    top = round(rect.bottom() - _ABOVE_BOTTOM) - _TILE_HEIGHT // 2
    tile = _tile(kind, color.name(), painter.device().devicePixelRatio())
    painter.drawTiledPixmap(left, top, right - left, _TILE_HEIGHT, tile)


@cache
def _tile(kind: str, color: str, ratio: float) -> QPixmap:
    """Return some periods of the pattern *kind*, which go on at their right end as they began."""
    tile = QPixmap(round(_TILE_WIDTH * ratio), round(_TILE_HEIGHT * ratio))
    tile.setDevicePixelRatio(ratio)
    tile.fill(Qt.GlobalColor.transparent)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    foot = _TILE_HEIGHT / 2 + _ABOVE_BOTTOM
    overlap = QRectF(-_TILE_WIDTH, 0, 3 * _TILE_WIDTH, foot)  # the ends of the pattern stay outside
    paint_underline(painter, kind, overlap, QColor(color))
    painter.end()
    return tile


def _solid(painter: QPainter, left: float, right: float, y: float, color: QColor, weight: float) -> None:
    painter.setPen(QPen(color, weight, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    painter.drawLine(QPointF(left, y), QPointF(right, y))


def _dashed(painter: QPainter, left: float, right: float, y: float, color: QColor, weight: float) -> None:
    pen = QPen(color, weight, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.FlatCap)
    pen.setDashPattern([2.5, 1.5])
    painter.setPen(pen)
    painter.drawLine(QPointF(left, y), QPointF(right, y))


def _dotted(painter: QPainter, left: float, right: float, y: float, color: QColor, weight: float) -> None:
    pen = QPen(color, weight * 1.1, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.RoundCap)
    pen.setDashPattern([0.01, 2 / 1.1 - 0.01])
    painter.setPen(pen)
    painter.drawLine(QPointF(left + weight / 2, y), QPointF(right - weight / 2, y))


def _double(painter: QPainter, left: float, right: float, y: float, color: QColor, weight: float) -> None:
    painter.setPen(QPen(color, weight * 0.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    for middle in (y - 1.5, y + 1.5):
        painter.drawLine(QPointF(left, middle), QPointF(right, middle))


def _wavy(painter: QPainter, left: float, right: float, y: float, color: QColor, weight: float) -> None:
    step, height = weight * 1.75, weight * 1.3
    path = QPainterPath(QPointF(left, y))
    x, side = left, -1
    while x < right:
        path.quadTo(x + step / 2, y + side * height, x + step, y)
        x, side = x + step, -side
    painter.setClipRect(
        QRectF(left, y - 2 * height, right - left, 4 * height), Qt.ClipOperation.IntersectClip
    )
    painter.setPen(QPen(color, weight * 0.65))
    painter.drawPath(path)


_PATTERNS: dict[str, Callable[[QPainter, float, float, float, QColor, float], None]] = {
    "solid": _solid,
    "dashed": _dashed,
    "dotted": _dotted,
    "double": _double,
    "wavy": _wavy,
}
