"""Where everything lies in the two plots of Sync: one above the other, on one scale across."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from PySide6.QtCore import QPointF, QRectF, QSize

from earmark.gui.dialogs.sync.plot_scales import Axis, shift_axis, time_axis
from earmark.gui.dialogs.sync.sync_values import AnchorRow, Plot

LEFT, RIGHT = 50.0, 10.0
_TOP, _TOP_FREE = 6.0, 8.0
_TIME_LABELS, HEAD = 22.0, 20.0
_LOWER, _LOWER_FREE, _LOWER_BOTTOM = 80.0, 14.0, 6.0
_LOWER_TOP = 10.0
_LOWER_SHARE = 0.3
_SAMPLE, _OUTLIERS = 2_000, 0.02
"""Words heard far off the rest, at either end, do not widen the scale of the shift."""


@dataclass(frozen=True, slots=True)
class PlotFrame:
    """A size in pixels, and what it shows from where to where. `upper` and `lower` are the grids."""

    size: QSize
    across: Axis
    audio: Axis
    shift: Axis

    @property
    def upper(self) -> QRectF:
        bottom = self.lower.top() - _LOWER_TOP - HEAD - _TIME_LABELS
        return QRectF(LEFT, _TOP, self._width, max(1.0, bottom - _TOP))

    @property
    def lower(self) -> QRectF:
        height = min(_LOWER, self.size.height() * _LOWER_SHARE)
        top = self.size.height() - _LOWER_BOTTOM - height
        return QRectF(LEFT, top, self._width, height)

    @property
    def head(self) -> QRectF:
        """Where the lower plot has its title."""
        top = self.lower.top() - _LOWER_TOP - HEAD
        return QRectF(0, top, self.size.width(), HEAD)

    def x_of(self, transcript_ms: float) -> float:
        return LEFT + self.across.part_of(transcript_ms) * self._width

    def transcript_at(self, x: float) -> float:
        return self.across.value_at((x - LEFT) / self._width)

    def audio_y(self, audio_ms: float) -> float:
        area = self.upper.adjusted(0, _TOP_FREE, 0, 0)
        return area.bottom() - self.audio.part_of(audio_ms) * area.height()

    def shift_y(self, shift_ms: float) -> float:
        area = self.lower.adjusted(0, _LOWER_FREE, 0, 0)
        return area.bottom() - self.shift.part_of(shift_ms) * area.height()

    def upper_point(self, transcript_ms: float, audio_ms: float) -> QPointF:
        return QPointF(self.x_of(transcript_ms), self.audio_y(audio_ms))

    def lower_point(self, transcript_ms: float, audio_ms: float) -> QPointF:
        return QPointF(self.x_of(transcript_ms), self.shift_y(audio_ms - transcript_ms))

    def is_lower(self, y: float) -> bool:
        return y >= self.head.top()

    def ms_a_pixel(self, *, lower: bool) -> float:
        """Return how much audio time a pixel up or down is, in the upper or the lower plot."""
        if lower:
            return (self.shift.most - self.shift.least) / max(1.0, self.lower.height() - _LOWER_FREE)
        return (self.audio.most - self.audio.least) / max(1.0, self.upper.height() - _TOP_FREE)

    @property
    def _width(self) -> float:
        return max(1.0, self.size.width() - LEFT - RIGHT)


def frame_of(size: QSize, plot: Plot, rows: Sequence[AnchorRow]) -> PlotFrame:
    """Return the frame in which all of *plot* and *rows* has its place."""
    across = max([plot.transcript_end_ms, *(row.transcript_ms for row in rows)])
    audio = max([plot.audio_end_ms, *(row.audio_ms for row in rows)])
    drawn = (audio_ms - transcript_ms for transcript_ms, audio_ms in plot.curve)
    shifts = chain(drawn, (row.shift_ms for row in rows), _usual_shifts(plot.heard))
    return PlotFrame(size, time_axis(across), time_axis(audio), shift_axis(shifts))


def _usual_shifts(heard: Sequence[tuple[int, int]]) -> list[int]:
    """Return the least and the greatest shift of the words heard, without the outliers."""
    some = heard[:: 1 + len(heard) // _SAMPLE]
    shifts = sorted(audio_ms - transcript_ms for transcript_ms, audio_ms in some)
    left_out = round(len(shifts) * _OUTLIERS)
    return [shifts[left_out], shifts[-1 - left_out]] if shifts else []
