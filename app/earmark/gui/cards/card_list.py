"""The list of cards as something that is looked at: heights, scrolling, which card is in what state."""

from __future__ import annotations

from PySide6.QtCore import (
    QItemSelection,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Slot,
)
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from earmark.gui.cards.annotation_model import AnnotationModel
from earmark.gui.cards.card_delegate import BETWEEN, CardDelegate
from earmark.gui.cards.card_layout import ACTIONS_HEIGHT, Part
from earmark.gui.cards.card_layouts import CardLayouts
from earmark.gui.cards.card_measuring import CardMeasuring
from earmark.gui.cards.card_painter import CardState
from earmark.gui.cards.card_wishes import CardWishes
from earmark.gui.cards.note_editor import NoteEditor
from earmark.gui.look.theme import Theme
from earmark.model.cards import Card

SIDE = 12
"""Left and right of the cards; the scroll bar takes the place on the right."""
_PASSES = 4
"""How often cards in view may turn out smaller than guessed and bring others into view."""


class CardList(QListView):
    """Shows the cards of a model, one of them chosen, one perhaps being edited.

    Cards are laid out when they come into view. Those above it then have
    other heights than guessed, and the list moves with them: what is in
    view stays where it is.
    """

    def __init__(self, theme: Theme, model: AnnotationModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._cards = model
        self._layouts = CardLayouts(theme)
        self._chosen: str | None = None
        self._playing: str | None = None
        self._hovered: str | None = None
        self._hot: Part | None = None
        self._pressed: tuple[str, Part] | None = None
        self._settling = False
        self.wishes = CardWishes(self)
        self.editor = NoteEditor(theme, self.viewport())
        self._measuring = CardMeasuring(model, self._layouts, self)
        self.setItemDelegate(CardDelegate(theme, self._layouts, self, self))
        self.setModel(model)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.verticalScrollBar().setSingleStep(24)

        model.modelReset.connect(self._choose_again)  # after the view and its selection took it
        self.editor.height_changed.connect(self._make_room)
        self.editor.opened.connect(self._make_room)
        self.editor.closed.connect(self._make_room)
        self._measuring.finished.connect(self._take_heights)
        theme.changed.connect(self._forget_looks)

    @property
    def chosen(self) -> str | None:
        """The id of the card with the border round it."""
        return self._chosen

    def choose(self, card_id: str | None) -> None:
        """Put the border round a card and bring it into view; None or an unknown id: round no card."""
        row = None if card_id is None else self._cards.row_of(card_id)
        if row is None:
            self.selectionModel().clear()
        else:
            self.setCurrentIndex(self._cards.index(row))

    @Slot(object)
    def show_playing(self, card_id: str | None) -> None:
        """Show that the quote sounds now."""
        if card_id != self._playing:
            self._playing = card_id
            self.viewport().update()

    def set_printed_quotes(self, printed: bool) -> None:
        self._layouts.show_printed_quotes(printed)
        self._measuring.start()
        self.scheduleDelayedItemsLayout()

    # What the delegate asks.

    def card_at(self, row: int) -> Card:
        return self._cards.card(row)

    def state_of(self, card: Card) -> CardState:
        hovered = card.id == self._hovered
        return CardState(
            selected=card.id == self._chosen,
            hovered=hovered,
            playing=card.id == self._playing,
            editing=card.id == self.editor.editing,
            read_only=self.wishes.read_only,
            hot=self._hot if hovered else None,
            pressed=self._pressed[1] if self._pressed and self._pressed[0] == card.id else None,
        )

    def row_height(self, row: int) -> int:
        card = self._cards.card(row)
        if card.id == self.editor.editing:
            return self._layouts.get(card).editing_height(self.editor.sizeHint().height()) + BETWEEN
        return self._layouts.height(card) + BETWEEN + (ACTIONS_HEIGHT if card.id == self._chosen else 0)

    def card_rect(self, rect: QRect) -> QRect:
        return QRect(SIDE, rect.top(), self._layouts.width, rect.height() - BETWEEN)

    # Qt's own.

    def doItemsLayout(self) -> None:  # noqa: N802
        super().doItemsLayout()
        self._settle()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self._settle()

    def scrollTo(  # noqa: N802
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        super().scrollTo(index, hint)
        super().scrollTo(index, hint)  # the heights on the way are known only now

    def resizeEvent(self, event: QResizeEvent) -> None:
        right = max(SIDE, self.verticalScrollBar().sizeHint().width())
        self._layouts.show_width(max(1, self.width() - SIDE - right))
        self._measuring.start()
        super().resizeEvent(event)
        self._place_editor()

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:  # noqa: N802
        super().selectionChanged(selected, deselected)
        indexes = self.selectedIndexes()
        self._chosen = self._cards.card(indexes[0].row()).id if indexes else None
        self.scheduleDelayedItemsLayout()  # the action row needs room

    def keyboardSearch(self, search: str) -> None:  # noqa: N802
        """Do nothing: letters are commands here."""

    def _seen(self) -> list[QModelIndex]:
        """Return the rows in view, from the top."""
        index = self.indexAt(QPoint(SIDE, 0))
        seen: list[QModelIndex] = []
        while index.isValid() and self.visualRect(index).top() < self.viewport().height():
            seen.append(index)
            index = index.siblingAtRow(index.row() + 1)
        return seen

    def _settle(self) -> None:
        """Lay out what is in view, and put the editor onto its card."""
        if self._settling:
            return
        self._settling = True
        for _ in range(_PASSES):
            if not self._lay_out_seen():
                break
        self._settling = False
        self._place_editor()

    def _lay_out_seen(self) -> bool:
        seen = self._seen()
        unknown = [index for index in seen if not self._layouts.is_known(self._cards.card(index.row()))]
        if not unknown:
            return False
        for index in unknown:
            self._layouts.get(self._cards.card(index.row()))
        self._lay_out_around(next((index for index in seen if index not in unknown), seen[0]))
        return True

    def _lay_out_around(self, anchor: QModelIndex) -> None:
        """Take the heights that are known now; *anchor* stays where it is."""
        top = self.visualRect(anchor).top()
        super().doItemsLayout()
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.visualRect(anchor).top() - top)

    @Slot()
    def _take_heights(self) -> None:
        seen = self._seen()
        if seen:
            self._settling = True
            self._lay_out_around(seen[0])
            self._settling = False
            self._place_editor()

    @Slot()
    def _choose_again(self) -> None:
        """Choose in a new list what was chosen in the old one, if it is in it."""
        chosen, self._chosen = self._chosen, None
        self.choose(chosen)

    @Slot()
    def _make_room(self) -> None:
        """Fit the card to its editor, at once: the caret must not leave its line."""
        self.doItemsLayout()
        row = None if self.editor.editing is None else self._cards.row_of(self.editor.editing)
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
