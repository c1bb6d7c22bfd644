"""Where an export is written: beside the transcript, or where the reader wants such files."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from earmark.exporters.quotes import quote_writer_for, quote_writer_named
from earmark.gui.dialogs.export.formats import CLIPS, format_named
from earmark.gui.outgoing.export_scope import Scope, base_of
from earmark.gui.settings import Settings


class ExportTarget(QObject):
    """Follows the format with the ending, and keeps the name and folder that the reader chose."""

    changed = Signal(object)  # Path

    def __init__(self, window: QWidget, settings: Settings) -> None:
        super().__init__(window)
        self._window, self._settings = window, settings
        self._scope: Scope | None = None
        self._format = ""
        self._own_name = ""
        self.path = Path()

    def begin(self, scope: Scope, form: str) -> None:
        """Aim at the usual place for an export of *scope* in the format *form*."""
        self._scope, self._format, self._own_name = scope, "", ""
        self.follow(form)

    def follow(self, form: str) -> None:
        """Aim at a file of the format *form*."""
        if self._scope is None or form == self._format:
            return
        self._format = form
        folder = Path(self._settings.export_folder) if self._settings.export_folder else None
        path = self._scope.target_of(form, folder)
        if self._own_name:
            ending = "-clips" if form == CLIPS else quote_writer_named(form).suffixes[0]
            path = path.with_name(f"{self._own_name}{ending}")
        self._aim(path)

    @Slot()
    def ask(self) -> None:
        """Let the reader choose another place."""
        asking = QFileDialog(self._window, "Export to", str(self.path.parent))
        asking.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self._format == CLIPS:
            asking.setFileMode(QFileDialog.FileMode.Directory)
        else:
            endings = quote_writer_named(self._format).suffixes
            asking.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            asking.setOption(QFileDialog.Option.DontConfirmOverwrite)  # it is asked when it is written
            title = format_named(self._format).title
            asking.setNameFilter(f"{title} ({' '.join(f'*{ending}' for ending in endings)})")
            asking.selectFile(self.path.name)
            asking.setDefaultSuffix(endings[0].removeprefix("."))
        asking.fileSelected.connect(self._use)
        asking.open()

    @Slot(str)
    def _use(self, name: str) -> None:
        """Write there. The folder of a file is remembered; that of clips is for this time."""
        path = Path(name)
        if self._format != CLIPS:
            meant = quote_writer_for(path)
            if meant is None or meant.name != self._format:
                path = path.with_name(f"{base_of(path)}{quote_writer_named(self._format).suffixes[0]}")
            self._settings.export_folder = str(path.parent)
            self._own_name = base_of(path)
        self._aim(path)

    def _aim(self, path: Path) -> None:
        self.path = path
        self.changed.emit(path)
