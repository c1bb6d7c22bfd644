"""Annotations of Hypothesis, as its program and its service write them: exported, or from its search."""

from __future__ import annotations

from earmark.importers.annotations import web_annotations
from earmark.importers.annotations.found import Found
from earmark.importers.json_parsing import Json
from earmark.importers.json_values import Record, record, records


def is_one(document: Json) -> bool:
    return any(_is_row(row) for row in _rows(document))


def read(document: Json) -> Found:
    """Return the marks; notes on a whole page and answers have no words, and are passed over.

    Raises:
        UserError: They are too many.
    """
    return web_annotations.read([_as_web_annotation(row) for row in _rows(document)])


def _rows(document: Json) -> list[Record]:
    top = record(document)
    return records(top.get("annotations")) or records(top.get("rows")) or records(document) or [top]


def _is_row(row: Record) -> bool:
    return "target" in row and ("uri" in row or "text" in row) and not row.keys() & {"type", "@type"}


def _as_web_annotation(row: Record) -> Json:
    tags = row.get("tags")
    return {
        "type": "Annotation",
        "id": row.get("id"),
        "created": row.get("created"),
        "modified": row.get("updated"),
        "bodyValue": row.get("text"),
        "body": [{"value": tag, "purpose": "tagging"} for tag in tags] if isinstance(tags, list) else None,
        "target": None if row.get("references") else row.get("target"),
    }
