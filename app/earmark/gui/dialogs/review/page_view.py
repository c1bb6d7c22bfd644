"""The picture of a page, with the lines in question lit."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from earmark.gui.look import fonts
from earmark.gui.look.theme import Theme, tokens
from earmark.model.episode import Box

_REACH, _RADIUS, _VEIL = 3, 4, 0.14
_MARGIN = 16
_STEP = 48


class PageView(QScrollArea):
    """As wide as there is room; scrolled to the lines. It asks for the picture that it needs."""

    picture_requested = Signal(int, int)  # page, pixels of the screen wide

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._page = 0
        self._boxes: tuple[Box, ...] = ()
        self._asked = (0, 0)
        self._sheet = _Sheet(theme)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setWidget(self._sheet)
        self.viewport().setAutoFillBackground(False)
        self._sheet.setAutoFillBackground(False)
        self.verticalScrollBar().setSingleStep(_STEP)

    @property
    def page(self) -> int:
        return self._page

    def show_place(self, page: int, boxes: Sequence[Box]) -> None:
        """Show *page* with the lines in *boxes*; the picture is asked for if another page was here."""
        self._boxes = tuple(boxes)
        self.setAccessibleName(f"Page {page}")
        if page != self._page:
            self._page = page
            self._asked = (0, 0)
            self._sheet.show_words(f"Drawing page {page}…")
        self._ask()
        self._fit()

    def show_picture(self, page: int, image: QImage, width: float) -> None:
        """Take the picture of *page*, which is *width* points wide; an old answer is let go."""
        if page == self._page and width > 0:
            self._sheet.show_picture(QPixmap.fromImage(image), width)
            self._fit()

    def show_no_picture(self, page: int, sentence: str) -> None:
        if page == self._page:
            self._sheet.show_words(sentence)
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._ask()
        self._fit()

    def _ask(self) -> None:
        wide = round(self.viewport().width() * self.devicePixelRatioF())
        if self._page and self.isVisible() and self._asked[0] != self._page and wide > 0:
            self._asked = (self._page, wide)
            self.picture_requested.emit(self._page, wide)

    def _fit(self) -> None:
        """Fit the sheet to the width, and bring the lines to the middle."""
        self._sheet.fit(self.viewport().width(), self.viewport().height(), self._boxes)
        lit = self._sheet.lit
        if not lit.isNull():
            self.verticalScrollBar().setValue(lit.center().y() - self.viewport().height() // 2)


class _Sheet(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._picture: QPixmap | None = None
        self._points = 1.0
        self._words = ""
        self._boxes: tuple[Box, ...] = ()
        theme.changed.connect(self.update)

    def show_picture(self, picture: QPixmap, points: float) -> None:
        self._picture, self._points, self._words = picture, points, ""
        self.update()

    def show_words(self, words: str) -> None:
        self._picture, self._words = None, words
        self.update()

    def fit(self, width: int, height: int, boxes: tuple[Box, ...]) -> None:
        self._boxes = boxes
        if self._picture is not None and not self._picture.isNull():
            paper = width - 2 * _MARGIN
            height = round(paper * self._picture.height() / self._picture.width()) + 2 * _MARGIN
        self.resize(width, height)
        self.update()

    @property
    def lit(self) -> QRect:
        """Where the lines stand; null without a picture or lines."""
        around = QRectF()
        for rect in self._rects():
            around = around.united(rect)
        return around.toRect()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        if self._picture is None:
            painter.setFont(fonts.sans(13))
            painter.setPen(self._theme.color("text.tertiary"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._words)
            return
        paper = self._paper()
        painter.drawPixmap(paper, self._picture, QRectF(self._picture.rect()))
        self._light(painter, paper)
        painter.setPen(QPen(self._theme.color("line.default"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(paper)

    def _light(self, painter: QPainter, paper: QRectF) -> None:
        """Veil the page but for the lines, and draw ink round them: paper is white in every theme."""
        rects = self._rects()
        if not rects:
            return
        ink = QColor(tokens()["theme"]["light"]["text"]["primary"])
        lines = QPainterPath()
        for rect in rects:
            lines.addRoundedRect(rect, _RADIUS, _RADIUS)
        lines = lines.simplified()
        veiled = QPainterPath()
        veiled.addRect(paper)
        veil = QColor(ink)
        veil.setAlphaF(_VEIL)
        painter.fillPath(veiled.subtracted(lines), veil)
        painter.setPen(QPen(ink, 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(lines)

    def _paper(self) -> QRectF:
        return QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)

    def _rects(self) -> list[QRectF]:
        if self._picture is None:
            return []
        paper = self._paper()
        scale = paper.width() / self._points
        return [
            QRectF(
                paper.left() + box.x0 * scale,
                paper.top() + box.top * scale,
                (box.x1 - box.x0) * scale,
                (box.bottom - box.top) * scale,
            ).adjusted(-_REACH, -_REACH, _REACH, _REACH)
            for box in self._boxes
        ]
