"""Opens a transcript: from the cache if it was read before, else by reading it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from earmark import __version__
from earmark.errors import UserError
from earmark.importers.reading import Reading
from earmark.progress import Report

if TYPE_CHECKING:
    from earmark.model.episode import Episode


class Opened(NamedTuple):
    """An episode, and the digest of the bytes of its file."""

    episode: Episode
    file_digest: str
    from_cache: bool


class Opening:
    """One transcript being opened; it begins at once.

    What is wrong with the file is told by `result`, so that whoever begins
    early need not be ready for it.

    Args:
        path: The transcript.
        password: What the reader entered for a locked file. Its episode is not cached:
            what was locked stays locked.
    """

    def __init__(self, path: Path, password: str | None = None) -> None:
        self.path = path
        self._private = password is not None
        self._digest = ""
        self._known: Episode | None = None
        self._error: UserError | None = None
        self._reading: Reading | None = Reading(path, password)
        # The cache takes as long to load as the reading takes to start. If the
        # episode is there, little was done in vain.
        try:
            self._look_in_the_cache()
        except UserError as error:
            self._error = error
        if self._known is not None or self._error:
            self._reading = None  # which ends it

    def result(self, report: Report, partial: Callable[[Episode], None] | None = None) -> Opened:
        """Wait for the episode; to be called once. See `Reading.result`."""
        from earmark.importers import guard
        from earmark.storage import episode_cache

        if self._error:
            raise self._error
        if self._known is not None:
            return Opened(self._known, self._digest, from_cache=True)
        assert self._reading is not None
        episode = self._reading.result(report, partial)
        digest = guard.digest(self.path)
        # A file that changed while it was read may be half old, half new.
        if digest == self._digest and not self._private:
            episode_cache.save(digest, _version(), episode)
        return Opened(episode, digest, from_cache=False)

    def cancel(self) -> None:
        """Stop; `result` then raises `Cancelled`. May be called from any thread."""
        if self._reading:
            self._reading.cancel()

    def _look_in_the_cache(self) -> None:
        from earmark.importers import guard
        from earmark.storage import episode_cache

        guard.check_file(self.path)
        self._digest = guard.digest(self.path)
        if not self._private:
            self._known = episode_cache.load(self._digest, _version())


def _version() -> str:
    """Return what changes when the importers do: in a checkout, when one of them is edited."""
    folder = Path(__file__).parent
    edited = max((file.stat().st_mtime_ns for file in folder.glob("*.py")), default=0)
    return f"{__version__} {edited}"
