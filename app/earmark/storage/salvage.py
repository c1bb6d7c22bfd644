"""What can still be read of a damaged sidecar: the annotations that are whole."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from earmark.model.annotations import Annotations
from earmark.storage import json_text, sidecar_format
from earmark.storage.sidecar import MAX_BYTES

_FAILURES = 20
"""So often it is tried to go on after something that cannot be read: each time may take long."""

_BEGINNING = re.compile(r'\{\s*"')
_LIST = re.compile(r'"annotations"\s*:\s*\[')


def salvaged(sidecar: Path) -> Annotations:
    """Return the annotations that stand whole in the file *sidecar*; nothing is raised."""
    try:
        with sidecar.open("rb") as file:
            raw = file.read(MAX_BYTES)
    except OSError:
        return Annotations()
    found: dict[str, Any] = {}
    for entry in _entries(raw.decode("utf-8", "replace")):
        for highlight in _annotations(entry).highlights:
            found.setdefault(highlight.id, highlight)
    return Annotations.of(found.values())


def _entries(text: str) -> Iterator[dict[str, Any]]:
    """Give the objects of the list of annotations, as far as they can be read."""
    beginning = _LIST.search(text)
    at = beginning.end() if beginning else len(text)
    decoder, failures = json.JSONDecoder(), 0
    while failures < _FAILURES and (next_one := _BEGINNING.search(text, at)):
        try:
            entry, at = decoder.raw_decode(text, next_one.start())
        except (ValueError, RecursionError):
            failures += 1
            at = next_one.start() + 1
        else:
            if "color" in entry:  # what comes after the list has none
                yield entry


def _annotations(entry: dict[str, Any]) -> Annotations:
    document = {"version": sidecar_format.VERSION, "transcript": {}, "annotations": [entry]}
    try:
        return sidecar_format.decode(json_text.encode(document)).annotations
    except (ValueError, RecursionError):
        return Annotations()  # it is something else: a part of one that is not whole
