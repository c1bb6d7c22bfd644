"""Episodes that were read before, as the present readers would read them again."""

from __future__ import annotations

from pathlib import Path

from earmark import __version__
from earmark.importers import guard
from earmark.model.episode import Episode
from earmark.storage import episode_cache


def look(path: Path) -> tuple[str, Episode | None]:
    """Return the digest of the file's bytes, and its episode if it was read before.

    Raises:
        UserError: The system says already that it is no transcript.
    """
    guard.check_file(path)
    digest = guard.digest(path)
    return digest, episode_cache.load(digest, _version())


def keep(digest: str, episode: Episode) -> None:
    episode_cache.save(digest, _version(), episode)


def _version() -> str:
    """Return what changes when the importers do: in a checkout, when one of them is edited."""
    folder = Path(__file__).parent
    edited = max((file.stat().st_mtime_ns for file in folder.glob("*.py")), default=0)
    return f"{__version__} {edited}"
