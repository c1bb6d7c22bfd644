"""A sheet of paper with the page of an export on it, as far as it is shown."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from PySide6.QtCore import QRectF, Qt, QTimer, QUrl, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent, QTextBlock, QTextFrameFormat, QTextLine
from PySide6.QtWidgets import QFrame, QTextBrowser

from earmark.exporters.quotes.ordering import Look
from earmark.gui.dialogs.export.page_text import PAPER, RULE, Marks, PageWriter
from earmark.gui.look.marker_swatch import paint_text_underline
from earmark.gui.look.theme import Theme

_SIDE, _PADDING, _TOP, _FOOT = 40, 62, 40, 44
_NARROW = 520
"""Below this width of the view the paper's margins are half as wide."""
_AT_ONCE = 4
"""Pieces of the page that are written before other work has its turn."""
_RADIUS, _FILL_RADIUS, _RULE_WIDTH = 6.0, 2.0, 2
_BELOW_BASE = 7.0


class PagePreview(QTextBrowser):
    """Text that can be selected and copied; it follows no links and loads nothing."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._paper = Theme("light")  # paper is light in every theme
        self._marks = Marks()
        self._pieces: Iterator[None] | None = None
        self._wanted_scroll = 0
        self._writing = QTimer(self, singleShot=True, interval=0)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setAccessibleName("Page preview")
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.viewport().setAutoFillBackground(False)
        # Else all that the dialog veils would be painted again with every line that is written.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.document().setDocumentMargin(0)
        self._writing.timeout.connect(self._write_some)
        theme.changed.connect(self.viewport().update)

    def show_look(self, look: Look, *, marked: bool, keep_place: bool) -> None:
        """Show *look* from its top, or where the page stands now if it is to *keep_place*."""
        self._wanted_scroll = self.verticalScrollBar().value() if keep_place else 0
        writer = PageWriter(self.document(), self._paper, look, marked=marked)
        self._marks, self._pieces = writer.marks, writer.pieces()
        self._set_margins()
        self._write_some()

    @property
    def is_written(self) -> bool:
        """Whether all of the page stands there."""
        return self._pieces is None

    def loadResource(self, kind: int, name: QUrl | str) -> object:  # noqa: N802 - Qt's name
        return None

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._set_margins()
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), self._theme.color("surface.sunken"))
        painter.translate(0, -self.verticalScrollBar().value())
        self._paint_paper(painter)
        for start, end in self._marks.ruled:
            self._paint_rule(painter, start, end)
        for start, end, color in self._marks.quotes:
            self._paint_mark(painter, start, end, color)
        painter.end()
        super().paintEvent(event)

    @Slot()
    def _write_some(self) -> None:
        """Write a few pieces; the rest when other work had its turn."""
        if self._pieces is None:
            return
        for _ in range(_AT_ONCE):
            try:
                next(self._pieces)
            except StopIteration:
                self._pieces = None
                break
        if self._wanted_scroll:
            self.verticalScrollBar().setValue(self._wanted_scroll)
        if self._pieces is not None:
            self._writing.start()
        self.viewport().update()

    def _set_margins(self) -> None:
        """Lay the text into the paper, whose margins get narrower with it."""
        paper = self._paper_sides()
        padding = _PADDING // (2 if self.viewport().width() < _NARROW else 1)
        frame = QTextFrameFormat()
        frame.setLeftMargin(paper[0] + padding)
        frame.setRightMargin(paper[1] + padding)
        frame.setTopMargin(_TOP)
        frame.setBottomMargin(_FOOT)
        if frame != self.document().rootFrame().frameFormat():
            self.document().rootFrame().setFrameFormat(frame)

    def _paper_sides(self) -> tuple[int, int]:
        """Return the room left and right of the paper; on the right the scroll bar is a part of it."""
        side = _SIDE // (2 if self.viewport().width() < _NARROW else 1)
        return side, max(0, side - self.verticalScrollBar().width())

    def _paint_paper(self, painter: QPainter) -> None:
        left, right = self._paper_sides()
        height = max(self.document().size().height(), float(self.viewport().height()))
        paper = QRectF(left, 0, self.viewport().width() - left - right, height + _RADIUS)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 4))
        for reach in range(1, 9, 2):
            around = paper.adjusted(-reach, 0, reach, 0)
            painter.drawRoundedRect(around, _RADIUS + reach, _RADIUS + reach)
        painter.setBrush(QColor(PAPER))
        painter.drawRoundedRect(paper, _RADIUS, _RADIUS)

    def _paint_rule(self, painter: QPainter, start: int, end: int) -> None:
        first, last = self._area(self.document().findBlock(start)), self._area(self.document().findBlock(end))
        left = self.document().rootFrame().frameFormat().leftMargin()
        height = last.bottom() - first.top()
        painter.fillRect(QRectF(left, first.top(), _RULE_WIDTH, height), QColor(RULE))

    def _area(self, block: QTextBlock) -> QRectF:
        """Return where the lines of *block* stand, without the room above them."""
        layout = block.layout()
        return layout.boundingRect().translated(layout.position())

    def _paint_mark(self, painter: QPainter, start: int, end: int, color: str) -> None:
        """Paint the fill of a marker behind a part of a quote, which is one block, and its line below."""
        block = self.document().findBlock(start)
        layout, marker = block.layout(), self._paper.marker(color)
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            first = max(start - block.position(), line.textStart())
            last = min(end - block.position(), line.textStart() + line.textLength())
            if first >= last:
                continue
            left, right = _x(line, first), min(_x(line, last), line.x() + line.naturalTextWidth())
            at = layout.position()
            area = QRectF(at.x() + left, at.y() + line.y(), right - left, line.height()).adjusted(0, 0, 0, -1)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(marker.solid)
            painter.drawRoundedRect(area, _FILL_RADIUS, _FILL_RADIUS)
            base = at.y() + line.y() + line.ascent()
            foot = QRectF(area.left(), 0, area.width(), base + _BELOW_BASE)
            paint_text_underline(painter, marker.underline, foot, marker.line)


def _x(line: QTextLine, position: int) -> float:
    """Return where the character at *position* begins; Qt's binding adds the position to the answer."""
    return cast("tuple[float, int]", line.cursorToX(position))[0]
