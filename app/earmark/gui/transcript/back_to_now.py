"""The pill that leads back to what sounds, while the reader is elsewhere."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from earmark.gui.controls.popover import add_shadow
from earmark.gui.look import fonts, icons
from earmark.gui.look.theme import Theme
from earmark.gui.transcript.follow import Direction

_HEIGHT, _ABOVE_BOTTOM = 36, 18
_ICON, _GAP, _LEFT, _RIGHT = 17, 8, 12, 16
_WORDS = "Back to now"
_TIME_OPACITY = 0.85


class BackToNow(QAbstractButton):
    """Laid over the foot of *area*, centred. Hidden until `show_direction`."""

    def __init__(self, theme: Theme, area: QWidget) -> None:
        super().__init__(area)
        self._theme = theme
        self._area = area
        self._direction = Direction.DOWN
        self._time = ""
        self.setText(_WORDS)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self.hide()
        area.installEventFilter(self)
        theme.changed.connect(self._follow_theme)
        self._follow_theme()

    def show_direction(self, direction: Direction | None, time: str = "") -> None:
        """Show where what sounds is, and its *time*; None hides the pill."""
        if direction is None:
            self.hide()
            return
        self._direction = direction
        self.show_time(time)
        self.show()
        self.raise_()

    def show_time(self, time: str) -> None:
        self._time = time
        self.setAccessibleName(f"{_WORDS}, {time}" if time else _WORDS)
        self.resize(self.sizeHint())
        self._place()
        self.update()

    def sizeHint(self) -> QSize:
        time = self._time_width() + _GAP if self._time else 0
        return QSize(_LEFT + _ICON + _GAP + self._words_width() + time + _RIGHT, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color(self._ground()))
        painter.drawRoundedRect(self.rect(), _HEIGHT / 2, _HEIGHT / 2)
        color = self._theme.color("now.on")
        name = "arrow-up" if self._direction is Direction.UP else "arrow-down"
        arrow = icons.pixmap(name, color, _ICON, self.devicePixelRatioF())
        painter.drawPixmap(_LEFT, (_HEIGHT - _ICON) // 2, arrow)
        x = _LEFT + _ICON + _GAP
        painter.setPen(color)
        painter.setFont(fonts.sans(13, 600))
        painter.drawText(QRect(x, 0, self._words_width(), _HEIGHT), Qt.AlignmentFlag.AlignVCenter, _WORDS)
        x += self._words_width() + _GAP
        painter.setOpacity(_TIME_OPACITY)
        painter.setFont(fonts.sans(13, 500, tabular=True))
        painter.drawText(QRect(x, 0, self._time_width(), _HEIGHT), Qt.AlignmentFlag.AlignVCenter, self._time)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def _ground(self) -> str:
        if self.isDown():
            return "now.pressed"
        return "now.hover" if self.underMouse() else "now.accent"

    def _place(self) -> None:
        x = (self._area.width() - self.width()) // 2
        self.move(x, self._area.height() - _ABOVE_BOTTOM - _HEIGHT)

    def _follow_theme(self) -> None:
        add_shadow(self, self._theme)
        self.update()

    @staticmethod
    def _words_width() -> int:
        return QFontMetrics(fonts.sans(13, 600)).horizontalAdvance(_WORDS)

    def _time_width(self) -> int:
        return QFontMetrics(fonts.sans(13, 500, tabular=True)).horizontalAdvance(self._time)
