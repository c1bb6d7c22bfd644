"""How high the rows of a long list are: guessed for all of them at once, known for those that were seen."""

from __future__ import annotations

from collections.abc import Sequence

from earmark.gui.cards import card_layout as at
from earmark.gui.cards import note_text
from earmark.gui.cards.card_layouts import CardLayouts
from earmark.gui.library_quotes.heading_painter import heading_height
from earmark.gui.library_quotes.listing import Heading, Row

BETWEEN = 8
"""The gap under every card."""
_LETTER, _NOTE_LETTER = 8.0, 6.6
"""About how many pixels a character takes in a quote and in a note."""
_BARE = 2 * at.PAD_Y + at.HEAD + at.QUOTE_GAP + BETWEEN


class RowHeights:
    """Heights of *rows* at the width of *layouts*: guessing 20,000 takes a frame, laying them out seconds."""

    def __init__(self, rows: Sequence[Row], layouts: CardLayouts) -> None:
        self._rows = rows
        self._layouts = layouts
        self._known: set[int] = set()
        inner = max(1, layouts.width - 2 * at.PAD_X)
        columns, noted = max(1, int(inner / _LETTER)), max(1, int(inner / _NOTE_LETTER))
        self._heights = [_guess(row, columns, noted) for row in rows]

    def height(self, row: int) -> int:
        return self._heights[row]

    def is_known(self, row: int) -> bool:
        return row in self._known

    def know(self, row: int) -> None:
        """Find out how high *row* is."""
        card = self._rows[row]
        if not isinstance(card, Heading):
            self._heights[row] = self._layouts.get(card).height + BETWEEN
        self._known.add(row)


def _guess(row: Row, columns: int, noted: int) -> int:
    if isinstance(row, Heading):
        return heading_height(row)
    mark = row.highlight
    height = _BARE + at.QUOTE_LINE * min(at.QUOTE_LINES, 1 + len(mark.quote.exact) // columns)
    if mark.note:
        height += at.NOTE_GAP + note_text.LINE * min(note_text.MAX_LINES, 1 + len(mark.note) // noted)
    return height + (at.TAGS_GAP + at.TAG_HEIGHT if mark.tags else 0)
