"""Who speaks, as a person would list them: recognisers number people in a dozen ways."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from earmark.importers import json_fields as fields
from earmark.importers.cue import Cue
from earmark.importers.json_parsing import Json
from earmark.importers.json_values import Record, at, first, name_of, plain, records

_NUMBERED = re.compile(r"(?:(?:speaker|spkr|spk|s|channel|ch|person)[ _-]?)?(\d{1,4})", re.IGNORECASE)
_CODE = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{16,}", re.IGNORECASE)


def known_names(document: Json) -> dict[str, str]:
    """Return the names that a file lists for the ids of its speakers.

    It has them as `[{"id": 1, "name": "Ada"}]`, or as `{"1": "Ada"}`.
    """
    places = [document, *(at(document, place) for place in fields.PLACES)]
    value = first(at(place, key) for place in places for key in ("speakers", "speaker_names"))
    if isinstance(value, dict):
        listed = {key: name_of(name) for key, name in value.items() if isinstance(name, (str, dict))}
    else:
        listed = {
            _id_of(item): plain(first(item.get(key) for key in fields.SPEAKER_NAME))
            for item in records(value)
        }
    return {key: name for key, name in listed.items() if key and name and key != name}


def named(cues: Sequence[Cue], names: dict[str, str]) -> list[Cue]:
    """Return *cues* with the speakers called by their names, or `Speaker 1` and so on."""
    seen = list(dict.fromkeys(cue.speaker for cue in cues if cue.speaker))
    shown = listed([names.get(name, name) for name in seen])
    calls = {name: shown[names.get(name, name)] for name in seen}
    if all(name == call for name, call in calls.items()):
        return list(cues)
    return [replace(cue, speaker=calls[cue.speaker]) if cue.speaker else cue for cue in cues]


def listed(labels: Iterable[str]) -> dict[str, str]:
    """Return what each label is shown as.

    Numbers and letters become `Speaker 1` and so on, and keep their order:
    where a recogniser counts from 0, everybody is one more.
    """
    labels = list(dict.fromkeys(labels))
    numbers = {label: int(found[1]) for label in labels if (found := _NUMBERED.fullmatch(label))}
    letters = [label for label in labels if len(label) == 1 and "A" <= label <= "Z"]
    if all(ord(letter) - ord("A") <= len(letters) for letter in letters):
        numbers |= {letter: ord(letter) - ord("A") + 1 for letter in letters if 0 not in numbers.values()}
    above = 1 if 0 in numbers.values() else 0
    shown = {label: f"Speaker {number + above}" for label, number in numbers.items()}
    last = max(numbers.values(), default=0) + above
    for code in (label for label in labels if label not in shown and _CODE.fullmatch(label)):
        last += 1
        shown[code] = f"Speaker {last}"
    strangers = [label for label in labels if label.lower() in fields.UNKNOWN_SPEAKER]
    unknown = "Unknown speaker" if len(strangers) < len(labels) else ""
    return {label: label.rstrip(" :") for label in labels} | shown | dict.fromkeys(strangers, unknown)


def _id_of(item: Record) -> str:
    return name_of(first(item.get(key) for key in fields.SPEAKER_ID))
