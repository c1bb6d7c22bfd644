"""Which files were written as exports, so that another is never replaced without asking.

A file counts as ours only as long as it is just what was written: somebody
may have gone on writing in it.
"""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import Path

from earmark import paths
from earmark.storage import json_text
from earmark.storage.atomic import replacing

MOST = 500
_LARGEST_BYTES = 1_000_000


def is_ours(path: Path, data: bytes) -> bool:
    """Tell whether *data*, which the file at *path* holds, is what was exported there last."""
    return _load().get(_key(path)) == _digest(data)


def remember(path: Path, data: bytes) -> None:
    """Know from now on that *data* was exported to *path*; see `remember_digest`."""
    remember_digest(path, _digest(data))


def remember_digest(path: Path, digest: str) -> None:
    """Know it of data with that SHA-256; if that cannot be kept, it is asked next time."""
    with suppress(OSError), replacing(_file()) as file:
        others = {known: kept for known, kept in _load().items() if known != _key(path)}
        all_kept = dict(list(others.items())[1 - MOST :]) | {_key(path): digest}
        file.write(json_text.encode([[known, kept] for known, kept in all_kept.items()]))


def _load() -> dict[str, str]:
    """Return the digests by path, the last written last."""
    try:
        with _file().open("rb") as file:
            entries = json_text.decode(file.read(_LARGEST_BYTES))
    except (OSError, ValueError):
        return {}
    pairs = [entry for entry in entries if _is_pair(entry)] if isinstance(entries, list) else []
    return dict(pairs)


def _is_pair(entry: object) -> bool:
    return isinstance(entry, list) and len(entry) == 2 and all(isinstance(part, str) for part in entry)


def _key(path: Path) -> str:
    return str(path.absolute())


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _file() -> Path:
    return paths.data_dir() / "exports.json"
