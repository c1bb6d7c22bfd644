"""How an episode looks in the library."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from earmark.gui.controls.fitted_text import elided, fitted_lines
from earmark.gui.look import fonts, icons
from earmark.gui.look.cover import paint_cover
from earmark.gui.look.theme import Theme
from earmark.gui.side.library_model import LibraryModel
from earmark.gui.start import recent_words
from earmark.storage.recents import Recent

SIDE = 8
"""Left and right of the rows; a scroll bar takes the place on the right."""
_PAD_X, _PAD_Y, _RADIUS, _GAP, _COVER = 8, 9, 6.0, 11, 40
_TITLE_SIZE, _TITLE_LEADING, _TITLE_LINES = 13, 17, 2
_SOURCE_GAP, _SOURCE_LEADING = 2, 16
_BAR_GAP, _BAR = 7, 3
_STATE_GAP, _STATE_LEADING = 4, 15
_PENCIL, _PENCIL_GAP = 12, 3
_LEFT, _RIGHT = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class LibraryDelegate(QStyledItemDelegate):
    """Paints rows; `open_path` is the path of the open episode, which looks chosen.

    `shows_focus` tells whether the row with the keyboard has a border.
    """

    def __init__(self, theme: Theme, model: LibraryModel, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._model = model
        self._view = view
        self.open_path = ""
        self.shows_focus = False

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        recent = self._model.recent(index)
        width = self._view.viewport().width()
        if recent is None:
            return QSize(width, 0)
        text = _TITLE_LEADING * len(self._title(recent, width)) + _SOURCE_GAP + _SOURCE_LEADING
        text += _BAR_GAP + _BAR + _STATE_GAP + _STATE_LEADING
        return QSize(width, 2 * _PAD_Y + max(_COVER, text))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        recent = self._model.recent(index)
        if recent is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row = self._row(option.rect)
        self._paint_ground(painter, option, row, chosen=recent.path == self.open_path)
        cover = QRectF(row.x() + _PAD_X, row.y() + _PAD_Y, _COVER, _COVER)
        paint_cover(painter, self._theme, cover, recent.show or recent_words.title(recent))
        self._paint_words(painter, row, recent)
        painter.restore()

    def _row(self, rect: QRect) -> QRect:
        right = 0 if self._view.verticalScrollBar().isVisible() else SIDE
        return rect.adjusted(SIDE, 0, -right, 0)

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, row: QRect, *, chosen: bool
    ) -> None:
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("surface.selected" if chosen else "surface.hover"))
            painter.drawRoundedRect(QRectF(row), _RADIUS, _RADIUS)
        if self.shows_focus and option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(self._theme.color("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(row).adjusted(1, 1, -1, -1), _RADIUS - 1, _RADIUS - 1)

    def _paint_words(self, painter: QPainter, row: QRect, recent: Recent) -> None:
        x, y = row.x() + _PAD_X + _COVER + _GAP, row.y() + _PAD_Y
        room = row.right() + 1 - _PAD_X - x
        painter.setFont(fonts.serif(_TITLE_SIZE, 500))
        painter.setPen(self._theme.color("text.primary"))
        for line in self._title(recent, self._view.viewport().width()):
            painter.drawText(QRect(x, y, room, _TITLE_LEADING), _LEFT, line)
            y += _TITLE_LEADING
        font = fonts.sans(11.5)
        painter.setFont(font)
        painter.setPen(self._theme.color("text.tertiary"))
        source = elided(recent_words.source(recent), font, room)
        painter.drawText(QRect(x, y + _SOURCE_GAP, room, _SOURCE_LEADING), _LEFT, source)
        y += _SOURCE_GAP + _SOURCE_LEADING + _BAR_GAP
        self._paint_bar(painter, QRectF(x, y, room, _BAR), recent.progress)
        self._paint_state(painter, QRect(x, y + _BAR + _STATE_GAP, room, _STATE_LEADING), recent)

    def _paint_bar(self, painter: QPainter, area: QRectF, progress: float) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color(self._track()))
        painter.drawRoundedRect(area, 1.5, 1.5)
        if progress > 0:
            painter.setBrush(self._theme.color("text.secondary"))
            area.setWidth(max(area.height(), area.width() * progress))
            painter.drawRoundedRect(area, 1.5, 1.5)

    def _track(self) -> str:
        return (
            "line.subtle" if self._theme.name == "contrast" else "line.default"
        )  # there the same as the bar

    def _paint_state(self, painter: QPainter, area: QRect, recent: Recent) -> None:
        """Paint what is left to hear and, at the right, how many quotes there are."""
        font = fonts.sans(11, tabular=True)
        painter.setFont(font)
        painter.setPen(self._theme.color("text.tertiary"))
        painter.drawText(area, _LEFT, recent_words.left(recent))
        if not recent.quotes:
            return
        count = str(recent.quotes)
        painter.drawText(area, _RIGHT, count)
        x = area.right() + 1 - QFontMetrics(font).horizontalAdvance(count) - _PENCIL_GAP - _PENCIL
        color, ratio = self._theme.color("text.tertiary"), painter.device().devicePixelRatio()
        pencil = icons.pixmap("highlight", color, _PENCIL, ratio)
        painter.drawPixmap(x, area.y() + (area.height() - _PENCIL) // 2, pencil)

    def _title(self, recent: Recent, width: int) -> list[str]:
        room = self._row(QRect(0, 0, width, 0)).width() - 2 * _PAD_X - _COVER - _GAP
        return fitted_lines(
            recent_words.title(recent), fonts.serif(_TITLE_SIZE, 500), max(1, room), _TITLE_LINES
        )
