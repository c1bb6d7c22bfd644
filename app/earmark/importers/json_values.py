"""Looking into JSON from strangers: what is not there, or of another kind, is empty."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from functools import lru_cache
from typing import TypeAlias

from earmark.importers.json_parsing import Json

Record: TypeAlias = "dict[str, Json]"

_TAG = re.compile(r"</?(?:[biucvp]|br|font|span|lang|ruby|rt|em|strong)\b[^<>]*>", re.IGNORECASE)
_LONGEST_NAME = 100
_NAMES = ("name", "displayName", "display_name", "ParticipantRole", "label", "id", "@id")
_SPECIAL = re.compile(r"<\|[^|<>]{1,40}\|>|\[_[A-Z]{2,5}_(?:\d+)?\]?")
"""What recognisers put between words for themselves: `<|0.00|>`, `[_BEG_]`."""


def record(value: Json) -> Record:
    return value if isinstance(value, dict) else {}


def records(value: Json) -> list[Record]:
    """Return the objects of a list."""
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def at(value: Json, *path: str | int) -> Json:
    """Return what lies at *path*, or None."""
    for step in path:
        if isinstance(step, str):
            value = record(value).get(step)
        elif isinstance(value, list) and len(value) > step:
            value = value[step]
        else:
            return None
    return value


def first(values: Iterable[Json]) -> Json:
    """Return the first of *values* that says something."""
    return next((value for value in values if value not in (None, "", [], {})), None)


def raw_text(value: Json) -> str:
    """Return *value* with its spaces if it is text, or a list of lines, without marks of recognisers."""
    if isinstance(value, list):
        lines = [record(part).get("text", part) for part in value]
        return " ".join(raw_text(line) for line in lines if isinstance(line, str))
    if not isinstance(value, str):
        return ""
    if "<|" in value or "[_" in value:
        value = _SPECIAL.sub("", value)
    if "<" in value:
        value = _TAG.sub("", value)
    if "&" in value:
        value = html.unescape(value)
    if value.isprintable():
        return value
    return "".join(sign if sign.isprintable() or sign.isspace() else _space_for(sign) for sign in value)


def plain(value: Json) -> str:
    """Return *value* as one line of text; empty if it is none."""
    return " ".join(raw_text(value).split())


def name_of(value: Json) -> str:
    """Return the name for somebody: text, a number, an object that has either, or the first of several."""
    if isinstance(value, list):
        value = first(value)
    if isinstance(value, dict):
        value = first(value.get(key) for key in _NAMES)
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        return ""
    if isinstance(value, str):
        return plain(value)[:_LONGEST_NAME]
    return f"{value:g}" if 0 <= value < 1_000_000 else ""


@lru_cache(maxsize=4096)
def spelled(key: str) -> str:
    """Return *key* as it is compared: `start_time`, `startTime` and `Start Time` are the same."""
    return "".join(filter(str.isalnum, key)).lower()


def _space_for(sign: str) -> str:
    """Return what stands for a sign that cannot be seen: nothing for joiners and marks of direction."""
    import unicodedata

    return sign if unicodedata.category(sign) in ("Cf", "Co", "Cn") else " "
