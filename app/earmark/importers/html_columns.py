"""Tables of a page, and rows of elements that look like one, in which somebody speaks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from bs4 import Tag
from bs4.element import NavigableString

from earmark.importers.html_page import beginning
from earmark.importers.tables import TableRow, label_in, speech_in

_LONGEST_TIME = 40
_FEWEST_ROWS = 3
_WIDEST = 4
_MOSTLY = 0.9

WordsOf = Callable[[Tag], list[str]]
"""Gives the paragraphs of a cell."""


def speech_in_table(table: Tag, words_of: WordsOf) -> list[TableRow]:
    """Return what *table* says if it is one of speech, and none of its cells holds a table."""
    if table.find("table") is not None:
        return []
    rows = [[words_of(cell) for cell in _cells(row)] for row in table.find_all("tr")]
    return speech_in([row for row in rows if row])


def speech_in_rows(tag: Tag, words_of: WordsOf) -> list[TableRow]:
    """Return what *tag* says if the elements in it are laid out as rows with cells for who, when and what."""
    rows = [child for child in tag.contents if isinstance(child, Tag)]
    if len(rows) < _FEWEST_ROWS or any(map(_is_text, tag.contents)):
        return []
    cells = [[part for part in row.contents if isinstance(part, Tag)] for row in rows]
    widths = Counter(map(len, cells))
    width, count = widths.most_common(1)[0]
    if not 2 <= width <= _WIDEST or count < _MOSTLY * len(rows) or any(map(_is_text, rows[0].contents)):
        return []
    if not any(_is_mark(beginning(cell, _LONGEST_TIME, " ")) for cell in cells[0]):
        return []
    return speech_in([[words_of(cell) for cell in row] for row in cells if row])


def _is_text(node: object) -> bool:
    return isinstance(node, NavigableString) and bool(node.strip())


def _is_mark(text: str) -> bool:
    """Return whether *text* may be a name, a time, or both."""
    name, stamp = label_in(text)
    return stamp is not None or bool(name)


def _cells(row: Tag) -> list[Tag]:
    return list(row.find_all(("td", "th"), recursive=False))
