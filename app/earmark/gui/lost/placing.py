"""The review of places at work on the open episode: what it asks for is done here."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from earmark.errors import UserError
from earmark.gui.dialogs.lost.place_item import Place, places_of, quote_items, shown_words
from earmark.gui.dialogs.lost.places_dialog import PlacesDialog
from earmark.gui.keeping.session import Session
from earmark.gui.look.theme import Theme
from earmark.gui.lost.place_search import PlaceSearch
from earmark.gui.lost.placing_by_hand import PlacingByHand
from earmark.gui.workspace import Workspace
from earmark.model import bookmarks, edits, quotes
from earmark.model.annotations import Annotations, Highlight
from earmark.model.changes import by_id
from earmark.model.prints import around
from earmark.model.relocate import Candidate
from earmark.storage.timestamps import utc_now


class Placing(QObject):
    """One review, of the quotes of *session* that are to be looked at while it lasts.

    It lives as long as its dialog, which stands aside while the reader is
    shown a place in the transcript, or shows one.
    """

    ended = Signal()

    def __init__(self, window: QWidget, theme: Theme, workspace: Workspace, session: Session) -> None:
        super().__init__(window)
        self._workspace, self._session = workspace, session
        self._marks: dict[str, Highlight] = {}
        self._in_hand = ""  # the id of the quote that is being placed in the transcript
        self._dialog = PlacesDialog(theme, window)
        self._dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._search = PlaceSearch(self)
        self._by_hand = PlacingByHand(workspace.page, theme)
        self._connect()

    def show(self, first: str = "") -> None:
        """Show the review with the quote *first* chosen, or the next one that is to be looked at."""
        self._by_hand.end()
        chosen = self._session.annotations.get(first)
        self._take_in([chosen] if chosen is not None else [])
        if not self._dialog.isVisible():
            self._dialog.open()
        self._show_quotes(first)

    def close(self) -> None:
        """End the review."""
        self._dialog.reject()

    @Slot()
    def _refresh(self) -> None:
        """Show what became of the quotes; those that others brought in are reviewed too."""
        self._take_in([])
        self._show_quotes()

    def _take_in(self, more: Sequence[Highlight]) -> None:
        present = by_id(self._session.annotations)
        self._marks |= {key: present[key] for key in self._marks if key in present}
        new = sorted(filter(_is_to_look_at, present.values()), key=_order)
        self._marks |= {mark.id: mark for mark in (*new, *more)}

    def _show_quotes(self, first: str = "") -> None:
        self._search.use(self._session.episode)
        items = quote_items(self._marks.values(), by_id(self._session.annotations))
        self._dialog.show_quotes(items, first)

    @Slot(str)
    def _look_for(self, quote_id: str) -> None:
        mark = self._session.annotations.get(quote_id)
        if mark is None:
            self._dialog.show_places(quote_id, ())
        else:
            self._search.ask(mark)

    @Slot(object, object)
    def _show_places(self, mark: Highlight, candidates: Sequence[Candidate]) -> None:
        if self._session.annotations.get(mark.id) == mark:
            self._dialog.show_places(mark.id, self._places(mark, candidates))

    def _places(self, mark: Highlight, candidates: Sequence[Candidate]) -> tuple[Place, ...]:
        return places_of(self._session.episode, self._workspace.time_map, mark, candidates)

    @Slot(str)
    def _accept(self, quote_id: str) -> None:
        annotations, text = self._session.annotations, self._session.episode.text
        mark = annotations.get(quote_id)
        if mark is not None and mark.placed:
            here = around(text, mark.start, mark.end)
            self._edit("Accept place", edits.accept(annotations, quote_id, utc_now(), here))

    @Slot(str, int, int)
    def _put(self, quote_id: str, start: int, end: int) -> None:
        mark = self._session.annotations.get(quote_id)
        passage = self._passage(mark, start, end) if mark is not None else None
        if passage is not None:
            self._edit("Place quote", edits.move(self._session.annotations, quote_id, passage))

    def _passage(self, mark: Highlight, start: int, end: int) -> Highlight | None:
        episode, time_map = self._session.episode, self._workspace.time_map
        if mark.is_bookmark:
            return bookmarks.make(episode, time_map, start, mark.color, now=utc_now())
        return quotes.make(episode, time_map, start, end, mark.color, now=utc_now())

    @Slot(str)
    def _lay_aside(self, quote_id: str) -> None:
        after = edits.lay_aside(self._session.annotations, quote_id, utc_now())
        self._edit("Keep without a place", after)

    @Slot(str)
    def _delete(self, quote_id: str) -> None:
        self._edit("Delete quote", edits.delete(self._session.annotations, quote_id))

    def _edit(self, name: str, after: Annotations) -> None:
        try:
            self._session.edit(name, after)
        except UserError as error:  # the session is read-only
            self._dialog.tell(f"{error} {error.hint}")

    @Slot(str)
    def _place_by_hand(self, quote_id: str) -> None:
        """Let the reader select the words, near to where they are likely to be."""
        mark = self._session.annotations.get(quote_id)
        place = self._dialog.chosen_place
        if mark is None:
            return
        near = place.start if place is not None else self._spoken_then(mark)
        self._ask_in_transcript(mark, near, near)

    @Slot(str, int, int)
    def _show_in_transcript(self, quote_id: str, start: int, end: int) -> None:
        mark = self._session.annotations.get(quote_id)
        if mark is not None:
            self._ask_in_transcript(mark, start, end)

    def _ask_in_transcript(self, mark: Highlight, start: int, end: int) -> None:
        self._in_hand = mark.id
        self._dialog.step_aside()
        self._by_hand.begin(shown_words(mark.quote), start, end)
        self._workspace.jump_to(start, end)

    def _spoken_then(self, mark: Highlight) -> int:
        time_map = self._workspace.time_map
        word = time_map.word_at_ms(mark.start_ms or 0) if time_map.has_times else None
        return word.start if word is not None else self._workspace.page.view.reading_offset()

    @Slot(int, int)
    def _put_by_hand(self, start: int, end: int) -> None:
        self._dialog.come_back()
        self._put(self._in_hand, start, end)

    @Slot(int)
    def _end(self, _result: int) -> None:
        self._by_hand.remove()
        self._search.use(None)
        self._session.changed.disconnect(self._refresh)
        self.ended.emit()
        self.deleteLater()

    def _connect(self) -> None:
        dialog, marking = self._dialog, self._workspace.marking
        dialog.quote_chosen.connect(self._look_for)
        dialog.place_accepted.connect(self._accept)
        dialog.put_requested.connect(self._put)
        dialog.by_hand_requested.connect(self._place_by_hand)
        dialog.shown_requested.connect(self._show_in_transcript)
        dialog.aside_requested.connect(self._lay_aside)
        dialog.delete_requested.connect(self._delete)
        dialog.undo_requested.connect(marking.undo)
        dialog.redo_requested.connect(marking.redo)
        dialog.finished.connect(self._end)
        self._search.found.connect(self._show_places)
        self._by_hand.placed.connect(self._put_by_hand)
        self._by_hand.cancelled.connect(dialog.come_back)
        self._session.changed.connect(self._refresh)


def _is_to_look_at(mark: Highlight) -> bool:
    return mark.state != "placed" and not mark.aside


def _order(mark: Highlight) -> tuple[bool, int, int]:
    """Those with a likely place first, by place; then those without, by time."""
    return not mark.placed, mark.start if mark.placed else mark.start_ms or 0, mark.start
