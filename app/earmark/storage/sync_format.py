"""Syncs as they stand in a sidecar: values to a document and back. See docs/sidecar.md."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Annotated, Any

import msgspec

from earmark.model.annotations import TextQuote
from earmark.model.joining import Tombstone, latest
from earmark.model.sync import (
    Anchor,
    Found,
    Offset,
    Segment,
    Stretch,
    Sync,
    Unspoken,
    WrongTime,
)
from earmark.model.sync_joining import Syncs, joined
from earmark.storage.unknown_fields import unknown_in, with_extra

_MOST = 2**31 - 1
_Count = Annotated[int, msgspec.Meta(ge=0, le=_MOST)]
_Shift = Annotated[int, msgspec.Meta(ge=-_MOST, le=_MOST)]
_Name = Annotated[str, msgspec.Meta(min_length=1)]


class _Quote(msgspec.Struct):
    exact: str = ""
    prefix: str = ""
    suffix: str = ""


class _Point(msgspec.Struct):
    start: _Count


class _Anchor(msgspec.Struct):
    id: _Name
    position: _Point
    audio_ms: _Count
    quote: _Quote = msgspec.field(default_factory=_Quote)
    created: str = ""
    modified: str = ""


class _Offset(msgspec.Struct):
    ms: _Shift | None
    modified: str = ""


class _Heard(msgspec.Struct):
    when: str = ""
    text_digest: str = ""
    duration_ms: _Count = 0
    placed: _Count = 0
    words: _Count = 0
    estimated: bool = False
    segments: list[tuple[_Count, _Count, _Shift]] = []
    not_in_transcript: list[tuple[_Count, _Count]] = []
    not_in_audio: list[tuple[_Count, _Count]] = []
    wrong_times: list[tuple[_Count, _Count, _Count]] = []


class _Tombstone(msgspec.Struct):
    id: _Name
    when: str = ""


class SyncPart(msgspec.Struct):
    """One entry of `sync`."""

    audio: _Name
    anchors: list[_Anchor] = []
    offset: _Offset | None = None
    heard: _Heard | None = None
    deleted: list[_Tombstone] = []


def from_document(read: Sequence[SyncPart], raw: Sequence[Mapping[str, Any]]) -> Syncs:
    """Return the syncs that were *read* out of *raw*; what stands there twice is brought together."""
    syncs = [_sync(part, source) for part, source in zip(read, raw, strict=True)]
    together: Syncs = ()
    for sync in syncs:
        together = joined(together, (sync,))
    return together


def to_document(syncs: Iterable[Sync]) -> list[dict[str, Any]]:
    """Return what stands under `sync`."""
    return [with_extra(_to_json(sync), sync.extra) for sync in syncs]


def _sync(read: SyncPart, raw: Mapping[str, Any]) -> Sync:
    anchors = zip(read.anchors, raw.get("anchors") or [], strict=True)
    deleted = zip(read.deleted, raw.get("deleted") or [], strict=True)
    return Sync(
        audio=read.audio,
        anchors=tuple(_anchor(*pair) for pair in anchors),
        offset=_offset(read.offset, raw["offset"]) if read.offset else None,
        found=_found(read.heard, raw["heard"]) if read.heard else None,
        deleted=latest(
            Tombstone(one.id, one.when, unknown_in(entry, _TOMBSTONE_FIELDS)) for one, entry in deleted
        ),
        extra={name: value for name, value in raw.items() if name not in _SYNC_FIELDS},
    )


def _anchor(read: _Anchor, raw: Mapping[str, Any]) -> Anchor:
    return Anchor(
        id=read.id,
        start=read.position.start,
        quote=TextQuote(read.quote.exact, read.quote.prefix, read.quote.suffix),
        audio_ms=read.audio_ms,
        created=read.created,
        modified=read.modified,
        extra=unknown_in(raw, _ANCHOR_FIELDS),
    )


def _offset(read: _Offset, raw: Mapping[str, Any]) -> Offset:
    return Offset(read.ms, read.modified, unknown_in(raw, _OFFSET_FIELDS))


def _found(read: _Heard, raw: Mapping[str, Any]) -> Found:
    return Found(
        when=read.when,
        text_digest=read.text_digest,
        duration_ms=read.duration_ms,
        placed=read.placed,
        words=read.words,
        estimated=read.estimated,
        segments=tuple(Segment(*one) for one in read.segments),
        not_in_transcript=tuple(Stretch(*one) for one in read.not_in_transcript),
        not_in_audio=tuple(Unspoken(*one) for one in read.not_in_audio),
        wrong_times=tuple(WrongTime(*one) for one in read.wrong_times),
        extra=unknown_in(raw, _FOUND_FIELDS),
    )


def _to_json(sync: Sync) -> dict[str, Any]:
    document: dict[str, Any] = {
        "audio": sync.audio,
        "anchors": [with_extra(_anchor_to_json(anchor), anchor.extra) for anchor in sync.anchors],
    }
    if sync.offset is not None:
        document["offset"] = with_extra(_offset_to_json(sync.offset), sync.offset.extra)
    if sync.found is not None:
        document["heard"] = with_extra(_found_to_json(sync.found), sync.found.extra)
    if sync.deleted:
        document["deleted"] = [
            with_extra({"id": one.id, "when": one.when}, one.extra) for one in sync.deleted
        ]
    return document


def _anchor_to_json(anchor: Anchor) -> dict[str, Any]:
    quote = anchor.quote
    return {
        "id": anchor.id,
        "created": anchor.created,
        "modified": anchor.modified,
        "position": {"start": anchor.start},
        "quote": {"exact": quote.exact, "prefix": quote.prefix, "suffix": quote.suffix},
        "audio_ms": anchor.audio_ms,
    }


def _offset_to_json(offset: Offset) -> dict[str, Any]:
    return {"ms": offset.ms, "modified": offset.modified}


def _found_to_json(found: Found) -> dict[str, Any]:
    return {
        "when": found.when,
        "text_digest": found.text_digest,
        "duration_ms": found.duration_ms,
        "placed": found.placed,
        "words": found.words,
        "estimated": found.estimated,
        "segments": [list(one) for one in found.segments],
        "not_in_transcript": [list(one) for one in found.not_in_transcript],
        "not_in_audio": [list(one) for one in found.not_in_audio],
        "wrong_times": [list(one) for one in found.wrong_times],
    }


def _tombstone_to_json(one: Tombstone) -> dict[str, Any]:
    return with_extra({"id": one.id, "when": one.when}, one.extra)


_SYNC_FIELDS = ("audio", "anchors", "offset", "heard", "deleted")
_ANCHOR_FIELDS = _anchor_to_json(Anchor(id="", start=0, quote=TextQuote(""), audio_ms=0))
_OFFSET_FIELDS = _offset_to_json(Offset(None))
_FOUND_FIELDS = _found_to_json(Found(when="", text_digest="", duration_ms=0, placed=0, words=0))
_TOMBSTONE_FIELDS = {"id": "", "when": ""}
