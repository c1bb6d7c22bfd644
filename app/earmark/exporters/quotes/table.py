"""Quotes as a spreadsheet: one a row, all that is known of each.

Where a citation is wanted, two columns more: where the quote is from, and
what a list of sources says of the episode.
"""

from __future__ import annotations

import codecs

from earmark.exporters.quotes.cells import table
from earmark.exporters.quotes.row import Row, Source
from earmark.exporters.quotes.rows import Sheet
from earmark.model.clock_text import stamp
from earmark.model.references import as_text

HEAD = (
    *("Quote", "Speaker", "Start", "End", "Color", "Color name", "Tags", "Note", "State"),
    *("Title", "Show", "Episode", "Date", "Link", "Created", "Modified", "Id"),
)


def write(sheet: Sheet) -> bytes:
    """Return the table in UTF-8, with the sign at its start without which Excel would take it for Latin-1."""
    if sheet.options.cite is None:
        text = table(HEAD, [_cells(row, sheet.source) for row in sheet.rows])
    else:
        entry = as_text(sheet.citation)
        rows = [(*_cells(row, sheet.source), sheet.citation_of(row), entry) for row in sheet.rows]
        text = table((*HEAD, "Citation", "Source"), rows)
    return codecs.BOM_UTF8 + text.encode()


def _cells(row: Row, source: Source) -> tuple[str, ...]:
    end = "" if row.end_ms is None else stamp(row.end_ms)
    return (
        *(row.named, row.speaker, row.time, end, row.color, row.color_name),
        *(", ".join(row.tags), row.note, row.state),
        *(source.title, source.show, source.number, source.date, row.link),
        *(row.created, row.modified, row.id),
    )
