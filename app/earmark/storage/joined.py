"""Two sidecars of one transcript as one, where nobody knows what both came from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from earmark.model import corrections_merge, sync_joining
from earmark.model.corrections import Corrections
from earmark.model.joining import Marks, join
from earmark.storage.audio_link import AudioLink
from earmark.storage.sidecar_format import Content, TranscriptId


def joined(one: Content, other: Content) -> Content:
    """Return what *one* and *other* say, together. Which is which does not matter.

    Where their texts differ, the quotes' positions count in none: they are
    put back by their words when the transcript is opened.
    """
    marks = join(Marks(one.annotations, one.deleted), Marks(other.annotations, other.deleted))
    return Content(
        marks.annotations,
        _transcript(one, other),
        max(one.audio, other.audio, key=_audio_rank),
        corrections_merge.joined(one.corrections, other.corrections),
        marks.deleted,
        sync_joining.joined(one.sync, other.sync),
        extra=_extra(one.extra, other.extra),
    )


def are_of_one_transcript(one: TranscriptId, other: TranscriptId) -> bool:
    """Whether both know the same file, the same text, or at least the same name."""
    pairs = ((one.digest, other.digest), (one.text_digest, other.text_digest), (one.name, other.name))
    return any(mine and mine == theirs for mine, theirs in pairs)


def _transcript(one: Content, other: Content) -> TranscriptId:
    ids = (one.transcript, other.transcript)
    corrected = [c.transcript.original_digest for c in (one, other) if _has_corrections(c.corrections)]
    return replace(
        max(ids, key=lambda known: (known.name, known.digest, known.title, known.show, known.number)),
        text_digest=_common(known.text_digest for known in ids),
        original_digest=_common(corrected),
    )


def _has_corrections(corrections: Corrections) -> bool:
    return bool(corrections.entries or corrections.superseded)


def _common(digests: Iterable[str]) -> str:
    """Return the digest that all of them are; empty where they differ."""
    different = set(digests)
    return different.pop() if len(different) == 1 else ""


def _audio_rank(audio: AudioLink | None) -> tuple[bool, bool, str]:
    return audio is not None, audio is not None and bool(audio.digest), repr(audio)


def _extra(one: Mapping[str, Any], other: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of both; of two that differ, always the same one."""
    both = sorted([*one.items(), *other.items()], key=repr)
    return dict(both)
