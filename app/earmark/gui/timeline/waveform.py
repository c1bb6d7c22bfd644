"""What each bar of the timeline shows: who speaks most in it, and how loud it is.

Plain Python on bytes and lists: numpy would cost the window 30 MB. The sums
run at C speed, and a longer waveform adds only what is new.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

from earmark.model.episode import Episode
from earmark.model.time_map import TimeMap

_FINE, _COARSE, _LONG_MS = 10, 2, 1_800_000
"""Loudness values kept for each second, of a short and of a long episode, and what is long."""
_ABSOLUTE = bytes(min(127, abs(byte - 256 if byte > 127 else byte)) for byte in range(256))
_QUIET = 0.6
"""Share of the quiet bars' loudness that shows as no height at all."""
_SHAPE = 1.25
"""Power that parts the loud bars from the very loud: speech is mastered to be even."""
_FLAT, _FLAT_RANGE = 0.14, 0.16
"""Height of a bar whose sound is not known: without words, and what a crowd of words adds to it."""
_FULL_SPEED = 4.0
"""Words a second that make a full flat bar."""


class Peaks(Protocol):
    """The waveform as far as it is read: `rate` pairs (lowest, highest) a second, as signed bytes."""

    @property
    def rate(self) -> int: ...
    @property
    def data(self) -> bytes: ...
    @property
    def duration_ms(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar. `level` is its height from 0 to 1; `heard` tells sound from a guess by the words.

    `palette` is the number of the speaker's colour. `spoken` is False where
    the transcript has no words: music, or an advertisement put in later.
    """

    palette: int | None
    sponsor: bool
    spoken: bool
    level: float
    heard: bool


@dataclass(frozen=True, slots=True)
class Stretch:
    """A paragraph in time."""

    start_ms: int
    end_ms: int
    palette: int | None
    sponsor: bool


class Speech:
    """Who speaks when, and how many words; made once for an episode."""

    def __init__(self, episode: Episode, time_map: TimeMap) -> None:
        self._stretches = [
            Stretch(
                time_map.time_at(span.start),
                time_map.time_at(span.end),
                episode.palette_of(episode.turns[span.turn].speaker),
                span.paragraph.sponsor,
            )
            for span in episode.spans
        ]
        self._words_ms = [word.start_ms for word in time_map.words]

    def voices(self, begins_ms: Sequence[int]) -> list[Stretch | None]:
        """Return the stretch of the voice heard most between each two of *begins_ms* (rising)."""
        found: list[Stretch | None] = []
        first = 0
        for start_ms, end_ms in pairwise(begins_ms):
            while first < len(self._stretches) and self._stretches[first].end_ms <= start_ms:
                first += 1
            found.append(self._loudest(first, start_ms, end_ms))
        return found

    def words(self, begins_ms: Sequence[int]) -> list[int]:
        """Return how many words begin between each two of *begins_ms*."""
        places = [bisect_left(self._words_ms, time_ms) for time_ms in begins_ms]
        return [after - before for before, after in pairwise(places)]

    def _loudest(self, first: int, start_ms: int, end_ms: int) -> Stretch | None:
        most_ms: dict[tuple[int | None, bool], int] = {}
        voices: dict[tuple[int | None, bool], Stretch] = {}
        for stretch in self._stretches[first:]:
            if stretch.start_ms >= end_ms:
                break
            voice = (stretch.palette, stretch.sponsor)
            shared_ms = min(end_ms, stretch.end_ms) - max(start_ms, stretch.start_ms)
            most_ms[voice] = most_ms.get(voice, 0) + max(0, shared_ms)
            voices.setdefault(voice, stretch)
        return voices[max(most_ms, key=lambda voice: most_ms[voice])] if any(most_ms.values()) else None


class Loudness:
    """How loud the sound is along the episode, from peaks that may still be growing."""

    def __init__(self) -> None:
        self._data = b""
        self._rate = 0
        self._per_second = 1
        self._steps: list[int] = []

    def show(self, peaks: Peaks | None) -> None:
        """Take *peaks* over; where they go on from the last ones, only the new part is read."""
        data, rate, duration_ms = (peaks.data, peaks.rate, peaks.duration_ms) if peaks else (b"", 0, 0)
        per_second = _FINE if duration_ms < _LONG_MS else _COARSE
        if (rate, per_second) != (self._rate, self._per_second) or not data.startswith(self._data):
            self._steps = []
        self._data, self._rate, self._per_second = data, rate, per_second
        if rate > 0:
            self._steps += self._new_steps()

    def levels(self, begins_ms: Sequence[int]) -> list[float | None]:
        """Return the loudness between each two of *begins_ms*, 0 to 1; None where it is not read."""
        means = [self._mean(start_ms, end_ms) for start_ms, end_ms in pairwise(begins_ms)]
        heard = sorted(mean for mean in means if mean is not None)
        if not heard:
            return [None] * len(means)
        # Means of many seconds are much alike: what range there is fills the height.
        quiet, loud = heard[len(heard) // 20] * _QUIET, heard[-1 - len(heard) // 50]
        room = max(loud - quiet, 1.0)
        return [
            None if mean is None else min(1.0, max(0.0, (mean - quiet) / room)) ** _SHAPE for mean in means
        ]

    def _new_steps(self) -> list[int]:
        """Return the means of the steps that were not there before."""
        first = len(self._steps)
        count = len(self._data) // 2 * self._per_second // self._rate
        edges = [2 * (step * self._rate // self._per_second) for step in range(first, count + 1)]
        loud = self._data[edges[0] :].translate(_ABSOLUTE) if edges else b""
        return [sum(loud[a - edges[0] : z - edges[0]]) // max(1, z - a) for a, z in pairwise(edges)]

    def _mean(self, start_ms: int, end_ms: int) -> float | None:
        begin = start_ms * self._per_second // 1000
        end = max(begin + 1, end_ms * self._per_second // 1000)
        steps = self._steps[begin:end]
        # Half of a bar is enough: files end a little before or after they say.
        return sum(steps) / len(steps) if 2 * len(steps) >= end - begin else None


def bars(speech: Speech, loudness: Loudness, begins_ms: Sequence[int]) -> list[Bar]:
    """Return the bars between each two of *begins_ms*."""
    voices, words, levels = speech.voices(begins_ms), speech.words(begins_ms), loudness.levels(begins_ms)
    made: list[Bar] = []
    for k, (voice, level) in enumerate(zip(voices, levels, strict=True)):
        seconds = max(begins_ms[k + 1] - begins_ms[k], 1) / 1000
        flat = _FLAT + _FLAT_RANGE * min(1.0, words[k] / seconds / _FULL_SPEED)
        made.append(
            Bar(
                palette=voice.palette if voice else None,
                sponsor=voice.sponsor if voice else False,
                spoken=voice is not None,
                level=flat if level is None else level,
                heard=level is not None,
            )
        )
    return made
