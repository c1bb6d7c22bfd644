"""Builds the program, connects it, and runs it until the window is closed."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QLoggingCategory
from PySide6.QtWidgets import QApplication

from earmark import __version__
from earmark.audio import make_player
from earmark.audio.player import Player
from earmark.gui import milestones
from earmark.gui.context_menus import ContextMenus
from earmark.gui.dialogs.questions import Dialogs
from earmark.gui.errors import show_error
from earmark.gui.jobs import Job
from earmark.gui.look import fonts
from earmark.gui.look.theme import Theme
from earmark.gui.main_window import MainWindow
from earmark.gui.playback import Playback
from earmark.gui.program import Program
from earmark.gui.sample import MINUTES
from earmark.gui.screenshot import Screenshot
from earmark.gui.settings import Settings
from earmark.gui.start.start_page import StartPage
from earmark.gui.wiring import Wiring
from earmark.gui.workspace import Workspace
from earmark.importers import transcript_suffixes
from earmark.importers.opening import Opening
from earmark.storage.audio_link import AUDIO_SUFFIXES


@dataclass(frozen=True, slots=True)
class Request:
    """What the command line asked for. `opening` is being read already."""

    opening: Opening | None = None
    audio: Path | None = None
    screenshot: Path | None = None
    size: tuple[int, int] | None = None
    theme: str | None = None
    at_ms: int | None = None


class Application:
    """Everything that lives as long as the window. Made once, after the `QApplication`.

    Args:
        theme_name: Instead of the theme in the settings, for this time.
        audio_backend: Instead of the one in the settings, for this time.
    """

    def __init__(self, theme_name: str | None = None, audio_backend: str | None = None) -> None:
        self._audio_backend = audio_backend
        self.settings = Settings()
        self.theme = Theme()
        fonts.load()
        self.theme.show(theme_name or self.settings.theme)
        self.theme.apply()
        start_page = StartPage(self.theme, transcript_suffixes(), AUDIO_SUFFIXES, "Ctrl O", MINUTES)
        self.window = MainWindow(self.theme, self.settings, start_page)
        self.playback = Playback(self._make_player, self.window)
        self.workspace = Workspace(self.window.page, self.playback, self.settings.last_color)
        self.dialogs = Dialogs(self.window, self.theme, self.settings)
        self.program = Program(self.window, self.workspace, self.dialogs)
        self.wiring = Wiring(
            self.window, self.workspace, self.program, self.dialogs, self.settings, self.theme
        )
        if theme_name:
            self.theme.show(theme_name)
        self.menus = ContextMenus(
            self.window.page,
            self.window.verbs,
            self.workspace.listening,
            self.workspace.marking,
            self.workspace.follow,
        )
        self.window.closing.connect(self.program.close)

    def _make_player(self) -> Player:
        return make_player(self._audio_backend or self.settings.audio_backend)


def run(request: Request) -> int:
    """Open the window and return the exit status when it is closed.

    Raises:
        UserError: A screenshot was asked for, and the transcript cannot be read.
    """
    qt = QApplication.instance() or QApplication(sys.argv[:1])
    _name(qt)
    sys.excepthook = _end_with_error if request.screenshot else _show_uncaught
    # Nobody hears a picture.
    application = Application(request.theme, "silent" if request.screenshot else None)
    window = application.window
    milestones.watch(window, window.page.view)
    if request.size:
        window.resize(*request.size)
    shot = Screenshot(application, request.screenshot) if request.screenshot else None
    if request.opening:
        application.program.take(request.opening, request.audio, request.at_ms)
    else:
        application.program.show_start()
    window.show()
    try:
        status = QApplication.exec()
    finally:
        application.program.close()
        Job.stop_all()
    if shot is not None and shot.error is not None:
        raise shot.error
    return status


# What Qt Multimedia found on the machine is for its makers; QT_LOGGING_RULES brings it back.
_LOG_RULES = "qt.multimedia.*.info=false\nqt.multimedia.symbolsresolver.warning=false"


def _name(qt: object) -> None:
    QLoggingCategory.setFilterRules(_LOG_RULES)
    QApplication.setApplicationName("earmark")
    QApplication.setApplicationDisplayName("Earmark")
    QApplication.setApplicationVersion(__version__)
    QApplication.setDesktopFileName("earmark")
    if isinstance(qt, QApplication):
        qt.setStyle("Fusion")


def _show_uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Show what no one caught, instead of losing it on the console."""
    if issubclass(kind, KeyboardInterrupt):
        QApplication.quit()
        return
    show_error(QApplication.activeWindow(), error)


def _end_with_error(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """End the program: nobody is there to see a dialog."""
    sys.__excepthook__(kind, error, trace)
    QApplication.exit(1)
