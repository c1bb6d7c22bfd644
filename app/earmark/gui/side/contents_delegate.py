"""How a chapter, and a turn in it, look in the contents."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from earmark.gui.controls.fitted_text import elided, fitted_lines
from earmark.gui.look import fonts
from earmark.gui.look.theme import Theme
from earmark.gui.side.contents_model import MOST_DOTS, ContentsModel
from earmark.model.clock_text import stamp
from earmark.model.parts import Line, Part

SIDE = 8
"""Left and right of the rows; a scroll bar takes the place on the right."""
_PAD_X, _PAD_Y, _RADIUS = 8, 6, 6.0
_LEADING, _TITLE_LINES = 18, 2
_TIME_WIDTH, _GAP = 50, 9
_DOT, _DOT_STEP, _DOTS_HEIGHT = 6, 9, 13
_LINE_LEFT, _LINE_PAD_Y, _LINE_GAP = 18, 3, 8
_BAR_WIDTH, _BAR_HEIGHT = 3, 13


class ContentsDelegate(QStyledItemDelegate):
    """Paints rows; a part is as high as its title, of two lines at most, needs.

    `shows_focus` tells whether the row with the keyboard has a border.
    """

    def __init__(self, theme: Theme, model: ContentsModel, view: QTreeView) -> None:
        super().__init__(view)
        self._theme = theme
        self._model = model
        self._view = view
        self.shows_focus = False
        self._fitted: dict[tuple[str, int, bool, bool], list[str]] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        width = self._view.viewport().width()
        part = self._model.part(index)
        if part is None:
            return QSize(width, _LEADING + 2 * _LINE_PAD_Y)
        lines = len(self._title(part, width, is_now=self._model.is_now(index)))
        beside_time = _LEADING + (_DOTS_HEIGHT if self._model.colors(index) else 0)
        return QSize(width, 2 * _PAD_Y + max(lines * _LEADING, beside_time))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row = self._row(option.rect)
        part, line = self._model.part(index), self._model.line(index)
        is_now = self._model.is_now(index)
        self._paint_ground(painter, option, row, chosen=is_now and part is not None)
        if part is not None:
            self._paint_part(painter, row, part, is_now=is_now)
            self._paint_dots(painter, row, self._model.colors(index))
        elif line is not None:
            self._paint_line(painter, row, line, is_now=is_now)
        painter.restore()

    def _row(self, rect: QRect) -> QRect:
        right = 0 if self._view.verticalScrollBar().isVisible() else SIDE
        return rect.adjusted(SIDE, 0, -right, 0)

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, row: QRect, *, chosen: bool
    ) -> None:
        state: QStyle.StateFlag = option.state
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        if chosen or hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("surface.selected" if chosen else "surface.hover"))
            painter.drawRoundedRect(QRectF(row), _RADIUS, _RADIUS)
        if self.shows_focus and state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(self._theme.color("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(row).adjusted(1, 1, -1, -1), _RADIUS - 1, _RADIUS - 1)

    def _paint_part(self, painter: QPainter, row: QRect, part: Part, *, is_now: bool) -> None:
        if part.start_ms is not None:
            painter.setFont(fonts.sans(11.5, tabular=True))
            painter.setPen(self._theme.color("now.accent" if is_now else "text.tertiary"))
            area = QRect(row.x() + _PAD_X, row.y() + _PAD_Y, _TIME_WIDTH + _GAP, _LEADING)
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, stamp(part.start_ms))
        painter.setFont(_title_font(part, is_now=is_now))
        painter.setPen(self._theme.color("text.tertiary" if part.sponsor else "text.primary"))
        x, y = row.x() + _title_left(part), row.y() + _PAD_Y
        for words in self._title(part, self._view.viewport().width(), is_now=is_now):
            area = QRect(x, y, row.right() + 1 - _PAD_X - x, _LEADING)
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip, words)
            y += _LEADING

    def _paint_dots(self, painter: QPainter, row: QRect, colors: list[str]) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        middle = row.y() + _PAD_Y + _LEADING + 1 + 6
        for k, color in enumerate(colors[:MOST_DOTS]):
            painter.setBrush(self._theme.marker(color).mark)
            x = row.x() + _PAD_X + k * _DOT_STEP + _DOT / 2
            painter.drawEllipse(QPointF(x, middle), _DOT / 2, _DOT / 2)

    def _paint_line(self, painter: QPainter, row: QRect, line: Line, *, is_now: bool) -> None:
        x, right = row.x() + _LINE_LEFT, row.right() + 1 - _PAD_X
        bar = QRectF(x, row.center().y() + 0.5 - _BAR_HEIGHT / 2, _BAR_WIDTH, _BAR_HEIGHT)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.speaker(line.palette))
        painter.setOpacity(0.35 if line.sponsor else 1.0)
        painter.drawRoundedRect(bar, 1.5, 1.5)
        painter.setOpacity(1.0)
        x += _BAR_WIDTH + _LINE_GAP
        if line.start_ms is not None:
            right -= self._paint_line_time(painter, row, right, stamp(line.start_ms)) + _LINE_GAP
        font = fonts.sans(12, 500 if is_now else 400)
        painter.setFont(font)
        token = "text.tertiary" if line.sponsor else "text.primary" if is_now else "text.secondary"
        painter.setPen(self._theme.color(token))
        room = QRect(x, row.y(), right - x, row.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, elided(line.title, font, room.width()))

    def _paint_line_time(self, painter: QPainter, row: QRect, right: int, time: str) -> int:
        font = fonts.sans(11, tabular=True)
        width = QFontMetrics(font).horizontalAdvance(time)
        painter.setFont(font)
        painter.setPen(self._theme.color("text.tertiary"))
        area = QRect(right - width, row.y(), width + 1, row.height())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, time)
        return width

    def _title(self, part: Part, width: int, *, is_now: bool) -> list[str]:
        """Return the lines of the title of *part* in a view *width* pixels wide."""
        key = (part.title, width, is_now, part.start_ms is None)
        if key not in self._fitted:
            if len(self._fitted) > 1_000:
                self._fitted.clear()
            row = self._row(QRect(0, 0, width, 0))
            room = row.width() - _title_left(part) - _PAD_X
            font = _title_font(part, is_now=is_now)
            self._fitted[key] = fitted_lines(part.title, font, room, _TITLE_LINES)
        return self._fitted[key]


def _title_left(part: Part) -> int:
    return _PAD_X if part.start_ms is None else _PAD_X + _TIME_WIDTH + _GAP


def _title_font(part: Part, *, is_now: bool) -> QFont:
    font = fonts.sans(13, 600 if is_now else 400)
    font.setItalic(not (part.named or part.sponsor))
    return font
