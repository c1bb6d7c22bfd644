"""What an edit deleted, so that it stays deleted when states are joined; see `joining`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from earmark.model.annotations import Annotations
from earmark.model.changes import by_id
from earmark.model.joining import Marks, Tombstone, latest, original, stamp


def recorded(before: Marks, after: Annotations, now: str) -> Marks:
    """Return *after*, which an edit made of *before*, with a tombstone for each annotation that is gone.

    Other versions of what is gone (its copies, or what it was a copy of) were
    looked at and left: they count as changed now, or they would go as well.
    So does what comes back by undo.

    Args:
        before: What was there.
        after: What the edit made of it.
        now: UTC, ISO 8601 with a final Z.
    """
    gone = [original(h).id for key, h in by_id(before.annotations).items() if after.get(key) is None]
    ends = {tombstone.id: stamp(tombstone.when) for tombstone in before.deleted}
    deleted = latest([*before.deleted, *(Tombstone(key, now) for key in gone)])
    stays = [
        replace(h, modified=now)
        if original(h).id in gone or stamp(h.modified) < ends.get(original(h).id, "")
        else h
        for h in after.highlights
    ]
    return Marks(Annotations.of(stays), deleted)


def pruned(tombstones: Iterable[Tombstone], oldest: str) -> tuple[Tombstone, ...]:
    """Return those from *oldest* (UTC) on: by then every other copy of the file has seen the others."""
    return tuple(one for one in tombstones if stamp(one.when) >= stamp(oldest))
