"""Where words change their colour: over highlights in dark themes, and in the current match.

Everything else that marks words lies under them. These few are given to Qt
as extra selections with a foreground only, and only for what is in view.
"""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit

from earmark.gui.look.theme import Theme
from earmark.gui.transcript.page_layout import PageLayout
from earmark.gui.transcript.page_state import PageState


class ColoredText(NamedTuple):
    """Document positions `start` to `end` in one colour."""

    start: int
    end: int
    color: str


def colored_texts(
    layout: PageLayout, state: PageState, theme: Theme, start: int, end: int
) -> list[ColoredText]:
    """Return the words of `text[start:end]` that are not in the colour of the transcript, none twice."""
    plain = theme.color("text.transcript").name()
    found: list[_Colored] = []
    for mark in state.painted_marks(start, end):
        color = theme.marker(mark.color).text.name()
        if color != plain:
            found = _over(found, (max(mark.start, start), min(mark.end, end), color))
    matches = state.matches
    if 0 <= matches.current < len(matches.ranges):
        low, high = matches.ranges[matches.current]
        if low < end and start < high:
            found = _over(found, (low, high, theme.color("find.currentText").name()))
    position = layout.offsets.position
    return [ColoredText(position(a), position(z), color) for a, z, color in found]


_Colored = tuple[int, int, str]


def _over(below: list[_Colored], top: _Colored) -> list[_Colored]:
    """Return *below* with *top* laid over it. Qt would mix colours that overlap."""
    start, end, _ = top
    pieces = [
        piece for a, z, color in below for piece in ((a, min(z, start), color), (max(a, end), z, color))
    ]
    return [*(piece for piece in pieces if piece[0] < piece[1]), top]


def extra_selection(document: QTextDocument, text: ColoredText) -> QTextEdit.ExtraSelection:
    """Return what makes Qt draw *text* in its colour, and changes nothing else."""
    form = QTextCharFormat()
    form.setForeground(QColor(text.color))
    # Without any background Qt leaves out what touches another selection.
    form.setBackground(QColor(Qt.GlobalColor.transparent))
    cursor = QTextCursor(document)
    cursor.setPosition(text.start)
    cursor.setPosition(text.end, QTextCursor.MoveMode.KeepAnchor)
    selection = QTextEdit.ExtraSelection()
    selection.cursor = cursor
    selection.format = form
    return selection
