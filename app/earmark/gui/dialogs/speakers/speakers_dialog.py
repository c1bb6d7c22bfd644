"""Who speaks in the episode: what they are called, who is one person, and in which colours they stand."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from earmark.gui.controls.choice import Choice
from earmark.gui.controls.labels import ElidedLabel
from earmark.gui.dialogs.dialog_card import DialogCard
from earmark.gui.dialogs.notice_strip import DialogNotice, NoticeStrip
from earmark.gui.dialogs.speakers.color_choice import ColorChoice
from earmark.gui.dialogs.speakers.speaker_entry import SpeakerEntry
from earmark.gui.dialogs.speakers.speaker_list import SpeakerList
from earmark.gui.dialogs.speakers.talk_strip import TalkStrip
from earmark.gui.dialogs.undo_keys import is_redo, is_undo
from earmark.gui.look import fonts
from earmark.gui.look.theme import Theme, tokens
from earmark.model.duplicates import Duplicate
from earmark.model.who_when import WhoWhen

_WIDTH, _HEIGHT = tokens()["size"]["dialog"]["speakers"]
_TALLEST = 760
_NOBODY = "Nobody is named in this file."
_FOOT = "Names and colours are saved with your quotes. The transcript file is not changed."


class SpeakersDialog(DialogCard):
    """Shows values and tells wishes; numbers are indexes of `Episode.speakers` as it was shown last.

    Whoever does what was wished calls `show_speakers` again, then `tell` or
    `tell_done` where there is something to say.
    """

    renamed = Signal(int, str)
    merged = Signal(int, int)  # who goes, and into whom
    recolored = Signal(int, int)
    role_chosen = Signal(int, str)
    kept_both = Signal(int, int)
    undo_requested = Signal()
    redo_requested = Signal()

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(theme, window, "Speakers", (_WIDTH, _HEIGHT))
        self._entries: tuple[SpeakerEntry, ...] = ()
        self._duplicates: tuple[Duplicate, ...] = ()
        self._notices = NoticeStrip(theme)
        self.list = SpeakerList(theme)
        self._colors = ColorChoice(theme)
        self._strip = TalkStrip(theme)
        for part in (self._notices, self.list, self._colors, self._strip):
            self.body.addWidget(part)
        self.body.addSpacing(14)
        self.body.addStretch(1)
        foot = ElidedLabel(theme, _FOOT, fonts.sans(12), "text.tertiary")
        foot.setContentsMargins(4, 0, 0, 0)
        self.foot.row.insertWidget(0, foot, 1)
        self._connect()

    @Slot(object, object, object)
    def show_speakers(
        self, entries: Sequence[SpeakerEntry], duplicates: Sequence[Duplicate], strip: WhoWhen
    ) -> None:
        """Show who speaks, the pairs that look like one person, and who speaks when."""
        self._entries, self._duplicates = tuple(entries), tuple(duplicates)
        had_focus = self.list.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        self.list.show_entries(self._entries)
        self._strip.show_strip(strip, self._entries)
        self._colors.show_choice(self._entries, self.list.chosen_row)
        self._colors.setVisible(bool(self._entries))
        self._show_duplicate()
        if not self._entries:
            self._notices.show_notice(DialogNotice(_NOBODY))
        self._fit_height()
        self._order_tabs()
        if had_focus and not (self.focusWidget() and self.list.isAncestorOf(self.focusWidget())):
            self.list.focus_chosen()  # the row that had the keyboard is gone

    def edit_name(self, speaker: int) -> None:
        """Let the reader type the name of *speaker*."""
        self.list.edit(speaker)

    @Slot(str)
    def tell(self, sentence: str) -> None:
        """Say what could not be done."""
        self._notices.show_notice(DialogNotice(sentence, icon="alert-triangle", icon_token="status.warning"))

    @Slot(str)
    def tell_done(self, sentence: str) -> None:
        """Say what was done, with the way back."""
        self._notices.show_notice(DialogNotice(sentence, (Choice("Undo", self.undo_requested.emit),)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_undo(event):
            self.undo_requested.emit()
        elif is_redo(event):
            self.redo_requested.emit()
        elif event.key() != Qt.Key.Key_Escape or not self.list.cancel_drag():
            super().keyPressEvent(event)
        event.accept()

    @Slot(int)
    def _show_chosen(self, place: int) -> None:
        self._colors.show_choice(self._entries, place)

    @Slot(int, str)
    def _take_name(self, place: int, name: str) -> None:
        """Tell the new name, or ask what is meant where somebody else has it."""
        same = [k for k, e in enumerate(self._entries) if k != place and e.name.casefold() == name.casefold()]
        if not same:
            self.renamed.emit(place, name)
            return
        there = self._entries[same[0]].name
        merge = Choice("Merge", partial(self.merged.emit, place, same[0]))
        question = f"{there} is here already. Are they one person?"
        self._notices.show_notice(DialogNotice(question, (merge, Choice("Keep both", _nothing))))

    @Slot(int)
    def _refuse_empty(self, place: int) -> None:
        self.tell(f"A speaker needs a name. {self._entries[place].name} keeps the old one.")

    @Slot(int)
    def _take_color(self, palette: int) -> None:
        self.recolored.emit(self.list.chosen_row, palette)

    @Slot()
    def _show_duplicate(self) -> None:
        """Ask about the first pair that looks like one person, or say nothing."""
        if not self._duplicates:
            self._notices.show_notice(None)
            return
        pair = self._duplicates[0]
        kept, other = self._entries[pair.kept].name, self._entries[pair.other].name
        merge = Choice("Merge", partial(self.merged.emit, pair.other, pair.kept))
        keep = Choice("Keep both", partial(self.kept_both.emit, pair.kept, pair.other))
        self._notices.show_notice(DialogNotice(f"{kept} and {other} look like one person.", (merge, keep)))

    @Slot()
    def _after_choice(self) -> None:
        """Go on to the next question, if the last one left nothing to say."""
        if self._notices.notice is None:
            self._show_duplicate()
        self._order_tabs()

    def _fit_height(self) -> None:
        """Grow with the number of speakers, as far as it stays a dialog."""
        fixed = sum(part.sizeHint().height() for part in (self._colors, self._strip))
        fixed += self.head.sizeHint().height() + self.foot.sizeHint().height() + self._notices.minimumHeight()
        wanted = fixed + self.list.sizeHint().height() + 24
        self.resize_card((_WIDTH, min(max(_HEIGHT, wanted), _TALLEST)))

    def _order_tabs(self) -> None:
        before: QWidget = self.close_button
        for button in self._notices.buttons:
            QWidget.setTabOrder(before, button)
            before = button
        self.list.order_tabs(before, self._colors.first)
        QWidget.setTabOrder(self._colors.first, self.foot.done)

    def _connect(self) -> None:
        self.list.chosen.connect(self._show_chosen)
        self.list.renamed.connect(self._take_name)
        self.list.emptied.connect(self._refuse_empty)
        self.list.merged.connect(self.merged)
        self.list.role_chosen.connect(self.role_chosen)
        self.list.color_requested.connect(self._colors.focus_checked)
        self.list.undo_requested.connect(self.undo_requested)
        self.list.redo_requested.connect(self.redo_requested)
        self._colors.chosen.connect(self._take_color)
        self._notices.taken.connect(self._after_choice)


def _nothing() -> None:
    """Leave the names as they are."""
