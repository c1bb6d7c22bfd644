"""Who speaks when: the episode cut into bars of one length, with each speaker's share of every bar."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from earmark.model.episode import Episode
from earmark.model.time_map import TimeMap

MOST_BARS = 80
_STEPS_MS = [
    seconds * 1000
    for seconds in (1, 2, 3, 5, 10, 15, 20, 30, *(60 * m for m in (1, 2, 3, 5, 10, 15, 20, 30, 60, 120)))
]
_STEPS_WORDS = [digit * 10**power for power in range(8) for digit in (1, 2, 3, 5)]

Share = tuple[int | None, float]
"""A speaker, as an index of `Episode.speakers` (None: nobody known), and their part of 1."""


@dataclass(frozen=True, slots=True)
class WhoWhen:
    """The bars in order, each with its speakers in the episode's order; empty where nobody speaks.

    `step` is the length of a bar: milliseconds, or words where the
    transcript has no times (`timed` is False).
    """

    bars: tuple[tuple[Share, ...], ...] = ()
    step: int = 0
    timed: bool = True


def who_when(episode: Episode, time_map: TimeMap) -> WhoWhen:
    """Return 40 to 80 bars, or fewer of a very short episode."""
    timed = time_map.has_times
    stretches = list(_in_time(episode, time_map) if timed else _in_words(episode))
    end = max((stretch[2] for stretch in stretches), default=0)
    if not end:
        return WhoWhen(timed=timed)
    steps = _STEPS_MS if timed else _STEPS_WORDS
    step = next((step for step in steps if end <= step * MOST_BARS), -(-end // MOST_BARS))
    amounts: list[dict[int | None, int]] = [{} for _ in range(-(-end // step))]
    for speaker, begin, until in stretches:
        for k in range(begin // step, -(-until // step)):
            part = min(until, (k + 1) * step) - max(begin, k * step)
            amounts[k][speaker] = amounts[k].get(speaker, 0) + part
    return WhoWhen(tuple(_shares(amount) for amount in amounts), step, timed)


Stretch = tuple[int | None, int, int]
"""A speaker, and where they begin and end."""


def _in_time(episode: Episode, time_map: TimeMap) -> Iterator[Stretch]:
    for span in episode.spans:
        begin, end = time_map.time_at(span.start), time_map.time_at(span.end)
        if end > begin >= 0:
            yield episode.turns[span.turn].speaker, begin, end


def _in_words(episode: Episode) -> Iterator[Stretch]:
    at = 0
    for span in episode.spans:
        end = at + len(span.paragraph.text.split())
        if end > at:
            yield episode.turns[span.turn].speaker, at, end
        at = end


def _shares(amounts: dict[int | None, int]) -> tuple[Share, ...]:
    total = sum(amounts.values())
    known = sorted(speaker for speaker in amounts if speaker is not None)
    order = [*known, *([None] if None in amounts else [])]
    return tuple((speaker, amounts[speaker] / total) for speaker in order)
