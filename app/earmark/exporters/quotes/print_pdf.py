"""Quotes as a PDF to be printed, set as the app sets its page: Literata for words, Inter around them.

Each line of a quote has its marker's fill behind it and its marker's line
below. A quote and who said it stay on one page where one page can hold them.
"""

from __future__ import annotations

from datetime import UTC, datetime

from fpdf import FPDF
from fpdf.fonts import TTFFont

from earmark import __version__, resources
from earmark.exporters.quotes.colors import Marker, marker, speaker_colors, speakers_places
from earmark.exporters.quotes.note_markup import NoteRun, note_blocks
from earmark.exporters.quotes.pen import HANG, Pen, cut
from earmark.exporters.quotes.rich_lines import FontStyle, Piece
from earmark.exporters.quotes.row import Row
from earmark.exporters.quotes.rows import Sheet
from earmark.exporters.quotes.settable import MISSING, settable
from earmark.progress import Report, silent

_MARGIN, _BOTTOM = 72.0, 64.0
_MEASURE = 400.0
"""How wide the column is, in points: about 70 letters."""
_FONTS: tuple[tuple[str, FontStyle, str], ...] = (
    ("Literata", "", "Literata_400Regular"),
    ("Literata", "B", "Literata_600SemiBold"),
    ("Inter", "", "Inter_400Regular"),
    ("Inter", "B", "Inter_600SemiBold"),
    ("Inter", "I", "Inter_400Regular_Italic"),
)
_TEXT, _QUIET, _RULE = "#242427", "#65646A", "#D5D2CA"
_QUOTE_SIZE, _QUOTE_LINE = 12.5, 20.0
_ABOUT_SIZE, _ABOUT_LINE = 9.0, 15.0
_NOTE_SIZE, _NOTE_LINE = 9.5, 14.5
_HEAD_SIZE, _HEAD_LINE = 15.0, 21.0
_BETWEEN = 22.0
_INDENT = 12.0
_THEN = datetime(1980, 1, 1, tzinfo=UTC)
"""When the document says it was made: the same quotes give the same document."""


def write(sheet: Sheet, report: Report = silent) -> bytes:
    """Return the document.

    Raises:
        UserError: Most of its letters are not in the fonts.
    """
    printed = _Document()
    try:
        sheet, missing = settable(sheet, printed.letters)
        printed.begin(sheet.source.heading)
        _Writer(printed, sheet, missing).write(report)
        return bytes(printed.output())
    finally:
        printed.close_fonts()


class _Document(FPDF):
    """A4 pages with a foot: what it is about on the left, the page on the right."""

    def __init__(self) -> None:
        super().__init__(unit="pt", format="A4")
        self._foot = ""
        for family, style, name in _FONTS:
            self.add_font(family, style, resources.path(f"fonts/{name}.ttf"))
        self.set_fallback_fonts(["Inter", "Literata"], exact_match=False)
        self.set_margins(_MARGIN, _MARGIN, _MARGIN)
        self.set_auto_page_break(auto=False)
        self.set_creation_date(_THEN)
        self.set_producer(f"Earmark {__version__}")

    @property
    def letters(self) -> frozenset[int]:
        """The code points that one of the fonts has."""
        return frozenset().union(*(font.cmap for font in self._fonts()))

    def begin(self, heading: str) -> None:
        """Begin the first page."""
        self._foot = heading
        self.set_title(heading)
        self.add_page()

    def close_fonts(self) -> None:
        for font in self._fonts():
            font.close()

    def _fonts(self) -> list[TTFFont]:
        return [font for font in self.fonts.values() if isinstance(font, TTFFont)]

    def footer(self) -> None:
        """Write the foot of a page; called by the library."""
        self.set_font("Inter", "", 8)
        self.set_text_color(_QUIET)
        self.set_xy(_MARGIN - self.c_margin, self.h - _BOTTOM + 20)
        room = self.w - 2 * _MARGIN - 40
        self.cell(room, 10, cut(self, self._foot, room)[0])
        self.cell(40, 10, str(self.page_no()), align="R")


