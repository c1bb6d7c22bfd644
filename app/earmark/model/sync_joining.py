"""Bringing together what two programs know of how audio belongs to a transcript.

Anchors are known by their id: of two versions the newer counts, and one that
was deleted after it was last changed is gone. Of offsets, and of what
listening found, the newer counts as a whole. Where nobody knows what both
states come from (`joined`) the same comes out in whatever order and however
often they are joined.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from earmark.model.joining import Tombstone, latest, stamp
from earmark.model.sync import Anchor, Found, Offset, Sync

_V = TypeVar("_V")

Syncs = tuple[Sync, ...]
"""Of each audio file one, in order of the digest."""


def sync_of(syncs: Iterable[Sync], audio: str) -> Sync | None:
    """Return what is known of the audio with that digest."""
    return next((sync for sync in syncs if audio and sync.audio == audio), None)


def with_sync(syncs: Iterable[Sync], sync: Sync) -> Syncs:
    """Return *syncs* with *sync* instead of what was known of its audio."""
    return _in_order({one.audio: one for one in (*syncs, sync)})


def joined(one: Syncs, other: Syncs) -> Syncs:
    """Return what both know, where nobody knows what they come from."""
    together = {sync.audio: sync for sync in one}
    for sync in other:
        mine = together.get(sync.audio)
        together[sync.audio] = _normal(sync) if mine is None else _joined(mine, sync)
    return _in_order({audio: _normal(sync) for audio, sync in together.items()})


def merged(base: Syncs, mine: Syncs, theirs: Syncs) -> Syncs:
    """Return what *mine* and *theirs* know, which both come from *base*.

    As `joined`, but what one side took back and the other left alone is gone
    even where no time says which was later.
    """
    old, ours, others = ({sync.audio: sync for sync in side} for side in (base, mine, theirs))
    together: dict[str, Sync] = {}
    for audio in ours | others:
        was = old.get(audio, Sync(audio=audio))
        our, other = ours.get(audio), others.get(audio)
        if our is None or other is None:
            left = our or other
            together |= {audio: left} if left is not None and (audio not in old or left != was) else {}
        else:
            both = _joined(our, other)
            together[audio] = replace(
                both,
                anchors=_left(was.anchors, our.anchors, other.anchors, both.anchors),
                offset=_changed(was.offset, our.offset, other.offset, both.offset),
                found=_changed(was.found, our.found, other.found, both.found),
            )
    return _in_order(together)


def recorded(before: Sync, after: Sync, now: str) -> Sync:
    """Return *after*, which an edit made of *before*, with a tombstone for each anchor that is gone.

    What comes back by undo counts as changed now, or it would go again when states are joined.

    Args:
        before: What was there.
        after: What the edit made of it.
        now: UTC, ISO 8601 with a final Z.
    """
    there = {anchor.id for anchor in after.anchors}
    gone = [Tombstone(anchor.id, now) for anchor in before.anchors if anchor.id not in there]
    if not gone and not before.deleted:
        return after
    deleted = latest([*before.deleted, *gone])
    ends = {one.id: stamp(one.when) for one in deleted}
    stays = (
        replace(anchor, modified=now) if stamp(anchor.modified) < ends.get(anchor.id, "") else anchor
        for anchor in after.anchors
    )
    return replace(after, anchors=tuple(stays), deleted=deleted)


def _joined(one: Sync, other: Sync) -> Sync:
    deleted = latest([*one.deleted, *other.deleted])
    return Sync(
        audio=one.audio,
        anchors=_living([*one.anchors, *other.anchors], deleted),
        offset=_newer(one.offset, other.offset, _offset_age),
        found=_newer(one.found, other.found, _found_age),
        deleted=deleted,
        extra=_extra(one.extra, other.extra),
    )


def _normal(sync: Sync) -> Sync:
    return replace(sync, anchors=_living(sync.anchors, sync.deleted), deleted=latest(sync.deleted))


def _living(anchors: Iterable[Anchor], deleted: Iterable[Tombstone]) -> tuple[Anchor, ...]:
    ends = {one.id: stamp(one.when) for one in deleted}
    newest = {anchor.id: anchor for anchor in sorted(anchors, key=_anchor_age)}
    living = [anchor for key, anchor in newest.items() if stamp(anchor.modified) >= ends.get(key, "")]
    return tuple(sorted(living, key=_id))


def _left(
    was: Iterable[Anchor], ours: Iterable[Anchor], others: Iterable[Anchor], both: Iterable[Anchor]
) -> tuple[Anchor, ...]:
    """Return *both* without the anchors that one side deleted and the other left as they were."""
    old, mine, theirs = ({anchor.id: anchor for anchor in side} for side in (was, ours, others))
    gone = {
        key
        for key, anchor in old.items()
        if (key not in mine and theirs.get(key) == anchor) or (key not in theirs and mine.get(key) == anchor)
    }
    return tuple(anchor for anchor in both if anchor.id not in gone)


def _changed(was: _V, ours: _V, others: _V, newer: _V) -> _V:
    """Return the side that changed; if both did, the newer."""
    if ours == was:
        return others
    return ours if others == was else newer


def _newer(one: _V | None, other: _V | None, age: Any) -> _V | None:
    known = [value for value in (one, other) if value is not None]
    return max(known, key=age, default=None)


def _anchor_age(anchor: Anchor) -> tuple[str, str]:
    return stamp(anchor.modified), repr(anchor)


def _offset_age(offset: Offset) -> tuple[str, str]:
    return stamp(offset.modified), repr(offset)


def _found_age(found: Found) -> tuple[str, str]:
    return stamp(found.when), repr(found)


def _extra(one: Mapping[str, Any], other: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of both; of two that differ, always the same one."""
    return dict(sorted([*one.items(), *other.items()], key=repr))


def _in_order(syncs: Mapping[str, Sync]) -> Syncs:
    return tuple(syncs[audio] for audio in sorted(syncs))


def _id(anchor: Anchor) -> str:
    return anchor.id
