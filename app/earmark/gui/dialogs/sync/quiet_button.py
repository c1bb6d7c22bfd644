"""A small button of quiet words, with an icon before them or a frame round them."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from earmark.gui.controls.buttons import FlatButton
from earmark.gui.look import fonts
from earmark.gui.look.theme import Theme

_PADDING, _GAP, _ICON, _RADIUS = 8, 5, 12, 5.0


class QuietButton(FlatButton):
    """As wide as its words. *name* is for screen readers, where the words do not say enough.

    Args:
        theme: The colours in use.
        text: The words.
        name: Accessible name and tooltip.
        shortcut: Its keys in words, for the tooltip.
        icon: A filled icon before the words, or "".
        framed: Whether it has a frame.
        size: Pixels of the font.
    """

    def __init__(
        self,
        theme: Theme,
        text: str,
        name: str = "",
        shortcut: str = "",
        *,
        icon: str = "",
        framed: bool = False,
        size: int = 12,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, name or text, shortcut, parent)
        self._icon = icon
        self._is_framed = framed
        self.setFont(fonts.sans(size, 500, tabular=True))
        self.setText(text)
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        icon = _ICON + _GAP if self._icon else 0
        width = QFontMetrics(self.font()).horizontalAdvance(self.text()) + icon + 2 * _PADDING
        return QSize(width, 24 if self._is_framed else 26)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_ground(painter)
        if self._is_framed:
            painter.setPen(QPen(self._theme.color("line.default"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
        left = _PADDING
        if self._icon:
            square = QRect(left, (self.height() - _ICON) // 2, _ICON, _ICON)
            self.paint_icon(painter, self._icon, square, filled=True)
            left += _ICON + _GAP
        painter.setPen(self.content_color())
        room = self.rect().adjusted(left, 0, 0, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self.text())
