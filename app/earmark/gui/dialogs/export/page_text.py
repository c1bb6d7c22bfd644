"""The page of the preview as a document: title, legend, and the first quotes with what stands below them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from PySide6.QtCore import QRectF, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QFont,
    QPainter,
    QPixmap,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextImageFormat,
)

from earmark.exporters.quotes.note_markup import NoteBlock, note_blocks
from earmark.exporters.quotes.ordering import Legend, Look
from earmark.exporters.quotes.row import Row
from earmark.gui.look import fonts
from earmark.gui.look.marker_swatch import paint_swatch
from earmark.gui.look.theme import Theme
from earmark.model.references import Run

INK, QUIET, NOTE, RULE, PAPER = "#1F1F22", "#54545B", "#3A3A40", "#D5D2CA", "#FFFEFC"
_WORDS, _DOUBT = "#242427", "#8A3B12"
_GAP = "  "
_SWATCH_WIDTH, _SWATCH_HEIGHT = 18, 13


@dataclass(slots=True)
class Marks:
    """What is painted round the text: quotes as (start, end, colour), and blocks with a rule before them.

    Places are Qt's positions in the document.
    """

    quotes: list[tuple[int, int, str]] = field(default_factory=list)
    ruled: list[tuple[int, int]] = field(default_factory=list)


class PageWriter:
    """Writes a look into *document*, piece by piece, so that no piece takes long.

    Args:
        document: It is emptied.
        theme: The light theme: paper is light in every theme.
        look: What to write.
        marked: Whether quotes stand on their markers' colours; else behind a rule, as in Markdown.
    """

    def __init__(self, document: QTextDocument, theme: Theme, look: Look, *, marked: bool) -> None:
        document.clear()
        self.marks = Marks()
        self._document, self._theme, self._look, self._marked = document, theme, look, marked
        self._cursor = QTextCursor(document)
        self._is_first = True

    def pieces(self) -> Iterator[None]:
        """Write the whole page; each step is one piece."""
        source = self._look.source
        self._block(33)
        self._text(source.heading, fonts.serif(25, 500), INK)
        if source.subtitle:
            self._block(20, above=5)
            self._text(source.subtitle, fonts.sans(13), QUIET)
        if self._look.legend and self._marked:
            self._legend(self._look.legend)
        yield
        for group in self._look.groups:
            if group.name:
                self._block(26, above=30)
                self._text(group.name, fonts.serif(19, 500), INK)
            for row in group.rows:
                self._quote(row)
                yield
        if self._look.more:
            self._block(20, above=26)
            self._text(f"{self._look.more} more", fonts.sans(13, 500), QUIET)
        if self._look.citation:
            self._citation(self._look.citation)
        yield

    def _legend(self, legend: tuple[Legend, ...]) -> None:
        self._block(20, above=13)
        for entry in legend:
            self._swatch(entry.color)
            self._text(f"  {entry.name} {entry.uses}".replace(" ", "\u00a0"), fonts.sans(12), QUIET)
            self._text("     ", fonts.sans(12), QUIET)

    def _swatch(self, color: str) -> None:
        ratio = 2
        picture = QPixmap(_SWATCH_WIDTH * ratio, _SWATCH_HEIGHT * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        paint_swatch(painter, QRectF(0, 0, _SWATCH_WIDTH, _SWATCH_HEIGHT), self._theme.marker(color))
        painter.end()
        name = QUrl(f"swatch:{color}")
        self._document.addResource(QTextDocument.ResourceType.ImageResource.value, name, picture)
        image = QTextImageFormat()
        image.setName(name.toString())
        image.setWidth(_SWATCH_WIDTH)
        image.setHeight(_SWATCH_HEIGHT)
        image.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignBaseline)
        self._cursor.insertImage(image)

    def _quote(self, row: Row) -> None:
        begin = self._cursor.position() + 1
        for number, part in enumerate(row.parts):
            self._block(27, above=0 if number else 22, indent=not self._marked)
            if len(row.parts) > 1 and part.speaker:
                color = self._speaker(part.speaker) if self._marked else QColor(INK)
                self._text(f"{part.speaker}: ", fonts.sans(13, 600), color)
            start = self._cursor.position()
            self._text(part.text, fonts.serif(17), _WORDS)
            if self._marked:
                self._marks_add(start, row.color)
        self._about(row)
        if self._marked:
            begin = self._cursor.position() + 1
        for number, block in enumerate(note_blocks(row.note)):
            self._note(block, first=number == 0)
        if not self._marked or row.note:
            self.marks.ruled.append((begin, self._cursor.position()))

    def _marks_add(self, start: int, color: str) -> None:
        self.marks.quotes.append((start, self._cursor.position(), color))

    def _about(self, row: Row) -> None:
        self._block(20, above=4, indent=not self._marked)
        pieces = 0
        if not self._marked:
            self._text("— ", fonts.sans(12), QUIET)
        for name in row.speakers:
            self._between(pieces)
            self._text(name, fonts.sans(12, 600), self._speaker(name) if self._marked else QColor(INK))
            pieces += 1
        if row.time:
            self._between(pieces)
            self._text(row.time, fonts.sans(12, tabular=True), QUIET, underlined=bool(row.link))
            pieces += 1
        shown = (*([] if self._marked else [row.color_name]), *(f"#{tag}" for tag in row.tags))
        for words in shown:
            self._between(pieces)
            self._text(words, fonts.sans(12), QUIET)
            pieces += 1
        if row.clip:
            self._between(pieces)
            self._text("clip", fonts.sans(12), QUIET, underlined=True)
            pieces += 1
        if row.doubt:
            self._between(pieces)
            self._text(row.doubt, fonts.sans(12, 500), _DOUBT)

    def _between(self, pieces: int) -> None:
        if pieces:
            self._text(_GAP, fonts.sans(12), QUIET)

    def _note(self, block: NoteBlock, *, first: bool) -> None:
        self._block(20, above=6 if first else 0, indent=True)
        if block.mark:
            self._text(f"{block.mark} ", fonts.sans(13), NOTE)
        for run in block.runs:
            font = fonts.mono(12) if run.code else fonts.sans(13, 600 if run.bold else 400)
            font.setItalic(run.italic)
            self._text(run.text, font, NOTE, underlined=bool(run.link))

    def _citation(self, runs: tuple[Run, ...]) -> None:
        self._block(20, above=30, hanging=True)
        for run in runs:
            font = fonts.sans(13)
            font.setItalic(run.italic)
            self._text(run.text, font, NOTE)

    def _speaker(self, name: str) -> QColor:
        return self._theme.speaker(self._look.palettes.get(name))

    def _block(self, height: int, *, above: int = 0, indent: bool = False, hanging: bool = False) -> None:
        look = QTextBlockFormat()
        look.setLineHeight(height, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        look.setTopMargin(above)
        look.setLeftMargin(16 if indent else 24 if hanging else 0)
        look.setTextIndent(-24 if hanging else 0)
        if self._is_first:
            self._cursor.setBlockFormat(look)
        else:
            self._cursor.insertBlock(look, QTextCharFormat())
        self._is_first = False

    def _text(self, text: str, font: QFont, color: str | QColor, *, underlined: bool = False) -> None:
        look = QTextCharFormat()
        look.setFont(font)
        look.setForeground(QColor(color))
        look.setFontUnderline(underlined)
        # A break within a note is one of lines, not of blocks.
        self._cursor.insertText(text.replace("\n", "\u2028"), look)
