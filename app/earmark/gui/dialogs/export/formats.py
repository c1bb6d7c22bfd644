"""The formats of the export dialog, in the order of its list."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

CLIPS = "clips"
"""The format of sound files; the others are of `QUOTE_WRITERS`."""


class View(Enum):
    """A way to look at what will be written."""

    PAGE = "Page"
    SOURCE = "Source"
    CLIPS = "Clips"


class Format(NamedTuple):
    """A row of the list.

    `verb` is what the button says. `marked`: the page shows the colours of
    the markers. The rest tells which options of the dialog mean something.
    """

    name: str
    title: str
    about: str
    icon: str
    verb: str
    views: tuple[View, ...]
    marked: bool = True
    groups: bool = True
    cites: bool = True
    copies: bool = True


_BOTH, _PAGE, _SOURCE = (View.PAGE, View.SOURCE), (View.PAGE,), (View.SOURCE,)
FORMATS = (
    Format("html", "Web page", "One .html file, opens anywhere", "html", "Export web page", _BOTH),
    Format(
        "markdown",
        "Markdown",
        "For notes and static sites",
        "markdown",
        "Export Markdown",
        _BOTH,
        marked=False,
    ),
    Format("csv", "Spreadsheet", "One quote a row, .csv", "table", "Export spreadsheet", _SOURCE),
    Format(
        "jsonld",
        "Web Annotation",
        "W3C JSON-LD",
        "json",
        "Export Web Annotation",
        _SOURCE,
        groups=False,
        cites=False,
    ),
    Format(
        CLIPS,
        "Audio clips",
        "One sound file a quote",
        "file-music",
        "Export audio clips",
        (View.CLIPS,),
        groups=False,
        cites=False,
        copies=False,
    ),
    Format(
        "docx", "Word", "Document to write on in, .docx", "note", "Export Word document", _PAGE, copies=False
    ),
    Format("pdf", "PDF", "Set to be printed", "file-export", "Export PDF", _PAGE, copies=False),
    Format(
        "readwise",
        "Readwise",
        "CSV as Readwise imports it",
        "quote",
        "Export for Readwise",
        _SOURCE,
        cites=False,
    ),
    Format("json", "JSON", "For other programs", "json", "Export JSON", _SOURCE),
    Format(
        "qdpx",
        "REFI-QDA project",
        "QualCoder, NVivo, MAXQDA, ATLAS.ti",
        "tag",
        "Export project",
        _PAGE,
        groups=False,
        cites=False,
        copies=False,
    ),
)
NAMES = tuple(fmt.name for fmt in FORMATS)


def format_named(name: str) -> Format:
    """Return the format of that name.

    Raises:
        KeyError: There is none.
    """
    return {fmt.name: fmt for fmt in FORMATS}[name]
