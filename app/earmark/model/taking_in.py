"""Quotes from elsewhere brought among those that are here.

As where two sidecars are joined, versions of one quote are known by their
id, and what only an older one holds stays. What is here already, under
whatever id, does not come again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from earmark.model.annotations import Annotations, Highlight
from earmark.model.changes import by_id
from earmark.model.joining import Marks, join, original, stamp

_LONG_AGO = "1970-01-01T00:00:00.000Z"


class TakenIn(NamedTuple):
    """What is here with what came: the states of all that came, and how many of them were here already."""

    annotations: Annotations
    states: tuple[str, ...] = ()
    known: int = 0


def take_in(here: Annotations, incoming: Sequence[Highlight], now: str) -> TakenIn:
    """Return *here* with *incoming*, which are put on the same text.

    Args:
        here: What is kept.
        incoming: What comes; `created` and `modified` may be empty.
        now: UTC, ISO 8601 with a final Z: when what has no time was made. Nothing is newer.
    """
    mine, versions, over = by_id(here), _by(_version, here), _by(_place, here)
    coming = [_as_here(mark, mine.get(mark.id)) for mark in incoming]
    fresh = [
        mark
        for mark in coming
        if not any(_is_version(mark, other) for other in versions.get(_version(mark), ()))
        and not any(_holds(other, mark) for other in over.get(_place(mark), ()) if other.id != mark.id)
    ]
    dated = [_dated(mark, mine.get(mark.id), now) for mark in fresh]
    states = tuple(mark.state for mark in coming)
    return TakenIn(_joined(here, dated), states, len(coming) - len(fresh))


def _by(key: Callable[[Highlight], object], annotations: Annotations) -> dict[object, list[Highlight]]:
    marks: dict[object, list[Highlight]] = {}
    for mark in annotations.highlights:
        marks.setdefault(key(mark), []).append(mark)
    return marks


def _version(mark: Highlight) -> object:
    """Return what versions of one quote have in common."""
    return original(mark).id


def _place(mark: Highlight) -> object:
    """Return what quotes over the same words have in common; nothing is where one without a place is."""
    return (mark.start, mark.end, mark.kind) if mark.placed else (mark.id,)


def _as_here(mark: Highlight, here: Highlight | None) -> Highlight:
    """Return *mark* where its version is *here*, if both have the same words."""
    if here is None or mark.quote.exact not in (here.quote.exact, here.words.exact):
        return mark
    return replace(
        here,
        color=mark.color,
        note=mark.note,
        tags=mark.tags,
        created=mark.created,
        modified=mark.modified,
        extra=mark.extra,
    )


def _is_version(mark: Highlight, here: Highlight) -> bool:
    """Whether *mark* says what *here* says, or is older and says no more."""
    dated = replace(mark, id=here.id, created=here.created, modified=here.modified)
    is_older = stamp(mark.modified) <= stamp(here.modified)
    return dated == here or (is_older and mark.quote == here.quote and _holds(here, mark))


def _holds(here: Highlight, mark: Highlight) -> bool:
    return mark.note in here.note and set(mark.tags) <= set(here.tags)


def _dated(mark: Highlight, here: Highlight | None, now: str) -> Highlight:
    """Return *mark* with times that are not to come; one that has none is older than its version here."""
    created = mark.created or (here.created if here else now)
    modified = mark.modified or (_LONG_AGO if here else created)
    latest = min(modified, now, key=stamp)
    return replace(mark, created=min(created, now, key=stamp), modified=latest)


def _joined(here: Annotations, coming: Iterable[Highlight]) -> Annotations:
    """Return both as one; quotes of which no other version comes stay just as they are."""
    marks = list(coming)
    ids = {original(mark).id for mark in marks}
    met = [mark for mark in here.highlights if original(mark).id in ids]
    others = [mark for mark in here.highlights if original(mark).id not in ids]
    joined = join(Marks(Annotations.of(met)), Marks(Annotations.of(marks)))
    return Annotations.of([*others, *joined.annotations.highlights])
