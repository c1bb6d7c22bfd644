"""Where the words of a laid-out transcript stand: offsets to rectangles and back.

Rectangles are in the document's coordinates: x from the left edge of the
page, y from the top of the whole text. `Row` is one line of text.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple, cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QTextBlock, QTextDocument, QTextLine

from earmark.gui.transcript.page_block import PageBlock
from earmark.gui.transcript.page_geometry import SPONSOR_LABEL, PageGeometry
from earmark.gui.transcript.page_state import Now
from earmark.gui.transcript.sections import Section
from earmark.gui.transcript.text_offsets import TextOffsets
from earmark.model.episode import Episode
from earmark.model.unheard import Unheard


class Strip(NamedTuple):
    """A stretch of one line: from `left` to `right`, the line's box from `top`, and its baseline."""

    left: float
    right: float
    top: int
    baseline: int

    def mark(self, geometry: PageGeometry) -> QRectF:
        """Return what a highlight fills."""
        up, down = geometry.mark_up, geometry.mark_down
        return QRectF(self.left, self.baseline - up, self.right - self.left, up + down)

    def row(self, geometry: PageGeometry) -> QRectF:
        """Return the whole height of the line, which touches the lines above and below."""
        return QRectF(self.left, self.top, self.right - self.left, geometry.line.height)


