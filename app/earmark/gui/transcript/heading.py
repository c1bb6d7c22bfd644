"""Name and time above a turn, as real text: the stacked layout, and what a screen reader reads."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QTextCharFormat, QTextCursor

from earmark.gui.look import fonts
from earmark.gui.look.theme import Theme
from earmark.gui.transcript.page_block import Heading
from earmark.gui.transcript.page_layout import PageLayout
from earmark.gui.transcript.sections import Section, printed_time
from earmark.gui.transcript.text_offsets import utf16_length
from earmark.model.episode import Episode

_GAP = 9  # between name and time
GLYPH = 13  # what the play glyph of the current turn takes of it besides
NAME_FONT_PIXELS, TIME_FONT_PIXELS = 13, 12


def name_and_time(episode: Episode, section: Section) -> tuple[str, str]:
    speaker = episode.speaker_of(section.turn)
    return speaker.name if speaker else "", printed_time(episode.spans[section.first].paragraph)


def heading_text(episode: Episode, section: Section) -> str:
    """Return the words of the heading block: name and time, as far as they are known."""
    return " ".join(part for part in name_and_time(episode, section) if part)


def headings(episode: Episode, sections: Sequence[Section]) -> list[str | None]:
    """Return for each paragraph the heading that stands above it in the stacked layout."""
    found: list[str | None] = [None] * len(episode.spans)
    for section in sections:
        found[section.first] = heading_text(episode, section) or None
    return found


def heading(episode: Episode, section: Section, theme: Theme) -> Heading | None:
    """Return what stands above *section* in the stacked layout; None where neither name nor time is known."""
    name, time = name_and_time(episode, section)
    if not name and not time:
        return None
    palette = episode.palette_of(episode.turns[section.turn].speaker)
    color = theme.color("text.dimmed") if section.sponsor else theme.speaker(palette)
    return Heading(name, time, color.name())


def insert_heading(cursor: QTextCursor, heading: Heading) -> None:
    """Write *heading* at *cursor*."""
    name, time = heading.name, heading.time
    named = text_format(fonts.sans(NAME_FONT_PIXELS, 600), QColor(heading.color))
    if name:
        cursor.insertText(name, named)
    if name and time:
        cursor.insertText(" ", spaced(named, " ", _GAP))
    if time:
        unseen = text_format(fonts.sans(TIME_FONT_PIXELS, tabular=True), QColor(Qt.GlobalColor.transparent))
        cursor.insertText(time, unseen)


class HeadingTime(NamedTuple):
    """The time in a heading: its words, where they begin, and the positions they have in the document."""

    text: str
    x: float
    start: int
    end: int


def heading_time(layout: PageLayout, section: Section, *, sounds: bool) -> HeadingTime | None:
    """Return the time above *section*, or None if it has none.

    It is painted and not formatted, so that what sounds can change its look
    without a new layout: room for the play glyph is made by moving it right.
    """
    block = layout.heading_of(section)
    name, time = name_and_time(layout.episode, section)
    if block is None or not time:
        return None
    end = block.position() + block.length() - 1
    start = end - utf16_length(time)
    x = layout.x_of(block, start - block.position())
    return HeadingTime(time, x + (GLYPH if sounds and name else 0), start, end)


def text_format(font: QFont, color: QColor) -> QTextCharFormat:
    form = QTextCharFormat()
    form.setFont(font)
    form.setForeground(color)
    return form


def spaced(form: QTextCharFormat, letter: str, width: float) -> QTextCharFormat:
    """Return *form* with as much letter spacing as makes *letter* that wide."""
    changed = QTextCharFormat(form)
    changed.setFontLetterSpacingType(QFont.SpacingType.AbsoluteSpacing)
    plain = QFont(form.font())
    plain.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 0)
    changed.setFontLetterSpacing(width - QFontMetricsF(plain).horizontalAdvance(letter))
    return changed
