"""How high the rows of a long list are: guessed for all of them at once, known for those that were seen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from earmark.gui.cards import card_layout as at
from earmark.gui.cards import note_text
from earmark.gui.cards.card_layouts import CardLayouts
from earmark.gui.library_quotes.heading_painter import heading_height
from earmark.gui.library_quotes.rows import Heading, Row

BETWEEN = 8
"""The gap under every card."""
WIDEST = 760
"""The widest that cards get."""
_COLUMNS, _NOTE_COLUMNS = 91, 108
"""About how many characters fill a line of the quote and of the note in a card of that width."""
_BARE = 2 * at.PAD_Y + at.HEAD + at.QUOTE_GAP + BETWEEN


def guessed_heights(rows: Iterable[Row]) -> list[int]:
    """Return about how high each of *rows* is. It asks nothing of Qt: a worker can do it."""
    return [_guess(row) for row in rows]


class RowHeights:
    """The heights of *rows* at the width that *layouts* have now; `every` holds them all."""

    def __init__(self, rows: Sequence[Row], guessed: Sequence[int], layouts: CardLayouts) -> None:
        self._rows = rows
        self.every = list(guessed)
        self._layouts = layouts
        self._known: set[int] = set()

    def is_known(self, row: int) -> bool:
        return row in self._known

    def know(self, row: int) -> None:
        """Find out how high *row* is."""
        card = self._rows[row]
        if not isinstance(card, Heading):
            self.every[row] = self._layouts.get(card).height + BETWEEN
        self._known.add(row)


def _guess(row: Row) -> int:
    if isinstance(row, Heading):
        return heading_height(row)
    mark = row.highlight
    height = _BARE + at.QUOTE_LINE * min(at.QUOTE_LINES, 1 + len(mark.quote.exact) // _COLUMNS)
    if mark.note:
        noted = min(note_text.MAX_LINES, 1 + len(mark.note) // _NOTE_COLUMNS)
        height += at.NOTE_GAP + note_text.LINE * noted
    return height + (at.TAGS_GAP + at.TAG_HEIGHT if mark.tags else 0)
