"""Quotes of a transcript that has no sidecar where it lies now, from where it lay before."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from earmark.errors import UserError
from earmark.progress import Report, silent
from earmark.storage import audio_link, backups, places, recents
from earmark.storage.audio_link import AudioLink
from earmark.storage.sidecar import MAX_BYTES, SUFFIX, load
from earmark.storage.sidecar_format import Content

_MOST_BESIDE = 5_000
"""So many sidecars in one folder are looked at."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a transcript: what `sidecar` says, or a backup of it that was made at `when`."""

    content: Content
    sidecar: Path
    when: datetime | None = None


def elsewhere(transcript: Path, digest: str, report: Report = silent) -> Known | None:
    """Return quotes of the transcript with that *digest* that do not lie where its own sidecar would.

    First those beside it, under the name that it had; then those of any
    episode that was opened before, the latest first; then backups. The
    audio is linked from where *transcript* lies now.

    Args:
        transcript: Where it lies now.
        digest: That of its bytes, as `TranscriptId.digest` has it.
        report: Called before each file.

    Raises:
        Cancelled: By *report*.
    """
    if not digest:
        return None
    own = places.sidecar_of(transcript)
    for path in dict.fromkeys([*_beside(transcript), *_of_recents()]):
        report(0, 0)
        found = None if path == own else _read(path, digest)
        if found is not None:
            return Known(_linked_from(transcript, found, path), path)
    return _backup(digest)


def _beside(transcript: Path) -> Iterator[Path]:
    try:
        names = sorted(file.name for file in transcript.parent.iterdir() if file.name.endswith(SUFFIX))
    except OSError:
        return
    yield from (transcript.with_name(name) for name in names[:_MOST_BESIDE])


def _of_recents() -> Iterator[Path]:
    paths = [Path(recent.path) for recent in recents.everything()]
    yield from places.sidecars_of(paths).values()


def _read(sidecar: Path, digest: str) -> Content | None:
    """Return what *sidecar* says, if there are quotes of that transcript in it."""
    try:
        if sidecar.stat().st_size > MAX_BYTES or digest.encode() not in sidecar.read_bytes():
            return None  # most are of other transcripts: quick
        content = load(sidecar).content
    except (OSError, UserError):
        return None
    return content if _is_of(content, digest) else None


def _is_of(content: Content, digest: str) -> bool:
    same = content.transcript.digest == digest and not content.is_newer
    return same and bool(content.annotations.highlights or content.corrections.entries)


def _backup(digest: str) -> Known | None:
    for backup in backups.of_transcript(digest):
        with suppress(UserError):
            content = backup.content()
            if _is_of(content, digest):
                return Known(replace(content, audio=None), Path(content.transcript.name), backup.when)
    return None


def _linked_from(transcript: Path, content: Content, sidecar: Path) -> Content:
    """Return *content* of *sidecar* with its audio linked from *transcript*, if it is there."""
    linked: AudioLink | None = None
    if content.audio is not None:
        audio = audio_link.resolve(sidecar, content.audio)
        with suppress(OSError):
            linked = audio_link.link(transcript, audio, content.audio.duration_ms)
    return replace(content, audio=linked)
