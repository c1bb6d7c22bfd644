"""What presses and drags on the timeline mean: seek, scrub, set a loop."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from earmark.gui.timeline.timeline_geometry import Scale

Loop = tuple[int | None, int | None]
"""The ends of a loop in milliseconds, as far as they are set."""

_SLACK = 3.0
"""Pixels a press may shake before it is a drag."""
_GRAB = 7.0
"""Pixels from an end of the loop at which it is taken hold of."""
_SHORTEST_LOOP_MS = 300
_SEEK_EVERY_MS = 60
"""The least time between two seeks while scrubbing: no backend follows faster."""


class _Doing(Enum):
    NOTHING = auto()
    PRESSED = auto()
    SCRUBBING = auto()
    LOOPING = auto()


class TimelineGestures(QObject):
    """Turns presses, moves and releases (pixels) into wishes (milliseconds).

    A press seeks at once. Moved further it scrubs: `scrub_started`, seeks a
    few times a second, `scrub_ended` after the last one.
    """

    seek_requested = Signal(int)  # ms
    scrub_started = Signal()
    scrub_ended = Signal()
    loop_requested = Signal(int, int)  # ms from, ms to; from is the earlier
    changed = Signal()  # what `scrub_ms` or `loop` say

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._doing = _Doing.NOTHING
        self._pressed_x = 0.0
        self._anchor_ms = 0
        self._now_ms = 0
        self._told_ms = -1
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_SEEK_EVERY_MS)
        self._pause.timeout.connect(self._seek_again)

    @property
    def is_active(self) -> bool:
        """Whether the button is held down."""
        return self._doing is not _Doing.NOTHING

    @property
    def is_dragging(self) -> bool:
        """Whether the playhead or an end of the loop is in hand."""
        return self._doing in (_Doing.SCRUBBING, _Doing.LOOPING)

    @property
    def scrub_ms(self) -> int | None:
        """Where the hand holds the playhead, or None if it does not."""
        return self._now_ms if self._doing is _Doing.SCRUBBING else None

    @property
    def loop(self) -> Loop | None:
        """The loop being drawn, or None."""
        if self._doing is not _Doing.LOOPING:
            return None
        return min(self._anchor_ms, self._now_ms), max(self._anchor_ms, self._now_ms)

    def press(self, x: float, target_ms: int) -> None:
        """Seek to *target_ms*, the place meant by a press at *x*; a drag may follow."""
        self._doing = _Doing.PRESSED
        self._pressed_x = x
        self._now_ms = target_ms
        self._seek()

    def press_for_loop(self, x: float, scale: Scale) -> None:
        """Begin a loop at *x*."""
        self._anchor_ms = self._now_ms = scale.time(x)
        self._doing = _Doing.LOOPING
        self.changed.emit()

    def press_on_loop(self, x: float, scale: Scale, loop: Loop) -> bool:
        """Take hold of the end of *loop* near *x*; False if none is near."""
        start_ms, end_ms = loop
        if start_ms is None or end_ms is None or not is_on_loop(x, scale, loop):
            return False
        near_start = abs(scale.x(start_ms) - x) < abs(scale.x(end_ms) - x)
        self._anchor_ms, self._now_ms = (end_ms, start_ms) if near_start else (start_ms, end_ms)
        self._doing = _Doing.LOOPING
        return True

    def move(self, x: float, scale: Scale) -> None:
        if self._doing is _Doing.PRESSED and abs(x - self._pressed_x) > _SLACK:
            self._doing = _Doing.SCRUBBING
            self.scrub_started.emit()
        if self.is_dragging:
            self._now_ms = scale.time(x)
            self.changed.emit()
        if self._doing is _Doing.SCRUBBING and not self._pause.isActive():
            self._seek()

    def release(self) -> None:
        done, loop = self._doing, self.loop
        if done is _Doing.SCRUBBING:
            self._seek_again()
        self._pause.stop()
        self._doing = _Doing.NOTHING
        if done is _Doing.SCRUBBING:
            self.scrub_ended.emit()
        if loop and loop[0] is not None and loop[1] is not None and loop[1] - loop[0] >= _SHORTEST_LOOP_MS:
            self.loop_requested.emit(loop[0], loop[1])
        if done in (_Doing.SCRUBBING, _Doing.LOOPING):
            self.changed.emit()

    def _seek(self) -> None:
        self._told_ms = self._now_ms
        self._pause.start()
        self.seek_requested.emit(self._now_ms)

    @Slot()
    def _seek_again(self) -> None:
        if self._doing is _Doing.SCRUBBING and self._now_ms != self._told_ms:
            self._seek()


def is_on_loop(x: float, scale: Scale, loop: Loop) -> bool:
    """Whether *x* is near enough to an end of a whole *loop* to take hold of it."""
    return None not in loop and any(end is not None and abs(scale.x(end) - x) <= _GRAB for end in loop)
