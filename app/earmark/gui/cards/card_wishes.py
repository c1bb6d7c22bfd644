"""What the reader wants done with a quote, whether by button, key or menu."""

from __future__ import annotations

import sys

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt, Signal
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
_CITE_KEY = QKeyCombination(
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_C
)
_CLIP_KEY = QKeyCombination(
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_X
)
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
SHORTCUTS = {
    Part.PLAY: "Enter",
    Part.EDIT: "N",
    Part.TAGS: "T",
    Part.COPY: "Ctrl+C",
    Part.CITE: "Ctrl+Shift+C",
    Part.CLIP: "Ctrl+Shift+X",
    Part.EXPORT: "",
    Part.DELETE: "Del",
    Part.REVIEW: "",
}
"""The keys in words, for tooltips and menus."""
CHANGES = (Part.EDIT, Part.TAGS, Part.DELETE, Part.REVIEW)
"""What cannot be done while quotes are read-only."""
FOR_ONE = (Part.PLAY, Part.EDIT, Part.CLIP, Part.LINK, Part.REVIEW)
"""What can be done with one quote only."""
READ_ONLY = "Quotes are read-only here"


class CardWishes(QObject):
    """One signal for each wish, with the id of the quote, or the ids of several.

    Those that change quotes end at `read_only`.
    """

    play_requested = Signal(str)
    edit_requested = Signal(str, str)  # id, "note" or "tags"
    color_changed = Signal(str, str)  # id, colour
    copy_requested = Signal(str)
    cite_requested = Signal(str)
    clip_requested = Signal(str)
    delete_requested = Signal(str)
    review_requested = Signal(str)  # of its place
    export_requested = Signal(object)  # tuple[str, ...], of one or more
    several_recolored = Signal(object, str)  # tuple[str, ...], colour; this and the next of two or more
    several_tags_requested = Signal(object)
    several_copied = Signal(object)
    several_cited = Signal(object)
    cite_as_requested = Signal(object, str)  # tuple[str, ...] of one or more, the name of a style
    several_deleted = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.read_only = False
        self.no_clip = ""
        """Why no clip can be exported; "" where one can."""

    def refusal(self, part: Part) -> str:
        """Return why *part* cannot be done now; "" where it can."""
        if self.read_only and part in CHANGES:
            return READ_ONLY
        return self.no_clip if part is Part.CLIP else ""

    def tell(self, part: Part, cards: tuple[str, ...]) -> None:
        """Tell that *part* of a card was pressed, or its key; the ids are of all cards that are meant."""
        if self.refusal(part):
            return
        if part is Part.EXPORT:
            self.export_requested.emit(cards)
        elif len(cards) == 1:
            self._tell_of_one(part, cards[0])
        elif cards:
            self._tell_of_several(part, cards)

    def tell_citation(self, style: str, cards: tuple[str, ...]) -> None:
        """Tell that a copy in *style* was asked for; see `citation.Style`."""
        if cards:
            self.cite_as_requested.emit(cards, style)

    def tell_color(self, color: str, cards: tuple[str, ...]) -> None:
        if self.read_only or not cards:
            return
        if len(cards) == 1:
            self.color_changed.emit(cards[0], color)
        else:
            self.several_recolored.emit(cards, color)

    def _tell_of_one(self, part: Part, card_id: str) -> None:
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
        elif part is Part.CLIP:
            self.clip_requested.emit(card_id)
        elif part is Part.DELETE:
            self.delete_requested.emit(card_id)
        elif part is Part.REVIEW:
            self.review_requested.emit(card_id)

    def _tell_of_several(self, part: Part, cards: tuple[str, ...]) -> None:
        if part is Part.TAGS:
            self.several_tags_requested.emit(cards)
        elif part is Part.COPY:
            self.several_copied.emit(cards)
        elif part is Part.CITE:
            self.several_cited.emit(cards)
        elif part is Part.DELETE:
            self.several_deleted.emit(cards)


def wish_of(event: QEvent) -> Part | str | None:
    """Return what the key wants done with the chosen card: a part of it, a colour, or nothing."""
    if not isinstance(event, QKeyEvent):
        return None
    if event.matches(QKeySequence.StandardKey.Copy):
        return Part.COPY
    if event.keyCombination() == _CITE_KEY:
        return Part.CITE
    if event.keyCombination() == _CLIP_KEY:
        return Part.CLIP
    if event.modifiers() not in _PLAIN:
        return None
    key = Qt.Key(event.key())
    return _KEYS.get(key) or _COLOR_KEYS.get(key)
