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

MISSING = "□"
"""What stands for a sign that the fonts do not have."""
_SPACES_AND_MARKS = {"Z": " ", "C": "", "M": ""}


def settable(sheet: Sheet, known: AbstractSet[int]) -> tuple[Sheet, int]:
    """Return *sheet* with `MISSING` for each sign that is not among the code points *known*, and their count.

    Raises:
        UserError: Most of what was said would be missing: that is no document of it.
    """
    setter = _Setter(known)
    groups = tuple(RowGroup(setter.known(g.name), tuple(map(setter.row, g.rows))) for g in sheet.groups)
    if setter.letters_missing * 2 > setter.letters:
        raise UserError(
            f"The fonts for PDF do not have letters like “{setter.letter}”, and most quotes are in them.",
            "Web pages and Word documents can hold every script.",
        )
    source = sheet.source
    about = replace(
        source,
        title=setter.known(source.title),
        show=setter.known(source.show),
        number=setter.known(source.number),
        name=setter.known(source.name),
        people=setter.known(source.people),
    )
    return replace(sheet, source=about, groups=groups, work=setter.work(sheet.work)), setter.missing


class _Setter:
    """Puts signs in the place of others, and counts.

    `letters` and `letters_missing` are those of quotes themselves, `letter`
    one of these; `missing` counts the signs of everything.
    """

    def __init__(self, known: AbstractSet[int]) -> None:
        self._known = known
        self.missing = self.letters = self.letters_missing = 0
        self.letter = ""

    def row(self, row: Row) -> Row:
        return replace(
            row,
            parts=tuple(Part(self.known(part.speaker), self._said(part.text)) for part in row.parts),
            color_name=self.known(row.color_name),
            note=self.known(row.note),
            tags=tuple(map(self.known, row.tags)),
        )

    def work(self, work: Work) -> Work:
        return replace(
            work,
            title=self.known(work.title),
            show=self.known(work.show),
            season=self.known(work.season),
            number=self.known(work.number),
            publisher=self.known(work.publisher),
            address=self.known(work.address),
            hosts=tuple(PersonName(self.known(name.family), self.known(name.given)) for name in work.hosts),
        )

    def known(self, text: str) -> str:
        return text if text.isascii() else "".join(map(self._sign, text))

    def _said(self, text: str) -> str:
        letters = [sign for sign in text if sign.isalpha()]
        missing = [sign for sign in letters if ord(sign) not in self._known]
        self.letters += len(letters)
        self.letters_missing += len(missing)
        self.letter = self.letter or "".join(missing[:1])
        return self.known(text)

    def _sign(self, sign: str) -> str:
        if ord(sign) in self._known or sign == "\n":
            return sign
        instead = _SPACES_AND_MARKS.get(unicodedata.category(sign)[0], MISSING)
        self.missing += instead == MISSING
        return instead
