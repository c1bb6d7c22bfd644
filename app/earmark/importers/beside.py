"""What lies beside a transcript under a name of the same kind."""

from __future__ import annotations

from pathlib import Path

_SUFFIXES = (".json", ".vtt", ".txt")


def chapters_beside(transcript: Path) -> Path | None:
    """Return the list of chapters of *transcript*: `talk.chapters.json`, `talk_chapters.vtt` and the like."""
    names = (f"{transcript.stem}{sign}chapters{suffix}" for suffix in _SUFFIXES for sign in "._- ")
    return next((path for name in names if (path := transcript.with_name(name)).is_file()), None)
