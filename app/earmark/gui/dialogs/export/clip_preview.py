"""The clips that will be written: name, length, and citation of each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from earmark.gui.controls.fitted_text import elided
from earmark.gui.dialogs.export.export_choice import ClipRow
from earmark.gui.look import fonts, icons
from earmark.gui.look.theme import Theme
from earmark.model.clock_text import length

_ROW, _SIDE, _STEP = 46, 16, 46
_ICON, _TIME_WIDTH, _GAP = 20, 56, 12


class ClipPreview(QAbstractScrollArea):
    """Paints only the rows in sight, so that thousands take no longer than ten."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._rows: tuple[ClipRow, ...] = ()
        self._reason = ""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Clips")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setSingleStep(_STEP)
        self.viewport().setAutoFillBackground(False)
        theme.changed.connect(self.viewport().update)

    def show_clips(self, rows: Sequence[ClipRow], reason: str) -> None:
        """Show *rows*, or the *reason* why there are none."""
        self._rows, self._reason = tuple(rows), reason
        self.setAccessibleDescription(reason or f"{len(rows)} clips")
        self._fit()
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = self.viewport().rect()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("surface.page"))
        painter.drawRoundedRect(QRectF(area), 6, 6)
        if not self._rows:
            painter.setFont(fonts.sans(13))
            painter.setPen(self._theme.color("text.tertiary"))
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._reason)
            return
        scrolled = self.verticalScrollBar().value()
        first = scrolled // _ROW
        for number in range(first, min(len(self._rows), first + area.height() // _ROW + 2)):
            self._paint_row(painter, self._rows[number], number * _ROW - scrolled + 6)

    def _paint_row(self, painter: QPainter, row: ClipRow, top: int) -> None:
        color = self._theme.color("text.secondary")
        picture = icons.pixmap("file-music", color, _ICON, self.devicePixelRatioF())
        painter.drawPixmap(_SIDE, top + 10, picture)
        left = _SIDE + _ICON + _GAP
        width = self.viewport().width() - left - _TIME_WIDTH - _SIDE - _GAP
        middle = Qt.AlignmentFlag.AlignVCenter
        name = fonts.sans(13, 500)
        painter.setFont(name)
        painter.setPen(self._theme.color("text.primary"))
        painter.drawText(QRect(left, top + 3, width, 19), middle, elided(row.name, name, width))
        words = fonts.serif(13)
        painter.setFont(words)
        painter.setPen(self._theme.color("text.secondary"))
        painter.drawText(QRect(left, top + 22, width, 19), middle, elided(row.words, words, width))
        painter.setFont(fonts.sans(12, tabular=True))
        painter.setPen(self._theme.color("text.tertiary"))
        end = QRect(self.viewport().width() - _SIDE - _TIME_WIDTH, top + 3, _TIME_WIDTH, 19)
        painter.drawText(end, middle | Qt.AlignmentFlag.AlignRight, length(row.duration_ms))

    def _fit(self) -> None:
        bar, room = self.verticalScrollBar(), self.viewport().height()
        bar.setPageStep(room)
        bar.setRange(0, max(0, len(self._rows) * _ROW + 12 - room))
