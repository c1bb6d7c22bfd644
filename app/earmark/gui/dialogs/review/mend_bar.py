"""What can be done about the chosen remark, as buttons; and what was done, with the way back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QIcon, QKeyEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from earmark.gui.controls.labels import ElidedLabel
from earmark.gui.dialogs.choice_menu import ChoiceMenu
from earmark.gui.dialogs.review.review_item import ReviewItem
from earmark.gui.look import fonts
from earmark.gui.look.theme import Theme
from earmark.model import clock_text
from earmark.model.clock_text import stamp
from earmark.model.episode import Speaker, palette_of
from earmark.model.mends import Mend

_HEIGHT, _FIELD = 52, 190
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LEAVE, _UNDO, _GO = "Leave it", "Undo", "Go to it"
_SOMEBODY = "Somebody else…"


class MendBar(QWidget):
    """One row of buttons. A time or a new name is asked for in the row itself."""

    mended = Signal(object, object)  # Mend, and what the reader said: ms, a place, a name or None
    taken_back = Signal()
    left_alone = Signal()
    place_requested = Signal()
    refused = Signal(str)  # why what was typed cannot be taken

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._item: ReviewItem | None = None
        self._speakers: Sequence[Speaker] = ()
        self._asked: Mend | None = None
        self._mends: dict[QPushButton, Mend] = {}
        self.setFixedHeight(_HEIGHT)
        self._words = ElidedLabel(theme, "", fonts.sans(13), "text.secondary")
        self._field = QLineEdit()
        self._field.setFixedWidth(_FIELD)
        self._take = _button("Take it")
        self._undo, self._leave, self._go = _button(_UNDO), _button(_LEAVE, "ghost"), _button(_GO, "ghost")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        for part in (self._field, self._take, self._undo, self._leave):
            self._row.addWidget(part)
        self._row.addWidget(self._words, 1)
        self._row.addWidget(self._go)

        self._field.installEventFilter(self)
        self._take.clicked.connect(self._take_typed)
        self._undo.clicked.connect(self.taken_back)
        self._leave.clicked.connect(self.left_alone)
        self._go.clicked.connect(self.place_requested)

    @property
    def stops(self) -> list[QWidget]:
        """The buttons and the field in the order of the Tab key."""
        return [*self._mends, self._field, self._take, self._undo, self._leave, self._go]

    def show_item(self, item: ReviewItem | None, speakers: Sequence[Speaker]) -> None:
        """Offer what can be done about *item*; *speakers* are those of the shown episode."""
        had_focus = self.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        self._item, self._speakers = item, speakers
        self._make_buttons(() if item is None or item.done else item.mends)
        self._ask(None)
        self._undo.setVisible(item is not None and bool(item.done))
        self._leave.setVisible(item is not None and not item.is_settled)
        self._go.setVisible(item is not None and item.offset is not None)
        self._words.show_text(
            "" if item is None else item.done or ("You left it as it is." if item.is_left else "")
        )
        if had_focus:
            next((stop for stop in self.stops if stop.isVisibleTo(self)), self._go).setFocus()

    def eventFilter(self, watched: object, event: object) -> bool:
        if (
            watched is self._field
            and isinstance(event, QKeyEvent)
            and event.type() == QKeyEvent.Type.KeyPress
        ):
            if event.key() in _ENTER:
                self._take_typed()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self._ask(None)
                next(iter(self._mends), self._leave).setFocus()
                return True
        return False

    def _make_buttons(self, mends: Sequence[Mend]) -> None:
        for button in self._mends:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._mends = {}
        for place, mend in enumerate(mends):
            button = _button(self._words_on(mend))
            button.clicked.connect(self._press)
            self._row.insertWidget(place, button)
            button.show()
            self._mends[button] = mend

    def _words_on(self, mend: Mend) -> str:
        if mend.deed == "time" and mend.time_ms is not None:
            return f"Use {stamp(mend.time_ms)}"
        words = {"other_time": "Another time…", "not_a_name": "It is not a name", "put_back": "Put it back"}
        return words.get(mend.deed, "It is a name…")

    @Slot()
    def _press(self) -> None:
        button = self.sender()
        if not isinstance(button, QPushButton):
            return
        mend = self._mends[button]
        if mend.deed == "other_time":
            self._ask(mend)
        elif mend.deed == "speaker":
            self._offer_speakers(button)
        else:
            self.mended.emit(mend, None)

    def _offer_speakers(self, button: QPushButton) -> None:
        menu = ChoiceMenu(button, "Who says this")
        menu.offer((speaker.name, k, self._icon(k)) for k, speaker in enumerate(self._speakers))
        menu.addSeparator()
        menu.offer([(_SOMEBODY, None, QIcon())])
        menu.chosen.connect(self._take_speaker)
        menu.open()

    def _icon(self, speaker: int) -> QIcon:
        picture = QPixmap(QSize(12, 12))
        picture.fill(self._theme.speaker(palette_of(self._speakers, speaker)))
        return QIcon(picture)

    @Slot(object)
    def _take_speaker(self, speaker: int | None) -> None:
        mend = next((mend for mend in self._mends.values() if mend.deed == "speaker"), None)
        if mend is not None and speaker is None:
            self._ask(mend)
        elif mend is not None:
            self.mended.emit(mend, speaker)

    def _ask(self, mend: Mend | None) -> None:
        """Ask for the time or the name that *mend* needs; None: ask for nothing."""
        self._asked = mend
        asks_time = mend is not None and mend.deed == "other_time"
        for part in (self._field, self._take):
            part.setVisible(mend is not None)
        for button in self._mends:
            button.setVisible(mend is None)
        self._leave.setVisible(mend is None and self._item is not None and not self._item.is_settled)
        self._field.setPlaceholderText("Time, as 7:43 or 1:07:43" if asks_time else "Name of the speaker")
        self._field.setAccessibleName("Time" if asks_time else "Name of the speaker")
        self._field.clear()
        if mend is not None:
            self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def _take_typed(self) -> None:
        typed, mend = " ".join(self._field.text().split()), self._asked
        if mend is None:
            return
        if mend.deed == "speaker":
            if typed:
                self.mended.emit(mend, typed)
            else:
                self.refused.emit("A speaker needs a name.")
            return
        time_ms = clock_text.parse(typed)
        if time_ms is None:
            self.refused.emit(f"“{typed}” is not a time. Write it as 7:43 or 1:07:43.")
        else:
            self.mended.emit(mend, time_ms)


def _button(words: str, kind: str = "") -> QPushButton:
    button = QPushButton(words)
    button.setProperty("kind", kind)
    button.setAutoDefault(False)
    return button
