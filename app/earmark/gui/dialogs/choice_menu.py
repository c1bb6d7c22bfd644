"""A menu that is made for one choice, and goes when that is made."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QMenu, QWidget


class ChoiceMenu(QMenu):
    """Hangs from *button*; `chosen` tells the value of the row that was taken.

    Args:
        button: What it hangs from; it gets the focus back.
        head: A line above the choices, or "".
    """

    chosen = Signal(object)

    def __init__(self, button: QWidget, head: str = "") -> None:
        super().__init__(button)
        self._button = button
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if head:
            self.addAction(head).setEnabled(False)
        self.triggered.connect(self._choose)

    def offer(self, choices: Iterable[tuple[str, object, QIcon]]) -> None:
        """Add rows of (words, value, icon)."""
        for words, value, icon in choices:
            self.addAction(icon, words).setData(value)

    def offer_one_of(self, choices: Iterable[tuple[str, object]], present: object) -> None:
        """Add rows of (words, value), with a tick at the *present* value."""
        for words, value in choices:
            action = self.addAction(words)
            action.setData(value)
            action.setCheckable(True)
            action.setChecked(value == present)

    def open(self) -> None:
        """Show it under its button, the first choice lit for the keyboard."""
        usable = [action for action in self.actions() if action.isEnabled()]
        ticked = [action for action in usable if action.isChecked()]
        self.popup(self._button.mapToGlobal(QPoint(0, self._button.height() + 2)))
        for action in (ticked or usable)[:1]:
            self.setActiveAction(action)

    @Slot(QAction)
    def _choose(self, action: QAction) -> None:
        self.chosen.emit(action.data())
