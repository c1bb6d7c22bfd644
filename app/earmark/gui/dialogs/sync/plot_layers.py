"""What lies still in the plots of Sync, kept in pixmaps: a frame is then one copy and the moving parts.

The words heard have a pixmap of their own. There may be 20,000 of them, and
they stay where they are while points are moved.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPixmap

from earmark.gui.dialogs.sync.plot_frame import PlotFrame
from earmark.gui.dialogs.sync.plot_painter import (
    paint_curve,
    paint_dots,
    paint_grid,
    paint_specks,
    paint_steps,
)
from earmark.gui.dialogs.sync.sync_values import AnchorRow, Plot
from earmark.gui.look.theme import Theme


class PlotLayers:
    """Grid, steps, words heard, the map, and the points that are not chosen."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._ground: QPixmap | None = None
        self._specks: QPixmap | None = None
        self._specks_of: tuple[PlotFrame, float] | None = None
        self._heard: Sequence[tuple[int, int]] = ()

    def drop(self) -> None:
        """Forget what was painted: plot, points or choice have changed."""
        self._ground = None

    def drop_all(self) -> None:
        """Forget the words heard as well: the colours have changed."""
        self._ground = None
        self._specks = None

    def paint(self, painter: QPainter, frame: PlotFrame, plot: Plot, dots: Sequence[AnchorRow]) -> None:
        ratio = painter.device().devicePixelRatio()
        if self._ground is None or self._ground.devicePixelRatio() != ratio:
            self._ground = self._paint_ground(frame, plot, dots, ratio)
        painter.drawPixmap(0, 0, self._ground)

    def _paint_ground(self, frame: PlotFrame, plot: Plot, dots: Sequence[AnchorRow], ratio: float) -> QPixmap:
        ground = _empty(frame.size, ratio)
        painter = QPainter(ground)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_steps(painter, self._theme, frame, plot.steps)
        paint_grid(painter, self._theme, frame)
        painter.drawPixmap(0, 0, self._paint_heard(frame, plot.heard, ratio))
        paint_curve(painter, self._theme, frame, plot.curve)
        paint_dots(painter, self._theme, frame, dots)
        painter.end()
        return ground

    def _paint_heard(self, frame: PlotFrame, heard: Sequence[tuple[int, int]], ratio: float) -> QPixmap:
        """Return the words heard; those of before where nothing has changed, without comparing them all."""
        if self._specks is None or self._specks_of != (frame, ratio) or self._heard is not heard:
            self._specks, self._specks_of, self._heard = _empty(frame.size, ratio), (frame, ratio), heard
            painter = QPainter(self._specks)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_specks(painter, self._theme, frame, heard)
            painter.end()
        return self._specks


def _empty(size: QSize, ratio: float) -> QPixmap:
    pixmap = QPixmap(size * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    return pixmap
