"""Paints a row of the list of anchor points."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from earmark.gui.controls.fitted_text import elided
from earmark.gui.dialogs.sync.sync_values import AnchorRow
from earmark.gui.dialogs.sync.sync_words import shift, source, tenths
from earmark.gui.look import fonts, icons
from earmark.gui.look.theme import Theme
from earmark.model.clock_text import stamp

ROW = Qt.ItemDataRole.UserRole
HEIGHT, CHOSEN_HEIGHT = 52, 84
_LEFT, _RIGHT, _TOP = 12, 10, 8
_BAR, _BAR_TOP, _BAR_HEIGHT = 3, 9, 34
_GAP, _LINE, _TIMES = 10, 19, 17
_ARROW, _ARROW_GAP = 12, 6
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_Index = QModelIndex | QPersistentModelIndex


class AnchorPainter(QStyledItemDelegate):
    """The chosen row is higher: it has room for buttons."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._chosen = -1

    def show_chosen(self, row: int) -> None:
        self._chosen = row

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(0, CHOSEN_HEIGHT if index.row() == self._chosen else HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row: AnchorRow = index.data(ROW)
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, area, index.row(), bool(state & QStyle.StateFlag.State_MouseOver))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.speaker(row.palette))
        bar = QRectF(area.left() + _LEFT, area.top() + _BAR_TOP, _BAR, _BAR_HEIGHT)
        painter.drawRoundedRect(bar, _BAR / 2, _BAR / 2)
        self._paint_words(painter, area, row)
        self._paint_times(painter, area, row)
        painter.restore()

    def _paint_ground(self, painter: QPainter, area: QRect, number: int, hovered: bool) -> None:
        if number == self._chosen or hovered:
            token = "surface.selected" if number == self._chosen else "surface.hover"
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color(token))
            painter.drawRoundedRect(QRectF(area), 6, 6)
        elif number + 1 != self._chosen:
            line = QRect(area.left(), area.bottom(), area.width(), 1)
            painter.fillRect(line, self._theme.color("line.subtle"))

    def _paint_words(self, painter: QPainter, area: QRect, row: AnchorRow) -> None:
        """Paint the shift on the right, and the line as far as it goes."""
        text_left = area.left() + _LEFT + _BAR + _GAP
        line = QRect(text_left, area.top() + _TOP, area.right() + 1 - _RIGHT - text_left, _LINE)
        painter.setPen(self._theme.color("text.primary"))
        painter.setFont(fonts.sans(13, 600, tabular=True))
        by = shift(row.shift_ms)
        painter.drawText(line, _MIDDLE | Qt.AlignmentFlag.AlignRight, by)
        room = line.width() - _GAP - QFontMetrics(painter.font()).horizontalAdvance(by)
        font = fonts.serif(14)
        painter.setFont(font)
        painter.drawText(line, _MIDDLE, elided(row.words, font, room))

    def _paint_times(self, painter: QPainter, area: QRect, row: AnchorRow) -> None:
        font = fonts.sans(12, tabular=True)
        quiet, plain = self._theme.color("text.tertiary"), self._theme.color("text.primary")
        x, y = area.left() + _LEFT + _BAR + _GAP, area.top() + _TOP + _LINE
        painter.setFont(font)
        painter.setPen(quiet)
        x = _write(painter, font, x, y, stamp(row.transcript_ms)) + _ARROW_GAP
        ratio = painter.device().devicePixelRatio()
        at = QPointF(x, y + (_TIMES - _ARROW) / 2)
        painter.drawPixmap(at, icons.pixmap("arrow-right", quiet, _ARROW, ratio))
        painter.setPen(plain)
        x = _write(painter, font, x + _ARROW + _ARROW_GAP, y, tenths(row.audio_ms)) + _GAP
        painter.setPen(quiet)
        _write(painter, font, x, y, source(row))


def _write(painter: QPainter, font: QFont, x: int, y: int, text: str) -> int:
    """Write *text* at *x* and return where it ends."""
    width = QFontMetrics(font).horizontalAdvance(text)
    painter.drawText(QRect(x, y, width + 1, _TIMES), _MIDDLE, text)
    return x + width
