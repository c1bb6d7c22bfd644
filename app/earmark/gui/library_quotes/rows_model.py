"""The rows of all quotes as a list model."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

from earmark.gui.cards.card_words import card_sentence
from earmark.gui.library_quotes.listing import Listing
from earmark.gui.library_quotes.row_words import counted
from earmark.gui.library_quotes.rows import Heading, Row
from earmark.gui.look.theme import Theme
from earmark.library.telling import cited

_Index = QModelIndex | QPersistentModelIndex
_ROLE = Qt.ItemDataRole


class RowsModel(QAbstractListModel):
    """Headings and quotes in the order they are shown. A quote can be dragged out as text."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._listing = Listing()

    @property
    def listing(self) -> Listing:
        return self._listing

    def row(self, place: int) -> Row:
        return self._listing.rows[place]

    def place_of(self, row_id: str) -> int | None:
        return self._listing.places.get(row_id)

    def show_listing(self, listing: Listing) -> None:
        self.beginResetModel()
        self._listing = listing
        self.endResetModel()

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._listing.rows)

    def data(self, index: _Index, role: int = _ROLE.DisplayRole.value) -> object:
        if not index.isValid():
            return None
        row = self.row(index.row())
        if isinstance(row, Heading):
            return _heading(row, role)
        if role == _ROLE.DisplayRole:
            return row.words
        if role == _ROLE.AccessibleTextRole:
            said = card_sentence(row, self._theme.marker(row.highlight.color).name)
            return f"{said} {row.episode.title}"
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        row = self.row(index.row())
        if isinstance(row, Heading):
            chosen = Qt.ItemFlag.ItemIsSelectable if row.is_alone else Qt.ItemFlag.NoItemFlags
            return Qt.ItemFlag.ItemIsEnabled | chosen
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        return ["text/plain", "text/html"]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        rows = [self.row(index.row()) for index in indexes]
        quotes = [cited(row) for row in rows if not isinstance(row, Heading)]
        data = QMimeData()
        data.setText("\n\n".join(quote.text for quote in quotes))
        data.setHtml("".join(f"<p>{quote.html}</p>" for quote in quotes))
        return data


def _heading(row: Heading, role: int) -> object:
    if role == _ROLE.DisplayRole:
        return row.title
    if role == _ROLE.AccessibleTextRole:
        said = (row.title, row.source, counted(row.count) if row.count else "", row.fact)
        return ", ".join(words for words in said if words)
    if role == _ROLE.ToolTipRole:
        return str(row.transcript)
    return None
