"""A line of a transcript, whatever the format: what every reader of lines gives to `names` and `pieces`."""

from __future__ import annotations

from dataclasses import dataclass

from earmark.importers.stamps import Stamp


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of text and what its layout says.

    `opens` is True where something may begin: after a gap, at an indent, at
    the top of a page. `breaks` is True where a paragraph surely begins.
    `page_top` marks the first line of a page, where the layout can only guess.
    `bold` counts the bold characters that lead the line. `label` and `stamp`
    are given where they stand in columns of their own.
    """

    text: str
    opens: bool = True
    breaks: bool = False
    page_top: bool = False
    bold: int = 0
    page: int | None = None
    label: str = ""
    stamp: Stamp | None = None
