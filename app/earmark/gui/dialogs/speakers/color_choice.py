"""The colours a speaker can have, with the names they go by."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from earmark.gui.controls.labels import ElidedLabel
from earmark.gui.dialogs.speakers.speaker_entry import SpeakerEntry, initials
from earmark.gui.look import fonts, icons
from earmark.gui.look.theme import Theme, tokens

_SIDE, _REACH = 24, 10
_ITEM, _BOX, _SWATCH, _RING, _LABEL_GAP, _LABEL, _CHECK = 66, 40, 28, 2, 3, 19, 16
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class ColorChoice(QWidget):
    """One swatch a colour, for the speaker named above them; arrows move, Space or Enter chooses."""

    chosen = Signal(int)  # the number of the colour

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._head = ElidedLabel(theme, "", fonts.sans(12, 500), "text.secondary")
        self._head.setFixedHeight(16)
        self._head.setContentsMargins(_REACH, 0, _REACH, 0)
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(_SIDE - _REACH, 16, _SIDE - _REACH, 4)
        column.setSpacing(8 - _RING)
        column.addWidget(self._head)
        row = QHBoxLayout()  # the swatches reach out, so that the squares stand over the strip's ends
        row.setSpacing(0)
        for number, name in enumerate(tokens()["speaker"]["order"]):
            if number:
                row.addStretch()
            swatch = _Swatch(theme, name, number)
            self._group.addButton(swatch, number)
            row.addWidget(swatch)
        column.addLayout(row)
        self._group.idClicked.connect(self.chosen)

    @property
    def first(self) -> QWidget:
        """Where Tab comes in."""
        return self._group.checkedButton() or self._group.button(0)

    def focus_checked(self) -> None:
        self.first.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot(object, int)
    def show_choice(self, entries: Sequence[SpeakerEntry], chosen: int) -> None:
        """Offer the colours to the speaker at *chosen* of *entries*, and say who has which already."""
        count = len(self._group.buttons())
        if chosen >= len(entries):
            self._head.show_text("")
            return
        self._head.show_text(f"Colour for {entries[chosen].name}")
        for number in range(count):
            used = [e.name for k, e in enumerate(entries) if k != chosen and e.palette % count == number]
            swatch = self._group.button(number)
            if isinstance(swatch, _Swatch):
                swatch.show_users(used)
        self._group.button(entries[chosen].palette % count).setChecked(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        focused = next((number for number in self._numbers() if self._group.button(number).hasFocus()), None)
        if step is None or focused is None:
            super().keyPressEvent(event)
            return
        numbers = self._numbers()
        self._group.button(numbers[(focused + step) % len(numbers)]).setFocus(Qt.FocusReason.TabFocusReason)

    def _numbers(self) -> range:
        return range(len(self._group.buttons()))


class _Swatch(QAbstractButton):
    """A colour with its name under it; a tick where it is chosen, initials where others have it."""

    def __init__(self, theme: Theme, name: str, palette: int) -> None:
        super().__init__()
        self._theme = theme
        self._name = name
        self._palette = palette
        self._mark = ""
        self.setText(name)
        self.setCheckable(True)
        self.setFixedSize(_ITEM, _RING + _BOX + _LABEL_GAP + _LABEL)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.show_users(())
        theme.changed.connect(self.update)

    def show_users(self, names: Sequence[str]) -> None:
        """Say that those called *names* have this colour too."""
        more = f"+{len(names) - 1}" if len(names) > 1 else ""
        self._mark = (initials(names[0]) + more) if names else ""
        users = f", used by {', '.join(names)}" if names else ""
        self.setAccessibleName(self._name + users)
        self.setToolTip(f"{self._name}{users}" if names else "")
        self.update()

    def sizeHint(self) -> QSize:
        return self.size()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if Qt.Key(event.key()) in _STEPS:
            event.ignore()  # the row of colours moves the focus; a button would choose at once
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF((_ITEM - _BOX) / 2, _RING, _BOX, _BOX)
        self._paint_box(painter, box)
        inset = (_BOX - _SWATCH) / 2
        swatch = box.adjusted(inset, inset, -inset, -inset)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.speaker(self._palette))
        painter.drawRoundedRect(swatch, 6, 6)
        self._paint_mark(painter, swatch)
        painter.setFont(fonts.sans(12))
        painter.setPen(self._theme.color("text.primary" if self.isChecked() else "text.secondary"))
        below = QRect(0, _RING + _BOX + _LABEL_GAP, _ITEM, _LABEL)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self._name)

    def _paint_box(self, painter: QPainter, box: QRectF) -> None:
        if self.isChecked():
            painter.setPen(QPen(self._theme.color("focus"), _RING))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(-1, -1, 1, 1), 9, 9)
        elif self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("surface.hover"))
            painter.drawRoundedRect(box, 8, 8)

    def _paint_mark(self, painter: QPainter, swatch: QRectF) -> None:
        color = self._theme.color("surface.page")
        if self.isChecked():
            picture = icons.pixmap("check", color, _CHECK, self.devicePixelRatioF())
            inset = (_SWATCH - _CHECK) / 2
            painter.drawPixmap(swatch.topLeft() + QPointF(inset, inset), picture)
        elif self._mark:
            painter.setFont(fonts.sans(11 if len(self._mark) < 4 else 9, 600))
            painter.setPen(color)
            painter.drawText(swatch, Qt.AlignmentFlag.AlignCenter, self._mark)
