"""The speeds to choose from: a few fixed ones, and steps of 0.05 between them."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from earmark.gui.controls.buttons import FlatButton
from earmark.gui.controls.stepper import Stepper
from earmark.gui.look import fonts
from earmark.gui.look.theme import Theme

SLOWEST, FASTEST, STEP = 0.5, 3.0, 0.05
FIXED = (1.0, 1.25, 1.5, 1.75, 2.0)
_ROW = 32


def rate_words(rate: float) -> str:
    """Return *rate* as it is written: `1×`, `1.25×`."""
    return f"{rate:.2f}".rstrip("0").rstrip(".") + "×"


class SpeedMenu(QWidget):
    """Shows the speed and asks for another; rates are always whole steps between 0.5 and 3."""

    rate_chosen = Signal(float)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._rate = 1.0
        self._rows = [_SpeedRow(theme, rate) for rate in FIXED]
        self._step = Stepper(theme, "Speed", 52)

        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.setSpacing(0)
        for row in self._rows:
            column.addWidget(row)
            row.clicked.connect(self._choose)
        column.addSpacing(4)
        column.addWidget(self._step)

        self._step.smaller_requested.connect(self._slow_down)
        self._step.larger_requested.connect(self._speed_up)
        self.show_rate(1.0)

    @Slot(float)
    def show_rate(self, rate: float) -> None:
        self._rate = rate
        for row in self._rows:
            row.setChecked(abs(row.rate - rate) < STEP / 2)
        self._step.show_value(
            rate_words(rate), can_shrink=rate > SLOWEST + STEP / 2, can_grow=rate < FASTEST - STEP / 2
        )

    @Slot()
    def _choose(self) -> None:
        row = self.sender()
        if isinstance(row, _SpeedRow):
            self.rate_chosen.emit(row.rate)

    @Slot()
    def _slow_down(self) -> None:
        self.rate_chosen.emit(max(SLOWEST, _stepped(self._rate, -1)))

    @Slot()
    def _speed_up(self) -> None:
        self.rate_chosen.emit(min(FASTEST, _stepped(self._rate, 1)))


def _stepped(rate: float, steps: int) -> float:
    """Return the rate *steps* steps away: counted in whole steps, so that errors never add up."""
    return round((round(rate / STEP) + steps) * STEP, 2)


class _SpeedRow(FlatButton):
    def __init__(self, theme: Theme, rate: float) -> None:
        super().__init__(theme, f"Speed {rate_words(rate)}")
        self._theme = theme
        self.rate = rate
        self.setText(rate_words(rate))
        self.setCheckable(True)
        self.setFixedHeight(_ROW)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(120, _ROW)

    def nextCheckState(self) -> None:
        """Stay as it is: the tick goes where the speed really is."""

    def ground_token(self) -> str:
        if self.isDown():
            return "surface.pressed"
        return "surface.hover" if self.underMouse() else ""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_ground(painter)
        painter.setFont(fonts.sans(13, 600 if self.isChecked() else 400, tabular=True))
        painter.setPen(self._theme.color("text.primary"))
        painter.drawText(self.rect().adjusted(10, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self.text())
        if self.isChecked():
            self.paint_icon(painter, "check", QRect(self.width() - 26, (_ROW - 16) // 2, 16, 16))
