"""The time of playback, and how much is left."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Slot
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from earmark.gui.controls.buttons import FlatButton
from earmark.gui.controls.labels import ThemedLabel
from earmark.gui.look import fonts
from earmark.gui.look.theme import Theme
from earmark.model.clock_text import length, stamp

_MINUS = "−"
_PADDING = 4


class PlayClock(QWidget):
    """Time so far, tabular, and beside it the time left; a click there shows the total instead."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._position_s = -1
        self._duration_ms = 0
        self._shows_total = False
        font = fonts.sans(16, 500, tabular=True)
        self._now = ThemedLabel(theme, "", font)
        self._now.setFixedWidth(QFontMetrics(font).horizontalAdvance("00:00:00") + 1)
        self._rest = _Rest(theme)

        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self._now)
        row.addWidget(self._rest)
        self._rest.clicked.connect(self._swap)
        self.show_position(0)

    @Slot(int)
    def show_position(self, position_ms: int) -> None:
        """Called 30 times a second; something is painted only when the second changes."""
        if position_ms // 1000 != self._position_s:
            self._position_s = position_ms // 1000
            self._now.setText(stamp(position_ms))
            self._write_rest()

    @Slot(int)
    def show_duration(self, duration_ms: int) -> None:
        self._duration_ms = duration_ms
        self._write_rest()

    def show_remaining(self, shown: bool) -> None:
        self._rest.setVisible(shown)

    def _write_rest(self) -> None:
        if not self._duration_ms:
            self._rest.show_time("")
        elif self._shows_total:
            self._rest.show_time(length(self._duration_ms))
        else:
            self._rest.show_time(_MINUS + length(self._duration_ms - self._position_s * 1000))

    @Slot()
    def _swap(self) -> None:
        self._shows_total = not self._shows_total
        self._rest.rename("Total time" if self._shows_total else "Time left")
        self._write_rest()


class _Rest(FlatButton):
    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "Time left")
        self._theme = theme
        self.setFont(fonts.sans(12, tabular=True))

    def show_time(self, text: str) -> None:
        """Show *text*; the width changes only with its length, so the row does not stir every second."""
        self.setText(text)
        digits = "".join("0" if sign.isdigit() else sign for sign in text)
        self.setFixedSize(QFontMetrics(self.font()).horizontalAdvance(digits) + 2 * _PADDING, 24)
        self.update()

    def sizeHint(self) -> QSize:
        return self.size()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_ground(painter)
        painter.setPen(self._theme.color("text.secondary" if self.underMouse() else "text.tertiary"))
        # One lower than the middle: on the baseline of the larger clock beside it.
        inside = QRect(_PADDING, 1, self.width() - _PADDING, self.height())
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter, self.text())
