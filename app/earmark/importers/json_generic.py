"""Any JSON that has a list of things with text and time, or text and speaker, somewhere is a transcript."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
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

    They stand in a list, in lists at the same place of other things, or each
    in a wrapping of its own.
    What lies inside the objects of such a list is a part of them.
    """
    best: _Found | None = None
    level: dict[tuple[str, ...], list[Json]] = {(): [document]}
    for _ in range(_DEEPEST):
        below: dict[tuple[str, ...], list[Json]] = {}
        for place, values in level.items():
            items = [item for value in values for item in _items(value)]
            items = items or (records(values) if len(values) > 1 else [])
            if judged := _judged(items) if items else None:
                best = judged if best is None or judged.worth > best.worth else best
                continue
            for key, inner in chain.from_iterable(map(_inside, values)):
                below.setdefault((*place, key), []).append(inner)
        level = below
    return best.items if best else []


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


def _items(value: Json) -> list[Record]:
    """Return the objects of a list, which may be in disguise."""
    if isinstance(value, dict):
        return records(list(value.values())) if _numbered(value) else []
    return records(value) or rows(value)


def _inside(value: Json) -> Iterator[tuple[str, Json]]:
    """Yield the lists and objects in *value* by the names on the way to them; lists have none."""
    if isinstance(value, list) or (isinstance(value, dict) and _numbered(value)):
        for item in value if isinstance(value, list) else value.values():
            if isinstance(item, dict):
                yield from ((key, inner) for key, inner in item.items() if isinstance(inner, (dict, list)))
            elif isinstance(item, list):
                yield "", item
    elif isinstance(value, dict):
        yield from ((key, inner) for key, inner in value.items() if isinstance(inner, (dict, list)))


def _numbered(value: Record) -> bool:
    """Return whether an object is a list in disguise: `{"0": {...}, "1": {...}}`."""
    if not next(iter(value), "").isdecimal():
        return False
    return all(key.isdecimal() and isinstance(inner, dict) for key, inner in value.items())


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
