"""The rows that pages of settings are made of."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QSlider, QVBoxLayout, QWidget

from earmark.gui.bars.theme_samples import RING
from earmark.gui.controls.labels import ElidedLabel, ThemedLabel
from earmark.gui.controls.switch import Switch
from earmark.gui.look import fonts
from earmark.gui.look.theme import Theme
from earmark.gui.settings import Settings

NAME_WIDTH, _VALUE_WIDTH = 118, 104


class SettingsPage(QWidget):
    """A column of headings and rows. Only the theme samples reach out of it, with their rings."""

    restores: tuple[str, ...] = ()
    """The settings that its defaults are of."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(28 - RING, 18, 28 - RING, 12)
        self.column.setSpacing(0)

    def add_heading(self, text: str, above: int = 18) -> None:
        if self.column.count():
            self.column.addSpacing(above)
        heading = ThemedLabel(self._theme, text, fonts.sans(12, 500), "text.secondary")
        heading.setFixedHeight(18)
        self.add(heading)

    def restore(self, settings: Settings) -> None:
        """Set what the page shows back to the defaults."""
        settings.restore(*self.restores)

    def add(self, row: QWidget) -> None:
        row.setContentsMargins(RING, 0, RING, 0)
        self.column.addWidget(row)


class SwitchRow(QWidget):
    """A name, a quieter hint, and a switch at the end of the row. A click anywhere in it switches."""

    switched = Signal(bool)

    def __init__(self, theme: Theme, name: str, hint: str = "") -> None:
        super().__init__()
        self._switch = Switch(theme, f"{name}, {hint}" if hint else name)
        self.setFixedHeight(36)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(ThemedLabel(theme, name))
        row.addWidget(ElidedLabel(theme, hint, fonts.sans(12), "text.tertiary"), 1)
        row.addWidget(self._switch)
        self._switch.clicked.connect(self.switched)

    def show_on(self, on: bool) -> None:
        self._switch.setChecked(on)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()  # without it the release would go to what is behind

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self._switch.click()


class SliderRow(QWidget):
    """A name, a slider and the value in words. Values are whole steps; *words* says what they mean."""

    moved = Signal(int)

    def __init__(self, theme: Theme, name: str, least: int, most: int, words: Callable[[int], str]) -> None:
        super().__init__()
        self._words = words
        self._slider = QSlider(Qt.Orientation.Horizontal)
        self._slider.setRange(least, most)
        self._slider.setPageStep(max(1, (most - least) // 5))
        self._slider.setProperty("scale", "large")
        self._slider.setAccessibleName(name)
        self._slider.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._value = ThemedLabel(theme, "", fonts.sans(13, tabular=True), "text.secondary")
        self._value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._value.setFixedWidth(_VALUE_WIDTH)
        self.setFixedHeight(38)
        row = _named_row(self, theme, name)
        row.addWidget(self._slider, 1)
        row.addWidget(self._value)
        self._slider.valueChanged.connect(self._move)

    def show_value(self, value: int) -> None:
        self._slider.blockSignals(True)  # what is shown is not a wish
        self._slider.setValue(value)
        self._slider.blockSignals(False)
        self._value.setText(self._words(value))

    @Slot(int)
    def _move(self, value: int) -> None:
        self._value.setText(self._words(value))
        self.moved.emit(value)


class ControlRow(QWidget):
    """A name and any control."""

    def __init__(self, theme: Theme, name: str, control: QWidget) -> None:
        super().__init__()
        self.setFixedHeight(38)
        _named_row(self, theme, name).addWidget(control, 1)


def _named_row(owner: QWidget, theme: Theme, name: str) -> QHBoxLayout:
    row = QHBoxLayout(owner)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(16)
    label = ThemedLabel(theme, name)
    label.setFixedWidth(NAME_WIDTH)
    row.addWidget(label)
    return row
