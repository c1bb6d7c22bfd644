"""Reads a sidecar for what is shown of it in lists: a hundred of them in a tenth of a second."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import msgspec

from earmark.model.annotations import Highlight, TextQuote
from earmark.storage import sidecar
from earmark.storage.corrections_format import unused_id
from earmark.storage.sidecar_document import AnnotationPart, Document, QuotePart, TimePart
from earmark.storage.sidecar_format import VERSION


class Found(NamedTuple):
    """What a sidecar says of its episode and of the quotes. They are as stored, not put on any text."""

    title: str
    show: str
    number: str
    highlights: tuple[Highlight, ...]
    is_newer: bool = False


def read(path: Path) -> Found:
    """Return what the sidecar at *path* says.

    Raises:
        DamagedSidecar: It cannot be understood.
        UserError: It cannot be read.
        OSError: As the last.
    """
    if path.stat().st_size <= sidecar.MAX_BYTES:
        found = _quickly(path.read_bytes())
        if found is not None:
            return found
    content = sidecar.load(path).content
    about = content.transcript
    return Found(about.title, about.show, about.number, content.annotations.highlights, content.is_newer)


def _quickly(raw: bytes) -> Found | None:
    """Return what *raw* says, or None where that must be looked at with more care."""
    try:
        document = _DOCUMENTS.decode(raw)
        if document.version != VERSION:
            return None
        ids: set[str] = set()
        marks = sorted((_highlight(part, ids) for part in document.annotations), key=_reading_order)
    except (ValueError, RecursionError):  # what msgspec raises is a ValueError
        return None
    about = document.transcript
    return Found(about.title, about.show, about.number, tuple(marks))


_DOCUMENTS = msgspec.json.Decoder(Document)


def _highlight(read: AnnotationPart, ids: set[str]) -> Highlight:
    time = read.time or _NO_TIME
    return Highlight(
        id=unused_id(read.id, ids),
        start=read.position.start,
        end=read.position.end,
        color=read.color,
        quote=_quote(read.quote),
        turn=read.turn,
        start_ms=time.start_ms,
        end_ms=time.end_ms,
        note=read.note,
        tags=tuple(read.tags),
        created=read.created,
        modified=read.modified,
        placed=read.state != "lost",
        look=read.state == "look",
        found=_quote(read.found) if read.found else None,
        kind=read.kind,
        speakers=tuple(read.speakers),
    )


_NO_TIME = TimePart()


def _quote(read: QuotePart) -> TextQuote:
    return TextQuote(read.exact, read.prefix, read.suffix)


def _reading_order(mark: Highlight) -> tuple[int, int]:
    return mark.start, mark.end
