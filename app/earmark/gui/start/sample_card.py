"""The offer to try the episode that comes with the program."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from earmark.gui.controls.ring_radius import set_ring_radius
from earmark.gui.look import fonts, icons
from earmark.gui.look.theme import Theme

_HEIGHT, _DISC, _PADDING, _GAP = 68, 36, 17, 16
_TITLE = "Try the sample episode"
_NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")


class SampleCard(QAbstractButton):
    """*minutes* (up to ten) is how long the sample is; a click asks for it."""

    def __init__(self, theme: Theme, minutes: int) -> None:
        super().__init__()
        self._theme = theme
        unit = "minute" if minutes == 1 else "minutes"
        self._about = f"{_NUMBERS[minutes]} {unit}, two speakers, audio included"
        self.setAccessibleName(f"{_TITLE}. {self._about}")
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        set_ring_radius(self, 8)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(388, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("line.subtle"), 1))
        if self.isDown() or self.underMouse():
            painter.setBrush(self._theme.color("surface.pressed" if self.isDown() else "surface.hover"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        self._paint_disc(painter)
        self._paint_words(painter)
        ratio = self.devicePixelRatioF()
        arrow = icons.pixmap("chevron-right", self._theme.color("text.tertiary"), 17, ratio)
        painter.drawPixmap(self.width() - _PADDING - 17, (_HEIGHT - 17) // 2, arrow)

    def _paint_disc(self, painter: QPainter) -> None:
        disc = QRectF(_PADDING, (_HEIGHT - _DISC) / 2, _DISC, _DISC)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("action.bg"))
        painter.drawEllipse(disc)
        ratio = self.devicePixelRatioF()
        play = icons.pixmap("player-play", self._theme.color("action.text"), 16, ratio, filled=True)
        painter.drawPixmap(disc.center().toPoint() - QPoint(8, 8), play)

    def _paint_words(self, painter: QPainter) -> None:
        left = _PADDING + _DISC + _GAP
        room = QRectF(left, 15, self.width() - left - _PADDING - 17 - 6, 19)
        painter.setFont(fonts.sans(13, 600))
        painter.setPen(self._theme.color("text.primary"))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, _TITLE)
        painter.setFont(fonts.sans(12.5))
        painter.setPen(self._theme.color("text.secondary"))
        painter.drawText(room.translated(0, 19), Qt.AlignmentFlag.AlignVCenter, self._about)
