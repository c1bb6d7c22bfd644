"""Paints one recent episode of the start page."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from earmark.gui.look import fonts
from earmark.gui.look.cover import paint_cover
from earmark.gui.look.theme import Theme
from earmark.gui.start import recent_words
from earmark.model.annotations import COLORS
from earmark.storage.recents import Recent

HEIGHT = 78
_PADDING_X, _PADDING_Y, _GAP, _COVER = 14, 13, 16, 52
_QUOTES_WIDTH, _PROGRESS_WIDTH = 96, 110
_FULL_FROM, _PROGRESS_FROM = 560, 420
"""From these widths on a row shows its quotes as well, and its progress."""
_LONGEST_BAR, _SHORTEST_BAR, _BAR_GAP = 22.0, 6.0, 2.0
_DOT = "  ·  "
_STATE = QStyle.StateFlag


class RecentRow(QStyledItemDelegate):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(200, HEIGHT)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        recent: Recent = index.data(Qt.ItemDataRole.UserRole)
        state, rect = option.state, QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = bool(state & _STATE.State_HasFocus)
        lit = focused or bool(state & _STATE.State_MouseOver)
        if lit:
            self._paint_ground(painter, rect, focused)
        self._paint_episode(painter, rect, recent, lit)
        painter.restore()

    def _paint_ground(self, painter: QPainter, rect: QRectF, focused: bool) -> None:
        painter.setPen(QPen(self._theme.color("focus"), 2) if focused else Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("surface.hover"))
        inset = 1 if focused else 0
        painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), 8, 8)

    def _paint_episode(self, painter: QPainter, rect: QRectF, recent: Recent, lit: bool) -> None:
        left, right, top = rect.left() + _PADDING_X, rect.right() - _PADDING_X, rect.top() + _PADDING_Y
        cover = QRectF(left, top, _COVER, _COVER)
        show = recent.show or recent_words.title(recent)
        paint_cover(painter, self._theme, cover, show, "surface.raised" if lit else "surface.sunken")
        if rect.width() >= _PROGRESS_FROM:
            self._paint_progress(
                painter, QRectF(right - _PROGRESS_WIDTH, top, _PROGRESS_WIDTH, _COVER), recent
            )
            right -= _PROGRESS_WIDTH + _GAP
        if rect.width() >= _FULL_FROM:
            self._paint_quotes(painter, QRectF(right - _QUOTES_WIDTH, top, _QUOTES_WIDTH, _COVER), recent)
            right -= _QUOTES_WIDTH + _GAP
        words = QRectF(cover.right() + _GAP, top, right - cover.right() - _GAP, _COVER)
        about = [part for part in (recent_words.source(recent), recent_words.people(recent)) if part]
        self._write(painter, words.adjusted(0, 4, 0, -26), recent_words.title(recent), fonts.serif(16, 500))
        below = words.adjusted(0, 29, 0, -4)
        self._write(painter, below, _DOT.join(about), fonts.sans(12.5), "text.tertiary")

    def _paint_quotes(self, painter: QPainter, rect: QRectF, recent: Recent) -> None:
        counts = [(color, recent.counts.get(color, 0)) for color in COLORS]
        most = max(count for _, count in counts)
        x = rect.right()
        painter.setPen(Qt.PenStyle.NoPen)
        for color, count in reversed(counts):
            if count > 0:
                width = max(_SHORTEST_BAR, _LONGEST_BAR * count / most)
                painter.setBrush(self._theme.marker(color).mark)
                painter.drawRoundedRect(QRectF(x - width, rect.top() + 10, width, 8), 2, 2)
                x -= width + _BAR_GAP
        self._write_right(painter, rect, recent_words.quotes(recent))

    def _paint_progress(self, painter: QPainter, rect: QRectF, recent: Recent) -> None:
        track = QRectF(rect.left(), rect.top() + 12, rect.width(), 4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.groove)
        painter.drawRoundedRect(track, 2, 2)
        if recent.progress > 0:
            painter.setBrush(self._theme.color("text.secondary"))
            done = track.adjusted(0, 0, 0, 0)
            done.setWidth(max(4.0, track.width() * recent.progress))
            painter.drawRoundedRect(done, 2, 2)
        self._write_right(painter, rect, recent_words.left(recent))

    def _write_right(self, painter: QPainter, rect: QRectF, text: str) -> None:
        painter.setFont(fonts.sans(12, tabular=True))
        painter.setPen(self._theme.color("text.tertiary"))
        room = QRectF(rect.left(), rect.top() + 25, rect.width(), 19)
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)

    def _write(
        self, painter: QPainter, rect: QRectF, text: str, font: QFont, token: str = "text.primary"
    ) -> None:
        painter.setFont(font)
        painter.setPen(self._theme.color(token))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(rect.width()))
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
