"""Keeps episodes that were read before, by the content of their file.

Everything here can be made again: an entry that is damaged, or of another
version of the program, counts as none. So can the folder be deleted.
"""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from pathlib import Path

import msgspec

from earmark import paths
from earmark.model.episode import Episode
from earmark.storage.atomic import write_atomically

LARGEST_BYTES = 50_000_000
"""How large the folder may grow: some three hundred episodes of two hours."""


class _Entry(msgspec.Struct):
    version: str
    file_digest: str
    episode: Episode


_ENTRIES = msgspec.msgpack.Decoder(_Entry)


def load(file_digest: str, version: str) -> Episode | None:
    """Return the episode of the file with that digest, as that version reads it, if it is here."""
    try:
        entry_file = _path(file_digest)
        entry = _ENTRIES.decode(entry_file.read_bytes())
    except (OSError, ValueError):  # what msgspec and broken text raise is a ValueError
        return None
    if (entry.version, entry.file_digest) != (version, file_digest):
        return None
    with suppress(OSError):
        os.utime(entry_file)  # the entry used longest ago is the first to go
    return entry.episode


def save(file_digest: str, version: str, episode: Episode) -> None:
    """Keep *episode*, and let go of old ones. A disk that refuses is no error: it is only a cache."""
    entry = msgspec.msgpack.encode(_Entry(version, file_digest, episode))
    with suppress(OSError):
        write_atomically(_path(file_digest), entry)
        _shrink(LARGEST_BYTES)


def _folder() -> Path:
    folder = paths.cache_dir() / "episodes"
    folder.mkdir(exist_ok=True)
    return folder


def _path(file_digest: str) -> Path:
    return _folder() / f"{hashlib.sha256(file_digest.encode()).hexdigest()[:32]}.msgpack"


def _shrink(most_bytes: int) -> None:
    used = {file: file.stat() for file in _folder().glob("*.msgpack")}
    left = most_bytes
    for file in sorted(used, key=lambda file: used[file].st_mtime_ns, reverse=True):
        left -= used[file].st_size
        if left < 0:
            file.unlink(missing_ok=True)
