"""A list whose rows have any height, guessed until they are seen.

`QListView` asks for the height of every row whenever one of them changes:
50 ms for 5,000 rows. Here `CardColumn` places the rows, and only what is in
view is asked how high it really is.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import (
    QAbstractItemModel,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Slot,
)
from PySide6.QtGui import QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from earmark.gui.cards.card_column import CardColumn

_Index = QModelIndex | QPersistentModelIndex
_Action = QAbstractItemView.CursorAction
_Hint = QAbstractItemView.ScrollHint
_PASSES = 4
"""How often rows in view may turn out smaller than guessed and bring others into view."""


class ColumnView(QListView):
    """Paints rows and scrolls. What is in view stays where it is when rows above it change.

    Who derives from it says what the rows are: the methods that raise
    `NotImplementedError` here.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = CardColumn()
        self._is_stale = True
        self._settling = False
        self._in_view: list[tuple[str, int]] = []  # before rows come or go: ids, and where they stand

    def show_rows_of(self, model: QAbstractItemModel) -> None:
        """Show the rows of *model*; once, when all else is made: from here on Qt asks for rows."""
        self.setModel(model)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setSingleStep(24)
        for about_to in (model.rowsAboutToBeInserted, model.rowsAboutToBeRemoved, model.modelAboutToBeReset):
            about_to.connect(self._remember)
        for done in (model.rowsInserted, model.rowsRemoved, model.modelReset):
            done.connect(self._take_rows)

    # What the rows are.

    def row_heights(self) -> list[int]:
        """Return `row_height` of all rows; who knows a quicker way overrides this."""
        return [self.row_height(row) for row in range(self.model().rowCount())]

    def row_height(self, row: int) -> int:
        """Return how high *row* is, or a guess where `is_known` says so."""
        raise NotImplementedError

    def is_known(self, row: int) -> bool:
        raise NotImplementedError

    def know(self, row: int) -> None:
        """Find out how high *row* is."""
        raise NotImplementedError

    def row_id(self, row: int) -> str:
        raise NotImplementedError

    def row_of(self, row_id: str) -> int | None:
        raise NotImplementedError

    def paint_row(self, painter: QPainter, row: int, rect: QRect) -> None:
        raise NotImplementedError

    def follow_rows(self) -> None:
        """Go with the rows: called when they moved, for what lies over them."""

    # Where they are.

    @property
    def column(self) -> CardColumn:
        """Where the rows stand, counted from the top of the first. To place them anew may scroll."""
        if self._is_stale or len(self._column) != self.model().rowCount():
            self._is_stale = False
            self._column = CardColumn(self.row_heights())
            self._go_back()
        return self._column

    def seen(self) -> range:
        """Return the rows in view."""
        column, top = self.column, self.verticalOffset()
        return column.rows_between(top, top + self.viewport().height())

    def forget_rows(self) -> None:
        """Place all rows anew before they are shown again: all of them may be higher or lower now."""
        self._remember()
        self._take_rows()

    @Slot()
    def _take_rows(self) -> None:
        self._is_stale = True
        self.scheduleDelayedItemsLayout()

    def fit_rows(self, rows: Iterable[int], anchor: int | None = None) -> None:
        """Take the heights that *rows* have now; *anchor*, or the first row in view, stays where it is."""
        if self._is_stale:
            return
        if anchor is None:
            anchor = next(iter(self.seen()), None)
        top = 0 if anchor is None else self.column.top(anchor) - self.verticalOffset()
        for row in rows:
            self._column.set_height(row, self.row_height(row))
        self._put(anchor, top)
        self._settle()

    @Slot()
    def _remember(self) -> None:
        """Note what is in view, the chosen rows first, to find it again among other rows."""
        if not self._is_stale and len(self._column):
            top = self.verticalOffset()
            seen = self._column.rows_between(top, top + self.viewport().height())
            rows = sorted(seen, key=self._is_not_chosen)
            self._in_view = [(self.row_id(row), self._column.top(row) - top) for row in rows]

    def _is_not_chosen(self, row: int) -> bool:
        return not self.selectionModel().isSelected(self.model().index(row, 0))

    def _go_back(self) -> None:
        """Put the first of what was in view, and is still there, where it was."""
        places = [(self.row_of(row_id), top) for row_id, top in self._in_view]
        self._in_view = []
        self._put(*next(((row, top) for row, top in places if row is not None), (None, 0)))

    def _put(self, anchor: int | None, top: int) -> None:
        """Scroll so that the row *anchor* stands *top* pixels below the upper edge."""
        was, self._settling = self._settling, True
        self.updateGeometries()
        if anchor is not None:
            self.verticalScrollBar().setValue(self._column.top(anchor) - top)
        self._settling = was
        self.viewport().update()

    def _settle(self) -> None:
        """Find out how high the rows in view are."""
        if self._settling:
            return
        self._settling = True
        for _ in range(_PASSES):
            seen = self.seen()
            unknown = [row for row in seen if not self.is_known(row)]
            if not unknown:
                break
            for row in unknown:
                self.know(row)
            self.fit_rows(unknown, next((row for row in seen if row not in unknown), seen[0]))
        self._settling = False
        self.follow_rows()

    # What Qt asks a list.

    def visualRect(self, index: _Index) -> QRect:  # noqa: N802
        column, row = self.column, index.row()
        if not 0 <= row < len(column):
            return QRect()
        return QRect(0, column.top(row) - self.verticalOffset(), self.viewport().width(), column.height(row))

    def indexAt(self, point: QPoint) -> QModelIndex:  # noqa: N802
        row = self.column.row_at(point.y() + self.verticalOffset())
        return QModelIndex() if row is None else self.model().index(row, 0)

    def verticalOffset(self) -> int:  # noqa: N802
        return self.verticalScrollBar().value()

    def horizontalOffset(self) -> int:  # noqa: N802
        return 0

    def doItemsLayout(self) -> None:  # noqa: N802
        self.fit_rows(())
        QAbstractItemView.doItemsLayout(self)
        self._settle()

    def updateGeometries(self) -> None:  # noqa: N802
        bar, height = self.verticalScrollBar(), self.viewport().height()
        bar.setPageStep(height)
        bar.setRange(0, max(0, self.column.total - height))
        QAbstractItemView.updateGeometries(self)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        if self._settling:
            return  # who scrolls while rows are placed paints all of them
        self.viewport().scroll(0, dy)
        self._settle()

    def scrollTo(self, index: _Index, hint: QAbstractItemView.ScrollHint = _Hint.EnsureVisible) -> None:  # noqa: N802
        for _ in range(2):  # the heights on the way are known only after the first time
            rect, height = self.visualRect(index), self.viewport().height()
            if rect.isEmpty():
                return
            if hint is not _Hint.EnsureVisible or rect.top() < 0 or rect.height() > height:
                by = rect.top()
            else:
                by = max(0, rect.bottom() + 1 - height)
            self.verticalScrollBar().setValue(self.verticalOffset() + by)

    def moveCursor(self, action: QAbstractItemView.CursorAction, held: Qt.KeyboardModifier) -> QModelIndex:  # noqa: N802
        column, row = self.column, self.currentIndex().row()
        if not len(column):
            return QModelIndex()
        last, page = len(column) - 1, self.viewport().height()
        match action:
            case _Action.MoveUp | _Action.MovePrevious:
                row -= 1
            case _Action.MoveDown | _Action.MoveNext:
                row += 1
            case _Action.MoveHome:
                row = 0
            case _Action.MoveEnd:
                row = last
            case _Action.MovePageUp:
                row = min(row - 1, column.row_at(max(0, column.top(max(0, row)) - page)) or 0)
            case _Action.MovePageDown:
                row = max(row + 1, column.row_at(column.top(max(0, row)) + page) or last)
        return self.model().index(min(last, max(0, row)), 0)

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:  # noqa: N802
        column, top = self.column, self.verticalOffset()
        area = rect.normalized()
        rows = column.rows_between(area.top() + top, area.bottom() + 1 + top)
        model, selection = self.model(), QItemSelection()
        if rows:
            selection.select(model.index(rows[0], 0), model.index(rows[-1], 0))
        self.selectionModel().select(selection, command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:  # noqa: N802
        return QRegion(self.viewport().rect())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        column, top, shown = self.column, self.verticalOffset(), event.rect()
        for row in column.rows_between(top + shown.top(), top + shown.bottom() + 1):
            self.paint_row(painter, row, self.visualRect(self.model().index(row, 0)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        QAbstractItemView.resizeEvent(self, event)
        self._settle()

    def dataChanged(self, first: _Index, last: _Index, roles: Iterable[int] = ()) -> None:  # noqa: N802
        super().dataChanged(first, last, list(roles))
        if len(self._column) == self.model().rowCount():
            self.fit_rows(range(first.row(), last.row() + 1))
