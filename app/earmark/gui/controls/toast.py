"""A short word about what just happened, bottom left of the transcript."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEasingCurve, QEvent, QObject, QPoint, Qt, QTimer, QVariantAnimation, Slot
from PySide6.QtGui import QEnterEvent, QKeyEvent, QMoveEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from earmark.gui.controls.announce import announce
from earmark.gui.controls.labels import ThemedLabel
from earmark.gui.controls.popover import Surface
from earmark.gui.controls.running import application
from earmark.gui.look.theme import Theme

_MARGIN = 18
_SLIDE = 8
_HEIGHT = 46


class Toast(Surface):
    """Laid over *area*. Goes by itself after 4 s, but not while it is pointed at or has the focus.

    A new message takes the place of the old one.
    """

    def __init__(self, theme: Theme, area: QWidget) -> None:
        super().__init__(theme, area)
        self._theme = theme
        self._area = area
        self._chosen: Callable[[], object] | None = None
        self._text = ThemedLabel(theme)
        self._button = QPushButton()
        self._button.setProperty("kind", "ghost")
        self._button.setProperty("scale", "small")
        self._button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._timer = QTimer(self, singleShot=True)
        self._lasts = False
        self._lower_by = 0
        self._motion = QVariantAnimation(self)
        self._motion.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._motion.setStartValue(_SLIDE)
        self._motion.setEndValue(0)
        self.setFixedHeight(_HEIGHT)
        self.hide()

        self._row = QHBoxLayout(self)
        self._row.setSpacing(14)
        self._row.addWidget(self._text)
        self._row.addWidget(self._button)

        self._button.clicked.connect(self._choose)
        self._timer.timeout.connect(self._end)
        self._motion.valueChanged.connect(self._rise)
        area.installEventFilter(self)
        application().focusChanged.connect(self._follow_focus)

    @property
    def text(self) -> str:
        return self._text.text()

    def show_message(self, text: str, action: str = "", chosen: Callable[[], object] | None = None) -> None:
        """Say *text*; a button with the words *action* (e.g. "Undo") calls *chosen*."""
        self._lasts = False
        self._say(text, action, chosen)

    def end_message(self, text: str) -> None:
        """Take the message *text* away, if it is still there."""
        if not self.isHidden() and self._text.text() == text:
            self._end()

    def show_lasting(self, text: str, action: str, chosen: Callable[[], object]) -> None:
        """Say *text* until the next message, or until `end_lasting`."""
        self._lasts = True
        self._say(text, action, chosen)

    def change_lasting(self, text: str) -> None:
        """Say other words in the lasting message, if it is still there; a screen reader is not disturbed."""
        if self._lasts and not self.isHidden():
            self._text.setText(text)
            self.setFixedWidth(max(self.width(), self._row.sizeHint().width()))

    def end_lasting(self) -> None:
        """Take the lasting message away, if there is one."""
        if self._lasts:
            self._end()

    def _say(self, text: str, action: str, chosen: Callable[[], object] | None) -> None:
        self._chosen = chosen
        self._text.setText(text)
        self._button.setVisible(bool(action))
        self._button.setText(action)
        self._row.setContentsMargins(17, 0, 11 if action else 17, 0)
        self.setFixedWidth(self._row.sizeHint().width())
        self._slide_in()
        self._wait()
        announce(self, text)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._wait()
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._end()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.move(self._place())
        return False

    def moveEvent(self, event: QMoveEvent) -> None:
        if self.pos() != self._place():  # a viewport takes what lies on it along when it scrolls
            self.move(self._place())

    def _place(self) -> QPoint:
        top = self._area.height() - self.height() - _MARGIN
        return QPoint(_MARGIN, top + self._lower_by)

    def _slide_in(self) -> None:
        duration = self._theme.duration_ms("base")
        if duration and self.isHidden():
            self._motion.setDuration(duration)
            self._motion.start()
        self.move(self._place())
        self.raise_()
        self.show()

    @Slot(object)
    def _rise(self, lower_by: int) -> None:
        self._lower_by = lower_by
        self.move(self._place())

    def _wait(self) -> None:
        self._timer.stop()
        if not self._lasts and not self.isHidden() and not self.underMouse() and not self._button.hasFocus():
            self._timer.start(self._theme.duration_ms("toast"))

    @Slot()
    def _end(self) -> None:
        self._timer.stop()
        self._chosen = None
        self.hide()

    @Slot()
    def _choose(self) -> None:
        chosen = self._chosen
        self._end()
        if chosen:
            chosen()

    @Slot(QWidget, QWidget)
    def _follow_focus(self, old: QWidget | None, now: QWidget | None) -> None:
        if now is self._button:
            self._timer.stop()
        elif old is self._button:
            self._wait()
