"""Which audio is synced, and in which of the two ways."""

from __future__ import annotations

from PySide6.QtCore import QRect, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from earmark.gui.controls.labels import ElidedLabel, ThemedLabel
from earmark.gui.controls.segmented import SegmentedControl
from earmark.gui.dialogs.sync.quiet_button import QuietButton
from earmark.gui.dialogs.sync.sync_values import AudioEntry, SyncMode
from earmark.gui.look import fonts, icons
from earmark.gui.look.theme import Theme
from earmark.model.clock_text import length

_ICON, _SWITCH = 17, 260


class AudioHead(QWidget):
    """The row under the title."""

    change_requested = Signal()
    mode_chosen = Signal(object)  # SyncMode

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._name = ElidedLabel(theme, "", fonts.sans(13, 500))
        self._length = ThemedLabel(theme, "", fonts.sans(13, tabular=True), "text.secondary")
        self.change = QuietButton(theme, "Change…", "Change audio", size=13)
        self.switch = SegmentedControl(theme, "Way to sync", ("One offset", "Anchor points"))
        self.switch.setFixedWidth(_SWITCH)
        row = QHBoxLayout(self)
        row.setContentsMargins(25 + _ICON + 8, 0, 25, 14)
        row.setSpacing(8)
        row.addWidget(self._name, 1_000)
        row.addWidget(self._length)
        row.addSpacing(6)
        row.addWidget(self.change)
        row.addStretch(1)
        row.addSpacing(8)
        row.addWidget(self.switch)
        self.change.clicked.connect(self.change_requested)
        self.switch.chosen.connect(self._take_mode)
        theme.changed.connect(self.update)

    def show_audio(self, audio: AudioEntry) -> None:
        self._name.show_text(audio.name)
        self._name.setMaximumWidth(self._name.sizeHint().width())
        self._length.setText(length(audio.length_ms) if audio.length_ms else "")
        self._length.setAccessibleName(f"Length {length(audio.length_ms)}" if audio.length_ms else "")

    def show_mode(self, mode: SyncMode) -> None:
        self.switch.show_chosen(mode.value)

    def paintEvent(self, event: QPaintEvent) -> None:
        middle = self.switch.geometry().center().y()
        square = QRect(25, middle - _ICON // 2, _ICON, _ICON)
        color = self._theme.color("text.secondary")
        picture = icons.pixmap("headphones", color, _ICON, self.devicePixelRatioF())
        QPainter(self).drawPixmap(square.topLeft(), picture)

    @Slot(int)
    def _take_mode(self, index: int) -> None:
        self.mode_chosen.emit(SyncMode(index))
