"""“Import quotes…”: marks of other programs, computers and transcripts among those of the open one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QFileDialog

from earmark.errors import UserError
from earmark.gui.errors import show_error
from earmark.gui.jobs import Job
from earmark.gui.main_window import MainWindow
from earmark.gui.workspace import Workspace
from earmark.model.edition import Edition
from earmark.progress import Report
from earmark.storage.timestamps import utc_now

if TYPE_CHECKING:
    from earmark.importers.annotations.putting import Put

TOLD_AFTER_MS = 1_000
"""Importing that takes longer than this is told while it goes on."""


class Importing(QObject):
    """Reads files of quotes in the background, one lot after another; each is one edit.

    What is read while another transcript is opened is let go.
    """

    def __init__(self, window: MainWindow, workspace: Workspace) -> None:
        super().__init__(window)
        self._window, self._workspace = window, workspace
        self._job: Job | None = None
        self._waiting: list[list[Path]] = []
        self._patience = QTimer(self, singleShot=True, interval=TOLD_AFTER_MS)
        self._patience.timeout.connect(self._tell_patience)
        workspace.closed.connect(self._forget)

    @Slot()
    def ask(self) -> None:
        """Ask for files; nothing happens while no transcript is open."""
        session = self._workspace.session
        if session is None:
            return
        from earmark.importers.annotations import quote_suffixes  # few ever ask

        endings = " ".join(f"*{suffix}" for suffix in quote_suffixes())
        dialog = QFileDialog(self._window, "Import quotes", str(session.path.parent))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters([f"Quotes ({endings})", "All files (*)"])
        dialog.filesSelected.connect(self._take_names)
        dialog.open()

    @Slot(list)
    def take(self, files: list[Path]) -> None:
        """Import the quotes of *files* into the open transcript."""
        session = self._workspace.session
        if session is None or not files:
            return
        if session.read_only_reason:
            self._tell(f"Quotes cannot be changed. {session.read_only_reason}")
        elif self._job is not None:
            self._waiting.append(files)
        else:
            self._start(_Work(files, session.edition))

    @Slot("QStringList")
    def _take_names(self, names: list[str]) -> None:
        self.take([Path(name) for name in names])

    def _start(self, work: _Work) -> None:
        job = Job(work)
        job.succeeded.connect(self._finish)
        job.failed.connect(self._fail)
        self._job = job
        self._patience.start()
        job.start()

    @Slot(object)
    def _finish(self, put: Put) -> None:
        from earmark.importers.annotations import telling
        from earmark.model.taking_in import take_in

        session = self._workspace.session
        if session is not None:
            taken = take_in(session.annotations, put.marks, utc_now())
            is_new = taken.annotations != session.annotations
            words = telling.outcome(taken, put.passed_over)
            try:
                session.edit("Import quotes", taken.annotations)
            except UserError as error:  # it became read-only meanwhile
                is_new, words = False, f"{error} {error.hint}"
            self._tell(words, can_undo=is_new)
        self._go_on()

    @Slot(Exception)
    def _fail(self, error: Exception) -> None:
        show_error(self._window, error)
        self._go_on()

    def _go_on(self) -> None:
        """Begin with the files that were dropped meanwhile."""
        self._let_go()
        if self._waiting:
            self.take(self._waiting.pop(0))

    @Slot()
    def _forget(self) -> None:
        """The transcript is closed: what is being read has no place to go."""
        self._waiting.clear()
        self._let_go()

    def _let_go(self) -> None:
        job, self._job = self._job, None
        self._patience.stop()
        if job is not None:
            job.succeeded.disconnect(self._finish)
            job.failed.disconnect(self._fail)
            job.cancel()

    @Slot()
    def _tell_patience(self) -> None:
        self._tell("Importing quotes…")

    def _tell(self, words: str, *, can_undo: bool = False) -> None:
        if can_undo:
            self._window.page.panes.show_right()
        self._workspace.marking.at_hand.tell(words, undo=can_undo)


class _Work:
    """The reading of one lot, and the search for places in the transcript."""

    def __init__(self, files: list[Path], edition: Edition) -> None:
        self._files, self._edition = files, edition

    def __call__(self, report: Report) -> Put:
        from earmark.importers.annotations.putting import put_on
        from earmark.importers.annotations.reading import read_files

        found = read_files(self._files, report)
        return put_on(found, self._edition, report)
