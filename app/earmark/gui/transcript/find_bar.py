"""The bar above the transcript in which one searches it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from earmark.gui.cards.filter_controls import FilterButton
from earmark.gui.controls.announce import announce
from earmark.gui.controls.buttons import IconButton
from earmark.gui.controls.labels import ElidedLabel
from earmark.gui.controls.rule import Rule
from earmark.gui.look import fonts
from earmark.gui.look.theme import Theme
from earmark.gui.transcript.find_field import FindField
from earmark.model.episode import Speaker
from earmark.model.find import Match, Query, by_speaker

HEIGHT = 48
_ANYONE = "Anyone"


class FindBar(QWidget):
    """Says what is searched for, and shows what was found. Hidden until `open`."""

    query_changed = Signal(object)  # Query
    next_requested = Signal()
    previous_requested = Signal()
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._speakers: Sequence[Speaker] = ()
        self._speaker: int | None = None
        self._field = FindField(theme)
        self._previous = IconButton(theme, "chevron-up", "Previous match", "Shift+Enter")
        self._next = IconButton(theme, "chevron-down", "Next match", "Enter")
        self._case = _Outlined(theme, "", "letter-case", "Match case", checkable=True)
        self._word = _Outlined(theme, "Word", "", "Whole word", checkable=True)
        self._who = _Outlined(theme, _ANYONE, "users", "Who says it", menu=True)
        self._menu = QMenu(self)
        self._shares = ElidedLabel(theme, "", fonts.sans(12), "text.tertiary")
        self._close = IconButton(theme, "x", "Close", "Esc")
        self.setFixedHeight(HEIGHT)
        self.hide()
        self._lay_out()
        self._connect()

    @property
    def query(self) -> Query:
        """What is searched for now."""
        return Query(self._field.text(), self._case.isChecked(), self._word.isChecked(), self._speaker)

    @property
    def shares(self) -> str:
        """How many matches each speaker has, e.g. "Kim 51 · Jon 25"."""
        return self._shares.whole_text

    def open(self, text: str = "") -> None:
        """Show the bar, ready to type; *text* of one line, if given, is searched for at once."""
        self.show()
        if text and "\n" not in text:
            self._field.setText(text)
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()
        if self._field.text():
            self._ask()

    @Slot()
    def end(self) -> None:
        """Hide the bar: the search is over, its words stay for the next time."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    @Slot(object)
    def show_speakers(self, speakers: Sequence[Speaker]) -> None:
        """Offer to search only what one of *speakers* says; forgets the one chosen before."""
        self._speakers = speakers
        self._speaker = None
        self._menu.clear()
        group = QActionGroup(self._menu)
        for index, name in [(None, _ANYONE), *enumerate(speaker.name for speaker in speakers)]:
            action = QAction(name.replace("&", "&&"), group)
            action.setCheckable(True)
            action.setChecked(index is None)
            action.setData(index)
            self._menu.addAction(action)
        group.triggered.connect(self._choose_speaker)
        self._show_speaker()

    def show_result(self, matches: Sequence[Match], current: int) -> None:
        """Show how many matches there are, which of them is current (-1: none), and who says them."""
        asked = bool(self._field.text().strip())
        count = len(matches)
        note = f"{current + 1} of {count}" if current >= 0 else f"{count}" if count else "No matches"
        self._field.show_note(note if asked else "", fails=asked and not count)
        for button in (self._previous, self._next):
            button.setEnabled(bool(count))
        shares = by_speaker(matches) if len(self._speakers) > 1 else []
        self._shares.show_text(" · ".join(self._share(*share) for share in shares))
        if asked and self.isVisible():
            announce(self, f"Match {note}" if current >= 0 else note)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("surface.window"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._theme.color("line.subtle"))

    @Slot()
    def _ask(self) -> None:
        self.query_changed.emit(self.query)

    @Slot(QAction)
    def _choose_speaker(self, action: QAction) -> None:
        self._speaker = action.data()
        self._show_speaker()
        self._ask()

    def _show_speaker(self) -> None:
        name = _ANYONE if self._speaker is None else self._speakers[self._speaker].name
        self._who.show_face(name, "users")
        self._who.show_on(self._speaker is not None)
        self._who.setVisible(len(self._speakers) > 1)

    @Slot()
    def _open_menu(self) -> None:
        self._menu.popup(self._who.mapToGlobal(QPoint(0, self._who.height() + 4)))

    def _share(self, speaker: int | None, count: int) -> str:
        if speaker is None:
            return f"Others {count}"
        name = self._speakers[speaker].name
        first = name.split()[0] if name.split() else name
        alone = sum(other.name.split()[:1] == [first] for other in self._speakers) == 1
        return f"{first if alone else name} {count}"

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 1)
        row.setSpacing(6)
        row.addWidget(self._field, 3)
        widgets: tuple[QWidget, ...] = (self._previous, self._next, Rule(self._theme))
        for widget in (*widgets, self._case, self._word, self._who):
            row.addWidget(widget)
        self._shares.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._shares, 1)
        row.addWidget(self._close)

    def _connect(self) -> None:
        self._field.textEdited.connect(self._ask)
        self._field.next_requested.connect(self.next_requested)
        self._field.previous_requested.connect(self.previous_requested)
        self._field.left.connect(self.end)
        self._previous.clicked.connect(self.previous_requested)
        self._next.clicked.connect(self.next_requested)
        self._case.toggled.connect(self._ask)
        self._word.toggled.connect(self._ask)
        self._who.clicked.connect(self._open_menu)
        self._close.clicked.connect(self.end)


class _Outlined(FilterButton):
    """A filter button with a hairline round it while it is off."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.isChecked():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("line.default"), 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
