"""The quotes of the panel as a list model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from earmark.gui.cards.card_words import card_sentence
from earmark.model import citation
from earmark.model.cards import Card
from earmark.model.episode import Episode

_Index = QModelIndex | QPersistentModelIndex
_ROLE = Qt.ItemDataRole


class AnnotationModel(QAbstractListModel):
    """The cards that are shown, in the order they are shown.

    New cards are compared with the old ones by their ids, so that a view
    keeps its place and its selection when a quote is added, changed or
    removed. Cards can be dragged out as text and HTML.
    """

    ID = _ROLE.UserRole.value

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._episode = Episode()
        self._cards: list[Card] = []
        self._ids: list[str] = []
        self._rows: dict[str, int] = {}
        self._color_names: Mapping[str, str] = {}

    @property
    def cards(self) -> Sequence[Card]:
        return self._cards

    def card(self, row: int) -> Card:
        return self._cards[row]

    def row_of(self, card_id: str) -> int | None:
        return self._rows.get(card_id)

    def show_episode(self, episode: Episode) -> None:
        """Take the episode that citations name; its cards come after, by `show_cards`."""
        self._episode = episode
        self.show_cards(())

    def change_episode(self, episode: Episode) -> None:
        """Take other corrections of the same episode; its cards stay until others come."""
        self._episode = episode

    def show_cards(self, cards: Sequence[Card]) -> bool:
        """Show *cards*, and return whether their rows are the same as before.

        One stretch of rows more or less keeps all others; any other order starts anew.
        """
        old, new = self._ids, [card.highlight.id for card in cards]
        if old == new:
            self._show_changes(cards)
            return True
        head = _common(old, new)
        tail = _common(old[head:][::-1], new[head:][::-1])
        gone, come = len(old) - head - tail, len(new) - head - tail
        if gone and come:
            self.beginResetModel()
            self._set(cards, new)
            self.endResetModel()
            return False
        before = self._cards
        if gone:
            self.beginRemoveRows(QModelIndex(), head, head + gone - 1)
            self._set([*before[:head], *before[head + gone :]], new)
            self.endRemoveRows()
        elif come:
            self.beginInsertRows(QModelIndex(), head, head + come - 1)
            self._set([*before[:head], *cards[head : head + come], *before[head:]], new)
            self.endInsertRows()
        self._show_changes(cards)
        return False

    def show_color_names(self, names: Mapping[str, str]) -> None:
        """Call the colours by *names* from now on, where a card is read out."""
        self._color_names = names

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._cards)

    def data(self, index: _Index, role: int = _ROLE.DisplayRole.value) -> object:
        if not index.isValid():
            return None
        card = self._cards[index.row()]
        if role == self.ID:
            return card.id
        if role == _ROLE.DisplayRole:
            return card.words
        if role == _ROLE.AccessibleTextRole:
            color = card.highlight.color
            return card_sentence(card, self._color_names.get(color) or color.capitalize())
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        shown = super().flags(index)
        return shown | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else shown

    def mimeTypes(self) -> list[str]:
        return ["text/plain", "text/html"]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        highlights = [self._cards[index.row()].highlight for index in indexes]
        data = QMimeData()
        data.setText("\n\n".join(citation.plain(self._episode, h) for h in highlights))
        data.setHtml("".join(f"<p>{citation.html(self._episode, h)}</p>" for h in highlights))
        return data

    def roleNames(self) -> dict[int, QByteArray]:
        return {**super().roleNames(), self.ID: QByteArray(b"id")}

    def _set(self, cards: Sequence[Card], ids: list[str]) -> None:
        self._cards, self._ids = list(cards), ids
        self._rows = {card_id: row for row, card_id in enumerate(ids)}

    def _show_changes(self, cards: Sequence[Card]) -> None:
        """Take the new values of the same rows and tell from where to where they differ."""
        changed = [row for row, card in enumerate(cards) if card is not self._cards[row]]
        self._cards = list(cards)
        if changed:
            self.dataChanged.emit(self.index(changed[0]), self.index(changed[-1]))


def _common(old: Sequence[str], new: Sequence[str]) -> int:
    """Return how many ids both begin with."""
    for count, (before, after) in enumerate(zip(old, new, strict=False)):
        if before != after:
            return count
    return min(len(old), len(new))
