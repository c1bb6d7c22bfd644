"""“Export clip…”: the sound of a quote, or of selected words, as a file of its own."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog

from earmark.audio.clips import KINDS, Clip, Kind, clip_of, kind_for, kind_named, write_clip
from earmark.errors import UserError
from earmark.gui.clip_run import ClipRun
from earmark.gui.errors import show_error
from earmark.gui.main_window import MainWindow
from earmark.gui.settings import Settings
from earmark.gui.workspace import Workspace
from earmark.model.annotations import Highlight
from earmark.model.clock_text import length

NO_AUDIO = "Link audio to export clips"
NO_TIMES = "The transcript has no times"


class Clipping(QObject):
    """Asks for a place and a kind, and cuts there in the background. Kind and folder are remembered."""

    reason_changed = Signal(str)  # why no clip can be made now; "" where one can

    def __init__(self, window: MainWindow, workspace: Workspace, settings: Settings) -> None:
        super().__init__(window)
        self._window, self._workspace, self._settings = window, workspace, settings
        self._dialog: QFileDialog | None = None
        workspace.page.selection_toolbar.clip_requested.connect(self.ask)
        workspace.page.panel.clip_requested.connect(self.ask_for)
        workspace.playback.audio_changed.connect(self._look)
        workspace.opened.connect(self._look)
        workspace.episode_changed.connect(self._look)

    @property
    def reason(self) -> str:
        """Why no clip can be made of the open episode; "" where one can."""
        session = self._workspace.session
        if session is None or self._workspace.sound.path is None or not self._workspace.playback.has_audio:
            return NO_AUDIO
        has_times = any(span.paragraph.play_ms is not None for span in session.episode.spans)
        return "" if has_times else NO_TIMES

    @Slot()
    def ask(self) -> None:
        """Ask where the clip of the selection, or of the chosen quote, shall be saved."""
        at_hand = self._workspace.marking.at_hand
        selection = at_hand.selection
        meant = at_hand.make(*selection, at_hand.color) if selection else at_hand.chosen
        if meant is None:
            self._window.page.toast.show_message("Select words first, or choose a quote")
        else:
            self._ask(meant)

    @Slot(str)
    def ask_for(self, highlight_id: str) -> None:
        """Ask where the clip of a quote shall be saved."""
        highlight = self._workspace.marking.at_hand.get(highlight_id)
        if highlight is not None:
            self._ask(highlight)

    def _ask(self, highlight: Highlight) -> None:
        session, audio = self._workspace.session, self._workspace.sound.path
        if session is None or audio is None:
            return
        try:
            clip = clip_of(session.episode, highlight, self._workspace.time_map, name=session.path.stem)
        except UserError as error:
            show_error(self._window, error)
            return
        self._dialog = self._made_dialog(clip, self._folder(session.path))
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

    def _folder(self, transcript: Path) -> Path:
        remembered = Path(self._settings.clip_folder)
        return remembered if self._settings.clip_folder and remembered.is_dir() else transcript.parent

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

    @Slot()
    def _look(self) -> None:
        self.reason_changed.emit(self.reason)


def filter_of(kind: Kind) -> str:
    """Return the row of the dialog for a kind: `M4A (AAC) (*.m4a)`."""
    return f"{kind.words} (*{kind.suffix})"


def _named(file: Path, kind: Kind) -> Path:
    """Return *file* with the ending of *kind*, in place of that of another kind; dots in names stay."""
    if kind_for(file) is None:
        return file.with_name(f"{file.name}{kind.suffix}")
    return file.with_suffix(kind.suffix)
