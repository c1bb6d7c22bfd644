"""An episode as a `QTextDocument`: one block a paragraph, and nothing that changes while reading.

Marks, the spoken word and matches are painted, never formatted: so the
document is laid out once. It is made anew for another episode, size, measure,
layout or theme (about 30 ms for two hours of talk).
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import (
    QFontMetricsF,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
)

from earmark.gui.look import fonts
from earmark.gui.look.theme import Theme
from earmark.gui.transcript import page_geometry as page
from earmark.gui.transcript.heading import heading_text, headings, insert_heading, spaced, text_format
from earmark.gui.transcript.page_geometry import LineBox, PageGeometry
from earmark.gui.transcript.page_layout import PageLayout
from earmark.gui.transcript.sections import Section, sections
from earmark.gui.transcript.text_offsets import TextOffsets
from earmark.model.curly import curly
from earmark.model.episode import Episode
from earmark.model.unheard import Unheard, unheard

CHIP_PIXELS = 12.5
CHIP_BEFORE, CHIP_AFTER = 29, 11  # what the brackets take: the outline, the ear and the padding
_NO_BREAK = "\u00a0"  # stands for brackets and spaces of a chip: it keeps to one line, and shows no brackets
_CANNOT_SHOW = {
    **{ord(letter): " " for letter in "\n\r\u2028\u2029\ufdd0\ufdd1"},
    **dict.fromkeys((0, 0xFFFC, *range(0xD800, 0xE000)), "\ufffd"),
}
"""Characters with a meaning of their own in Qt, or none: each is shown as one other."""


def make_page(
    episode: Episode, geometry: PageGeometry, theme: Theme, *, printed_quotes: bool = True
) -> PageLayout:
    """Return *episode* as a document and where its words are in it. GUI thread only; not yet laid out."""
    parts = sections(episode)
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0)
    document.setDefaultFont(fonts.serif(geometry.text_size))
    document.rootFrame().setFrameFormat(_frame(geometry))
    writer = _Writer(document, episode, geometry, theme, curly if printed_quotes else str)
    for section in parts:
        writer.write(section)
    writer.end()
    titles = headings(episode, parts) if geometry.stacked else ()
    offsets = TextOffsets(episode.text, episode.spans, titles)
    return PageLayout(document, episode, parts, chips(episode), offsets, geometry)


def chips(episode: Episode) -> list[Unheard]:
    """Return the places nobody could hear, as offsets into `Episode.text`."""
    return [
        Unheard(span.start + mark.start, span.start + mark.end, mark.time_ms)
        for span in episode.spans
        for mark in unheard(span.paragraph.text)
    ]


class _Writer:
    """Writes the sections one after the other."""

    def __init__(
        self,
        document: QTextDocument,
        episode: Episode,
        geometry: PageGeometry,
        theme: Theme,
        printed: Callable[[str], str],
    ) -> None:
        self._episode = episode
        self._geometry = geometry
        self._theme = theme
        self._printed = printed
        self._cursor = QTextCursor(document)
        self._cursor.beginEditBlock()
        self._metrics = QFontMetricsF(document.defaultFont())
        self._above: LineBox | None = None
        self._last: Section | None = None
        self._plain = QTextCharFormat()
        self._dimmed = QTextCharFormat()
        self._dimmed.setForeground(theme.color("text.dimmed"))
        self._chip, self._opening, self._closing = _chip_formats(theme)

    def write(self, section: Section) -> None:
        gap = self._gap_before(section)
        if self._geometry.stacked and heading_text(self._episode, section):
            self._begin(self._geometry.heading, gap)
            insert_heading(self._cursor, self._episode, section, self._theme)
            gap = 0
        for k in range(section.first, section.last + 1):
            if k > section.first:
                gap = page.PARAGRAPH_GAP
            elif section.opens_read:
                gap += page.SPONSOR_LABEL
            self._begin(self._geometry.line, gap)
            self._write_text(self._episode.spans[k].paragraph.text, dimmed=section.sponsor)
        self._last = section

    def end(self) -> None:
        self._cursor.endEditBlock()

    def _begin(self, line: LineBox, gap: int) -> None:
        block = QTextBlockFormat()
        block.setLineHeight(line.height, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        block.setTopMargin(line.margin_after(self._above, gap) if self._above else gap)
        if self._above is None:
            self._cursor.setBlockFormat(block)
        else:
            self._cursor.insertBlock(block, self._plain)
        self._above = line

    def _write_text(self, text: str, *, dimmed: bool) -> None:
        plain = self._dimmed if dimmed else self._plain
        text = self._printed(text.translate(_CANNOT_SHOW))
        at = 0
        for mark in unheard(text):
            inside = text[mark.start + 1 : mark.end - 1].replace(" ", _NO_BREAK)
            self._cursor.insertText(text[at : mark.start], plain)
            self._cursor.insertText(_NO_BREAK, self._opening)
            self._cursor.insertText(inside, self._chip)
            self._cursor.insertText(_NO_BREAK, self._closing)
            at = mark.end
        self._cursor.insertText(text[at:], plain)

    def _gap_before(self, section: Section) -> int:
        last = self._last
        if last is None:
            return 0
        if self._geometry.stacked:
            return page.STACKED_TURN_GAP
        gap = page.SHORT_TURN_GAP if section.short or last.short else page.TURN_GAP
        return gap + (self._short_of_name_rows(last))

    def _short_of_name_rows(self, section: Section) -> int:
        """Return how much lower than its one line of text the name and time of *section* reach."""
        text = self._episode.spans[section.first].paragraph.text
        one_line = section.first == section.last and not section.opens_read
        if not one_line or self._metrics.horizontalAdvance(text[:200]) > self._geometry.measure:
            return 0
        return max(0, self._geometry.name_top + page.NAME_ROWS - self._geometry.line.height)


def _frame(geometry: PageGeometry) -> QTextFrameFormat:
    frame = QTextFrameFormat()
    frame.setLeftMargin(geometry.left)
    frame.setRightMargin(geometry.width - geometry.right)
    frame.setTopMargin(page.TOP)
    frame.setBottomMargin(page.BOTTOM)
    return frame


def _chip_formats(theme: Theme) -> tuple[QTextCharFormat, QTextCharFormat, QTextCharFormat]:
    """Return the looks of a chip's words and of its two brackets, which only keep room."""
    words = text_format(fonts.sans(CHIP_PIXELS, 500, tabular=True), theme.color("text.secondary"))
    return words, spaced(words, _NO_BREAK, CHIP_BEFORE), spaced(words, _NO_BREAK, CHIP_AFTER)