class PageLayout:
    """One document as it is laid out now. Kept until the document is made anew."""

    def __init__(
        self,
        document: QTextDocument,
        episode: Episode,
        sections: tuple[Section, ...],
        chips: list[Unheard],
        offsets: TextOffsets,
        geometry: PageGeometry,
        blocks: tuple[PageBlock, ...] = (),
    ) -> None:
        self.document = document
        self.blocks = blocks
        self.episode = episode
        self.sections = sections
        self._chips = chips
        self._chip_starts = [chip.start for chip in chips]
        self.offsets = offsets
        self.geometry = geometry
        self._span_starts = [span.start for span in episode.spans]
        self._section_starts = [section.first for section in sections]
        self._turn_sections: dict[int, tuple[int, int]] = {}
        for k, section in enumerate(sections):
            first, _ = self._turn_sections.get(section.turn, (k, k))
            self._turn_sections[section.turn] = (first, k)

    # Blocks and sections

    def block_top(self, block: QTextBlock) -> float:
        """Return where Qt begins *block*; this lays out the text up to it."""
        return self.document.documentLayout().blockBoundingRect(block).top()

    def block_of(self, span: int) -> QTextBlock:
        return self.document.findBlockByNumber(self.offsets.block(span))

    def span_top(self, span: int) -> int:
        """Return the top of the first line of the paragraph *span*."""
        return round(self.block_top(self.block_of(span)) + self.geometry.line.drop)

    def span_bottom(self, span: int) -> int:
        block = self.block_of(span)
        top = round(self.block_top(block) + self.geometry.line.drop)
        return top + block.layout().lineCount() * self.geometry.line.height

    def section_top(self, section: Section) -> int:
        """Return where *section* begins, with its heading or sponsor label."""
        heading = self.heading_of(section)
        if heading is not None:
            return round(self.block_top(heading) + self.geometry.heading.drop)
        return self.span_top(section.first) - (SPONSOR_LABEL if section.opens_read else 0)

    def section_index(self, span: int) -> int:
        return bisect_right(self._section_starts, span) - 1

    def sounding(self, now: Now) -> tuple[Section, ...]:
        """Return the sections that sound: that of the word, or the whole turn where no word is known."""
        if now.turn not in self._turn_sections:
            return ()
        if now.has_word:
            return (self.sections[self.section_index(self.span_index(now.start))],)
        first, last = self._turn_sections[now.turn]
        return self.sections[first : last + 1]

    def extent(self, sections: tuple[Section, ...]) -> tuple[int, int] | None:
        """Return top and bottom of *sections*, which follow each other; None if there are none."""
        if not sections:
            return None
        return self.section_top(sections[0]), self.span_bottom(sections[-1].last)

    def turn_start(self, turn: int) -> int | None:
        """Return the first character of *turn*, or None if there is no such turn."""
        if turn not in self._turn_sections:
            return None
        return self.episode.spans[self.first_section(turn).first].start

    def first_section(self, turn: int) -> Section:
        return self.sections[self._turn_sections[turn][0]]

    def heading_of(self, section: Section) -> QTextBlock | None:
        """Return the heading block of *section*; None if it has none or the layout is not stacked."""
        block = self.block_of(section.first).previous()
        is_heading = block.isValid() and self.offsets.span(block.blockNumber()) is None
        return block if is_heading else None

    def spans_between(self, top: float, bottom: float) -> range:
        """Return the paragraphs that have a part between two heights, and one on either side of them."""
        if not self.episode.spans:
            return range(0)
        first = max(0, self.span_near(top) - 1)
        last = min(len(self.episode.spans) - 1, self.span_near(bottom) + 1)
        return range(first, last + 1)

    def span_near(self, y: float) -> int:
        """Return the paragraph nearest to the height *y*."""
        return self.span_index(self.offset_at(QPointF(0, y)))

    def span_index(self, offset: int) -> int:
        """Return which paragraph holds *offset*."""
        return max(0, bisect_right(self._span_starts, offset) - 1)

    def chips_between(self, start: int, end: int) -> list[Unheard]:
        """Return the listening chips that begin in `text[start:end]`."""
        return self._chips[bisect_left(self._chip_starts, start) : bisect_left(self._chip_starts, end)]

    def chip_at(self, offset: int) -> Unheard | None:
        k = bisect_right(self._chip_starts, offset) - 1
        return self._chips[k] if k >= 0 and offset < self._chips[k].end else None

    # Characters

    def position_at(self, point: QPointF) -> int:
        """Return the document position nearest to *point*."""
        found = self.document.documentLayout().hitTest(point, Qt.HitTestAccuracy.FuzzyHit)
        return max(0, found)

    def offset_at(self, point: QPointF) -> int:
        """Return the place between two characters that is nearest to *point*."""
        return self.offsets.offset(self.position_at(point))

    def character_at(self, point: QPointF) -> int | None:
        """Return the character that *point* is on, or None beside the text."""
        position = self.document.documentLayout().hitTest(point, Qt.HitTestAccuracy.ExactHit)
        if position < 0:
            return None
        # Qt answers with the nearest gap between characters: the pointer may be left of it.
        for candidate in (position, position - 1):
            for strip in self.strips(candidate, candidate + 1):
                if strip.left <= point.x() <= strip.right and strip.row(self.geometry).contains(point):
                    return self.offsets.offset(candidate)
        return None

    def strips(
        self, start: int, end: int, top: float = float("-inf"), bottom: float = float("inf")
    ) -> Iterator[Strip]:
        """Give the lines of the *positions* from *start* to *end* that have a part between two heights."""
        block = self.document.findBlock(start)
        while block.isValid() and block.position() < end:
            y = self.block_top(block)
            if y > bottom:
                return
            low = max(0, start - block.position())
            yield from self._block_strips(block, y, low, end - block.position(), top, bottom)
            block = block.next()

    def strips_of(
        self, start: int, end: int, top: float = float("-inf"), bottom: float = float("inf")
    ) -> Iterator[Strip]:
        """Give the lines of `Episode.text[start:end]`, as `strips` does for positions."""
        return self.strips(self.offsets.position(start), self.offsets.position(end), top, bottom)

    def line_of(self, offset: int) -> tuple[int, int]:
        """Return top and bottom of the line that holds *offset*."""
        position = self.offsets.position(offset)
        block = self.document.findBlock(position)
        y = self.block_top(block)  # lays out the block first
        line = block.layout().lineForTextPosition(position - block.position())
        top = round(y + self.geometry.line.drop) + max(0, line.lineNumber()) * self.geometry.line.height
        return top, top + self.geometry.line.height

    def line_start(self, y: float) -> int:
        """Return the first character of the line at the height *y*, or of the one nearest to it."""
        return self.offset_at(QPointF(self.geometry.left, y))

    def line_end(self, y: float) -> int:
        """Return the place behind the last character of the line at the height *y*."""
        return self.offset_at(QPointF(self.geometry.width, y))

    def x_of(self, block: QTextBlock, position: int) -> float:
        """Return the left edge of a character of *block*, which is on its first line."""
        self.block_top(block)  # lays out the block first
        return self.geometry.left + _x(block.layout().lineAt(0), position)

    def _block_strips(
        self, block: QTextBlock, y: float, low: int, high: int, top: float, bottom: float
    ) -> Iterator[Strip]:
        layout, box = block.layout(), self.geometry.line
        high = min(high, block.length() - 1)
        if low >= high or not layout.lineCount():
            return
        first = round(y + box.drop)
        number = layout.lineForTextPosition(low).lineNumber()
        if top > first:
            number = max(number, int(top - first) // box.height)
        for k in range(number, layout.lineCount()):
            line, row = layout.lineAt(k), first + k * box.height
            if line.textStart() >= high or row > bottom:
                return
            baseline = round(y + line.y() + line.ascent())
            left, right = self._ends(line, low, high)
            yield Strip(self.geometry.left + left, self.geometry.left + right, row, baseline)

    @staticmethod
    def _ends(line: QTextLine, low: int, high: int) -> tuple[float, float]:
        start, end = line.textStart(), line.textStart() + line.textLength()
        left, right = _x(line, max(low, start)), _x(line, min(high, end))
        if high >= end:  # the space at the end of the line is not marked
            right = min(right, line.naturalTextRect().right())
        return min(left, right), max(left, right)


def _x(line: QTextLine, position: int) -> float:
    return cast("tuple[float, int]", line.cursorToX(position))[0]
