"""Connects what the reader marks: selection, keys, toolbar and cards, with the session."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from time import monotonic

from PySide6.QtCore import QMimeData, QObject, Signal, Slot
from PySide6.QtWidgets import QApplication

from earmark.errors import UserError
from earmark.gui.episode_page import EpisodePage
from earmark.gui.keeping.session import Session
from earmark.model import citation, edits, quotes
from earmark.model.annotations import Annotations, Highlight
from earmark.model.time_map import TimeMap
from earmark.storage.timestamps import utc_now

AGAIN_S = 2.0
"""Keeping by ear twice within this time adds the sentence before."""


class Marking(QObject):
    """The verbs of keeping, on whatever is meant: the selection, the chosen quote, or what sounds now."""

    color_used = Signal(str)  # to be remembered as the last one
    play_requested = Signal(int, int)  # offsets of the first and behind the last character
    jump_requested = Signal(int, int)

    def __init__(self, page: EpisodePage, last_color: str) -> None:
        super().__init__(page)
        self._page = page
        self._session: Session | None = None
        self._time_map: TimeMap | None = None
        self._last_color = last_color
        self._tags: tuple[str, ...] = ()
        self._range = (0, 0)
        self._chosen: str | None = None
        self._now_ms: int | None = None
        self._by_ear: tuple[str, float] = ("", 0.0)
        view, panel, toolbar = page.view, page.panel, page.selection_toolbar
        view.selection_changed.connect(self._select)
        view.highlight_clicked.connect(self.choose)
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
        panel.color_changed.connect(self._recolor)
        panel.delete_requested.connect(self._delete)
        panel.copy_requested.connect(self._copy_text)
        panel.cite_requested.connect(self._cite)
        panel.copy_all_requested.connect(self.copy_all)

    def show(self, session: Session, time_map: TimeMap) -> None:
        """Work on *session* from now on."""
        self.forget()
        self._session, self._time_map = session, time_map
        session.changed.connect(self._show_annotations)
        self._show_annotations(session.annotations)

    def forget(self) -> None:
        """Work on nothing any more."""
        if self._session is not None:
            self._session.changed.disconnect(self._show_annotations)
        self._session, self._time_map = None, None
        self._range, self._chosen, self._now_ms = (0, 0), None, None

    def use_time_map(self, time_map: TimeMap) -> None:
        self._time_map = time_map

    def use_color(self, color: str) -> None:
        """Keep in *color* where none is said."""
        self._last_color = color

    def use_tags(self, tags: Sequence[str]) -> None:
        """Give *tags* to every quote that is kept from now on."""
        self._tags = edits.clean_tags(tags)

    @Slot(object)
    def show_now(self, time_ms: int | None) -> None:
        """Say what sounds now; None where nothing does."""
        self._now_ms = time_ms

    @Slot()
    def keep_in_last_color(self) -> None:
        self.keep(self._last_color)

    @Slot(str)
    def keep(self, color: str) -> None:
        """Keep the selection, recolour the chosen quote, or keep the sentence that sounds."""
        if self._selected():
            self._keep_range(*self._range, color)
        elif self._chosen is not None:
            self._recolor(self._chosen, color)
        else:
            self._keep_by_ear(color)
        self._last_color = color
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
        session = self._session
        if session is None or not session.annotations.highlights:
            self._page.toast.show_message("No quotes to copy yet")
            return
        QApplication.clipboard().setText(citation.markdown_list(session.episode, session.annotations))
        count = len(session.annotations.highlights)
        self._page.toast.show_message("1 quote copied" if count == 1 else f"{count} quotes copied")

    @Slot()
    def remove(self) -> None:
        if self._chosen is not None:
            self._delete(self._chosen)

    @Slot(str)
    def choose(self, highlight_id: str) -> None:
        """Choose a quote in the text: its card is selected and the toolbar opens over it."""
        self._choose(highlight_id)
        self._page.panel.select(highlight_id)
        highlight = self._get(highlight_id)
        if highlight is not None:
            self._page.selection_toolbar.show_for(highlight.start, highlight.end, highlight.color)

    def _select(self, start: int, end: int) -> None:
        self._range = (start, end)
        if start != end:
            self._choose(None)
            same = edits.kept_at(self._annotations(), *self._trimmed(start, end))
            self._page.selection_toolbar.show_for(start, end, same.color if same else None)
        else:
            self._page.selection_toolbar.dismiss()

    def _keep_range(self, start: int, end: int, color: str) -> None:
        made = self._make(start, end, color)
        if made is not None:
            self._edit(f"Keep in {self._page.color_name(color)}", edits.keep(self._annotations(), made))
        self._page.view.clear_selection()
        self._page.selection_toolbar.dismiss()

    def keep_turn(self, turn: int) -> None:
        """Keep all that is said in *turn*."""
        spans = [span for span in self._session.episode.spans if span.turn == turn] if self._session else []
        if spans:
            self._keep_range(spans[0].start, spans[-1].end, self._last_color)

    def _keep_by_ear(self, color: str) -> None:
        if self._session is None or self._time_map is None or self._now_ms is None:
            self._page.toast.show_message("Select words first, or play the audio")
            return
        if self._add_sentence_before():
            return
        heard = quotes.sentence_at(self._session.episode, self._time_map, self._now_ms)
        made = self._make(*heard, color) if heard else None
        if made is None:
            return
        after = edits.keep(self._annotations(), made)
        self._edit(f"Keep in {self._page.color_name(color)}", after)
        kept = edits.kept_at(after, made.start, made.end)
        self._by_ear = (kept.id if kept else "", monotonic())
        self._page.toast.show_message(f"Kept in {self._page.color_name(color)}", "Undo", self.undo)

    def _add_sentence_before(self) -> bool:
        """Make the quote just kept by ear longer, if that was a moment ago."""
        highlight_id, at = self._by_ear
        last = self._get(highlight_id)
        if self._session is None or last is None or monotonic() - at > AGAIN_S:
            return False
        before = quotes.sentence_before(self._session.episode, last.start)
        longer = self._make(before[0], last.end, last.color) if before else None
        if longer is not None:
            self._edit("Keep the sentence before", edits.move(self._annotations(), last.id, longer))
            self._by_ear = (last.id, monotonic())
        return longer is not None

    def _open_editor(self, focus: str) -> None:
        if self._selected():
            start, end = self._trimmed(*self._range)
            if edits.kept_at(self._annotations(), start, end) is None:
                self._keep_range(start, end, self._last_color)
            kept = edits.kept_at(self._annotations(), start, end)
            highlight_id = kept.id if kept else None
            self._page.view.clear_selection()
        else:
            highlight_id = self._chosen
        if highlight_id is not None:
            self._page.selection_toolbar.dismiss()
            self._page.panes.show_right()
            self._page.panel.edit(highlight_id, focus)

    @Slot(str)
    def _show_note(self, highlight_id: str) -> None:
        self._page.panes.show_right()
        self._choose(highlight_id)
        self._page.panel.select(highlight_id)

    @Slot(str)
    def _go_to_card(self, highlight_id: str) -> None:
        self._choose(highlight_id)
        highlight = self._get(highlight_id)
        if highlight is not None and highlight.placed:
            self.jump_requested.emit(highlight.start, highlight.end)

    @Slot(str)
    def _play_card(self, highlight_id: str) -> None:
        self._choose(highlight_id)
        self.play()

    @Slot(str, str)
    def _set_note(self, highlight_id: str, note: str) -> None:
        self._edit("Edit note", edits.set_note(self._annotations(), highlight_id, note, utc_now()))

    @Slot(str, object)
    def _set_tags(self, highlight_id: str, tags: tuple[str, ...]) -> None:
        self._edit("Edit tags", edits.set_tags(self._annotations(), highlight_id, tags, utc_now()))

    @Slot(str, str)
    def _recolor(self, highlight_id: str, color: str) -> None:
        self._edit("Recolor", edits.recolor(self._annotations(), highlight_id, color, utc_now()))
        self._page.selection_toolbar.dismiss()

    @Slot(str)
    def _delete(self, highlight_id: str) -> None:
        before = self._annotations()
        self._choose(None)
        self._page.selection_toolbar.dismiss()
        self._edit("Delete quote", edits.delete(before, highlight_id))
        if self._annotations() != before:
            self._page.toast.show_message("Quote deleted", "Undo", self.undo)

    @Slot(str)
    def _copy_text(self, highlight_id: str) -> None:
        highlight = self._get(highlight_id)
        if highlight is not None:
            QApplication.clipboard().setText(highlight.quote.exact)
            self._page.toast.show_message("Text copied")

    @Slot(str)
    def _cite(self, highlight_id: str) -> None:
        highlight = self._get(highlight_id)
        if highlight is not None:
            self._put_citation(highlight)

    @Slot()
    def undo(self) -> None:
        if self._session is not None:
            self._session.undo_stack.undo()

    @Slot()
    def redo(self) -> None:
        if self._session is not None:
            self._session.undo_stack.redo()

    def _put_citation(self, highlight: Highlight) -> None:
        if self._session is None:
            return
        data = QMimeData()
        data.setText(citation.plain(self._session.episode, highlight))
        data.setHtml(citation.html(self._session.episode, highlight))
        QApplication.clipboard().setMimeData(data)
        self._page.toast.show_message("Quote copied")

    @Slot(object)
    def _show_annotations(self, annotations: Annotations) -> None:
        page = self._page
        for part in (page.view, page.panel, page.timeline, page.contents):
            part.show_annotations(annotations)
        if self._chosen is not None and annotations.get(self._chosen) is None:
            self._choose(None)

    def _choose(self, highlight_id: str | None) -> None:
        self._chosen = highlight_id
        self._page.view.select_highlight(highlight_id)

    def _meant(self) -> Highlight | None:
        """Return what the verb is about: the selection, as a quote not yet kept, or the chosen quote."""
        if self._selected():
            return self._make(*self._range, self._last_color)
        return self._get(self._chosen) if self._chosen is not None else None

    def _make(self, start: int, end: int, color: str) -> Highlight | None:
        if self._session is None or self._time_map is None:
            return None
        made = quotes.make(self._session.episode, self._time_map, start, end, color, now=utc_now())
        return replace(made, tags=self._tags) if made else None

    def _edit(self, name: str, after: Annotations) -> None:
        if self._session is None:
            return
        try:
            self._session.edit(name, after)
        except UserError as error:  # the session is read-only
            self._page.toast.show_message(f"{error} {error.hint}")

    def _selected(self) -> bool:
        return self._range[0] != self._range[1]

    def _trimmed(self, start: int, end: int) -> tuple[int, int]:
        return quotes.trimmed(self._session.episode.text, start, end) if self._session else (start, end)

    def _annotations(self) -> Annotations:
        return self._session.annotations if self._session else Annotations()

    def _get(self, highlight_id: str) -> Highlight | None:
        return self._annotations().get(highlight_id)
