"""Work in the background, with progress and cancel."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event
from typing import ClassVar

from PySide6.QtCore import QObject, QThreadPool, Signal, Slot

from earmark.errors import Cancelled
from earmark.progress import Report


class Job(QObject):
    """One run of *work* in the thread pool.

    *work* is an ordinary Qt-free function that takes a `Report`. Connect
    the signals to methods of QObjects: they then run on the GUI thread, and
    a receiver that is gone is left alone. A job has no parent: it must
    outlive the window that asked for it, so it is kept here until it ends.
    """

    progressed = Signal(int, int)  # done, total
    succeeded = Signal(object)  # what work returned
    failed = Signal(Exception)
    finished = Signal()  # last, whatever happened

    _running: ClassVar[set[Job]] = set()

    def __init__(self, work: Callable[[Report], object]) -> None:
        super().__init__()
        self._work = work
        self._stop = Event()
        self.finished.connect(self._forget)

    def start(self) -> None:
        Job._running.add(self)
        QThreadPool.globalInstance().start(self._run)

    def cancel(self) -> None:
        self._stop.set()

    @staticmethod
    def stop_all() -> None:
        """Cancel every job and wait for them; call once, before the program ends."""
        for job in list(Job._running):
            job.cancel()
        QThreadPool.globalInstance().waitForDone()

    def _run(self) -> None:
        try:
            self.succeeded.emit(self._work(self._report))
        except Cancelled:
            pass
        except Exception as error:  # noqa: BLE001 - nothing above to catch it
            self.failed.emit(error)
        finally:
            self.finished.emit()

    def _report(self, done: int, total: int) -> None:
        if self._stop.is_set():
            raise Cancelled
        self.progressed.emit(done, total)

    @Slot()
    def _forget(self) -> None:
        Job._running.discard(self)
