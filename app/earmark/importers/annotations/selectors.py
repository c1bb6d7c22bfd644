"""Which words or times a selector of a Web Annotation means."""

from __future__ import annotations

import re
from functools import reduce
from typing import NamedTuple
from urllib.parse import unquote

from earmark.importers.annotations.linked_data import fields, text, types
from earmark.importers.json_parsing import Json
from earmark.importers.json_values import Record
from earmark.model.quotes import CONTEXT

LARGEST = 2**31 - 1
"""No position and no time, in ms, is larger."""

_DEEPEST = 8
_TIME = re.compile(r"(?:^|[#&?])t=(?:npt:)?([\d:.]*)(?:,([\d:.]*))?(?=$|&)")
_CLOCK = re.compile(r"(?:(?:(\d{1,4}):)?(\d{1,2}):)?(\d{1,9}(?:\.\d{0,9})?)")


class Aim(NamedTuple):
    """What is meant, as far as it is said: words and what stands around them, a position, a time in ms."""

    exact: str = ""
    prefix: str = ""
    suffix: str = ""
    start: int | None = None
    end: int | None = None
    start_ms: int | None = None
    end_ms: int | None = None


NOTHING = Aim()


def aim_of(selector: Json, deepest: int = _DEEPEST) -> Aim:
    """Return what *selector* means; of several, which say the same in other ways, what they say together."""
    if isinstance(selector, list):
        return reduce(together, (aim_of(one, deepest) for one in selector[:_DEEPEST]), NOTHING)
    record = fields(selector)
    own = _own(record)
    inner = record.get("refinedBy")
    return _refined(own, aim_of(inner, deepest - 1)) if inner and deepest else own


def together(one: Aim, other: Aim) -> Aim:
    """Return *one* with what only *other* says."""
    words = one[:3] if one.exact else other[:3]
    place = one[3:5] if one.start is not None else other[3:5]
    time = one[5:] if one.start_ms is not None else other[5:]
    return Aim(*words, *place, *time)


def time_in(fragment: str) -> Aim:
    """Return the time that an address or a fragment of one says: `t=12.5,20`, `episode.mp3#t=0:12`."""
    found = _TIME.search(unquote(fragment[-200:]))
    if not found or not any(found.groups()):
        return NOTHING
    start_ms, end_ms = _ms(found[1] or "0"), _ms(found[2] or "")
    if start_ms is None:
        return NOTHING
    return Aim(start_ms=start_ms, end_ms=end_ms if end_ms is not None and end_ms > start_ms else None)


def _own(record: Record) -> Aim:
    kinds = types(record)
    if "exact" in record:
        before, after = text(record.get("prefix"))[-CONTEXT:], text(record.get("suffix"))[:CONTEXT]
        exact = text(record["exact"])
        return Aim(exact, before, after) if exact.strip() else NOTHING
    if "start" in record and "DataPositionSelector" not in kinds:
        return _position(record.get("start"), record.get("end"))
    if "value" in record and kinds <= {"FragmentSelector"}:
        return time_in(text(record["value"]))
    return NOTHING


def _position(start: Json, end: Json) -> Aim:
    if type(start) is int and type(end) is int and 0 <= start < end <= LARGEST:
        return Aim(start=start, end=end)
    return NOTHING


def _refined(outer: Aim, inner: Aim) -> Aim:
    """Return what *inner* means within *outer*."""
    time = inner[5:] if inner.start_ms is not None else outer[5:]
    if inner.exact:
        return Aim(*_within(outer, inner), None, None, *time)
    if inner.start is None or inner.end is None:
        return Aim(*outer[:5], *time)
    if outer.exact:
        before, words, after = _cut(outer.exact, inner.start, inner.end)
        if words:
            return Aim(words, *_around(outer, before, after), None, None, *time)
    elif outer.start is not None and outer.start + inner.end <= LARGEST:
        return Aim("", "", "", outer.start + inner.start, outer.start + inner.end, *time)
    return Aim(*outer[:5], *time)


def _within(outer: Aim, inner: Aim) -> tuple[str, str, str]:
    """Return the words of *inner* with all that is known around them."""
    at = outer.exact.find(inner.prefix + inner.exact + inner.suffix)
    if at < 0:
        return inner[:3]
    start = at + len(inner.prefix)
    before, words, after = _cut(outer.exact, start, start + len(inner.exact))
    return words, *_around(outer, before, after)


def _cut(words: str, start: int, end: int) -> tuple[str, str, str]:
    return words[:start], words[start:end], words[end:]


def _around(outer: Aim, before: str, after: str) -> tuple[str, str]:
    return (outer.prefix + before)[-CONTEXT:], (after + outer.suffix)[:CONTEXT]


def _ms(clock: str) -> int | None:
    found = _CLOCK.fullmatch(clock)
    if not found:
        return None
    hours, minutes, seconds = found.groups()
    time_ms = round((int(hours or 0) * 3600 + int(minutes or 0) * 60 + float(seconds)) * 1000)
    return time_ms if time_ms <= LARGEST else None
