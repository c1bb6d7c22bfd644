"""Keeps episodes that were read before, by the content of their file.

Everything here can be made again: an entry that is damaged, or of another
version of the program, counts as none. So can the folder be deleted.
"""

from __future__ import annotations

import msgspec

from earmark.model.episode import Episode
from earmark.storage import cache_folder

LARGEST_BYTES = 50_000_000
"""How large the folder may grow: some three hundred episodes of two hours."""

_FOLDER = "episodes"


class _Entry(msgspec.Struct):
    version: str
    file_digest: str
    episode: Episode


_ENTRIES = msgspec.msgpack.Decoder(_Entry)


def load(file_digest: str, version: str) -> Episode | None:
    """Return the episode of the file with that digest, as that version reads it, if it is here."""
    raw = cache_folder.load(_FOLDER, file_digest)
    try:
        entry = None if raw is None else _ENTRIES.decode(raw)
    except ValueError:  # what msgspec and broken text raise is a ValueError
        return None
    if entry is None or (entry.version, entry.file_digest) != (version, file_digest):
        return None
    return entry.episode


def save(file_digest: str, version: str, episode: Episode) -> None:
    """Keep *episode*, and let go of old ones. A disk that refuses is no error: it is only a cache."""
    entry = msgspec.msgpack.encode(_Entry(version, file_digest, episode))
    cache_folder.save(_FOLDER, file_digest, entry, LARGEST_BYTES)
