"""Stands for the text that is still being read: grey lines, and which page it is."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QWidget

from earmark.gui.look import fonts
from earmark.gui.look.theme import Theme
from earmark.gui.transcript import page_geometry as page
from earmark.gui.transcript.page_geometry import PageGeometry

CANCEL_AFTER_MS = 3000
_LINE, _LINE_GAP = 11, 23
_WIDTHS = (1.0, 0.94, 0.62)
_NAME_WIDTH = 90
_PROGRESS_WIDTH, _PROGRESS_HEIGHT, _PROGRESS_GAP = 120, 6, 10
_GROUP = 3 * _LINE_GAP + 20  # from one turn of grey lines to the next
_GROUPS_ALONE = 4
_PROGRESS_ROW = 30


class LoadingLines(QWidget):
    """As wide as the page. Hidden until `show_progress`."""

    cancel_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._geometry: PageGeometry | None = None
        self._groups = 1
        self._done, self._total = 0, 0
        self._cancel = QPushButton("Cancel", self)
        self._cancel.setProperty("kind", "ghost")
        self._cancel.hide()
        self._cancel.clicked.connect(self.cancel_requested)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(CANCEL_AFTER_MS)
        self._patience.timeout.connect(self._cancel.show)
        theme.changed.connect(self.update)
        self.hide()

    @property
    def text(self) -> str:
        """What it says, e.g. "Reading page 17 of 41"."""
        return f"Reading page {self._done} of {self._total}" if self._total else "Reading"

    def show_progress(self, done: int, total: int) -> None:
        self._done, self._total = done, total
        self.setAccessibleName(self.text)
        if self.isHidden():
            self._patience.start()
            self.show()
        self._place_cancel()
        self.update()

    @Slot()
    def end(self) -> None:
        self._patience.stop()
        self._cancel.hide()
        self.hide()

    def place(self, geometry: PageGeometry, top: int, *, alone: bool) -> None:
        """Stand at *top* of the view, on a page of *geometry*; *alone* on the page they fill more of it."""
        self._geometry = geometry
        self._groups = _GROUPS_ALONE if alone else 1
        self.setGeometry(0, top, geometry.width, self._groups * _GROUP + _PROGRESS_ROW)
        self._place_cancel()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._geometry is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for group in range(self._groups):
            self._paint_lines(painter, self._geometry, group * _GROUP)
        self._paint_progress(painter, self._geometry)

    def _paint_lines(self, painter: QPainter, geometry: PageGeometry, top: int) -> None:
        grey = self._theme.color("line.subtle" if self._theme.name == "contrast" else "surface.sunken")
        height = _LINE_GAP * (len(_WIDTHS) - 1) + _LINE
        if not geometry.stacked:
            _fill(painter, QRectF(page.GUTTER - _NAME_WIDTH, top, _NAME_WIDTH, _LINE), grey)
        _fill(painter, QRectF(geometry.bar_x, top, page.BAR_WIDTH, height), grey, 1.5)
        for k, width in enumerate(_WIDTHS):
            _fill(painter, QRectF(geometry.left, top + k * _LINE_GAP, geometry.measure * width, _LINE), grey)

    def _paint_progress(self, painter: QPainter, geometry: PageGeometry) -> None:
        row = self._progress_row(geometry)
        bar = QRectF(row.left(), row.center().y() - _PROGRESS_HEIGHT / 2, _PROGRESS_WIDTH, _PROGRESS_HEIGHT)
        _fill(painter, bar, self._theme.color("line.default"))
        if self._total:
            bar.setWidth(_PROGRESS_WIDTH * min(1.0, self._done / self._total))
            _fill(painter, bar, self._theme.color("text.primary"))
        painter.setFont(fonts.sans(13, tabular=True))
        painter.setPen(self._theme.color("text.secondary"))
        words = row.adjusted(_PROGRESS_WIDTH + _PROGRESS_GAP, 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text)

    def _progress_row(self, geometry: PageGeometry) -> QRectF:
        return QRectF(geometry.left, self._groups * _GROUP - 14, geometry.measure, _PROGRESS_ROW)

    def _place_cancel(self) -> None:
        if self._geometry is not None:
            row = self._progress_row(self._geometry)
            x = row.left() + _PROGRESS_WIDTH + 2 * _PROGRESS_GAP
            x += self.fontMetrics().horizontalAdvance(self.text) + _PROGRESS_GAP
            self._cancel.move(round(x), round(row.top()))


def _fill(painter: QPainter, rect: QRectF, color: QColor, radius: float = 3) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawRoundedRect(rect, radius, radius)
