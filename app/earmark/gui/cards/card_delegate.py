"""Draws the cards of a list; what is known of each at the moment comes from the list."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from earmark.gui.cards.card_layouts import CardLayouts
from earmark.gui.cards.card_painter import CardState, paint_card
from earmark.gui.look.theme import Theme
from earmark.model.cards import Card

BETWEEN = 8
"""The gap under every card."""


class Cards(Protocol):
    """What the delegate asks the list that it draws for."""

    def card_at(self, row: int) -> Card: ...

    def state_of(self, card: Card) -> CardState: ...

    def row_height(self, row: int) -> int: ...

    def card_rect(self, rect: QRect) -> QRect: ...


class CardDelegate(QStyledItemDelegate):
    """Paints cards by their layouts."""

    def __init__(self, theme: Theme, layouts: CardLayouts, cards: Cards, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._layouts = layouts
        self._cards = cards

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(self._layouts.width, self._cards.row_height(index.row()))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        card = self._cards.card_at(index.row())
        rect = self._cards.card_rect(option.rect)
        paint_card(painter, rect, self._layouts.get(card), self._cards.state_of(card), self._theme)
