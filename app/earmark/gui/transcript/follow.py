"""Whether the transcript follows the sound: the rules, apart from any widget.

Following, the current line is kept in view. A reader who scrolls, selects,
searches or jumps elsewhere suspends it, and nothing moves under their eyes
until they ask, or until the sound itself comes back to what they see.
"""

from __future__ import annotations

from enum import Enum, auto
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal, Slot

_LOWEST = 0.7
"""The current line may sink to this share of the height before the text scrolls."""


class Place(NamedTuple):
    """Where the current line stands, as shares of the view's height: 0 is the top edge, 1 the bottom."""

    top: float
    bottom: float

    @property
    def in_view(self) -> bool:
        return self.top >= 0 and self.bottom <= 1


class FollowState(Enum):
    """The three states of the design."""

    FOLLOWING = auto()
    SUSPENDED = auto()
    OFF = auto()


class Direction(Enum):
    """Towards what sounds."""

    UP = auto()
    DOWN = auto()


class Follow(QObject):
    """Decides when to scroll and when to offer the way back."""

    state_changed = Signal(object)  # FollowState
    scroll_requested = Signal()  # put the current line at 30 % of the height
    pill_changed = Signal(object)  # Direction towards what sounds, or None: no pill

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = FollowState.FOLLOWING
        self._place: Place | None = None
        self._was_away = False
        self._holds: set[str] = set()
        self._pill: Direction | None = None

    @property
    def state(self) -> FollowState:
        return self._state

    @property
    def is_on(self) -> bool:
        """Whether the switch is on: following, or suspended."""
        return self._state is not FollowState.OFF

    @property
    def pill(self) -> Direction | None:
        return self._pill

    # What the reader does

    @Slot(bool)
    def switch(self, on: bool) -> None:
        """The switch was moved."""
        if on:
            self.resume()
        else:
            self._enter(FollowState.OFF)

    @Slot()
    def press_key(self) -> None:
        """F: back to now where the reader is elsewhere, else the switch."""
        self.switch(self._state is not FollowState.FOLLOWING)

    @Slot()
    def suspend(self) -> None:
        """The reader scrolled, selected, searched, or went to another place."""
        if self._state is FollowState.FOLLOWING:
            self._was_away = self._place is not None and not self._place.in_view
            self._enter(FollowState.SUSPENDED)

    @Slot()
    def resume(self) -> None:
        """Follow again, from the present line: by the pill, or the switch."""
        self._enter(FollowState.FOLLOWING)
        self._scroll()

    @Slot()
    def play_from_place(self) -> None:
        """The reader let it play from somewhere: what sounds is what they look at. Off stays off."""
        if self._state is FollowState.SUSPENDED:
            self._enter(FollowState.FOLLOWING)

    def hold(self, reason: str, held: bool) -> None:
        """Do not scroll while *reason* holds: the pointer is down, a menu or the toolbar is open."""
        if held:
            self._holds.add(reason)
        elif reason in self._holds:
            self._holds.remove(reason)
            self._scroll()

    # What the page says

    @Slot(object)
    def now_moved(self, place: Place | None) -> None:
        """The sound went on to another line (or None: nothing sounds)."""
        self._place = place
        if self._state is FollowState.SUSPENDED and place is not None:
            if place.in_view and self._was_away:
                self._enter(FollowState.FOLLOWING)  # it came back by itself
            self._was_away = not place.in_view
        self._scroll()
        self._offer()

    @Slot(object)
    def view_moved(self, place: Place | None) -> None:
        """The page was scrolled or resized: the current line stands elsewhere in the view."""
        self._place = place
        if place is not None and not place.in_view:
            self._was_away = True
        self._offer()

    def _enter(self, state: FollowState) -> None:
        if state is not self._state:
            self._state = state
            self.state_changed.emit(state)
        self._offer()

    def _scroll(self) -> None:
        place = self._place
        if self._state is not FollowState.FOLLOWING or place is None or self._holds:
            return
        if place.top < 0 or place.bottom > _LOWEST:
            self.scroll_requested.emit()

    def _offer(self) -> None:
        place, pill = self._place, None
        if self._state is FollowState.SUSPENDED and place is not None and not place.in_view:
            pill = Direction.UP if place.top < 0 else Direction.DOWN
        if pill is not self._pill:
            self._pill = pill
            self.pill_changed.emit(pill)
