"""The pane of quotes: search and filters over a list of cards."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from earmark.gui.cards.annotation_empty import FirstQuote, NoneMatch
from earmark.gui.cards.annotation_head import AnnotationHead
from earmark.gui.cards.annotation_model import AnnotationModel
from earmark.gui.cards.card_list import SIDE
from earmark.gui.cards.card_view import CardView
from earmark.gui.cards.chosen_cards import ChosenCards
from earmark.gui.look.theme import Theme, tokens
from earmark.model.annotations import Annotations
from earmark.model.cards import Card, make_cards, speaker_counts, tag_counts
from earmark.model.episode import Episode
from earmark.model.filters import Filter, Order, hidden_sentence, in_order, matching

_SIZE = tokens()["size"]["annotations"]


class AnnotationPanel(QWidget):
    """Shows the quotes of an episode and says what the reader wants done with them.

    It changes nothing: a new note is told, and comes back with the next
    annotations. A card that is chosen or edited from outside is shown even
    where the filter would hide it.
    """

    card_chosen = Signal(str)  # jump there, without playing
    play_requested = Signal(str)
    note_changed = Signal(str, str)  # id, Markdown; while it is typed
    note_typed = Signal()  # at once
    editor_closed = Signal()
    tags_changed = Signal(str, object)  # id, tuple[str, ...]
    color_changed = Signal(str, str)  # id, colour
    delete_requested = Signal(str)
    copy_requested = Signal(str)  # the words alone
    cite_requested = Signal(str)  # the words with their source
    clip_requested = Signal(str)
    export_all_requested = Signal()
    review_requested = Signal(str)  # of the place of a quote
    cite_as_requested = Signal(object, str)  # tuple[str, ...]: the ids of one or more, and a style's name
    export_requested = Signal(object)  # tuple[str, ...]: the ids of one or more
    order_changed = Signal(object)  # Order, by the reader

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._episode = Episode()
        self._cards: tuple[Card, ...] = ()
        self._order = Order.TIME
        self._wanted_too: str | None = None  # shown whatever the filter says
        self._model = AnnotationModel(self)
        self._head = AnnotationHead(theme)
        self._list = CardView(theme, self._model)
        self._editor = self._list.editor
        self._first = FirstQuote(theme)
        self._none = NoneMatch(theme)
        self.several = ChosenCards(theme, self._list, self._known_tags, self)
        self.setMinimumWidth(_SIZE["min"])
        self.setAccessibleName("Annotations")
        self.setFocusProxy(self._list)

        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._list, 1)
        column.addWidget(self.several.bar)
        self._boxes = QWidget()
        boxes = QVBoxLayout(self._boxes)
        boxes.setContentsMargins(SIDE, 2, SIDE, SIDE)
        boxes.addWidget(self._first)
        boxes.addWidget(self._none)
        column.addWidget(self._boxes)
        column.addStretch()

        self._head.filter_changed.connect(self._use_filter)
        self._head.order_changed.connect(self._use_order)
        self._head.choices_wanted.connect(self._show_choices)
        self._head.export_requested.connect(self.export_all_requested)
        self._head.list_wanted.connect(self._go_to_list)
        self._none.clear_requested.connect(self._head.clear)
        self._list.chosen_by_user.connect(self._tell_chosen)
        wishes = self._list.wishes
        wishes.play_requested.connect(self.play_requested)
        wishes.edit_requested.connect(self.edit)
        wishes.color_changed.connect(self.color_changed)
        wishes.copy_requested.connect(self.copy_requested)
        wishes.cite_requested.connect(self.cite_requested)
        wishes.clip_requested.connect(self.clip_requested)
        wishes.delete_requested.connect(self.delete_requested)
        wishes.review_requested.connect(self.review_requested)
        wishes.export_requested.connect(self.export_requested)
        wishes.cite_as_requested.connect(self.cite_as_requested)
        self._editor.note_changed.connect(self.note_changed)
        self._editor.tags_changed.connect(self.tags_changed)
        self._editor.typed.connect(self.note_typed)
        self._editor.closed.connect(self._leave_editor)
        theme.names_changed.connect(self._show_color_names)
        self._show_color_names()

    @property
    def filter(self) -> Filter:
        """What the reader wants to see."""
        return self._head.filter

    def show_order(self, order: Order) -> None:
        """Sort by *order*; tells nothing."""
        self._head.show_order(order)
        self._order = order
        self._refresh()

    def sizeHint(self) -> QSize:
        return QSize(_SIZE["default"], 600)

    @Slot(object)
    def show_episode(self, episode: Episode) -> None:
        """Show *episode*, whose annotations come next; what was being written is told before."""
        self._editor.close_editor()
        self._episode = episode
        self._cards = ()
        self._wanted_too = None
        self._model.show_episode(episode)
        self._head.clear()
        self._refresh()

    def change_episode(self, episode: Episode, annotations: Annotations) -> None:
        """Belong to *episode*, the present one with other corrections: the cards say who speaks there now."""
        self._episode = episode
        self._cards = ()
        self._model.change_episode(episode)
        self.show_annotations(annotations)

    @Slot(object)
    def show_annotations(self, annotations: Annotations) -> None:
        known = {card.id: card for card in self._cards}
        self._cards = make_cards(self._episode, annotations, known)
        self._follow_editor()
        self._refresh()

    @property
    def shown_ids(self) -> tuple[str, ...]:
        """The quotes that pass the reader's filter."""
        return tuple(card.id for card in matching(self._head.filter, self._cards))

    @property
    def chosen_ids(self) -> tuple[str, ...]:
        """The quotes whose cards are selected."""
        return self._list.choice

    @Slot(object)
    def select(self, card_id: str | None) -> None:
        """Choose the card and bring it into view; None chooses none. Tells nothing."""
        if card_id != self._editor.editing:
            self._editor.close_editor()
        self._show_also(card_id)
        self._list.choose(card_id)

    def edit(self, card_id: str, focus: str = "note") -> None:
        """Open the editor on the card, with the keyboard in its "note" or its "tags"."""
        card = next((card for card in self._cards if card.id == card_id), None)
        if card is None or self._list.wishes.read_only:
            return
        self._show_also(card_id)
        self._list.choose(card_id)
        self._editor.open(card.highlight, self._known_tags(), focus)

    @Slot(object)
    def show_playing(self, card_id: str | None) -> None:
        """Show which quote sounds now, if any."""
        self._list.show_playing(card_id)

    def allow_clips(self, reason: str) -> None:
        """Offer to export clips, unless *reason* says why there can be none."""
        self._list.wishes.no_clip = reason
        self._list.viewport().update()

    def set_read_only(self, read_only: bool) -> None:
        """Take the ways to change a quote off its card, or put them back."""
        if read_only:
            self._editor.close_editor()
        self._list.wishes.read_only = read_only
        self.several.set_read_only(read_only)
        self._list.viewport().update()

    @Slot(bool)
    def set_printed_quotes(self, printed: bool) -> None:
        """Show straight quotation marks as curly ones, or as they stand in the file, as the text does."""
        self._list.set_printed_quotes(printed)

    @property
    def has_focus(self) -> bool:
        """Whether the keyboard is in it."""
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def is_in_editor(self, widget: QWidget) -> bool:
        """Whether *widget* belongs to where notes and tags are written."""
        return widget is self._editor or self._editor.isAncestorOf(widget)

    def flush(self) -> None:
        """Tell what is being written at once, before the annotations are saved for the last time."""
        self._editor.save_all()

    def _refresh(self) -> None:
        wanted = self._head.filter
        shown = matching(wanted, self._cards)
        cards = self._with_those_wanted_too(shown)
        self._list.show_cards(in_order(self._order, cards))
        self.several.refresh()
        self._head.show_counts(len(shown), len(self._cards))
        self._head.offer(
            tags=any(card.highlight.tags for card in self._cards),
            speakers=bool(self._episode.speakers) and any(card.speakers for card in self._cards),
        )
        self._list.setVisible(bool(cards))
        self._boxes.setVisible(not cards)
        self._first.setVisible(not self._cards)
        self._none.setVisible(bool(self._cards) and not cards)
        if not cards:
            names = self._theme.marker_names
            self._none.show_reason(hidden_sentence(wanted, len(self._cards), names))

    def _with_those_wanted_too(self, shown: list[Card]) -> list[Card]:
        """Return *shown* with the quote that is edited and the one that was asked for, in their places."""
        if len(shown) == len(self._cards):
            return shown
        wanted = {card.id for card in shown} | {self._wanted_too, self._editor.editing}
        return [card for card in self._cards if card.id in wanted]

    def _known_tags(self) -> list[str]:
        return [tag for tag, _ in tag_counts(self._cards)]

    @Slot()
    def _show_choices(self) -> None:
        self._head.show_choices(tag_counts(self._cards), speaker_counts(self._cards))

    def _follow_editor(self) -> None:
        """Show the editor what became of its quote; without a quote it closes."""
        if self._editor.editing is None:
            return
        card = next((card for card in self._cards if card.id == self._editor.editing), None)
        if card is None:
            self._editor.close_editor()
        else:
            self._editor.show_highlight(card.highlight)

    def _show_also(self, card_id: str | None) -> None:
        """Show the card even if the filter would hide it."""
        self._wanted_too = card_id
        if card_id is not None and self._model.row_of(card_id) is None:
            self._refresh()

    @Slot()
    def _show_color_names(self) -> None:
        self._model.show_color_names(self._theme.marker_names)
        self._refresh()

    @Slot(object)
    def _use_filter(self, _wanted: Filter) -> None:
        self._wanted_too = None
        self._refresh()

    @Slot(object)
    def _use_order(self, order: Order) -> None:
        self._order = order
        self._refresh()
        self.order_changed.emit(order)

    @Slot(str)
    def _tell_chosen(self, card_id: str) -> None:
        if card_id != self._editor.editing:
            self._editor.close_editor()
        self.card_chosen.emit(card_id)

    @Slot()
    def _go_to_list(self) -> None:
        self._list.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def _leave_editor(self) -> None:
        """Give the keyboard back to the list if it was in the editor."""
        focused = QApplication.focusWidget()
        if focused is not None and self._editor.isAncestorOf(focused):
            self._list.setFocus(Qt.FocusReason.OtherFocusReason)
        self.editor_closed.emit()
