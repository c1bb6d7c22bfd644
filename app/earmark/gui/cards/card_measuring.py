"""Measures all cards of a list a few at a time, while nothing else is to be done."""

from __future__ import annotations

from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from earmark.gui.cards.annotation_model import AnnotationModel
from earmark.gui.cards.card_layouts import CardLayouts

_AT_A_TIME_S = 0.003
_BETWEEN_MS = 12
_QUIET_MS = 250
"""How long nobody must have scrolled, or dragged the edge of the pane: a frame has 16 ms for everything."""


class CardMeasuring(QObject):
    """Turns the guessed heights of a model's cards into known ones, so that the scroll bar tells the truth.

    The list is right without: what is seen is measured when it is seen.
    """

    finished = Signal()  # none is a guess now, and some were before

    def __init__(self, model: AnnotationModel, layouts: CardLayouts, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self._layouts = layouts
        self._row = 0
        self._guessed = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._measure_some)
        for changed in (model.rowsInserted, model.dataChanged, model.modelReset):
            changed.connect(self.start)

    @Slot()
    def start(self) -> None:
        """Begin again from the first card, in a moment."""
        self._row = 0
        self._timer.start(_QUIET_MS)

    def wait(self) -> None:
        """Go on later: the reader is scrolling."""
        if self._timer.isActive():
            self._timer.start(_QUIET_MS)

    @Slot()
    def _measure_some(self) -> None:
        self._timer.setInterval(_BETWEEN_MS)
        until = perf_counter() + _AT_A_TIME_S
        cards = self._model.cards
        while self._row < len(cards):
            card = cards[self._row]
            self._row += 1
            card.prepare()
            if not self._layouts.is_known(card):
                self._layouts.measure(card)
                self._guessed = True
            if perf_counter() > until:
                return
        self._timer.stop()
        if self._guessed:
            self._guessed = False
            self.finished.emit()
