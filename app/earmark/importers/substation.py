"""Substation subtitles (ASS, SSA) -> cues: the name of each line is its speaker."""

from __future__ import annotations

import re

from earmark.importers.cue import Cue
from earmark.importers.webvtt import loose_ms

_USUAL = "Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text"
_TAG = re.compile(r"\{[^{}]*\}")
_DRAWING = re.compile(r"\{[^{}]*\\p[1-9][^{}]*\}")
_BREAK = re.compile(r"\\[Nn]")
_NOBODY = frozenset(("", "ntp", "default", "actor"))
"""What programs write where nobody is named."""


def looks_like(text: str) -> bool:
    return "[Script Info]" in text[:2_000] or "\n[Events]" in text[:100_000]


def cues_of(text: str) -> list[Cue]:
    """Return the lines of dialogue in *text*, without drawings and comments."""
    cues: list[Cue] = []
    fields = _fields(_USUAL)
    for line in text.splitlines():
        kind, _, rest = line.partition(":")
        kind = kind.strip().lower()
        if kind == "format" and "text" in _fields(rest):
            fields = _fields(rest)
        elif kind == "dialogue":
            values = dict(zip(fields, rest.strip().split(",", len(fields) - 1), strict=False))
            if cue := _cue(values):
                cues.append(cue)
    return cues


def _fields(line: str) -> list[str]:
    return [field.strip().lower() for field in line.split(",")]


def _cue(values: dict[str, str]) -> Cue | None:
    text = values.get("text", "")
    if _DRAWING.search(text):
        return None
    text = _BREAK.sub("\n", _TAG.sub("", text)).replace("\\h", " ")
    name = values.get("name", values.get("actor", "")).strip()
    speaker = "" if name.lower() in _NOBODY else name
    start_ms, end_ms = loose_ms(values.get("start", "")), loose_ms(values.get("end", ""))
    return Cue(text, start_ms, end_ms, speaker) if text.strip() else None
