"""A switch: something is on or off, and takes effect at once."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QRectF, QSize, Qt, QVariantAnimation
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from earmark.gui.look.theme import Theme

_SIZE = QSize(30, 18)
_KNOB = 14.0
_OFF_X, _ON_X = 2.0, 14.0


def paint_switch(
    painter: QPainter, theme: Theme, on: bool, enabled: bool, knob_x: float | None = None
) -> None:
    """Paint a switch of 30 × 18 at the painter's origin; *knob_x* is where a moving knob is."""
    x = knob_x if knob_x is not None else (_ON_X if on else _OFF_X)
    track = ("action.bg" if on else "line.strong") if enabled else "line.default"
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color(track))
    painter.drawRoundedRect(QRectF(0, 0, _SIZE.width(), _SIZE.height()), 9, 9)
    painter.setBrush(theme.color("action.text" if on else "surface.raised"))
    painter.drawEllipse(QRectF(x, 2, _KNOB, _KNOB))


class Switch(QAbstractButton):
    """30 × 18; `toggled(bool)` as with any checkable button. *name* is for screen readers."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._knob_x = _OFF_X
        self.setCheckable(True)
        self.setAccessibleName(name)
        self.setFixedSize(_SIZE)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

        self._motion = QVariantAnimation(self)
        self._motion.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._motion.valueChanged.connect(self._move_knob)
        self.toggled.connect(self._slide)
        theme.changed.connect(self.update)

    def showEvent(self, event: QShowEvent) -> None:
        self._motion.stop()
        self._move_knob(_ON_X if self.isChecked() else _OFF_X)
        super().showEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_switch(painter, self._theme, self.isChecked(), self.isEnabled(), self._knob_x)

    def _slide(self, on: bool) -> None:
        target = _ON_X if on else _OFF_X
        duration = self._theme.duration_ms("base") if self.isVisible() else 0
        self._motion.stop()
        if not duration:
            self._move_knob(target)
            return
        self._motion.setDuration(duration)
        self._motion.setStartValue(self._knob_x)
        self._motion.setEndValue(target)
        self._motion.start()

    def _move_knob(self, x: float) -> None:
        self._knob_x = x
        self.update()
