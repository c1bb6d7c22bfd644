"""What the card of a quote shows, and what the filters ask about it."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from earmark.model.annotations import Annotations, Highlight
from earmark.model.episode import Episode
from earmark.model.quotes import BOOKMARK_WORDS

_STRAIGHT = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"'})


@dataclass(frozen=True, slots=True)
class Card:
    """A highlight with those who speak in it.

    `speakers` are places in `Episode.speakers`, in the order they come up,
    `names` their names and `palettes` the numbers of their colours; all are
    empty where the quote has lost its place or nobody is named. `approximate` says that its time was inferred
    and not printed. `searched` is all a search looks at, folded.
    """

    highlight: Highlight
    speakers: tuple[int, ...]
    names: tuple[str, ...]
    palettes: tuple[int | None, ...]
    approximate: bool
    searched: str

    @property
    def id(self) -> str:
        return self.highlight.id


def make_cards(
    episode: Episode, annotations: Annotations, known: Mapping[str, Card] | None = None
) -> tuple[Card, ...]:
    """Return the cards of all highlights, in their order.

    Args:
        episode: The transcript they are in.
        annotations: The highlights.
        known: Earlier cards of the same episode by id, used again for
            highlights that are still the same.
    """
    known = known or {}
    return tuple(_card(episode, highlight, known.get(highlight.id)) for highlight in annotations.highlights)


def fold(text: str) -> str:
    """Return *text* without case, accents and curly quotation marks, as searches compare it."""
    if text.isascii():
        return text.lower()
    flat = unicodedata.normalize("NFKD", text.translate(_STRAIGHT)).casefold()
    return "".join(c for c in unicodedata.normalize("NFKD", flat) if not unicodedata.combining(c))


def tag_counts(cards: Iterable[Card]) -> list[tuple[str, int]]:
    """Return every tag with the number of quotes that have it, the most used first."""
    counts = Counter(tag for card in cards for tag in card.highlight.tags)
    return sorted(counts.items(), key=lambda item: (-item[1], fold(item[0]), item[0]))


def speaker_counts(cards: Iterable[Card]) -> list[tuple[str, int]]:
    """Return everybody who is quoted with the number of their quotes, in the episode's order."""
    counts: Counter[str] = Counter()
    places: dict[str, int] = {}
    for card in cards:
        for speaker, name in zip(card.speakers, card.names, strict=True):
            counts[name] += 1
            places[name] = min(speaker, places.get(name, speaker))
    return sorted(counts.items(), key=lambda item: places[item[0]])


def _card(episode: Episode, highlight: Highlight, known: Card | None) -> Card:
    if known and known.highlight == highlight:
        return known
    speakers: tuple[int, ...] = ()
    approximate = False
    if highlight.placed and episode.spans:
        speakers = _speakers(episode, highlight)
        approximate = episode.span_at(highlight.start).paragraph.inferred_ms is not None
    names = tuple(episode.speakers[speaker].name for speaker in speakers)
    palettes = tuple(episode.palette_of(speaker) for speaker in speakers)
    said = BOOKMARK_WORDS if highlight.is_bookmark else highlight.quote.exact
    words = (said, highlight.note, *(f"#{tag}" for tag in highlight.tags))
    return Card(highlight, speakers, names, palettes, approximate, fold("\n".join(words)))


def _speakers(episode: Episode, highlight: Highlight) -> tuple[int, ...]:
    first = episode.span_at(highlight.start).turn
    last = episode.span_at(highlight.end - 1).turn
    heard = (turn.speaker for turn in episode.turns[first : last + 1])
    return tuple(dict.fromkeys(speaker for speaker in heard if speaker is not None))
