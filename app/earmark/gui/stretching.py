"""Making the chosen quote longer or shorter: by its handles, or word by word with the keys."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from earmark.gui.at_hand import AtHand
from earmark.gui.transcript.transcript_view import TranscriptView
from earmark.model import edits, word_edges


class Stretching(QObject):
    """The verbs of the ends of the chosen quote. Its colour, note and tags stay; each is a step of undo."""

    def __init__(self, at_hand: AtHand, view: TranscriptView) -> None:
        super().__init__(at_hand)
        self._at_hand = at_hand
        self._view = view
        view.stretched.connect(self.stretch)

    @property
    def can_stretch(self) -> bool:
        """Whether a quote in the text is chosen, and the arrow keys do not belong to the caret."""
        chosen = self._at_hand.chosen
        has_ends = chosen is not None and chosen.placed and not chosen.is_bookmark
        return has_ends and not self._view.caret_mode and self._at_hand.selection is None

    @Slot()
    def end_later(self) -> None:
        self._move_end(word_edges.end_after)

    @Slot()
    def end_earlier(self) -> None:
        self._move_end(word_edges.end_before)

    @Slot()
    def start_later(self) -> None:
        self._move_start(word_edges.start_after)

    @Slot()
    def start_earlier(self) -> None:
        self._move_start(word_edges.start_before)

    @Slot(str, int, int)
    def stretch(self, highlight_id: str, start: int, end: int) -> None:
        """Let the quote reach over `text[start:end]`; nothing happens where nothing would be left of it."""
        at_hand, before = self._at_hand, self._at_hand.get(highlight_id)
        passage = at_hand.make(start, end, at_hand.color) if start < end else None
        if before is None or passage is None or (passage.start, passage.end) == (before.start, before.end):
            return
        longer = passage.end - passage.start > before.end - before.start
        after = edits.move(at_hand.annotations, highlight_id, passage)
        if at_hand.edit("Make the quote longer" if longer else "Make the quote shorter", after):
            at_hand.announce(" ".join(passage.quote.exact.split()))

    def _move_end(self, edge: word_edges.Edge) -> None:
        chosen = self._at_hand.chosen
        if chosen is not None and self.can_stretch:
            end = edge(self._view.episode.text, chosen.end)
            self.stretch(chosen.id, chosen.start, end)
            self._view.let_see(end - 1)

    def _move_start(self, edge: word_edges.Edge) -> None:
        chosen = self._at_hand.chosen
        if chosen is not None and self.can_stretch:
            start = edge(self._view.episode.text, chosen.start)
            self.stretch(chosen.id, start, chosen.end)
            self._view.let_see(start)
