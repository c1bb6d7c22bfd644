"""Theme, size of the text and length of its lines: what the text button of the toolbar shows."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from earmark.gui.bars.theme_samples import ThemeSamples
from earmark.gui.controls.labels import ThemedLabel
from earmark.gui.controls.stepper import Stepper
from earmark.gui.dialogs.settings_rows import SwitchRow
from earmark.gui.look import fonts
from earmark.gui.look.theme import SYSTEM, Theme

SIZES = range(14, 29)
"""Sizes of the transcript's text in pixels."""
MEASURES = range(62, 73, 2)
"""Lengths of its lines in characters."""
_WIDTH, _ROW = 340, 30


class TextSettings(QWidget):
    """Shows the reading settings and asks for others; they are kept elsewhere."""

    theme_chosen = Signal(str)  # one of THEMES, or SYSTEM
    size_chosen = Signal(int)  # pixels
    measure_chosen = Signal(int)  # characters

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._size = 18
        self._measure = 68
        self._samples = ThemeSamples(theme, 44, 8)
        self._system = SwitchRow(theme, "Match the system")
        self._size_step = Stepper(theme, "Text size", 104)
        self._measure_step = Stepper(theme, "Line length", 104)
        self.setFixedWidth(_WIDTH)

        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 12)
        column.setSpacing(3)
        column.addWidget(self._samples)
        column.addSpacing(7)
        column.addWidget(self._system)
        column.addLayout(self._row("Text size", self._size_step))
        column.addLayout(self._row("Line length", self._measure_step))

        self._samples.chosen.connect(self.theme_chosen)
        self._system.switched.connect(self._follow_system)
        self._size_step.smaller_requested.connect(self._shrink)
        self._size_step.larger_requested.connect(self._grow)
        self._measure_step.smaller_requested.connect(self._narrow)
        self._measure_step.larger_requested.connect(self._widen)
        theme.changed.connect(self._show_theme)
        self._show_theme()

    @Slot(str, int, int)
    def show_settings(self, theme: str, size: int, measure: int) -> None:
        """Show the choice of theme (one of THEMES, or SYSTEM), text size in px, line in characters."""
        self._size, self._measure = size, measure
        self._system.show_on(theme == SYSTEM)
        self._size_step.show_value(f"{size} px", size > SIZES[0], size < SIZES[-1])
        within = MEASURES[0] < measure, measure < MEASURES[-1]
        self._measure_step.show_value(f"{measure} characters", *within)

    def _row(self, name: str, control: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        label = ThemedLabel(self._theme, name, fonts.sans(13))
        label.setFixedHeight(_ROW)
        row.addWidget(label, 1)
        row.addWidget(control)
        return row

    @Slot()
    def _show_theme(self) -> None:
        self._samples.show_chosen(self._theme.name)

    @Slot(bool)
    def _follow_system(self, on: bool) -> None:
        self.theme_chosen.emit(SYSTEM if on else self._theme.name)

    @Slot()
    def _shrink(self) -> None:
        self.size_chosen.emit(self._size - 1)

    @Slot()
    def _grow(self) -> None:
        self.size_chosen.emit(self._size + 1)

    @Slot()
    def _narrow(self) -> None:
        self.measure_chosen.emit(self._measure - MEASURES.step)

    @Slot()
    def _widen(self) -> None:
        self.measure_chosen.emit(self._measure + MEASURES.step)
