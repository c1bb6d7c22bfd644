"""The round button that plays and pauses."""

from __future__ import annotations

from PySide6.QtCore import QBasicTimer, QRect, QRectF, Qt, QTimerEvent, Slot
from PySide6.QtGui import QColor, QHideEvent, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QWidget

from earmark.gui.controls.buttons import FlatButton
from earmark.gui.controls.ring_radius import set_ring_radius
from earmark.gui.look.theme import Theme, tokens

_SIZE: int = tokens()["size"]["target"]["play"]
_ICON = 22
_FRAME_MS = 33
_TURN_MS = 1000
_ARC = 100


class PlayButton(FlatButton):
    """46 round: ink while paused, the accent of now while playing, with a turning ring while loading."""

    def __init__(self, theme: Theme, keys: str = "", parent: QWidget | None = None) -> None:
        super().__init__(theme, "Play", keys, parent)
        self._theme = theme
        self._playing = False
        self._loading = False
        self._angle = 0
        self._frames = QBasicTimer()
        self.setFixedSize(_SIZE, _SIZE)
        set_ring_radius(self, _SIZE // 2)

    @Slot(bool)
    def show_playing(self, playing: bool) -> None:
        self._playing = playing
        self._tell()

    @Slot(bool)
    def show_loading(self, loading: bool) -> None:
        self._loading = loading
        self._turn_if_needed()
        self._tell()

    def content_color(self) -> QColor:
        if not self.isEnabled():
            return self._theme.color("text.disabled")
        return self._theme.color("now.on" if self._playing else "action.text")

    def timerEvent(self, event: QTimerEvent) -> None:
        if event.timerId() == self._frames.timerId():
            self._angle = (self._angle - 360 * _FRAME_MS // _TURN_MS) % 360
            self.update()
        else:
            super().timerEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._turn_if_needed()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._frames.stop()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color(self._disc()))
        painter.drawEllipse(QRectF(self.rect()))
        inset = (_SIZE - _ICON) // 2
        name = "player-pause" if self._playing else "player-play"
        self.paint_icon(painter, name, QRect(inset, inset, _ICON, _ICON), filled=True)
        if self._loading:
            painter.setPen(QPen(self.content_color(), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            ring = QRectF(self.rect()).adjusted(4, 4, -4, -4)
            painter.drawArc(ring, self._angle * 16, _ARC * 16)

    def _disc(self) -> str:
        if not self.isEnabled():
            return "surface.disabled"
        family, rest = ("now", "now.accent") if self._playing else ("action", "action.bg")
        if self.isDown():
            return f"{family}.pressed"
        return f"{family}.hover" if self.underMouse() else rest

    def _tell(self) -> None:
        self.rename("Loading" if self._loading else "Pause" if self._playing else "Play")
        self.update()

    def _turn_if_needed(self) -> None:
        still = not self._theme.duration_ms("base")  # motion is reduced: the ring stands
        if self._loading and self.isVisible() and not still:
            self._frames.start(_FRAME_MS, self)
        else:
            self._frames.stop()
