"""Writes down when the program got where one waits for it: EARMARK_MILESTONES=FILE, for benchmarks."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Slot

if TYPE_CHECKING:
    from earmark.gui.main_window import MainWindow

ENVIRONMENT = "EARMARK_MILESTONES"


def watch(window: MainWindow) -> None:
    """Watch *window*, if the environment asks for it."""
    file = os.environ.get(ENVIRONMENT)
    if file:
        Milestones(window, Path(file))


class Milestones(QObject):
    """Writes one line for each, at its first time: a moment in ns of the monotonic clock, and its name.

    `window`: something is painted in it. `turns`: words of a transcript are
    painted. Each is written when the event loop turns again: then the paint
    is done, and what was painted has been sent to the screen.
    """

    def __init__(self, window: MainWindow, file: Path) -> None:
        super().__init__(window)
        self._file = file
        self._window, self._view = window, window.page.view
        self._painted: list[str] = []
        self._told: set[str] = set()
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._tell)
        for watched in (window, self._view.viewport()):
            watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            shows_turns = watched is self._view.viewport() and bool(self._view.episode.spans)
            self._painted += ["window", "turns"] if shows_turns else ["window"]
            self._turn.start()
        return False

    @Slot()
    def _tell(self) -> None:
        now = time.monotonic_ns()
        new = dict.fromkeys(name for name in self._painted if name not in self._told)
        self._painted = []
        self._told.update(new)
        with self._file.open("a", encoding="utf-8") as file:
            file.writelines(f"{now} {name}\n" for name in new)
