"""Who speaks in the episode, and how much: what the Speakers button shows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from earmark.gui.controls.buttons import TextButton
from earmark.gui.controls.labels import ThemedLabel
from earmark.gui.controls.scrolling import see_through_scroll_area
from earmark.gui.look import fonts
from earmark.gui.look.theme import Theme
from earmark.model.clock_text import length
from earmark.model.episode import Speaker, palette_of
from earmark.model.talk_time import TalkTime, percentages

_WIDTH, _ROW, _ROWS_AT_ONCE = 320, 56, 7
_NOBODY = "No name"


class SpeakersList(QWidget):
    """One row a speaker; a click asks for the next turn of that speaker."""

    speaker_chosen = Signal(int)
    edit_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._rows: list[_SpeakerRow] = []
        self.setFixedWidth(_WIDTH)
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._scroll = see_through_scroll_area(inside)
        edit = TextButton(theme, "Edit…", name="Edit speakers…", height=26)
        head = QHBoxLayout()
        head.setContentsMargins(10, 0, 2, 4)
        head.addWidget(ThemedLabel(theme, "Speakers", fonts.sans(13, 600)), 1)
        head.addWidget(edit)

        outside = QVBoxLayout(self)
        outside.setContentsMargins(8, 8, 8, 8)
        outside.setSpacing(0)
        outside.addLayout(head)
        outside.addWidget(self._scroll)
        edit.clicked.connect(self.edit_requested)

    def show_speakers(self, speakers: Sequence[Speaker], talk: Sequence[TalkTime]) -> None:
        """Show *talk* (one entry a speaker, in the order of the palette)."""
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        percents = percentages([entry.share for entry in talk])
        self._rows = [
            _SpeakerRow(
                self._theme, _name(speakers, entry), palette_of(speakers, entry.speaker), entry, percent
            )
            for entry, percent in zip(talk, percents, strict=True)
        ]
        for row in self._rows:
            self._column.addWidget(row)
            row.clicked.connect(self._choose)
        self._scroll.setFixedHeight(_ROW * min(len(self._rows), _ROWS_AT_ONCE))

    @Slot()
    def _choose(self) -> None:
        row = self.sender()
        if isinstance(row, _SpeakerRow) and row.talk.speaker is not None:
            self.speaker_chosen.emit(row.talk.speaker)


def _name(speakers: Sequence[Speaker], entry: TalkTime) -> str:
    return _NOBODY if entry.speaker is None else speakers[entry.speaker].name


class _SpeakerRow(QAbstractButton):
    def __init__(self, theme: Theme, name: str, palette: int | None, talk: TalkTime, percent: int) -> None:
        super().__init__()
        self.talk = talk
        self._palette = palette
        self._theme = theme
        self._percent = percent
        self._time = "" if talk.talk_ms is None else length(talk.talk_ms)
        self._turns = "1 turn" if talk.turns == 1 else f"{talk.turns} turns"
        self.setText(name)
        said = ", ".join(part for part in (name, f"{percent}%", self._time, self._turns) if part)
        self.setAccessibleName(said)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        if talk.speaker is None:
            self.setEnabled(False)
        else:
            self.setToolTip(f"Next turn of {name}")
            self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH // 2, _ROW)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isEnabled() and (self.isDown() or self.underMouse()):
            painter.setBrush(self._theme.color("surface.pressed" if self.isDown() else "surface.hover"))
            painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        color = self._theme.speaker(self._palette)
        self._paint_words(painter, color)
        self._paint_share(painter, color)

    def _paint_words(self, painter: QPainter, color: QColor) -> None:
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        upper = QRectF(10, 5, self.width() - 20, 20)
        lower = QRectF(10, 36, self.width() - 20, 16)
        painter.setFont(fonts.sans(13, 600))
        shown = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width() - 76)
        painter.setPen(color)
        painter.drawText(upper, left | Qt.AlignmentFlag.AlignVCenter, shown)
        painter.setFont(fonts.sans(13, 600, tabular=True))
        painter.setPen(self._theme.color("text.primary"))
        painter.drawText(upper, right | Qt.AlignmentFlag.AlignVCenter, f"{self._percent}%")
        painter.setFont(fonts.sans(12, tabular=True))
        painter.setPen(self._theme.color("text.tertiary"))
        painter.drawText(lower, left | Qt.AlignmentFlag.AlignVCenter, self._time or self._turns)
        if self._time:
            painter.drawText(lower, right | Qt.AlignmentFlag.AlignVCenter, self._turns)

    def _paint_share(self, painter: QPainter, color: QColor) -> None:
        track = QRectF(10, 28, self.width() - 20, 5)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("surface.sunken"))
        painter.drawRoundedRect(track, 2.5, 2.5)
        painter.setBrush(color)
        track.setWidth(max(5.0, track.width() * self.talk.share) if self.talk.share else 0)
        painter.drawRoundedRect(track, 2.5, 2.5)
