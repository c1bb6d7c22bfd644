"""The line in which one types what to find, with the number of the match in it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLineEdit, QWidget

from earmark.gui.look import fonts, icons
from earmark.gui.look.theme import Theme

WIDTH, _LEAST_WIDTH, _HEIGHT = 300, 180, 30
_GLASS, _LEFT, _RIGHT = 15, 10, 10
_COUNT_ROOM = 84


class FindField(QLineEdit):
    """Enter asks for the next match, Shift+Enter for the one before, Esc for the end of the search."""

    next_requested = Signal()
    previous_requested = Signal()
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._note = ""
        self._fails = False
        self.setFixedHeight(_HEIGHT)
        self.setMinimumWidth(_LEAST_WIDTH)
        self.setMaximumWidth(WIDTH)
        self.setTextMargins(_GLASS + 8, 0, _COUNT_ROOM, 0)
        self.setPlaceholderText("Find in transcript")
        self.setAccessibleName("Find in transcript")
        theme.changed.connect(self._color)

    @property
    def note(self) -> str:
        """What stands at the right end, e.g. "24 of 76"."""
        return self._note

    def show_note(self, note: str, *, fails: bool) -> None:
        """Write *note* at the right end; *fails* colours the text: it is not to be found."""
        self._note, self._fails = note, fails
        self._color()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            (self.previous_requested if back else self.next_requested).emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        is_override = event.type() == QEvent.Type.ShortcutOverride
        if is_override and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()  # Esc is ours before it is any shortcut of the window
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        color = self._theme.color("text.tertiary")
        glass = icons.pixmap("search", color, _GLASS, self.devicePixelRatioF())
        painter.drawPixmap(QPoint(_LEFT, (self.height() - _GLASS) // 2), glass)
        font = fonts.sans(12, tabular=True)
        painter.setFont(font)
        painter.setPen(color)
        width = QFontMetrics(font).horizontalAdvance(self._note)
        room = QRect(self.width() - _RIGHT - width, 0, width, self.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self._note)

    def _color(self) -> None:
        palette = self.palette()
        token = "status.error" if self._fails else "text.primary"
        palette.setColor(QPalette.ColorRole.Text, self._theme.color(token))
        self.setPalette(palette)
        # A style sheet rules over the palette: only one of the widget's own rules over that.
        self.setStyleSheet(f"color: {self._theme.color(token).name()}")
