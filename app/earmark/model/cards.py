"""What the card of a quote shows, and what the filters ask about it."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from earmark.model.annotations import Annotations, Highlight
from earmark.model.episode import Episode
from earmark.model.quotes import BOOKMARK_WORDS

_STRAIGHT = (("‘", "'"), ("’", "'"), ("“", '"'), ("”", '"'))
_FOREIGN = re.compile(r"[^\x00-\x7f]")


@dataclass(frozen=True, eq=False)
class Card:
    """A highlight of an episode with those who speak in it.

    What is not asked for is never worked out: there may be thousands of
    cards, and a few are in view.
    """

    highlight: Highlight
    episode: Episode = field(repr=False)

    @property
    def id(self) -> str:
        return self.highlight.id

    @cached_property
    def speakers(self) -> tuple[int, ...]:
        """Places in `Episode.speakers`, in the order they come up; none where the quote lost its place."""
        return _speakers(self.episode, self.highlight) if self._has_place else ()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of `speakers`."""
        return tuple(self.episode.speakers[speaker].name for speaker in self.speakers)

    @property
    def palettes(self) -> tuple[int | None, ...]:
        """The numbers of the colours of `speakers`."""
        return tuple(self.episode.palette_of(speaker) for speaker in self.speakers)

    @property
    def approximate(self) -> bool:
        """Whether its time was inferred and not printed."""
        if not self._has_place:
            return False
        return self.episode.span_at(self.highlight.start).paragraph.inferred_ms is not None

    @property
    def words(self) -> str:
        """The words that were kept; those that stand for them where none were."""
        return BOOKMARK_WORDS if self.highlight.is_bookmark else self.highlight.quote.exact

    @property
    def line(self) -> str:
        """What is said where a bookmark stands, to the end of the paragraph; empty for a quote."""
        if not self.highlight.is_bookmark:
            return ""
        if not self._has_place:
            return self.highlight.quote.exact
        start = self.highlight.start
        return self.episode.text[start : self.episode.span_at(start).end]

    @cached_property
    def searched(self) -> str:
        """All that a search looks at, folded."""
        return fold("\n#".join((f"{self.words}\n{self.highlight.note}", *self.highlight.tags)))

    def prepare(self) -> None:
        """Work out what filters ask for, while nobody waits for it."""
        _ = self.searched, self.speakers

    @property
    def _has_place(self) -> bool:
        return self.highlight.placed and bool(self.episode.spans)


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
    if not known:
        return tuple(Card(highlight, episode) for highlight in annotations.highlights)
    return tuple(_card(episode, highlight, known.get(highlight.id)) for highlight in annotations.highlights)


def fold(text: str) -> str:
    """Return *text* without case, accents and curly quotation marks, as searches compare it."""
    for curly, straight in _STRAIGHT:
        text = text.replace(curly, straight)
    if text.isascii():
        return text.lower()
    flat = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return _FOREIGN.sub(_without_accent, flat)


def _without_accent(found: re.Match[str]) -> str:
    sign = found.group()
    return "" if unicodedata.combining(sign) else sign


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
    same = known is not None and (known.highlight is highlight or known.highlight == highlight)
    return known if known is not None and same else Card(highlight, episode)


def _speakers(episode: Episode, highlight: Highlight) -> tuple[int, ...]:
    first = episode.span_at(highlight.start).turn
    last = episode.span_at(highlight.end - 1).turn
    heard = (turn.speaker for turn in episode.turns[first : last + 1])
    return tuple(dict.fromkeys(speaker for speaker in heard if speaker is not None))
