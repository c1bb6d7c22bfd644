"""Who speaks when: a bar for every few minutes, in the colours of those who speak in it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QToolTip, QVBoxLayout, QWidget

from earmark.gui.controls.labels import ThemedLabel
from earmark.gui.dialogs.speakers.speaker_entry import SpeakerEntry
from earmark.gui.look import fonts
from earmark.gui.look.theme import Theme
from earmark.model.clock_text import stamp
from earmark.model.who_when import WhoWhen

_SIDE, _HEIGHT, _BAR_GAP, _PART_GAP = 24, 45, 2, 1
_NOBODY = "No name"


class TalkStrip(QWidget):
    """The bars with their heading; the tooltip of a bar tells its time and its shares."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._step = ThemedLabel(theme, "", fonts.sans(12, tabular=True), "text.tertiary")
        self._bars = _Bars(theme)
        head = QHBoxLayout()
        head.addWidget(ThemedLabel(theme, "Who speaks when", fonts.sans(12, 500), "text.secondary"), 1)
        head.addWidget(self._step)
        column = QVBoxLayout(self)
        column.setContentsMargins(_SIDE, 14, _SIDE, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._bars)

    def show_strip(self, strip: WhoWhen, entries: Sequence[SpeakerEntry]) -> None:
        self.setVisible(bool(strip.bars))
        self._step.setText(f"each bar is {step_in_words(strip)}")
        self._bars.show_bars(strip, entries)


class _Bars(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._strip = WhoWhen()
        self._entries: Sequence[SpeakerEntry] = ()
        self.setFixedHeight(_HEIGHT)
        self.setAccessibleName("Who speaks when")
        theme.changed.connect(self.update)

    def show_bars(self, strip: WhoWhen, entries: Sequence[SpeakerEntry]) -> None:
        self._strip, self._entries = strip, entries
        self.setAccessibleDescription(f"{len(strip.bars)} bars of {step_in_words(strip)}")
        self.update()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self._strip.bars:
            bar = min(event.x() * len(self._strip.bars) // max(1, self.width()), len(self._strip.bars) - 1)
            QToolTip.showText(event.globalPos(), self.words_about(bar), self)
            return True
        return super().event(event)

    def words_about(self, bar: int) -> str:
        """Return when the bar at that index is, and who speaks in it how much."""
        step, shares = self._strip.step, self._strip.bars[bar]
        when = [f"{stamp(bar * step)} to {stamp((bar + 1) * step)}"] if self._strip.timed else []
        who = [f"{self._name(speaker)} {share:.0%}" for speaker, share in shares] or ["Nobody"]
        return "\n".join([*when, *who])

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        count = len(self._strip.bars)
        for k, shares in enumerate(self._strip.bars):
            left = round(k * (self.width() + _BAR_GAP) / count)
            right = round((k + 1) * (self.width() + _BAR_GAP) / count) - _BAR_GAP
            heard, y = 0.0, 0
            for speaker, share in shares:
                heard += share
                bottom = round(heard * _HEIGHT)
                gap = _PART_GAP if bottom < _HEIGHT else 0
                if bottom - gap > y:
                    painter.setBrush(self._theme.speaker(self._palette(speaker)))
                    painter.drawRoundedRect(QRectF(left, y, max(1, right - left), bottom - gap - y), 1, 1)
                y = bottom

    def _palette(self, speaker: int | None) -> int | None:
        return None if speaker is None else self._entries[speaker].palette

    def _name(self, speaker: int | None) -> str:
        return _NOBODY if speaker is None else self._entries[speaker].name


def step_in_words(strip: WhoWhen) -> str:
    """Return how much a bar is: "2 minutes", "15 seconds", "300 words"."""
    if not strip.timed:
        return _counted(strip.step, "word")
    seconds = strip.step // 1000
    return _counted(seconds // 60, "minute") if seconds % 60 == 0 else _counted(seconds, "second")


def _counted(count: int, unit: str) -> str:
    return f"1 {unit}" if count == 1 else f"{count:,} {unit}s"
