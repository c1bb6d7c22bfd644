"""Quotes with only signs that fonts have."""

from __future__ import annotations

import unicodedata
from collections.abc import Set as AbstractSet
from dataclasses import replace

from earmark.errors import UserError
from earmark.exporters.quotes.grouping import RowGroup
from earmark.exporters.quotes.row import Row
from earmark.exporters.quotes.rows import Sheet
from earmark.model.cited_work import PersonName, Work
from earmark.model.quotes import Part

_MISSING = "?"


def settable(sheet: Sheet, known: AbstractSet[int]) -> Sheet:
    """Return *sheet* with a question mark for each picture that is not among the *known* code points.

    Raises:
        UserError: A letter is not among them: a document without it would not be what was said.
    """
    source = sheet.source
    about = replace(
        source,
        title=_known(source.title, known),
        show=_known(source.show, known),
        number=_known(source.number, known),
        name=_known(source.name, known),
        people=_known(source.people, known),
    )
    groups = (
        RowGroup(_known(g.name, known), tuple(_row(row, known) for row in g.rows)) for g in sheet.groups
    )
    return replace(sheet, source=about, groups=tuple(groups), work=_work(sheet.work, known))


def _work(work: Work, known: AbstractSet[int]) -> Work:
    return replace(
        work,
        title=_known(work.title, known),
        show=_known(work.show, known),
        season=_known(work.season, known),
        number=_known(work.number, known),
        publisher=_known(work.publisher, known),
        address=_known(work.address, known),
        hosts=tuple(PersonName(_known(n.family, known), _known(n.given, known)) for n in work.hosts),
    )


def _row(row: Row, known: AbstractSet[int]) -> Row:
    return replace(
        row,
        parts=tuple(Part(_known(part.speaker, known), _known(part.text, known)) for part in row.parts),
        color_name=_known(row.color_name, known),
        note=_known(row.note, known),
        tags=tuple(_known(tag, known) for tag in row.tags),
    )


def _known(text: str, known: AbstractSet[int]) -> str:
    return text if text.isascii() else "".join(_sign(sign, known) for sign in text)


def _sign(sign: str, known: AbstractSet[int]) -> str:
    if ord(sign) in known or sign == "\n":
        return sign
    kind = unicodedata.category(sign)
    if kind[0] in "LN" or kind == "Mc":
        raise UserError(
            f"The fonts for PDF do not have the letter “{sign}”.",
            "Web pages and Word documents can hold every script.",
        )
    return {"Z": " ", "C": "", "M": ""}.get(kind[0], _MISSING)
