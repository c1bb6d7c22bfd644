"""The rows of a plain text file, without its Markdown, page footers and ornaments."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from earmark.importers import markdown_marks

_LINE_END = re.compile(r"\r\n|[\n\r\x0b\x1c-\x1e\x85\u2028\u2029]")
_BLANKS = (
    " \t\x1f\xa0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u202f\u205f\u3000"
)
_HEADING = re.compile(r"#{1,6}\s+")
_ORNAMENT = re.compile(r"[\s*=_~•·|–—#-]*")
_QUOTED = re.compile(r">\s+")
_NUMBER = re.compile(r"\d+")
_ADDRESS = re.compile(r"https?://|\bwww\.", re.IGNORECASE)
_PAGE_NUMBER = re.compile(r"(?:page\s+)?[-–—]?\s*#\s*[-–—]?(?:\s*(?:of|/)\s*#)?", re.IGNORECASE)
_DASH = re.compile(r"[-–—•*]\s+(?=\S)")
_MOST_DASHED = 0.6
_EDGE = 2
_REPEATS = 3
_MOST = 0.5


@dataclass(frozen=True, slots=True)
class Row:
    """A line that is not blank, the number of blank lines before it, and its bold first characters.

    `edge` says that it is among the first or last of a page.
    """

    text: str
    blanks: int = 0
    bold: int = 0
    edge: bool = False


def with_plain_ends(text: str) -> str:
    """Return *text* with one kind of line end and no blanks around its lines; ends of pages stay."""
    return "\n".join(line.strip(_BLANKS) for line in _LINE_END.sub("\n", text).split("\n"))


def rows_of(text: str) -> list[Row]:
    """Return the rows of *text*, which is `with_plain_ends`; its Markdown, if it has any, becomes plain."""
    marked_up = markdown_marks.is_marked(text)
    rows: list[Row] = []
    for number, page in enumerate(text.split("\f")):
        lines = page.split("\n")
        edges = _edges(lines) if "\f" in text else set()
        blanks = _EDGE if number else 0
        for k, line in enumerate(lines):
            if _ORNAMENT.fullmatch(line):
                blanks += 1
                continue
            row = _row(line, blanks, marked_up=marked_up, edge=k in edges)
            if row.text:
                rows.append(row)
                blanks = 0
    return rows


def _edges(lines: Sequence[str]) -> set[int]:
    filled = [k for k, line in enumerate(lines) if line]
    return {*filled[:_EDGE], *filled[-_EDGE:]}


def _row(line: str, blanks: int, *, marked_up: bool, edge: bool) -> Row:
    line = _QUOTED.sub("", line, count=1) if line.startswith(">") else line
    line = _HEADING.sub("", line, count=1) if line.startswith("#") else line
    if not marked_up:
        return Row(line, blanks, edge=edge)
    line, bold = markdown_marks.plain(line)
    return Row(line, blanks, bold, edge)


def without_dashes(rows: Sequence[Row]) -> list[Row]:
    """Return the rows of a dialogue, or of a list, without the dash that each begins with."""
    dashed = [_DASH.match(row.text) for row in rows]
    if sum(dash is not None for dash in dashed) < _MOST_DASHED * len(rows):
        return list(rows)
    return [
        replace(row, text=row.text[dash.end() :]) if dash else row
        for row, dash in zip(rows, dashed, strict=True)
    ]


def without_furniture(rows: Sequence[Row]) -> tuple[list[Row], list[str]]:
    """Return the rows that are said, and the headers and footers that come again and again."""
    shapes = [_NUMBER.sub("#", row.text) for row in rows]
    times = Counter(shapes)
    edges = Counter(shape for row, shape in zip(rows, shapes, strict=True) if row.edge)
    unwanted = {
        shape
        for shape, count in times.items()
        if count >= _REPEATS
        and (_ADDRESS.search(shape) or _PAGE_NUMBER.fullmatch(shape) or edges[shape] >= _MOST * count)
    }
    body = [row for row, shape in zip(rows, shapes, strict=True) if shape not in unwanted]
    furniture = [row.text for row, shape in zip(rows, shapes, strict=True) if shape in unwanted]
    return body, list(dict.fromkeys(furniture))
