"""A small panel over the window: it hangs from a button and goes when something else is touched.

Popovers are children of the window and not windows of their own: their round
corners and shadows need no compositor then, and they stand in screenshots.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGraphicsDropShadowEffect, QVBoxLayout, QWidget

from earmark.gui.controls.running import application
from earmark.gui.look.theme import Theme

RADIUS = 10.0
_GAP = 6
"""Pixels between a popover and its button, and at least to the window's edge."""


class Surface(QWidget):
    """The raised ground of popovers and toasts: rounded, a hairline round it, a shadow under it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)  # what lies under it is not clicked
        theme.changed.connect(self._follow_theme)
        self._follow_theme()

    def paintEvent(self, event: QPaintEvent) -> None:
        width = 2.0 if self._theme.name == "contrast" else 1.0
        inset = width / 2
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("line.default"), width))
        painter.setBrush(self._theme.color("surface.raised"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), RADIUS, RADIUS)

    @Slot()
    def _follow_theme(self) -> None:
        add_shadow(self, self._theme)


class Popover(Surface):
    """Shows *content* beside a button. Esc, a press outside and leaving it by Tab close it.

    Until it is opened it belongs to *owner*: a widget of nobody's would be
    deleted by Python, in whatever thread that tidies up.
    """

    opened = Signal()
    closed = Signal()

    def __init__(self, theme: Theme, content: QWidget, name: str, owner: QWidget) -> None:
        super().__init__(theme, owner)
        self._content = content
        self._anchor: QWidget | None = None
        self.hide()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(content)

    @property
    def is_open(self) -> bool:
        return not self.isHidden()

    def toggle_at(self, anchor: QWidget) -> None:
        """Open beside *anchor*, or close if it is open already."""
        if self.is_open:
            self.close_again()
        else:
            self.open_at(anchor)

    def open_at(self, anchor: QWidget) -> None:
        """Open beside *anchor*: below it, or above where there is no room; the right edges in line."""
        self._anchor = anchor
        self.setParent(anchor.window())
        self.adjustSize()
        self.move(_place(self.size(), anchor))
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.PopupFocusReason)
        application().installEventFilter(self)  # only while open: it sees every event of the program
        application().focusChanged.connect(self._follow_focus)
        self.opened.emit()

    @Slot()
    def close_again(self) -> None:
        """Close, and give the focus back to the button if it was in here."""
        if not self.is_open:
            return
        application().removeEventFilter(self)
        application().focusChanged.disconnect(self._follow_focus)
        focus = application().focusWidget()
        if self._anchor is not None and focus is not None and self._holds(focus):
            self._anchor.setFocus(Qt.FocusReason.PopupFocusReason)
        self.hide()
        self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = event.type() == QEvent.Type.MouseButtonPress and isinstance(watched, QWidget)
        # A press on its own button is left to the button, which closes it by `toggle_at`.
        if pressed and watched is not self._anchor and not self._holds(watched):
            self.close_again()
        return False

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()  # Esc is ours before it is any shortcut of the window
                return True
            if event.type() == QEvent.Type.KeyPress:
                self.close_again()
                return True
        return super().event(event)

    @Slot(QWidget, QWidget)
    def _follow_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is not None and now is not self._anchor and not self._holds(now):
            self.close_again()

    def _holds(self, widget: QObject) -> bool:
        if not isinstance(widget, QWidget):
            return widget is self
        # A menu or a list of completions lies over the popover, and closes by itself.
        lies_over = widget.window().windowType() is Qt.WindowType.Popup
        return lies_over or widget is self or self.isAncestorOf(widget)


def _place(size: QSize, anchor: QWidget) -> QPoint:
    window = anchor.window()
    corner = anchor.mapTo(window, QPoint(anchor.width(), anchor.height()))
    x = min(max(_GAP, corner.x() - size.width()), max(_GAP, window.width() - size.width() - _GAP))
    y = corner.y() + _GAP
    if y + size.height() > window.height():
        y = max(_GAP, corner.y() - anchor.height() - _GAP - size.height())
    return QPoint(x, y)


def add_shadow(widget: QWidget, theme: Theme) -> None:
    """Give *widget* the shadow of what floats; High contrast has none."""
    if theme.name == "contrast":
        remove_shadow(widget)
        return
    shadow = QGraphicsDropShadowEffect(widget)
    shadow.setBlurRadius(24)
    shadow.setOffset(0, 8)
    color = QColor(Qt.GlobalColor.black) if theme.is_dark else QColor(theme.color("scrim"))
    color.setAlphaF(0.5 if theme.is_dark else 0.14)
    shadow.setColor(color)
    widget.setGraphicsEffect(shadow)


def remove_shadow(widget: QWidget) -> None:
    widget.setGraphicsEffect(None)  # type: ignore[arg-type]  # Qt takes None, its stubs do not
