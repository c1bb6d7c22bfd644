"""Where the sound is between two reports of a player.

Libraries tell the position only a few times a second, each time with a
small error of its own; a highlight wants it 30 times a second and smoothly.
"""

from __future__ import annotations

SPREAD_MS = 60
"""A difference up to this is jitter of the reports, and is spread; a larger one is real."""
SPREAD_S = 0.3
SILENCE_S = 1.5
HOLD_MS = 1500
"""A report up to this far behind lets the clock wait; one farther behind takes it back."""


class Clock:
    """Position as anchor + elapsed × rate, anchored anew at each report.

    Positions are milliseconds of audio; moments (`at_s`) are seconds of
    `time.monotonic`, taken when the report was made, not when it arrived.
    While it runs the position never falls, except by a seek, or where a report
    shows the sound to be more than `HOLD_MS` behind: then the sound is
    truly elsewhere.

    Args:
        silence_s: How long it runs on with no report before it waits for one.
    """

    def __init__(self, silence_s: float = SILENCE_S) -> None:
        self._silence_s = silence_s
        self._anchor_ms = 0.0
        self._anchored_s = 0.0
        self._excess_ms = 0.0
        """How far what was shown at the anchor was ahead of it; fades in `SPREAD_S`."""
        self._reported_s = 0.0
        self._earliest_s = 0.0
        """Reports from before this moment are of before the last seek."""
        self._shown_ms = 0.0
        self._rate = 1.0
        self._runs = False

    @property
    def runs(self) -> bool:
        return self._runs

    @property
    def rate(self) -> float:
        return self._rate

    def seek(self, position_ms: float, at_s: float) -> None:
        """Stand at *position_ms*; reports made before *at_s* no longer count."""
        self._anchor(position_ms, at_s)
        self._earliest_s = at_s

    def start(self, at_s: float) -> None:
        """Run on from where it stands. Does nothing if it runs."""
        if not self._runs:
            self._anchor(self._shown_ms, at_s)
            self._runs = True

    def stop(self, at_s: float) -> None:
        """Stand still where it is."""
        self._anchor(self.position_ms(at_s), at_s)
        self._runs = False

    def set_rate(self, rate: float, at_s: float) -> None:
        """Run *rate* times as fast from *at_s* on."""
        self._anchor(self.position_ms(at_s), at_s)
        self._rate = rate

    def takes(self, at_s: float) -> bool:
        """Whether a report made at *at_s* counts: not one of before the last seek or the last report."""
        return at_s >= max(self._earliest_s, self._reported_s)

    def report(self, position_ms: float, at_s: float) -> None:
        """Learn that the sound was at *position_ms* at the moment *at_s*.

        Dropped if the clock stands, or if it does not count (`takes`).
        """
        if not self._runs or not self.takes(at_s):
            return
        self._reported_s = at_s
        difference_ms = self._at(at_s) - position_ms
        if difference_ms > HOLD_MS:
            self._shown_ms = position_ms
        self._anchor_ms = position_ms
        self._anchored_s = at_s
        self._excess_ms = difference_ms if abs(difference_ms) <= SPREAD_MS else 0.0

    def position_ms(self, at_s: float) -> float:
        """Return the position at *at_s*, which should not be before the last call's."""
        if self._runs:
            self._shown_ms = max(self._shown_ms, self._at(at_s))
        return self._shown_ms

    def _at(self, at_s: float) -> float:
        """Return the position by anchor and rate alone."""
        elapsed_s = min(max(0.0, at_s - self._anchored_s), self._silence_s)
        fading = max(0.0, 1.0 - elapsed_s / SPREAD_S)
        return self._anchor_ms + elapsed_s * 1000 * self._rate + self._excess_ms * fading

    def _anchor(self, position_ms: float, at_s: float) -> None:
        self._anchor_ms = self._shown_ms = position_ms
        self._anchored_s = self._reported_s = at_s
        self._excess_ms = 0.0
