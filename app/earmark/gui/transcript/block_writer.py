"""Writes blocks into a document: all of them, or only those that differ from what is there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument

from earmark.gui.look import fonts
from earmark.gui.look.theme import Theme
from earmark.gui.transcript.heading import insert_heading, spaced, text_format
from earmark.gui.transcript.page_block import PageBlock
from earmark.model.unheard import unheard

CHIP_PIXELS = 12.5
CHIP_BEFORE, CHIP_AFTER = 29, 11  # what the brackets take: the outline, the ear and the padding
_NO_BREAK = "\u00a0"  # stands for brackets and spaces of a chip: it keeps to one line, and shows no brackets


class BlockWriter:
    """Writes one page. GUI thread only."""

    def __init__(self, document: QTextDocument, theme: Theme) -> None:
        self._document = document
        self._theme = theme
        self._cursor = QTextCursor(document)
        self._plain = QTextCharFormat()
        self._dimmed = QTextCharFormat()
        self._dimmed.setForeground(theme.color("text.dimmed"))
        self._chip, self._opening, self._closing = _chip_formats(theme)

    def write_all(self, blocks: Sequence[PageBlock]) -> None:
        """Write *blocks* into the empty document."""
        self._cursor.beginEditBlock()
        for number, block in enumerate(blocks):
            if number:
                self._cursor.insertBlock(_format(block), self._plain)
            else:
                self._cursor.setBlockFormat(_format(block))
            self._write(block)
        self._cursor.endEditBlock()

    def change(self, before: Sequence[PageBlock], after: Sequence[PageBlock]) -> bool:
        """Turn *before*, which the document holds, into *after*.

        Nothing happens, and False is returned, where all would be written anew.
        """
        head = _common(before, after)
        tail = _common(before[head:][::-1], after[head:][::-1])
        old, new = len(before) - head - tail, len(after) - head - tail
        if head + tail == 0:
            return False
        if not head and old != new:  # there is no block in front that could be held on to
            return False
        self._cursor.beginEditBlock()
        if old != new:
            self._make_room(head, old, new)
        for number in range(max(0, head - (old != new)), head + new):
            self._rewrite(number, after[number])
        self._cursor.endEditBlock()
        return True

    def _make_room(self, head: int, old: int, new: int) -> None:
        """Let *new* blocks stand behind the first *head* ones, where *old* ones did."""
        cursor = self._cursor
        cursor.setPosition(self._end_of(head + min(old, new) - 1))
        if new < old:
            cursor.setPosition(self._end_of(head + old - 1), QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
        for _ in range(new - old):
            cursor.insertBlock(QTextBlockFormat(), self._plain)

    def _rewrite(self, number: int, block: PageBlock) -> None:
        start = self._document.findBlockByNumber(number).position()
        self._cursor.setPosition(start)
        self._cursor.setPosition(self._end_of(number), QTextCursor.MoveMode.KeepAnchor)
        self._cursor.removeSelectedText()
        self._cursor.setBlockFormat(_format(block))
        self._cursor.setBlockCharFormat(self._plain)
        self._write(block)

    def _end_of(self, number: int) -> int:
        block = self._document.findBlockByNumber(number)
        return block.position() + block.length() - 1

    def _write(self, block: PageBlock) -> None:
        if block.heading is not None:
            insert_heading(self._cursor, block.heading)
            return
        plain = self._dimmed if block.dimmed else self._plain
        text, at = block.text, 0
        for mark in unheard(text):
            inside = text[mark.start + 1 : mark.end - 1].replace(" ", _NO_BREAK)
            self._cursor.insertText(text[at : mark.start], plain)
            self._cursor.insertText(_NO_BREAK, self._opening)
            self._cursor.insertText(inside, self._chip)
            self._cursor.insertText(_NO_BREAK, self._closing)
            at = mark.end
        self._cursor.insertText(text[at:], plain)


def _format(block: PageBlock) -> QTextBlockFormat:
    form = QTextBlockFormat()
    form.setLineHeight(block.line.height, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    form.setTopMargin(block.margin)
    return form


def _common(a: Sequence[PageBlock], b: Sequence[PageBlock]) -> int:
    """Return how many blocks *a* and *b* have in common from their start."""
    length = min(len(a), len(b))
    return next((n for n in range(length) if a[n] != b[n]), length)


def _chip_formats(theme: Theme) -> tuple[QTextCharFormat, QTextCharFormat, QTextCharFormat]:
    """Return the looks of a chip's words and of its two brackets, which only keep room."""
    words = text_format(fonts.sans(CHIP_PIXELS, 500, tabular=True), theme.color("text.secondary"))
    return words, spaced(words, _NO_BREAK, CHIP_BEFORE), spaced(words, _NO_BREAK, CHIP_AFTER)
