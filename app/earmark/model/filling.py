"""Times for the words between those whose time is certain."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Sequence
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from earmark.model.knots import Knots
from earmark.model.room import Room
from earmark.model.sync import Stretch

_LOOSE = 2.5
"""How many times as long as by the transcript words may last; beyond that there is a pause between them."""
_EVER_MS = 2**53


class Rates(NamedTuple):
    """How fast audio may go against the transcript for that to go on beyond its first and last knot."""

    least: float
    most: float


class _Place(NamedTuple):
    """Word `number` begins and ends so long behind the word before the gap, by the transcript."""

    number: int
    begin_ms: int
    end_ms: int


class Filling:
    """Fills the gaps of *knots*, in place.

    Args:
        knots: The times that are certain; there is at least one.
        scale: The transcript's time of each word in ms, never falling: only differences count.
        lengths: How long each word lasts by the transcript, in ms.
        unspoken: Numbers of words that are not in the audio.
        untold: Parts of the audio that are not in the transcript, in order, not overlapping.
        rates: None where words were heard: then a gap may hold a pause, and the audio goes on as fast as
            the transcript.
    """

    def __init__(
        self,
        knots: Knots,
        scale: Sequence[int],
        lengths: Sequence[int],
        unspoken: Collection[int],
        untold: Sequence[Stretch],
        rates: Rates | None,
    ) -> None:
        self._knots, self._scale, self._lengths = knots, scale, lengths
        self._unspoken, self._untold, self._rates = unspoken, untold, rates
        self._starts, self._ends = knots.starts_ms, knots.ends_ms
        self._fixed = [k for k, start_ms in enumerate(knots.starts_ms) if start_ms is not None]
        self._known_starts = sorted(start_ms for start_ms in knots.starts_ms if start_ms is not None)

    def fill(self) -> None:
        """Give every word a start and an end."""
        for one, other in pairwise(self._fixed):
            if other > one + 1:
                self._between(one, other)
        self._before(self._fixed[0])
        self._after(self._fixed[-1])
        self._end_pinned()
        self._silence()

    def _between(self, one: int, other: int) -> None:
        places, total_ms = self._gap(one, other)
        out_ms, in_ms = self._exit(one)[1], self._start(other)
        if in_ms < self._start(one):
            self._apart(one, other, places)
            return
        room = self._room(min(out_ms, in_ms), in_ms)
        if self._rates is None and room.length_ms > _LOOSE * max(total_ms, 1):
            self._loosely(one, other, places, room, total_ms)
        else:
            self._lay(places, room, 0, room.length_ms / max(total_ms, 1))

    def _loosely(self, one: int, other: int, places: list[_Place], room: Room, total_ms: int) -> None:
        """Keep words near those of their paragraph: the pause is elsewhere."""
        left, middle, right = self._parted(one, other, places)
        spare_ms = room.length_ms - total_ms
        self._lay(left, room, 0, 1.0)
        self._lay(right, room, spare_ms, 1.0)
        if middle:
            first_ms, last_ms = middle[0].begin_ms, middle[-1].end_ms
            rate = 1 + spare_ms / max(1, last_ms - first_ms)
            self._lay(middle, room, first_ms - first_ms * rate, rate)

    def _apart(self, one: int, other: int, places: list[_Place]) -> None:
        """Fill a gap behind which the audio goes on earlier: passages changed places."""
        left, middle, right = self._parted(one, other, places)
        out_ms, in_ms = self._exit(one)[1], self._start(other)
        self._lay_behind([*left, *middle], self._room(out_ms, self._next_known(out_ms)), 0, 1.0)
        if right:
            self._lay_ahead(right, self._room(self._last_known(in_ms), in_ms), self._gap(one, other)[1], 1.0)

    def _parted(
        self, one: int, other: int, places: list[_Place]
    ) -> tuple[list[_Place], list[_Place], list[_Place]]:
        """Return the words of the first word's paragraph, of none of both, and of the last word's."""
        first, last = self._knots.paragraph_of(one), self._knots.paragraph_of(other)
        parts: tuple[list[_Place], list[_Place], list[_Place]] = ([], [], [])
        for place in places:
            own = self._knots.paragraph_of(place.number)
            parts[0 if own == first else 2 if own == last else 1].append(place)
        return parts

    def _before(self, first: int) -> None:
        places, total_ms = self._gap(None, first)
        at_ms = self._start(first)
        low_ms = self._last_known(at_ms)
        room = self._room(low_ms, at_ms)
        if self._rates is None:
            self._lay_ahead(places, room, total_ms, 1.0)
        else:
            rate = self._rate(self._fixed[:2], self._rates)
            self._lay(places, room, room.length_ms - total_ms * rate, rate)

    def _after(self, last: int) -> None:
        places, _ = self._gap(last, None)
        zero_ms, out_ms = self._exit(last)
        room = self._room(out_ms, self._next_known(out_ms))
        if self._rates is None:
            begin_ms = max(0, zero_ms + self._last_shift_ms() - out_ms)
            self._lay_behind(places, room, begin_ms, 1.0)
        else:
            self._lay_behind(places, room, 0, self._rate(self._fixed[-2:], self._rates))

    def _last_shift_ms(self) -> int:
        """Return how much later than by the transcript the last words were heard.

        By the last paragraph whose beginning was heard: within one, the transcript's times are guesses.
        """
        begins = (k for k in reversed(self._fixed) if self._knots.begins_paragraph(k))
        k = next(begins, self._fixed[-1])
        return self._start(k) - self._scale[k]

    def _rate(self, two: Sequence[int], rates: Rates) -> float:
        """Return how many ms of audio pass in one of the transcript, by the words *two*."""
        passed_ms = self._scale[two[-1]] - self._scale[two[0]]
        if passed_ms <= 0:
            return 1.0
        rate = (self._start(two[-1]) - self._start(two[0])) / passed_ms
        return rate if rates.least <= rate <= rates.most else 1.0

    def _gap(self, one: int | None, other: int | None) -> tuple[list[_Place], int]:
        """Return the spoken words between two words, and how long it is from one to the other.

        Without *one*, it begins with the first word.
        """
        first = 0 if one is None else one + 1
        last = len(self._scale) if other is None else other
        zero_ms = (self._scale[0] if self._scale else 0) if one is None else self._exit(one)[0]
        lost_ms = 0
        places: list[_Place] = []
        for k in range(first, last):
            begin_ms = max(0, self._scale[k] - zero_ms - lost_ms)
            next_ms = self._scale[k + 1] if k + 1 < len(self._scale) else self._scale[k] + self._lengths[k]
            if k in self._unspoken:
                lost_ms += next_ms - self._scale[k]
                continue
            end_ms = min(self._lengths[k], next_ms - self._scale[k]) + begin_ms
            places.append(_Place(k, begin_ms, end_ms))
        total_ms = 0 if other is None else max(0, self._scale[other] - zero_ms - lost_ms)
        return places, total_ms

    def _lay(self, places: Iterable[_Place], room: Room, begin_ms: float, rate: float) -> None:
        """Put words into *room*: what is 0 in `places` is at *begin_ms* of it."""
        for place in places:
            stretch = room.stretch(begin_ms + place.begin_ms * rate, begin_ms + place.end_ms * rate)
            self._starts[place.number], self._ends[place.number] = stretch

    def _lay_behind(self, places: Sequence[_Place], room: Room, begin_ms: float, rate: float) -> None:
        """Put words into *room* from *begin_ms* of it on, or closer together if it is too small."""
        if places:
            end_ms = begin_ms + places[-1].end_ms * rate
            fit = min(1.0, room.length_ms / max(1.0, end_ms))
            self._lay(places, room, begin_ms * fit, rate * fit)

    def _lay_ahead(self, places: Sequence[_Place], room: Room, total_ms: int, rate: float) -> None:
        """Put words at the end of *room*, which is *total_ms* in `places`; closer if it is too small."""
        if places:
            first_ms = places[0].begin_ms
            rate = min(rate, room.length_ms / max(1, total_ms - first_ms))
            self._lay(places, room, room.length_ms - total_ms * rate, rate)

    def _silence(self) -> None:
        """Put what is not in the audio to the end of what is spoken before it."""
        first_ms = next(start_ms for start_ms in self._starts if start_ms is not None)
        for k in sorted(self._unspoken):
            self._starts[k] = self._ends[k] = self._exit(k - 1)[1] if k else first_ms

    def _end_pinned(self) -> None:
        """End the words of which only the start is certain: as the transcript has it, before the next."""
        for k in self._knots.pinned:
            if self._ends[k] is None:
                start_ms = self._start(k)
                end_ms = start_ms + self._lengths[k]
                next_ms = self._starts[k + 1] if k + 1 < len(self._starts) else None
                self._ends[k] = end_ms if next_ms is None or next_ms < start_ms else min(end_ms, next_ms)

    def _exit(self, k: int) -> tuple[int, int]:
        """Return where what follows word *k* is counted from, in the transcript's time and the audio's."""
        end_ms = self._ends[k]
        if end_ms is None:
            return self._scale[k], self._start(k)
        return self._scale[k] + self._lengths[k], end_ms

    def _start(self, k: int) -> int:
        start_ms = self._starts[k]
        assert start_ms is not None
        return start_ms

    def _room(self, begin_ms: int, end_ms: int) -> Room:
        first = bisect_right(self._untold, begin_ms, key=_to_ms)
        last = bisect_left(self._untold, end_ms, key=_from_ms)
        return Room(begin_ms, end_ms, self._untold[first:last])

    def _next_known(self, time_ms: int) -> int:
        k = bisect_right(self._known_starts, time_ms)
        return self._known_starts[k] if k < len(self._known_starts) else _EVER_MS

    def _last_known(self, time_ms: int) -> int:
        """Return when the last certain word before *time_ms* is over, 0 if there is none."""
        if time_ms <= self._known_starts[0]:  # nearly always
            return 0
        return self._known_ends[bisect_left(self._known_ends, time_ms) - 1]

    @cached_property
    def _known_ends(self) -> list[int]:
        return sorted(self._exit(k)[1] for k in self._fixed)


def _from_ms(stretch: Stretch) -> int:
    return stretch.from_ms


def _to_ms(stretch: Stretch) -> int:
    return stretch.to_ms
