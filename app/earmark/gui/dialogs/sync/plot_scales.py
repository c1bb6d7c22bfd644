"""Axes: where they end, where their grid lines are, and what stands beside these."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, floor

from earmark.gui.dialogs.sync.sync_words import MINUS
from earmark.model.clock_text import length

_S, _MIN, _H = 1000, 60_000, 3_600_000
_TIME_STEPS = (
    _S, 2 * _S, 5 * _S, 10 * _S, 15 * _S, 30 * _S, _MIN, 2 * _MIN, 5 * _MIN, 10 * _MIN,
    15 * _MIN, 30 * _MIN, _H, 2 * _H, 5 * _H, 10 * _H, 20 * _H, 50 * _H,
)  # fmt: skip
_SHIFT_STEPS = tuple(round(factor * 10**power) for power in range(1, 9) for factor in (10, 20, 25, 50))
_MOST_TIMES, _MOST_SHIFTS = 5, 2
_LAST_STEP = 0.03
"""How much of the whole an axis may be longer than what it shows, to end with a grid line."""
_LEAST_SHIFT_MS = 1000


@dataclass(frozen=True, slots=True)
class Axis:
    """From `least` to `most`, in ms, with a grid line at each of `ticks`."""

    least: int
    most: int
    ticks: tuple[int, ...]

    def part_of(self, value: float) -> float:
        """Return where *value* lies: 0 at the beginning of the axis, 1 at its end."""
        return (value - self.least) / (self.most - self.least)

    def value_at(self, part: float) -> float:
        return self.least + part * (self.most - self.least)


def time_axis(end_ms: int) -> Axis:
    """Return the axis for times up to *end_ms*; it ends there, or a little later at a grid line."""
    end_ms = max(end_ms, _S)
    step = next((s for s in _TIME_STEPS if end_ms / s <= _MOST_TIMES), _TIME_STEPS[-1])
    rounded = ceil(end_ms / step) * step
    most = rounded if rounded - end_ms <= _LAST_STEP * end_ms else end_ms
    return Axis(0, most, tuple(range(0, most + 1, step)))


def time_label(value_ms: int, axis: Axis) -> str:
    """Return `h:mm` on a long axis and `m:ss` on a short one."""
    return f"{value_ms // _H}:{value_ms % _H // _MIN:02}" if axis.most >= _H else length(value_ms)


def shift_axis(shifts_ms: Iterable[int]) -> Axis:
    """Return the axis that holds all of *shifts_ms*, and 0."""
    shifts = [0, *shifts_ms]
    least, most = min(shifts), max(shifts)
    if most - least < _LEAST_SHIFT_MS:
        most = least + _LEAST_SHIFT_MS
    span = most - least
    step = next((s for s in _SHIFT_STEPS if span / s <= _MOST_SHIFTS), span)
    first, last = floor(least / step) * step, ceil(most / step) * step
    return Axis(first, last, tuple(range(first, last + 1, step)))


def shift_label(value_ms: int) -> str:
    """Return "+25 s", "0 s" or "−0.5 s"."""
    sign = "+" if value_ms > 0 else MINUS if value_ms < 0 else ""
    return f"{sign}{abs(value_ms) / 1000:,g} s"
