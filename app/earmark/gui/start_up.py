"""Starts the window: the first page of the transcript at once, everything else behind it."""

from __future__ import annotations

import gc
import sys
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QLoggingCategory, QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

from earmark import __version__
from earmark.gui import milestones
from earmark.gui.first_sight import FirstSight
from earmark.gui.foundation import Foundation
from earmark.gui.jobs import Job
from earmark.gui.opener import Failure, Opener

if TYPE_CHECKING:
    from earmark.gui.application import Application
    from earmark.gui.screenshot import Screenshot
    from earmark.importers.opening import Opened, Opening
    from earmark.model.episode import Episode

PATIENCE_MS = 400
"""When no page has come by then, everything else is built first."""
FRAME_MS = 16
"""The painted page gets to the screen before this thread is busy with the rest."""


@dataclass(frozen=True, slots=True)
class Request:
    """What the command line asked for: one transcript (`opening`, being read already), or several `files`."""

    opening: Opening | None = None
    files: tuple[Path, ...] = ()
    audio: Path | None = None
    screenshot: Path | None = None
    size: tuple[int, int] | None = None
    theme: str | None = None
    at_ms: int | None = None


class StartUp(QObject):
    """Builds the program in two steps, so that one can read while the second is built.

    First the window with the page alone; when that is painted, or nothing
    is to be read, `Application` with all the rest.
    """

    def __init__(self, request: Request) -> None:
        super().__init__()
        self._request = request
        self._foundation = Foundation(request.theme)
        self._opener = Opener(self._foundation.window)
        self._result: tuple[Path, Opened] | None = None
        self._failure: Failure | None = None
        self.application: Application | None = None
        self.shot: Screenshot | None = None
        self._next = QTimer(self, singleShot=True, interval=FRAME_MS)
        self._next.timeout.connect(self.build)
        milestones.watch(self._foundation.window, self._foundation.view)
        if request.size:
            self._foundation.window.resize(*request.size)

    def begin(self) -> None:
        opening = self._request.opening
        if opening is None or self._request.screenshot:
            self.build()
            self._foundation.window.show()
            return
        foundation = self._foundation
        self._opener.first_pages.connect(self._show_pages)
        self._opener.opened.connect(self._keep_result)
        self._opener.failed.connect(self._keep_failure)
        self._opener.take(opening)
        foundation.window.setCentralWidget(FirstSight(foundation.theme, foundation.settings, foundation.view))
        foundation.view.viewport().installEventFilter(self)
        foundation.window.show()
        QTimer.singleShot(PATIENCE_MS, self.build)

    @Slot()
    def build(self) -> None:
        """Build all that is not there yet; once."""
        if self.application is not None:
            return
        from earmark.gui.application import Application

        request = self._request
        application = Application(
            request.theme, "silent" if request.screenshot else None, self._foundation, self._opener
        )
        self.application = application
        if request.screenshot:
            from earmark.gui.screenshot import Screenshot

            self.shot = Screenshot(application, request.screenshot)
        if request.opening is None:
            application.program.show_start()
            if request.files:
                application.program.open_files(list(request.files))
        elif request.screenshot:
            application.program.take(request.opening, request.audio, request.at_ms)
        else:
            self._hand_over(application)
        gc.freeze()  # what stands now stands to the end
        gc.enable()

    def _hand_over(self, application: Application) -> None:
        """Let the program go on with what is being read, or has been read."""
        program = application.program
        self._opener.first_pages.disconnect(self._show_pages)
        self._opener.opened.disconnect(self._keep_result)
        self._opener.failed.disconnect(self._keep_failure)
        program.expect(self._request.audio, self._request.at_ms)
        application.window.show_episode("Earmark")
        if self._result is not None:
            program.show_opened(*self._result)
        elif self._failure is not None:
            program.show_failure(self._failure)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self._foundation.view.episode.spans:
            self._foundation.view.viewport().removeEventFilter(self)
            self._next.start()
        return False

    @Slot(object)
    def _show_pages(self, episode: Episode) -> None:
        """Show the first pages. To lay out more of them would only keep these from being painted."""
        if not self._foundation.view.episode.spans:
            self._foundation.view.show_episode(episode)

    @Slot(object, object)
    def _keep_result(self, path: Path, opened: Opened) -> None:
        self._result = (path, opened)
        if self._foundation.view.episode.spans:
            return
        from earmark.storage import recents

        remembered = recents.find(path)
        self._foundation.view.show_episode(opened.episode)
        if remembered:
            self._foundation.view.set_reading_offset(remembered.offset)

    @Slot(object)
    def _keep_failure(self, failure: Failure) -> None:
        self._failure = failure
        self.build()


def run(request: Request) -> int:
    """Open the window and return the exit status when it is closed.

    Raises:
        UserError: A screenshot was asked for, and the transcript cannot be read.
    """
    # To ask for the style in Python (`setStyle`) would load all of QStyle: that takes 5 ms.
    _kept = QApplication.instance() or QApplication([*sys.argv[:1], "-style", "Fusion"])
    _name()
    sys.excepthook = _end_with_error if request.screenshot else _show_uncaught
    start = StartUp(request)
    start.begin()
    try:
        status = QApplication.exec()
    finally:
        if start.application is not None:
            start.application.program.close()
        Job.stop_all()
    if start.shot is not None and start.shot.error is not None:
        raise start.shot.error
    return status


# What Qt Multimedia found on the machine is for its makers; QT_LOGGING_RULES brings it back.
_LOG_RULES = "qt.multimedia.*.info=false\nqt.multimedia.symbolsresolver.warning=false"


def _name() -> None:
    QLoggingCategory.setFilterRules(_LOG_RULES)
    QApplication.setApplicationName("earmark")
    QApplication.setApplicationDisplayName("Earmark")
    QApplication.setApplicationVersion(__version__)
    QApplication.setDesktopFileName("earmark")


def _show_uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Show what no one caught, instead of losing it on the console."""
    if issubclass(kind, KeyboardInterrupt):
        QApplication.quit()
        return
    from earmark.gui.errors import show_error

    show_error(QApplication.activeWindow(), error)


def _end_with_error(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """End the program: nobody is there to see a dialog."""
    sys.__excepthook__(kind, error, trace)
    QApplication.exit(1)
