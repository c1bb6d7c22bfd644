"""One clip being cut in the background, and what the reader is told of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from earmark.gui.controls.toast import Toast
from earmark.gui.errors import show_error
from earmark.gui.jobs import Job
from earmark.gui.outgoing.folders import show_folder_of
from earmark.progress import Report

_SLOW_S = 1.0
"""What takes longer says how far it is, and can be stopped."""


class ClipRun(QObject):
    """Runs *work*, which returns the file that it wrote, and tells in *toast* how it went.

    It belongs to *window* and goes when the work has ended.
    """

    def __init__(self, window: QWidget, toast: Toast, work: Callable[[Report], Path]) -> None:
        super().__init__(window)
        self._window, self._toast = window, toast
        self._began_s = monotonic()
        self._is_told = False
        self._job = Job(work)
        self._job.progressed.connect(self._show_progress)
        self._job.succeeded.connect(self._tell)
        self._job.failed.connect(self._tell_failure)
        self._job.finished.connect(self.deleteLater)

    def start(self) -> None:
        self._job.start()

    @Slot()
    def cancel(self) -> None:
        """Stop the work; nothing is written."""
        self._job.progressed.disconnect(self._show_progress)
        self._job.cancel()
        self._toast.show_message("No clip saved")

    @Slot(int, int)
    def _show_progress(self, done_ms: int, total_ms: int) -> None:
        if monotonic() - self._began_s < _SLOW_S:
            return
        words = f"Cutting the clip, {100 * done_ms // max(1, total_ms)} %"
        if self._is_told:
            self._toast.change_lasting(words)
        else:
            self._is_told = True
            self._toast.show_lasting(words, "Cancel", self.cancel)

    @Slot(object)
    def _tell(self, target: Path) -> None:
        self._toast.show_message("Clip saved.", "Show file", partial(show_folder_of, target))

    @Slot(Exception)
    def _tell_failure(self, error: Exception) -> None:
        self._toast.end_lasting()
        show_error(self._window, error)
