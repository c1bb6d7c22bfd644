"""The list of formats, of which one is chosen."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from earmark.gui.controls.fitted_text import elided
from earmark.gui.controls.ring_radius import set_ring_radius
from earmark.gui.controls.scrolling import see_through_scroll_area
from earmark.gui.dialogs.export.formats import Format
from earmark.gui.look import fonts, icons
from earmark.gui.look.theme import Theme

_HEIGHT, _RADIUS = 52, 7.0
_ICON, _TICK, _PADDING, _GAP = 20, 16, 13, 12
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Home: -99, Qt.Key.Key_End: 99}


class FormatList(QWidget):
    """One stop of the Tab key; the arrows choose. It scrolls where there is no room for all."""

    chosen = Signal(str)  # the name of a format

    def __init__(self, theme: Theme, formats: tuple[Format, ...]) -> None:
        super().__init__()
        self._formats = formats
        self._group = QButtonGroup(self)
        self.setAccessibleName("Format")
        rows = _Rows()
        column = QVBoxLayout(rows)
        column.setContentsMargins(2, 2, 2, 2)
        column.setSpacing(0)
        for number, fmt in enumerate(formats):
            row = _FormatRow(theme, fmt)
            self._group.addButton(row, number)
            column.addWidget(row)
        column.addStretch()
        self._area = see_through_scroll_area(rows)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._area)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(2 * _HEIGHT)
        rows.stepped.connect(self._step)
        self._group.idClicked.connect(self._choose)
        self._group.buttonToggled.connect(self._move_focus)

    @property
    def rows(self) -> list[QAbstractButton]:
        return self._group.buttons()

    def show_chosen(self, name: str) -> None:
        number = next(n for n, fmt in enumerate(self._formats) if fmt.name == name)
        self._group.button(number).setChecked(True)
        self._bring_into_view(number)

    def forbid(self, name: str, reason: str) -> None:
        """Let the format of that name not be chosen, and say why; "" allows it again."""
        for fmt, row in zip(self._formats, self._group.buttons(), strict=True):
            if fmt.name == name:
                row.setEnabled(not reason)
                row.setToolTip(reason)

    @Slot(int)
    def _step(self, step: int) -> None:
        """Choose the format so many rows further, or the last one there is."""
        usable = [n for n in range(len(self._formats)) if self._group.button(n).isEnabled()]
        present = self._group.checkedId()
        at = usable.index(present) if present in usable else 0
        target = usable[min(max(at + step, 0), len(usable) - 1)]
        self._group.button(target).setFocus(Qt.FocusReason.TabFocusReason)
        if target != present:
            self._group.button(target).click()

    @Slot(int)
    def _choose(self, number: int) -> None:
        self._bring_into_view(number)
        self.chosen.emit(self._formats[number].name)

    @Slot(QAbstractButton, bool)
    def _move_focus(self, row: QAbstractButton, checked: bool) -> None:
        row.setFocusPolicy(Qt.FocusPolicy.StrongFocus if checked else Qt.FocusPolicy.ClickFocus)

    def _bring_into_view(self, number: int) -> None:
        self._area.ensureWidgetVisible(self._group.button(number), 0, 2)


class _Rows(QWidget):
    """Takes the arrows before the scroll area does, which would scroll."""

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(step)


class _FormatRow(QAbstractButton):
    """Icon, name and a quieter line; framed and ticked when it is chosen."""

    def __init__(self, theme: Theme, fmt: Format) -> None:
        super().__init__()
        self._theme = theme
        self._format = fmt
        self.setText(fmt.title)
        self.setAccessibleName(fmt.title)
        self.setAccessibleDescription(fmt.about)
        self.setCheckable(True)
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        set_ring_radius(self, int(_RADIUS))
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(240, _HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if Qt.Key(event.key()) in _STEPS:
            event.ignore()  # the list moves the choice; a button would move the focus only
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        usable, ratio = self.isEnabled(), self.devicePixelRatioF()
        color = self._theme.color("text.secondary" if usable else "text.disabled")
        top = (_HEIGHT - _ICON) // 2
        painter.drawPixmap(_PADDING, top, icons.pixmap(self._format.icon, color, _ICON, ratio))
        left = _PADDING + _ICON + _GAP
        room = QRect(left, 8, self.width() - left - _PADDING - _TICK - 6, 18)
        painter.setFont(fonts.sans(13, 600))
        painter.setPen(self._theme.color("text.primary" if usable else "text.disabled"))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self._format.title)
        quiet = fonts.sans(12)
        painter.setFont(quiet)
        painter.setPen(self._theme.color("text.tertiary" if usable else "text.disabled"))
        below = QRect(left, 26, room.width(), 17)
        about = self.toolTip() or self._format.about
        painter.drawText(below, Qt.AlignmentFlag.AlignVCenter, elided(about, quiet, below.width()))
        if self.isChecked():
            tick = icons.pixmap("check", self._theme.color("text.primary"), _TICK, ratio)
            painter.drawPixmap(self.width() - _PADDING - _TICK, (_HEIGHT - _TICK) // 2, tick)

    def _paint_ground(self, painter: QPainter) -> None:
        area = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.isChecked():
            painter.setPen(QPen(self._theme.color("text.primary"), 2))
            painter.setBrush(self._theme.color("surface.raised"))
            painter.drawRoundedRect(area, _RADIUS, _RADIUS)
        elif self.underMouse() and self.isEnabled():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("surface.hover"))
            painter.drawRoundedRect(area, _RADIUS, _RADIUS)
