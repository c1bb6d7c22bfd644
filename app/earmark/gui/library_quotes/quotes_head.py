"""What stands over all quotes: the way back, how many there are, in which order, and which are wanted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QPoint, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from earmark.gui.cards.filter_controls import ColorToggle, FilterButton, SearchField, TickMenu
from earmark.gui.controls.buttons import IconButton
from earmark.gui.controls.labels import ThemedLabel
from earmark.gui.library_quotes.listing import Listing
from earmark.gui.library_quotes.quote_list import SIDE
from earmark.gui.library_quotes.row_heights import WIDEST
from earmark.gui.library_quotes.row_words import ORDER_NAMES
from earmark.gui.look import fonts
from earmark.gui.look.theme import Theme
from earmark.library.finding import Choices, Order, Wanted
from earmark.model.annotations import COLORS

_MOST_NAMES = 200
"""So many tags, shows or speakers a menu offers; whoever has more searches for them."""


class QuotesHead(QWidget):
    """Holds what the reader wants to see, which others find out."""

    back_requested = Signal()
    wanted_changed = Signal(object)  # Wanted
    copy_all_requested = Signal()
    list_wanted = Signal()  # Down or Enter in the search field

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wanted = Wanted()
        self._choices = Choices([], [], [])
        self._back = IconButton(theme, "arrow-left", "Back", "Esc")
        self._title = ThemedLabel(theme, "All quotes", fonts.serif(20, 500))
        self._count = ThemedLabel(theme, "", fonts.sans(13, tabular=True), "text.tertiary")
        self._sort = FilterButton(theme, ORDER_NAMES[Order.NEWEST], "arrows-sort", "Sort", weight=400)
        self._copy = IconButton(theme, "copy", "Copy all that is shown", icon_size=17)
        self.search = SearchField(theme, "Search quotes, notes, tags and names")
        self._colors = [ColorToggle(theme, color) for color in COLORS]
        self._tag = FilterButton(theme, "Tag", "", "Tag", menu=True)
        self._show = FilterButton(theme, "Show", "", "Show", menu=True)
        self._speaker = FilterButton(theme, "Speaker", "", "Speaker", menu=True)
        self._note = FilterButton(theme, "", "note", "Has a note", checkable=True)
        self._tags, self._shows, self._speakers = TickMenu(self), TickMenu(self), TickMenu(self)
        self._orders = QMenu(self)
        self._offer_orders()
        self._arrange()
        self._connect()

    @property
    def wanted(self) -> Wanted:
        return self._wanted

    def show_listing(self, listing: Listing) -> None:
        """Show how many quotes there are, and offer what they can be chosen by."""
        total, shown = listing.library.total, listing.shown
        self._count.setText(f"{total:,}" if self._wanted.is_everything else f"{shown:,} of {total:,}")
        self._filters.setVisible(total > 0 or not self._wanted.is_everything)
        self._sort.setVisible(total > 1)
        self._copy.setVisible(total > 0)
        self._copy.setEnabled(shown > 0)
        self._choices = listing.library.choices
        wanted = self._wanted
        for button, names, ticked, reason in (
            (self._tag, self._choices.tags, wanted.filter.tags, "No quote has a tag yet"),
            (self._show, self._choices.shows, wanted.shows, "No quote is of a show with a name"),
            (self._speaker, self._choices.speakers, wanted.filter.speakers, "Nobody is named yet"),
        ):
            button.setEnabled(bool(names or ticked))
            button.show_reason("" if names or ticked else reason)

    def show_state(self, words: str) -> None:
        """Show what is being done instead of the count, until there is another listing."""
        self._count.setText(words)

    @Slot()
    def clear(self) -> None:
        """Want all quotes again, in the present order."""
        for control in (*self._colors, self._note):
            control.blockSignals(True)
            control.setChecked(False)
            control.blockSignals(False)
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self._use(Wanted(order=self._wanted.order))

    def _arrange(self) -> None:
        inner = QWidget()  # as wide as the cards, in the middle as they are
        inner.setMaximumWidth(WIDEST)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(SIDE, 20, SIDE, 10)
        outer.addWidget(inner)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(_row(8, self._back, self._title, self._count, None, self._sort, self._copy))
        self._filters = QWidget()
        row = _row(3, self.search, *self._colors, self._tag, self._show, self._speaker, self._note)
        row.setContentsMargins(0, 0, 0, 0)
        row.setStretchFactor(self.search, 1)
        row.insertSpacing(1, 7)
        self._filters.setLayout(row)
        column.addWidget(self._filters)

    def _connect(self) -> None:
        self._back.clicked.connect(self.back_requested)
        self._copy.clicked.connect(self.copy_all_requested)
        self.search.textChanged.connect(self._take_text)
        self.search.left_downwards.connect(self.list_wanted)
        self.search.returnPressed.connect(self.list_wanted)
        for toggle in self._colors:
            toggle.toggled.connect(self._take_colors)
        self._note.toggled.connect(self._take_note)
        self._tags.ticked.connect(self._take_tags)
        self._shows.ticked.connect(self._take_shows)
        self._speakers.ticked.connect(self._take_speakers)
        self._tag.clicked.connect(self._open_tags)
        self._show.clicked.connect(self._open_shows)
        self._speaker.clicked.connect(self._open_speakers)
        self._sort.clicked.connect(self._open_orders)
        self._orders.triggered.connect(self._take_order)

    def _use(self, wanted: Wanted) -> None:
        if wanted != self._wanted:
            self._wanted = wanted
            self._tag.show_on(bool(wanted.filter.tags))
            self._show.show_on(bool(wanted.shows))
            self._speaker.show_on(bool(wanted.filter.speakers))
            self.wanted_changed.emit(wanted)

    @Slot(str)
    def _take_text(self, text: str) -> None:
        self._use(replace(self._wanted, filter=replace(self._wanted.filter, text=text)))

    @Slot()
    def _take_colors(self) -> None:
        colors = frozenset(toggle.color for toggle in self._colors if toggle.isChecked())
        self._use(replace(self._wanted, filter=replace(self._wanted.filter, colors=colors)))

    @Slot(bool)
    def _take_note(self, on: bool) -> None:
        self._use(replace(self._wanted, filter=replace(self._wanted.filter, with_note=on)))

    @Slot(object)
    def _take_tags(self, tags: frozenset[str]) -> None:
        self._use(replace(self._wanted, filter=replace(self._wanted.filter, tags=tags)))

    @Slot(object)
    def _take_shows(self, shows: frozenset[str]) -> None:
        self._use(replace(self._wanted, shows=shows))

    @Slot(object)
    def _take_speakers(self, speakers: frozenset[str]) -> None:
        self._use(replace(self._wanted, filter=replace(self._wanted.filter, speakers=speakers)))

    def _offer_orders(self) -> None:
        group = QActionGroup(self._orders)
        for order, words in ORDER_NAMES.items():
            action = self._orders.addAction(words)
            action.setData(order)
            action.setCheckable(True)
            action.setChecked(order is self._wanted.order)
            group.addAction(action)

    @Slot(QAction)
    def _take_order(self, action: QAction) -> None:
        order = Order(action.data())
        self._sort.show_face(ORDER_NAMES[order], "arrows-sort")
        self._use(replace(self._wanted, order=order))

    @Slot()
    def _open_tags(self) -> None:
        self._open(self._tag, self._tags, self._choices.tags, self._wanted.filter.tags, "#")

    @Slot()
    def _open_shows(self) -> None:
        self._open(self._show, self._shows, self._choices.shows, self._wanted.shows)

    @Slot()
    def _open_speakers(self) -> None:
        self._open(self._speaker, self._speakers, self._choices.speakers, self._wanted.filter.speakers)

    @Slot()
    def _open_orders(self) -> None:
        _open_under(self._sort, self._orders)

    def _open(
        self,
        button: QWidget,
        menu: TickMenu,
        counted: Sequence[tuple[str, int]],
        ticked: frozenset[str],
        sign: str = "",
    ) -> None:
        offered = [item for at, item in enumerate(counted) if at < _MOST_NAMES or item[0] in ticked]
        menu.show_names(offered, ticked, sign)
        _open_under(button, menu)


def _open_under(button: QWidget, menu: QMenu) -> None:
    menu.popup(button.mapToGlobal(QPoint(0, button.height() + 2)))


def _row(spacing: int, *widgets: QWidget | None) -> QHBoxLayout:
    """Return a row of widgets; None is room that grows."""
    row = QHBoxLayout()
    row.setSpacing(spacing)
    for widget in widgets:
        if widget is None:
            row.addStretch(1)
        else:
            row.addWidget(widget)
    return row
