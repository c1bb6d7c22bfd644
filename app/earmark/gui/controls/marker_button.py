"""One of the five markers as a button: its swatch with its number, ticked where it is the one in use."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from earmark.gui.controls.buttons import FlatButton
from earmark.gui.look import icons
from earmark.gui.look.marker_swatch import paint_swatch
from earmark.gui.look.theme import Theme

_SIDE, _SWATCH, _TICK = 32, 23, 13


class MarkerButton(FlatButton):
    """32 × 32. *key* is the number that chooses the colour."""

    chosen = Signal(str)  # the color

    def __init__(self, theme: Theme, color: str, key: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, f"Keep in {theme.marker(color).name}", key, parent)
        self._color = color
        self._key = key
        self._ticked = False
        self.setFixedSize(_SIDE, _SIDE)
        self.clicked.connect(self._choose)
        theme.names_changed.connect(self._show_name)

    @property
    def color(self) -> str:
        return self._color

    @property
    def is_ticked(self) -> bool:
        return self._ticked

    def show_ticked(self, ticked: bool) -> None:
        self._ticked = ticked
        self._show_name()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_ground(painter)
        marker = self._theme.marker(self._color)
        inset = (_SIDE - _SWATCH) / 2
        swatch = QRectF(inset, inset, _SWATCH, _SWATCH)
        paint_swatch(painter, swatch, marker, " " if self._ticked else self._key)
        if self._ticked:
            painter.setPen(QPen(self._theme.color("text.primary"), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(swatch.adjusted(-2.25, -2.25, 2.25, 2.25), 6, 6)
            tick = icons.pixmap("check", marker.text, _TICK, self.devicePixelRatioF())
            x = round(swatch.center().x() - _TICK / 2)
            painter.drawPixmap(QPoint(x, round(swatch.top()) + 3), tick)

    @Slot()
    def _show_name(self) -> None:
        name = self._theme.marker(self._color).name
        self.rename(f"{name}, in use" if self._ticked else f"Keep in {name}")

    @Slot()
    def _choose(self) -> None:
        self.chosen.emit(self._color)
