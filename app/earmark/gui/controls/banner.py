"""What the reader should know about the open episode, above the transcript."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from earmark.gui.controls.announce import announce
from earmark.gui.controls.buttons import IconButton
from earmark.gui.controls.choice import Choice
from earmark.gui.controls.labels import Paragraph, Span
from earmark.gui.look import icons
from earmark.gui.look.theme import Theme

_SHOWN = 2
_HEIGHT = 44
_ICON = 18


@dataclass(frozen=True, slots=True)
class Banner:
    """One thing to know, what it means, and what can be done.

    `key` names the matter: a second banner of the same key takes the place of
    the first, and `BannerStack.retire(key)` takes it away. `status` is
    "info", "warning", "error" or "success". The first choice is drawn as a
    button, the others as plain words; choosing any of them closes the banner.
    """

    key: str
    fact: str
    consequence: str = ""
    icon: str = "alert-triangle"
    status: str = "warning"
    choices: tuple[Choice, ...] = ()


class BannerStack(QWidget):
    """Shows two banners at most; the others wait, but for errors. Never takes the focus by itself."""

    closed = Signal(str)  # the key; by the close button or by a choice

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: dict[str, _BannerRow] = {}
        self._waiting: deque[Banner] = deque()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide()

    @property
    def shown(self) -> tuple[str, ...]:
        """The keys of the banners in sight, from the top."""
        return tuple(self._rows)

    def show_banner(self, banner: Banner) -> None:
        """Show *banner*, or keep it until there is room; one that tells of an error is given room."""
        if banner.key in self._rows:
            self._take(banner.key)
        self._waiting = deque(other for other in self._waiting if other.key != banner.key)
        if banner.status == "error":
            self._make_room()
            self._waiting.appendleft(banner)
        else:
            self._waiting.append(banner)
        self._fill()

    def retire(self, key: str) -> None:
        """Take away the banner *key*, shown or waiting: its matter is settled."""
        self._waiting = deque(other for other in self._waiting if other.key != key)
        if key in self._rows:
            self._take(key)
        self._fill()

    def clear(self) -> None:
        """Take all banners away, for another episode."""
        self._waiting.clear()
        for key in self.shown:
            self._take(key)
        self._fill()

    def _fill(self) -> None:
        while self._waiting and len(self._rows) < _SHOWN:
            banner = self._waiting.popleft()
            row = _BannerRow(self._theme, banner)
            row.closed.connect(self._close)
            self._rows[banner.key] = row
            self._column.addWidget(row)
            announce(self, f"{banner.fact} {banner.consequence}".strip())
        self.setVisible(bool(self._rows))

    def _make_room(self) -> None:
        """Let the last banner that can wait do so, if there is no room."""
        can_wait = [row.banner for row in self._rows.values() if row.banner.status != "error"]
        if can_wait and len(self._rows) == _SHOWN:
            self._take(can_wait[-1].key)
            self._waiting.appendleft(can_wait[-1])

    def _take(self, key: str) -> None:
        row = self._rows.pop(key)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()

    @Slot(str)
    def _close(self, key: str) -> None:
        self.retire(key)
        self.closed.emit(key)


class _BannerRow(QWidget):
    closed = Signal(str)

    def __init__(self, theme: Theme, banner: Banner) -> None:
        super().__init__()
        self._theme = theme
        self.banner = banner
        self._by_button: dict[QPushButton, Choice] = {}
        self.setMinimumHeight(_HEIGHT)
        self.setAccessibleName(banner.fact)
        words = Paragraph(theme, 18)
        words.show_spans(Span(banner.fact, weight=600), Span(banner.consequence, "text.secondary"))
        self._close = IconButton(theme, "x", "Close", icon_size=16)

        row = QHBoxLayout(self)
        row.setContentsMargins(16 + _ICON + 10, 6, 10, 7)
        row.setSpacing(10)
        row.addWidget(words, 1)
        for place, choice in enumerate(banner.choices):
            row.addWidget(self._button(choice, "ghost" if place else ""))
        row.addWidget(self._close)

        self._close.clicked.connect(self._say_closed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(QSize(0, _HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("surface.raised"))
        line = QRectF(0, self.height() - 1, self.width(), 1)
        painter.fillRect(line, self._theme.color("line.default"))
        color = self._theme.color(f"status.{self.banner.status}")
        picture = icons.pixmap(self.banner.icon, color, _ICON, self.devicePixelRatioF())
        painter.drawPixmap(16, (self.height() - 1 - _ICON) // 2, picture)

    def _button(self, choice: Choice, kind: str) -> QPushButton:
        button = QPushButton(choice.text)
        button.setProperty("kind", kind)
        button.setProperty("scale", "small")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(self._choose)
        self._by_button[button] = choice
        return button

    @Slot()
    def _choose(self) -> None:
        sender = self.sender()
        if isinstance(sender, QPushButton):
            self._say_closed()
            self._by_button[sender].chosen()

    @Slot()
    def _say_closed(self) -> None:
        self.closed.emit(self.banner.key)
