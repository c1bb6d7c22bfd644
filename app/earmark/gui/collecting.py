"""Looks through dropped files and folders for episodes, in the background."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from earmark.gui.jobs import Job
from earmark.progress import Report

if TYPE_CHECKING:
    from earmark.importers.pairing import Found


class Collecting(QObject):
    """One search at a time; a new one stops the one before."""

    progressed = Signal(int, int)  # files looked at, files in all
    found = Signal(list)  # of Found, at least one
    failed = Signal(Exception)  # a UserError where nothing can be read

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._job: Job | None = None

    @property
    def is_busy(self) -> bool:
        return self._job is not None

    def look(self, paths: Sequence[Path]) -> None:
        self.cancel()
        job = Job(_Search(tuple(paths)))
        job.progressed.connect(self.progressed)
        job.succeeded.connect(self._finish)
        job.failed.connect(self._fail)
        self._job = job
        job.start()

    @Slot()
    def cancel(self) -> None:
        job, self._job = self._job, None
        if job is not None:
            job.progressed.disconnect(self.progressed)
            job.succeeded.disconnect(self._finish)
            job.failed.disconnect(self._fail)
            job.cancel()

    @Slot(object)
    def _finish(self, found: list[Found]) -> None:
        self._job = None
        self.found.emit(found)

    @Slot(Exception)
    def _fail(self, error: Exception) -> None:
        self._job = None
        self.failed.emit(error)


class _Search:
    """The work of one search."""

    def __init__(self, paths: tuple[Path, ...]) -> None:
        self._paths = paths

    def __call__(self, report: Report) -> list[Found]:
        # Only who drops several files has need of it.
        from earmark.importers.audio_tags import lengths_ms
        from earmark.importers.pairing import episodes_in

        return episodes_in(self._paths, report, partial(lengths_ms, report=report))
