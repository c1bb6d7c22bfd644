"""Quotes as the CSV that Readwise imports.

Readwise puts what has the same title and author together: that is the
episode and its show. Who speaks stands in the note, and tags before it as
`.tag`, which Readwise makes tags of. The location is in seconds.
"""

from __future__ import annotations

import re

from earmark.exporters.quotes.cells import table
from earmark.exporters.quotes.row import Row, Source
from earmark.exporters.quotes.rows import Sheet

HEAD = ("Highlight", "Title", "Author", "URL", "Note", "Location", "Date")
_NOT_IN_A_TAG = re.compile(r"[^\w-]+")
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)


def write(sheet: Sheet) -> bytes:
    rows = sheet.rows
    author = sheet.source.show or ", ".join(dict.fromkeys(name for row in rows for name in row.speakers))
    return table(HEAD, (_cells(row, sheet.source, author) for row in rows)).encode()


def _cells(row: Row, source: Source, author: str) -> tuple[str, ...]:
    location = "" if row.start_ms is None else str(row.start_ms // 1000)
    url = row.link if _ADDRESS.match(row.link) else ""
    return _words(row), source.heading, author, url, _note(row), location, _date(row.created)


def _words(row: Row) -> str:
    """Return the words; of a bookmark with its time: Readwise takes the same words for the same quote."""
    return f"{row.text} {row.time}".rstrip() if row.bookmark else row.named


def _note(row: Row) -> str:
    tags = " ".join(f".{tag}" for tag in (_NOT_IN_A_TAG.sub("-", tag).strip("-") for tag in row.tags) if tag)
    about = ", ".join(piece for piece in (row.speaker, row.time, row.doubt) if piece)
    return "\n".join(piece for piece in (tags, about, row.note) if piece)


def _date(created: str) -> str:
    """Return a time as Readwise reads it: `2024-05-01 12:30:00`."""
    return created[:19].replace("T", " ")
