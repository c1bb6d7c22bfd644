"""What the reader wants done with a quote, whether by button, key or menu."""

from __future__ import annotations

import sys

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence

from earmark.gui.cards.card_layout import Part
from earmark.model.annotations import COLORS

_KEYS = {
    Qt.Key.Key_Return: Part.PLAY,
    Qt.Key.Key_Enter: Part.PLAY,
    Qt.Key.Key_P: Part.PLAY,
    Qt.Key.Key_N: Part.EDIT,
    Qt.Key.Key_F2: Part.EDIT,
    Qt.Key.Key_T: Part.TAGS,
    Qt.Key.Key_Delete: Part.DELETE,
}
if sys.platform == "darwin":  # its keyboards have no other Delete
    _KEYS[Qt.Key.Key_Backspace] = Part.DELETE
_COLOR_KEYS = dict(
    zip((Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_5), COLORS, strict=True)
)
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
SHORTCUTS = {
    Part.PLAY: "Enter",
    Part.EDIT: "N",
    Part.TAGS: "T",
    Part.COPY: "Ctrl+C",
    Part.CITE: "Ctrl+Shift+C",
    Part.DELETE: "Del",
    Part.REVIEW: "",
}
"""The keys in words, for tooltips and menus."""
CHANGES = (Part.EDIT, Part.TAGS, Part.DELETE, Part.REVIEW)
"""What cannot be done while quotes are read-only."""


class CardWishes(QObject):
    """One signal for each wish, with the id of the quote. Those that change it end at `read_only`."""

    play_requested = Signal(str)
    edit_requested = Signal(str, str)  # id, "note" or "tags"
    color_changed = Signal(str, str)  # id, colour
    copy_requested = Signal(str)
    cite_requested = Signal(str)
    delete_requested = Signal(str)
    review_requested = Signal(str)  # of its place

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.read_only = False

    def tell(self, part: Part, card_id: str) -> None:
        """Tell that *part* of the card was pressed, or its key."""
        if self.read_only and part in CHANGES:
            return
        if part is Part.PLAY:
            self.play_requested.emit(card_id)
        elif part is Part.EDIT:
            self.edit_requested.emit(card_id, "note")
        elif part is Part.TAGS:
            self.edit_requested.emit(card_id, "tags")
        elif part is Part.COPY:
            self.copy_requested.emit(card_id)
        elif part is Part.CITE:
            self.cite_requested.emit(card_id)
        elif part is Part.DELETE:
            self.delete_requested.emit(card_id)
        elif part is Part.REVIEW:
            self.review_requested.emit(card_id)

    def tell_color(self, color: str, card_id: str) -> None:
        if not self.read_only:
            self.color_changed.emit(card_id, color)


def wish_of(event: QEvent) -> Part | str | None:
    """Return what the key wants done with the chosen card: a part of it, a colour, or nothing."""
    if not isinstance(event, QKeyEvent):
        return None
    if event.matches(QKeySequence.StandardKey.Copy):
        return Part.COPY
    if event.modifiers() not in _PLAIN:
        return None
    key = Qt.Key(event.key())
    return _KEYS.get(key) or _COLOR_KEYS.get(key)
