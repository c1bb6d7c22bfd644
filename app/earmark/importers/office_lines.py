"""The paragraphs and tables of an office document -> lines, as its parts are met one after the other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from earmark.errors import UserError
from earmark.importers.documents import DocumentLine
from earmark.importers.tables import TableRow, speech_in

_SPACES = re.compile(r"[^\S\t\n]+")
_MOST_LINES = 150_000

_Cell = list[DocumentLine]


@dataclass(slots=True)
class _Paragraph:
    """A paragraph being read: its lines, and how many of the first characters of each are bold."""

    heading: int
    title: bool
    lines: list[str] = field(default_factory=lambda: [""])
    bold: list[int] = field(default_factory=lambda: [0])

    def add(self, text: str, *, bold: bool) -> None:
        before = self.lines[-1]
        self.lines[-1] += text
        if bold and self.bold[-1] >= len(before.strip()):
            self.bold[-1] = len(self.lines[-1].strip())


@dataclass(slots=True)
class _Table:
    rows: list[list[_Cell]] = field(default_factory=list)
    holds_table: bool = False


@dataclass(slots=True)
class OfficeLines:
    """Gathers the lines of a document.

    Whoever reads the document calls what it meets: paragraphs, their texts,
    tables. `title` is what stands in a paragraph that is the title by its style.
    """

    lines: list[DocumentLine] = field(default_factory=list)
    title: str = ""
    _paragraphs: list[_Paragraph] = field(default_factory=list)
    _tables: list[_Table] = field(default_factory=list)
    _blank: bool = True
    _count: int = 0

    def begin_paragraph(self, heading: int = 0, *, title: bool = False) -> None:
        self._paragraphs.append(_Paragraph(heading, title))

    def set_style(self, heading: int, *, title: bool) -> None:
        """Say what the paragraph that has just begun is by its style."""
        if self._paragraphs:
            self._paragraphs[-1].heading = heading
            self._paragraphs[-1].title = title

    def add(self, text: str, *, bold: bool = False) -> None:
        if self._paragraphs:
            self._paragraphs[-1].add(text, bold=bold)

    def break_line(self) -> None:
        if self._paragraphs:
            self._paragraphs[-1].lines.append("")
            self._paragraphs[-1].bold.append(0)

    def end_paragraph(self, *, said: bool = True) -> None:
        """Take the paragraph that began last, if it is *said* and not a part of a table of contents.

        Raises:
            UserError: The document has more lines than any transcript.
        """
        paragraph = self._paragraphs.pop()
        if not said:
            return
        if paragraph.title and not self.title:
            self.title = " ".join(" ".join(paragraph.lines).split())
            return
        within = False
        for text, bold in zip(paragraph.lines, paragraph.bold, strict=True):
            text = _SPACES.sub(" ", text).strip()
            if text:
                # A paragraph after another may be a mere line, as in texts that come from a PDF.
                line = DocumentLine(text, min(bold, len(text)), self._blank, paragraph.heading)
                self._target().append(replace(line, breaks=line.breaks and not within))
                self._count += 1
            within = bool(text)
            self._blank = not text
        if self._count > _MOST_LINES:
            raise UserError("This document is too long.", f"It has more than {_MOST_LINES:,} lines.")

    def begin_table(self) -> None:
        for table in self._tables:
            table.holds_table = True
        self._tables.append(_Table())

    def begin_row(self) -> None:
        if self._tables:
            self._tables[-1].rows.append([])

    def begin_cell(self) -> None:
        if self._tables and self._tables[-1].rows:
            self._tables[-1].rows[-1].append([])

    def end_table(self) -> None:
        """Take the table that began last: as speech if its columns are that, else cell by cell."""
        table = self._tables.pop()
        said = [] if table.holds_table else speech_in(_texts(table.rows))
        lines = _lines_of(said) if said else [line for row in table.rows for cell in row for line in cell]
        self._target().extend(lines)
        self._blank = True

    def _target(self) -> list[DocumentLine]:
        """Return where lines go now: into the open cell, if there is one."""
        if self._tables and self._tables[-1].rows and self._tables[-1].rows[-1]:
            return self._tables[-1].rows[-1][-1]
        return self.lines


def _texts(rows: Sequence[Sequence[_Cell]]) -> list[list[list[str]]]:
    return [[[line.text for line in cell] for cell in row] for row in rows]


def _lines_of(said: Sequence[TableRow]) -> list[DocumentLine]:
    lines = []
    for row in said:
        heading = 6 if row.across else 0
        first, *others = row.words or ("",)
        lines.append(DocumentLine(first, heading=heading, label=row.name, stamp=row.stamp))
        lines += [DocumentLine(text, heading=heading) for text in others]
    return [line for line in lines if line.text or line.label or line.stamp]
