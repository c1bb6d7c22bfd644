"""The handles at both ends of the chosen quote: where they stand, and how they look."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPen

from earmark.gui.look.theme import Theme
from earmark.gui.transcript.mark_index import Mark
from earmark.gui.transcript.page_layout import PageLayout

_DISC, _BAR, _RIM = 12.0, 2.0, 1.5
_TARGET = 24.0
_OUT = 3.0  # from the edge of the words to the middle of the disc


class Handle(NamedTuple):
    """A bar along the edge of the words with a disc: above the first one, below the last one."""

    offset: int
    bar: QRectF
    center: QPointF

    @property
    def target(self) -> QRectF:
        half = _TARGET / 2
        return QRectF(self.center.x() - half, self.center.y() - half, _TARGET, _TARGET)

    @property
    def extent(self) -> QRectF:
        """All that is painted of it."""
        half = _DISC / 2 + _RIM
        disc = QRectF(self.center.x() - half, self.center.y() - half, 2 * half, 2 * half)
        return disc.united(self.bar)


def handles(layout: PageLayout, mark: Mark, start: int, end: int) -> list[Handle]:
    """Return those handles of *mark* that stand in `text[start:end]`.

    Others would have all the text before them laid out.
    """
    found = []
    if start <= mark.start < end:
        for words in _words(layout, mark.start):
            bar = QRectF(words.left() - _BAR, words.top(), _BAR, words.height())
            found.append(Handle(mark.start, bar, QPointF(words.left() - _OUT, words.top())))
    if start < mark.end <= end:
        for words in _words(layout, mark.end - 1):
            bar = QRectF(words.right(), words.top(), _BAR, words.height())
            found.append(Handle(mark.end, bar, QPointF(words.right() + _OUT, words.bottom())))
    return found


def _words(layout: PageLayout, offset: int) -> list[QRectF]:
    """Return what a highlight fills of the character at *offset*; nothing of a line break."""
    return [strip.mark(layout.geometry) for strip in layout.strips_of(offset, offset + 1)]


def handle_at(layout: PageLayout, mark: Mark, point: QPointF, start: int, end: int) -> Handle | None:
    """Return the handle in `text[start:end]` that *point* means: the nearer one of two within reach."""
    meant = [handle for handle in handles(layout, mark, start, end) if handle.target.contains(point)]
    return min(meant, key=lambda handle: (handle.center - point).manhattanLength(), default=None)


def paint_handles(painter: QPainter, layout: PageLayout, theme: Theme, mark: Mark, clip: QRectF) -> None:
    """Paint the handles on and around the lines of *clip* in the colour of the mark."""
    color = theme.marker(mark.color).mark
    start, end = layout.line_start(clip.top() - _TARGET), layout.line_end(clip.bottom() + _TARGET)
    for handle in handles(layout, mark, start, end):
        painter.fillRect(handle.bar, color)
        painter.setBrush(color)
        painter.setPen(QPen(theme.color("surface.page"), _RIM))
        painter.drawEllipse(handle.center, _DISC / 2, _DISC / 2)