class _Writer:
    """Puts the quotes on the pages, one below the other; `missing` signs are not in the fonts."""

    def __init__(self, printed: _Document, sheet: Sheet, missing: int) -> None:
        self._pen, self._sheet, self._missing = Pen(printed, printed.h - _BOTTOM, _MARGIN), sheet, missing
        colors = [light for light, _ in speaker_colors()]
        self._speakers = {name: colors[n] for name, n in speakers_places(sheet.episode).items()}

    def write(self, report: Report) -> None:
        source = self._sheet.source
        self._pen.font("Literata", "B", 22, _TEXT)
        self._pen.lines(self._pen.cut(source.heading, _MEASURE), 28)
        if source.subtitle:
            self._pen.font("Inter", "", 9.5, _QUIET)
            self._pen.lines(self._pen.cut(source.subtitle, _MEASURE), 16)
        if self._missing:
            self._pen.down(_ABOUT_LINE / 2)
            self._pen.font("Inter", "", _ABOUT_SIZE, _QUIET)
            self._pen.lines(self._pen.cut(_missing(self._missing), _MEASURE), _ABOUT_LINE)
        done, total = 0, len(self._sheet.rows)
        for group in self._sheet.groups:
            if group.name:
                self._head(group.name)
            for row in group.rows:
                report(done, total)
                done += 1
                self._pen.down(_BETWEEN)
                self._add(row)
        self._cite()

    def _head(self, name: str) -> None:
        """Write the name of a group, on the page where its first quote begins."""
        self._pen.down(_BETWEEN * 1.5)
        self._pen.need(_HEAD_LINE + _BETWEEN + _QUOTE_LINE + _ABOUT_LINE)
        self._pen.font("Literata", "B", _HEAD_SIZE, _TEXT)
        self._pen.lines(self._pen.cut(name, _MEASURE), _HEAD_LINE)

    def _cite(self) -> None:
        """Write where the quotes are from."""
        citation = [Piece(run.text, "I" if run.italic else "") for run in self._sheet.citation]
        if citation:
            self._pen.down(_BETWEEN * 1.5)
            self._pen.font("Inter", "", _NOTE_SIZE, _TEXT)
            self._pen.pieces(self._pen.cut_pieces(citation, _MEASURE), _NOTE_LINE, 0)

    def _add(self, row: Row) -> None:
        said = [self._cut(part.text) for part in row.parts]
        several = len(said) > 1
        height = sum(map(len, said)) * _QUOTE_LINE + (len(said) * several + 1) * _ABOUT_LINE
        self._pen.need(height)
        for part, lines in zip(row.parts, said, strict=True):
            if several and part.speaker:
                self._pen.need(_ABOUT_LINE + _QUOTE_LINE)
                self._name(part.speaker)
                self._pen.down(_ABOUT_LINE)
            self._quote(lines, marker(row.color))
        self._about(row, named=not several)
        self._note(row)

    def _cut(self, text: str) -> list[str]:
        self._pen.font("Literata", "", _QUOTE_SIZE, _TEXT)
        return self._pen.cut(text, _MEASURE)

    def _quote(self, lines: list[str], look: Marker) -> None:
        for line in lines:
            self._pen.need(_QUOTE_LINE)
            self._pen.font("Literata", "", _QUOTE_SIZE, _TEXT)
            self._pen.marked(line, _QUOTE_LINE, look)

    def _name(self, name: str) -> None:
        self._pen.font("Inter", "B", _ABOUT_SIZE, self._speakers.get(name, _TEXT))
        self._pen.word(name, _ABOUT_LINE, _MEASURE)

    def _about(self, row: Row, *, named: bool) -> None:
        """Write who, when, tags and doubts into one line, or more where they do not fit."""
        self._pen.need(_ABOUT_LINE)
        self._pen.down(2)
        for name in row.speakers if named else ():
            self._name(name)
        self._pen.font("Inter", "", _ABOUT_SIZE, _QUIET)
        if row.time:
            self._pen.word(row.time, _ABOUT_LINE, _MEASURE, row.link)
        for piece in (row.color_name, *(f"#{tag}" for tag in row.tags), row.doubt):
            if piece:
                self._pen.word(piece, _ABOUT_LINE, _MEASURE)
        self._pen.down(_ABOUT_LINE)

    def _note(self, row: Row) -> None:
        """Write the note under its quote, with a rule on its left."""
        if not row.note:
            return
        self._pen.down(3)
        self._pen.font("Inter", "", _NOTE_SIZE, _TEXT)
        for number, block in enumerate(note_blocks(row.note)):
            if number and not block.mark:
                self._pen.gap(_NOTE_LINE / 2, _RULE)
            room = _MEASURE - _INDENT - (HANG if block.mark else 0)
            lines = self._pen.cut_pieces([_piece(run) for run in block.runs], room)
            self._pen.pieces(lines, _NOTE_LINE, _INDENT, rule=_RULE, mark=block.mark)


def _piece(run: NoteRun) -> Piece:
    return Piece(run.text, "B" if run.bold else "I" if run.italic else "", run.link)


def _missing(count: int) -> str:
    signs = "One sign is" if count == 1 else f"{count:,} signs are"
    return f"{signs} not in the fonts of this document: {MISSING}. Web pages and Word documents hold all."
