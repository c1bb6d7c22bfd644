"""What the page of all quotes shows: rows, and what there is to choose from. Made in a worker, without Qt."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from earmark.gui.library_quotes.row_heights import guessed_heights
from earmark.gui.library_quotes.rows import Heading, Row
from earmark.library.finding import Choices, Wanted, find, runs
from earmark.library.telling import source, trouble_in_words
from earmark.library.volumes import Volume


@dataclass(frozen=True, slots=True, eq=False)
class Library:
    """All that was read: episodes, the number of their quotes, and what these can be chosen by."""

    volumes: tuple[Volume, ...] = ()
    total: int = 0
    choices: Choices = field(default_factory=lambda: Choices([], [], []))


@dataclass(frozen=True, slots=True, eq=False)
class Listing:
    """The rows for `wanted`: about how high each is, their places by id, and how many are quotes."""

    wanted: Wanted = field(default_factory=Wanted)
    rows: Sequence[Row] = ()
    heights: Sequence[int] = ()
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
    return Listing(wanted, rows, guessed_heights(rows), places, len(cards), library)


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
