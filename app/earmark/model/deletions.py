"""What an edit deleted, so that it stays deleted when states are joined; see `joining`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from earmark.model.annotations import Annotations, Highlight
from earmark.model.changes import by_id
from earmark.model.joining import Marks, Tombstone, latest, original, stamp

_LATER = "~"
"""After every time."""


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
    there = by_id(after)
    gone = {original(h).id for key, h in by_id(before.annotations).items() if key not in there}
    if not gone and not before.deleted:
        return Marks(after)
    deleted = latest([*before.deleted, *(Tombstone(key, now) for key in gone)])
    ends = {tombstone.id: stamp(tombstone.when) for tombstone in before.deleted} | dict.fromkeys(gone, _LATER)
    stays = [replace(h, modified=now) if _is_over(h, ends) else h for h in after.highlights]
    return Marks(Annotations.of(stays), deleted)


def outliving(marks: Marks) -> Marks:
    """Return *marks* where what is there although it was deleted counts as changed when it was.

    So that it stays, where two programs met and one had deleted what the
    other changed, whoever joins the outcome with anything else.
    """
    ends = {tombstone.id: tombstone.when for tombstone in marks.deleted}
    over = {tombstone.id: stamp(tombstone.when) for tombstone in marks.deleted}
    stays = [
        replace(h, modified=ends[original(h).id]) if _is_over(h, over) else h
        for h in marks.annotations.highlights
    ]
    return Marks(Annotations.of(stays), marks.deleted)


def _is_over(highlight: Highlight, ends: dict[str, str]) -> bool:
    """Whether *highlight*, or what it is a copy of, ended after it was last changed."""
    if not ends:
        return False
    end = ends.get(highlight.id) or ends.get(original(highlight).id, "")
    return stamp(highlight.modified) < end


def pruned(tombstones: Iterable[Tombstone], oldest: str) -> tuple[Tombstone, ...]:
    """Return those from *oldest* (UTC) on: by then every other copy of the file has seen the others."""
    return tuple(one for one in tombstones if stamp(one.when) >= stamp(oldest))
