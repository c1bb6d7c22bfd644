"""Looking into JSON-LD without its contexts: fields by their plain names, text in any of its forms."""

from __future__ import annotations

import re
from collections.abc import Iterator

from earmark.importers.json_parsing import Json
from earmark.importers.json_values import Record

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_DEEPEST = 8
"""Lists and choices within each other are followed no deeper."""


def fields(value: Json) -> Record:
    """Return the fields of an object under their bare names: `@type` and `oa:type` are `type`.

    Of several that have the same bare name, the plainest counts. What is no object has no fields.
    """
    if not isinstance(value, dict):
        return {}
    bare: Record = {}
    for name in sorted(value, key=_is_prefixed):
        bare.setdefault(name.rpartition(":")[2].removeprefix("@"), value[name])
    return bare


def types(record: Record) -> set[str]:
    """Return the bare names of the types of an object."""
    return {
        name.rpartition(":")[2].rpartition("/")[2].rpartition("#")[2] for name in texts(record.get("type"))
    }


def texts(value: Json) -> list[str]:
    """Return the text of *value*, or the texts where it is a list."""
    values = value if isinstance(value, list) else [value]
    return [text for one in values if (text := _text(one))]


def text(value: Json) -> str:
    """Return the first text of *value*; empty where it has none."""
    return next(iter(texts(value)), "")


def items(value: Json, deepest: int = _DEEPEST) -> Iterator[Json]:
    """Give *value*, or what is in it where it is a list, a choice or another set; of a choice, the first."""
    record = fields(value)
    if isinstance(value, list):
        inner: list[Json] = value
    elif types(record) & {"Choice", "List", "Composite", "Independents"}:
        members = record.get("items", record.get("members"))
        inner = members if isinstance(members, list) else []
        inner = inner[:1] if "Choice" in types(record) else inner
    else:
        yield from () if value is None else (value,)
        return
    if deepest:
        for one in inner:
            yield from items(one, deepest - 1)


def _text(value: Json) -> str:
    if isinstance(value, str):
        return _sound(value)
    record = fields(value)
    found = record.get("value", record.get("id"))
    return _sound(found) if isinstance(found, str) else ""


def _sound(words: str) -> str:
    return words if words.isprintable() else _CONTROLS.sub("", words)


def _is_prefixed(name: str) -> tuple[bool, str]:
    return ":" in name or name.startswith("@"), name
