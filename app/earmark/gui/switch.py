"""A switch: something is on or off, and takes effect at once."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QRectF, QSize, Qt, QVariantAnimation
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from earmark.gui.theme import Theme

_SIZE = QSize(30, 18)
_KNOB = 14.0
_OFF_X, _ON_X = 2.0, 14.0


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
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._track())
        painter.drawRoundedRect(QRectF(self.rect()), 9, 9)
        painter.setBrush(self._theme.color("action.text" if self.isChecked() else "surface.raised"))
        painter.drawEllipse(QRectF(self._knob_x, 2, _KNOB, _KNOB))

    def _track(self) -> QColor:
        if not self.isEnabled():
            return self._theme.color("line.default")
        return self._theme.color("action.bg" if self.isChecked() else "line.strong")

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
