"""A note's Markdown, made ready to paint on a card.

Notes may come from anybody's file, so nothing in them is ever fetched:
pictures show as their alternative text, and HTML as it is spelled.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QUrl
from PySide6.QtGui import (
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFragment,
)

from earmark.gui.look import fonts
from earmark.gui.look.theme import Theme

LINE = 19
_NATURAL_LINE = 16
MAX_LINES = 6
_LONGEST = 2_000
"""How much of a note is looked at for six lines; a note pasted from a book stays quick."""
_WIDEST = 40
"""How many characters may have to go for the "…", at most: those of a narrow line."""
_SIZE, _CODE_SIZE, _INDENT, _BOLD = 13, 12, 16, 600
_FEATURES = QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML


class NoteDocument(QTextDocument):
    """Text that asks nobody for anything: no picture is loaded, from the disk or from elsewhere."""

    def loadResource(self, kind: int, name: QUrl | str) -> object:  # noqa: N802 - Qt's name
        return None


def render(note: str, width: int, theme: Theme) -> QTextDocument:
    """Return *note* laid out *width* pixels wide, at most six lines of 19 pixels."""
    document = _read(note[:_LONGEST])
    _dress(document, theme)
    document.setTextWidth(width)
    _cut(document)
    return document


def plain(note: str) -> str:
    """Return the words of *note* in one line, without the signs of Markdown."""
    return " ".join(_read(note).toPlainText().replace("\ufffc", " ").split())


def _read(note: str) -> QTextDocument:
    document = NoteDocument()
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0)
    document.setIndentWidth(_INDENT)
    document.setDefaultFont(fonts.sans(_SIZE))
    # A line break of the writer is kept, as in messages; Markdown alone would join the lines.
    document.setMarkdown(note.replace("\n", "  \n"), _FEATURES)
    _name_pictures(document)
    return document


def _name_pictures(document: QTextDocument) -> None:
    """Put its alternative text in the place of every picture."""
    pictures = [f for block in _blocks(document) for f in _fragments(block) if f.charFormat().isImageFormat()]
    cursor = QTextCursor(document)
    for picture in reversed(pictures):
        words = picture.charFormat().property(QTextFormat.Property.ImageAltText)
        _select(cursor, picture.position(), picture.length())
        cursor.insertText(str(words or ""), QTextCharFormat())


def _dress(document: QTextDocument, theme: Theme) -> None:
    """Give every line the same height and every kind of text its font and colour."""
    cursor = QTextCursor(document)
    for block in _blocks(document):
        cursor.setPosition(block.position())
        cursor.mergeBlockFormat(_line(block.blockFormat()))
        looks = [(f.position(), f.length(), _look(f.charFormat(), theme)) for f in _fragments(block)]
        for position, length, look in looks:
            if look is not None:
                _select(cursor, position, length)
                cursor.mergeCharFormat(look)


def line_format() -> QTextBlockFormat:
    """Return the format that makes lines of the interface font 19 pixels high."""
    line = QTextBlockFormat()
    # Not a fixed height: then the numbers of a list would sink below their lines.
    line.setLineHeight(LINE - _NATURAL_LINE, QTextBlockFormat.LineHeightTypes.LineDistanceHeight.value)
    return line


def _line(written: QTextBlockFormat) -> QTextBlockFormat:
    line = line_format()
    if written.leftMargin() > 0:  # a quotation; the file's own 40 pixels are a sixth of a card
        line.setLeftMargin(_INDENT)
    return line


def _look(written: QTextCharFormat, theme: Theme) -> QTextCharFormat | None:
    """Return what to change where the text is *written* so, or None for plain words."""
    bold = written.fontWeight() > QFont.Weight.Medium.value
    if not (bold or written.fontItalic() or written.fontFixedPitch() or written.isAnchor()):
        return None
    look = QTextCharFormat()
    font = fonts.mono(_CODE_SIZE) if written.fontFixedPitch() else fonts.sans(_SIZE, _BOLD if bold else 400)
    font.setItalic(written.fontItalic())
    font.setStrikeOut(written.fontStrikeOut())
    font.setUnderline(written.isAnchor())
    look.setFont(font)
    if written.hasProperty(QTextFormat.Property.FontSizeAdjustment):
        look.setProperty(QTextFormat.Property.FontSizeAdjustment, 0)  # a heading is bold, not larger
    if bold or written.isAnchor():
        look.setForeground(theme.color("text.primary"))
    return look


def _cut(document: QTextDocument) -> None:
    """End the text in "…" on its last line allowed."""
    end = _end_of_line(document, MAX_LINES)
    if end is None:
        return
    cursor = QTextCursor(document)
    cursor.setPosition(end)
    cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()
    cursor.insertText("…")
    for _ in range(_WIDEST):  # "…" itself may have begun a line: give it room
        if _end_of_line(document, MAX_LINES) is None:
            return
        back = QTextCursor.MoveOperation.PreviousCharacter
        cursor.movePosition(back, QTextCursor.MoveMode.KeepAnchor, len("x…"))
        cursor.insertText("…")


def _end_of_line(document: QTextDocument, number: int) -> int | None:
    """Return where the line *number* (from 1) ends, if there are more lines than that."""
    document.size()  # lays the text out
    end: int | None = None
    seen = 0
    for block in _blocks(document):
        layout = block.layout()
        for at in range(layout.lineCount()):
            if seen == number:
                return end
            line = layout.lineAt(at)
            end = block.position() + line.textStart() + line.textLength()
            seen += 1
    return None


def _select(cursor: QTextCursor, position: int, length: int) -> None:
    cursor.setPosition(position)
    cursor.setPosition(position + length, QTextCursor.MoveMode.KeepAnchor)


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _fragments(block: QTextBlock) -> list[QTextFragment]:
    found: list[QTextFragment] = []
    at = block.begin()
    while not at.atEnd():
        found.append(at.fragment())
        at += 1
    return found
