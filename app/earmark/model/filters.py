"""Which quotes the reader wants to see, in which order, and why the others are hidden.

Filters add up: a quote is shown if it passes all of them. Colours, tags and
speakers each mean "any of these".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from earmark.model.annotations import COLORS
from earmark.model.cards import Card, fold


@dataclass(frozen=True, slots=True)
class Filter:
    """What a quote must have to be shown; an empty filter shows all.

    Every word of `text` must be somewhere in the quote, its note or its
    tags; case, accents and curly quotation marks do not matter. `speakers`
    are names.
    """

    text: str = ""
    colors: frozenset[str] = frozenset()
    tags: frozenset[str] = frozenset()
    speakers: frozenset[str] = frozenset()
    with_note: bool = False

    @property
    def is_empty(self) -> bool:
        return not (self.text.strip() or self.colors or self.tags or self.speakers or self.with_note)


class Order(StrEnum):
    """What the list of quotes is sorted by."""

    TIME = "time"
    NEWEST = "newest"
    COLOR = "color"
    SPEAKER = "speaker"


def matches(wanted: Filter, card: Card) -> bool:
    """Tell whether *card* passes *wanted*."""
    return _passes(wanted, fold(wanted.text).split(), card)


def matching(wanted: Filter, cards: Iterable[Card]) -> list[Card]:
    """Return those of *cards* that pass *wanted*, in the order they came."""
    if wanted.is_empty:
        return list(cards)
    words = fold(wanted.text).split()
    return [card for card in cards if _passes(wanted, words, card)]


def in_order(order: Order, cards: Iterable[Card]) -> list[Card]:
    """Return *cards*, which come in reading order, sorted by *order*.

    Quotes that lost their place come last by time and by speaker: nobody
    knows where they belong.
    """
    cards = list(cards)
    if order is Order.TIME and all(card.highlight.placed for card in cards):
        return cards
    if order is Order.NEWEST:
        return sorted(cards, key=_created, reverse=True)
    return sorted(cards, key=_KEYS[order])


def explain(wanted: Filter, color_names: Mapping[str, str]) -> str:
    """Return what *wanted* hides the others by, in words: "Coral and #check".

    *color_names* is what the reader calls the colours; one that has no name there is called by its own.
    """
    chosen = [color for color in COLORS if color in wanted.colors]
    reasons = [color_names.get(color) or color.capitalize() for color in chosen]
    reasons += [f"#{tag}" for tag in sorted(wanted.tags, key=fold)]
    reasons += sorted(wanted.speakers, key=fold)
    if wanted.with_note:
        reasons.append("having a note")
    if wanted.text.strip():
        reasons.append(f"“{wanted.text.strip()}”")
    *before, last = reasons or [""]
    return f"{', '.join(before)} and {last}" if before else last


def hidden_sentence(wanted: Filter, hidden: int, color_names: Mapping[str, str]) -> str:
    """Return the sentence for a list of which *wanted* hides *hidden* quotes."""
    return f"{hidden} {'is' if hidden == 1 else 'are'} hidden by {explain(wanted, color_names)}."


def _passes(wanted: Filter, words: list[str], card: Card) -> bool:
    highlight = card.highlight
    if wanted.colors and highlight.color not in wanted.colors:
        return False
    if wanted.tags and wanted.tags.isdisjoint(highlight.tags):
        return False
    if wanted.speakers and wanted.speakers.isdisjoint(card.names):
        return False
    if wanted.with_note and not highlight.note.strip():
        return False
    if not words:
        return True
    searched = card.searched
    return all(word in searched for word in words)


def _created(card: Card) -> str:
    return card.highlight.created


def _lost(card: Card) -> tuple[int, ...]:
    return (0,) if card.highlight.placed else (1, card.highlight.start_ms or 0)


def _color_place(card: Card) -> tuple[int, ...]:
    color = card.highlight.color
    return (COLORS.index(color) if color in COLORS else len(COLORS),)


def _speaker_place(card: Card) -> tuple[int, ...]:
    return (int(not card.highlight.placed), *(card.speakers[:1] or (_NOBODY,)))


_NOBODY = 1 << 30  # after everybody who has a name

_KEYS: dict[Order, Callable[[Card], tuple[int, ...]]] = {
    Order.TIME: _lost,
    Order.COLOR: _color_place,
    Order.SPEAKER: _speaker_place,
}
