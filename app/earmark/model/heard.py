"""When the words of a quote are heard, for cutting them out of the sound.

Where the transcript says when each word is spoken, its times are taken as
they are. Where they are only estimated, some more is taken on both sides,
so that the words are in it: the more, the further away the next time is
that is known.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import NamedTuple

from earmark.model.own_times import TimedWord
from earmark.model.time_map import TimeMap

BEFORE_MS, AFTER_MS = 300, 500
"""How much more is taken on each side of an estimate at least: a cut end is missed more than a cut start."""
_DOUBT = 0.1
"""How wrong an estimate may be, as a share of the time to the nearest one that is known."""
_MOST_DOUBT_MS = 3_000


class Stretch(NamedTuple):
    """A part of the audio, in ms.

    `needed_ms` is a time before which the words are surely not over: audio
    that ends earlier is not the right one. `exact` says that neither end is
    an estimate.
    """

    start_ms: int
    end_ms: int
    needed_ms: int
    exact: bool


class Heard:
    """Says when stretches of an episode's text are heard. Made once for many of them."""

    def __init__(self, time_map: TimeMap) -> None:
        self._time_map = time_map
        self._offsets = [offset for offset, _ in time_map.known_times]
        self._times_ms = [time_ms for _, time_ms in time_map.known_times]

    def stretch(self, start: int, end: int) -> Stretch | None:
        """Return when `text[start:end]` is heard; a word that is cut in the middle counts whole.

        None where there are no times, where they leave no room for the words, and where the words are
        not in the audio.
        """
        if not self._time_map.is_spoken(start, end):
            return None
        first, last = self._time_map.word_at(start), self._time_map.word_at(max(start, end - 1))
        if not self._time_map.has_times or first is None or last is None:
            return None
        start_ms, end_ms = self._begin_ms(first), self._end_ms(last)
        if end_ms <= start_ms:
            return None
        needed_ms = last.end_ms if last.known else self._last_known_ms(last)
        return Stretch(
            start_ms, end_ms, min(max(start_ms, needed_ms), end_ms), exact=first.known and last.known
        )

    def _begin_ms(self, word: TimedWord) -> int:
        if word.known:
            return word.start_ms
        begin_ms = word.start_ms - BEFORE_MS - self._doubt_ms(word)
        return max(0, begin_ms, min(self._last_known_ms(word), word.start_ms) - BEFORE_MS)

    def _end_ms(self, word: TimedWord) -> int:
        if word.known:
            return word.end_ms
        end_ms = word.end_ms + AFTER_MS + self._doubt_ms(word)
        next_ms = self._next_known_ms(word)
        return end_ms if next_ms is None else min(end_ms, max(next_ms, word.end_ms) + AFTER_MS)

    def _doubt_ms(self, word: TimedWord) -> int:
        nearest_ms = word.start_ms - self._last_known_ms(word)
        next_ms = self._next_known_ms(word)
        if next_ms is not None:
            nearest_ms = min(nearest_ms, next_ms - word.end_ms)
        return min(_MOST_DOUBT_MS, round(_DOUBT * max(0, nearest_ms)))

    def _last_known_ms(self, word: TimedWord) -> int:
        """Return the last time that is known at or before the beginning of *word*; audio begins at 0."""
        k = bisect_right(self._offsets, word.start) - 1
        return self._times_ms[k] if k >= 0 else 0

    def _next_known_ms(self, word: TimedWord) -> int | None:
        """Return the first time that is known at or after the end of *word*, if there is one."""
        k = bisect_left(self._offsets, word.end)
        return self._times_ms[k] if k < len(self._offsets) else None
