"""Bookmarks at the present place: set and taken away with one key."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from earmark.gui.at_hand import AtHand
from earmark.gui.transcript.transcript_view import TranscriptView
from earmark.model import bookmarks, edits
from earmark.model.annotations import Highlight
from earmark.storage.timestamps import utc_now


class Bookmarking(QObject):
    """The verb of bookmarks, on what is at hand."""

    def __init__(self, at_hand: AtHand, view: TranscriptView) -> None:
        super().__init__(at_hand)
        self._at_hand = at_hand
        self._view = view

    @Slot()
    def toggle(self) -> None:
        """Set a bookmark at the present place; take away the one that stands on that line, or is chosen."""
        chosen = self._at_hand.chosen
        if chosen is not None and chosen.is_bookmark and self._at_hand.selection is None:
            self._remove(chosen)
            return
        place = self._at_hand.place()
        if place is None:
            self._at_hand.tell("Nothing to bookmark here")
        else:
            self.toggle_at(place)

    def toggle_at(self, offset: int) -> None:
        """Set a bookmark at the sentence of *offset*, or take away the one on its line."""
        there = self.at(offset)
        made = self._made(offset)
        if there is not None:
            self._remove(there)
        elif made is None:
            self._at_hand.tell("Nothing to bookmark here")
        elif self._at_hand.edit("Bookmark", self._at_hand.annotations.put(made)):
            self._at_hand.tell("Bookmark added", undo=True)

    def at(self, offset: int) -> Highlight | None:
        """Return the bookmark on the line where one at *offset* would stand."""
        made = self._made(offset)
        if made is None:
            return None
        return bookmarks.within(self._at_hand.annotations, *self._view.line_range(made.start))

    def _made(self, offset: int) -> Highlight | None:
        session, time_map = self._at_hand.session, self._at_hand.time_map
        if session is None or time_map is None:
            return None
        return bookmarks.make(session.episode, time_map, offset, self._at_hand.color, now=utc_now())

    def _remove(self, bookmark: Highlight) -> None:
        if self._at_hand.edit("Remove bookmark", edits.delete(self._at_hand.annotations, bookmark.id)):
            self._at_hand.tell("Bookmark removed", undo=True)
