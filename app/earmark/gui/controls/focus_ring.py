"""The ring round what has the keyboard, shown only after keyboard use."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QWindow
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from earmark.gui.controls.ring_radius import PROPERTY
from earmark.gui.controls.running import application
from earmark.gui.look.theme import Theme, tokens

_BORDER = tokens()["border"]
_WIDTH: int = _BORDER["focus"]
_OFFSET: int = _BORDER["focusOffset"]
_REACH = _WIDTH + _OFFSET
_DEFAULT_RADIUS: int = tokens()["radius"]["control"]
_HAS_ITS_OWN_BORDER = (QLineEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox)
_KEYS = (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)
_PRESSES = (QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin, QEvent.Type.TabletPress)
_MOVES = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.ParentChange)


class FocusRing(QWidget):
    """One a window, laid over it. It lets every event through.

    Qt does not say why the focus changed, so the ring looks at what the
    window was told last: a key, or a press of the pointer.
    """

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        self._handle: QWindow | None = None
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self._by_keyboard = False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

        window.installEventFilter(self)
        self._watch_window()
        application().focusChanged.connect(self._follow_focus)
        theme.changed.connect(self.update)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if watched is self._handle:
            self._note_use(kind)
        elif watched is self._window and kind == QEvent.Type.Show:
            self._watch_window()  # only now has the widget a window of the system
        if kind in _MOVES and watched in self._watched:
            self._place()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("focus"), _WIDTH))
        inset = _WIDTH / 2
        radius = self._radius() + _OFFSET + inset
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), radius, radius)

    def _watch_window(self) -> None:
        handle = self._window.windowHandle()
        if handle is not None and handle is not self._handle:
            self._handle = handle
            handle.installEventFilter(self)

    def _note_use(self, kind: QEvent.Type) -> None:
        if kind in _KEYS:
            self._by_keyboard = True
        elif kind in _PRESSES:
            self._by_keyboard = False
            self._surround(None)

    @Slot(QWidget, QWidget)
    def _follow_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        inside = now is not None and self._window.isAncestorOf(now)
        self._surround(now if inside and self._by_keyboard else None)

    def _surround(self, target: QWidget | None) -> None:
        for widget in self._watched:
            widget.removeEventFilter(self)
        self._watched = []
        self._target = target if target is not None and _wants_ring(target) else None
        if self._target is not None:
            self._watched = _up_to(self._target, self._window)
            for widget in self._watched:
                widget.installEventFilter(self)
        self._place()

    def _place(self) -> None:
        if self._target is None or not self._target.isVisible():
            self.hide()
            return
        corner = self._target.mapTo(self._window, QPoint(0, 0))
        around = QRect(corner, self._target.size()).adjusted(-_REACH, -_REACH, _REACH, _REACH)
        self.setGeometry(around.intersected(self._window.rect()))
        self.raise_()
        self.show()

    def _radius(self) -> float:
        radius = self._target.property(PROPERTY) if self._target else None
        return float(_DEFAULT_RADIUS if radius is None else radius)


def _wants_ring(widget: QWidget) -> bool:
    radius = widget.property(PROPERTY)
    if radius is not None:
        return int(radius) >= 0
    return not isinstance(widget, _HAS_ITS_OWN_BORDER)


def _up_to(widget: QWidget, window: QWidget) -> list[QWidget]:
    """Return *widget* and everything it lies in, below *window*: if one moves, the ring moves."""
    found = [widget]
    parent = widget.parentWidget()
    while parent is not None and parent is not window:
        found.append(parent)
        parent = parent.parentWidget()
    return found
