"""The list of cards as something that is used: presses, keys, menu and links."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, QUrl, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QCursor,
    QDesktopServices,
    QDrag,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from earmark.gui.cards.annotation_model import AnnotationModel
from earmark.gui.cards.card_drag import picture_of
from earmark.gui.cards.card_layout import CardLayout, Part
from earmark.gui.cards.card_list import CardList
from earmark.gui.cards.card_menu import CardMenu
from earmark.gui.cards.card_wishes import SHORTCUTS, wish_of
from earmark.gui.controls.ring_radius import set_ring_radius
from earmark.gui.look.theme import Theme
from earmark.model.cards import Card

_CHOOSING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
"""Held, they choose more cards than one."""
_LINK_SCHEMES = ("http", "https", "mailto")


class CardView(CardList):
    """A press on a card chooses it, a double press plays it; its buttons and keys say what they want.

    Ctrl and Shift choose several, by press and by arrow; Esc lets them go.
    What is chosen can be dragged into other programs.

    `chosen_by_user` is only told for presses and arrow keys that choose
    one, so that a program that chooses a card does not make it jump. The other wishes are
    signals of `wishes`.
    """

    chosen_by_user = Signal(str)

    def __init__(self, theme: Theme, model: AnnotationModel, parent: QWidget | None = None) -> None:
        super().__init__(theme, model, parent)
        self._candidate: str | None = None  # pressed and not yet let go
        self.setMouseTracking(True)
        self.setDragEnabled(True)
        self.setDragDropMode(self.DragDropMode.DragOnly)
        self.setAccessibleName("Annotations")
        set_ring_radius(self, -1)  # the chosen card has the border

    def mousePressEvent(self, event: QMouseEvent) -> None:
        card, layout, place = self._under(event.position().toPoint())
        part = self._part(card, layout, place)
        held = event.modifiers() & _CHOOSING
        self._pressed = (card.id, part) if card and part and not held else None
        self._candidate = None
        if event.button() is Qt.MouseButton.LeftButton and self._pressed:
            self.viewport().update()
            return
        if event.button() is Qt.MouseButton.LeftButton:
            plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
            self._candidate = card.id if card and plain else None
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(event.position().toPoint())
        if self._pressed is None:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        pressed, self._pressed = self._pressed, None
        candidate, self._candidate = self._candidate, None
        card, layout, inside = self._under(place)
        self.viewport().update()
        if pressed is not None:
            if card and layout and pressed == (card.id, self._part(card, layout, inside)):
                self._use(pressed[1], card, layout, inside)
            return
        super().mouseReleaseEvent(event)
        if card and candidate == card.id:
            self.chosen_by_user.emit(card.id)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        card, layout, place = self._under(event.position().toPoint())
        if card is None or self._part(card, layout, place):
            self.mousePressEvent(event)
        elif event.button() is Qt.MouseButton.LeftButton and not event.modifiers() & _CHOOSING:
            self.wishes.tell(Part.PLAY, (card.id,))

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        if self.viewport().underMouse():  # another card lies under the pointer now
            self._hover(self.viewport().mapFromGlobal(QCursor.pos()))

    def startDrag(self, _actions: Qt.DropAction) -> None:  # noqa: N802
        """Carry the chosen cards out of the program, as text and HTML."""
        rows = [index.row() for index in self.selectedIndexes()]
        if not rows:
            return
        self._candidate = None
        first = self.card_at(min(rows))
        drag = QDrag(self)
        drag.setMimeData(self._cards.mimeData([self._cards.index(row) for row in sorted(rows)]))
        drag.setPixmap(picture_of(self._layouts.get(first), len(rows), self._theme, self.devicePixelRatioF()))
        drag.setHotSpot(QPoint(16, 16))
        drag.exec(Qt.DropAction.CopyAction)  # there is no other way to drag

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(QPoint(-1, -1))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            rect = self.visualRect(self.currentIndex())
            at, card = rect.center(), self._chosen_card()
        else:
            at = event.pos()
            card = self._under(at)[0]
        if card is not None:
            if card.id not in self.choice:
                self.choose(card.id)
            menu = CardMenu(self._theme, self.chosen_marks(), self.wishes, self)
            menu.popup(self.viewport().mapToGlobal(at))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Choose the first card where none is, without jumping to it: the keyboard must be seen."""
        super().focusInEvent(event)
        by_keys = event.reason() in (
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
            Qt.FocusReason.ShortcutFocusReason,
        )
        if by_keys and not self.choice and self.model().rowCount():
            self.choose(self.card_at(0).id)

    def event(self, event: QEvent) -> bool:
        claimed = event.type() == QEvent.Type.ShortcutOverride and self.choice
        if claimed and (wish_of(event) is not None or self._gives_up(event)):
            event.accept()  # N, T and 1 to 5 mean the chosen card here, not the words being spoken
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        wish = wish_of(event)
        if self._gives_up(event):
            self.choose(None)
        elif wish is None or not self.choice:
            self._move(event)
        elif isinstance(wish, Part):
            self.wishes.tell(wish, self.choice)
        else:
            self.wishes.tell_color(wish, self.choice)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            self._show_tooltip(event)
            return True
        return super().viewportEvent(event)

    def _gives_up(self, event: QEvent) -> bool:
        """Whether the key is Esc, and several cards are chosen to be let go."""
        return isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape and len(self.choice) > 1

    def _move(self, event: QKeyEvent) -> None:
        """Let the list take the key; a card reached by it is chosen by the user."""
        if event.key() == Qt.Key.Key_Space:
            event.ignore()
            return
        before = self.chosen
        super().keyPressEvent(event)
        if self.chosen is not None and self.chosen != before and not event.modifiers() & _CHOOSING:
            self.chosen_by_user.emit(self.chosen)

    def _use(self, part: Part, card: Card, layout: CardLayout, place: QPoint) -> None:
        if part is Part.LINK:
            address = QUrl(layout.link_at(place))
            if address.scheme() in _LINK_SCHEMES:
                QDesktopServices.openUrl(address)
            return
        if part is Part.PLAY:
            self.choose(card.id)
        self.wishes.tell(part, (card.id,))

    def _under(self, place: QPoint) -> tuple[Card | None, CardLayout | None, QPoint]:
        """Return the card at *place* with its layout, and the place on it."""
        index = self.indexAt(place)
        if not index.isValid():
            return None, None, place
        rect = self.card_rect(self.visualRect(index))
        if not rect.contains(place):
            return None, None, place
        card = self.card_at(index.row())
        return card, self._layouts.get(card), place - rect.topLeft()

    def _part(self, card: Card | None, layout: CardLayout | None, place: QPoint) -> Part | None:
        if card is None or layout is None:
            return None
        state = self.state_of(card)
        return layout.part_at(place, actions=state.has_actions, note=not state.editing)

    def _hover(self, place: QPoint) -> None:
        card, layout, inside = self._under(place)
        part = self._part(card, layout, inside)
        hovered = card.id if card else None
        if (hovered, part) != (self._hovered, self._hot):
            self._hovered, self._hot = hovered, part
            hand = part is not None
            self.viewport().setCursor(
                Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor
            )
            self.viewport().update()

    def _show_tooltip(self, event: QHelpEvent) -> None:
        card, layout, place = self._under(event.pos())
        part = self._part(card, layout, place)
        if part is None or layout is None:
            QToolTip.hideText()
            return
        if part is Part.LINK:
            words = layout.link_at(place)
        else:
            words = self.wishes.refusal(part) or f"{part.value}  {SHORTCUTS[part]}".strip()
        around = QRect(event.pos() - QPoint(8, 8), event.pos() + QPoint(8, 8))
        QToolTip.showText(event.globalPos(), words, self.viewport(), around)

    def _chosen_card(self) -> Card | None:
        index = self.currentIndex()
        return self.card_at(index.row()) if index.isValid() else None
