"""A number with a minus and a plus."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from earmark.gui.controls.buttons import IconButton
from earmark.gui.controls.labels import ThemedLabel
from earmark.gui.look import fonts
from earmark.gui.look.theme import Theme


class Stepper(QWidget):
    """Asks for a smaller or larger value; what the value is, its owner knows.

    *name* is what is changed ("Text size"), *width* the room for the value's words.
    """

    smaller_requested = Signal()
    larger_requested = Signal()

    def __init__(self, theme: Theme, name: str, width: int) -> None:
        super().__init__()
        self._name = name
        self._smaller = IconButton(theme, "minus", f"Smaller {name.lower()}", icon_size=16, size=28)
        self._larger = IconButton(theme, "plus", f"Larger {name.lower()}", icon_size=16, size=28)
        self._value = ThemedLabel(theme, "", fonts.sans(13, tabular=True))
        self._value.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._value.setFixedWidth(width)

        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for part in (self._smaller, self._value, self._larger):
            row.addWidget(part)
        self._smaller.clicked.connect(self.smaller_requested)
        self._larger.clicked.connect(self.larger_requested)

    @Slot(str, bool, bool)
    def show_value(self, words: str, can_shrink: bool, can_grow: bool) -> None:
        self._value.setText(words)
        self._value.setAccessibleName(f"{self._name} {words}")
        self._smaller.setEnabled(can_shrink)
        self._larger.setEnabled(can_grow)
