"""Which fields of a list of objects hold text, time, speaker and words, whatever they are called."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from earmark.importers import json_fields as fields
from earmark.importers.cue import Cue
from earmark.importers.json_parsing import Json
from earmark.importers.json_times import HUNDREDTHS, SECONDS, Clock, likely_unit, unit_of
from earmark.importers.json_values import Record, first, name_of, raw_text, records, spelled
from earmark.importers.json_words import Said, cues_of, is_word, segment

_MOST_WORDS = 0.8
"""Where more of the texts of a list than this are single words, each is a word."""
_SAMPLE = 1000
"""So many objects tell in which unit all of them have their times."""


class Columns(NamedTuple):
    """The names of the fields, each with those that stand in for it where it is empty."""

    text: tuple[str, ...]
    start: tuple[str, ...]
    end: tuple[str, ...]
    duration: tuple[str, ...]
    speaker: tuple[str, ...]
    words: tuple[str, ...]
    paragraph: tuple[str, ...]


def columns_of(items: Iterable[Record]) -> Columns:
    """Return the columns of *items*; empty tuples for what they do not have."""
    return _columns(tuple(dict.fromkeys(key for item in items for key in item)))


@lru_cache(maxsize=64)
def _columns(names: tuple[str, ...]) -> Columns:
    keys: dict[str, list[str]] = {}
    for name in names:
        keys.setdefault(spelled(name), []).append(name)
    roles = (
        *(fields.TEXT, fields.START, fields.END, fields.DURATION),
        *(fields.SPEAKER, fields.WORDS, fields.PARAGRAPH),
    )
    return Columns(*(tuple(key for name in role for key in keys.get(name, ())) for role in roles))


def cues_in(items: Sequence[Record], clock: Clock, columns: Columns | None = None) -> list[Cue]:
    """Return what a list of segments or of words says. The clock is set to their unit."""
    columns = columns or columns_of(items)
    nested = [records(_value(item, columns.words)) for item in items] if columns.words else []
    every = list(chain.from_iterable(nested))
    within = columns_of(every)
    if columns.start or not every:
        clock.unit_ms = unit_in(items, columns, clock.unit_ms)
    else:
        clock.unit_ms = unit_in(every, within, clock.unit_ms)
    said = said_in(items, clock, columns)
    if not every:
        return cues_of(said) if are_words(said) else [cue for word in said if (cue := cue_of(word)).text]
    cues: list[Cue] = []
    for whole, words in zip(said, nested, strict=True):
        cues += segment(cue_of(whole), said_in(words, clock, within))
    return [cue for cue in cues if cue.text]


def cue_of(said: Said) -> Cue:
    """Return a whole segment as a cue."""
    return Cue(" ".join(said.text.split()), said.start_ms, said.end_ms, said.speaker, breaks=said.opens)


def said_in(items: Sequence[Record], clock: Clock, columns: Columns | None = None) -> list[Said]:
    """Return each of *items* with its time and speaker."""
    columns = columns or columns_of(items)
    units = [unit_of(keys[0]) if keys else None for keys in (columns.start, columns.end, columns.duration)]
    said = []
    paragraph = ""
    for item in items:
        start, end = span_of(item, columns)
        start_ms, end_ms = clock.ms(start, units[0]), clock.ms(end, units[1])
        if end is None and start_ms is not None and columns.duration:
            lasts_ms = clock.ms(_value(item, columns.duration), units[2])
            end_ms = None if lasts_ms is None else start_ms + lasts_ms
        speaker = name_of(_value(item, columns.speaker)) if columns.speaker else ""
        opens = name_of(_value(item, columns.paragraph)) if columns.paragraph else ""
        said.append(
            Said(raw_text(_text_of(item, columns)), start_ms, end_ms, speaker, opens=opens != paragraph)
        )
        paragraph = opens
    return said


def are_words(said: Sequence[Said]) -> bool:
    """Return whether each of the texts is a word rather than a line."""
    texts = [text for word in said if (text := word.text.strip())]
    return len(texts) > 1 and sum(map(is_word, texts)) >= _MOST_WORDS * len(texts)


def unit_in(items: Sequence[Record], columns: Columns, usual: float = SECONDS) -> float:
    """Return in which unit the times of *items* are."""
    if not columns.start:
        return usual
    if told := unit_of(columns.start[0]):
        return told
    spans = []
    for item in items[:_SAMPLE]:
        start, end = span_of(item, columns)
        spans.append((start, end, len(raw_text(_text_of(item, columns)))))
    # Only where Whisper's own times were kept do segments stop instead of ending.
    rare = (HUNDREDTHS,) if columns.end and spelled(columns.end[0]) == "stop" else ()
    return likely_unit(spans, usual, *rare)


def span_of(item: Record, columns: Columns) -> tuple[Json, Json]:
    """Return when *item* begins and ends, as it stands there; pairs and objects hold both."""
    start = _value(item, columns.start)
    end = _value(item, columns.end)
    if isinstance(start, list):
        pair = [*start, None, None]
        return pair[0], first((end, pair[1]))
    if isinstance(start, dict):
        within = columns_of([start])
        inner = _value(start, within.start)
        if inner is not None:
            return inner, first((end, _value(start, within.end)))
    return start, end


def _text_of(item: Record, columns: Columns) -> Json:
    """Return the text of *item*: what is text comes before lists of lines."""
    found = [(key, value) for key in columns.text if (value := item.get(key))]
    for _, value in found:
        if isinstance(value, str):
            return value
    return next(
        (value for key, value in found if spelled(key) in fields.LINES and isinstance(value, list)), None
    )


def _value(item: Record, keys: Iterable[str]) -> Json:
    for key in keys:
        value = item.get(key)
        if value is not None and value != "":
            return value
    return None
