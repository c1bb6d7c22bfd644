"""One sentence under the head of a dialog, with what can be done about it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from earmark.gui.controls.announce import announce
from earmark.gui.controls.choice import Choice
from earmark.gui.controls.labels import Paragraph, Span
from earmark.gui.look import icons
from earmark.gui.look.theme import Theme

_HEIGHT, _SIDE, _ICON, _GAP = 43, 16, 18, 10


@dataclass(frozen=True, slots=True)
class DialogNotice:
    """The sentence, its icon, and its choices, the first drawn as a button."""

    text: str
    choices: tuple[Choice, ...] = ()
    icon: str = "users"
    icon_token: str = "text.secondary"


class NoticeStrip(QWidget):
    """Shows one notice, or is away. A choice is asked once: the strip goes before it is done."""

    taken = Signal()  # a choice was made

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._notice: DialogNotice | None = None
        self._by_button: dict[QPushButton, Choice] = {}
        self._words = Paragraph(theme, 18)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(_SIDE + _ICON + _GAP, 6, 10, 7)
        self._row.setSpacing(_GAP)
        self._row.addWidget(self._words, 1)
        self.setMinimumHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide()
        theme.changed.connect(self.update)

    @property
    def notice(self) -> DialogNotice | None:
        return self._notice

    @property
    def buttons(self) -> list[QPushButton]:
        return list(self._by_button)

    def show_notice(self, notice: DialogNotice | None) -> None:
        """Show *notice* in place of the one before; None: there is nothing to say."""
        if notice == self._notice:
            return
        self._notice = notice
        for button in self._by_button:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._by_button = {}
        self.setVisible(notice is not None)
        if notice is None:
            return
        self._words.show_spans(Span(notice.text, weight=600))
        for place, choice in enumerate(notice.choices):
            self._by_button[self._button(choice, "ghost" if place else "")] = choice
        announce(self, notice.text)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("surface.raised"))
        painter.fillRect(QRect(0, self.height() - 1, self.width(), 1), self._theme.color("line.subtle"))
        if self._notice is not None:
            color = self._theme.color(self._notice.icon_token)
            picture = icons.pixmap(self._notice.icon, color, _ICON, self.devicePixelRatioF())
            painter.drawPixmap(_SIDE, (self.height() - 1 - _ICON) // 2, picture)

    def _button(self, choice: Choice, kind: str) -> QPushButton:
        button = QPushButton(choice.text)
        button.setProperty("kind", kind)
        button.setProperty("scale", "small")
        button.setAutoDefault(False)  # Enter elsewhere in the dialog is for Done
        button.clicked.connect(self._choose)
        self._row.addWidget(button)
        button.show()  # a layout would do it only later, and Tab is put in order now
        return button

    @Slot()
    def _choose(self) -> None:
        button = self.sender()
        if isinstance(button, QPushButton):
            choice = self._by_button[button]
            self.show_notice(None)
            choice.chosen()
            self.taken.emit()
