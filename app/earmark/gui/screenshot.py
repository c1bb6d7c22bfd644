"""Draws the window into a picture when what was asked for stands in it, and ends the program."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

from earmark.errors import UserError

if TYPE_CHECKING:
    from earmark.gui.application import Application

_REST_MS = 400
"""How long scrolling, fading and painting may take after the last thing has come."""
_LONGEST_MS = 60_000


class Screenshot(QObject):
    """Waits for the transcript and its waveform, then writes the picture. `error` is why there is none."""

    def __init__(self, application: Application, file: Path) -> None:
        super().__init__(application.window)
        self._application = application
        self._file = file
        self.error: UserError | None = None
        self._waits_for = 2  # text and sound
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._take)
        application.workspace.remembers = False
        application.theme.reduce_motion(True)
        application.program.shown.connect(self._come)
        application.program.started.connect(self._rest.start)
        application.program.failed.connect(self._fail)
        application.workspace.sound.settled.connect(self._come)
        QTimer.singleShot(_LONGEST_MS, self._take)

    @Slot()
    def _come(self) -> None:
        self._waits_for -= 1
        if self._waits_for <= 0:
            self._rest.start()

    @Slot(Exception)
    def _fail(self, error: Exception) -> None:
        self.error = error if isinstance(error, UserError) else UserError("The file could not be read.")
        QApplication.exit(1)

    @Slot()
    def _take(self) -> None:
        if not self._application.window.grab().save(str(self._file)):
            self.error = UserError(f"“{self._file.name}” could not be written.", "Choose another folder.")
        QApplication.exit(1 if self.error else 0)
