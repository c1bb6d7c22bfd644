"""Puts the rows of an export together by colour, speaker or tag."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from earmark.exporters.quotes.options import Group
from earmark.exporters.quotes.row import Row
from earmark.model.annotations import COLORS
from earmark.model.cards import fold

_Place = tuple[int, str]


class RowGroup(NamedTuple):
    """Quotes under one heading; `name` is empty where there is none."""

    name: str
    rows: tuple[Row, ...]


def grouped(group: Group, rows: Sequence[Row], speakers: Mapping[str, int]) -> tuple[RowGroup, ...]:
    """Return *rows* in groups; in each they stay in the order they came.

    A quote stands in one group only: under its first speaker or first tag.
    Those that have none come last.

    Args:
        group: What they are put together by.
        rows: The quotes in reading order.
        speakers: The place of each speaker in the episode, by name.
    """
    if group is Group.TIME:
        return (RowGroup("", tuple(rows)),) if rows else ()
    names: dict[_Place, str] = {}
    found: dict[_Place, list[Row]] = {}
    for row in rows:
        place, name = _PLACES[group](row, speakers)
        names.setdefault(place, name)
        found.setdefault(place, []).append(row)
    return tuple(RowGroup(names[place], tuple(found[place])) for place in sorted(found))


def _by_color(row: Row, _speakers: Mapping[str, int]) -> tuple[_Place, str]:
    known = row.color in COLORS
    return (COLORS.index(row.color) if known else len(COLORS), "" if known else row.color), row.color_name


def _by_speaker(row: Row, speakers: Mapping[str, int]) -> tuple[_Place, str]:
    if not row.speakers:
        return (len(speakers) + 1, ""), "No speaker"
    name = row.speakers[0]
    return (speakers.get(name, len(speakers)), name), name


def _by_tag(row: Row, _speakers: Mapping[str, int]) -> tuple[_Place, str]:
    if not row.tags:
        return (1, ""), "No tag"
    return (0, f"{fold(row.tags[0])}\n{row.tags[0]}"), f"#{row.tags[0]}"


_PLACES: dict[Group, Callable[[Row, Mapping[str, int]], tuple[_Place, str]]] = {
    Group.COLOR: _by_color,
    Group.SPEAKER: _by_speaker,
    Group.TAG: _by_tag,
}
