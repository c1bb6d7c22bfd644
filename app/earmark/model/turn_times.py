"""When turns begin, and which one comes before or after a moment."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from earmark.model.episode import Episode
from earmark.model.time_map import TimeMap

ALREADY_THERE_MS = 1_500
"""“Previous turn” goes to the start of this turn, unless the sound is this near to it."""


class TurnTimes:
    """The turns of one episode in time; every answer is a time in ms, or None where there is no such turn."""

    def __init__(self, episode: Episode, time_map: TimeMap) -> None:
        first = {span.turn: span.start for span in reversed(episode.spans)}
        turns = sorted(first)
        self._starts = [time_map.time_at(first[turn]) for turn in turns]
        self._speakers = [episode.turns[turn].speaker for turn in turns]

    def this(self, time_ms: int) -> int | None:
        """Return when the turn that sounds at *time_ms* began."""
        return self._start(self._at(time_ms))

    def previous(self, time_ms: int) -> int | None:
        at = self._at(time_ms)
        here = at >= 0 and time_ms - self._starts[at] > ALREADY_THERE_MS
        return self._start(at if here else at - 1)

    def next(self, time_ms: int) -> int | None:
        return self._start(self._at(time_ms) + 1)

    def previous_same(self, time_ms: int) -> int | None:
        """Return when the turn before this one of the same speaker begins."""
        at = self._at(time_ms)
        return self._first_of(self._speaker(at), range(at - 1, -1, -1))

    def next_same(self, time_ms: int) -> int | None:
        at = self._at(time_ms)
        return self._first_of(self._speaker(at), range(at + 1, len(self._starts)))

    def next_of(self, speaker: int, time_ms: int) -> int | None:
        """Return the next turn of *speaker*; after the last, the first again."""
        at = self._at(time_ms)
        return self._first_of(speaker, [*range(at + 1, len(self._starts)), *range(at + 1)])

    def _at(self, time_ms: int) -> int:
        return bisect_right(self._starts, time_ms) - 1

    def _start(self, at: int) -> int | None:
        return self._starts[at] if 0 <= at < len(self._starts) else None

    def _speaker(self, at: int) -> int | None:
        return self._speakers[at] if at >= 0 else None

    def _first_of(self, speaker: int | None, turns: Iterable[int]) -> int | None:
        return next((self._starts[turn] for turn in turns if self._speakers[turn] == speaker), None)
