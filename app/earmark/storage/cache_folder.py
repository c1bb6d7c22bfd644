"""A folder of things that can be made again, each in a file by its key; it grows only so large.

What cannot be read or written is no error: it is only a cache.
"""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from pathlib import Path

from earmark import paths
from earmark.storage.atomic import write_atomically


def load(name: str, key: str) -> bytes | None:
    """Return what was kept under *key* in the folder *name*, if it is there."""
    try:
        entry = _path(name, key)
        raw = entry.read_bytes()
    except OSError:
        return None
    with suppress(OSError):
        os.utime(entry)  # the entry used longest ago is the first to go
    return raw


def save(name: str, key: str, raw: bytes, largest_bytes: int) -> None:
    """Keep *raw* under *key*, and let go of what was used longest ago, so that the folder is no larger."""
    with suppress(OSError):
        write_atomically(_path(name, key), raw)
        _shrink(_folder(name), largest_bytes)


def _folder(name: str) -> Path:
    folder = paths.cache_dir() / name
    folder.mkdir(exist_ok=True)
    return folder


def _path(name: str, key: str) -> Path:
    digest = hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()
    return _folder(name) / f"{digest[:32]}.msgpack"


def _shrink(folder: Path, most_bytes: int) -> None:
    used = {file: file.stat() for file in folder.glob("*.msgpack")}
    left = most_bytes
    for file in sorted(used, key=lambda file: used[file].st_mtime_ns, reverse=True):
        left -= used[file].st_size
        if left < 0:
            file.unlink(missing_ok=True)
