"""Smooth scrolling that any act of the reader stops."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation, Signal, Slot
from PySide6.QtWidgets import QScrollBar

_NEAR_HEIGHTS = 3.0
"""From further away than so many heights of the view, the way is shortened: nobody can read it anyway."""
_LAST_HEIGHTS = 1.5


class ScrollMotion(QObject):
    """Moves *bar* to a value in a given time."""

    finished = Signal()

    def __init__(self, bar: QScrollBar) -> None:
        super().__init__(bar)
        self._bar = bar
        self._animation = QVariantAnimation(self)
        self._animation.valueChanged.connect(self._step)
        self._animation.finished.connect(self.finished)

    @property
    def is_running(self) -> bool:
        return self._animation.state() == QVariantAnimation.State.Running

    def to(self, value: int, duration_ms: int, curve: QEasingCurve.Type) -> None:
        """Go to *value* (held inside the bar's range); with a duration of 0, at once."""
        self.stop()
        value = min(max(self._bar.minimum(), value), self._bar.maximum())
        if duration_ms <= 0 or value == self._bar.value():
            self._bar.setValue(value)
            self.finished.emit()
            return
        self._animation.setStartValue(self._start_for(value))
        self._animation.setEndValue(value)
        self._animation.setDuration(duration_ms)
        self._animation.setEasingCurve(curve)
        self._animation.start()

    @Slot()
    def stop(self) -> None:
        self._animation.stop()

    def _start_for(self, value: int) -> int:
        start, height = self._bar.value(), self._bar.pageStep()
        if abs(value - start) <= _NEAR_HEIGHTS * height:
            return start
        return value + round(_LAST_HEIGHTS * height) * (1 if start > value else -1)

    def _step(self, value: object) -> None:
        if isinstance(value, int):
            self._bar.setValue(value)
