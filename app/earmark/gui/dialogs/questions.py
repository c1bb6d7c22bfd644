"""Asks the reader for files, times and passwords. One dialog at a time; none stops the event loop."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QFileDialog, QInputDialog, QLineEdit, QMessageBox, QWidget

from earmark import __version__
from earmark.gui.actions import key_table
from earmark.gui.dialogs.settings_dialog import SettingsDialog
from earmark.gui.dialogs.shortcuts_dialog import ShortcutsDialog
from earmark.gui.look.theme import Theme
from earmark.gui.settings import Settings

_ABOUT = (
    "<b>Earmark {version}</b>"
    "<p>Reads podcast transcripts in step with their sound, and keeps what matters.</p>"
    "<p>Free software under the MIT licence. Fonts: Literata, Inter and JetBrains Mono (OFL). "
    "Icons: Tabler (MIT).</p>"
)


class Dialogs(QObject):
    """What was answered comes as a signal; nothing comes if the reader cancels."""

    transcript_chosen = Signal(object)  # Path
    folder_chosen = Signal(object)  # Path
    audio_chosen = Signal(object)  # Path
    time_entered = Signal(str)
    password_entered = Signal(str)
    show_details_requested = Signal(str)  # what citations say of the show of that name

    def __init__(self, window: QWidget, theme: Theme, settings: Settings) -> None:
        super().__init__(window)
        self._window, self._theme, self._settings = window, theme, settings

    def ask_transcript(self, suffixes: Sequence[str], folder: Path) -> None:
        self._ask_file("Open transcript", "Transcripts", suffixes, folder, self._take_transcript)

    def ask_folder(self, folder: Path) -> None:
        dialog = QFileDialog(self._window, "Open folder", str(folder))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self._take_folder)
        self._open(dialog)

    def ask_audio(self, suffixes: Sequence[str], folder: Path) -> None:
        self._ask_file("Link audio", "Audio", suffixes, folder, self._take_audio)

    def ask_time(self, present: str) -> None:
        dialog = self._input("Go to time", "Time, as 7:43 or 1:07:43")
        dialog.setTextValue(present)
        dialog.textValueSelected.connect(self.time_entered)
        self._open(dialog)

    @Slot()
    def ask_password(self) -> None:
        dialog = self._input("This PDF is locked.", "Enter its password to read it.")
        dialog.setTextEchoMode(QLineEdit.EchoMode.Password)
        dialog.textValueSelected.connect(self.password_entered)
        self._open(dialog)

    @Slot()
    def show_settings(self) -> None:
        dialog = SettingsDialog(self._theme, self._settings, key_table(self._theme), self._window)
        dialog.show_details_requested.connect(self.show_details_requested)
        self._open(dialog)

    @Slot()
    def show_shortcuts(self) -> None:
        self._open(ShortcutsDialog(self._theme, key_table(self._theme), self._window))

    @Slot()
    def show_about(self) -> None:
        box = QMessageBox(self._window)
        box.setWindowTitle("About Earmark")
        box.setTextFormat(Qt.TextFormat.RichText)
        box.setText(_ABOUT.format(version=__version__))
        self._open(box)

    def _ask_file(
        self, title: str, kind: str, suffixes: Sequence[str], folder: Path, taken: Callable[[str], None]
    ) -> None:
        dialog = QFileDialog(self._window, title, str(folder))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        patterns = " ".join(f"*{suffix}" for suffix in suffixes if suffix)
        dialog.setNameFilters([f"{kind} ({patterns})", "All files (*)"])
        dialog.fileSelected.connect(taken)
        self._open(dialog)

    def _input(self, title: str, label: str) -> QInputDialog:
        dialog = QInputDialog(self._window)
        dialog.setWindowTitle(title)
        dialog.setLabelText(label)
        return dialog

    def _open(self, dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    @Slot(str)
    def _take_transcript(self, path: str) -> None:
        self.transcript_chosen.emit(Path(path))

    @Slot(str)
    def _take_folder(self, path: str) -> None:
        self.folder_chosen.emit(Path(path))

    @Slot(str)
    def _take_audio(self, path: str) -> None:
        self.audio_chosen.emit(Path(path))
