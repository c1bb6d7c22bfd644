"""A dialog laid over the window: the rest is veiled and out of reach until it closes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from earmark.gui.controls.buttons import IconButton
from earmark.gui.controls.labels import ThemedLabel
from earmark.gui.controls.ring_radius import set_ring_radius
from earmark.gui.look import fonts
from earmark.gui.look.theme import Theme, tokens

_RADIUS: int = tokens()["radius"]["dialog"]
_KEPT_FREE = 24
"""Pixels of the window that stay in sight round a dialog, both sides together."""
_SHADOW_REACH = 40


class DialogCard(QDialog):
    """The veil over *window* with the card in its middle. Esc and the close button close it.

    It is part of the window and not a window of its own, so it looks the
    same on every desktop. While it is open Tab stays inside it, and the
    shortcuts of the window are silent.

    Args:
        theme: The colours in use.
        window: What is veiled.
        title: The head.
        size: Width and height, if the window has room for them.
    """

    def __init__(self, theme: Theme, window: QWidget, title: str, size: tuple[int, int]) -> None:
        super().__init__(window)
        self.setWindowFlags(Qt.WindowType.SubWindow)  # no window, but Tab goes round in it
        self.setProperty("kind", "card")  # else the style sheet fills it
        self.setAccessibleName(title)
        self._theme = theme
        self._window = window
        self._size = QSize(*size)
        self._before: QWidget | None = None
        self._card = _Card(theme, self)
        self._close = IconButton(theme, "x", "Close", "Esc")

        self.head = QHBoxLayout()
        self.head.setContentsMargins(25, 17, 15, 12)
        self.head.addWidget(ThemedLabel(theme, title, fonts.sans(17, 600)), 1)
        self.head.addWidget(self._close)
        self.below_head = QVBoxLayout()
        self.body = QVBoxLayout()
        self.body.setContentsMargins(1, 0, 1, 0)
        self.body.setSpacing(0)
        self.foot = _Foot(theme)
        column = QVBoxLayout(self._card)
        column.setContentsMargins(0, 0, 0, 1)
        column.setSpacing(0)
        column.addLayout(self.head)
        column.addLayout(self.below_head)
        column.addWidget(_Hairline(theme))
        column.addLayout(self.body, 1)
        column.addWidget(self.foot)

        set_ring_radius(self, -1)
        self._close.clicked.connect(self.accept)
        self.foot.done.clicked.connect(self.accept)
        window.installEventFilter(self)
        theme.changed.connect(self.update)

    @Slot()
    def open(self) -> None:
        """Cover the window and take the focus."""
        self._before = self._window.focusWidget()
        self.setGeometry(self._window.rect())
        self.show()
        self.raise_()
        self._close.setFocus(Qt.FocusReason.PopupFocusReason)

    def done(self, result: int) -> None:
        """Go, and give the focus back to who had it."""
        self._window.removeEventFilter(self)
        if self._before is not None:
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)
        super().done(result)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # every key is for the dialog; the window's shortcuts wait
            return True
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._window.rect())
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        event.accept()  # nothing goes on to what is veiled

    @property
    def close_button(self) -> IconButton:
        """The first stop of the Tab key."""
        return self._close

    def resize_card(self, size: tuple[int, int]) -> None:
        """Change the size that the card has where the window has room for it."""
        self._size = QSize(*size)
        self._place_card()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place_card()
        super().resizeEvent(event)

    def _place_card(self) -> None:
        room = self.size() - QSize(_KEPT_FREE, _KEPT_FREE)
        size = self._size.boundedTo(room)
        left, top = (self.width() - size.width()) // 2, (self.height() - size.height()) // 2
        self._card.setGeometry(QRect(left, top, size.width(), size.height()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = QColor(self._theme.color("scrim"))
        veil.setAlphaF(tokens()["theme"][self._theme.name]["scrimAlpha"])
        painter.fillRect(self.rect(), veil)
        if self._theme.name != "contrast":
            self._paint_shadow(painter)

    def _paint_shadow(self, painter: QPainter) -> None:
        """Paint a soft edge by hand: an effect would draw the whole card anew at every change."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 5 if self._theme.is_dark else 2))
        around = QRectF(self._card.geometry()).translated(0, 12)
        for reach in range(0, _SHADOW_REACH, 2):
            grown = around.adjusted(-reach, -reach, reach, reach)
            painter.drawRoundedRect(grown, _RADIUS + reach, _RADIUS + reach)


class _Card(QWidget):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        width = 2.0 if self._theme.name == "contrast" else 1.0
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("line.default"), width))
        painter.setBrush(self._theme.color("surface.page"))
        inset = width / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), _RADIUS, _RADIUS)


class _Hairline(QWidget):
    """Between the head and the rest, from edge to edge."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedHeight(1)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        inside = self.rect().adjusted(1, 0, -1, 0)
        QPainter(self).fillRect(inside, self._theme.color("line.subtle"))


class _Foot(QWidget):
    """The strip at the bottom: room for a quiet button on the left, Done on the right."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.done = QPushButton("Done")
        self.done.setProperty("kind", "primary")
        self.done.setDefault(True)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(17, 13, 21, 12)
        self.row.setSpacing(8)
        self.row.addStretch()
        self.row.addWidget(self.done)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("surface.window"))
        ground = QRectF(self.rect()).adjusted(1, 0, -1, 0)
        painter.setClipRect(ground)
        painter.drawRoundedRect(ground.adjusted(0, -2 * _RADIUS, 0, 0), _RADIUS - 1, _RADIUS - 1)
        painter.fillRect(QRectF(1, 0, self.width() - 2, 1), self._theme.color("line.subtle"))
