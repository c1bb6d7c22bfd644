"""The bar under the transcript while the reader shows where a quote belongs."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from earmark.gui.controls.announce import announce
from earmark.gui.controls.labels import ElidedLabel, ThemedLabel
from earmark.gui.look import fonts
from earmark.gui.look.theme import Theme

_HEIGHT = 52
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
WORDS = "Select the words, then Enter"
_KEYS = "By keyboard: F7, then Shift and the arrows."


class PlacingBar(QWidget):
    """Says which quote is to be placed. It can be placed while something is selected."""

    placed = Signal()
    cancelled = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._quote = ElidedLabel(theme, "", fonts.serif(14), "text.secondary")
        self._put = _button("Put it here", "Enter", "primary")
        self._cancel = _button("Cancel", "Esc", "ghost")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 12, 0)
        row.setSpacing(12)
        what = ThemedLabel(theme, WORDS, fonts.sans(13, 600))
        what.setToolTip(_KEYS)
        row.addWidget(what)
        row.addWidget(self._quote, 1)
        row.addWidget(self._put)
        row.addWidget(self._cancel)
        self.hide()

        self._put.clicked.connect(self.placed)
        self._cancel.clicked.connect(self.cancelled)
        theme.changed.connect(self.update)

    def show_quote(self, words: str) -> None:
        """Ask where *words* belong."""
        self._quote.show_text(f"“{' '.join(words.split())}”")
        self.setAccessibleName(f"{WORDS}. {_KEYS}")
        self.show()
        announce(self, f"{WORDS}. {_KEYS}")

    @Slot(int, int)
    def show_selection(self, start: int, end: int) -> None:
        self._put.setEnabled(start != end)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        elif event.key() in _ENTER and self._put.isEnabled() and not self._cancel.hasFocus():
            self.placed.emit()
        elif event.key() in _ENTER and self._cancel.hasFocus():
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("surface.raised"))
        painter.fillRect(QRect(0, 0, self.width(), 1), self._theme.color("line.default"))


def _button(words: str, key: str, kind: str) -> QPushButton:
    button = QPushButton(words)
    button.setProperty("kind", kind)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setToolTip(f"{words}  {key}")
    return button
