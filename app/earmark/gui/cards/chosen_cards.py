"""What is done with several chosen cards at once, by bar, popover, key or menu."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt, Signal, Slot

from earmark.gui.cards.card_layout import Part
from earmark.gui.cards.card_view import CardView
from earmark.gui.cards.choice_bar import ChoiceBar
from earmark.gui.cards.choice_tags import ChoiceTags
from earmark.gui.look.theme import Theme


class ChosenCards(QObject):
    """Tells the wishes for two quotes or more, with their ids from the top. It changes nothing.

    Args:
        theme: The colours in use.
        cards: The list they are chosen in.
        known_tags: Gives the tags to offer, the most used first.
        parent: Who owns it.
    """

    changed = Signal(object)  # tuple[str, ...]: what is chosen now, be it none or one
    recolored = Signal(object, str)
    tagged = Signal(object, object)  # ids, tuple[str, ...]: the tags that all of them get
    untagged = Signal(object, object)
    copied = Signal(object)  # the words alone
    cited = Signal(object)  # the words with their source
    deleted = Signal(object)

    def __init__(
        self, theme: Theme, cards: CardView, known_tags: Callable[[], Sequence[str]], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._cards = cards
        self._known_tags = known_tags
        self.bar = ChoiceBar(theme)
        self._tags = ChoiceTags(theme, self.bar)
        self.bar.hide()

        wishes, bar = cards.wishes, self.bar
        cards.choice_changed.connect(self._take)
        wishes.several_recolored.connect(self.recolored)
        wishes.several_tags_requested.connect(self._open_tags)
        wishes.several_copied.connect(self.copied)
        wishes.several_cited.connect(self.cited)
        wishes.several_deleted.connect(self.deleted)
        bar.color_chosen.connect(self._recolor)
        bar.tags_requested.connect(self._open_tags)
        bar.cite_requested.connect(self._cite)
        bar.export_requested.connect(self._export)
        bar.delete_requested.connect(self._delete)
        bar.cleared.connect(self._choose_none)
        self._tags.added.connect(self._tag)
        self._tags.removed.connect(self._untag)

    @property
    def ids(self) -> tuple[str, ...]:
        """What is chosen, be it none or one."""
        return self._cards.choice

    def refresh(self) -> None:
        """Show what became of the chosen quotes."""
        marks = self._cards.chosen_marks()
        if len(marks) < 2:
            self._tags.close_again()
        else:
            self.bar.show_choice(len(marks), {mark.color for mark in marks})
            if self._tags.is_open:
                self._tags.show_marks(marks, self._known_tags())
        self.bar.setVisible(len(marks) > 1)

    def set_read_only(self, read_only: bool) -> None:
        self.bar.set_read_only(read_only)
        if read_only:
            self._tags.close_again()

    @Slot(object)
    def _take(self, choice: tuple[str, ...]) -> None:
        if len(choice) > 1:
            self._cards.editor.close_editor()
        self.refresh()
        self.changed.emit(choice)

    @Slot()
    def _open_tags(self) -> None:
        self._tags.show_marks(self._cards.chosen_marks(), self._known_tags())
        self._tags.open_at(self.bar.tags)

    @Slot(str)
    def _recolor(self, color: str) -> None:
        self._cards.wishes.tell_color(color, self.ids)

    @Slot()
    def _cite(self) -> None:
        self._cards.wishes.tell(Part.CITE, self.ids)

    @Slot()
    def _export(self) -> None:
        self._cards.wishes.tell(Part.EXPORT, self.ids)

    @Slot()
    def _delete(self) -> None:
        self._cards.wishes.tell(Part.DELETE, self.ids)
        self._cards.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _tag(self, tags: tuple[str, ...]) -> None:
        self.tagged.emit(self.ids, tags)

    @Slot(object)
    def _untag(self, tags: tuple[str, ...]) -> None:
        self.untagged.emit(self.ids, tags)

    @Slot()
    def _choose_none(self) -> None:
        self._cards.choose(None)
        self._cards.setFocus(Qt.FocusReason.OtherFocusReason)
