"""The text of an export as it will stand in the file."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QFrame, QPlainTextEdit

from earmark.gui.look import fonts
from earmark.gui.look.theme import Theme


class SourcePreview(QPlainTextEdit):
    """Text that can be selected and copied, and not changed."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("Source preview")
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDocumentMargin(16)
        theme.changed.connect(self._dress)
        self._dress()

    def show_text(self, text: str, *, keep_place: bool) -> None:
        """Show *text* from its top, or where it stands now if it is to *keep_place*."""
        self.setFont(fonts.mono(12))  # its file is read only where source is shown
        at = self.verticalScrollBar().value() if keep_place else 0
        self.setPlainText(text)
        self.verticalScrollBar().setValue(at)

    @Slot()
    def _dress(self) -> None:
        page, text = self._theme.color("surface.page").name(), self._theme.color("text.primary").name()
        self.setStyleSheet(
            f"QPlainTextEdit, QPlainTextEdit:focus {{ border: 0; border-radius: 6px; padding: 0;"
            f" background: {page}; color: {text} }}"
        )
