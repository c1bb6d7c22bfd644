"""What the reader does to the sync of an audio: anchors, one offset, what was heard, starting anew.

Each verb returns the next value; the same one where nothing changes. `now`
is UTC in ISO 8601 with a final Z.
"""

from __future__ import annotations

import uuid
from dataclasses import replace

from earmark.model.entries import place_quote
from earmark.model.episode import Episode
from earmark.model.sync import Anchor, Found, Offset, Sync


def anchored(sync: Sync, original: Episode, start: int, audio_ms: int, now: str) -> Sync:
    """Return *sync* where the word at *start* of the original text is spoken at *audio_ms*.

    An anchor that is there already moves. One offset for all, if there was one, gives way to the anchor.
    """
    known = next((one for one in sync.anchors if one.placed and one.start == start), None)
    if known is not None:
        return moved_anchor(sync, known.id, audio_ms, now)
    quote = place_quote(original.text, start)
    anchor = Anchor(
        id=uuid.uuid4().hex[:12],
        start=start,
        quote=quote,
        audio_ms=max(0, audio_ms),
        created=now,
        modified=now,
    )
    return _with_anchors(without_offset(sync, now), [*sync.anchors, anchor])


def moved_anchor(sync: Sync, anchor_id: str, audio_ms: int, now: str) -> Sync:
    """Return *sync* with that anchor at another time of the audio."""
    moved = [
        replace(one, audio_ms=max(0, audio_ms), modified=now)
        if one.id == anchor_id and one.audio_ms != audio_ms
        else one
        for one in sync.anchors
    ]
    return sync if tuple(moved) == sync.anchors else _with_anchors(without_offset(sync, now), moved)


def without_anchor(sync: Sync, anchor_id: str) -> Sync:
    """Return *sync* without that anchor. That it was deleted is noted by `sync_joining.recorded`."""
    return _with_anchors(sync, [one for one in sync.anchors if one.id != anchor_id])


def with_offset(sync: Sync, ms: int, now: str) -> Sync:
    """Return *sync* with one offset for all of the audio; anchors and words that were heard wait."""
    if sync.offset_ms == ms:
        return sync
    extra = sync.offset.extra if sync.offset else {}
    return replace(sync, offset=Offset(ms, now, extra))


def without_offset(sync: Sync, now: str) -> Sync:
    """Return *sync* with the one offset taken back."""
    if sync.offset is None or sync.offset.ms is None:
        return sync
    return replace(sync, offset=replace(sync.offset, ms=None, modified=now))


def listened(sync: Sync, found: Found) -> Sync:
    """Return *sync* with what listening found; an offset that was set before gives way to it."""
    return replace(sync, found=found)


def reset(sync: Sync, now: str) -> Sync:
    """Return *sync* without anything: the transcript's own times count again."""
    return replace(without_offset(sync, now), anchors=(), found=None)


def _with_anchors(sync: Sync, anchors: list[Anchor]) -> Sync:
    return replace(sync, anchors=tuple(sorted(anchors, key=_id)))


def _id(anchor: Anchor) -> str:
    return anchor.id
