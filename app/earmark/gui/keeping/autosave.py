"""Writes a sidecar soon after each edit, and looks what others made of it, on a thread of its own."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from queue import Empty, SimpleQueue

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal, Slot

from earmark.gui.keeping.sidecar_disk import Changed, SidecarDisk
from earmark.storage.backups import Why
from earmark.storage.sidecar import Sidecar
from earmark.storage.sidecar_format import Content

DELAY_MS = 80
"""Edits within this time are written together; an edit is on the disk within 250 ms."""

PATIENCE_MS = 300
_PATIENCE = 4
"""How often, and after what time, a file that is damaged or gone is looked at again:
another program may be in the middle of writing it."""

_ATTEMPTS_AT_THE_END = 3

_Outcome = Sidecar | Changed | Exception | None


class Autosave(QObject):
    """Keeps one sidecar the same as the content last given to it.

    Writes go one after another; while one runs, only the newest content
    waits. It has no parent: the writing thread must not outlive it.
    """

    saved = Signal(object)  # Sidecar, as it lies on the disk now
    failed = Signal(Exception)
    changed_on_disk = Signal(object)  # Changed, by another program; nothing is written until `go_on`

    _worked = Signal()

    def __init__(self, disk: SidecarDisk, last: Sidecar) -> None:
        super().__init__()
        self._disk = disk
        self._last = last
        self._waiting: Content | None = None
        self._running: Content | None = None
        self._is_busy = self._shall_look = self._is_refused = False
        self._patience = _PATIENCE
        self._outcomes: SimpleQueue[_Outcome] = SimpleQueue()
        self._pool = QThreadPool()
        self._pool.setMaxThreadCount(1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._start)
        self._worked.connect(self._take_outcome)

    @property
    def disk(self) -> SidecarDisk:
        return self._disk

    @property
    def path(self) -> Path:
        return self._disk.path

    @property
    def is_unsaved(self) -> bool:
        """Whether something is not on the disk yet."""
        return self._waiting is not None or self._running is not None

    def write(self, content: Content) -> None:
        """Write *content* soon."""
        self._waiting = content
        self._is_refused = False
        self._start_in(DELAY_MS)

    def go_on(self, last: Sidecar, content: Content | None = None) -> None:
        """Know that the disk holds *last*, and write *content*; None: there is nothing to be written."""
        self._last = last
        self._waiting = None
        self._is_refused = False
        if content is not None:
            self._waiting = content
            self._start_in(0)  # before the others write once more

    @Slot()
    def look(self) -> None:
        """Look soon what others made of the file. Our own writes count for nothing.

        What was refused is not tried again: that may be what made somebody ask.
        """
        if not self._is_refused:
            self._shall_look = True
            self._start_in(0)

    def back_up(self, why: Why) -> None:
        """Keep the file as it is among the backups, before anything else is written."""
        self._pool.start(partial(self._disk.back_up, why))

    def stop(self) -> None:
        """Forget what waits, and return when nothing is running any more."""
        self._timer.stop()
        self._pool.waitForDone()
        self._waiting = self._running = None
        self._is_busy = self._shall_look = False
        self._outcomes = SimpleQueue()

    def flush(self) -> None:
        """Write what waits, and return when it is done or refused."""
        self._patience = 0
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
        self._patience = _PATIENCE

    def end(self) -> None:
        """Stop for good; what could not be written goes into the journal. The day's work is backed up."""
        self.flush()
        unwritten = self._waiting
        self.stop()
        if unwritten is not None:
            self._disk.note_down(unwritten, self._last)
        self.back_up(Why.DAY)
        self._pool.waitForDone()

    def _start_in(self, delay_ms: int) -> None:
        if not self._timer.isActive():
            self._timer.start(delay_ms)

    @Slot()
    def _start(self) -> None:
        self._timer.stop()
        if self._is_busy:
            return
        if self._waiting is not None:
            self._running, self._waiting = self._waiting, None
            self._run(partial(self._disk.write, self._running, self._last))
        elif self._shall_look:
            self._run(partial(self._disk.look, self._last))

    def _run(self, work: Callable[[], _Outcome]) -> None:
        self._is_busy = True
        self._shall_look = False  # before a write it is looked as well
        self._pool.start(partial(self._work, work))

    def _work(self, work: Callable[[], _Outcome]) -> None:
        """Do *work* on the writing thread."""
        try:
            outcome = work()
        except Exception as error:  # noqa: BLE001 - the thread's last line
            outcome = error
        self._outcomes.put(outcome)
        self._worked.emit()

    @Slot()
    def _take_outcome(self) -> None:
        try:
            outcome = self._outcomes.get_nowait()
        except Empty:
            return  # `flush` was faster than the signal
        self._is_busy = False
        content, self._running = self._running, None
        if self._waiting is not None or self._shall_look:
            self._start_in(DELAY_MS)
        match outcome:
            case Sidecar():
                self._last = outcome
                self.saved.emit(outcome)
            case Changed():
                self._keep(content)
                self._tell(outcome)
            case Exception():
                self._is_refused = self._waiting is None
                self._keep(content)
                self.failed.emit(outcome)

    def _tell(self, change: Changed) -> None:
        """Tell of *change*, unless the file may yet become whole."""
        if change.is_whole or not self._patience:
            self._patience = _PATIENCE
            self.changed_on_disk.emit(change)
        else:
            self._patience -= 1
            self._shall_look = True
            self._timer.start(PATIENCE_MS)

    def _keep(self, content: Content | None) -> None:
        """Keep what was not written, unless something newer waits already."""
        if self._waiting is None:
            self._waiting = content
