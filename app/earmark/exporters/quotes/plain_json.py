"""Quotes as JSON: every field of every row, under plain names."""

from __future__ import annotations

import json
from typing import Any

from earmark.exporters.quotes.row import Row
from earmark.exporters.quotes.rows import Sheet
from earmark.model.references import as_text


def write(sheet: Sheet) -> bytes:
    source = sheet.source
    document = {
        "source": {
            "title": source.title,
            "show": source.show,
            "episode": source.number,
            "date": source.date,
            "audio": source.link,
            **({"citation": as_text(sheet.citation)} if sheet.citation else {}),
        },
        "quotes": [_quote(row, sheet) for row in sheet.rows],
    }
    return as_json(document)


def as_json(document: dict[str, Any]) -> bytes:
    """Return *document* as a file, indented to be read by people too."""
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def _quote(row: Row, sheet: Sheet) -> dict[str, Any]:
    citation = sheet.citation_of(row)
    return {
        "id": row.id,
        "kind": "bookmark" if row.bookmark else "quote",
        "quote": row.text,
        "speaker": row.speaker,
        "parts": [{"speaker": part.speaker, "text": part.text} for part in row.parts],
        "start_ms": row.start_ms,
        "end_ms": row.end_ms,
        "approximate": row.approximate,
        "color": row.color,
        "color_name": row.color_name,
        "note": row.note,
        "tags": list(row.tags),
        "created": row.created,
        "modified": row.modified,
        "state": row.state,
        "link": row.link,
        "position": None if row.start is None else {"start": row.start, "end": row.end},
        "prefix": row.prefix,
        "suffix": row.suffix,
        **({"clip": row.clip} if row.clip else {}),
        **({"citation": citation} if citation else {}),
    }
