"""What options are chosen with: round and square boxes to tick, and a field that opens a list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from earmark.gui.controls.fitted_text import elided
from earmark.gui.controls.ring_radius import set_ring_radius
from earmark.gui.dialogs.choice_menu import ChoiceMenu
from earmark.gui.look import fonts, icons
from earmark.gui.look.theme import Theme

_HEIGHT, _BOX, _GAP = 27, 17, 9
_FIELD, _PADDING, _CHEVRON = 30, 10, 15


class TickBox(QAbstractButton):
    """A square box with words beside it; while it cannot be ticked its tooltip may say why."""

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__()
        self._theme = theme
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self.update)

    def show_text(self, text: str) -> None:
        self.setText(text)
        self.setAccessibleName(text)
        self.update()

    def allow(self, reason: str = "") -> None:
        """Let it be ticked, unless there is a *reason* why not."""
        self.setEnabled(not reason)
        self.setToolTip(reason)

    def sizeHint(self) -> QSize:
        return QSize(_BOX + _GAP + QFontMetrics(fonts.sans(13)).horizontalAdvance(self.text()) + 2, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_box(painter, QRectF(0, (_HEIGHT - _BOX) / 2, _BOX, _BOX))
        painter.setFont(fonts.sans(13))
        painter.setPen(self._theme.color("text.primary" if self.isEnabled() else "text.disabled"))
        room = self.rect().adjusted(_BOX + _GAP, 0, -self.room_behind(), 0)
        words = elided(self.text(), fonts.sans(13), room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
        self.paint_behind(painter)

    def paint_box(self, painter: QPainter, box: QRectF) -> None:
        on, usable = self.isChecked(), self.isEnabled()
        edge = "action.bg" if on and usable else self.edge_token()
        painter.setPen(QPen(self._theme.color(edge), 1.5))
        painter.setBrush(self._theme.color("action.bg" if on and usable else "surface.raised"))
        painter.drawRoundedRect(box.adjusted(0.75, 0.75, -0.75, -0.75), 3.5, 3.5)
        if on:
            color = self._theme.color("action.text" if usable else "text.disabled")
            tick = icons.pixmap("check", color, 13, self.devicePixelRatioF())
            painter.drawPixmap(box.topLeft() + QPointF(2, 2), tick)

    def edge_token(self) -> str:
        """Return the colour of the box's edge in the present state."""
        if not self.isEnabled():
            return "line.default"
        return "text.secondary" if self.underMouse() else "line.strong"

    def room_behind(self) -> int:
        return 0

    def paint_behind(self, painter: QPainter) -> None:
        """Paint what stands at the end of the row."""


class RadioRow(TickBox):
    """A round box, of which one of a group is on, and a number at the end of the row."""

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__(theme, text)
        self._count = ""
        self.setAutoExclusive(True)

    def show_count(self, count: int) -> None:
        self._count = str(count)
        self.setAccessibleName(f"{self.text()}, {count}")
        self.update()

    def paint_box(self, painter: QPainter, box: QRectF) -> None:
        circle = box.adjusted(0.75, 0.75, -0.75, -0.75)
        painter.setBrush(self._theme.color("surface.raised"))
        if self.isChecked():
            token = "action.bg" if self.isEnabled() else "text.disabled"
            painter.setPen(QPen(self._theme.color(token), 5))
            circle.adjust(1.75, 1.75, -1.75, -1.75)
        else:
            painter.setPen(QPen(self._theme.color(self.edge_token()), 1.5))
        painter.drawEllipse(circle)

    def room_behind(self) -> int:
        return QFontMetrics(fonts.sans(13, tabular=True)).horizontalAdvance(self._count) + _GAP

    def paint_behind(self, painter: QPainter) -> None:
        painter.setFont(fonts.sans(13, tabular=True))
        painter.setPen(self._theme.color("text.tertiary" if self.isEnabled() else "text.disabled"))
        painter.drawText(
            self.rect(), Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._count
        )


class ChoiceField(QAbstractButton):
    """Shows one of several values; opens the list of them by a click, Space or Enter.

    Up and Down change the value at once, as elsewhere in lists that drop down.
    """

    chosen = Signal(object)  # the value

    def __init__(self, theme: Theme, name: str, choices: Sequence[tuple[str, object]]) -> None:
        super().__init__()
        self._theme = theme
        self._name = name
        self._choices = tuple(choices)
        self._value: object = choices[0][1]
        self.setFixedHeight(_FIELD)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        set_ring_radius(self, 6)
        self.clicked.connect(self._open)
        theme.changed.connect(self.update)
        self.show_value(self._value)

    @property
    def value(self) -> object:
        return self._value

    def show_value(self, value: object) -> None:
        self._value = value
        words = next(words for words, known in self._choices if known == value)
        self.setText(words)
        self.setAccessibleName(f"{self._name}: {words}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, _FIELD)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is not None:
            values = [value for _, value in self._choices]
            self._take(values[min(max(values.index(self._value) + step, 0), len(values) - 1)])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        usable = self.isEnabled()
        painter.setPen(QPen(self._theme.color("line.strong" if usable else "line.default"), 1))
        painter.setBrush(self._theme.color("surface.page" if usable else "surface.disabled"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5.5, 5.5)
        painter.setFont(fonts.sans(13))
        painter.setPen(self._theme.color("text.primary" if usable else "text.disabled"))
        room = self.rect().adjusted(_PADDING, 0, -_PADDING - _CHEVRON, 0)
        painter.drawText(
            room, Qt.AlignmentFlag.AlignVCenter, elided(self.text(), fonts.sans(13), room.width())
        )
        place = QRect(self.width() - _PADDING - _CHEVRON, (_FIELD - _CHEVRON) // 2, _CHEVRON, _CHEVRON)
        color = self._theme.color("text.secondary" if usable else "text.disabled")
        picture = icons.pixmap("chevron-down", color, _CHEVRON, self.devicePixelRatioF())
        painter.drawPixmap(place.topLeft(), picture)

    @Slot()
    def _open(self) -> None:
        menu = ChoiceMenu(self)
        menu.offer_one_of(self._choices, self._value)
        menu.chosen.connect(self._take)
        menu.open()

    @Slot(object)
    def _take(self, value: object) -> None:
        if value != self._value:
            self.show_value(value)
            self.chosen.emit(value)


class WordLink(QAbstractButton):
    """A word that leads to more, as small as the label beside it."""

    def __init__(self, theme: Theme, text: str, name: str) -> None:
        super().__init__()
        self._theme = theme
        self.setText(text)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setFixedHeight(16)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(QFontMetrics(fonts.sans(12)).horizontalAdvance(self.text()) + 2, 16)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        font = fonts.sans(12)
        font.setUnderline(True)
        painter.setFont(font)
        painter.setPen(self._theme.color("text.primary" if self.underMouse() else "text.secondary"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, self.text())
