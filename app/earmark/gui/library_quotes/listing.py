"""What the page of all quotes shows: rows, and what there is to choose from. Made in a worker, without Qt."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from earmark.gui.library_quotes.row_heights import guessed_heights
from earmark.gui.library_quotes.rows import Heading, Row
from earmark.library.finding import Choices, Wanted, find, runs
from earmark.library.telling import source, trouble_in_words
from earmark.library.volumes import Volume
from earmark.model.episode import Episode
from earmark.model.plain import plain_name

_LONGEST_NAME = 300
"""In characters; no line shows more."""


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
        rows.append(_heading(f"# {first.id}", first.transcript, first.episode, len(run.cards)))
        rows += run.cards
    if wanted.is_everything:
        rows += _troubled(library.volumes)
    places = {row.id: place for place, row in enumerate(rows)}
    return Listing(wanted, rows, guessed_heights(rows), places, len(cards), library)


def _troubled(volumes: Iterable[Volume]) -> list[Heading]:
    return [
        _heading(f"! {one.transcript}", one.transcript, one.episode, one.missing, trouble_in_words(one))
        for one in volumes
        if one.trouble
    ]


def _heading(row_id: str, transcript: Path, episode: Episode, count: int, fact: str = "") -> Heading:
    """Return the names of *episode* on one line each, whatever its file says."""
    title, origin = (plain_name(words[:_LONGEST_NAME]) for words in (episode.title, source(episode)))
    return Heading(row_id, transcript, title, origin, count, fact)
