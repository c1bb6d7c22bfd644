"""The themes to choose from, each shown as it is: a few words with a mark and the word that sounds."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from earmark.gui.controls.ring_radius import set_ring_radius
from earmark.gui.look import fonts
from earmark.gui.look.marker_swatch import paint_underline
from earmark.gui.look.theme import THEME_NAMES, THEMES, Theme

RING = 4
"""Room round a sample for the line that says: this one."""
_LABEL = 27
_TEXT_STEP = 21.0
_RADIUS = 8.0


class ThemeSamples(QWidget):
    """A row of the four themes. *height* is that of the pictures; low ones show two letters only."""

    chosen = Signal(str)  # one of THEMES

    def __init__(self, theme: Theme, height: int, spacing: int) -> None:
        super().__init__()
        self._samples = {name: _Sample(theme, name, height) for name in THEMES}
        self._group = QButtonGroup(self)
        self.setAccessibleName("Theme")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(max(0, spacing - 2 * RING))
        for sample in self._samples.values():
            self._group.addButton(sample)
            row.addWidget(sample, 1)
        self._group.buttonClicked.connect(self._choose)

    def show_chosen(self, name: str) -> None:
        self._samples[name].setChecked(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        checked = [name for name, sample in self._samples.items() if sample.isChecked()]
        at = (THEMES.index(checked[0]) if checked else 0) + step
        if step and 0 <= at < len(THEMES):
            self._samples[THEMES[at]].setFocus(Qt.FocusReason.TabFocusReason)
            self._samples[THEMES[at]].click()
        else:
            super().keyPressEvent(event)

    @Slot(QAbstractButton)
    def _choose(self, sample: QAbstractButton) -> None:
        if isinstance(sample, _Sample):
            self.chosen.emit(sample.name)


class _Sample(QAbstractButton):
    def __init__(self, theme: Theme, name: str, height: int) -> None:
        super().__init__()
        self.name = name
        self._theme = theme
        self._own = Theme(name)
        self._height = height
        self.setText(THEME_NAMES[name])
        self.setAccessibleName(THEME_NAMES[name])
        self.setCheckable(True)
        self.setFixedHeight(height + 2 * RING + _LABEL - RING)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        set_ring_radius(self, 10)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(72, self.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()  # the row moves the choice; a button would move the focus only
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        page = QRectF(RING, RING, self.width() - 2 * RING, self._height)
        painter.setPen(QPen(self._own.color("line.default"), 1))
        painter.setBrush(self._own.color("surface.page"))
        painter.drawRoundedRect(page.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
        if self._height > 60:
            self._paint_words(painter, page)
        else:
            self._paint_letters(painter, page)
        if self.isChecked():
            painter.setPen(QPen(self._theme.color("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(page.adjusted(-3, -3, 3, 3), _RADIUS + 3, _RADIUS + 3)
        self._paint_label(painter)

    def _paint_label(self, painter: QPainter) -> None:
        painter.setFont(fonts.sans(13 if self._height > 60 else 12, 600 if self.isChecked() else 400))
        token = "text.primary" if self.isChecked() or self.underMouse() else "text.secondary"
        painter.setPen(self._theme.color(token))
        below = QRectF(0, RING + self._height + 8, self.width(), 19)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self.text())

    def _paint_bar(self, painter: QPainter, rect: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._own.speaker(1))
        painter.drawRoundedRect(rect, 1.5, 1.5)

    def _paint_letters(self, painter: QPainter, page: QRectF) -> None:
        self._paint_bar(painter, QRectF(page.left() + 12, page.center().y() - 10, 3, 20))
        painter.setFont(fonts.serif(17))
        painter.setPen(self._own.color("text.transcript"))
        painter.drawText(page.adjusted(12, 0, 0, 0), Qt.AlignmentFlag.AlignCenter, "Aa")

    def _paint_words(self, painter: QPainter, page: QRectF) -> None:
        self._paint_bar(painter, QRectF(page.left() + 13, page.top() + 14, 3, 60))
        painter.setFont(fonts.serif(13))
        x, y = page.left() + 25, page.top() + 14
        write = _Writer(painter, self._own, x)
        write.line(y, ("Think before ", ""), ("you", "mark"))
        write.line(y + _TEXT_STEP, ("speak", "mark"), (", and then", ""))
        write.line(y + 2 * _TEXT_STEP, ("say", "now"), (" it.", ""))


class _Writer:
    """Writes words one after the other, some of them marked."""

    def __init__(self, painter: QPainter, theme: Theme, left: float) -> None:
        self._painter, self._theme, self._left = painter, theme, left
        self._metrics = QFontMetricsF(painter.font())

    def line(self, top: float, *words: tuple[str, str]) -> None:
        x = self._left
        baseline = top + (_TEXT_STEP + self._metrics.ascent() - self._metrics.descent()) / 2
        for text, form in words:
            width = self._metrics.horizontalAdvance(text)
            box = QRectF(x, top, width, _TEXT_STEP)
            color = self._theme.color("text.transcript")
            if form == "mark":
                color = self._paint_mark(box)
            elif form == "now":
                self._paint_now(box)
            self._painter.setPen(color)
            self._painter.drawText(QPointF(x, baseline), text)
            x += width

    def _paint_mark(self, box: QRectF) -> QColor:
        gold = self._theme.marker("gold")
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(gold.fill)
        self._painter.drawRoundedRect(box.adjusted(0, 0.5, 0, -0.5), 2, 2)
        paint_underline(self._painter, gold.underline, box.adjusted(0, 0, 0, -1.5), gold.line, 1.5)
        return gold.text

    def _paint_now(self, box: QRectF) -> None:
        self._painter.setPen(QPen(self._theme.color("now.accent"), 1.6))
        self._painter.setBrush(self._theme.color("now.wordFill"))
        self._painter.drawRoundedRect(box.adjusted(-1.2, 0.8, 1.2, -0.8), 4, 4)
