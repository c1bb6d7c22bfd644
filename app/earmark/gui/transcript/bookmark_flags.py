"""The signs of bookmarks: a small ribbon over the speaker's bar, at the line of its place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPen

from earmark.gui.look.ribbon import ribbon
from earmark.gui.look.theme import Theme
from earmark.gui.transcript.mark_index import Mark, MarkIndex
from earmark.gui.transcript.page_geometry import BAR_WIDTH
from earmark.gui.transcript.page_layout import PageLayout

_WIDTH, _HEIGHT, _RIM = 9.0, 14.0, 1.5
_TARGET = 24.0


class Flag(NamedTuple):
    """The ribbon at one line, for the bookmarks there, in reading order."""

    rect: QRectF
    marks: tuple[Mark, ...]

    @property
    def target(self) -> QRectF:
        """What is clicked: between the name and the text."""
        center, half = self.rect.center(), _TARGET / 2
        return QRectF(center.x() - half, center.y() - half, _TARGET, _TARGET)


def flags(layout: PageLayout, marks: MarkIndex, start: int, end: int) -> Iterator[Flag]:
    """Give the ribbons of the bookmarks that begin in `text[start:end]`."""
    by_line: dict[int, list[Mark]] = {}
    for mark in marks.bookmarks_between(start, end):
        by_line.setdefault(layout.line_of(mark.start)[0], []).append(mark)
    x = layout.geometry.bar_x + (BAR_WIDTH - _WIDTH) / 2
    for top, found in by_line.items():
        y = top + (layout.geometry.line.height - _HEIGHT) / 2
        yield Flag(QRectF(x, y, _WIDTH, _HEIGHT), tuple(found))


def paint_flag(painter: QPainter, theme: Theme, flag: Flag, chosen: str | None) -> None:
    """Paint the ribbon in the colour of its bookmark; the *chosen* one has the ring of what is chosen."""
    ids = [mark.id for mark in flag.marks]
    mark = flag.marks[ids.index(chosen) if chosen in ids else 0]
    painter.setBrush(theme.marker(mark.color).mark)
    painter.setPen(QPen(theme.color("focus" if chosen in ids else "surface.page"), _RIM))
    painter.drawPolygon(ribbon(flag.rect))
