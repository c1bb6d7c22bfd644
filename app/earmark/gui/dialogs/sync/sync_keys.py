"""What the keys of the Sync dialog mean."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from earmark.gui.dialogs.undo_keys import is_redo, is_undo


class Wish(Enum):
    MARK = auto()  # or press the button that has the keyboard
    UNDO = auto()
    REDO = auto()
    LINE_BEFORE = auto()
    LINE_AFTER = auto()
    PLAY = auto()
    BACK = auto()
    HEAR = auto()
    DELETE = auto()
    EARLIER = auto()
    EARLIER_FINE = auto()
    LATER = auto()
    LATER_FINE = auto()


ON_ANCHOR = (Wish.HEAR, Wish.DELETE, Wish.EARLIER, Wish.EARLIER_FINE, Wish.LATER, Wish.LATER_FINE)
"""What is about the chosen point."""
_PLAIN = {
    Qt.Key.Key_Return: Wish.MARK,
    Qt.Key.Key_Enter: Wish.MARK,
    Qt.Key.Key_K: Wish.PLAY,
    Qt.Key.Key_J: Wish.BACK,
    Qt.Key.Key_Space: Wish.HEAR,
    Qt.Key.Key_Delete: Wish.DELETE,
    Qt.Key.Key_Backspace: Wish.DELETE,
}
_WITH_CTRL = {Qt.Key.Key_Up: Wish.LINE_BEFORE, Qt.Key.Key_Down: Wish.LINE_AFTER}
_WRITTEN = {
    "-": (Wish.EARLIER, Wish.EARLIER_FINE),
    "+": (Wish.LATER, Wish.LATER_FINE),
    "=": (Wish.LATER, Wish.LATER_FINE),  # the key of + where that needs Shift
}


def wish_of(event: QKeyEvent) -> Wish | None:
    """Return what *event* asks for; None if that is nothing of Sync."""
    if is_undo(event):
        return Wish.UNDO
    if is_redo(event):
        return Wish.REDO
    key, held = Qt.Key(event.key()), event.modifiers()
    if held & Qt.KeyboardModifier.ControlModifier:
        return _WITH_CTRL.get(key)
    if event.text() in _WRITTEN:
        coarse, fine = _WRITTEN[event.text()]
        return fine if held & Qt.KeyboardModifier.AltModifier else coarse
    return _PLAIN.get(key)
