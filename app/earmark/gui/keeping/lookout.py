"""Looks out for what others do to the sidecar of one session, and for quotes that are kept elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial, reduce
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from earmark.errors import UserError
from earmark.gui.jobs import Job
from earmark.gui.keeping.session import Session
from earmark.gui.keeping.sidecar_watch import SidecarWatch
from earmark.model import changes
from earmark.progress import Report
from earmark.storage import conflict_copies, journal, known
from earmark.storage.conflict_copies import ConflictCopy
from earmark.storage.joined import joined
from earmark.storage.journal import Unwritten
from earmark.storage.known import Known
from earmark.storage.sidecar_format import TranscriptId

SETTLED_MS = 400
"""Only so long after the opening: the page comes first."""


class _Finds(NamedTuple):
    copies: tuple[ConflictCopy, ...]
    unwritten: tuple[Unwritten, ...] = ()
    known: Known | None = None


class Lookout(QObject):
    """At work from soon after it is made until `end`. The session must outlive it.

    Changes of the sidecar and copies that sync programs put beside it are
    merged by themselves. What else is found is told, and waits.
    """

    copies_merged = Signal(int)  # how many quotes came with them: at least one
    unwritten_found = Signal(object)  # tuple of Unwritten: what an earlier session could not save
    known_found = Signal(object)  # Known

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._watch: SidecarWatch | None = None
        self._job: Job | None = None
        self._is_first = self._again = True
        self._merged: dict[Path, ConflictCopy] = {}
        self._restored: tuple[Unwritten, ...] = ()
        self._settling = QTimer(self, singleShot=True, interval=SETTLED_MS)
        self._settling.timeout.connect(self.begin)
        self._settling.start()
        session.saved.connect(self._clear_up)
        session.moved.connect(self._follow)

    def end(self) -> None:
        """Look no more."""
        self._settling.stop()
        self._session.saved.disconnect(self._clear_up)
        self._session.moved.disconnect(self._follow)
        if self._watch is not None:
            self._watch.stirred.disconnect(self._look)
            self._watch.came_to_front.disconnect(self._session.retry)
            self._watch.deleteLater()
            self._watch = None
        if self._job is not None:
            self._job.succeeded.disconnect(self._take)
            self._job.failed.disconnect(self._fail)
            self._job.cancel()
            self._job = None

    def restore(self, unwritten: tuple[Unwritten, ...]) -> None:
        """Bring what could not be written into the session; forget it when all is on the disk.

        Raises:
            UserError: The session is read-only.
        """
        self._session.restore(unwritten)
        self._restored += unwritten
        self._clear_up()

    @Slot()
    def begin(self) -> None:
        """Look for the first time, and watch from now on."""
        self._settling.stop()
        self._session.back_up()
        self._follow()
        self._look()

    @Slot()
    def _follow(self) -> None:
        """Watch the sidecar where it is now."""
        if self._watch is not None:
            self._watch.deleteLater()
        self._watch = SidecarWatch(self._session.sidecar_path, self)
        self._watch.stirred.connect(self._look)
        self._watch.came_to_front.connect(self._session.retry)

    @Slot()
    def _look(self) -> None:
        self._session.look()
        if self._job is not None:
            self._again = True
        elif not self._session.read_only_reason:
            self._search()

    def _search(self) -> None:
        session = self._session
        self._again = False
        ids = TranscriptId.of(session.path.name, session.digest, session.episode, session.edition.original)
        search = partial(_copies, session.sidecar_path, ids)
        if self._is_first:
            has_sidecar = bool(session.found.sidecar.digest)
            search = partial(_everything, search, session.path, session.digest, has_sidecar)
        self._job = Job(search)
        self._job.succeeded.connect(self._take)
        self._job.failed.connect(self._fail)
        self._job.start()

    @Slot(Exception)
    def _fail(self, error: Exception) -> None:
        self._job = None
        raise error

    @Slot(object)
    def _take(self, finds: _Finds) -> None:
        if self._job is None:
            return  # it came when we had ended
        self._job, self._is_first = None, False
        if self._session.read_only_reason:
            return
        self._merge([copy for copy in finds.copies if copy.path not in self._merged])
        self._offer(finds)
        if self._again:
            self._search()

    def _merge(self, copies: list[ConflictCopy]) -> None:
        if not copies:
            return
        before = self._session.annotations
        content = reduce(joined, (copy.content for copy in copies))
        self._session.take_over("Merge copies", content)
        self._merged |= {copy.path: copy for copy in copies}
        new = [change for change in changes.between(before, self._session.annotations) if change.after]
        if new:
            self.copies_merged.emit(len(new))
        self._clear_up()

    def _offer(self, finds: _Finds) -> None:
        missing = tuple(one for one in finds.unwritten if not self._session.is_known(one))
        self._restored += tuple(one for one in finds.unwritten if one not in missing)
        self._clear_up()
        if missing:
            self.unwritten_found.emit(missing)
        if finds.known is not None:
            self.known_found.emit(finds.known)

    @Slot()
    def _clear_up(self) -> None:
        """Put away what is in the sidecar now."""
        if self._session.is_unsaved:
            return
        copies, self._merged = tuple(self._merged.values()), {}
        restored, self._restored = self._restored, ()
        if copies or restored:
            Job(partial(_put_away, copies, self._session.sidecar_path, restored)).start()


def _copies(sidecar: Path, transcript: TranscriptId, _report: Report) -> _Finds:
    return _Finds(conflict_copies.find(sidecar, transcript))


def _everything(
    copies: partial[_Finds], transcript: Path, digest: str, has_sidecar: bool, report: Report
) -> _Finds:
    elsewhere = None if has_sidecar else known.elsewhere(transcript, digest, report)
    return copies(report)._replace(unwritten=journal.find(transcript, digest), known=elsewhere)


def _put_away(
    copies: Iterable[ConflictCopy], sidecar: Path, restored: Iterable[Unwritten], _report: Report
) -> None:
    for copy in copies:
        with suppress(UserError):  # found again at the next opening; merging it again changes nothing
            conflict_copies.set_aside(copy, sidecar, datetime.now(UTC))
    for one in restored:
        journal.forget(one)
