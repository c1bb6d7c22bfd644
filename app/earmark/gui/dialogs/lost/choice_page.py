"""One quote beside the places that it may have, and what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from earmark.gui.controls.labels import Paragraph, Span
from earmark.gui.dialogs.frames import Framed
from earmark.gui.dialogs.lost.place_bar import PlaceBar
from earmark.gui.dialogs.lost.place_item import Place, QuoteItem
from earmark.gui.dialogs.lost.place_list import NONE, SEARCHING, PlaceList
from earmark.gui.dialogs.lost.quote_view import QuoteView
from earmark.gui.look.theme import Theme

_SIDE = 20
_OLD, _NEW = 2, 3
"""How the old quote and its places share the width."""

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_CHANGED = "The transcript changed since you marked it."
_FACTS = {"lost": "This quote lost its place.", "look": "Is this still its place?"}


class ChoicePage(QWidget):
    """Tells what is wished for the quote that is shown; places are code points.

    Its keys work wherever it is installed as an event filter: in its own
    list of places, and in the list of quotes beside it.
    """

    accepted = Signal()  # it is where it should be
    put_requested = Signal(int, int)
    by_hand_requested = Signal()
    shown_requested = Signal(int, int)  # in the transcript
    aside_requested = Signal()  # to be kept without a place
    delete_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._item: QuoteItem | None = None
        self._sentence = Paragraph(theme, 19)
        self.quote_view, self.places = QuoteView(theme), PlaceList(theme)
        self.bar = PlaceBar()
        self._verbs = {
            Qt.Key.Key_H: self._place_by_hand,
            Qt.Key.Key_K: self._lay_aside,
            Qt.Key.Key_Delete: self._delete,
            Qt.Key.Key_Space: self._show_in_transcript,
            **dict.fromkeys(_ENTER, self.take),
        }
        columns = QHBoxLayout()
        columns.setSpacing(12)
        columns.addWidget(Framed(theme, self.quote_view), _OLD)
        columns.addWidget(Framed(theme, self.places), _NEW)
        column = QVBoxLayout(self)
        column.setContentsMargins(_SIDE, 14, _SIDE, 0)
        column.setSpacing(10)
        column.addWidget(self._sentence)
        column.addLayout(columns, 1)
        column.addWidget(self.bar)

        self.places.chosen.connect(self._show_place)
        self.places.taken.connect(self.take)
        self.places.installEventFilter(self)
        self.bar.taken.connect(self.take)
        self.bar.by_hand.connect(self._place_by_hand)
        self.bar.shown.connect(self._show_in_transcript)
        self.bar.aside.connect(self._lay_aside)
        self.bar.delete.connect(self._delete)

    @property
    def stops(self) -> list[QWidget]:
        """What takes the Tab key, in order."""
        return [self.quote_view, self.places, *self.bar.stops]

    def show_quote(self, item: QuoteItem | None) -> None:
        """Show *item*; its places come by `show_places`."""
        self._item = item
        fact = (item.done or _FACTS[item.fate]) if item is not None else ""
        changed = _CHANGED if item is not None and not item.is_settled else ""
        self._sentence.show_spans(Span(fact, weight=600), Span(changed, "text.secondary"))
        self.places.show_places((), item.highlight.color if item is not None else "", SEARCHING)

    def show_places(self, places: Sequence[Place]) -> None:
        """Show where the quote may be, the best first."""
        if self._item is not None:
            self.places.show_places(places, self._item.highlight.color, NONE)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        key, number = Qt.Key(event.key()), event.key() - Qt.Key.Key_1
        if key in self._verbs:
            self._verbs[key]()
        elif 0 <= number < self.places.count():
            self.places.setCurrentRow(number)
        else:
            return False
        return True

    @Slot()
    def _show_place(self) -> None:
        place = self.places.current
        self.bar.show_choice(self._item, place)
        self.quote_view.show_quote(self._item, place.gone if place is not None else ())

    @Slot()
    def take(self) -> None:
        """Accept the chosen place, or put the quote there."""
        item, place = self._item, self.places.current
        if item is None or item.is_gone or place is None:
            return
        if not place.is_present:
            self.put_requested.emit(place.start, place.end)
        elif not item.is_settled:
            self.accepted.emit()

    @Slot()
    def _place_by_hand(self) -> None:
        if self._can_act:
            self.by_hand_requested.emit()

    @Slot()
    def _show_in_transcript(self) -> None:
        place = self.places.current
        if self._can_act and place is not None:
            self.shown_requested.emit(place.start, place.end)

    @Slot()
    def _lay_aside(self) -> None:
        if self._can_act and self._item is not None and self._item.fate != "aside":
            self.aside_requested.emit()

    @Slot()
    def _delete(self) -> None:
        if self._can_act:
            self.delete_requested.emit()

    @property
    def _can_act(self) -> bool:
        return self._item is not None and not self._item.is_gone
