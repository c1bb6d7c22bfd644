"""Opens a transcript: from the cache if it was read before, else by reading it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from earmark.errors import UserError
from earmark.importers.reading import Reading
from earmark.limits import Limits
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
        ahead: Whether nothing is loaded yet, and much is to be. Then also the cache is left to
            the reading process: it has nothing else to do.
        partials: Whether `result` shall pass on the first pages before the rest is read.
        limits: As for `Reading`.
    """

    def __init__(
        self,
        path: Path,
        password: str | None = None,
        *,
        ahead: bool = False,
        partials: bool = True,
        limits: Limits | None = None,
    ) -> None:
        self.path = path
        self._private = password is not None
        self._digest = ""
        self._known: Episode | None = None
        self._error: UserError | None = None
        self._reading: Reading | None = None
        try:
            if not (ahead or self._private):
                self._look()
        except UserError as error:
            self._error = error
        else:
            if self._known is None:
                look = ahead and not self._private
                self._reading = Reading(path, password, partials=partials, look=look, limits=limits)

    def result(self, report: Report, partial: Callable[[Episode], None] | None = None) -> Opened:
        """Wait for the episode; to be called once. See `Reading.result`."""
        if self._error:
            raise self._error
        if self._known is not None:
            return Opened(self._known, self._digest, from_cache=True)
        reading = self._reading
        assert reading is not None
        episode = reading.result(report, partial)
        if reading.from_cache:
            return Opened(episode, reading.file_digest, from_cache=True)
        return Opened(episode, self._keep(episode, reading.file_digest or self._digest), from_cache=False)

    def cancel(self) -> None:
        """Stop; `result` then raises `Cancelled`. May be called from any thread."""
        if self._reading:
            self._reading.cancel()

    def _look(self) -> None:
        from earmark.importers import cached

        self._digest, self._known = cached.look(self.path)

    def _keep(self, episode: Episode, digest_before: str) -> str:
        """Cache what was read, and return the digest of its file."""
        from earmark.importers import cached, guard

        digest = guard.digest(self.path)
        # A file that changed while it was read may be half old, half new.
        if digest == digest_before and not self._private:
            cached.keep(digest, episode)
        return digest
