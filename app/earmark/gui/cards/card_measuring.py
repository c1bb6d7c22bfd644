"""Measures all cards of a list a few at a time, while nothing else is to be done."""

from __future__ import annotations

from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from earmark.gui.cards.annotation_model import AnnotationModel
from earmark.gui.cards.card_layouts import CardLayouts

_AT_A_TIME_S = 0.004
_BETWEEN_MS = 5
_QUIET_MS = 150
"""How long the width must stay: whoever drags the edge of the pane is not done."""


class CardMeasuring(QObject):
    """Turns the guessed heights of a model's cards into known ones."""

    finished = Signal()  # none is a guess now, and some were before

    def __init__(self, model: AnnotationModel, layouts: CardLayouts, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self._layouts = layouts
        self._row = 0
        self._guessed = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._measure_some)
        model.rowsInserted.connect(self.start)
        model.dataChanged.connect(self.start)
        model.modelReset.connect(self.start)

    @Slot()
    def start(self) -> None:
        """Begin again from the first card, in a moment."""
        self._row = 0
        self._timer.start(_QUIET_MS)

    @Slot()
    def _measure_some(self) -> None:
        self._timer.setInterval(_BETWEEN_MS)
        until = perf_counter() + _AT_A_TIME_S
        cards = self._model.cards
        while self._row < len(cards):
            card = cards[self._row]
            self._row += 1
            if not self._layouts.is_known(card):
                self._layouts.measure(card)
                self._guessed = True
                if perf_counter() > until:
                    return
        self._timer.stop()
        if self._guessed:
            self._guessed = False
            self.finished.emit()
