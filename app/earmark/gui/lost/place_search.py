"""Looks for the places that a quote may have, beside the window's thread."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal, Slot

from earmark.gui.jobs import Job
from earmark.model.annotations import Highlight
from earmark.model.episode import Episode
from earmark.model.relocate import Candidate, Relocator
from earmark.progress import Report


class _Found(NamedTuple):
    mark: Highlight
    relocator: Relocator
    candidates: Sequence[Candidate]


class PlaceSearch(QObject):
    """One search at a time; of what is asked for meanwhile, only the last is answered.

    What makes a search dear, going through the whole text (60 ms for two
    hours of talk), is done for the first one only.
    """

    found = Signal(object, object)  # Highlight, its candidates, best first

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._episode: Episode | None = None
        self._relocator: Relocator | None = None
        self._job: Job | None = None
        self._wanted: Highlight | None = None

    def use(self, episode: Episode | None) -> None:
        """Search in *episode* from now on; an answer from another text is never told."""
        if episode is not self._episode:
            self._episode, self._relocator, self._wanted = episode, None, None
            self._let_go()

    def ask(self, mark: Highlight) -> None:
        """Ask where *mark* may stand; the answer comes by a signal."""
        self._wanted = mark
        if self._job is None:
            self._start()

    def _start(self) -> None:
        mark, self._wanted = self._wanted, None
        if mark is None or self._episode is None:
            return
        self._job = Job(partial(_search, self._episode, self._relocator, mark))
        self._job.succeeded.connect(self._take)
        self._job.failed.connect(self._fail)
        self._job.start()

    def _let_go(self) -> None:
        job, self._job = self._job, None
        if job is not None:
            job.succeeded.disconnect(self._take)
            job.failed.disconnect(self._fail)
            job.cancel()

    @Slot(object)
    def _take(self, found: _Found) -> None:
        if self._job is None:
            return  # let go of while its answer was on the way
        self._job = None
        self._relocator = found.relocator
        self.found.emit(found.mark, found.candidates)
        self._start()

    @Slot(Exception)
    def _fail(self, error: Exception) -> None:
        self._job = None
        raise error


def _search(episode: Episode, relocator: Relocator | None, mark: Highlight, _report: Report) -> _Found:
    relocator = relocator or Relocator(episode)
    return _Found(mark, relocator, relocator.candidates(mark))
