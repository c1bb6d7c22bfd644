"""Notices that something happened to a sidecar, or beside it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QFileSystemWatcher, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication

QUIET_MS = 150
"""What happens within this time is told of once."""


class SidecarWatch(QObject):
    """Watches one sidecar and its folder, where the system tells of changes; our own writes too.

    Where it does not (folders on other computers), and for what was missed
    while the folder was gone, it also does when the program comes to the
    front.
    """

    stirred = Signal()  # something may have changed
    came_to_front = Signal()  # the program did; before `stirred`

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._watcher = QFileSystemWatcher(self)
        self._quiet = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._watcher.fileChanged.connect(self._note)
        self._watcher.directoryChanged.connect(self._note)
        self._quiet.timeout.connect(self._tell)
        application = QCoreApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self._come_to_the_front)
        self._watch()

    def _watch(self) -> None:
        """Watch what is there now: a file that was replaced, or a folder that was gone, is not watched."""
        watched = {*self._watcher.files(), *self._watcher.directories()}
        for path in (self._path, self._path.parent):
            if str(path) not in watched and path.exists():
                self._watcher.addPath(str(path))

    @Slot()
    def _note(self) -> None:
        if not self._quiet.isActive():  # or a busy folder would be quiet never
            self._quiet.start()

    @Slot()
    def _tell(self) -> None:
        self._watch()
        self.stirred.emit()

    @Slot(Qt.ApplicationState)
    def _come_to_the_front(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive:
            self.came_to_front.emit()
            self._note()
