"""“Save transcript as…”: the open transcript, as it is shown, as a file of another format."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QFileDialog

from earmark.errors import UserError
from earmark.exporters import WRITERS, Writer, writer_for
from earmark.exporters.writing import write_file
from earmark.gui.errors import show_error
from earmark.gui.jobs import Job
from earmark.gui.main_window import MainWindow
from earmark.gui.outgoing.folders import show_folder_of
from earmark.gui.workspace import Workspace
from earmark.model.episode import Episode
from earmark.progress import Report

_FIRST = "md"


class Saving(QObject):
    """Asks for a place and a format, and writes there in the background.

    The transcript and its sidecar are never written over.
    """

    def __init__(self, window: MainWindow, workspace: Workspace) -> None:
        super().__init__(window)
        self._window, self._workspace = window, workspace
        self._writer = next(writer for writer in WRITERS if writer.name == _FIRST)
        self._dialog: QFileDialog | None = None

    @Slot()
    def ask(self) -> None:
        """Show the dialog; what was chosen last is chosen again."""
        session = self._workspace.session
        if session is None:
            return
        dialog = QFileDialog(self._window, "Save transcript as")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([filter_of(writer) for writer in WRITERS])
        dialog.selectNameFilter(filter_of(self._writer))
        dialog.setDirectory(str(session.path.parent))
        dialog.selectFile(_free_name(session.path, self._writer))
        dialog.setDefaultSuffix(self._writer.suffixes[0])
        dialog.filterSelected.connect(self._choose_format)
        dialog.fileSelected.connect(self._save)
        dialog.finished.connect(self._let_go)
        self._dialog = dialog
        dialog.open()

    @Slot(str)
    def _choose_format(self, name_filter: str) -> None:
        """Let the name in the dialog end as files of that format do."""
        self._writer = next(writer for writer in WRITERS if filter_of(writer) == name_filter)
        dialog = self._dialog
        if dialog is None:
            return
        dialog.setDefaultSuffix(self._writer.suffixes[0])
        chosen = dialog.selectedFiles()
        if chosen:
            dialog.selectFile(Path(chosen[0]).with_suffix(self._writer.suffixes[0]).name)

    @Slot(str)
    def _save(self, name: str) -> None:
        session, target = self._workspace.session, Path(name)
        if session is None:
            return
        try:
            _refuse_to_replace(target, (session.path, session.sidecar_path))
        except UserError as error:
            show_error(self._window, error)
            return
        job = Job(partial(_write, session.episode, _format_of(target, self._writer), target))
        job.succeeded.connect(self._tell)
        job.failed.connect(self._tell_failure)
        job.start()

    @Slot(object)
    def _tell(self, target: Path) -> None:
        show = partial(show_folder_of, target)
        self._window.page.toast.show_message("Transcript saved.", "Show file", show)

    @Slot(Exception)
    def _tell_failure(self, error: Exception) -> None:
        show_error(self._window, error)

    @Slot()
    def _let_go(self) -> None:
        self._dialog = None


def filter_of(writer: Writer) -> str:
    """Return the row of the dialog for a format: `Markdown (*.md)`."""
    words = writer.words[:1].upper() + writer.words[1:]
    return f"{words} (*{writer.suffixes[0]})"


def _write(episode: Episode, writer: Writer, target: Path, report: Report) -> Path:
    write_file(episode, writer, target, report)
    return target


def _format_of(target: Path, chosen: Writer) -> Writer:
    """Return the chosen format, unless the name that was typed plainly means another."""
    if target.suffix.lower() in chosen.suffixes:
        return chosen
    return writer_for(target) or chosen


def _free_name(transcript: Path, writer: Writer) -> str:
    """Return the transcript's own name in that format; with a number if that is the transcript itself."""
    name = f"{transcript.stem}{writer.suffixes[0]}"
    return name if name != transcript.name else f"{transcript.stem}-2{writer.suffixes[0]}"


def _refuse_to_replace(target: Path, own: tuple[Path, ...]) -> None:
    """Check that *target* is none of our *own* files.

    Raises:
        UserError: It is.
    """
    for path in own:
        with suppress(OSError):
            if target.samefile(path):
                raise UserError(
                    f"“{target.name}” is the open transcript itself.",
                    "Give the new file another name or folder.",
                )
