"""What the page of all quotes shows: rows, and what there is to choose from. Made in a worker, without Qt."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from earmark.library.finding import Choices, Wanted, find, runs
from earmark.library.telling import source, trouble_in_words
from earmark.library.volumes import KeptCard, Volume


@dataclass(frozen=True, slots=True)
class Heading:
    """The episode of the quotes under it, or one whose quotes have some trouble: `fact` tells which."""

    id: str
    transcript: Path
    title: str
    source: str
    count: int
    fact: str = ""

    @property
    def is_alone(self) -> bool:
        """Whether it stands for quotes that cannot be shown."""
        return bool(self.fact)


Row = Heading | KeptCard


@dataclass(frozen=True, slots=True, eq=False)
class Library:
    """All that was read: episodes, the number of their quotes, and what these can be chosen by."""

    volumes: tuple[Volume, ...] = ()
    total: int = 0
    choices: Choices = field(default_factory=lambda: Choices([], [], []))


@dataclass(frozen=True, slots=True, eq=False)
class Listing:
    """The rows that are shown for `wanted`, their places by id, and how many of them are quotes."""

    wanted: Wanted = field(default_factory=Wanted)
    rows: Sequence[Row] = ()
    places: dict[str, int] = field(default_factory=dict)
    shown: int = 0
    library: Library = field(default_factory=Library)


def make_listing(library: Library, wanted: Wanted) -> Listing:
    """Return the quotes of *library* that pass *wanted*, under their episodes.

    Episodes whose quotes cannot be read come last, where nothing is filtered.
    """
    cards = find(library.volumes, wanted)
    rows: list[Row] = []
    for run in runs(cards):
        first = run.first
        episode = first.episode
        count = len(run.cards)
        rows.append(Heading(f"# {first.id}", first.transcript, episode.title, source(episode), count))
        rows += run.cards
    if wanted.is_everything:
        rows += _troubled(library.volumes)
    places = {row.id: place for place, row in enumerate(rows)}
    return Listing(wanted, rows, places, len(cards), library)


def _troubled(volumes: Iterable[Volume]) -> list[Heading]:
    return [
        Heading(
            f"! {volume.transcript}",
            volume.transcript,
            volume.episode.title,
            source(volume.episode),
            volume.missing,
            trouble_in_words(volume),
        )
        for volume in volumes
        if volume.trouble
    ]
