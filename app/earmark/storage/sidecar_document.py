"""The sidecar as a document: its fields, their kinds, and what they are where they are missing."""

from __future__ import annotations

from typing import Annotated

import msgspec

from earmark.model.annotations import COLORS
from earmark.storage.corrections_format import CorrectionsDocument

_MOST = 2**31 - 1
_Count = Annotated[int, msgspec.Meta(ge=0, le=_MOST)]


class QuotePart(msgspec.Struct):
    exact: Annotated[str, msgspec.Meta(min_length=1)]
    prefix: str = ""
    suffix: str = ""


class PositionPart(msgspec.Struct):
    start: _Count
    end: _Count


class TimePart(msgspec.Struct):
    start_ms: _Count | None = None
    end_ms: _Count | None = None


class AroundPart(msgspec.Struct):
    before: str = ""
    after: str = ""


class AnnotationPart(msgspec.Struct):
    id: Annotated[str, msgspec.Meta(min_length=1)]
    quote: QuotePart
    position: PositionPart
    color: str = COLORS[0]
    note: str = ""
    tags: list[str] = []
    created: str = ""
    modified: str = ""
    turn: _Count = 0
    time: TimePart | None = None
    state: str = "placed"
    found: QuotePart | None = None
    around: AroundPart | None = None
    kind: str = ""
    aside: bool = False
    speakers: list[str] = []


class TranscriptPart(msgspec.Struct):
    name: str = ""
    digest: str = ""
    text_digest: str = ""
    title: str = ""
    show: str = ""
    number: str = ""


class AudioPart(msgspec.Struct):
    path: Annotated[str, msgspec.Meta(min_length=1)]
    duration_ms: _Count | None = None
    digest: str = ""


class TombstonePart(msgspec.Struct):
    id: Annotated[str, msgspec.Meta(min_length=1)]
    when: str = ""


class Document(msgspec.Struct):
    version: int
    annotations: list[AnnotationPart]
    transcript: TranscriptPart
    audio: AudioPart | None = None
    corrections: CorrectionsDocument | None = None
    deleted: list[TombstonePart] = []
