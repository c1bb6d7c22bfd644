"""How one audio file belongs to a transcript: what the reader set, and what listening found.

Two kinds of time are meant here. The *transcript's own* times are those
that stand in it; the *audio's* times count in one audio file, known by its
digest. Places are code points in the *original* text, which corrections do
not change. Values never change in place, so undo is keeping the old one;
`syncing` has the verbs, `sync_joining` brings two states together, and
`sync_placing` puts all of it on the text that is shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from earmark.model.annotations import TextQuote
from earmark.model.joining import Tombstone, stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """The reader says that the word at `start` is spoken at `audio_ms`.

    `quote` holds the words that begin there: by them the place is found in a
    changed transcript. `placed` is False where it was not found for sure;
    such an anchor is kept and has no effect. `created` and `modified` are
    UTC; `extra` holds fields that a newer or another program wrote.
    """

    id: str
    start: int
    quote: TextQuote
    audio_ms: int
    created: str = ""
    modified: str = ""
    placed: bool = field(default=True, compare=False)
    extra: Mapping[str, Any] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class Offset:
    """The audio is later by `ms` than the transcript says, all through; None: the reader took that back."""

    ms: int | None
    modified: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict, compare=False)


class Segment(NamedTuple):
    """From `from_ms` to `to_ms` of the transcript's own time the audio is `shift_ms` later."""

    from_ms: int
    to_ms: int
    shift_ms: int


class Stretch(NamedTuple):
    """A part of the audio, in ms."""

    from_ms: int
    to_ms: int


class Unspoken(NamedTuple):
    """`text[start:end]` of the original is not in this audio."""

    start: int
    end: int


class WrongTime(NamedTuple):
    """The paragraph at `start` of the original says `own_ms`, and is heard at `heard_ms` of the audio."""

    start: int
    own_ms: int
    heard_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What listening found out, but for the times of the words: these are kept in a cache.

    `when` is UTC, `text_digest` that of the original in which places count.
    `placed` of `words` words were found. `estimated`: none was heard, they
    were put between pauses.
    """

    when: str
    text_digest: str
    duration_ms: int
    placed: int
    words: int
    estimated: bool = False
    segments: tuple[Segment, ...] = ()
    not_in_transcript: tuple[Stretch, ...] = ()
    not_in_audio: tuple[Unspoken, ...] = ()
    wrong_times: tuple[WrongTime, ...] = ()
    extra: Mapping[str, Any] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sync:
    """All that is known of one audio file and the transcript; `audio` is the digest of the file.

    Anchors and tombstones of anchors stand in order of id, each id once.
    """

    audio: str
    anchors: tuple[Anchor, ...] = ()
    offset: Offset | None = None
    found: Found | None = None
    deleted: tuple[Tombstone, ...] = ()
    extra: Mapping[str, Any] = field(default_factory=dict, compare=False)

    @property
    def offset_ms(self) -> int | None:
        """The offset that counts for all of the audio: none if it was listened to since it was set."""
        if self.offset is None:
            return None
        is_older = self.found is not None and stamp(self.offset.modified) < stamp(self.found.when)
        return None if is_older else self.offset.ms


class HeardWord(NamedTuple):
    """`text[start:end]` is heard from `start_ms` to `end_ms` of the audio, this surely (0 to 1)."""

    start: int
    end: int
    start_ms: int
    end_ms: int
    confidence: float


class Pin(NamedTuple):
    """An anchor on the text that is shown."""

    offset: int
    audio_ms: int


@dataclass(frozen=True, slots=True)
class Synced:
    """How an audio belongs to the text that is *shown*: what `TimeMap` needs to know; see `sync_placing`.

    Of two `pins` on one word the later one counts. `unspoken` are ranges of
    the shown text; `heard` is in reading order.
    """

    pins: tuple[Pin, ...] = ()
    offset_ms: int | None = None
    segments: tuple[Segment, ...] = ()
    not_in_transcript: tuple[Stretch, ...] = ()
    unspoken: tuple[Unspoken, ...] = ()
    heard: tuple[HeardWord, ...] = ()
