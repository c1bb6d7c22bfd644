"""JSON files that hold a whole transcript as text: plain, or as captions."""

from __future__ import annotations

from earmark.importers import json_fields as fields
from earmark.importers.json_parsing import Json
from earmark.importers.json_values import first, record, records

_ARROW = "-->"
_WITHIN = ("result", "results", "data", "response")
_MOSTLY = 0.5


def captions_in(document: Json) -> str:
    """Return the captions that the texts in *document* are, put together; empty if they are none."""
    texts = _texts_of(document)
    with_arrows = sum(_ARROW in text for text in texts)
    return "\n\n".join(texts) if with_arrows > _MOSTLY * len(texts) else ""


def text_in(document: Json) -> str:
    """Return the one text that *document* is, with its lines; empty if there is none."""
    return "\n\n".join(_texts_of(document))


def _texts_of(document: Json) -> list[str]:
    within = [document, *(record(document).get(key) for key in _WITHIN)]
    return next((texts for value in within if (texts := _texts(value))), [])


def _texts(value: Json) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, list):
        return _bodies(value)
    for key in fields.PARTS_OF_TEXT:
        if texts := _bodies(record(value).get(key)):
            return texts
    for key in fields.WHOLE_TEXT:
        text = record(value).get(key)
        if isinstance(text, str) and text.strip():
            return [text]
    return []


def _bodies(value: Json) -> list[str]:
    """Return the texts of a list of them, or of things that have one."""
    if not isinstance(value, list):
        return []
    lines = [line for line in value if isinstance(line, str)]
    if lines:
        return ["\n".join(lines)] if len(lines) == len(value) else []
    texts = (first(item.get(key) for key in fields.WHOLE_TEXT) for item in records(value))
    return [text for text in texts if isinstance(text, str)]
