"""What the verbs of marking are about: the session, what is selected, chosen and heard, in which colour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from time import monotonic

from PySide6.QtCore import QObject, Signal, Slot

from earmark.errors import UserError
from earmark.gui.controls.announce import announce
from earmark.gui.episode_page import EpisodePage
from earmark.gui.keeping.session import Session
from earmark.model import edits, quotes
from earmark.model.annotations import Annotations, Highlight
from earmark.model.time_map import TimeMap
from earmark.storage.timestamps import utc_now

STILL_S = 10.0
"""So long after something was kept or chosen, the next key is about it."""

TOP_THIRD = 1 / 3
"""Which line of the view is meant where nothing else is, as a share of its height."""


class AtHand(QObject):
    """Shared by the objects that mark: it holds, and lets them edit; it decides nothing."""

    chosen_changed = Signal(object)  # the id of the chosen highlight or bookmark, or None
    citation_wished = Signal(object)  # tuple[Highlight, ...]: to be copied with their source

    def __init__(self, page: EpisodePage, color: str) -> None:
        super().__init__(page)
        self._page = page
        self.session: Session | None = None
        self.time_map: TimeMap | None = None
        self.color = color
        self._tags: tuple[str, ...] = ()
        self._chosen: str | None = None
        self._chosen_s = 0.0
        self._now_ms: int | None = None
        self._is_playing = False
        self._undoable = ""  # the message that offered last to take an edit back

    def show(self, session: Session, time_map: TimeMap) -> None:
        """Work on *session* from now on."""
        self.session, self.time_map = session, time_map
        session.undo_stack.indexChanged.connect(self._end_undo_offer)

    def forget(self) -> None:
        """Work on nothing any more."""
        if self.session is not None:
            self.session.undo_stack.indexChanged.disconnect(self._end_undo_offer)
        self.session, self.time_map = None, None
        self._chosen, self._now_ms = None, None

    def use_tags(self, tags: Sequence[str]) -> None:
        """Give *tags* to every quote that is kept from now on."""
        self._tags = edits.clean_tags(tags)

    @Slot(object)
    def show_now(self, time_ms: int | None) -> None:
        """Say what sounds now; None where nothing does."""
        self._now_ms = time_ms

    @Slot(bool)
    def show_playing(self, is_playing: bool) -> None:
        self._is_playing = is_playing

    @property
    def now_ms(self) -> int | None:
        """What sounds or stands under the playhead."""
        return self._now_ms

    @property
    def is_playing(self) -> bool:
        return self._is_playing

    @property
    def annotations(self) -> Annotations:
        return self.session.annotations if self.session else Annotations()

    @property
    def chosen(self) -> Highlight | None:
        """The highlight or bookmark that stands out."""
        return self.get(self._chosen) if self._chosen is not None else None

    @property
    def chosen_lately(self) -> bool:
        """Whether that was done so short a time ago that the reader still thinks of it."""
        return monotonic() - self._chosen_s <= STILL_S

    @property
    def selection(self) -> tuple[int, int] | None:
        """What is selected in the text, without its outer spaces; None if nothing is."""
        start, end = self._page.view.selection
        return (start, end) if start != end else None

    def get(self, highlight_id: str) -> Highlight | None:
        return self.annotations.get(highlight_id)

    def choose(self, highlight_id: str | None) -> None:
        """Let a highlight or bookmark stand out in the text; None: none."""
        changed = highlight_id != self._chosen
        self._chosen, self._chosen_s = highlight_id, monotonic()
        self._page.view.select_highlight(highlight_id)
        if changed:
            self.chosen_changed.emit(highlight_id)

    def place(self) -> int | None:
        """Return the present place in the text: of the selection, the caret, the sound, or the eye."""
        view = self._page.view
        if self.session is None or not self.session.episode.spans:
            return None
        if self.selection is not None:
            return self.selection[0]
        if view.caret_mode:
            return view.caret
        heard = self._heard()
        return view.offset_at(TOP_THIRD) if heard is None else heard

    def make(self, start: int, end: int, color: str) -> Highlight | None:
        """Return a quote of `text[start:end]` that is not kept yet; None of nothing but spaces."""
        if self.session is None or self.time_map is None:
            return None
        made = quotes.make(self.session.episode, self.time_map, start, end, color, now=utc_now())
        return replace(made, tags=self._tags) if made else None

    def edit(self, name: str, after: Annotations) -> bool:
        """Make *after* the present annotations, as `Session.edit` does; say so where nothing can be kept."""
        if self.session is None:
            return False
        try:
            self.session.edit(name, after)
        except UserError as error:  # the session is read-only
            self.tell(f"{error} {error.hint}")
            return False
        return True

    def tell(self, message: str, *, undo: bool = False) -> None:
        """Show and announce *message*, with a button that takes back the last edit, which it tells of."""
        if undo:
            self._undoable = message
            self._page.toast.show_message(message, "Undo", self.undo)
        else:
            self._page.toast.show_message(message)

    def announce(self, message: str) -> None:
        """Let a screen reader say what is plain to see."""
        announce(self._page.view, message)

    @Slot()
    def undo(self) -> None:
        if self.session is not None:
            self.session.undo_stack.undo()

    @Slot()
    def redo(self) -> None:
        if self.session is not None:
            self.session.undo_stack.redo()

    @Slot()
    def _end_undo_offer(self) -> None:
        """Another edit is the last one now: the button would take back that one."""
        self._page.toast.end_message(self._undoable)

    def _heard(self) -> int | None:
        """Return the word that sounds; of a pause, the word it stands at if that is in view."""
        if self.time_map is None or not self.time_map.has_times or self._now_ms is None:
            return None
        line = self._page.view.now_place()
        if not self._is_playing and (line is None or not line.in_view):
            return None
        word = self.time_map.word_at_ms(self._now_ms)
        return word.start if word else None
