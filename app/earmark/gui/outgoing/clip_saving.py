"""Where a clip is saved, and as what: the dialog, and what comes of it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QFileDialog

from earmark.audio.clips import KINDS, Clip, Kind, kind_for, kind_named, write_clip
from earmark.gui.main_window import MainWindow
from earmark.gui.outgoing.clip_run import ClipRun
from earmark.gui.settings import Settings
from earmark.model.clock_text import length


class ClipSaving(QObject):
    """Asks for a place and a kind, and cuts there in the background. Kind and folder are remembered."""

    def __init__(self, window: MainWindow, settings: Settings) -> None:
        super().__init__(window)
        self._window, self._settings = window, settings
        self._dialog: QFileDialog | None = None

    def ask(self, clip: Clip, audio: Path, folder: Path) -> None:
        """Show the dialog for a *clip* of *audio*; *folder* is where it goes until another is remembered."""
        self._dialog = self._made_dialog(clip, self._folder(folder))
        self._dialog.fileSelected.connect(partial(self._save, clip, audio))
        self._dialog.open()

    def _made_dialog(self, clip: Clip, folder: Path) -> QFileDialog:
        kind = kind_named(self._settings.clip_kind)
        dialog = QFileDialog(self._window, f"Export clip, {length(clip.end_ms - clip.start_ms)}")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([filter_of(kind) for kind in KINDS])
        dialog.selectNameFilter(filter_of(kind))
        dialog.setDirectory(str(folder))
        dialog.selectFile(f"{clip.name}{kind.suffix}")
        dialog.setDefaultSuffix(kind.suffix)
        dialog.filterSelected.connect(self._choose_kind)
        dialog.finished.connect(self._let_go)
        return dialog

    def _folder(self, first: Path) -> Path:
        remembered = Path(self._settings.clip_folder)
        return remembered if self._settings.clip_folder and remembered.is_dir() else first

    @Slot(str)
    def _choose_kind(self, name_filter: str) -> None:
        """Let the name in the dialog end as files of that kind do."""
        kind = next(kind for kind in KINDS if filter_of(kind) == name_filter)
        self._settings.clip_kind = kind.name
        dialog = self._dialog
        if dialog is None:
            return
        dialog.setDefaultSuffix(kind.suffix)
        chosen = dialog.selectedFiles()
        if chosen:
            dialog.selectFile(_named(Path(chosen[0]), kind).name)

    def _save(self, clip: Clip, audio: Path, name: str) -> None:
        target = Path(name)
        kind = kind_for(target) or kind_named(self._settings.clip_kind)
        self._settings.clip_kind, self._settings.clip_folder = kind.name, str(target.parent)
        work = partial(write_clip, clip, audio, _named(target, kind), kind)
        ClipRun(self._window, self._window.page.toast, work).start()

    @Slot()
    def _let_go(self) -> None:
        self._dialog = None


def filter_of(kind: Kind) -> str:
    """Return the row of the dialog for a kind: `M4A (AAC) (*.m4a)`."""
    return f"{kind.words} (*{kind.suffix})"


def _named(file: Path, kind: Kind) -> Path:
    """Return *file* with the ending of *kind*, in place of that of another kind; dots in names stay."""
    if kind_for(file) is None:
        return file.with_name(f"{file.name}{kind.suffix}")
    return file.with_suffix(kind.suffix)
