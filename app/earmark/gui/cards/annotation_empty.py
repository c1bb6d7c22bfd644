"""What stands in the place of the quotes where there are none to show."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from earmark.gui.controls.labels import KEY_CAP_HEIGHT, ThemedLabel, key_cap_width, paint_key_cap
from earmark.gui.look import fonts
from earmark.gui.look.marker_swatch import paint_underline
from earmark.gui.look.theme import Theme

_RADIUS = 8.0
_LINE = 20


class Box(QWidget):
    """A rounded hairline round its content."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._theme.color("line.subtle"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)


class FirstQuote(Box):
    """Says how the first quote is made, and shows what it will look like."""

    TITLE = "Your first quote"
    LINES = (
        ("Select any words in the transcript,",),
        ("then press ", "1", " to ", "5", " or ", "H", "."),  # every second piece is a key
    )

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setAccessibleName(f"{self.TITLE}. {' '.join(''.join(line) for line in self.LINES)}")
        self.setFixedHeight(self.sizeHint().height())

    def sizeHint(self) -> QSize:
        return QSize(315, 125)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_title(painter, fonts.serif(17))
        painter.setFont(fonts.sans(13))
        top = 58
        for line in self.LINES:
            self._paint_line(painter, line, top)
            top += _LINE

    def _paint_title(self, painter: QPainter, font: QFont) -> None:
        marker = self._theme.marker("gold")
        width = QFontMetrics(font).horizontalAdvance(self.TITLE)
        mark = QRectF((self.width() - width) / 2, 24, width, 26)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(marker.fill)
        painter.drawRoundedRect(mark, 2, 2)
        paint_underline(painter, marker.underline, mark, marker.line)
        painter.setFont(font)
        painter.setPen(marker.text)
        painter.drawText(mark.adjusted(-9, -4, 9, 1), Qt.AlignmentFlag.AlignCenter, self.TITLE)

    def _paint_line(self, painter: QPainter, pieces: tuple[str, ...], top: int) -> None:
        """Paint words and keys in turn, in the middle."""
        metrics = QFontMetrics(painter.font())
        widths = [key_cap_width(p) if k % 2 else metrics.horizontalAdvance(p) for k, p in enumerate(pieces)]
        x = (self.width() - sum(widths)) // 2
        for k, (piece, width) in enumerate(zip(pieces, widths, strict=True)):
            if k % 2:
                paint_key_cap(painter, self._theme, piece, QPoint(x, top + (_LINE - KEY_CAP_HEIGHT) // 2))
            else:
                painter.setPen(self._theme.color("text.secondary"))
                painter.drawText(QRectF(x, top, width + 1, _LINE), Qt.AlignmentFlag.AlignVCenter, piece)
            x += width


class NoneMatch(Box):
    """Says which filters hide all quotes, and takes them away."""

    clear_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        title = ThemedLabel(theme, "No quotes match", fonts.sans(13, 600))
        self._why = ThemedLabel(theme, "", fonts.sans(13), "text.secondary")
        self._why.setWordWrap(True)
        self._clear = QPushButton("Clear filters")
        self._clear.setProperty("scale", "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 22, 20, 22)
        column.setSpacing(0)
        for label in (title, self._why):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
            column.addSpacing(4)
        column.addSpacing(7)
        column.addWidget(self._clear, alignment=Qt.AlignmentFlag.AlignHCenter)
        self._clear.clicked.connect(self.clear_requested)

    def show_reason(self, sentence: str) -> None:
        self._why.setText(sentence)
