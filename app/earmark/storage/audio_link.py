"""Which audio belongs to a transcript, written so that both can move together."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

AUDIO_SUFFIXES = (".mp3", ".m4a", ".m4b", ".aac", ".opus", ".ogg", ".oga", ".flac", ".wav", ".mp4", ".webm")
_END_BYTES = 65536


@dataclass(frozen=True, slots=True)
class AudioLink:
    """The audio of a transcript, as the sidecar keeps it.

    `path` is relative to the transcript's folder, with forward slashes, or
    absolute where the audio lies on another drive. `digest` knows the file
    again under another name; both it and `duration_ms` may be unknown.
    `extra` holds fields of newer versions, written back untouched.
    """

    path: str
    duration_ms: int | None = None
    digest: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict, compare=False)


def link(transcript: Path, audio: Path, duration_ms: int | None = None) -> AudioLink:
    """Return the link from *transcript* to *audio*; reads a little of the audio file.

    Raises:
        OSError: The audio cannot be read.
    """
    folder, target = os.path.realpath(transcript.parent), os.path.realpath(audio)
    try:
        path = Path(os.path.relpath(target, folder))
    except ValueError:  # another drive
        path = Path(target)
    return AudioLink(path.as_posix(), duration_ms, digest_of(audio))


def resolve(transcript: Path, audio: AudioLink) -> Path:
    """Return where the linked audio should lie; it may not be there."""
    return Path(os.path.normpath(Path(os.path.realpath(transcript.parent)) / audio.path))


def beside(transcript: Path) -> Path | None:
    """Return the audio of the same name beside *transcript*, if there is any."""
    candidates = (transcript.with_suffix(suffix) for suffix in AUDIO_SUFFIXES)
    return next((path for path in candidates if path.is_file()), None)


def digest_of(audio: Path) -> str:
    """Return a digest of the size and both ends of *audio*: enough to know it again, and quick.

    Raises:
        OSError: The file cannot be read.
    """
    with audio.open("rb") as file:
        size = os.fstat(file.fileno()).st_size
        content = hashlib.sha256(str(size).encode())
        content.update(file.read(_END_BYTES))
        file.seek(max(0, size - _END_BYTES))
        content.update(file.read(_END_BYTES))
    return "sha256-ends:" + content.hexdigest()
