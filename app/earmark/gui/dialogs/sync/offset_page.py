"""One offset: the whole audio is heard earlier or later than the transcript says."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSlider, QVBoxLayout, QWidget

from earmark.gui.controls.labels import Paragraph, Span, ThemedLabel
from earmark.gui.dialogs.sync.offset_field import OffsetField
from earmark.gui.dialogs.sync.sync_words import MINUS, shift
from earmark.gui.look import fonts
from earmark.gui.look.theme import Theme

_REACH_S, _TENTHS = 120, 10
_EXPLAINED = (
    "The whole audio is heard this much later than the transcript says. Below 0, it is heard earlier."
)


class OffsetPage(QWidget):
    """A slider in tenths of a second, and a field for what is finer or farther."""

    offset_changed = Signal(int)  # ms, while it moves

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.field = OffsetField()
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(-_REACH_S * _TENTHS, _REACH_S * _TENTHS)
        self.slider.setPageStep(_TENTHS)
        self.slider.setAccessibleName("Offset")
        self._lay_out(theme)
        self.slider.valueChanged.connect(self._take_slider)
        self.field.changed.connect(self._tell)
        self.show_offset(0)

    def show_offset(self, offset_ms: int) -> None:
        """Show *offset_ms*; beyond its ends the slider stays there."""
        with QSignalBlocker(self.slider):
            self.slider.setValue(round(offset_ms * _TENTHS / 1000))
        self.slider.setAccessibleDescription(shift(offset_ms))
        self.field.show_offset(offset_ms)

    @Slot(int)
    def _take_slider(self, tenths: int) -> None:
        self._tell(tenths * 1000 // _TENTHS)

    @Slot(int)
    def _tell(self, offset_ms: int) -> None:
        self.show_offset(offset_ms)
        self.offset_changed.emit(offset_ms)

    def _lay_out(self, theme: Theme) -> None:
        title = ThemedLabel(theme, "Shift of the whole audio", fonts.sans(12, 500), "text.secondary")
        words = Paragraph(theme, 18, fonts.sans(12))
        words.show_spans(Span(_EXPLAINED, "text.tertiary"))
        head = QHBoxLayout()
        head.addWidget(title, 1)
        head.addWidget(self.field)
        ends = QHBoxLayout()
        for text in (f"{MINUS}{_REACH_S} s", "0 s", f"+{_REACH_S} s"):
            if ends.count():
                ends.addStretch()
            ends.addWidget(ThemedLabel(theme, text, fonts.sans(11, tabular=True), "text.tertiary"))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 4, 10, 12)
        column.setSpacing(0)
        column.addLayout(head)
        column.addSpacing(16)
        column.addWidget(self.slider)
        column.addSpacing(4)
        column.addLayout(ends)
        column.addSpacing(16)
        column.addWidget(words)
        column.addStretch()
