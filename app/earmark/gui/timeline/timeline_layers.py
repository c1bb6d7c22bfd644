"""What lies still on the timeline, kept in pixmaps.

A frame is then a few copies of the strip around the playhead, however long
the episode; and a change draws anew only the layer it belongs to.
"""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from earmark.gui.look.theme import Theme
from earmark.gui.timeline.timeline_content import TimelineContent
from earmark.gui.timeline.timeline_geometry import NORMAL, Geometry
from earmark.gui.timeline.timeline_gestures import Loop
from earmark.gui.timeline.timeline_painter import (
    paint_bars,
    paint_chapters,
    paint_loop,
    paint_marks,
    paint_ticks,
)
from earmark.gui.timeline.waveform import Bar


class Layer(Enum):
    GROUND = auto()  # chapters and the loop
    PLAYED = auto()  # bars as played
    TO_COME = auto()
    MARKS = auto()  # quotes and search ticks


BARS = (Layer.PLAYED, Layer.TO_COME)


class TimelineLayers:
    """The still part of the timeline, painted when it is first needed.

    `part` (the index of the current chapter) and `loop` belong to the ground.
    """

    def __init__(self, theme: Theme, content: TimelineContent) -> None:
        self._theme = theme
        self._content = content
        self._geometry = NORMAL
        self._width = 0
        self._ratio = 1.0
        self._pixmaps: dict[Layer, QPixmap] = {}
        self._bars: list[Bar] | None = None
        self.part = -1
        self.loop: Loop = (None, None)

    def drop(self, *layers: Layer) -> None:
        """Forget *layers*, or all of them: what they show has changed."""
        for layer in layers or Layer:
            self._pixmaps.pop(layer, None)
        if not layers or Layer.PLAYED in layers:
            self._bars = None

    def paint(self, painter: QPainter, geometry: Geometry, width: int, played_to: float) -> None:
        """Paint the timeline *width* pixels wide; what is left of *played_to* as played."""
        ratio = painter.device().devicePixelRatio()
        if (geometry, width, ratio) != (self._geometry, self._width, self._ratio):
            self._geometry, self._width, self._ratio = geometry, width, ratio
            self.drop()
        edge = round(played_to)
        painter.drawPixmap(0, 0, self._pixmap(Layer.GROUND))
        for layer, area in (
            (Layer.PLAYED, QRect(0, 0, edge, geometry.height)),
            (Layer.TO_COME, QRect(edge, 0, width - edge, geometry.height)),
        ):
            painter.setClipRect(area)
            painter.drawPixmap(0, 0, self._pixmap(layer))
        painter.setClipping(False)
        painter.drawPixmap(0, 0, self._pixmap(Layer.MARKS))

    def _pixmap(self, layer: Layer) -> QPixmap:
        if layer not in self._pixmaps:
            self._pixmaps[layer] = self._drawn(layer)
        return self._pixmaps[layer]

    def _drawn(self, layer: Layer) -> QPixmap:
        pixmap = QPixmap(round(self._width * self._ratio), round(self._geometry.height * self._ratio))
        pixmap.setDevicePixelRatio(self._ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        match layer:
            case Layer.GROUND:
                self._draw_ground(painter)
            case Layer.MARKS:
                ticks = self._content.ticks(self._width)
                paint_ticks(painter, self._geometry, self._theme, ticks)
                marks = self._content.marks(self._width)
                paint_marks(painter, self._geometry, self._theme, self._width, marks)
            case _:
                played = layer is Layer.PLAYED
                paint_bars(painter, self._geometry, self._theme, self._known_bars(), played=played)
        painter.end()
        return pixmap

    def _draw_ground(self, painter: QPainter) -> None:
        width, height = self._width, self._geometry.height
        painter.fillRect(QRectF(0, 0, width, height), self._theme.color("surface.window"))
        painter.fillRect(QRectF(0, 0, width, 1), self._theme.color("line.subtle"))
        paint_chapters(painter, self._geometry, self._theme, self._content.chapters(width, self.part))
        scale = self._content.scale(width)
        start, end = (None if time_ms is None else scale.x(time_ms) for time_ms in self.loop)
        paint_loop(painter, self._geometry, self._theme, start, end)

    def _known_bars(self) -> list[Bar]:
        if self._bars is None:
            self._bars = self._content.bars(self._width)
        return self._bars
