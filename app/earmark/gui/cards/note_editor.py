"""Where the note and the tags of a quote are written, inside its card."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRectF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QPushButton, QTextEdit, QWidget

from earmark.gui.cards.note_text import LINE, line_format
from earmark.gui.cards.tag_field import TagField
from earmark.gui.controls.labels import ThemedLabel
from earmark.gui.controls.ring_radius import set_ring_radius
from earmark.gui.look import fonts
from earmark.gui.look.theme import Theme
from earmark.model.annotations import Highlight

SAVE_WITHIN_MS = 200
MIN_LINES, MAX_LINES = 3, 12
_PAD_X, _PAD_TOP, _PAD_BOTTOM = 10, 9, 8
_TAGS_ABOVE, _FOOT_ABOVE, _FOOT = 8, 9, 26
_RADIUS = 6.0


class NoteEditor(QWidget):
    """Edits one quote at a time and saves while the reader types.

    Whatever is written is told within 200 ms, and at once when the editor
    loses the keyboard, is closed or hidden, or its window closes. Its height
    follows its content; its parent places it.
    """

    note_changed = Signal(str, str)  # id, Markdown
    typed = Signal()  # at once, with every change of the note
    tags_changed = Signal(str, object)  # id, tuple[str, ...]
    height_changed = Signal()
    opened = Signal(str)  # id
    closed = Signal(str)  # id; the keyboard is still in the editor, if it was

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._id: str | None = None
        self._told = ""
        self._window: QWidget | None = None
        self._text = _NoteText(theme, self)
        self._tags = TagField(theme, self)
        hint = "Markdown. Saved as you type."
        self._hint = ThemedLabel(theme, hint, fonts.sans(11.5), "text.tertiary", self)
        self._done = QPushButton("Done", self)
        self._done.setStyleSheet("QPushButton { min-height: 24px; }")
        self._timer = QTimer(self, singleShot=True, interval=SAVE_WITHIN_MS)
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self._tags.follow(self._text)
        self.hide()

        self._timer.timeout.connect(self.flush)
        self._text.textChanged.connect(self._save_soon)
        self._text.lines_changed.connect(self._arrange)
        self._text.focus_changed.connect(self._focus_moved)
        self._tags.tags_changed.connect(self._tell_tags)
        self._tags.height_changed.connect(self._arrange)
        self._done.clicked.connect(self.close_editor)
        theme.changed.connect(self.update)
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.save_all)

    @property
    def editing(self) -> str | None:
        """The id of the quote being edited."""
        return self._id

    def open(self, highlight: Highlight, known_tags: Sequence[str], focus: str = "note") -> None:
        """Edit *highlight*, with the keyboard in its "note" or its "tags"."""
        if self._id != highlight.id:
            self.close_editor()
            self._id = highlight.id
            self._told = highlight.note
            self._text.write(highlight.note)
            self._tags.show_tags(highlight.tags)
        self._tags.show_known(known_tags)
        self.show()
        self._watch_window()
        self._arrange()
        self.opened.emit(highlight.id)
        (self._tags if focus == "tags" else self._text).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_highlight(self, highlight: Highlight) -> None:
        """Take what became of the quote elsewhere (an undo); what the reader is writing stays."""
        unsaved = self._text.toPlainText() != self._told
        if not unsaved and highlight.note != self._told:
            self._told = highlight.note
            self._text.write(highlight.note)
        if highlight.tags != self._tags.tags:
            self._tags.show_tags(highlight.tags)

    @Slot()
    def flush(self) -> None:
        """Tell what was written since the last time, now."""
        self._timer.stop()
        note = self._text.toPlainText()
        if self._id is not None and note != self._told:
            self._told = note
            self.note_changed.emit(self._id, note)

    @Slot()
    def save_all(self) -> None:
        """Tell what was written, now; a tag half written becomes one."""
        self._tags.finish()
        self.flush()

    @Slot()
    def close_editor(self) -> None:
        """Save and close; nothing happens if nothing is being edited."""
        if self._id is None:
            return
        self.save_all()
        closed, self._id = self._id, None
        self.closed.emit(closed)
        self.hide()

    def sizeHint(self) -> QSize:
        above = self._box_height() + _TAGS_ABOVE + self._tags.height()
        return QSize(285, above + _FOOT_ABOVE + _FOOT)

    def event(self, event: QEvent) -> bool:
        claimed = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if claimed and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # Esc closes the editor, whatever else it closes in the window
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_editor()
        event.accept()  # keys that a field leaves over are not for the list below

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.save_all()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() == QEvent.Type.Close:
            self.save_all()
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        focused = self._text.hasFocus()
        width = 2 if focused else 1
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("focus" if focused else "line.strong"), width))
        painter.setBrush(self._theme.color("surface.page"))
        box = QRectF(0, 0, self.width(), self._box_height())
        painter.drawRoundedRect(box.adjusted(width / 2, width / 2, -width / 2, -width / 2), _RADIUS, _RADIUS)

    @Slot()
    def _save_soon(self) -> None:
        if self._text.toPlainText() == self._told:
            return
        self.typed.emit()
        if not self._timer.isActive():
            self._timer.start()

    @Slot(object)
    def _tell_tags(self, tags: tuple[str, ...]) -> None:
        if self._id is not None:
            self.tags_changed.emit(self._id, tags)

    @Slot()
    def _focus_moved(self) -> None:
        self.flush()
        self.update()

    def _watch_window(self) -> None:
        if self._window is not self.window():
            if self._window is not None:
                self._window.removeEventFilter(self)
            self._window = self.window()
            self._window.installEventFilter(self)

    def _box_height(self) -> int:
        return self._text.lines() * LINE + _PAD_TOP + _PAD_BOTTOM

    @Slot()
    def _arrange(self) -> None:
        box = self._box_height()
        self._text.setGeometry(_PAD_X, _PAD_TOP, self.width() - 2 * _PAD_X, self._text.lines() * LINE)
        tags = box + _TAGS_ABOVE
        self._tags.setGeometry(0, tags, self.width(), self._tags.height())
        foot = tags + self._tags.height() + _FOOT_ABOVE
        button = self._done.sizeHint().width()
        self._hint.setGeometry(0, foot, self.width() - button - 8, _FOOT)
        self._done.setGeometry(self.width() - button, foot, button, _FOOT)
        self.update()
        if self.height() != self.sizeHint().height():
            self.height_changed.emit()


class _NoteText(QTextEdit):
    """Plain text in lines of 19 pixels; `lines` says how many it wants to show."""

    lines_changed = Signal()
    focus_changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lines = MIN_LINES
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFont(fonts.sans(13))
        self.setAccessibleName("Note")
        self.document().setDocumentMargin(0)
        self.viewport().setAutoFillBackground(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        set_ring_radius(self, -1)
        self._recolor()
        self.document().documentLayout().documentSizeChanged.connect(self._count_lines)
        theme.changed.connect(self._recolor)

    def lines(self) -> int:
        return self._lines

    def write(self, text: str) -> None:
        """Show *text*; there is nothing to undo then."""
        self.document().setUndoRedoEnabled(False)
        self.setPlainText(text)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(line_format())
        self.document().setUndoRedoEnabled(True)
        self.moveCursor(QTextCursor.MoveOperation.End)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focus_changed.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focus_changed.emit()

    @Slot()
    def _count_lines(self) -> None:
        wanted = round(self.document().size().height() / LINE)
        lines = max(MIN_LINES, min(MAX_LINES, wanted))
        if lines != self._lines:
            self._lines = lines
            self.lines_changed.emit()

    @Slot()
    def _recolor(self) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Text, self._theme.color("text.primary"))
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        self.setPalette(palette)
