"""The layouts of many cards: kept for those in view, remembered as heights for the rest."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable

from earmark.gui.cards import card_layout as at
from earmark.gui.cards import note_text
from earmark.gui.cards.card_layout import CardLayout, lay_out
from earmark.gui.look.theme import Theme
from earmark.model.annotations import Highlight
from earmark.model.cards import Card

_KEPT = 40
"""How many layouts are kept: more than a tall window shows."""
_QUOTE_COLUMNS, _NOTE_COLUMNS = 36, 42
"""About how many characters fill a line of a card 315 pixels wide."""
_BARE = 2 * at.PAD_Y + at.HEAD + at.QUOTE_GAP
_TAGGED = at.TAGS_GAP + at.TAG_HEIGHT


class CardLayouts:
    """Lays cards out when they are seen, and guesses the height of all others.

    Five thousand cards take a second to lay out, and nobody looks at them
    all: a list is right with good guesses above and below what it shows.
    """

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._width = 0
        self._printed_quotes = True
        self._kept: OrderedDict[str, CardLayout] = OrderedDict()
        self._heights: dict[str, tuple[Highlight, int, int]] = {}  # highlight, width, height

    @property
    def width(self) -> int:
        return self._width

    def show_width(self, width: int) -> None:
        """Lay cards out *width* pixels wide from now on; old heights stay as guesses."""
        if width != self._width:
            self._width = width
            self._kept.clear()

    def show_printed_quotes(self, printed: bool) -> None:
        """Show straight quotation marks as curly ones from now on, or as they stand in the file."""
        self._printed_quotes = printed
        self._kept.clear()
        self._heights = {id_: (mark, 0, height) for id_, (mark, _, height) in self._heights.items()}

    def forget_looks(self) -> None:
        """Drop the layouts, which have colours of the theme in them."""
        self._kept.clear()

    def get(self, card: Card) -> CardLayout:
        """Return the layout of *card*; its height is known from now on."""
        layout = self._kept.get(card.id)
        if layout is None or layout.card is not card:
            layout = self._kept[card.id] = self._lay_out(card)
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(card.id)
        return layout

    def measure(self, card: Card) -> None:
        """Make the height of *card* known without keeping its layout."""
        if not self.is_known(card):
            self._lay_out(card)

    def heights(self, cards: Iterable[Card]) -> list[int]:
        """Return `height` of all *cards*."""
        seen = self._heights
        return [self.height(card) if card.highlight.id in seen else _guess(card.highlight) for card in cards]

    def height(self, card: Card) -> int:
        """Return the height of *card* without actions, or a guess if it was not laid out at this width."""
        known = self._known(card)
        return _guess(card.highlight) if known is None else known[2]

    def is_known(self, card: Card) -> bool:
        """Whether `height` is no guess."""
        known = self._known(card)
        return known is not None and known[1] == self._width

    def _known(self, card: Card) -> tuple[Highlight, int, int] | None:
        highlight = card.highlight
        known = self._heights.get(highlight.id)
        if known is None or known[0] is highlight or _shows_the_same(known[0], highlight):
            return known
        return None

    def _lay_out(self, card: Card) -> CardLayout:
        layout = lay_out(card, self._width, self._theme, printed_quotes=self._printed_quotes)
        self._heights[card.id] = (card.highlight, self._width, layout.height)
        return layout


def _shows_the_same(one: Highlight, other: Highlight) -> bool:
    """Whether the two are as high: many edits change the colour alone."""
    words = one.quote.exact == other.quote.exact and one.kind == other.kind
    return words and one.note == other.note and one.tags == other.tags


def _guess(highlight: Highlight) -> int:
    lines = 1 + len(highlight.quote.exact) // _QUOTE_COLUMNS
    if lines > 1:
        lines = 1 if highlight.is_bookmark else min(lines, at.QUOTE_LINES)
    height = _BARE + lines * at.QUOTE_LINE
    if highlight.note:
        noted = min(note_text.MAX_LINES, 1 + len(highlight.note) // _NOTE_COLUMNS)
        height += at.NOTE_GAP + noted * note_text.LINE
    return height + _TAGGED if highlight.tags else height
