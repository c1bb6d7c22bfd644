"""The keys worth knowing first, for those who have opened nothing yet."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from earmark.gui.controls.labels import KeyCap, ThemedLabel
from earmark.gui.look import fonts
from earmark.gui.look.theme import Theme

_KEYS_WIDTH = 92
_LINES = (
    (("Space",), "Play or pause"),
    (("J", "L"), "Back or forward 10 seconds"),
    (("1", "to", "5"), "Keep the selected words in a color"),
    (("H",), "Keep the sentence you just heard"),
)


class KeyTour(QWidget):
    """Four lines, one of them for each thing one does with an episode."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 0, 14, 0)
        column.setSpacing(0)
        column.addWidget(ThemedLabel(theme, "Keys to begin with", fonts.sans(15, 600)))
        column.addSpacing(18)
        for keys, what in _LINES:
            column.addWidget(_Line(theme, keys, what))
        column.addSpacing(14)
        column.addLayout(_all_keys(theme))
        column.addStretch()


class _Line(QWidget):
    def __init__(self, theme: Theme, keys: tuple[str, ...], what: str) -> None:
        super().__init__()
        self.setFixedHeight(42)
        self.setAccessibleName(f"{' '.join(keys)}: {what}")
        caps = QWidget()
        caps.setFixedWidth(_KEYS_WIDTH)
        row_of_keys = QHBoxLayout(caps)
        row_of_keys.setContentsMargins(0, 0, 0, 0)
        row_of_keys.setSpacing(5)
        for key in keys:
            row_of_keys.addWidget(_plain(theme, key) if key.islower() else KeyCap(theme, key))
        row_of_keys.addStretch()

        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(caps)
        row.addWidget(ThemedLabel(theme, what, fonts.serif(16)), 1)


def _all_keys(theme: Theme) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(6)
    row.addWidget(_plain(theme, "All keys:"))
    row.addWidget(KeyCap(theme, "F1"))
    row.addStretch()
    return row


def _plain(theme: Theme, text: str) -> ThemedLabel:
    return ThemedLabel(theme, text, fonts.sans(12), "text.tertiary")
