"""What hangs at the pointer while cards are dragged: the first of them, and how many there are."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPixmap

from earmark.gui.cards.card_layout import CardLayout
from earmark.gui.cards.card_painter import CardState, paint_card
from earmark.gui.look import fonts
from earmark.gui.look.theme import Theme

_SEEN_THROUGH = 0.85
_BADGE, _BADGE_PAD, _OUT = 22, 7, 8


def picture_of(layout: CardLayout, count: int, theme: Theme, ratio: float) -> QPixmap:
    """Return the card of *layout*, with the number of cards on its corner where there are several."""
    size = QRect(0, 0, layout.width, layout.height)
    picture = QPixmap(round((size.width() + _OUT) * ratio), round((size.height() + _OUT) * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setOpacity(_SEEN_THROUGH)
    paint_card(painter, size.translated(0, _OUT), layout, CardState(), theme)
    painter.setOpacity(1)
    if count > 1:
        _badge(painter, str(count), theme)
    painter.end()
    return picture


def _badge(painter: QPainter, words: str, theme: Theme) -> None:
    font = fonts.sans(12, 600, tabular=True)
    width = max(_BADGE, QFontMetrics(font).horizontalAdvance(words) + 2 * _BADGE_PAD)
    badge = QRect(QPoint(0, 0), QRect(0, 0, width, _BADGE).bottomRight())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("action.bg"))
    painter.drawRoundedRect(QRectF(badge), _BADGE / 2, _BADGE / 2)
    painter.setFont(font)
    painter.setPen(theme.color("text.inverse"))
    painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, words)
