"""Name and time above a turn, as real text: the stacked layout, and what a screen reader reads."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QColor, QFont, QFontMetricsF, QTextCharFormat, QTextCursor

from earmark.gui import fonts
from earmark.gui.page_layout import PageLayout
from earmark.gui.sections import Section, printed_time
from earmark.gui.text_offsets import utf16_length
from earmark.gui.theme import Theme
from earmark.model.episode import Episode

_GAP = 9  # between name and time
_GLYPH = 13  # what the play glyph of the current turn takes of it besides
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


def insert_heading(cursor: QTextCursor, episode: Episode, section: Section, theme: Theme) -> None:
    """Write the heading of *section* at *cursor*."""
    name, time = name_and_time(episode, section)
    speaker = episode.turns[section.turn].speaker
    color = theme.color("text.dimmed") if section.sponsor else theme.speaker(speaker)
    named = text_format(fonts.sans(NAME_FONT_PIXELS, 600), color)
    if name:
        cursor.insertText(name, named)
    if name and time:
        cursor.insertText(" ", spaced(named, " ", _GAP))
    if time:
        cursor.insertText(time, _time_format(theme, sounds=False))


def show_heading(layout: PageLayout, turn: int, theme: Theme, *, sounds: bool) -> None:
    """Give the time above *turn* the look of what sounds, with room for a play glyph, or take it away."""
    place = _time_place(layout, turn)
    if place is None:
        return
    start, end = place
    cursor = QTextCursor(layout.document)
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    cursor.setCharFormat(_time_format(theme, sounds=sounds))
    if _has_name(layout, turn):
        cursor.setPosition(start - 1)
        cursor.setPosition(start, QTextCursor.MoveMode.KeepAnchor)
        named = cursor.charFormat()
        cursor.setCharFormat(spaced(named, " ", _GAP + (_GLYPH if sounds else 0)))


def glyph_x(layout: PageLayout, turn: int) -> float | None:
    """Return the left edge of the play glyph before the time of *turn*, or None without a name or time."""
    place, block = _time_place(layout, turn), layout.turn_heading(turn)
    if place is None or block is None or not _has_name(layout, turn):
        return None
    return layout.x_of(block, place[0] - block.position()) - _GLYPH


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


def _time_format(theme: Theme, *, sounds: bool) -> QTextCharFormat:
    font = fonts.sans(TIME_FONT_PIXELS, 500 if sounds else 400, tabular=True)
    return text_format(font, theme.color("now.accent" if sounds else "text.tertiary"))


def _time_place(layout: PageLayout, turn: int) -> tuple[int, int] | None:
    """Return the positions of the time in the heading of *turn*, or None if it has none."""
    block = layout.turn_heading(turn)
    if block is None:
        return None
    _, time = name_and_time(layout.episode, layout.first_section(turn))
    end = block.position() + block.length() - 1
    return (end - utf16_length(time), end) if time else None


def _has_name(layout: PageLayout, turn: int) -> bool:
    return bool(name_and_time(layout.episode, layout.first_section(turn))[0])
