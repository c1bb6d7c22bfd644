"""Who talks how much, in one line of colour."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from earmark.gui.controls.fitted_text import elided
from earmark.gui.look import fonts
from earmark.gui.look.theme import Theme
from earmark.model.episode import Speaker, palette_of
from earmark.model.talk_time import TalkTime, percentages

_PAD_X, _TOP, _BOTTOM = 16, 11, 13
_HEAD, _BAR, _BAR_MARGIN, _BAR_GAP, _LEAST = 16, 5, 7, 2, 2.0
_ROW, _NAMES_GAP, _SHARE_GAP, _MOST_ROWS = 19, 10, 3, 3
_NOBODY = "No name"


class TalkTimeBar(QAbstractButton):
    """A button: a click asks for more about the speakers."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._talk: list[tuple[int | None, str, float, str]] = []  # palette, name, share, percent
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_talk(self, speakers: Sequence[Speaker], talk: Sequence[TalkTime]) -> None:
        """Show the shares of *talk*; who says nothing is left out."""
        percents = percentages([entry.share for entry in talk])
        self._talk = [
            (palette_of(speakers, entry.speaker), _name(speakers, entry.speaker), entry.share, f"{percent}%")
            for entry, percent in zip(talk, percents, strict=True)
            if entry.share > 0
        ]
        shares = ", ".join(f"{name} {percent}" for _, name, _, percent in self._talk)
        self.setAccessibleName(f"Talk time: {shares}" if shares else "Talk time")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        names = max(1, len(self._rows())) * _ROW
        return QSize(2 * _PAD_X, 1 + _TOP + _HEAD + _BAR_MARGIN + _BAR + _BAR_MARGIN + names + _BOTTOM)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isDown() or self.underMouse():
            token = "surface.pressed" if self.isDown() else "surface.hover"
            painter.fillRect(self.rect(), self._theme.color(token))
        painter.fillRect(QRect(0, 0, self.width(), 1), self._theme.color("line.subtle"))
        y = 1 + _TOP
        self._paint_head(painter, y)
        y += _HEAD + _BAR_MARGIN
        self._paint_bar(painter, y)
        y += _BAR + _BAR_MARGIN
        for row in self._rows():
            self._paint_row(painter, y, row)
            y += _ROW

    def _paint_head(self, painter: QPainter, y: int) -> None:
        area = QRect(_PAD_X, y, self.width() - 2 * _PAD_X, _HEAD)
        painter.setFont(fonts.sans(12, 500))
        painter.setPen(self._theme.color("text.secondary"))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, "Talk time")
        count = "1 speaker" if len(self._talk) == 1 else f"{len(self._talk)} speakers"
        painter.setFont(fonts.sans(12))
        painter.setPen(self._theme.color("text.tertiary"))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, count)

    def _paint_bar(self, painter: QPainter, y: int) -> None:
        outline = QPainterPath()
        width = self.width() - 2 * _PAD_X
        outline.addRoundedRect(QRectF(_PAD_X, y, width, _BAR), _BAR / 2, _BAR / 2)
        painter.save()
        painter.setClipPath(outline)
        room = width - _BAR_GAP * (len(self._talk) - 1)
        x = float(_PAD_X)
        for palette, _, share, _ in self._talk:
            length = max(_LEAST, room * share)
            painter.fillRect(QRectF(x, y, length, _BAR), self._theme.speaker(palette))
            x += length + _BAR_GAP
        painter.restore()

    def _paint_row(self, painter: QPainter, y: int, row: list[int]) -> None:
        """Paint the speakers of *row* one after the other; of two the second ends at the right."""
        x = _PAD_X
        for place, number in enumerate(row):
            if place == 1 and len(self._talk) == 2:
                x = self.width() - _PAD_X - self._width(number)
            self._paint_name(painter, x, y, number)
            x += self._width(number) + _NAMES_GAP

    def _paint_name(self, painter: QPainter, x: int, y: int, number: int) -> None:
        palette, name, _, percent = self._talk[number]
        share = QFontMetrics(_share_font()).horizontalAdvance(percent)
        room = self.width() - _PAD_X - x - _SHARE_GAP - share
        shown = elided(name, _name_font(), room)
        painter.setFont(_name_font())
        painter.setPen(self._theme.speaker(palette))
        width = QFontMetrics(_name_font()).horizontalAdvance(shown)
        painter.drawText(QRect(x, y, width + 2, _ROW), Qt.AlignmentFlag.AlignVCenter, shown)
        painter.setFont(_share_font())
        painter.setPen(self._theme.color("text.tertiary"))
        area = QRect(x + width + _SHARE_GAP, y, self.width(), _ROW)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, percent)

    def _rows(self) -> list[list[int]]:
        """Return who stands in which row of names; those after the last row are left out."""
        rows: list[list[int]] = []
        left = 0
        for number in range(len(self._talk)):
            width = self._width(number)
            if not rows or width > left:
                rows.append([])
                left = self.width() - 2 * _PAD_X
            rows[-1].append(number)
            left -= width + _NAMES_GAP
        return rows[:_MOST_ROWS]

    def _width(self, number: int) -> int:
        _, name, _, percent = self._talk[number]
        share = QFontMetrics(_share_font()).horizontalAdvance(percent)
        # One more pixel: an advance is rounded, and a name cut for half a pixel looks like a mistake.
        return QFontMetrics(_name_font()).horizontalAdvance(name) + 1 + _SHARE_GAP + share


def _name(speakers: Sequence[Speaker], speaker: int | None) -> str:
    return _NOBODY if speaker is None else speakers[speaker].name


def _name_font() -> QFont:
    return fonts.sans(11.5, 600)


def _share_font() -> QFont:
    return fonts.sans(11.5, tabular=True)
