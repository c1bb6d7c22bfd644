"""The parts of the open episode and their longer turns, as the contents show them."""

from __future__ import annotations

from bisect import bisect_right
from typing import overload

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from earmark.model.annotations import Annotations
from earmark.model.clock_text import stamp
from earmark.model.parts import Line, Part, part_at

Index = QModelIndex | QPersistentModelIndex
MOST_DOTS = 5
_PART = 0
"""What an index of a part carries; that of a line carries the number of its part, counted from one."""
_ROOT = QModelIndex()


class ContentsModel(QAbstractItemModel):
    """Two levels: parts, and under each its lines."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._parts: tuple[Part, ...] = ()
        self._colors: list[list[str]] = []
        self._now = (-1, -1)

    def show_parts(self, parts: tuple[Part, ...], annotations: Annotations) -> None:
        self.beginResetModel()
        self._parts = parts
        self._colors = self._count(annotations)
        self._now = (-1, -1)
        self.endResetModel()

    def change_parts(self, parts: tuple[Part, ...], annotations: Annotations) -> bool:
        """Show *parts* in the place of the present ones, if these are as many with as many lines."""
        if [len(part.lines) for part in parts] != [len(part.lines) for part in self._parts]:
            return False
        self._parts = parts
        self._colors = self._count(annotations)
        self._now = (-1, -1)
        return True

    def show_annotations(self, annotations: Annotations) -> list[QModelIndex]:
        """Count the quotes again; return the parts in which others are now."""
        before, self._colors = self._colors, self._count(annotations)
        return [self.index(k, 0) for k, colors in enumerate(self._colors) if colors != before[k]]

    def show_now(self, offset: int) -> bool:
        """Say that the character *offset* is being spoken; return whether another part or line is current."""
        number = part_at(self._parts, offset)
        lines = self._parts[number].lines if number >= 0 else ()
        now = number, bisect_right(lines, offset, key=_start) - 1
        changed, self._now = now != self._now, now
        return changed

    @property
    def now(self) -> QModelIndex:
        """The current part; invalid without one."""
        return self.index(self._now[0], 0)

    def is_now(self, index: Index) -> bool:
        """Whether *index* is the current part, or the line that is spoken in it."""
        if index.internalId() == _PART:
            return index.row() == self._now[0]
        return (index.internalId() - 1, index.row()) == self._now

    def part(self, index: Index) -> Part | None:
        """Return the part at *index*, or None if a line is there."""
        return self._parts[index.row()] if index.isValid() and index.internalId() == _PART else None

    def line(self, index: Index) -> Line | None:
        """Return the line at *index*, or None if a part is there."""
        if not index.isValid() or index.internalId() == _PART:
            return None
        return self._parts[index.internalId() - 1].lines[index.row()]

    def start(self, index: Index) -> int:
        """Return where the part or line at *index* begins in the text, in code points."""
        item = self.part(index) or self.line(index)
        return item.start if item else 0

    def colors(self, index: Index) -> list[str]:
        """Return the markers of the quotes in the part at *index*, in reading order."""
        return self._colors[index.row()] if self.part(index) else []

    # What Qt asks

    def index(self, row: int, column: int, parent: Index = _ROOT) -> QModelIndex:
        if column != 0 or not 0 <= row < self.rowCount(parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else _PART)

    @overload
    def parent(self) -> QObject | None: ...
    @overload
    def parent(self, index: Index) -> QModelIndex: ...
    def parent(self, index: Index | None = None) -> QObject | QModelIndex | None:
        if index is None:
            return super().parent()
        if not index.isValid() or index.internalId() == _PART:
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, 0, _PART)

    def rowCount(self, parent: Index = _ROOT) -> int:
        if not parent.isValid():
            return len(self._parts)
        part = self.part(parent)
        return len(part.lines) if part else 0

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        item = self.part(index) or self.line(index)
        if item is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return item.title
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(item, Line):
            return item.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._said(item, len(self.colors(index)))
        return None

    def _said(self, item: Part | Line, quotes: int) -> str:
        said = [] if item.start_ms is None else [stamp(item.start_ms)]
        said.append(item.title)
        if quotes:
            said.append("1 quote" if quotes == 1 else f"{quotes} quotes")
        return ", ".join(said)

    def _count(self, annotations: Annotations) -> list[list[str]]:
        counted: list[list[str]] = [[] for _ in self._parts]
        for highlight in annotations.quotes:
            if highlight.placed and counted:
                counted[part_at(self._parts, highlight.start)].append(highlight.color)
        return counted


def _start(line: Line) -> int:
    return line.start
