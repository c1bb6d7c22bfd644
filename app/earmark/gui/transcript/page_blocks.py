"""The blocks of the page as plain values: what stands in each, and how far from the one above.

By them it is known which blocks differ when the episode is corrected.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtGui import QFontMetricsF

from earmark.gui.look import fonts
from earmark.gui.look.theme import Theme
from earmark.gui.transcript import page_geometry as page
from earmark.gui.transcript.heading import heading
from earmark.gui.transcript.page_block import PageBlock
from earmark.gui.transcript.page_geometry import LineBox, PageGeometry
from earmark.gui.transcript.sections import Section
from earmark.model.episode import Episode

_CANNOT_SHOW = {
    **{ord(letter): " " for letter in "\n\r\u2028\u2029\ufdd0\ufdd1"},
    **dict.fromkeys((0, 0xFFFC, *range(0xD800, 0xE000)), "\ufffd"),
}
"""Characters with a meaning of their own in Qt, or none: each is shown as one other."""


def page_blocks(
    episode: Episode,
    sections: Sequence[Section],
    geometry: PageGeometry,
    theme: Theme,
    printed: Callable[[str], str],
) -> list[PageBlock]:
    """Return the blocks of the whole page; *printed* changes the words, character by character."""
    return list(_Blocks(episode, geometry, theme, printed).of(sections))


class _Blocks:
    def __init__(
        self, episode: Episode, geometry: PageGeometry, theme: Theme, printed: Callable[[str], str]
    ) -> None:
        self._episode = episode
        self._geometry = geometry
        self._theme = theme
        self._printed = printed
        self._metrics = QFontMetricsF(fonts.serif(geometry.text_size))
        self._above: LineBox | None = None
        self._last: Section | None = None

    def of(self, sections: Sequence[Section]) -> Iterator[PageBlock]:
        for section in sections:
            yield from self._section(section)
            self._last = section

    def _section(self, section: Section) -> Iterator[PageBlock]:
        gap = self._gap_before(section)
        above = heading(self._episode, section, self._theme) if self._geometry.stacked else None
        if above is not None:
            yield PageBlock(self._geometry.heading, self._margin(self._geometry.heading, gap), heading=above)
            gap = 0
        for k in range(section.first, section.last + 1):
            if k > section.first:
                gap = page.PARAGRAPH_GAP
            elif section.opens_read:
                gap += page.SPONSOR_LABEL
            text = self._printed(self._episode.spans[k].paragraph.text.translate(_CANNOT_SHOW))
            yield PageBlock(
                self._geometry.line, self._margin(self._geometry.line, gap), text, section.sponsor
            )

    def _margin(self, line: LineBox, gap: int) -> float:
        above, self._above = self._above, line
        return line.margin_after(above, gap) if above else gap

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
