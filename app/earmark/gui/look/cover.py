"""Covers: a page with a folded corner, and on it the picture of the show or up to three of its letters."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen

from earmark.gui.look import fonts
from earmark.gui.look.theme import Theme

_RADIUS = 5.0
_FOLD = 0.26
"""Side of the folded corner, as a part of the cover's."""
_FOLD_RADIUS = 3.0
_MOST = 3


def letters(name: str) -> str:
    """Return up to three letters for *name*: the first of each word and the capitals inside words."""
    found = ""
    for word in name.split():
        signs = [sign for sign in word if sign.isalnum()]
        found += "".join(signs[:1]) + "".join(sign for sign in signs[1:] if sign.isupper())
    return found[:_MOST].upper()


def paint_cover(
    painter: QPainter,
    theme: Theme,
    rect: QRectF,
    name: str,
    ground: str = "surface.sunken",
    picture: QImage | None = None,
) -> None:
    """Paint the cover of the show *name* into the square *rect*: its *picture*, else letters on *ground*.

    The cut corner stays empty. The caller has antialiasing on.
    """
    painter.save()
    if picture is not None and not picture.isNull():
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setClipPath(_page(rect))
        painter.drawImage(rect, picture, _middle(picture))
        painter.restore()
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color(ground))
    page = _page(rect)
    painter.drawPath(page)
    painter.setBrush(theme.color("line.default"))
    painter.drawPath(_fold(rect))
    if theme.name == "contrast":
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(theme.color("line.subtle")), 1))
        painter.drawPath(page)
    painter.setFont(fonts.serif(14 if rect.width() > 50 else 13 if rect.width() > 42 else 12, 500))
    painter.setPen(theme.color("text.secondary"))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, letters(name))
    painter.restore()


def _middle(picture: QImage) -> QRectF:
    """Return the largest square in the middle of *picture*."""
    side = min(picture.width(), picture.height())
    return QRectF((picture.width() - side) / 2, (picture.height() - side) / 2, side, side)


def _page(rect: QRectF) -> QPainterPath:
    round_page = QPainterPath()
    round_page.addRoundedRect(rect, _RADIUS, _RADIUS)
    side = rect.width() * _FOLD
    corner = QPainterPath(rect.topRight() - QPointF(side, 0))
    corner.lineTo(rect.topRight() + QPointF(0, side))
    corner.lineTo(rect.topRight())
    corner.closeSubpath()
    return round_page.subtracted(corner)


def _fold(rect: QRectF) -> QPainterPath:
    side = rect.width() * _FOLD
    left, top = rect.right() - side, rect.top()
    path = QPainterPath(QPointF(left, top))
    path.lineTo(rect.right(), top + side)
    path.lineTo(left + _FOLD_RADIUS, top + side)
    path.quadTo(left, top + side, left, top + side - _FOLD_RADIUS)
    path.closeSubpath()
    return path
