"""Writes down when the window was painted: EARMARK_MILESTONES=FILE, for tests/bench/app.py."""

from __future__ import annotations

import os
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtWidgets import QWidget

from earmark.gui.transcript.transcript_view import TranscriptView

ENVIRONMENT = "EARMARK_MILESTONES"


def watch(window: QWidget, view: TranscriptView) -> None:
    """Watch *window* and the transcript in it, if the environment asks for it; before it is shown."""
    file = os.environ.get(ENVIRONMENT)
    if file:
        Milestones(window, view, Path(file))


class Milestones(QObject):
    """Writes a line at the first time of each: a moment in ns of the monotonic clock, and what it is.

    `window`: it stands on the screen. `turns`: words of a transcript stand
    in it. Each is written when the event loop turns again after the paint:
    then what was painted has been sent to the screen.
    """

    def __init__(self, window: QWidget, view: TranscriptView, file: Path) -> None:
        super().__init__(window)
        self._file = file
        self._window, self._view = window, view
        self._reached: list[str] = []
        self._told: set[str] = set()
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._tell)
        window.installEventFilter(self)
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.Paint and watched is self._view.viewport() and self._view.episode.spans:
            self._reach("turns")
        elif kind == QEvent.Type.Show and watched is self._window:
            self._window.windowHandle().installEventFilter(self)
        elif kind == QEvent.Type.Expose:
            self._reach("window")
        return False

    def _reach(self, name: str) -> None:
        if name not in self._told:
            self._told.add(name)
            self._reached.append(name)
            self._turn.start()

    @Slot()
    def _tell(self) -> None:
        now = time.monotonic_ns()
        with self._file.open("a", encoding="utf-8") as file:
            file.writelines(f"{now} {name}\n" for name in self._reached)
        self._reached.clear()
