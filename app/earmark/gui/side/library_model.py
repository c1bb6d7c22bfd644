"""The episodes of the library, and those of them that a search finds."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from earmark.gui.start import recent_words
from earmark.storage.recents import Recent

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class LibraryModel(QAbstractListModel):
    """The episodes in the order they come in (the last opened first), as far as they match the search."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[Recent, ...] = ()
        self._shown: list[Recent] = []
        self._words: list[str] = []

    @property
    def is_empty(self) -> bool:
        """Whether there is no episode at all, found or not."""
        return not self._all

    def show_recents(self, recents: Sequence[Recent]) -> None:
        if tuple(recents) != self._all:
            self._all = tuple(recents)
            self._search()

    def search(self, text: str) -> None:
        """Show only episodes that have every word of *text* in title, show, number or names of speakers."""
        self._words = _plain(text).split()
        self._search()

    def recent(self, index: Index) -> Recent | None:
        return self._shown[index.row()] if index.isValid() else None

    def index_of(self, path: str) -> QModelIndex:
        """Return where the episode at *path* is shown; invalid if it is not."""
        rows = (row for row, recent in enumerate(self._shown) if recent.path == path)
        return self.index(next(rows, -1))

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        recent = self.recent(index)
        if recent is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return recent_words.title(recent)
        if role == Qt.ItemDataRole.ToolTipRole:
            return recent.path
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words = recent_words
            said = (words.title(recent), words.source(recent), words.left(recent), words.quotes(recent))
            return ", ".join(text for text in said if text)
        return None

    def _search(self) -> None:
        self.beginResetModel()
        self._shown = [recent for recent in self._all if _matches(recent, self._words)]
        self.endResetModel()


def _matches(recent: Recent, words: list[str]) -> bool:
    about = " ".join((recent_words.title(recent), recent_words.source(recent), *recent.speakers))
    return not words or all(word in _plain(about) for word in words)


def _plain(text: str) -> str:
    """Return *text* without accents and capitals."""
    parted = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in parted if not unicodedata.combining(sign)).casefold()
