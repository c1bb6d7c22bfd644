"""Reads a transcript in a process of its own, so that no file can harm the program.

Importing this is cheap on purpose: the process can be at work before the
program has loaded anything large.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from earmark.child import Child
from earmark.errors import UserError
from earmark.limits import Limits
from earmark.progress import Report

if TYPE_CHECKING:
    from earmark.model.episode import Episode


class Reading:
    """One transcript being read; it begins at once.

    Args:
        path: The transcript.
        password: What the reader entered for a locked file.
        partials: Whether `result` shall pass on the first pages before the rest is read.
        look: Whether it shall look first if the file was read before. After `result`,
            `file_digest` and `from_cache` tell of it.
        limits: What the reading may use, if not as much as a window can wait for.
    """

    def __init__(
        self,
        path: Path,
        password: str | None = None,
        *,
        partials: bool = True,
        look: bool = False,
        limits: Limits | None = None,
    ) -> None:
        self.file_digest = ""
        self.from_cache = False
        kind = "PDF" if path.suffix.lower() == ".pdf" else "file"
        self._failure = f"This {kind} could not be read."
        request = {"path": os.fsencode(path), "password": password, "partials": partials, "look": look}
        self._child = Child(
            "earmark.importers.reading_process", request, failure=self._failure, limits=limits
        )

    def result(self, report: Report, partial: Callable[[Episode], None] | None = None) -> Episode:
        """Wait for the whole transcript. To be called once.

        *report* and *partial* are called on this thread, and may raise
        `Cancelled` to stop the reading.

        Raises:
            LockedFile: The file wants a password, or another one.
            UserError: It cannot be read, in words that say why.
            Cancelled: `cancel` was called.
        """
        from earmark.importers.messages import ANSWERS, Partial, Progress, Result

        with closing(self._child.messages()) as messages:
            for message in messages:
                match ANSWERS.decode(message):
                    case Progress(done, total):
                        report(done, total)
                    case Partial(episode):
                        if partial:
                            partial(episode)
                    case Result(episode, digest, from_cache):
                        self.file_digest, self.from_cache = digest, from_cache
                        return episode
        raise UserError(self._failure, "It ended without saying why.")

    def cancel(self) -> None:
        """Stop; `result` then raises `Cancelled`. May be called from any thread."""
        self._child.cancel()
