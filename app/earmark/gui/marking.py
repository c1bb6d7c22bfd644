"""Connects what the reader marks: selection, keys, toolbar and cards, with the session."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QApplication

from earmark.gui.at_hand import AtHand
from earmark.gui.by_ear import ByEar
from earmark.gui.episode_page import EpisodePage
from earmark.gui.keeping.session import Session
from earmark.model import bookmarks, citation, edits
from earmark.model.annotations import Annotations, Highlight
from earmark.model.time_map import TimeMap
from earmark.storage.timestamps import utc_now


class Marking(QObject):
    """The verbs of keeping, on whatever is meant: the selection, the chosen quote, or what sounds now."""

    color_used = Signal(str)  # to be remembered as the last one
    play_requested = Signal(int, int)  # offsets of the first and behind the last character
    jump_requested = Signal(int, int)

    def __init__(self, page: EpisodePage, last_color: str) -> None:
        super().__init__(page)
        self._page = page
        self.at_hand = AtHand(page, last_color)
        self._by_ear = ByEar(self.at_hand, page.color_name)
        view, panel, toolbar = page.view, page.panel, page.selection_toolbar
        view.selection_changed.connect(self._select)
        view.highlight_clicked.connect(self.choose)
        view.highlight_left.connect(self._leave)
        view.word_clicked.connect(self._leave)
        view.turn_clicked.connect(self._leave)
        view.turn_keep_requested.connect(self.keep_turn)
        view.note_clicked.connect(self._show_note)
        view.toolbar_requested.connect(toolbar.open_now)
        toolbar.color_chosen.connect(self.keep)
        toolbar.note_requested.connect(self.note)
        toolbar.tag_requested.connect(self.tag)
        toolbar.copy_requested.connect(self.copy_quote)
        toolbar.play_requested.connect(self.play)
        toolbar.remove_requested.connect(self.remove)
        panel.card_chosen.connect(self._go_to_card)
        panel.play_requested.connect(self._play_card)
        panel.note_changed.connect(self._set_note)
        panel.tags_changed.connect(self._set_tags)
        panel.color_changed.connect(self.recolor)
        panel.delete_requested.connect(self.delete)
        panel.copy_requested.connect(self._copy_text)
        panel.cite_requested.connect(self._cite)

    def show(self, session: Session, time_map: TimeMap) -> None:
        """Work on *session* from now on."""
        self.forget()
        self.at_hand.show(session, time_map)
        session.changed.connect(self._show_annotations)
        self._show_annotations(session.annotations)

    def forget(self) -> None:
        """Work on nothing any more."""
        if self.at_hand.session is not None:
            self.at_hand.session.changed.disconnect(self._show_annotations)
        self.at_hand.forget()

    def use_time_map(self, time_map: TimeMap) -> None:
        self.at_hand.time_map = time_map

    def use_color(self, color: str) -> None:
        """Keep in *color* where none is said."""
        self.at_hand.color = color

    def use_tags(self, tags: Sequence[str]) -> None:
        """Give *tags* to every quote that is kept from now on."""
        self.at_hand.use_tags(tags)

    @Slot()
    def keep_in_last_color(self) -> None:
        self.keep(self.at_hand.color)

    @Slot(str)
    def keep(self, color: str) -> None:
        """Keep the selection, recolour the chosen quote, or keep the sentence that sounds."""
        chosen = self._chosen_if_meant()
        if self.at_hand.selection is not None:
            self._keep_range(*self.at_hand.selection, color)
        elif chosen is not None:
            self.recolor(chosen.id, color)
        else:
            self._by_ear.keep(color)
        session = self.at_hand.session
        if session is not None and not session.read_only_reason:
            self.at_hand.color = color
            self.color_used.emit(color)

    @Slot()
    def note(self) -> None:
        self._open_editor("note")

    @Slot()
    def tag(self) -> None:
        self._open_editor("tags")

    @Slot()
    def play(self) -> None:
        meant = self._meant()
        if meant is not None and meant.placed:
            self.play_requested.emit(meant.start, meant.end)

    @Slot()
    def copy_quote(self) -> None:
        meant = self._meant()
        if meant is not None:
            self._put_citation(meant)

    @Slot()
    def copy_all(self) -> None:
        session = self.at_hand.session
        if session is None or not session.annotations.highlights:
            self._page.toast.show_message("No quotes to copy yet")
            return
        QApplication.clipboard().setText(citation.markdown_list(session.episode, session.annotations))
        count = len(session.annotations.highlights)
        self._page.toast.show_message("1 quote copied" if count == 1 else f"{count} quotes copied")

    @Slot()
    def remove(self) -> None:
        chosen = self.at_hand.chosen
        if chosen is not None:
            self.delete(chosen.id)

    @Slot(str)
    def choose(self, highlight_id: str) -> None:
        """Choose a quote in the text: its card is selected and the toolbar opens over it."""
        self.at_hand.choose(highlight_id)
        self._page.panel.select(highlight_id)
        highlight = self.at_hand.get(highlight_id)
        if highlight is not None:
            self._page.selection_toolbar.show_for(highlight.start, highlight.end, highlight.color)

    def _select(self, start: int, end: int) -> None:
        if start != end:
            self.at_hand.choose(None)
            same = edits.kept_at(self.at_hand.annotations, start, end)
            self._page.selection_toolbar.show_for(start, end, same.color if same else None)
        else:
            self._page.selection_toolbar.dismiss()

    def _keep_range(self, start: int, end: int, color: str) -> None:
        at_hand, name = self.at_hand, self._page.color_name(color)
        made = at_hand.make(start, end, color)
        kept = made is not None and at_hand.edit(f"Keep in {name}", edits.keep(at_hand.annotations, made))
        self._page.view.clear_selection()
        self._page.selection_toolbar.dismiss()
        if kept:
            at_hand.announce(f"Kept in {name}")

    @Slot(int)
    def keep_turn(self, turn: int, color: str | None = None) -> None:
        """Keep all that is said in *turn*, in the last colour if none is given."""
        session = self.at_hand.session
        spans = [span for span in session.episode.spans if span.turn == turn] if session else []
        if spans:
            color = color or self.at_hand.color
            self._keep_range(spans[0].start, spans[-1].end, color)
            self.at_hand.tell(f"Turn kept in {self._page.color_name(color)}", undo=True)

    @Slot()
    def keep_present_turn(self) -> None:
        """Keep the whole turn at the present place."""
        session, place = self.at_hand.session, self.at_hand.place()
        if session is not None and place is not None:
            self.keep_turn(session.episode.span_at(place).turn)

    def _open_editor(self, focus: str) -> None:
        highlight = self._kept_now()
        if highlight is not None:
            self.write(highlight.id, focus)

    def write(self, highlight_id: str, focus: str) -> None:
        """Open the card of the quote, with the keyboard in its "note" or its "tags"."""
        self._page.selection_toolbar.dismiss()
        self._page.panes.show_right()
        self._page.panel.edit(highlight_id, focus)

    def _kept_now(self) -> Highlight | None:
        """Return what is to be written about: the selection or what sounds, kept, or what is chosen."""
        at_hand = self.at_hand
        if at_hand.selection is not None:
            start, end = at_hand.selection
            if edits.kept_at(at_hand.annotations, start, end) is None:
                self._keep_range(start, end, at_hand.color)
            self._page.view.clear_selection()
            return edits.kept_at(at_hand.annotations, start, end)
        return self._chosen_if_meant() or self._by_ear.kept_now(at_hand.color)

    @Slot(str)
    def _show_note(self, highlight_id: str) -> None:
        self._page.panes.show_right()
        self.at_hand.choose(highlight_id)
        self._page.panel.select(highlight_id)

    def go_to(self, highlight_id: str) -> None:
        """Show the quote at its place and its card; one without a place, its card alone."""
        highlight = self.at_hand.get(highlight_id)
        if highlight is not None and not highlight.placed:
            self._page.panes.show_right()
        self._page.panel.select(highlight_id)
        self._go_to_card(highlight_id)

    @Slot(str)
    def _go_to_card(self, highlight_id: str) -> None:
        self.at_hand.choose(highlight_id)
        highlight = self.at_hand.get(highlight_id)
        if highlight is not None and highlight.placed:
            self.jump_requested.emit(highlight.start, highlight.end)

    @Slot(str)
    def _play_card(self, highlight_id: str) -> None:
        self.at_hand.choose(highlight_id)
        self.play()

    @Slot(str, str)
    def _set_note(self, highlight_id: str, note: str) -> None:
        self.at_hand.edit(
            "Edit note", edits.set_note(self.at_hand.annotations, highlight_id, note, utc_now())
        )

    @Slot(str, object)
    def _set_tags(self, highlight_id: str, tags: tuple[str, ...]) -> None:
        self.at_hand.edit(
            "Edit tags", edits.set_tags(self.at_hand.annotations, highlight_id, tags, utc_now())
        )

    @Slot(str, str)
    def recolor(self, highlight_id: str, color: str) -> None:
        self.at_hand.edit("Recolor", edits.recolor(self.at_hand.annotations, highlight_id, color, utc_now()))
        self._page.selection_toolbar.dismiss()

    @Slot(str)
    def delete(self, highlight_id: str) -> None:
        gone = self.at_hand.get(highlight_id)
        if gone is None:
            return
        self.at_hand.choose(None)
        self._page.selection_toolbar.dismiss()
        what = "bookmark" if gone.is_bookmark else "quote"
        if self.at_hand.edit(f"Delete {what}", edits.delete(self.at_hand.annotations, highlight_id)):
            self.at_hand.tell(f"{what.capitalize()} deleted", undo=True)

    @Slot(str)
    def _copy_text(self, highlight_id: str) -> None:
        highlight = self.at_hand.get(highlight_id)
        if highlight is not None:
            QApplication.clipboard().setText(highlight.quote.exact)
            self._page.toast.show_message("Text copied")

    @Slot(str)
    def _cite(self, highlight_id: str) -> None:
        highlight = self.at_hand.get(highlight_id)
        if highlight is not None:
            self._put_citation(highlight)

    @Slot()
    def undo(self) -> None:
        self.at_hand.undo()

    @Slot()
    def redo(self) -> None:
        self.at_hand.redo()

    def _put_citation(self, highlight: Highlight) -> None:
        self.at_hand.citation_wished.emit((highlight,))

    @Slot(object)
    def _show_annotations(self, annotations: Annotations) -> None:
        page = self._page
        for part in (page.view, page.panel, page.timeline, page.contents):
            part.show_annotations(annotations)
        if self.at_hand.chosen is None:
            self.at_hand.choose(None)

    @Slot()
    @Slot(int)
    def _leave(self, _place: int = 0) -> None:
        self.at_hand.choose(None)

    def color_name(self, color: str) -> str:
        """Return what the reader calls *color*."""
        return self._page.color_name(color)

    def choose_at(self, offset: int) -> Highlight | None:
        """Choose the topmost quote at *offset*, or the bookmark there, unless one of them is chosen."""
        at_hand = self.at_hand
        bookmark = bookmarks.within(at_hand.annotations, offset, offset + 1)
        there = at_hand.annotations.at(offset) or ((bookmark,) if bookmark else ())
        if there and at_hand.chosen not in there:
            at_hand.choose(there[0].id)
            self._page.panel.select(there[0].id)
        return at_hand.chosen if there else None

    def _chosen_if_meant(self) -> Highlight | None:
        """Return what is chosen, unless the reader went on listening since and means what sounds."""
        at_hand = self.at_hand
        looked_at = self._page.selection_toolbar.is_meant or self._page.panel.has_focus
        went_on = at_hand.is_playing and not at_hand.chosen_lately and not looked_at
        return None if went_on else at_hand.chosen

    @property
    def meant(self) -> Highlight | None:
        """What a verb would be about now: the selection, not kept yet, or the chosen quote."""
        return self._meant()

    def _meant(self) -> Highlight | None:
        """Return what the verb is about: the selection, as a quote not yet kept, or the chosen quote."""
        if self.at_hand.selection is not None:
            return self.at_hand.make(*self.at_hand.selection, self.at_hand.color)
        return self.at_hand.chosen
