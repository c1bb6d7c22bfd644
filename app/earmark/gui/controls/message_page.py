"""Stands in the transcript's place when a file cannot be read: what happened and what to do."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from earmark.errors import LockedFile, UserError
from earmark.gui.controls.labels import Paragraph, Span
from earmark.gui.look import fonts, icons
from earmark.gui.look.theme import Theme

_WIDTH = 460
_ICON = 40


class MessagePage(QWidget):
    """The sentence and hint of a `UserError`; a locked file is asked for its password here."""

    choose_requested = Signal()
    password_entered = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._details_text = ""
        self._picture = QLabel()
        self._sentence = Paragraph(theme, 28, fonts.serif(22, 500))
        self._hint = Paragraph(theme, 20)
        self._password = _PasswordRow()
        self._choose = QPushButton("Choose another file…")
        self._show_details = QPushButton("Details")
        self._details = _Details()
        self._arrange()

        self._choose.clicked.connect(self.choose_requested)
        self._show_details.clicked.connect(self._toggle_details)
        self._password.entered.connect(self.password_entered)
        theme.changed.connect(self._paint_picture)
        self._paint_picture()

    def show_error(self, error: UserError) -> None:
        """Tell of *error*; if it is a `LockedFile`, ask for the password."""
        locked = isinstance(error, LockedFile)
        self._sentence.show_spans(Span(str(error), weight=500))
        self._hint.show_spans(Span(error.hint, "text.secondary"))
        self._hint.setVisible(bool(error.hint))
        self._details.show_text(error.details)
        self._details.hide()
        self._show_details.setText("Details")
        self._show_details.setVisible(bool(error.details))
        self._password.setVisible(locked)
        self._password.clear()
        self.setAccessibleName(f"{error} {error.hint}".strip())
        (self._password.field if locked else self._choose).setFocus(Qt.FocusReason.OtherFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self._theme.color("surface.page"))

    def _arrange(self) -> None:
        for label in (self._sentence, self._hint):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._show_details.setProperty("kind", "ghost")
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._choose)
        buttons.addWidget(self._show_details)
        buttons.addStretch()

        inside = QWidget()
        inside.setFixedWidth(_WIDTH)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget, gap in ((self._picture, 18), (self._sentence, 8), (self._hint, 22), (self._password, 10)):
            column.addWidget(widget)
            column.addSpacing(gap)
        column.addLayout(buttons)
        column.addSpacing(14)
        column.addWidget(self._details)

        outside = QVBoxLayout(self)
        outside.addStretch(2)
        outside.addWidget(inside, 0, Qt.AlignmentFlag.AlignHCenter)
        outside.addStretch(3)

    @Slot()
    def _toggle_details(self) -> None:
        shown = self._details.isHidden()
        self._details.setVisible(shown)
        self._show_details.setText("Hide details" if shown else "Details")

    @Slot()
    def _paint_picture(self) -> None:
        color = self._theme.color("status.error")
        self._picture.setPixmap(icons.pixmap("file-alert", color, _ICON, self.devicePixelRatioF()))


class _PasswordRow(QWidget):
    entered = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.field = QLineEdit()
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setPlaceholderText("Password")
        self.field.setAccessibleName("Password")
        self._unlock = QPushButton("Unlock")
        self._unlock.setProperty("kind", "primary")

        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.field, 1)
        row.addWidget(self._unlock)

        self.field.textChanged.connect(self._enable)
        self.field.returnPressed.connect(self._enter)
        self._unlock.clicked.connect(self._enter)
        self.clear()

    def clear(self) -> None:
        self.field.clear()
        self._enable("")

    @Slot(str)
    def _enable(self, text: str) -> None:
        self._unlock.setEnabled(bool(text))

    @Slot()
    def _enter(self) -> None:
        if self.field.text():
            self.entered.emit(self.field.text())


class _Details(QWidget):
    """The technical words of an error, to be copied into a report."""

    def __init__(self) -> None:
        super().__init__()
        self._text = QPlainTextEdit()
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._text.setAccessibleName("Details")
        self._text.setFixedHeight(120)
        self._copy = QPushButton("Copy details")
        self._copy.setProperty("scale", "small")

        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._text)
        column.addWidget(self._copy, 0, Qt.AlignmentFlag.AlignLeft)
        self._copy.clicked.connect(self._copy_text)

    def show_text(self, text: str) -> None:
        self._text.setPlainText(text)

    @Slot()
    def _copy_text(self) -> None:
        QGuiApplication.clipboard().setText(self._text.toPlainText())
