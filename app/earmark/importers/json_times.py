"""Times as JSON files have them: numbers in several units, and half a dozen spellings."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from datetime import UTC, datetime

from earmark.importers.json_parsing import Json
from earmark.importers.json_values import spelled
from earmark.model.episode import Remark
from earmark.model.own_times import MS_A_CHARACTER

SECONDS, HUNDREDTHS, MILLISECONDS, TICKS = 1000.0, 10.0, 1.0, 1e-4
"""How many milliseconds one is. A tick is 100 nanoseconds."""

_MOST_MS = 2**31 - 1
_ABSOLUTE_MS = 1e11
"""A time of day counts from 1970: no recording lasts so long."""
_ENOUGH_TEXT = 40
"""Fewer characters say nothing about how long they take."""

_CLOCK = re.compile(r"(?:(\d{1,4}):)?(\d{1,4}):(\d{1,2}(?:[.,]\d{1,9})?)")
_PERIOD = re.compile(r"P(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)", re.IGNORECASE)
_NUMBER = re.compile(r"(-?\d{1,20}(?:\.\d{0,20})?)\s*(ms|s|sec|seconds)?", re.IGNORECASE)
_DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d")


class Clock:
    """Makes milliseconds of the times in one file, and counts those that make no sense.

    Args:
        unit_ms: How many milliseconds a bare number counts.
    """

    def __init__(self, unit_ms: float = SECONDS) -> None:
        self.unit_ms = unit_ms
        self._begin_ms: float | None = None
        self._strange = 0
        self._example = ""

    def ms(self, value: Json, unit_ms: float | None = None) -> int | None:
        """Return *value* in milliseconds; None if it is missing or no time of a recording."""
        if type(value) is float and self._begin_ms == 0:  # nearly all are, and they are many
            time_ms = value * (unit_ms or self.unit_ms)
            if 0 <= time_ms <= _MOST_MS:
                return round(time_ms)
        if value is None or value == "":
            return None
        found_ms = _milliseconds(value, unit_ms or self.unit_ms)
        if found_ms is not None and math.isfinite(found_ms):
            time_ms = self._from_begin(found_ms)
            if 0 <= time_ms <= _MOST_MS:
                return round(time_ms)
        self._strange += 1
        self._example = self._example or str(value)[:20]
        return None

    def remarks(self) -> tuple[Remark, ...]:
        """Return what is to be said of the times that were left out."""
        if not self._strange:
            return ()
        sample = f"(“{self._example}”)"
        if self._strange == 1:
            return (Remark(f"1 time makes no sense {sample} and is left out.", kind="time"),)
        return (Remark(f"{self._strange:,} times make no sense {sample} and are left out.", kind="time"),)

    def _from_begin(self, time_ms: float) -> float:
        """Return a time of day as a time since the first one in the file."""
        if self._begin_ms is None:
            self._begin_ms = time_ms if time_ms >= _ABSOLUTE_MS else 0.0
        return time_ms - self._begin_ms


def unit_of(key: str) -> float | None:
    """Return the unit that the name of a field tells, as `start_ms` does."""
    name = spelled(key)
    if name.endswith(("ms", "millis", "milliseconds", "msec")) and not name.endswith("items"):
        return MILLISECONDS
    if name.endswith("ticks"):
        return TICKS
    return SECONDS if name.endswith(("sec", "secs", "seconds")) else None


def likely_unit(spans: Sequence[tuple[Json, Json, int]], usual: float = SECONDS, *more: float) -> float:
    """Return the unit in which talk of so many characters takes so long.

    Args:
        spans: Beginning, end (or None) and number of characters of each stretch.
        usual: What is taken where nothing tells.
        more: Units that are rare, and are thought of only where there is a reason.
    """
    times = [value for start, end, _ in spans for value in (start, end)]
    numbers = [number for number in map(_number, times) if number is not None]
    if any(number % 1 for number in numbers):
        return SECONDS
    taken, characters = _pace(spans)
    if characters < _ENOUGH_TEXT or taken <= 0:
        return usual
    of_one = taken / characters

    def strangeness(unit_ms: float) -> float:
        return abs(math.log(of_one * unit_ms / MS_A_CHARACTER))

    return min((SECONDS, MILLISECONDS, TICKS, *more), key=strangeness)


def _pace(spans: Sequence[tuple[Json, Json, int]]) -> tuple[float, int]:
    """Return how long all stretches take, and of how many characters they are."""
    taken, characters = 0.0, 0
    begins: list[float] = []
    for start, end, length in spans:
        begin, finish = _number(start), _number(end)
        if begin is not None:
            begins.append(begin)
            if finish is not None and finish > begin:
                taken += finish - begin
                characters += length
    if not characters and len(begins) > 1:
        return max(begins) - min(begins), sum(length for _, _, length in spans[:-1])
    return taken, characters


def _milliseconds(value: Json, unit_ms: float) -> float | None:
    if isinstance(value, (bool, list)):
        return None
    if isinstance(value, str):
        return _spelled_out(value.strip(), unit_ms)
    if isinstance(value, dict):
        return _in_parts(value)
    number = _number(value)
    return None if number is None else number * unit_ms


def _in_parts(value: dict[str, Json]) -> float | None:
    """Return `{"seconds": "12", "nanos": 300000000}` (either may be missing) or `{"relative": 12.3}`."""
    if "relative" in value:
        return _milliseconds(value["relative"], SECONDS) if not isinstance(value["relative"], dict) else None
    if not value.keys() & {"seconds", "nanos"}:
        return None
    seconds, nanos = _number(value.get("seconds", 0)), _number(value.get("nanos", 0))
    return None if seconds is None or nanos is None else seconds * 1000 + nanos / 1e6


def _spelled_out(text: str, unit_ms: float) -> float | None:
    """Return `00:01:02,500`, `12.3s`, `PT1M2.5S`, a date with time, or a number in quotes."""
    if found := _NUMBER.fullmatch(text):
        unit = found[2]
        if unit:
            unit_ms = MILLISECONDS if unit.lower() == "ms" else SECONDS
        return float(found[1]) * unit_ms
    if found := _CLOCK.fullmatch(text):
        return (int(found[1] or 0) * 3600 + int(found[2]) * 60 + float(found[3].replace(",", "."))) * 1000
    if (found := _PERIOD.fullmatch(text)) and any(found.groups()):
        hours, minutes, seconds = (float(part or 0) for part in found.groups())
        return (hours * 3600 + minutes * 60 + seconds) * 1000
    return _of_date(text) if _DATE.match(text) else None


def _of_date(text: str) -> float | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return moment.timestamp() * 1000


def _number(value: Json) -> float | None:
    """Return a number, also one in quotes, that can be reckoned with."""
    if isinstance(value, str):
        found = _NUMBER.fullmatch(value.strip())
        return float(found[1]) if found and not found[2] else None
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    return float(value) if -1e18 < value < 1e18 else None
