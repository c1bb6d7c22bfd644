"""The upright line between two groups of buttons."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from earmark.gui.look.theme import Theme

_HEIGHT, _MARGIN = 22, 5


class Rule(QWidget):
    """One pixel wide, with room on both sides."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFixedSize(2 * _MARGIN + 1, _HEIGHT)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(_MARGIN, 0, 1, self.height(), self._theme.color("line.default"))
