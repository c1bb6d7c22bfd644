"""The sidecar as a document: its fields, their kinds, and what they are where they are missing."""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec import UNSET, UnsetType

from earmark.model.annotations import COLORS, Around, Highlight, TextQuote
from earmark.storage.corrections_format import CorrectionsDocument
from earmark.storage.sync_format import SyncPart

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
    sync: list[SyncPart] = []


class WrittenQuote(msgspec.Struct, gc=False):
    exact: str
    prefix: str
    suffix: str


class WrittenPosition(msgspec.Struct, gc=False):
    end: int
    start: int


class WrittenTime(msgspec.Struct, gc=False):
    end_ms: int | None
    start_ms: int | None


class WrittenAround(msgspec.Struct, gc=False):
    after: str
    before: str


class WrittenAnnotation(msgspec.Struct):
    """An annotation as it is written, fields in order of name: three times as fast as a dict.

    What is UNSET is left out.
    """

    around: WrittenAround | UnsetType
    aside: bool | UnsetType
    color: str
    created: str
    found: WrittenQuote | UnsetType
    id: str
    kind: str | UnsetType
    modified: str
    note: str
    position: WrittenPosition
    quote: WrittenQuote
    speakers: tuple[str, ...] | UnsetType
    state: str | UnsetType
    tags: tuple[str, ...]
    time: WrittenTime
    turn: int


def written(highlight: Highlight) -> WrittenAnnotation:
    """Return *highlight* as it is written, without what others wrote in it."""
    return WrittenAnnotation(
        around=_written_around(highlight.around) if highlight.around is not None else UNSET,
        aside=highlight.aside or UNSET,
        color=highlight.color,
        created=highlight.created,
        found=_written_quote(highlight.found) if highlight.found is not None else UNSET,
        id=highlight.id,
        kind=highlight.kind or UNSET,
        modified=highlight.modified,
        note=highlight.note,
        position=WrittenPosition(highlight.end, highlight.start),
        quote=_written_quote(highlight.quote),
        speakers=highlight.speakers or UNSET,
        state=highlight.state if highlight.state != "placed" else UNSET,
        tags=highlight.tags,
        time=WrittenTime(highlight.end_ms, highlight.start_ms),
        turn=highlight.turn,
    )


def _written_quote(quote: TextQuote) -> WrittenQuote:
    return WrittenQuote(quote.exact, quote.prefix, quote.suffix)


def _written_around(around: Around) -> WrittenAround:
    return WrittenAround(around.after, around.before)
