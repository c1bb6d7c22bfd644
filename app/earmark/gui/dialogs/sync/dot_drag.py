"""A dot held by the pointer and moved up or down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from earmark.gui.dialogs.sync.plot_frame import PlotFrame
from earmark.gui.dialogs.sync.sync_values import AnchorRow, kept_between

COARSE_MS, FINE_MS = 100, 10
_HELD_STILL = 3
"""Pixels that a press may tremble before it is a drag."""


class DotDrag:
    """One drag of the dot of `origin`.

    Fine is a hundredth of a second a pixel, else the dot goes along with the pointer.
    """

    def __init__(
        self, row: AnchorRow, y: float, frame: PlotFrame, rows: Sequence[AnchorRow], end_ms: int
    ) -> None:
        self.origin = row
        self._rows, self._end_ms = rows, end_ms
        self._frame, self._is_lower = frame, frame.is_lower(y)
        self._y = y
        self._exact_ms: float = row.audio_ms
        self._step_ms = COARSE_MS
        self.is_moving = False

    @property
    def row(self) -> AnchorRow:
        """The row as it would be if it were let go here."""
        if not self.is_moving:
            return self.origin
        rounded = round(self._exact_ms / self._step_ms) * self._step_ms
        kept_ms = kept_between(self._rows, self.origin, rounded, self._end_ms)
        return replace(self.origin, audio_ms=kept_ms, by_reader=True)

    @property
    def has_moved(self) -> bool:
        return self.row.audio_ms != self.origin.audio_ms

    def move(self, y: float, *, fine: bool) -> None:
        """Follow the pointer to *y*."""
        up = self._y - y
        if not self.is_moving and abs(up) < _HELD_STILL:
            return
        self.is_moving = True
        self._step_ms = FINE_MS if fine else COARSE_MS
        self._exact_ms += up * (FINE_MS if fine else self._frame.ms_a_pixel(lower=self._is_lower))
        self._y = y
