"""Puts the two side panes beside the transcript, or over it where the window is narrow."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QLinearGradient, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QWidget

from earmark.gui.look.theme import Theme, tokens
from earmark.gui.pane_rule import BESIDE, THREE_PANES, standing

_SIZE = tokens()["size"]
_LEFT_OPEN = 120
"""How much of the transcript a floating pane leaves to be seen, at least."""


class Panes(QWidget):
    """The row of contents, transcript and annotations.

    Each side remembers whether the reader wants it. From 1280 up both can
    stand; from 1040 one at a time; below, none stands, and one that is
    opened floats until it is closed or Esc is pressed.
    """

    left_shown = Signal(bool)
    right_shown = Signal(bool)
    centre_moved = Signal(int, int)  # x of the transcript area in this widget, its width

    def __init__(self, theme: Theme, left: QWidget, centre: QWidget, right: QWidget) -> None:
        super().__init__()
        self._left, self._centre, self._right = left, centre, right
        self._wants = {left: True, right: True}
        self._widths = {left: _SIZE["sidebar"]["default"], right: _SIZE["annotations"]["default"]}
        self._floating = False
        self._floated: QWidget | None = None
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setHandleWidth(1)
        self._splitter.setChildrenCollapsible(False)
        for pane, limits in ((left, _SIZE["sidebar"]), (right, _SIZE["annotations"])):
            pane.setMinimumWidth(limits["min"])
            pane.setMaximumWidth(limits["max"])
            pane.setAutoFillBackground(True)  # it may float over the text
            pane.installEventFilter(self)
        self._stand()
        self._splitter.setStretchFactor(1, 1)
        self._shadow = _Shadow(theme, self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._splitter)
        self._splitter.splitterMoved.connect(self._remember_widths)
        centre.installEventFilter(self)

    @property
    def is_left_shown(self) -> bool:
        return not self._left.isHidden()

    @property
    def is_right_shown(self) -> bool:
        return not self._right.isHidden()

    @property
    def widths(self) -> tuple[int, int]:
        """The widths of both panes when they stand, also of one that is closed."""
        return self._widths[self._left], self._widths[self._right]

    @property
    def wants(self) -> tuple[bool, bool]:
        """Which panes the reader wants beside the transcript, where there is room."""
        return self._wants[self._left], self._wants[self._right]

    def restore(self, widths: tuple[int, int], wants: tuple[bool, bool]) -> None:
        """Set `widths` and `wants` as they were in an earlier run."""
        panes = (self._left, self._right)
        self._widths = dict(zip(panes, widths, strict=True))
        self._wants = dict(zip(panes, wants, strict=True))
        self._arrange()

    @Slot()
    def toggle_left(self) -> None:
        self._want(self._left, not self.is_left_shown)

    @Slot()
    def toggle_right(self) -> None:
        self._want(self._right, not self.is_right_shown)

    def show_left(self) -> None:
        if not self.is_left_shown:
            self._want(self._left, True)

    def show_right(self) -> None:
        if not self.is_right_shown:
            self._want(self._right, True)

    def close_floating(self) -> None:
        """Let the transcript be seen: a pane that floats over it goes."""
        if self._floated is not None:
            self._want(self._floated, False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._centre and event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self._tell_centre()
        if (
            self._floating
            and watched in (self._left, self._right)
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Escape
        ):
            self._want(self._left if watched is self._left else self._right, False)
            return True
        return False

    def _want(self, pane: QWidget, shown: bool) -> None:
        if self._floating:
            self._floated = pane if shown else None
        else:
            self._wants[pane] = shown
            if shown and self.width() < THREE_PANES:
                self._wants[self._right if pane is self._left else self._left] = False
        self._arrange()
        if shown:
            pane.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self._centre.setFocus(Qt.FocusReason.OtherFocusReason)

    def _arrange(self) -> None:
        narrow = self.width() < BESIDE
        before = (self.is_left_shown, self.is_right_shown)  # what is given another parent is hidden by that
        if narrow and not self._floating:
            self._float()
        elif self._floating and not narrow:
            self._stand()
        left, right = self._shown()
        self._left.setVisible(left)
        self._right.setVisible(right)
        if narrow:
            self._place_floating()
        else:
            self._shadow.hide()
            self._give_widths(left, right)
        if before != (left, right):
            self.left_shown.emit(left)
            self.right_shown.emit(right)
        self._tell_centre()

    def _shown(self) -> tuple[bool, bool]:
        if self._floating:
            return self._floated is self._left, self._floated is self._right
        return standing(self.width(), self.wants)

    def _stand(self) -> None:
        self._floating = False
        for at, pane in enumerate((self._left, self._centre, self._right)):
            self._splitter.insertWidget(at, pane)

    def _float(self) -> None:
        self._floating = True
        self._floated = None
        for pane in (self._left, self._right):
            pane.setParent(self)

    def _place_floating(self) -> None:
        pane = self._floated
        self._shadow.setVisible(pane is not None)
        if pane is None:
            return
        width = min(self._widths[pane], self.width() - _LEFT_OPEN)
        x = 0 if pane is self._left else self.width() - width
        pane.setGeometry(x, 0, width, self.height())
        self._shadow.cast_from(pane.geometry(), to_the_right=pane is self._left)
        self._shadow.raise_()
        pane.raise_()

    def _give_widths(self, left: bool, right: bool) -> None:
        taken = [self._widths[self._left] if left else 0, self._widths[self._right] if right else 0]
        self._splitter.setSizes([taken[0], max(200, self.width() - sum(taken)), taken[1]])

    @Slot()
    def _remember_widths(self) -> None:
        for pane in (self._left, self._right):
            if not pane.isHidden():
                self._widths[pane] = pane.width()

    def _tell_centre(self) -> None:
        x = (
            self._centre.mapTo(self, self._centre.rect().topLeft()).x()
            if self.isAncestorOf(self._centre)
            else 0
        )
        self.centre_moved.emit(x, self._centre.width())


class _Shadow(QWidget):
    """The soft edge beside a floating pane; painted, since an effect would redraw the pane each time."""

    WIDTH = 24

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._to_the_right = True
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def cast_from(self, pane: QRect, *, to_the_right: bool) -> None:
        self._to_the_right = to_the_right
        x = pane.right() + 1 if to_the_right else pane.left() - self.WIDTH
        self.setGeometry(x, pane.top(), self.WIDTH, pane.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        dark, clear = QColor(self._theme.color("scrim")), QColor(self._theme.color("scrim"))
        dark.setAlphaF(0.4 if self._theme.is_dark else 0.14)
        clear.setAlphaF(0)
        fade = QLinearGradient(0, 0, self.width(), 0)
        fade.setColorAt(0, dark if self._to_the_right else clear)
        fade.setColorAt(1, clear if self._to_the_right else dark)
        QPainter(self).fillRect(self.rect(), fade)
