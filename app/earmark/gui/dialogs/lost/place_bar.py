"""What can be done with the chosen quote, as buttons."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from earmark.gui.dialogs.lost.place_item import Place, QuoteItem

_HEIGHT = 52
ACCEPT, PUT = "Accept", "Put it here"


class PlaceBar(QWidget):
    """One row of buttons; what cannot be done now is not there."""

    taken = Signal()  # the chosen place
    by_hand = Signal()
    aside = Signal()
    delete = Signal()
    shown = Signal()  # in the transcript

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(_HEIGHT)
        self._take = _button(PUT, "Enter")
        self._hand = _button("Place by hand…", "H")
        self._aside = _button("Keep without a place", "K", "ghost")
        self._delete = _button("Delete", "Del", "ghost")
        self._show = _button("Show in transcript", "Space", "ghost")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for button in (self._take, self._hand, self._aside, self._delete):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self._show)

        self._take.clicked.connect(self.taken)
        self._hand.clicked.connect(self.by_hand)
        self._aside.clicked.connect(self.aside)
        self._delete.clicked.connect(self.delete)
        self._show.clicked.connect(self.shown)

    @property
    def stops(self) -> list[QWidget]:
        """The buttons in the order of the Tab key."""
        return [self._take, self._hand, self._aside, self._delete, self._show]

    def show_choice(self, item: QuoteItem | None, place: Place | None) -> None:
        """Offer what can be done with *item* while *place* is the chosen one."""
        is_there = item is not None and not item.is_gone
        stays = item is not None and item.fate == "placed" and place is not None and place.is_present
        self._take.setText(ACCEPT if place is not None and place.is_present else PUT)
        self._take.setVisible(is_there and place is not None and not stays)
        self._show.setVisible(is_there and place is not None)
        self._hand.setVisible(is_there)
        self._aside.setVisible(item is not None and is_there and item.fate != "aside")
        self._delete.setVisible(is_there)


def _button(words: str, key: str, kind: str = "") -> QPushButton:
    button = QPushButton(words)
    button.setProperty("kind", kind)
    button.setAutoDefault(False)
    button.setToolTip(f"{words.removesuffix('…')}  {key}")
    return button
