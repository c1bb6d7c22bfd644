"""Which of all quotes the reader wants to see, in which order, and what there is to choose from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import chain, groupby
from typing import NamedTuple

from earmark.library.volumes import KeptCard, Volume
from earmark.model.annotations import COLORS
from earmark.model.cards import fold
from earmark.model.filters import Filter, matching

Counted = list[tuple[str, int]]


class Order(StrEnum):
    """What the list of all quotes is sorted by."""

    NEWEST = "newest"
    EPISODE = "episode"  # the last opened first, each in reading order
    COLOR = "color"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a quote must have to be listed. `shows` are names; any of them will do."""

    filter: Filter = field(default_factory=Filter)
    shows: frozenset[str] = frozenset()
    order: Order = Order.NEWEST

    @property
    def is_everything(self) -> bool:
        return self.filter.is_empty and not self.shows


class Choices(NamedTuple):
    """Tags, shows and speakers with the number of their quotes, the most used first."""

    tags: Counted
    shows: Counted
    speakers: Counted


class Run(NamedTuple):
    """Quotes of one episode that stand together in a list."""

    cards: tuple[KeptCard, ...]

    @property
    def first(self) -> KeptCard:
        return self.cards[0]


def find(volumes: Iterable[Volume], wanted: Wanted) -> list[KeptCard]:
    """Return the quotes in *volumes* that pass *wanted*, in its order."""
    shelf = (volume for volume in volumes if not wanted.shows or volume.episode.show in wanted.shows)
    cards = matching(wanted.filter, chain.from_iterable(volume.cards for volume in shelf))
    if wanted.order is Order.NEWEST:
        return sorted(cards, key=_created, reverse=True)  # type: ignore[arg-type]
    if wanted.order is Order.COLOR:
        return sorted(cards, key=_color)  # type: ignore[arg-type]
    return cards  # type: ignore[return-value]


def prepare(volumes: Iterable[Volume]) -> None:
    """Work out what searches look at, so that the first one is as quick as the next."""
    for volume in volumes:
        for card in volume.cards:
            _ = card.searched


def runs(cards: Sequence[KeptCard]) -> list[Run]:
    """Return *cards* cut where the next one is of another episode."""
    return [Run(tuple(run)) for _, run in groupby(cards, key=_transcript)]


def choices(volumes: Iterable[Volume]) -> Choices:
    """Return what all quotes in *volumes* can be chosen by."""
    tags: Counter[str] = Counter()
    shows: Counter[str] = Counter()
    speakers: Counter[str] = Counter()
    for volume in volumes:
        if volume.episode.show:
            shows[volume.episode.show] += len(volume.cards)
        for card in volume.cards:
            tags.update(card.highlight.tags)
            speakers.update(card.highlight.speakers)
    return Choices(_by_use(tags), _by_use(shows), _by_use(speakers))


def _by_use(counts: Counter[str]) -> Counted:
    return sorted(((name, count) for name, count in counts.items() if count), key=_use)


def _use(counted: tuple[str, int]) -> tuple[int, str, str]:
    name, count = counted
    return -count, fold(name), name


def _created(card: KeptCard) -> str:
    return card.highlight.created


def _color(card: KeptCard) -> int:
    return _PLACES.get(card.highlight.color, len(COLORS))


_PLACES = {color: place for place, color in enumerate(COLORS)}


def _transcript(card: KeptCard) -> str:
    return str(card.transcript)
