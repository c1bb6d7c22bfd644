"""Times that pages keep out of sight, in the attributes of their elements: one row a way of doing it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from bs4 import Tag

from earmark.importers import stamps
from earmark.importers.html_page import beginning
from earmark.model import clock_text

_FEWEST = 3
_NUMBER = re.compile(r"\d{1,9}(?:\.\d{1,9})?")
_NOSCRIBE = re.compile(r"ts_(\d{1,9})_(\d{1,9})(?:_(.*))?")
_LINKED = re.compile(
    r"[?&#](?:t|ts|start|time|timestamp)=(?:(\d{1,3})h)?(?:(\d{1,4})m)?(\d{1,7}(?:\.\d{1,6})?)?s?(?![\w:])"
)
_CALLED = re.compile(r"\b(?:seek|jump|skip|play|goto|cue|set)\w*\s*\(\s*['\"]?(\d{1,7}(?:\.\d{1,6})?)", re.I)
_STARTS = (
    *(
        "data-start",
        "data-start-time",
        "data-starttime",
        "data-begin",
        "data-timestamp",
        "data-time",
        "begin",
    ),
    *("data-seconds", "data-timecode", "data-tc", "data-ts", "data-t", "data-seek", "data-offset"),
)
_STARTS_MS = (
    "data-start-ms",
    "data-startms",
    "data-begin-ms",
    "data-ms",
    "data-timestamp-ms",
    "data-time-ms",
)
_ENDS_MS = ("data-end-ms", "data-endms")
_ENDS = ("data-end", "data-end-time", "data-endtime", "end")
_LENGTHS = ("data-duration", "data-dur", "data-length")
_SPEAKERS = ("data-speaker", "data-speaker-name", "data-speakername", "data-spk")
_SLOWEST = 0.5
"""Characters a second: what is slower was counted in milliseconds."""


class Timing(NamedTuple):
    """When the text of an element is spoken, and by whom where the element says that too."""

    start_ms: int
    end_ms: int | None = None
    speaker: str = ""


Scheme = Callable[[Tag], Timing | None]


class Timed(NamedTuple):
    """The elements of a page with times, by `id`.

    `holds` is True where they hold the words spoken then, False where they
    only mark a place (an empty element, or one that shows the time).
    """

    timings: dict[int, Timing]
    holds: bool


def timed(tags: Sequence[Tag]) -> Timed:
    """Return the elements of *tags* that carry times, in the way in which most of them do."""
    best: list[tuple[Tag, Timing]] = []
    tags = [tag for tag in tags if tag.attrs]
    for scheme in SCHEMES:
        found = [(tag, timing) for tag in tags if (timing := scheme(tag))]
        if len(found) >= _FEWEST and len(found) > len(best):
            best = found
    best = _innermost(best)
    holding = [(tag, timing) for tag, timing in best if not _is_mark(tag)]
    holds = 2 * len(holding) > len(best)
    # Among words with times some may be mere numbers.
    used = best if holds else [pair for pair in best if _is_mark(pair[0])]
    slow = holds and _in_milliseconds(used)
    return Timed({id(tag): _slowed(timing) if slow else timing for tag, timing in used}, holds)


def _hyperaudio(tag: Tag) -> Timing | None:
    """`<span data-m="4470" data-d="270">`: also Trint, and others who took it from there."""
    start_ms = whole(tag.get("data-m"))
    if start_ms is None:
        return None
    length_ms = whole(tag.get("data-d"))
    return Timing(start_ms, start_ms + length_ms if length_ms is not None else None)


def _noscribe(tag: Tag) -> Timing | None:
    """`<a name="ts_START_END_SPEAKER">`, in milliseconds."""
    found = _NOSCRIBE.fullmatch(str(tag.get("name", ""))) if tag.name == "a" else None
    return Timing(int(found[1]), int(found[2]), found[3] or "") if found else None


def _seconds(tag: Tag) -> Timing | None:
    """`<p data-start="12.3" data-end="15">` and its many cousins; as a clock too."""
    start_ms = _first(tag, _STARTS)
    if start_ms is None:
        return None
    end_ms, length_ms = _first(tag, _ENDS), _first(tag, _LENGTHS)
    if end_ms is None and length_ms is not None:
        end_ms = start_ms + length_ms
    return Timing(start_ms, end_ms, speaker_of(tag))


def _milliseconds(tag: Tag) -> Timing | None:
    """`<p data-start-ms="12300">`."""
    start_ms = next((time for name in _STARTS_MS if (time := whole(tag.get(name))) is not None), None)
    if start_ms is None:
        return None
    end_ms = next((time for name in _ENDS_MS if (time := whole(tag.get(name))) is not None), None)
    return Timing(start_ms, end_ms, speaker_of(tag))


def speaker_of(tag: Tag) -> str:
    """Return who says what *tag* holds, as its attributes say; empty where they do not."""
    name = next((str(tag[name]).strip() for name in _SPEAKERS if tag.get(name)), "")
    return f"Speaker {name}" if name.isdecimal() else name


def _link(tag: Tag) -> Timing | None:
    """`<a href="#t=62">`, `<a href="https://…&t=1m2s">`."""
    found = _LINKED.search(str(tag.get("href", ""))) if tag.name == "a" else None
    if not found or not any(found.groups()):
        return None
    hours, minutes, seconds = (float(part or 0) for part in found.groups())
    return Timing(round((hours * 3600 + minutes * 60 + seconds) * 1000))


def _call(tag: Tag) -> Timing | None:
    """`onclick="seekTo(62.5)"`."""
    found = _CALLED.search(str(tag.get("onclick", "")))
    return Timing(round(float(found[1]) * 1000)) if found else None


SCHEMES: tuple[Scheme, ...] = (_hyperaudio, _noscribe, _milliseconds, _seconds, _link, _call)


def whole(value: object) -> int | None:
    """Return the number that the attribute *value* is, without its decimals."""
    return int(float(value.strip())) if isinstance(value, str) and _NUMBER.fullmatch(value.strip()) else None


def _first(tag: Tag, names: tuple[str, ...]) -> int | None:
    """Return the first of the attributes *names* that is a time, taken for seconds, in milliseconds."""
    for name in names:
        if name not in tag.attrs:
            continue
        value = str(tag[name]).strip()
        if _NUMBER.fullmatch(value):
            return round(float(value) * 1000)
        if value and (clock := clock_text.parse(value)) is not None:
            return clock
    return None


def _innermost(found: list[tuple[Tag, Timing]]) -> list[tuple[Tag, Timing]]:
    """Return the elements of *found* that hold none of the others."""
    outer: set[int] = set()
    for tag, _ in found:
        for parent in tag.parents:
            if id(parent) in outer:
                break
            outer.add(id(parent))
    return [(tag, timing) for tag, timing in found if id(tag) not in outer]


def _is_mark(tag: Tag) -> bool:
    text = beginning(tag, 80).strip()
    return not any(c.isalpha() for c in text) or stamps.whole(text) is not None


def _in_milliseconds(found: list[tuple[Tag, Timing]]) -> bool:
    """Return whether numbers taken for seconds were milliseconds: nobody speaks so slowly."""
    if any(timing.start_ms % 1000 for _, timing in found):
        return False
    last_s = max(timing.start_ms for _, timing in found) / 1000
    return sum(len(string) for tag, _ in found for string in tag.strings) < _SLOWEST * last_s


def _slowed(timing: Timing) -> Timing:
    return Timing(timing.start_ms // 1000, timing.end_ms and timing.end_ms // 1000, timing.speaker)
