"""The list of cards as something that is looked at: heights, what is chosen, the state of each card."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QItemSelectionRange, QRect, Signal, Slot
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from earmark.gui.cards.annotation_model import AnnotationModel
from earmark.gui.cards.card_column import runs
from earmark.gui.cards.card_layout import ACTIONS_HEIGHT, Part
from earmark.gui.cards.card_layouts import CardLayouts
from earmark.gui.cards.card_measuring import CardMeasuring
from earmark.gui.cards.card_painter import CardState, paint_card
from earmark.gui.cards.card_wishes import CardWishes
from earmark.gui.cards.column_view import ColumnView
from earmark.gui.cards.note_editor import NoteEditor
from earmark.gui.look.theme import Theme
from earmark.model.annotations import Highlight
from earmark.model.cards import Card

SIDE = 12
"""Left and right of the cards; the scroll bar takes the place on the right."""
BETWEEN = 8
"""The gap under every card."""
_ROWS = QItemSelectionModel.SelectionFlag


class CardList(ColumnView):
    """Shows the cards of a model, none or some of them chosen, one perhaps being edited.

    Where one alone is chosen, its card has the buttons.
    """

    choice_changed = Signal(object)  # tuple[str, ...]: the ids that are chosen now, from the top

    def __init__(self, theme: Theme, model: AnnotationModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._cards = model
        self._layouts = CardLayouts(theme)
        self._choice: tuple[str, ...] = ()
        self._is_chosen: frozenset[str] = frozenset()
        self._is_changing = False
        self._playing: str | None = None
        self._hovered: str | None = None
        self._hot: Part | None = None
        self._pressed: tuple[str, Part] | None = None
        self.wishes = CardWishes(self)
        self.editor = NoteEditor(theme, self.viewport())
        self._measuring = CardMeasuring(model, self._layouts, self)
        self.show_rows_of(model)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)

        self.editor.height_changed.connect(self._make_room)
        self.editor.opened.connect(self._make_room)
        self.editor.closed.connect(self._make_room)
        self._measuring.finished.connect(self._take_heights)
        theme.changed.connect(self._forget_looks)

    @property
    def chosen(self) -> str | None:
        """The id of the card that is chosen, if it is the only one."""
        return self._choice[0] if len(self._choice) == 1 else None

    @property
    def choice(self) -> tuple[str, ...]:
        """The ids of all chosen cards, from the top."""
        return self._choice

    def chosen_marks(self) -> tuple[Highlight, ...]:
        """Return the quotes of all chosen cards, from the top."""
        rows = (self._cards.row_of(card_id) for card_id in self._choice)
        return tuple(self._cards.card(row).highlight for row in rows if row is not None)

    def choose(self, card_id: str | None) -> None:
        """Choose one card and bring it into view; None or an unknown id: none."""
        row = None if card_id is None else self._cards.row_of(card_id)
        if row is None:
            self.selectionModel().clear()
        else:
            self.selectionModel().setCurrentIndex(self._cards.index(row), _ROWS.ClearAndSelect)

    def show_cards(self, cards: Sequence[Card]) -> None:
        """Show *cards*. What is chosen stays so.

        If all of it goes while the keyboard is here, the card in its place is chosen.
        """
        choice, first = self._choice, self._first_chosen()
        self._is_changing = True
        same_rows = self._cards.show_cards(cards)
        rows = [row for row in map(self._cards.row_of, choice) if row is not None]
        if choice and cards and not rows and self.hasFocus():
            rows = [min(first, len(cards) - 1)]
        if not same_rows:
            self._select_rows(rows)
        self._is_changing = False
        self._take_choice()

    @Slot(object)
    def show_playing(self, card_id: str | None) -> None:
        """Show that the quote sounds now."""
        if card_id != self._playing:
            self._playing = card_id
            self.viewport().update()

    def set_printed_quotes(self, printed: bool) -> None:
        self._layouts.show_printed_quotes(printed)
        self._measuring.start()
        self.forget_rows()

    def card_at(self, row: int) -> Card:
        return self._cards.card(row)

    def state_of(self, card: Card) -> CardState:
        hovered = card.id == self._hovered
        return CardState(
            selected=card.id in self._is_chosen,
            alone=len(self._choice) == 1,
            hovered=hovered,
            playing=card.id == self._playing,
            editing=card.id == self.editor.editing,
            read_only=self.wishes.read_only,
            no_clip=bool(self.wishes.no_clip),
            hot=self._hot if hovered else None,
            pressed=self._pressed[1] if self._pressed and self._pressed[0] == card.id else None,
        )

    def card_rect(self, rect: QRect) -> QRect:
        """Return where the card stands in its row."""
        return QRect(SIDE, rect.top(), self._layouts.width, rect.height() - BETWEEN)

    # What the rows are.

    def row_heights(self) -> list[int]:
        heights = [height + BETWEEN for height in self._layouts.heights(self._cards.cards)]
        for card_id in (self.chosen, self.editor.editing):
            row = self._cards.row_of(card_id) if card_id else None
            if row is not None:
                heights[row] = self.row_height(row)
        return heights

    def row_height(self, row: int) -> int:
        card = self._cards.card(row)
        if card.id == self.editor.editing:
            return self._layouts.get(card).editing_height(self.editor.sizeHint().height()) + BETWEEN
        return self._layouts.height(card) + BETWEEN + (ACTIONS_HEIGHT if card.id == self.chosen else 0)

    def is_known(self, row: int) -> bool:
        return self._layouts.is_known(self._cards.card(row))

    def know(self, row: int) -> None:
        self._layouts.get(self._cards.card(row))

    def row_id(self, row: int) -> str:
        return self._cards.card(row).id

    def row_of(self, row_id: str) -> int | None:
        return self._cards.row_of(row_id)

    def paint_row(self, painter: QPainter, row: int, rect: QRect) -> None:
        card = self._cards.card(row)
        paint_card(painter, self.card_rect(rect), self._layouts.get(card), self.state_of(card), self._theme)

    def follow_rows(self) -> None:
        self._place_editor()

    # Qt's own.

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self._measuring.wait()
        super().scrollContentsBy(dx, dy)

    def resizeEvent(self, event: QResizeEvent) -> None:
        right = max(SIDE, self.verticalScrollBar().sizeHint().width())
        width = max(1, self.width() - SIDE - right)
        if width != self._layouts.width:
            self._layouts.show_width(width)
            self._measuring.start()
        super().resizeEvent(event)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:  # noqa: N802
        super().selectionChanged(selected, deselected)
        if not self._is_changing:
            self._take_choice()

    def keyboardSearch(self, search: str) -> None:  # noqa: N802
        """Do nothing: letters are commands here."""

    def _take_choice(self) -> None:
        """Follow the selection: the buttons of a card that is chosen alone need room."""
        before, alone = self._choice, self.chosen
        parts = self.selectionModel().selection().toList()
        rows = sorted(row for part in parts for row in range(part.top(), part.bottom() + 1))
        self._choice = tuple(self._cards.card(row).id for row in rows)
        if self._choice == before:
            return
        self._is_chosen = frozenset(self._choice)
        changed = [self._cards.row_of(card_id) for card_id in {alone, self.chosen} - {None} if card_id]
        self.fit_rows((row for row in changed if row is not None), self._present_row())
        self.viewport().update()
        self.choice_changed.emit(self._choice)

    def _select_rows(self, rows: Iterable[int]) -> None:
        model, selection = self._cards, QItemSelection()
        for first, last in runs(rows):
            selection.append(QItemSelectionRange(model.index(first), model.index(last)))
        self.selectionModel().select(selection, _ROWS.ClearAndSelect)
        if not selection.isEmpty() and not self.selectionModel().isSelected(self.currentIndex()):
            self.selectionModel().setCurrentIndex(selection.first().topLeft(), _ROWS.NoUpdate)

    def _first_chosen(self) -> int:
        return (self._cards.row_of(self._choice[0]) if self._choice else None) or 0

    def _present_row(self) -> int | None:
        """Return the row that the reader is at, if it is in view."""
        row = self.currentIndex().row()
        return row if row in self.seen() else None

    @Slot()
    def _take_heights(self) -> None:
        self.fit_rows(range(self._cards.rowCount()))

    @Slot()
    def _make_room(self) -> None:
        """Fit the card to its editor, at once: the caret must not leave its line."""
        row = None if self.editor.editing is None else self._cards.row_of(self.editor.editing)
        self.fit_rows(self.seen() if row is None else (*self.seen(), row), row)
        if row is not None:
            self.scrollTo(self._cards.index(row))

    def _place_editor(self) -> None:
        row = None if self.editor.editing is None else self._cards.row_of(self.editor.editing)
        if row is None:
            return
        card = self.card_rect(self.visualRect(self._cards.index(row)))
        place = self._layouts.get(self._cards.card(row)).editor_rect.translated(card.topLeft())
        place.setHeight(self.editor.sizeHint().height())
        self.editor.setGeometry(place)

    @Slot()
    def _forget_looks(self) -> None:
        self._layouts.forget_looks()
        self.viewport().update()
