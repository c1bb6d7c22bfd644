"""A small field over the text, to put a few words right where they stand."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout

from earmark.gui.controls.labels import ElidedLabel
from earmark.gui.controls.popover import Surface
from earmark.gui.look import fonts
from earmark.gui.look.theme import Theme
from earmark.gui.transcript.transcript_view import TranscriptView

_INSET, _FIELD_PADDING = 6, 9
_LEAST, _ROOM = 300, 48
"""Pixels: the narrowest field, and how much more than its words it is wide."""

_STILL_HERE = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)


class InlineEditor(Surface):
    """Laid over *view*, on the line it belongs to, and moves with it.

    Enter gives the answer, and so does turning to something else after
    typing; Esc leaves all as it was.
    """

    answered = Signal(str)
    closed = Signal()  # with an answer or without one; after `answered`

    def __init__(self, theme: Theme, view: TranscriptView) -> None:
        super().__init__(theme, view)
        self._view = view
        self._range = (0, 0)
        self._asked = ""
        self.field = QLineEdit()
        self.about = ElidedLabel(theme, "", fonts.sans(12), "text.secondary")
        column = QVBoxLayout(self)
        column.setContentsMargins(_INSET, _INSET, _INSET, _INSET + 2)
        column.setSpacing(4)
        column.addWidget(self.field)
        column.addWidget(self.about)
        self.hide()
        self.field.installEventFilter(self)
        self.field.returnPressed.connect(self._answer)
        view.visible_changed.connect(self._place)

    @property
    def is_open(self) -> bool:
        return not self.isHidden()

    def ask(self, start: int, end: int, text: str, about: str, placeholder: str = "") -> None:
        """Open over `text[start:end]` of the episode, which is in view, with *text* to change.

        Args:
            start: The first character.
            end: The place behind the last.
            text: What stands in the field at first.
            about: One line on what is asked, and what the keys do.
            placeholder: What an empty field says.
        """
        self._range = (start, end)
        self._asked = text
        self.field.setFont(fonts.serif(self._view.geometry_of_page.text_size))
        self.field.setText(text)
        self.field.setPlaceholderText(placeholder)
        self.field.setAccessibleName(about)
        self.about.show_text(about)
        self.show()
        self._place()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.selectAll()

    @Slot()
    def leave(self) -> None:
        """Close without an answer."""
        if not self.is_open:
            return
        had_focus = self.field.hasFocus()
        self.hide()
        if had_focus:
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Answer when the reader turns to something else."""
        left = isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() not in _STILL_HERE
        if self.is_open and left:
            self._answer()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        # All other keys end here: under an open field, none belongs to the transcript.

    @Slot()
    def _answer(self) -> None:
        text = self.field.text()
        if text == self._asked:
            self.leave()
            return
        had_focus = self.field.hasFocus()
        self.hide()
        if had_focus:
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.answered.emit(text)
        self.closed.emit()

    @Slot()
    def _place(self) -> None:
        """Stand on the first line of the words; where that is out of view, at the edge."""
        if not self.is_open:
            return
        column = self._view.column_rect()
        lines = self._view.line_rects(*self._range)
        line = lines[0] if lines else QRect(column.left(), self._view.height() // 3, 1, 1)
        longest = max(self._asked, self.field.placeholderText(), key=len)
        words = QFontMetrics(self.field.font()).horizontalAdvance(longest)
        widest = self._view.width() - 2 * _INSET
        self.resize(min(widest, max(_LEAST, words + _ROOM)), self.sizeHint().height())
        left = line.left() - _INSET - _FIELD_PADDING
        top = line.center().y() - _INSET - self.field.sizeHint().height() // 2
        self.move(
            max(_INSET, min(left, self._view.width() - self.width() - _INSET)),
            max(_INSET, min(top, self._view.height() - self.height() - _INSET)),
        )
