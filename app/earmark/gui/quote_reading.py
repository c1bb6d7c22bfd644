"""Reads and filters all quotes in the background, so that the window never waits for a disk."""

from __future__ import annotations

from time import monotonic
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal, Slot

from earmark.gui.jobs import Job
from earmark.gui.library_quotes.listing import Library, Listing, make_listing
from earmark.library.finding import Wanted, choices, prepare
from earmark.library.shelf import Shelf
from earmark.progress import Report

_TOLD_EVERY_S = 0.2


class QuoteReading(QObject):
    """Lists what is wanted, one listing at a time; what was wanted last is listed last."""

    listed = Signal(object)  # Listing
    progressed = Signal(int, int)  # episodes looked at, episodes in all
    failed = Signal(Exception)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shelf = Shelf()  # used by one job at a time
        self._library: Library | None = None
        self._wanted = Wanted()
        self._is_due = False
        self._is_stale = True
        self._job: Job | None = None

    @Slot(object)
    def show(self, wanted: Wanted) -> None:
        """List what *wanted* asks for among the quotes that were read."""
        self._wanted, self._is_due = wanted, True
        self._go_on()

    @Slot()
    def renew(self) -> None:
        """Look which sidecars changed, and list what was wanted last again if any did."""
        self._is_stale = True
        self._go_on()

    def stop(self) -> None:
        """Let go of what is being read; nothing is told any more."""
        job, self._job = self._job, None
        self._is_due = self._is_stale = False
        if job is not None:
            job.succeeded.disconnect(self._finish)
            job.failed.disconnect(self._fail)
            job.progressed.disconnect(self.progressed)
            job.cancel()

    def _go_on(self) -> None:
        if self._job is not None or not (self._is_due or self._is_stale):
            return
        known = None if self._is_stale else self._library
        work = _Work(self._shelf, known, self._library, self._wanted, self._is_due)
        self._is_due = self._is_stale = False
        self._job = job = Job(work)
        job.succeeded.connect(self._finish)
        job.failed.connect(self._fail)
        job.progressed.connect(self.progressed)
        job.start()

    @Slot(object)
    def _finish(self, outcome: _Outcome) -> None:
        self._job = None
        self._library = outcome.library
        if outcome.listing is not None and not self._is_due:
            self.listed.emit(outcome.listing)
        self._go_on()

    @Slot(Exception)
    def _fail(self, error: Exception) -> None:
        self._job = None
        self.failed.emit(error)


class _Outcome(NamedTuple):
    library: Library
    listing: Listing | None


class _Work:
    """Reads, unless the quotes are *known*, and lists, unless nothing changed and nobody asked."""

    def __init__(
        self, shelf: Shelf, known: Library | None, before: Library | None, wanted: Wanted, is_due: bool
    ) -> None:
        self._shelf, self._known, self._before = shelf, known, before
        self._wanted, self._is_due = wanted, is_due

    def __call__(self, report: Report) -> _Outcome:
        library = self._known or self._read(report)
        if library is self._before and not self._is_due:
            return _Outcome(library, None)
        return _Outcome(library, make_listing(library, self._wanted))

    def _read(self, report: Report) -> Library:
        volumes = self._shelf.volumes(report=_Seldom(report))
        if self._before is not None and volumes == self._before.volumes:
            return self._before
        prepare(volumes)
        return Library(volumes, sum(len(volume.cards) for volume in volumes), choices(volumes))


class _Seldom:
    """A report that is told a few times a second: more would keep the window busy."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._next = monotonic() + _TOLD_EVERY_S

    def __call__(self, done: int, total: int) -> None:
        if monotonic() >= self._next:
            self._next = monotonic() + _TOLD_EVERY_S
            self._report(done, total)
