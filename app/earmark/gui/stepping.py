"""Going from one quote or bookmark to the next with the keys."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from earmark.gui.at_hand import AtHand
from earmark.gui.episode_page import EpisodePage
from earmark.model.annotations import Highlight

_SAID_WORDS = 12


class Stepping(QObject):
    """Chooses the highlight or bookmark after or before the chosen one, in reading order.

    With none chosen, they count from the first line in view. Quotes that
    overlap come one by one.
    """

    jump_requested = Signal(int, int)

    def __init__(self, at_hand: AtHand, page: EpisodePage) -> None:
        super().__init__(at_hand)
        self._at_hand = at_hand
        self._page = page

    @Slot()
    def next(self) -> None:
        marks, at = self._marks(), self._page.view.reading_offset()
        place = self._place_of_chosen(marks)
        below = marks[place + 1 :] if place is not None else [h for h in marks if h.start >= at]
        self._go(below[:1], marks, "below")

    @Slot()
    def previous(self) -> None:
        marks, at = self._marks(), self._page.view.reading_offset()
        place = self._place_of_chosen(marks)
        above = marks[:place] if place is not None else [h for h in marks if h.start < at]
        self._go(above[-1:], marks, "above")

    def _marks(self) -> list[Highlight]:
        return [highlight for highlight in self._at_hand.annotations.highlights if highlight.placed]

    def _place_of_chosen(self, marks: list[Highlight]) -> int | None:
        chosen = self._at_hand.chosen
        return marks.index(chosen) if chosen in marks else None

    def _go(self, found: list[Highlight], marks: list[Highlight], where: str) -> None:
        if not marks:
            self._at_hand.tell("No quotes yet")
        elif not found:
            self._at_hand.tell(f"No more quotes {where}")
        else:
            self._choose(found[0])

    def _choose(self, mark: Highlight) -> None:
        self._page.view.clear_selection()
        self._at_hand.choose(mark.id)
        self._page.panel.select(mark.id)
        self._page.selection_toolbar.stand_by(mark.start, mark.end, mark.color)
        self.jump_requested.emit(mark.start, mark.end)
        self._at_hand.announce(self._said(mark))

    def _said(self, mark: Highlight) -> str:
        if mark.is_bookmark:
            return "Bookmark"
        words = mark.words.exact.split()
        rest = "…" if len(words) > _SAID_WORDS else ""
        return f"{self._page.color_name(mark.color)}. {' '.join(words[:_SAID_WORDS])}{rest}"
