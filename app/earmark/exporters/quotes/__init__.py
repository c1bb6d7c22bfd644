"""What was kept of an episode, in another format. Each has a module here with a function `write`.

The table beside it, `exporters.WRITERS`, is of whole transcripts; this one
is of quotes. A new format is one new module and one row. Importing this
loads next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from earmark.progress import Report, silent

if TYPE_CHECKING:
    from earmark.exporters.quotes.rows import Sheet


class QuoteWriter(NamedTuple):
    """A format that quotes can be written in.

    `updates`: it keeps what else stands in a file that is written over.
    `packed`: it is no text, and nothing to be printed in a terminal.
    `slow`: it says how far it is; thousands of quotes take seconds.
    """

    name: str
    suffixes: tuple[str, ...]
    """How such files end; the first is what ours get."""
    module: str
    words: str
    """What a person calls it, as help and dialogs name it."""
    updates: bool = False
    packed: bool = False
    slow: bool = False


QUOTE_WRITERS = (
    QuoteWriter("markdown", (".md", ".markdown"), "markdown", "Markdown, for notes", updates=True),
    QuoteWriter("csv", (".csv",), "table", "spreadsheet, one quote a row"),
    QuoteWriter("readwise", (".readwise.csv",), "readwise", "CSV as Readwise imports it"),
    QuoteWriter("json", (".json",), "plain_json", "JSON for other programs"),
    QuoteWriter("jsonld", (".jsonld",), "web_annotation", "W3C Web Annotation, JSON-LD"),
    QuoteWriter("html", (".html", ".htm"), "page", "web page: the quotes, and the transcript with them"),
    QuoteWriter("docx", (".docx",), "word", "Word document", packed=True, slow=True),
    QuoteWriter("pdf", (".pdf",), "print_pdf", "PDF, set to be printed", packed=True, slow=True),
    QuoteWriter("qdpx", (".qdpx",), "refi_qda", "REFI-QDA: QualCoder, NVivo, MAXQDA, ATLAS.ti", packed=True),
)


def quote_writer_named(name: str) -> QuoteWriter:
    """Return the format of that name.

    Raises:
        KeyError: There is none.
    """
    return {writer.name: writer for writer in QUOTE_WRITERS}[name]


def quote_writer_for(path: Path) -> QuoteWriter | None:
    """Return the format that the name of *path* asks for, if it does."""
    name = path.name.lower()
    found = [writer for writer in QUOTE_WRITERS if name.endswith(writer.suffixes)]
    return max(found, key=_longest, default=None)


def load_quote_writer(writer: QuoteWriter) -> None:
    """Load what *writer* needs, while there is time."""
    import_module(f"{__name__}.{writer.module}")


def quotes_written(
    sheet: Sheet, writer: QuoteWriter, before: bytes | None = None, report: Report = silent
) -> bytes:
    """Return the quotes as a file of that format.

    Args:
        sheet: What to write.
        writer: One of `QUOTE_WRITERS`.
        before: What the file holds already, for a writer that `updates`.
        report: Told how many quotes are written, by a writer that is `slow`.

    Raises:
        UserError: *before* cannot be updated, or the format cannot hold the text.
        Cancelled: *report* raised it.
    """
    module = import_module(f"{__name__}.{writer.module}")
    written: bytes
    if writer.updates and before:
        written = module.updated(sheet, before)
    elif writer.slow:
        written = module.write(sheet, report)
    else:
        written = module.write(sheet)
    return written


def _longest(writer: QuoteWriter) -> int:
    return max(map(len, writer.suffixes))
