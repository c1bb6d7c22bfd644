"""Any JSON that has a list of things with text and time, or text and speaker, somewhere is a transcript."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from earmark.importers import json_fields as fields
from earmark.importers.json_columns import Columns, are_words, columns_of, said_in
from earmark.importers.json_parsing import Json
from earmark.importers.json_times import Clock
from earmark.importers.json_values import Record, at, records, spelled

_DEEPEST = 12
_SAMPLE = 200
_TIMED = 0.5
"""A list in which fewer of the texts than this have a time, or a speaker, is something else."""
_SEGMENTS, _NAMED = 1.2, 1.5
"""How much better than words segments are, and than nameless ones those that name their speakers."""


class _Found(NamedTuple):
    """A list, or all lists at the same place of the things in another list."""

    items: list[Record]
    columns: Columns
    worth: float


def best_list(document: Json) -> list[Record]:
    """Return the objects that hold most of the talk; empty if there are none.

    What lies inside the objects of such a list is a part of them.
    """
    found: dict[tuple[str, ...], _Found] = {}
    for place, items in sorted(_lists(document).items(), key=_depth):
        inside = any(place[: len(outer)] == outer for outer in found)
        if not inside and (judged := _judged(items)):
            found[place] = judged
    return max(found.values(), key=_worth).items if found else []


def _depth(listed: tuple[tuple[str, ...], list[Record]]) -> int:
    return len(listed[0])


def _worth(found: _Found) -> float:
    return found.worth


def _judged(items: list[Record]) -> _Found | None:
    """Return *items* with what they are worth as a transcript; None if they are not one."""
    columns = columns_of(items)
    said = [word for word in said_in(items, Clock(), columns) if word.text.strip()]
    if columns.words and not (said and columns.start):
        return _judged_by_words(items, columns)
    named = sum(bool(word.speaker) for word in said) if _names_speakers(columns) else 0
    timed = sum(word.start_ms is not None for word in said)
    if not said or max(timed, named) < _TIMED * len(said):
        return None
    worth = float(sum(len(word.text.strip()) for word in said))
    if not are_words(said):
        worth *= _SEGMENTS
    if any(word.speaker for word in said):
        worth *= _NAMED
    return _Found(items, columns, worth)


def _names_speakers(columns: Columns) -> bool:
    """Return whether it is speakers that are named, not authors or users or anybody."""
    return any(spelled(key) in fields.SURELY_SPEAKER for key in columns.speaker)


def _judged_by_words(items: list[Record], columns: Columns) -> _Found | None:
    """Return what segments without text of their own are worth, which is what their words are."""
    words = [
        word
        for item in items
        for key in columns.words
        if isinstance(inner := item.get(key), list)
        for word in inner
        if isinstance(word, dict)
    ]
    judged = _judged(words) if words and not columns_of(words).words else None
    if judged is None:
        return None
    return _Found(items, columns, judged.worth * (_SEGMENTS * _NAMED if columns.speaker else _SEGMENTS))


def _lists(document: Json) -> dict[tuple[str, ...], list[Record]]:
    """Return the objects of each list in *document*, by the names on the way to it."""
    found: dict[tuple[str, ...], list[Record]] = {}
    for place, items in _walk(document, (), 0):
        found.setdefault(place, []).extend(items)
    return found


def _walk(value: Json, place: tuple[str, ...], depth: int) -> Iterator[tuple[tuple[str, ...], list[Record]]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, dict) and not _numbered(value):
        for key, inner in value.items():
            if isinstance(inner, (dict, list)):
                yield from _walk(inner, (*place, key), depth + 1)
        return
    inside = list(value.values()) if isinstance(value, dict) else value if isinstance(value, list) else []
    items = records(inside) or rows(inside)
    if items:
        yield place, items
    for inner in inside:
        if isinstance(inner, (dict, list)):
            yield from _walk(inner, place, depth + 1)


def _numbered(value: Record) -> bool:
    """Return whether an object is a list in disguise: `{"0": {...}, "1": {...}}`."""
    return bool(value) and all(key.isdecimal() and isinstance(inner, dict) for key, inner in value.items())


def rows(value: Json) -> list[Record]:
    """Return rows such as `[0.5, 2.0, "Hello."]` or `["Hello.", 0.5, 2.0]` as objects, if *value* is that."""
    lists = [row for row in value if isinstance(row, list)] if isinstance(value, list) else []
    places = {_place_of_text(row) for row in lists[:_SAMPLE]}
    if len(lists) < 2 or len(places) != 1 or None in places:
        return []
    text, start = places.pop() or (0, 0)
    return [{"text": at(row, text), "start": at(row, start), "end": at(row, start + 1)} for row in lists]


def _place_of_text(row: list[Json]) -> tuple[int, int] | None:
    """Return where in *row* the text is, and where its two times begin."""
    for place, cell in enumerate(row):
        if isinstance(cell, str):
            before, after = row[max(0, place - 2) : place], row[place + 1 : place + 3]
            if len(before) == 2 and all(map(_is_number, before)):
                return place, place - 2
            return (place, place + 1) if len(after) == 2 and all(map(_is_number, after)) else None
    return None


def _is_number(value: Json) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)
