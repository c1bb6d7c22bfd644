"""Shows what was put right in the text at once, and says when the views beside it are to follow."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from earmark.gui.jump_history import JumpHistory
from earmark.gui.transcript.page_state import Corrected
from earmark.gui.transcript.transcript_view import TranscriptView
from earmark.model.edition import Edition
from earmark.model.episode import Episode
from earmark.model.moving import Paths


class CorrectedText(QObject):
    """Knows which state of the corrections the text shows, and which one the views beside it.

    A corrected word is painted first: to count anew what all views show takes
    longer than a picture on the screen lasts.
    """

    follow_due = Signal()  # the text is painted; ask `followed` then

    def __init__(self, view: TranscriptView, history: JumpHistory) -> None:
        super().__init__(view)
        self._view, self._history = view, history
        self._shown = self._followed = Edition(Episode())
        self._waiting = QTimer(self, singleShot=True, interval=0)
        self._waiting.timeout.connect(self.follow_due)

    @property
    def is_ahead(self) -> bool:
        """Whether the views beside the text have still to follow."""
        return self._waiting.isActive()

    def open(self, edition: Edition) -> None:
        """Show a transcript that was just opened, with the corrections that were found."""
        self._followed = edition
        self._waiting.stop()
        self._view.show_episode(edition.original)
        self._shown = Edition(edition.original)
        self._show(edition)

    def change(self, edition: Edition) -> None:
        """Show other corrections of the same transcript; the reader's place stays."""
        self._history.moved(self._show(edition))
        self._waiting.start()

    def followed(self) -> Callable[[int], int]:
        """Note that all views show what the text shows; return where places of what they showed are now."""
        self._waiting.stop()
        before, self._followed = self._followed, self._shown
        return Paths(before, self._shown).place

    def forget(self) -> None:
        """Nothing is open any more that views could follow."""
        self._waiting.stop()

    def _show(self, edition: Edition) -> Callable[[int], int]:
        before, self._shown = self._shown, edition
        places = Paths(before, edition).place
        if before.episode is not edition.episode:
            self._view.change_episode(edition.episode, places)
        self._view.show_corrections([Corrected(mark.start, mark.end, mark.was) for mark in edition.marks])
        return places
