"""One choice of a few, all of them in sight."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from earmark.gui.look import fonts
from earmark.gui.look.theme import Theme

_HEIGHT, _INSET = 30, 2


class SegmentedControl(QWidget):
    """A sunken track with the chosen part raised; Left and Right choose.

    `chosen(index)` is told when the user chooses, not when `show_chosen` does.
    """

    chosen = Signal(int)

    def __init__(
        self,
        theme: Theme,
        name: str,
        labels: Sequence[str],
        parent: QWidget | None = None,
        *,
        track: str = "surface.sunken",
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._track = track
        self._group = QButtonGroup(self)
        self.setAccessibleName(name)
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

        row = QHBoxLayout(self)
        row.setContentsMargins(_INSET, _INSET, _INSET, _INSET)
        row.setSpacing(0)
        for index, label in enumerate(labels):
            segment = _Segment(theme, label)
            self._group.addButton(segment, index)
            row.addWidget(segment, 1)
        self.show_chosen(0)

        self._group.idClicked.connect(self.chosen)
        self._group.buttonToggled.connect(self.update)
        theme.changed.connect(self.update)

    @property
    def index(self) -> int:
        return self._group.checkedId()

    def show_chosen(self, index: int) -> None:
        self._group.button(index).setChecked(True)

    def set_font(self, index: int, font: QFont) -> None:
        """Write the part *index* in *font*, e.g. the name of a typeface in itself."""
        self._group.button(index).setFont(font)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        target = min(max(self.index + step, 0), len(self._group.buttons()) - 1)
        if target != self.index:
            self._group.button(target).setFocus(Qt.FocusReason.TabFocusReason)
            self._group.button(target).click()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color(self._track))
        painter.drawRoundedRect(QRectF(self.rect()), 7, 7)
        # The chosen part is painted here: its hairline lies outside the button's own area.
        chosen = self._group.button(self.index)
        raised = QRectF(chosen.geometry()).adjusted(-0.5, -0.5, 0.5, 0.5)
        painter.setPen(QPen(self._theme.color("line.default"), 1))
        painter.setBrush(self._theme.color("surface.raised"))
        painter.drawRoundedRect(raised, 5.5, 5.5)


class _Segment(QAbstractButton):
    def __init__(self, theme: Theme, label: str) -> None:
        super().__init__()
        self._theme = theme
        self.setText(label)
        self.setAccessibleName(label)
        self.setCheckable(True)
        self.setFont(fonts.sans(12.5, 500))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(QFontMetrics(self.font()).horizontalAdvance(self.text()) + 24, _HEIGHT - 2 * _INSET)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()  # the control moves the choice; a button would move the focus only
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lit = self.isChecked() or self.underMouse()
        painter.setPen(self._theme.color("text.primary" if lit else "text.secondary"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
