"""Quotes as a Word document: each on its marker's colour, with speaker, time, tags and note below."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from earmark import __version__
from earmark.exporters.quotes.colors import marker, speaker_colors, speakers_places
from earmark.exporters.quotes.note_markup import NoteBlock, note_blocks
from earmark.exporters.quotes.row import Row
from earmark.exporters.quotes.rows import Sheet
from earmark.exporters.quotes.word_styles import (
    NOTE,
    QUIET,
    SOURCE,
    WORDS,
    add_foot,
    add_styled,
    set_direction,
    set_styles,
)
from earmark.progress import Report, silent

_BETWEEN, _BETWEEN_BLOCKS = Pt(18), Pt(5)
_HANGING = Pt(36)
_UNDERLINES = {"solid": "single", "dashed": "dash", "dotted": "dotted", "double": "double", "wavy": "wave"}
_THEN = datetime(1980, 1, 1, tzinfo=UTC)
"""When the document says it was made where no quote says it: the same quotes give the same document."""


def write(sheet: Sheet, report: Report = silent) -> bytes:
    """Return the document."""
    document = Document()
    _set_about(document, sheet)
    set_styles(document)
    add_foot(document, sheet.source.heading)
    document.add_heading(sheet.source.heading, level=0)
    if sheet.source.subtitle:
        _quiet(add_styled(document, SOURCE).add_run(sheet.source.subtitle))
    colors = _speaker_colors(sheet)
    done, total = 0, len(sheet.rows)
    for group in sheet.groups:
        if group.name:
            document.add_heading(group.name, level=1)
        for row in group.rows:
            report(done, total)
            _add(document, row, colors)
            done += 1
    _add_citation(document, sheet)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _set_about(document: WordDocument, sheet: Sheet) -> None:
    about = document.core_properties
    about.title, about.subject = sheet.source.heading[:255], sheet.source.subtitle[:255]
    about.author, about.comments = "", f"Earmark {__version__}"
    about.created = about.modified = _THEN


def _speaker_colors(sheet: Sheet) -> dict[str, RGBColor]:
    colors = [RGBColor.from_string(light.removeprefix("#")) for light, _ in speaker_colors()]
    return {name: colors[place] for name, place in speakers_places(sheet.episode).items()}


def _add(document: WordDocument, row: Row, colors: Mapping[str, RGBColor]) -> None:
    for number, part in enumerate(row.parts):
        paragraph = add_styled(document, WORDS)
        if not number:
            paragraph.paragraph_format.space_before = _BETWEEN
        if len(row.parts) > 1 and part.speaker:
            _name(paragraph, part.speaker, colors)
            paragraph.add_run(": ")
        _mark(paragraph.add_run(part.text), row.color)
        set_direction(paragraph)
    _add_about(add_styled(document, SOURCE), row, colors)
    for number, block in enumerate(note_blocks(row.note)):
        paragraph = add_styled(document, NOTE, f"{block.mark} " if block.mark else "")
        if number and not block.mark:
            paragraph.paragraph_format.space_before = _BETWEEN_BLOCKS
        _add_note(paragraph, block)
        set_direction(paragraph)


def _name(paragraph: Paragraph, name: str, colors: Mapping[str, RGBColor]) -> None:
    run = paragraph.add_run(name)
    run.bold = True
    if name in colors:
        run.font.color.rgb = colors[name]


def _add_note(paragraph: Paragraph, block: NoteBlock) -> None:
    for piece in block.runs:
        run = _linked(paragraph, piece.text, piece.link) if piece.link else paragraph.add_run(piece.text)
        run.bold, run.italic = piece.bold or None, piece.italic or None
        if piece.code:
            run.font.name = "Consolas"


def _add_about(paragraph: Paragraph, row: Row, colors: Mapping[str, RGBColor]) -> None:
    """Write who, when, which colour and tags in one line; the time is a link where the sound is known."""
    for number, name in enumerate(row.speakers):
        if number:
            paragraph.add_run(" and " if number == len(row.speakers) - 1 else ", ")
        _name(paragraph, name, colors)
    if row.time:
        _gap(paragraph)
        _quiet(_linked(paragraph, row.time, row.link) if row.link else paragraph.add_run(row.time))
    if row.clip:
        _gap(paragraph)
        _quiet(_linked(paragraph, "clip", row.clip))
    for piece in (row.color_name, *(f"#{tag}" for tag in row.tags), row.doubt):
        if piece:
            _gap(paragraph)
            _quiet(paragraph.add_run(piece))


def _add_citation(document: WordDocument, sheet: Sheet) -> None:
    """Write where the quotes are from, hanging as lists of sources do."""
    if not sheet.citation:
        return
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_before = Pt(24)
    paragraph.paragraph_format.left_indent = _HANGING
    paragraph.paragraph_format.first_line_indent = -_HANGING
    for run in sheet.citation:
        paragraph.add_run(run.text).italic = run.italic or None


def _gap(paragraph: Paragraph) -> None:
    if len(paragraph._p) > 1:  # noqa: SLF001 - more than its properties; the library has no name for it
        paragraph.add_run("   ")


def _quiet(run: Run) -> None:
    run.font.color.rgb = QUIET


def _mark(run: Run, color: str) -> None:
    """Give *run* the fill and the line of its marker."""
    look = marker(color)
    properties = run._r.get_or_add_rPr()  # noqa: SLF001 - the library knows neither fills nor coloured lines
    line = OxmlElement("w:u")
    line.set(qn("w:val"), _UNDERLINES[look.underline])
    line.set(qn("w:color"), look.line.removeprefix("#"))
    fill = OxmlElement("w:shd")
    fill.set(qn("w:val"), "clear")
    fill.set(qn("w:color"), "auto")
    fill.set(qn("w:fill"), look.fill.removeprefix("#"))
    properties.append(line)
    properties.append(fill)


def _linked(paragraph: Paragraph, text: str, address: str) -> Run:
    """Add *text* as a link and return it."""
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run = paragraph.add_run(text)
    run.underline = True
    link.append(run._r)  # noqa: SLF001 - it is moved into the link
    paragraph._p.append(link)  # noqa: SLF001
    return run
