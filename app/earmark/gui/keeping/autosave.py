"""Writes a sidecar soon after each edit, on a thread of its own."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal, Slot

from earmark.storage.sidecar import DamagedSidecar, Sidecar, SidecarConflict, load, save
from earmark.storage.sidecar_format import Content

DELAY_MS = 80
"""Edits within this time are written together; an edit is on the disk within 250 ms."""

_ATTEMPTS_AT_THE_END = 3


@dataclass(frozen=True, slots=True)
class _Changed:
    """Instead of a write: the sidecar as another program left it."""

    theirs: Sidecar


_Outcome = Sidecar | _Changed | Exception | None


class Autosave(QObject):
    """Keeps one sidecar the same as the content last given to it.

    Writes go one after another; while one runs, only the newest content
    waits. It has no parent: the writing thread must not outlive it.
    """

    saved = Signal(object)  # Sidecar, as it lies on the disk now
    failed = Signal(Exception)
    changed_on_disk = Signal(object)  # Sidecar of another program; nothing is written until `go_on`

    _wrote = Signal()

    def __init__(self, path: Path, last: Sidecar) -> None:
        super().__init__()
        self._path = path
        self._last = last
        self._waiting: Content | None = None
        self._running: Content | None = None
        self._outcomes: SimpleQueue[_Outcome] = SimpleQueue()
        self._pool = QThreadPool()
        self._pool.setMaxThreadCount(1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DELAY_MS)
        self._timer.timeout.connect(self._start)
        self._wrote.connect(self._take_outcome)

    @property
    def path(self) -> Path:
        return self._path

    @property
    def is_unsaved(self) -> bool:
        """Whether something is not on the disk yet."""
        return self._waiting is not None or self._running is not None

    def write(self, content: Content) -> None:
        """Write *content* soon."""
        self._waiting = content
        if not self._timer.isActive():
            self._timer.start()

    def go_on(self, last: Sidecar, content: Content) -> None:
        """Write *content*, in the knowledge that the disk holds *last*."""
        self._last = last
        self.write(content)

    def stop(self) -> None:
        """Forget what waits, and return when no write is running any more."""
        self._timer.stop()
        self._pool.waitForDone()
        self._waiting = self._running = None
        self._outcomes = SimpleQueue()

    def flush(self) -> None:
        """Write what waits, and return when it is done or refused."""
        self._pool.waitForDone()
        self._take_outcome()
        for _ in range(_ATTEMPTS_AT_THE_END):
            if self._waiting is None:
                break
            self._start()
            self._pool.waitForDone()
            self._take_outcome()
            if not self._timer.isActive():  # refused; only a merge asks for another attempt
                break

    @Slot()
    def _start(self) -> None:
        self._timer.stop()
        if self._waiting is None or self._running is not None:
            return
        self._running, self._waiting = self._waiting, None
        self._pool.start(self._write)

    def _write(self) -> None:
        """Write what is running; on the writing thread."""
        content = self._running
        outcome: _Outcome = None
        try:
            if content is not None:
                outcome = _attempt(self._path, content, self._last)
        except Exception as error:  # noqa: BLE001 - the thread's last line
            outcome = error
        self._outcomes.put(outcome)
        self._wrote.emit()

    @Slot()
    def _take_outcome(self) -> None:
        try:
            outcome = self._outcomes.get_nowait()
        except Empty:
            return  # `flush` was faster than the signal
        content, self._running = self._running, None
        if self._waiting is not None:
            self._timer.start()
        match outcome:
            case Sidecar():
                self._last = outcome
                self.saved.emit(outcome)
            case _Changed(theirs):
                self._keep(content)
                self.changed_on_disk.emit(theirs)
            case Exception():
                self._keep(content)
                self.failed.emit(outcome)

    def _keep(self, content: Content | None) -> None:
        """Keep what was not written, unless something newer waits already."""
        if self._waiting is None:
            self._waiting = content


def _attempt(path: Path, content: Content, last: Sidecar) -> Sidecar | _Changed:
    try:
        return save(path, content, last)
    except SidecarConflict:
        return _Changed(_load_anything(path))


def _load_anything(path: Path) -> Sidecar:
    try:
        return load(path)
    except DamagedSidecar as error:
        return Sidecar.instead_of(error)
