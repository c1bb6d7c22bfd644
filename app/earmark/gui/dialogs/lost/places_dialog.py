"""The review of places: each quote beside the places that it may have, and what shall become of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from earmark.gui.controls.announce import announce
from earmark.gui.controls.labels import ElidedLabel, Paragraph, Span
from earmark.gui.dialogs.dialog_card import DialogCard
from earmark.gui.dialogs.frames import Upright
from earmark.gui.dialogs.lost.choice_page import ChoicePage
from earmark.gui.dialogs.lost.place_item import Place, QuoteItem
from earmark.gui.dialogs.notice_strip import DialogNotice, NoticeStrip
from earmark.gui.dialogs.row_list import RowList
from earmark.gui.dialogs.undo_keys import is_redo, is_undo
from earmark.gui.look import fonts
from earmark.gui.look.theme import Theme

_SIZE = (1140, 706)
_LIST = 280
ALL_PLACED = "All quotes have their place."

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PlacesDialog(DialogCard):
    """Shows values and tells wishes, about quotes by their ids and places by code points.

    Whoever does what was wished calls `show_quotes` again; then the next
    quote to be looked at is chosen.
    """

    quote_chosen = Signal(str)  # its places are wanted: `show_places`
    place_accepted = Signal(str)
    put_requested = Signal(str, int, int)
    by_hand_requested = Signal(str)
    shown_requested = Signal(str, int, int)  # in the transcript
    aside_requested = Signal(str)  # to be kept without a place
    delete_requested = Signal(str)
    undo_requested = Signal()
    redo_requested = Signal()

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(theme, window, "Review places", _SIZE)
        self._items: tuple[QuoteItem, ...] = ()
        self.notices = NoticeStrip(theme)
        self.list: RowList[QuoteItem] = RowList(theme, "Quotes", _LIST)
        self.choice = ChoicePage(theme)
        self._end = Paragraph(theme, 22, fonts.sans(15), centred=True)
        self._pages = QStackedWidget()
        self._count = ElidedLabel(theme, "", fonts.sans(12), "text.tertiary")
        self._count.setContentsMargins(4, 0, 0, 0)
        self._lay_out(theme)
        self._connect()

    @property
    def chosen_id(self) -> str:
        """The id of the chosen quote; empty where all are settled."""
        current = self.list.current
        return current.key if current is not None else ""

    @property
    def chosen_place(self) -> Place | None:
        return self.choice.places.current

    def show_quotes(self, items: Sequence[QuoteItem], first: str = "") -> None:
        """Show *items* in their order, and choose *first*, or else the one to be looked at now."""
        before = {item.key: item for item in self._items}
        self._items = tuple(items)
        self.notices.show_notice(None)
        with QSignalBlocker(self.list):
            self.list.show_items(items)
            self.list.choose(first or self._to_look_at(before))
        self._show_count()
        self._show_chosen()

    def show_places(self, quote_id: str, places: Sequence[Place]) -> None:
        """Show *places*, the best first, if *quote_id* is still the chosen one."""
        if quote_id == self.chosen_id:
            self.choice.show_places(places)
            self._order_tabs()

    @Slot(str)
    def tell(self, sentence: str) -> None:
        """Say what could not be done."""
        self.notices.show_notice(DialogNotice(sentence, icon="alert-triangle", icon_token="status.warning"))

    @Slot()
    def open(self) -> None:
        super().open()
        self.list.setFocus(Qt.FocusReason.PopupFocusReason)

    def step_aside(self) -> None:
        """Let the window be seen and used, until `come_back`."""
        self.hide()

    def come_back(self) -> None:
        self.setGeometry(self._window.rect())
        self.show()
        self.raise_()
        self.list.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_undo(event):
            self.undo_requested.emit()
        elif is_redo(event):
            self.redo_requested.emit()
        elif event.key() not in _ENTER:  # it means the quote, and must not end the review
            super().keyPressEvent(event)
        event.accept()

    def _to_look_at(self, before: Mapping[str, QuoteItem]) -> str:
        """Return one that is to be looked at again, the present one, or the next; empty if none is left."""
        for item in self._items:
            if not item.is_settled and item.key in before and before[item.key].is_settled:
                return item.key
        keys = [item.key for item in self._items]
        now = self.list.current
        if now is not None and (not now.is_settled or (now.key in before and before[now.key].is_settled)):
            return now.key
        here = keys.index(now.key) if now is not None else 0
        return next((i.key for i in (*self._items[here:], *self._items[:here]) if not i.is_settled), "")

    @Slot(object)
    def _choose(self, _key: str) -> None:
        self.notices.show_notice(None)
        self._show_chosen()

    def _show_chosen(self) -> None:
        item = self.list.current
        self.choice.show_quote(item)
        self._end.show_spans(Span(self._end_words(), weight=600))
        self._pages.setCurrentWidget(self._end if item is None else self.choice)
        self._order_tabs()
        if item is not None:
            self.quote_chosen.emit(item.key)

    @Slot()
    def _accept_place(self) -> None:
        self.place_accepted.emit(self.chosen_id)

    @Slot(int, int)
    def _put(self, start: int, end: int) -> None:
        self.put_requested.emit(self.chosen_id, start, end)

    @Slot()
    def _place_by_hand(self) -> None:
        self.by_hand_requested.emit(self.chosen_id)

    @Slot(int, int)
    def _show_in_transcript(self, start: int, end: int) -> None:
        self.shown_requested.emit(self.chosen_id, start, end)

    @Slot()
    def _lay_aside(self) -> None:
        self.aside_requested.emit(self.chosen_id)

    @Slot()
    def _delete(self) -> None:
        self.delete_requested.emit(self.chosen_id)

    def _show_count(self) -> None:
        settled, total = sum(item.is_settled for item in self._items), len(self._items)
        self._count.show_text(
            f"{settled} of {total} settled. The transcript file is not changed." if total else ""
        )
        if total and settled == total:
            announce(self, self._end_words())

    def _end_words(self) -> str:
        aside = sum(item.fate == "aside" for item in self._items)
        if not aside:
            return ALL_PLACED
        kept = "1 quote is kept without one" if aside == 1 else f"{aside} quotes are kept without one"
        return f"All other quotes have their place. {kept}."

    def _order_tabs(self) -> None:
        order = [self.close_button, self.list, *self.choice.stops, self.foot.done]
        for first, second in pairwise(order):
            QWidget.setTabOrder(first, second)

    def _lay_out(self, theme: Theme) -> None:
        for page in (self.choice, self._end):
            self._pages.addWidget(page)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.list)
        row.addWidget(Upright(theme))
        row.addWidget(self._pages, 1)
        self.body.addWidget(self.notices)
        self.body.addLayout(row, 1)
        self.foot.row.insertWidget(0, self._count, 1)

    def _connect(self) -> None:
        choice = self.choice
        self.list.chosen.connect(self._choose)
        self.list.installEventFilter(choice)
        choice.accepted.connect(self._accept_place)
        choice.put_requested.connect(self._put)
        choice.by_hand_requested.connect(self._place_by_hand)
        choice.shown_requested.connect(self._show_in_transcript)
        choice.aside_requested.connect(self._lay_aside)
        choice.delete_requested.connect(self._delete)
