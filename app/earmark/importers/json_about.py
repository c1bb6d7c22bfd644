"""What a JSON transcript says of its episode: title, show, number, date, chapters."""

from __future__ import annotations

import re
from collections.abc import Iterable

from earmark.importers import json_fields as fields
from earmark.importers.json_parsing import Json
from earmark.importers.json_times import Clock, likely_unit
from earmark.importers.json_values import Record, at, first, plain, record, records
from earmark.model.episode import Chapter, Episode

_LONGEST_TITLE = 300
_CHAPTER_CHARACTERS = 4000
"""What is said in five minutes: chapters take as long, or longer."""
_DATE = re.compile(r"(\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?!\d)")


def about(document: Json) -> Episode:
    """Return an episode without turns that has what *document* says of it."""
    places = [record(document), *(record(at(document, place)) for place in fields.PLACES)]
    episode = at(document, "episode")
    number = None if isinstance(episode, dict) else episode
    return Episode(
        title=_first_line(places, fields.TITLE),
        show=_first_line(places, fields.SHOW),
        number=_number(first((number, *(_value(place, fields.NUMBER) for place in places)))),
        date=_date(places),
        chapters=chapters_in(document),
    )


def chapters_in(document: Json) -> tuple[Chapter, ...]:
    """Return the chapters in *document*: of Podcasting 2.0, or those that a speech service proposes."""
    listed = records(at(document, "chapters"))
    starts = [first(item.get(key) for key in fields.CHAPTER_START) for item in listed]
    known = [value for value in starts if value is not None]
    clock = Clock(likely_unit([(value, None, _CHAPTER_CHARACTERS) for value in known]))
    chapters = []
    for item, start in zip(listed, starts, strict=True):
        title = _line(first(item.get(key) for key in fields.CHAPTER_TITLE))
        start_ms = clock.ms(start)
        if title and start_ms is not None:
            chapters.append(Chapter(title, start_ms))
    return tuple(sorted(chapters, key=_start))


def _start(chapter: Chapter) -> int:
    return chapter.start_ms


def _first_line(places: Iterable[Record], keys: Iterable[str]) -> str:
    return next((line for place in places if (line := _line(_value(place, keys)))), "")


def _value(place: Record, keys: Iterable[str]) -> Json:
    return first(place.get(key) for key in keys)


def _line(value: Json) -> str:
    text = plain(value)
    return text if len(text) <= _LONGEST_TITLE else ""


def _number(value: Json) -> str:
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 1_000_000:
        return str(value)
    text = plain(value)
    return text if len(text) <= 20 and any(map(str.isdecimal, text)) else ""


def _date(places: Iterable[Record]) -> str:
    for place in places:
        if found := _DATE.match(plain(_value(place, fields.DATE))):
            return found[1]
    return ""
