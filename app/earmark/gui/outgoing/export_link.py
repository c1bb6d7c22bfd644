"""The way to the export dialog, which is loaded when it is asked for first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from earmark.gui.look.theme import Theme
from earmark.gui.main_window import MainWindow
from earmark.gui.outgoing.citing import Citing
from earmark.gui.settings import Settings
from earmark.gui.workspace import Workspace

if TYPE_CHECKING:
    from earmark.gui.outgoing.exporting import Exporting


class ExportLink(QObject):
    """Opens the dialog from the toolbar, the panel, its cards and the menu."""

    def __init__(
        self, window: MainWindow, theme: Theme, workspace: Workspace, settings: Settings, citing: Citing
    ) -> None:
        super().__init__(window)
        self._citing = citing
        self._window, self._theme = window, theme
        self._workspace, self._settings = workspace, settings
        self._exporting: Exporting | None = None
        workspace.page.toolbar.export_requested.connect(self.open)
        workspace.page.panel.export_all_requested.connect(self.open)
        workspace.page.panel.export_requested.connect(self.open_for)

    @Slot()
    def open(self) -> None:
        self._loaded().open()

    @Slot(object)
    def open_for(self, ids: Sequence[str]) -> None:
        """Show the dialog for the quotes with these *ids*."""
        self._loaded().open_for(ids)

    def _loaded(self) -> Exporting:
        if self._exporting is None:
            from earmark.gui.outgoing.exporting import Exporting

            made = Exporting(self._window, self._theme, self._workspace, self._settings)
            made.details_requested.connect(self._citing.edit_details)
            self._citing.facts_changed.connect(made.renew)
            self._exporting = made
        return self._exporting
