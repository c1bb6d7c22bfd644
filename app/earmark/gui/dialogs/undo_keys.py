"""Which keys undo and redo in a dialog: those of the window, whatever the desktop has."""

from __future__ import annotations

from PySide6.QtGui import QKeyEvent, QKeySequence

_REDO = (QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y"))


def is_undo(event: QKeyEvent) -> bool:
    return event.matches(QKeySequence.StandardKey.Undo)


def is_redo(event: QKeyEvent) -> bool:
    struck = QKeySequence(event.keyCombination())
    return event.matches(QKeySequence.StandardKey.Redo) or struck in _REDO
