"""Shows what a restored backup lacks of the damaged file, and brings that in."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QWidget

from earmark.errors import UserError
from earmark.gui.keeping.notices import moment
from earmark.gui.keeping.session import Session
from earmark.gui.look.theme import Theme
from earmark.gui.workspace import Workspace
from earmark.storage.sidecar_format import Content


class Restoring(QObject):
    """Belongs to whatever episode is open; the dialog is made when it is asked for."""

    def __init__(self, window: QWidget, theme: Theme, workspace: Workspace) -> None:
        super().__init__(window)
        self._window, self._theme, self._workspace = window, theme, workspace
        workspace.banners.show_restored_requested.connect(self.open)

    @Slot()
    def open(self) -> None:
        """Show what differs, if a backup was opened."""
        session = self._workspace.session
        restored = session.found.restored if session else None
        if session is None or restored is None or restored.when is None:
            return
        from earmark.gui.dialogs.restored.difference import differences  # hardly anybody needs them
        from earmark.gui.dialogs.restored.restored_dialog import RestoredDialog

        dialog = RestoredDialog(self._theme, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show_differences(
            moment(restored.when, datetime.now(UTC)), differences(restored.content, restored.readable)
        )
        dialog.add_requested.connect(partial(self._add, session))
        dialog.open()

    def _add(self, session: Session) -> None:
        restored = session.found.restored
        if session is not self._workspace.session or restored is None:
            return
        toast = self._workspace.page.toast
        try:
            session.take_over("Add from damaged file", Content(restored.readable))
        except UserError as error:  # the session is read-only
            toast.show_message(f"{error} {error.hint}")
        else:
            undo = partial(session.take_back, session.undo_stack.index())
            toast.show_message("Added from the damaged file", "Undo", undo)
