"""Small texts: one that ends in dots where it does not fit, and the picture of a key."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from earmark.gui.look import fonts
from earmark.gui.look.theme import Theme


class ThemedLabel(QLabel):
    """A label in one colour of the theme and a font of its own."""

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        font: QFont | None = None,
        token: str = "text.primary",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self._token = token
        self.setTextFormat(Qt.TextFormat.PlainText)
        if font is not None:
            self.setFont(font)
        self._recolor()
        theme.changed.connect(self._recolor)

    def show_token(self, token: str) -> None:
        """Change to the colour *token*."""
        self._token = token
        self._recolor()

    def _recolor(self) -> None:
        palette = self.palette()
        palette.setColor(self.foregroundRole(), self._theme.color(self._token))
        self.setPalette(palette)


@dataclass(frozen=True, slots=True)
class Span:
    """Words of a paragraph that look alike."""

    text: str
    token: str = "text.primary"
    weight: int = 400


class Paragraph(QLabel):
    """Wrapping text with the design's distance between lines, which a plain label does not have.

    Args:
        theme: The colours in use.
        line_height: Pixels from one line to the next.
        font: The font, if it is not that of the application.
        centred: Whether lines stand in the middle.
    """

    def __init__(
        self, theme: Theme, line_height: int, font: QFont | None = None, *, centred: bool = False
    ) -> None:
        super().__init__()
        self._theme = theme
        self._line_height = line_height
        self._align = "center" if centred else "left"
        self._spans: tuple[Span, ...] = ()
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        if font is not None:
            self.setFont(font)
        theme.changed.connect(self._write)

    def show_spans(self, *spans: Span) -> None:
        self._spans = spans
        self.setAccessibleName(" ".join(span.text for span in spans))
        self._write()

    @Slot()
    def _write(self) -> None:
        words = " ".join(self._html(span) for span in self._spans if span.text)
        style = f"margin:0; line-height:{self._line_height}px"
        self.setText(f"<p align='{self._align}' style='{style}'>{words}</p>")

    def _html(self, span: Span) -> str:
        style = f"color:{self._theme.color(span.token).name()}; font-weight:{span.weight}"
        return f"<span style='{style}'>{escape(span.text)}</span>"


class ElidedLabel(ThemedLabel):
    """One line that ends in "…" where it does not fit; the whole of it is its tooltip then."""

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        font: QFont | None = None,
        token: str = "text.primary",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, "", font, token, parent)
        self._whole = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.show_text(text)

    @property
    def whole_text(self) -> str:
        return self._whole

    def show_text(self, text: str) -> None:
        self._whole = " ".join(text.split())
        self.setAccessibleName(self._whole)
        self._fit()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        return QSize(metrics.horizontalAdvance(self._whole) + 1, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        shown = QFontMetrics(self.font()).elidedText(self._whole, Qt.TextElideMode.ElideRight, self.width())
        self.setText(shown)
        self.setToolTip("" if shown == self._whole else self._whole)


class KeyCap(QWidget):
    """A key of the keyboard in a line of text."""

    def __init__(self, theme: Theme, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._key = key
        self.setAccessibleName(key)
        self.setFixedSize(key_cap_width(key), KEY_CAP_HEIGHT)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_key_cap(painter, self._theme, self._key, QPoint(0, 0))


KEY_CAP_HEIGHT = 18
_CAP_PADDING = 6


def key_cap_width(key: str) -> int:
    return QFontMetrics(fonts.sans(11)).horizontalAdvance(key) + 2 * _CAP_PADDING


def paint_key_cap(painter: QPainter, theme: Theme, key: str, at: QPoint) -> None:
    """Paint *key* with its top left corner *at*; the caller has antialiasing on."""
    rect = QRectF(at.x() + 0.5, at.y() + 0.5, key_cap_width(key) - 1, KEY_CAP_HEIGHT - 1)
    painter.save()
    painter.setFont(fonts.sans(11))
    painter.setPen(QPen(theme.color("line.default"), 1))
    painter.setBrush(theme.color("surface.page"))
    painter.drawRoundedRect(rect, 4, 4)
    painter.setPen(theme.color("text.tertiary"))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, key)
    painter.restore()
