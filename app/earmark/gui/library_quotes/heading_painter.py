"""Paints the name of an episode over its quotes."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen

from earmark.gui.controls.fitted_text import elided
from earmark.gui.library_quotes.row_words import counted
from earmark.gui.library_quotes.rows import Heading
from earmark.gui.look import fonts, icons
from earmark.gui.look.theme import Theme

ABOVE, TITLE, FACT, BELOW = 22, 22, 20, 8
"""Room over the title, the heights of its line and of a fact, and the room under them."""
_GAP, _ICON, _RADIUS = 10, 14, 6.0


def heading_height(heading: Heading) -> int:
    return ABOVE + TITLE + (FACT if heading.fact else 0) + BELOW


def paint_heading(
    painter: QPainter, rect: QRect, heading: Heading, theme: Theme, *, chosen: bool, hovered: bool
) -> None:
    """Paint *heading* into *rect*: the title, behind it where it is from, and how many quotes follow."""
    line = QRect(rect.left(), rect.top() + ABOVE, rect.width(), TITLE)
    title, small = fonts.serif(15, 500), fonts.sans(12, tabular=True)
    count = counted(heading.count) if heading.count else ""
    reserved = QFontMetrics(small).horizontalAdvance(count) + _GAP
    shown = elided(heading.title, title, line.width() - reserved)
    _text(painter, line, shown, title, theme.color("text.primary"))
    if hovered:
        _underline(painter, line, QFontMetrics(title).horizontalAdvance(shown), theme)
    left = QFontMetrics(title).horizontalAdvance(shown) + _GAP
    rest = line.adjusted(left, 1, -reserved, 1)
    if rest.width() > _GAP:
        _text(
            painter, rest, elided(heading.source, small, rest.width()), small, theme.color("text.secondary")
        )
    right = Qt.AlignmentFlag.AlignRight
    _text(painter, line.adjusted(0, 1, 0, 1), count, small, theme.color("text.tertiary"), right)
    if heading.fact:
        _fact(painter, QRect(line.left(), line.bottom() + 1, line.width(), FACT), heading.fact, theme)
    if chosen:
        _frame(painter, QRectF(rect.adjusted(-6, ABOVE - 5, 6, -BELOW + 4)), theme)


def _fact(painter: QPainter, rect: QRect, fact: str, theme: Theme) -> None:
    color = theme.color("text.secondary")
    ratio = painter.device().devicePixelRatioF()
    icon = icons.pixmap("alert-triangle", color, _ICON, ratio)
    painter.drawPixmap(rect.left(), rect.top() + (rect.height() - _ICON) // 2, icon)
    room = rect.adjusted(_ICON + 6, 0, 0, 0)
    font = fonts.sans(12)
    _text(painter, room, elided(fact, font, room.width()), font, color)


def _underline(painter: QPainter, line: QRect, width: int, theme: Theme) -> None:
    painter.fillRect(QRect(line.left(), line.bottom() - 1, width, 1), theme.color("line.strong"))


def _frame(painter: QPainter, rect: QRectF, theme: Theme) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color("focus"), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)
    painter.restore()


def _text(
    painter: QPainter,
    rect: QRect,
    words: str,
    font: QFont,
    color: QColor,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    painter.setFont(font)
    painter.setPen(color)
    painter.drawText(rect, align | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, words)
