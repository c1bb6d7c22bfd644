"""Quotes as W3C Web Annotations: a collection with one page, in JSON-LD.

A quote's targets are the transcript (by its words and by its position in
code points) and the sound (by time). The transcript is named by the digest
of its text (RFC 6920), in which positions count, the sound by its address.
Each annotation says its context itself, so that it can be taken out alone.
"""

from __future__ import annotations

import base64
import re
import uuid
from collections.abc import Iterator
from typing import Any

from earmark import __version__
from earmark.exporters.quotes.colors import marker
from earmark.exporters.quotes.plain_json import as_json
from earmark.exporters.quotes.row import Row, fragment
from earmark.exporters.quotes.rows import Sheet

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_MEDIA_FRAGMENTS = "http://www.w3.org/TR/media-frags/"
_SPACE = uuid.UUID("6a9e9d1e-5c0c-5d8e-9a55-6d2f0a7f3c11")
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")
_NOT_IN_A_CLASS = re.compile(r"[^A-Za-z0-9-]")
_NAME = re.compile(r"[A-Za-z]")
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z")
_GENERATOR = {"type": "Software", "name": "Earmark", "schema:softwareVersion": __version__}


def write(sheet: Sheet) -> bytes:
    collection = urn("collection", sheet.episode.text_digest)
    page = urn("page", sheet.episode.text_digest)
    document: dict[str, Any] = {
        "@context": _CONTEXT,
        "id": collection,
        "type": "AnnotationCollection",
        "label": sheet.source.heading,
        "total": len(sheet.rows),
    }
    if sheet.rows:
        document["first"] = {
            "@context": _CONTEXT,
            "id": page,
            "type": "AnnotationPage",
            "partOf": {
                "id": collection,
                "type": "AnnotationCollection",
                "label": sheet.source.heading,
                "total": len(sheet.rows),
            },
            "startIndex": 0,
            "items": [_annotation(row, sheet) for row in sheet.rows],
        }
    return as_json(document)


def urn(*names: str) -> str:
    """Return a name for what *names* say: always the same."""
    return uuid.uuid5(_SPACE, "\n".join(names)).urn


def _annotation(row: Row, sheet: Sheet) -> dict[str, Any]:
    targets = list(_targets(row, sheet))
    return {
        "@context": _CONTEXT,
        "id": urn("annotation", row.id),
        "schema:identifier": row.id,
        "type": "Annotation",
        "motivation": _motivation(row),
        **({"created": row.created} if _TIME.fullmatch(row.created) else {}),
        **({"modified": row.modified} if _TIME.fullmatch(row.modified) else {}),
        "generator": _GENERATOR,
        "stylesheet": {"type": "CssStylesheet", "value": _style(row)},
        "body": list(_bodies(row)),
        "target": targets if len(targets) > 1 else targets[0],
    }


def _motivation(row: Row) -> str:
    if row.bookmark:
        return "bookmarking"
    return "commenting" if row.note else "highlighting"


def _style(row: Row) -> str:
    look = marker(row.color)
    line = f"underline {look.underline} {look.line}"
    return f".{_style_class(row)} {{ background-color: {look.fill}; text-decoration: {line} }}"


def _style_class(row: Row) -> str:
    """Return the colour as a name that CSS takes."""
    return _NOT_IN_A_CLASS.sub("-", row.color) if _NAME.match(row.color) else "marked"


def _bodies(row: Row) -> Iterator[dict[str, str]]:
    if row.note:
        yield _body(row.note, "commenting", "text/markdown")
    yield _body(row.color_name or row.color, "classifying", "text/plain")
    for tag in row.tags:
        yield _body(tag, "tagging", "text/plain")
    if row.speaker:
        yield _body(row.speaker, "identifying", "text/plain")
    if row.doubt:
        yield _body(row.doubt[:1].upper() + row.doubt[1:], "describing", "text/plain")


def _body(value: str, purpose: str, media_type: str) -> dict[str, str]:
    return {"type": "TextualBody", "purpose": purpose, "format": media_type, "value": value}


def _targets(row: Row, sheet: Sheet) -> Iterator[dict[str, Any]]:
    selectors: list[dict[str, Any]] = [
        {"type": "TextQuoteSelector", "exact": row.exact, "prefix": row.prefix, "suffix": row.suffix}
    ]
    if row.start is not None:
        selectors.append({"type": "TextPositionSelector", "start": row.start, "end": row.end})
    text = {"id": _text_id(sheet), "type": "Text", "format": "text/plain", "label": sheet.source.heading}
    yield {"type": "SpecificResource", "source": text, "selector": selectors, "styleClass": _style_class(row)}
    if row.start_ms is not None:
        time = {
            "type": "FragmentSelector",
            "conformsTo": _MEDIA_FRAGMENTS,
            "value": fragment(row.start_ms, row.end_ms),
        }
        yield {"type": "SpecificResource", "source": _sound(sheet), "selector": time}


def _sound(sheet: Sheet) -> dict[str, str]:
    """Return the sound: by its address, or under a name of its own and with its file as the label."""
    link = sheet.source.link
    if _ADDRESS.match(link):
        return {"id": link, "type": "Sound"}
    name = {"label": link} if link else {}
    return {"id": urn("sound", sheet.episode.text_digest), "type": "Sound", **name}


def _text_id(sheet: Sheet) -> str:
    digest = bytes.fromhex(sheet.episode.text_digest.removeprefix("sha256:"))
    return "ni:///sha-256;" + base64.urlsafe_b64encode(digest).decode().rstrip("=")
