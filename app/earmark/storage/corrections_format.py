"""Corrections as they stand in a sidecar: values to a document and back. See docs/sidecar.md."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import chain, count
from typing import Annotated, Any

import msgspec

from earmark.model.annotations import TextQuote
from earmark.model.corrections import (
    AnyChange,
    Corrections,
    Placed,
    SpeakerChange,
    TextChange,
    TimeChange,
    TurnStart,
)
from earmark.storage.unknown_fields import unknown_in, with_extra

_Count = Annotated[int, msgspec.Meta(ge=0, le=2**31 - 1)]


class _Quote(msgspec.Struct):
    exact: str = ""
    prefix: str = ""
    suffix: str = ""


class _Range(msgspec.Struct):
    start: _Count
    end: _Count


class _Point(msgspec.Struct):
    start: _Count


class _Entry(msgspec.Struct, kw_only=True):
    id: str = ""
    created: str = ""
    modified: str = ""


class _Text(_Entry, kw_only=True):
    position: _Range
    quote: _Quote
    now: str


class _Turn(_Entry, kw_only=True):
    position: _Point
    quote: _Quote = msgspec.field(default_factory=_Quote)
    speaker: str | None = None
    joined: bool = False


class _Time(_Entry, kw_only=True):
    position: _Point
    quote: _Quote = msgspec.field(default_factory=_Quote)
    start_ms: _Count | None


class _Speaker(_Entry, kw_only=True):
    of: str
    name: str | None = None
    palette: _Count | None = None
    role: str | None = None
    into: str | None = None


class _Lists(msgspec.Struct, kw_only=True):
    texts: list[_Text] = []
    turns: list[_Turn] = []
    times: list[_Time] = []
    speakers: list[_Speaker] = []


class CorrectionsDocument(_Lists, kw_only=True):
    """All that stands under `corrections`. `text_digest` is that of the text in which positions count."""

    text_digest: str = ""
    superseded: _Lists = msgspec.field(default_factory=_Lists)


def from_document(read: CorrectionsDocument, raw: Mapping[str, Any]) -> Corrections:
    """Return the corrections that were *read* out of *raw*; an id that is there already gets a number."""
    ids: set[str] = set()
    entries = _entries(read, raw, ids)
    return Corrections.of(entries, _entries(read.superseded, raw.get("superseded") or {}, ids))


def to_document(corrections: Corrections, text_digest: str) -> dict[str, Any]:
    """Return what stands under `corrections`."""
    document: dict[str, Any] = {"text_digest": text_digest, **_to_lists(corrections.entries)}
    if corrections.superseded:
        document["superseded"] = _to_lists(corrections.superseded)
    return document


def _entries(read: _Lists, raw: Mapping[str, Any], ids: set[str]) -> list[AnyChange]:
    known: list[tuple[str, list[Any]]] = [
        ("texts", read.texts),
        ("turns", read.turns),
        ("times", read.times),
        ("speakers", read.speakers),
    ]
    return [
        _entry(entry, source, ids)
        for name, entries in known
        for entry, source in zip(entries, raw.get(name) or [], strict=True)
    ]


def _entry(read: _Text | _Turn | _Time | _Speaker, raw: Mapping[str, Any], ids: set[str]) -> AnyChange:
    made = _value(read)
    known = _FIELDS_OF[type(made)]
    return replace(
        made,
        id=unused_id(read.id, ids),
        created=read.created,
        modified=read.modified,
        extra=unknown_in(raw, known),
    )


def _value(read: _Text | _Turn | _Time | _Speaker) -> AnyChange:
    match read:
        case _Text(position=place, quote=quote, now=now):
            return TextChange(start=place.start, end=place.end, quote=_quote(quote), now=now)
        case _Turn(position=place, quote=quote, speaker=speaker, joined=joined):
            return TurnStart(start=place.start, quote=_quote(quote), speaker=speaker, joined=joined)
        case _Time(position=place, quote=quote, start_ms=start_ms):
            return TimeChange(start=place.start, quote=_quote(quote), start_ms=start_ms)
        case _Speaker(of=of, name=name, palette=palette, role=role, into=into):
            return SpeakerChange(of=of, name=name, palette=palette, role=role, into=into)


def _quote(read: _Quote) -> TextQuote:
    return TextQuote(read.exact, read.prefix, read.suffix)


def unused_id(wanted: str, ids: set[str]) -> str:
    """Return *wanted*, or with a number what is not in *ids* yet, and put it there."""
    names = chain([wanted], (f"{wanted}-{number}" for number in count(2)))
    free = next(name for name in names if name not in ids)
    ids.add(free)
    return free


def _to_lists(entries: Iterable[AnyChange]) -> dict[str, list[dict[str, Any]]]:
    lists: dict[str, list[dict[str, Any]]] = {name: [] for name in _LISTS.values()}
    for entry in entries:
        lists[_LISTS[type(entry)]].append(with_extra(_to_json(entry), entry.extra))
    return lists


def _to_json(entry: AnyChange) -> dict[str, Any]:
    document: dict[str, Any] = {"id": entry.id, "created": entry.created, "modified": entry.modified}
    if isinstance(entry, Placed):
        quote = entry.quote
        document["quote"] = {"exact": quote.exact, "prefix": quote.prefix, "suffix": quote.suffix}
        document["position"] = {"start": entry.start}
    match entry:
        case TextChange(end=end, now=now):
            document["position"]["end"] = end
            return document | {"now": now}
        case TurnStart(speaker=speaker, joined=joined):
            return document | {"speaker": speaker, "joined": joined}
        case TimeChange(start_ms=start_ms):
            return document | {"start_ms": start_ms}
        case SpeakerChange():
            names = ("of", "name", "palette", "role", "into")
            return document | {name: getattr(entry, name) for name in names}


_LISTS = {TextChange: "texts", TurnStart: "turns", TimeChange: "times", SpeakerChange: "speakers"}
_NOTHING = TextQuote("")
_FIELDS_OF = {
    TextChange: _to_json(TextChange(start=0, end=0, quote=_NOTHING, now="")),
    TurnStart: _to_json(TurnStart(start=0, quote=_NOTHING)),
    TimeChange: _to_json(TimeChange(start=0, quote=_NOTHING, start_ms=None)),
    SpeakerChange: _to_json(SpeakerChange(of="")),
}
FIELDS: Mapping[str, Any] = {"text_digest": "", **_to_lists([]), "superseded": _to_lists([])}
"""The fields that are known here, as `unknown_in` wants them."""
