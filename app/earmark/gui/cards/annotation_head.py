"""What stands over the list of quotes: how many there are, in which order, and which are wanted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QPoint, QSize, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from earmark.gui.cards.filter_controls import ColorToggle, FilterButton, SearchField, TickMenu
from earmark.gui.controls.buttons import IconButton
from earmark.gui.controls.labels import ThemedLabel
from earmark.gui.look import fonts
from earmark.gui.look.theme import Theme
from earmark.model.annotations import COLORS
from earmark.model.filters import Filter, Order

ORDER_NAMES = {
    Order.TIME: "By time",
    Order.NEWEST: "Newest",
    Order.COLOR: "By color",
    Order.SPEAKER: "By speaker",
}
_NARROWEST = 288
_SIDE, _BETWEEN = 12, 3


class AnnotationHead(QWidget):
    """Holds the reader's filter and order; the panel applies them."""

    filter_changed = Signal(object)  # Filter
    order_changed = Signal(object)  # Order
    export_requested = Signal()
    list_wanted = Signal()  # Down in the search field
    choices_wanted = Signal()  # a menu is about to open: `show_choices` is due

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filter = Filter()
        self._count = ThemedLabel(theme, "0", fonts.sans(13, tabular=True), "text.tertiary")
        self._sort = FilterButton(theme, ORDER_NAMES[Order.TIME], "arrows-sort", "Sort", weight=400)
        self._export = IconButton(theme, "file-export", "Export quotes", icon_size=17)
        self._search = SearchField(theme, "Search quotes, notes and tags")
        self._colors = [ColorToggle(theme, color) for color in COLORS]
        self._tag = FilterButton(theme, "Tag", "", "Tag", menu=True)
        self._speaker = FilterButton(theme, "Speaker", "", "Speaker", menu=True)
        self._note = FilterButton(theme, "", "note", "Has a note", checkable=True)
        self._orders = QMenu(self)
        self._tags, self._speakers = TickMenu(self), TickMenu(self)
        self._offer_orders()

        title = ThemedLabel(theme, "Annotations", fonts.sans(13, 600))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 12)
        column.setSpacing(8)
        column.addLayout(_row((16, 10), 4, title, self._count, None, self._sort, self._export))
        self._count.setContentsMargins(6, 0, 0, 0)
        self._filters = QWidget()
        below = QVBoxLayout(self._filters)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(8)
        controls = (*self._colors, self._tag, self._speaker, self._note)
        self._words_fit = sum(c.width() + _BETWEEN for c in controls) + 2 * _SIDE
        below.addLayout(_row((_SIDE, _SIDE), 0, self._search))
        below.addLayout(_row((_SIDE, _SIDE), _BETWEEN, *controls[:-3], None, *controls[-3:]))
        column.addWidget(self._filters)

        self._search.textChanged.connect(self._take_text)
        self._search.left_downwards.connect(self.list_wanted)
        for toggle in self._colors:
            toggle.toggled.connect(self._take_colors)
        self._note.toggled.connect(self._take_note)
        self._tags.ticked.connect(self._take_tags)
        self._speakers.ticked.connect(self._take_speakers)
        self._sort.clicked.connect(self._open_orders)
        self._tag.clicked.connect(self._open_tags)
        self._speaker.clicked.connect(self._open_speakers)
        self._export.clicked.connect(self.export_requested)

    @property
    def filter(self) -> Filter:
        return self._filter

    def show_counts(self, shown: int, total: int) -> None:
        """Show how many quotes pass the filter, of how many."""
        self._count.setText(str(total) if self._filter.is_empty else f"{shown} of {total}")
        self._filters.setVisible(total > 0 or not self._filter.is_empty)
        self._sort.setVisible(total > 1)
        self._export.setEnabled(total > 0)
        self._export.show_reason("" if total else "No quotes to export yet")

    def show_order(self, order: Order) -> None:
        """Say that the quotes are in *order*; tells nothing."""
        self._sort.show_face(ORDER_NAMES[order], "arrows-sort")
        for action in self._orders.actions():
            action.setChecked(action.data() == order)

    def offer(self, *, tags: bool, speakers: bool) -> None:
        """Say whether there are tags and speakers to filter by; those that are ticked can be unticked."""
        self._tag.setEnabled(tags or bool(self._filter.tags))
        self._tag.show_reason("" if tags else "No quote has a tag yet")
        self._speaker.setEnabled(speakers or bool(self._filter.speakers))

    def show_choices(self, tags: Sequence[tuple[str, int]], speakers: Sequence[tuple[str, int]]) -> None:
        """Offer the tags and speakers there are, with how many quotes have them."""
        self._tags.show_names(tags, self._filter.tags, "#")
        self._speakers.show_names(speakers, self._filter.speakers)

    @Slot()
    def clear(self) -> None:
        """Show all quotes again."""
        for button in (*self._colors, self._note):
            button.blockSignals(True)
            button.setChecked(False)
            button.blockSignals(False)
        self._search.blockSignals(True)
        self._search.clear()
        self._search.blockSignals(False)
        for menu in (self._tags, self._speakers):
            for action in menu.actions():
                action.setChecked(False)
        self._use(Filter())

    def minimumSizeHint(self) -> QSize:
        """Return the size with icons for words: the words must not keep the pane from getting narrower."""
        return QSize(_NARROWEST, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        words = self.width() >= self._words_fit
        self._tag.show_face("Tag" if words else "", "" if words else "tag")
        self._speaker.show_face("Speaker" if words else "", "" if words else "users")

    def _use(self, wanted: Filter) -> None:
        if wanted != self._filter:
            self._filter = wanted
            self._tag.show_on(bool(wanted.tags))
            self._speaker.show_on(bool(wanted.speakers))
            self.filter_changed.emit(wanted)

    @Slot(str)
    def _take_text(self, text: str) -> None:
        self._use(replace(self._filter, text=text))

    @Slot()
    def _take_colors(self) -> None:
        chosen = frozenset(toggle.color for toggle in self._colors if toggle.isChecked())
        self._use(replace(self._filter, colors=chosen))

    @Slot(bool)
    def _take_note(self, on: bool) -> None:
        self._use(replace(self._filter, with_note=on))

    @Slot(object)
    def _take_tags(self, tags: frozenset[str]) -> None:
        self._use(replace(self._filter, tags=tags))

    @Slot(object)
    def _take_speakers(self, speakers: frozenset[str]) -> None:
        self._use(replace(self._filter, speakers=speakers))

    def _offer_orders(self) -> None:
        group = QActionGroup(self._orders)
        for order, words in ORDER_NAMES.items():
            action = self._orders.addAction(words)
            action.setData(order)
            action.setCheckable(True)
            action.setChecked(order is Order.TIME)
            group.addAction(action)
        self._orders.triggered.connect(self._take_order)

    @Slot(QAction)
    def _take_order(self, action: QAction) -> None:
        order = Order(action.data())
        self.show_order(order)
        self.order_changed.emit(order)

    @Slot()
    def _open_orders(self) -> None:
        _open_under(self._sort, self._orders)

    @Slot()
    def _open_tags(self) -> None:
        self.choices_wanted.emit()
        _open_under(self._tag, self._tags)

    @Slot()
    def _open_speakers(self) -> None:
        self.choices_wanted.emit()
        _open_under(self._speaker, self._speakers)


def _open_under(button: QWidget, menu: QMenu) -> None:
    menu.popup(button.mapToGlobal(QPoint(0, button.height() + 2)))


def _row(sides: tuple[int, int], spacing: int, *widgets: QWidget | None) -> QHBoxLayout:
    """Return a row of widgets; None is room that grows."""
    row = QHBoxLayout()
    row.setContentsMargins(sides[0], 0, sides[1], 0)
    row.setSpacing(spacing)
    for widget in widgets:
        if widget is None:
            row.addStretch(1)
        else:
            row.addWidget(widget)
    return row
