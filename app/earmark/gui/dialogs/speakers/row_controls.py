"""What stands in the row of a speaker: colour, name, role, and how much they talk."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from earmark.gui.controls.buttons import FlatButton
from earmark.gui.dialogs.choice_menu import ChoiceMenu
from earmark.gui.dialogs.speakers.speaker_entry import NO_ROLE, ROLE_NAMES, SpeakerEntry
from earmark.gui.look import fonts, icons
from earmark.gui.look.theme import Theme

MOST_LETTERS = 120
_COLOR_SIZE, _SQUARE = QSize(34, 32), 16
_NAME_WIDTH, _ROLE_WIDTH, _HEIGHT = 212, 112, 30
_PADDING, _CHEVRON = 10, 14
_TRACK, _TRACK_GAP, _LINE = 8, 6, 16
_WIDER = 1.6
"""The bars are drawn this much longer than the shares, so that those of two speakers use the room."""


class ColorButton(FlatButton):
    """A framed square of the speaker's colour; on: the colours below are for this speaker."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "Color")
        self._palette = 0
        self.setCheckable(True)
        self.setFixedSize(_COLOR_SIZE)

    def show_color(self, palette: int) -> None:
        self._palette = palette
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        strong = self.isChecked() or self._theme.name == "contrast"
        painter.setPen(QPen(self._theme.color("line.strong" if strong else "line.default"), 1))
        painter.setBrush(self._theme.color(self.ground_token() or "surface.raised"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5.5, 5.5)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.speaker(self._palette))
        left, top = (self.width() - _SQUARE) / 2, (self.height() - _SQUARE) / 2
        painter.drawRoundedRect(QRectF(left, top, _SQUARE, _SQUARE), 4, 4)


class NameField(QLineEdit):
    """A name in its colour that looks like plain text until it is pointed at or edited."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._palette = 0
        self._name = ""
        self.setProperty("kind", "inplace")
        self.setFont(fonts.sans(13, 600))
        self.setFixedSize(_NAME_WIDTH, _HEIGHT)
        self.setMaxLength(MOST_LETTERS)
        theme.changed.connect(self._recolor)

    @property
    def written(self) -> str:
        """What stands in the field, without needless spaces."""
        return " ".join(self.text().split())

    def show_name(self, name: str, palette: int) -> None:
        self._name, self._palette = name, palette
        self._recolor()
        self.put_back()

    @Slot()
    def put_back(self) -> None:
        """Show the name as it is, whatever was typed."""
        self.setText(self._name)
        self.setToolTip(self._name)
        self.setModified(False)
        self.setCursorPosition(0)

    @Slot()
    def _recolor(self) -> None:
        self.setStyleSheet(f"color: {self._theme.speaker(self._palette).name()}")


class RoleButton(FlatButton):
    """Says the role, and opens the list of roles."""

    chosen = Signal(str)  # one of `ROLES`, or ""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "Role")
        self._role = ""
        self.setFixedSize(_ROLE_WIDTH, _HEIGHT)
        self.clicked.connect(self._open)

    def show_role(self, role: str, name: str) -> None:
        """Show the *role* of the speaker called *name*."""
        self._role = role
        self.setText(ROLE_NAMES.get(role, "Role"))
        self.rename(f"Role of {name}: {ROLE_NAMES.get(role, 'none')}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("line.default"), 1))
        painter.setBrush(self._theme.color(self.ground_token() or "surface.page"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5.5, 5.5)
        painter.setFont(fonts.sans(13))
        painter.setPen(self._theme.color("text.primary" if self._role else "text.tertiary"))
        room = self.rect().adjusted(_PADDING, 0, -_PADDING - _CHEVRON, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self.text())
        side = QRect(self.width() - _PADDING - _CHEVRON, (_HEIGHT - _CHEVRON) // 2, _CHEVRON, _CHEVRON)
        color = self._theme.color("text.secondary")
        painter.drawPixmap(
            side.topLeft(), icons.pixmap("chevron-down", color, _CHEVRON, self.devicePixelRatioF())
        )

    @Slot()
    def _open(self) -> None:
        menu = ChoiceMenu(self)
        menu.offer_one_of([*((words, role) for role, words in ROLE_NAMES.items()), (NO_ROLE, "")], self._role)
        menu.chosen.connect(self._choose)
        menu.open()

    @Slot(object)
    def _choose(self, role: str) -> None:
        self.chosen.emit(role)


class TalkBar(QWidget):
    """The share as a bar; under it the time and the number of turns."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._entry: SpeakerEntry | None = None
        self._scale = 1.0
        self.setFixedHeight(_TRACK + _TRACK_GAP + _LINE)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme.changed.connect(self.update)

    def show_talk(self, entry: SpeakerEntry, largest: float) -> None:
        """Show the talk of *entry*; *largest* is the share of whoever talks most."""
        self._entry = entry
        self._scale = min(_WIDER, 1 / largest) if largest > 0 else 1.0
        self.setAccessibleName(f"{entry.percent}, {entry.amount}, {entry.turns_in_words}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._entry is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        track = QRectF(0, 0, self.width(), _TRACK)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("surface.sunken"))
        painter.drawRoundedRect(track, _TRACK / 2, _TRACK / 2)
        if self._entry.share > 0:
            filled = min(track.width(), max(_TRACK, track.width() * self._entry.share * self._scale))
            track.setWidth(filled)
            painter.setBrush(self._theme.speaker(self._entry.palette))
            painter.drawRoundedRect(track, _TRACK / 2, _TRACK / 2)
        below = QRect(0, _TRACK + _TRACK_GAP, self.width(), _LINE)
        painter.setFont(fonts.sans(12, tabular=True))
        painter.setPen(self._theme.color("text.tertiary"))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(below, middle, self._entry.amount)
        painter.drawText(below, middle | Qt.AlignmentFlag.AlignRight, self._entry.turns_in_words)
