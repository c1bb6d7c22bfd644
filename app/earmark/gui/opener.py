"""Opens transcripts in the background, one at a time."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal, Slot

from earmark.errors import UserError
from earmark.gui.jobs import Job
from earmark.importers.opening import Opened, Opening
from earmark.progress import Report
from earmark.storage.word_times import with_word_times


class Failure(NamedTuple):
    """A transcript that could not be opened, and why."""

    path: Path
    error: Exception


class Opener(QObject):
    """Reads one transcript at a time; asking for another one stops the first."""

    began = Signal(object)  # Path
    progressed = Signal(int, int)  # pages read, pages in all
    first_pages = Signal(object)  # Episode, provisional
    opened = Signal(object, object)  # Path, Opened
    failed = Signal(object)  # Failure
    stopped = Signal()  # by `cancel`

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._run: _Run | None = None

    @property
    def is_busy(self) -> bool:
        return self._run is not None

    def open(self, path: Path, password: str | None = None) -> None:
        self._start(_Run(path, password))

    def take(self, opening: Opening) -> None:
        """Go on with an *opening* that has begun already."""
        self._start(_Run(opening.path, None, opening))

    @Slot()
    def cancel(self) -> None:
        if self._run is not None:
            self._let_go()
            self.stopped.emit()

    def _start(self, run: _Run) -> None:
        self._let_go()
        self._run = run
        run.job.progressed.connect(self.progressed)
        run.first_pages.connect(self.first_pages)
        run.job.succeeded.connect(self._finish)
        run.job.failed.connect(self._fail)
        self.began.emit(run.path)
        run.job.start()

    def _let_go(self) -> None:
        run, self._run = self._run, None
        if run is not None:
            run.job.progressed.disconnect(self.progressed)
            run.first_pages.disconnect(self.first_pages)
            run.job.succeeded.disconnect(self._finish)
            run.job.failed.disconnect(self._fail)
            run.cancel()

    @Slot(object)
    def _finish(self, opened: Opened) -> None:
        run, self._run = self._run, None
        if run is not None:
            self.opened.emit(run.path, opened)

    @Slot(Exception)
    def _fail(self, error: Exception) -> None:
        run, self._run = self._run, None
        if run is not None:
            self.failed.emit(Failure(run.path, error))


class _Run(QObject):
    """One transcript on its way. Without a parent: its thread may outlive the window."""

    first_pages = Signal(object)

    def __init__(self, path: Path, password: str | None, opening: Opening | None = None) -> None:
        super().__init__()
        self.path = path
        self._password = password
        self._opening = opening
        self.job = Job(self._work)

    def cancel(self) -> None:
        self.job.cancel()
        if self._opening is not None:
            self._opening.cancel()

    def _work(self, report: Report) -> Opened:
        report(0, 0)
        self._opening = self._opening or Opening(self.path, self._password)
        opened = self._opening.result(report, self.first_pages.emit)
        if not opened.episode.turns:
            raise UserError("This file has no words to read.", "Choose another file.")
        return opened._replace(episode=with_word_times(opened.episode, self.path))
