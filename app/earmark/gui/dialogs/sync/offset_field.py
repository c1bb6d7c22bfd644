"""The offset as a number that can be typed."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from earmark.gui.dialogs.sync.dot_drag import COARSE_MS, FINE_MS
from earmark.gui.dialogs.sync.sync_words import MINUS, shift
from earmark.gui.look import fonts

MOST_MS = 24 * 3_600_000
_NUMBER = re.compile(r"([+-]?)(\d{1,6}(?:\.\d{1,4})?|\.\d{1,4})s?")
_STEPS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}


class OffsetField(QLineEdit):
    """Takes seconds, with a sign and decimals. Up and Down change it by 0.1 s, with Alt by 0.01 s."""

    changed = Signal(int)  # ms

    def __init__(self) -> None:
        super().__init__()
        self._offset_ms = 0
        self.setFont(fonts.sans(13, tabular=True))
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setMaxLength(16)
        self.setFixedWidth(112)
        self.setAccessibleName("Offset in seconds")
        self.editingFinished.connect(self._take)
        self.put_back()

    def show_offset(self, offset_ms: int) -> None:
        self._offset_ms = offset_ms
        self.put_back()

    def put_back(self) -> None:
        """Show the offset as it is, whatever was typed."""
        self.setText(shift(self._offset_ms))
        self.setModified(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step, held = _STEPS.get(Qt.Key(event.key())), event.modifiers()
        if step is not None and not held & Qt.KeyboardModifier.ControlModifier:
            fine = held & Qt.KeyboardModifier.AltModifier
            typed_ms = read_offset(self.text())
            from_ms = self._offset_ms if typed_ms is None else typed_ms
            self._tell(from_ms + step * (FINE_MS if fine else COARSE_MS))
        elif event.key() == Qt.Key.Key_Escape and self.isModified():
            self.put_back()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _take(self) -> None:
        """Tell what was typed; what is no number is put back."""
        offset_ms = read_offset(self.text()) if self.isModified() else None
        self.put_back()
        if offset_ms is not None:
            self._tell(offset_ms)

    def _tell(self, offset_ms: int) -> None:
        within_ms = min(max(offset_ms, -MOST_MS), MOST_MS)
        if within_ms != self._offset_ms:
            self.show_offset(within_ms)
            self.changed.emit(within_ms)


def read_offset(text: str) -> int | None:
    """Return the milliseconds of "+22.3 s", "-0,5" and the like; None if it is no number."""
    plain = text.replace(MINUS, "-").replace("\N{EN DASH}", "-")
    plain = re.sub(r"\s", "", re.sub(r",(?=\d{3}\.)", "", plain)).replace(",", ".")
    found = _NUMBER.fullmatch(plain)
    if found is None:
        return None
    size = round(float(found[2]) * 1000)
    return -size if found[1] == "-" else size
