"""A player without sound, for machines that have no audio library and for tests."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QObject, Slot

from earmark.audio.clock import Clock
from earmark.audio.player import Player


class SilentPlayer(Player):
    """Only the clock runs: the transcript moves on as it would with sound.

    It does not look into the file, so it cannot tell a sound from a text.

    Args:
        duration_ms: How long every file is, until `set_known_duration` knows better; 0 has no end.
        now: Seconds of a clock that never goes back.
    """

    name = "Silent"

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        duration_ms: int = 0,
        now: Callable[[], float] = monotonic,
    ) -> None:
        super().__init__(parent, now=now)
        self._clock = Clock(silence_s=math.inf)
        self._given_duration_ms = duration_ms
        self._tick.timeout.connect(self._look_for_end)

    def _load(self, path: Path) -> None:
        self._set_loading(False)
        self._set_durations(self._given_duration_ms, self._known_duration_ms)

    def _unload(self) -> None:
        """Nothing is held."""

    def _start(self, position_ms: int) -> None:
        self._tell_position(self.position_ms, self._now())

    def _halt(self) -> None:
        """It is silent anyway."""

    def _apply_rate(self) -> None:
        """The clock knows."""

    def _apply_loudness(self) -> None:
        """It is silent anyway."""

    @Slot()
    def _look_for_end(self) -> None:
        if self._is_at_end():
            self._tell_end()
