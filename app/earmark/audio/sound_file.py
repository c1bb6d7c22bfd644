"""What a player must know of a file before a library opens it."""

from __future__ import annotations

from pathlib import Path

_LEAD_MS = 60
_LEADING = frozenset({".mp3", ".mp2", ".mpga"})


def lead_ms(path: Path) -> int:
    """Return how much earlier a library shall begin so that the place asked for is heard.

    MP3 frames borrow bits from those before them: a decoder that begins in
    the middle is silent for 20 to 180 ms (measured, docs/audio.md).
    """
    return _LEAD_MS if path.suffix.lower() in _LEADING else 0


def unreadable(path: Path) -> str:
    """Return why *path* cannot be a sound at all, or "" if it may be one."""
    try:
        if not path.is_file():
            return "There is no such file."
        with path.open("rb") as file:
            return "" if file.read(1) else "The file is empty."
    except OSError as error:
        return str(error)
