"""The list of all quotes as something that is looked at: cards under the names of their episodes."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Slot
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from earmark.gui.cards.card_layouts import CardLayouts
from earmark.gui.cards.card_painter import CardState, paint_card
from earmark.gui.cards.column_view import ColumnView
from earmark.gui.library_quotes.heading_painter import paint_heading
from earmark.gui.library_quotes.listing import Listing
from earmark.gui.library_quotes.row_heights import BETWEEN, WIDEST, RowHeights
from earmark.gui.library_quotes.rows import Heading, Row
from earmark.gui.library_quotes.rows_model import RowsModel
from earmark.gui.look.theme import Theme

SIDE = 24
"""The least room beside the cards."""
_Action = QAbstractItemView.CursorAction
_UPWARDS = (_Action.MoveUp, _Action.MovePrevious, _Action.MovePageUp, _Action.MoveEnd)


class QuoteList(ColumnView):
    """Shows a listing; one of its quotes may be chosen. Headings are passed over, unless they stand alone."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows = RowsModel(theme, self)
        self._layouts = CardLayouts(theme)
        self._heights = RowHeights((), (), self._layouts)
        self._hovered = -1
        self.show_rows_of(self._rows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        theme.changed.connect(self._forget_looks)

    @property
    def listing(self) -> Listing:
        return self._rows.listing

    @property
    def chosen(self) -> Row | None:
        """The row with the border round it."""
        index = self.currentIndex()
        return self._rows.row(index.row()) if index.isValid() else None

    def show_listing(self, listing: Listing) -> None:
        """Show other rows. What is chosen, and what is in view, stays as far as it is among them."""
        chosen = self.chosen
        self._hovered = -1
        self._heights = RowHeights(listing.rows, listing.heights, self._layouts)
        self._rows.show_listing(listing)
        place = None if chosen is None else self._rows.place_of(chosen.id)
        if place is not None:
            self._choose(place)
        elif self.hasFocus():
            self.choose_first()

    def choose_first(self) -> None:
        first = next((row for row in range(self._rows.rowCount()) if self._can_be_chosen(row)), None)
        if first is not None:
            self._choose(first)

    # What the rows are.

    def row_heights(self) -> list[int]:
        return self._heights.every

    def row_height(self, row: int) -> int:
        return self._heights.every[row]

    def is_known(self, row: int) -> bool:
        return self._heights.is_known(row)

    def know(self, row: int) -> None:
        self._heights.know(row)

    def row_id(self, row: int) -> str:
        return self._rows.row(row).id

    def row_of(self, row_id: str) -> int | None:
        return self._rows.place_of(row_id)

    def paint_row(self, painter: QPainter, row: int, rect: QRect) -> None:
        shown = self._rows.row(row)
        chosen = row == self.currentIndex().row()
        width = self._layouts.width
        place = QRect(self._beside(), rect.top(), width, rect.height())
        if isinstance(shown, Heading):
            hovered = row == self._hovered
            paint_heading(painter, place, shown, self._theme, chosen=chosen, hovered=hovered)
            return
        card = place.adjusted(0, 0, 0, -BETWEEN)
        state = CardState(selected=chosen, alone=False)  # without buttons: a click opens it
        paint_card(painter, card, self._layouts.get(shown), state, self._theme)

    # Qt's own.

    def moveCursor(self, action: QAbstractItemView.CursorAction, held: Qt.KeyboardModifier) -> QModelIndex:  # noqa: N802
        row = super().moveCursor(action, held).row()
        if row < 0:
            return QModelIndex()
        onwards, back = range(row, self._rows.rowCount()), range(row, -1, -1)
        order = (*back, *onwards) if action in _UPWARDS else (*onwards, *back)
        return self._rows.index(next(filter(self._can_be_chosen, order), -1))

    def scrollTo(  # noqa: N802
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring the row into view, and its heading with the first quote under it."""
        super().scrollTo(index, hint)
        above = self._rows.index(index.row() - 1)
        if above.isValid() and not self._can_be_chosen(above.row()) and self.visualRect(above).top() < 0:
            super().scrollTo(above, hint)

    def resizeEvent(self, event: QResizeEvent) -> None:
        width = min(WIDEST, max(1, self.width() - 2 * SIDE))
        if width != self._layouts.width:
            self._layouts.show_width(width)
            self._heights = RowHeights(self.listing.rows, self.listing.heights, self._layouts)
            self.forget_rows()
        super().resizeEvent(event)

    def keyboardSearch(self, search: str) -> None:  # noqa: N802
        """Do nothing: there is a field for that."""

    def _can_be_chosen(self, row: int) -> bool:
        shown = self._rows.row(row)
        return not isinstance(shown, Heading) or shown.is_alone

    def _choose(self, row: int) -> None:
        self.setCurrentIndex(self._rows.index(row))

    def _row_under(self, place: QPoint) -> int:
        """Return the row at *place*, -1 beside the cards."""
        inside = 0 <= place.x() - self._beside() < self._layouts.width
        return self.indexAt(place).row() if inside else -1

    def _beside(self) -> int:
        """Return the room left of the cards, the same whether or not there is a scroll bar."""
        return (self.width() - self._layouts.width) // 2

    @Slot()
    def _forget_looks(self) -> None:
        self._layouts.forget_looks()
        self.viewport().update()
