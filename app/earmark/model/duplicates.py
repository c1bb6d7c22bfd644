"""Speakers who look like one person under two names: "Jon", "JON KROHN" and "Krohn, Jon"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from earmark.model.episode import Episode
from earmark.model.person_names import PersonName, may_be_misspelled, parse, same_person, short_form

_MOST_COMPARED = 150
"""Of how many speakers, those heard most, each is compared with each: a talk of thousands must not wait."""
_TRIMMINGS = frozenset(",;:()[]/*")
_RARE = 0.2
"""A misspelled name has at most this part of the turns that the right one has, or two."""


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Two speakers, as indexes of `Episode.speakers`; `kept` has the better name."""

    kept: int
    other: int


class _Heard(NamedTuple):
    """A speaker (their place), the name as it is written, and how often they are heard."""

    speaker: int
    written: str
    turns: int


def likely_duplicates(episode: Episode) -> tuple[Duplicate, ...]:
    """Return the pairs of speakers who are likely one person, the surest first.

    Nobody is proposed as two different people: "Jon" is nobody's short name
    where two Jons speak.
    """
    counts = Counter(turn.speaker for turn in episode.turns)
    heard_most = sorted(range(len(episode.speakers)), key=lambda k: -counts[k])[:_MOST_COMPARED]
    compared = [_Heard(k, episode.speakers[k].name, counts[k]) for k in sorted(heard_most)]
    names = [parse(one.written) for one in compared]
    turns = [one.turns for one in compared]
    found: dict[tuple[int, int], None] = {}
    for first, second in (*_same(names), *_short_forms(names), *_misspelled(names, turns)):
        found.setdefault((min(first, second), max(first, second)))
    return tuple(_with_better_name(compared, names, *pair) for pair in found)


def _same(names: Sequence[PersonName]) -> Iterator[tuple[int, int]]:
    """Yield who differ only in case, title, order or marks: each with the first of their kind."""
    for k, name in enumerate(names):
        same = next((earlier for earlier in range(k) if same_person(names[earlier], name)), None)
        if same is not None:
            yield same, k


def _short_forms(names: Sequence[PersonName]) -> Iterator[tuple[int, int]]:
    """Yield each shorter name with the only person it can mean."""
    for k, name in enumerate(names):
        longer = [other for other in names if short_form(name, other)]
        if longer and all(same_person(longer[0], other) for other in longer[1:]):
            yield names.index(longer[0]), k


def _misspelled(names: Sequence[PersonName], turns: Sequence[int]) -> Iterator[tuple[int, int]]:
    for k, name in enumerate(names):
        right = [
            other
            for other, spelled in enumerate(names)
            if turns[k] <= max(2, turns[other] * _RARE)
            and (turns[k], -k) < (turns[other], -other)
            and may_be_misspelled(name, spelled)
        ]
        if right and all(same_person(names[right[0]], names[other]) for other in right[1:]):
            yield right[0], k


def _with_better_name(
    compared: Sequence[_Heard], names: Sequence[PersonName], first: int, second: int
) -> Duplicate:
    """Put first whose name is fuller, written in the usual way, and heard more often."""

    def merit(k: int) -> tuple[int, bool, bool, int, int]:
        written = compared[k].written
        one_case = written.isupper() or written.islower()
        is_plain = not _TRIMMINGS & set(written)
        return names[k].letters, not one_case, is_plain, compared[k].turns, -k

    kept = max((first, second), key=merit)
    other = second if kept == first else first
    return Duplicate(compared[kept].speaker, compared[other].speaker)
