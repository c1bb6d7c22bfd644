"""Bringing together two states of the same annotations whose common past nobody knows.

In whatever order and however often states are joined, the same comes out.
For that, deletions leave tombstones, and the versions of one annotation are
compared with each other: one that is older and holds nothing more gives way;
others are kept as copies, named after their content, so that a copy is known
again as a version of what it was copied from.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from earmark.model.annotations import Annotations, Highlight


@dataclass(frozen=True, slots=True)
class Tombstone:
    """Says that the annotation with that id, in every version from before `when` (UTC), was deleted.

    `extra` holds fields that a newer or another program wrote.
    """

    id: str
    when: str
    extra: Mapping[str, Any] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class Marks:
    """Annotations and what was deleted of them; tombstones in order of id, one for each."""

    annotations: Annotations = field(default_factory=Annotations)
    deleted: tuple[Tombstone, ...] = ()


def join(one: Marks, other: Marks) -> Marks:
    """Return all that is in *one* and *other* and was not deleted after it was last changed.

    Of the versions of one annotation the newest keeps the id. An older one
    stays under an id of its own (`copy_id`) where its note, its tags or its
    words are not all in a newer one.
    """
    deleted = latest([*one.deleted, *other.deleted])
    ends = {tombstone.id: stamp(tombstone.when) for tombstone in deleted}
    groups: dict[str, list[Highlight]] = {}
    for highlight in (*one.annotations.highlights, *other.annotations.highlights):
        version = original(highlight)
        if stamp(version.modified) >= ends.get(version.id, ""):
            groups.setdefault(version.id, []).append(version)
    return Marks(Annotations.of(_named({key: _lasting(group) for key, group in groups.items()})), deleted)


def latest(tombstones: Iterable[Tombstone]) -> tuple[Tombstone, ...]:
    """Return *tombstones* in order of id, of each id the latest."""
    ends = {one.id: one for one in sorted(tombstones, key=lambda one: (stamp(one.when), one.when))}
    return tuple(ends[key] for key in sorted(ends))


def copy_id(version: Highlight, digits: int = 6) -> str:
    """Return the id under which *version* is kept beside a newer one: its own, and a digest of its content.

    Where it stands in the text does not count, as that may be found anew.
    """
    quote = version.quote
    content = (version.color, version.note, version.tags, quote.exact, version.created, version.modified)
    return f"{version.id}-{hashlib.sha256(repr(content).encode()).hexdigest()[:digits]}"


def original(highlight: Highlight) -> Highlight:
    """Return *highlight* under the id that it was copied from, unless it is no copy or was changed since."""
    found = _COPY.fullmatch(highlight.id)
    if not found:
        return highlight
    version = replace(highlight, id=found[1])
    return version if copy_id(version, len(found[2])) == highlight.id else highlight


def stamp(time: str) -> str:
    """Return a UTC time in ISO 8601 so that an earlier one sorts first."""
    return time.removesuffix("Z")


_COPY = re.compile(r"(.+)-((?:[0-9a-f]{6}){1,2})", re.ASCII | re.DOTALL)


def _lasting(versions: Iterable[Highlight]) -> list[Highlight]:
    """Return the versions that hold something no newer one holds, the newest first."""
    lasting: list[Highlight] = []
    for version in sorted(versions, key=_recency, reverse=True):
        if not any(_holds_all_of(version, newer) for newer in lasting):
            lasting.append(version)
    return lasting


def _holds_all_of(older: Highlight, newer: Highlight) -> bool:
    return (
        older.note in newer.note
        and set(older.tags) <= set(newer.tags)
        and older.quote.exact in newer.quote.exact
    )


def _recency(highlight: Highlight) -> tuple[str, str]:
    return stamp(highlight.modified), repr(highlight)


def _named(groups: dict[str, list[Highlight]]) -> Iterator[Highlight]:
    """Give each version its id; a copy that was changed since has that of the copy for itself."""
    for newest, *others in groups.values():
        yield newest
        for version in others:
            short = copy_id(version)
            yield replace(version, id=copy_id(version, 12) if short in groups else short)
