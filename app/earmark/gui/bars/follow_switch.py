"""The switch that lets the transcript follow the sound."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Slot
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from earmark.gui.controls.buttons import FlatButton
from earmark.gui.controls.switch import paint_switch
from earmark.gui.look import fonts
from earmark.gui.look.theme import Theme

_PADDING, _GAP, _ICON, _SWITCH = 9, 7, 17, QSize(30, 18)
_WORD = "Follow"


class FollowSwitch(FlatButton):
    """Icon, word and switch as one button. While suspended it stays on, and says so."""

    def __init__(self, theme: Theme, keys: str = "", parent: QWidget | None = None) -> None:
        super().__init__(theme, "Follow, on", keys, parent)
        self._theme = theme
        self._with_icon = True
        self.setFont(fonts.sans(13, 500))
        self.setCheckable(True)
        self.setChecked(True)
        self._fit()

    @Slot(bool, bool)
    def show_state(self, on: bool, suspended: bool) -> None:
        self.setChecked(on)
        self.rename("Follow, off" if not on else "Follow, on, suspended" if suspended else "Follow, on")

    def show_icon(self, shown: bool) -> None:
        """Show the icon, or only word and switch where there is little room."""
        self._with_icon = shown
        self._fit()

    def nextCheckState(self) -> None:
        """Stay as it is: `show_state` tells when following has really changed."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_ground(painter)
        x = _PADDING
        if self._with_icon:
            square = QRect(x, (self.height() - _ICON) // 2, _ICON, _ICON)
            self.paint_icon(painter, "current-location", square)
            x += _ICON + _GAP
        painter.setPen(self._theme.color("text.primary" if self.isEnabled() else "text.disabled"))
        painter.drawText(QRect(x, 0, self._word_width(), self.height()), Qt.AlignmentFlag.AlignVCenter, _WORD)
        painter.translate(QPointF(x + self._word_width() + _GAP, (self.height() - _SWITCH.height()) / 2))
        paint_switch(painter, self._theme, self.isChecked(), self.isEnabled())

    def content_color(self) -> QColor:
        return self._theme.color("text.secondary" if self.isEnabled() else "text.disabled")

    def ground_token(self) -> str:
        if self.isDown():
            return "surface.pressed"
        return "surface.hover" if self.underMouse() and self.isEnabled() else ""

    def _word_width(self) -> int:
        return QFontMetrics(self.font()).horizontalAdvance(_WORD)

    def _fit(self) -> None:
        icon = _ICON + _GAP if self._with_icon else 0
        self.setFixedSize(2 * _PADDING + icon + self._word_width() + _GAP + _SWITCH.width(), 32)
        self.update()
