"""What can be done with all chosen quotes at once, under the list."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from earmark.gui.controls.buttons import IconButton
from earmark.gui.controls.labels import ThemedLabel
from earmark.gui.controls.marker_button import MarkerButton
from earmark.gui.look import fonts
from earmark.gui.look.theme import Theme
from earmark.model.annotations import COLORS

_BUTTON, _ICON = 28, 17


class ChoiceBar(QWidget):
    """Says how many are chosen. Esc and its cross let them go."""

    color_chosen = Signal(str)
    tags_requested = Signal()
    cite_requested = Signal()
    export_requested = Signal()
    delete_requested = Signal()
    cleared = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._count = ThemedLabel(theme, "", fonts.sans(13, 600, tabular=True))
        self._colors = [MarkerButton(theme, color, str(key)) for key, color in enumerate(COLORS, 1)]
        self.tags = _button(theme, "tag", "Tag", "T")
        self._cite = _button(theme, "quote", "Copy quotes", "Ctrl+Shift+C")
        self._export = _button(theme, "file-export", "Export selected…")
        self._delete = _button(theme, "trash", "Delete", "Del")
        self._clear = _button(theme, "x", "Choose none", "Esc")
        self.setAccessibleName("Chosen quotes")

        column = QVBoxLayout(self)
        column.setContentsMargins(8, 7, 6, 8)
        column.setSpacing(2)
        head = QHBoxLayout()
        head.setContentsMargins(4, 0, 0, 0)
        head.addWidget(self._count, 1)
        head.addWidget(self._clear)
        column.addLayout(head)
        row = QHBoxLayout()
        row.setSpacing(0)
        for color in self._colors:
            row.addWidget(color)
        row.addStretch(1)
        for button in (self.tags, self._cite, self._export, self._delete):
            row.addWidget(button)
        column.addLayout(row)

        for color in self._colors:
            color.chosen.connect(self.color_chosen)
        self.tags.clicked.connect(self.tags_requested)
        self._cite.clicked.connect(self.cite_requested)
        self._export.clicked.connect(self.export_requested)
        self._delete.clicked.connect(self.delete_requested)
        self._clear.clicked.connect(self.cleared)
        theme.changed.connect(self.update)

    def show_choice(self, count: int, colors: Collection[str]) -> None:
        """Show that *count* quotes are chosen, which have *colors*."""
        self._count.setText(f"{count} chosen")
        for button in self._colors:
            button.show_ticked(set(colors) == {button.color})

    def set_read_only(self, read_only: bool) -> None:
        """Switch off what changes quotes."""
        for button in (*self._colors, self.tags, self._delete):
            button.setEnabled(not read_only)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self.cleared.emit()
                return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("surface.window"))
        painter.fillRect(0, 0, self.width(), 1, self._theme.color("line.subtle"))


def _button(theme: Theme, icon: str, name: str, shortcut: str = "") -> IconButton:
    return IconButton(theme, icon, name, shortcut, icon_size=_ICON, size=_BUTTON)
