"""What was kept of each episode, as far as it can be told without its transcript."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from pathlib import Path

from earmark.model.cards import Card, fold
from earmark.model.episode import Episode


class Trouble(StrEnum):
    """Why the quotes of an episode are not here, or not all of them."""

    AWAY = "away"  # the folder is not there: a drive that was taken out, or a folder that was renamed
    GONE = "gone"  # the folder is there, the sidecar is not, and it held quotes
    UNREADABLE = "unreadable"  # the system refuses
    DAMAGED = "damaged"
    NEWER = "newer"  # a newer program wrote it: what is understood is here


@dataclass(frozen=True, eq=False)
class KeptCard(Card):
    """A quote with the episode that it is of, whose talk is not known here.

    Its `episode` has names alone: title (never empty), show, number,
    speakers. Its `id` is its own among all quotes of all episodes.
    """

    transcript: Path = field(default_factory=Path)

    @cached_property
    def id(self) -> str:
        return f"{self.highlight.id} {self.transcript}"

    @cached_property
    def speakers(self) -> tuple[int, ...]:
        """Places in `Episode.speakers`, as the sidecar names them; also where the quote lost its place."""
        places = {speaker.name: place for place, speaker in enumerate(self.episode.speakers)}
        return tuple(places[name] for name in self.highlight.speakers)

    @property
    def names(self) -> tuple[str, ...]:
        return self.highlight.speakers

    @cached_property
    def searched(self) -> str:
        """All that a search looks at, folded: the quote, and what it is of."""
        mark, episode = self.highlight, self.episode
        said = (self.words, mark.note, *(f"#{tag}" for tag in mark.tags), *mark.speakers)
        return fold("\n".join((*said, episode.title, episode.show, episode.number)))


@dataclass(frozen=True, slots=True, eq=False)
class Volume:
    """One episode and what was kept of it, in reading order.

    `opened` is when the reader last did, a UTC time in ISO 8601. Where there
    is `trouble`, `missing` is how many quotes there were when last seen, 0
    where that is not known.
    """

    transcript: Path
    episode: Episode
    opened: str = ""
    cards: tuple[KeptCard, ...] = ()
    trouble: Trouble | None = None
    missing: int = 0
