"""The line that seems to play, and the button that says it really does."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from earmark.gui.controls.buttons import FlatButton, IconButton
from earmark.gui.controls.labels import ElidedLabel, ThemedLabel
from earmark.gui.dialogs.sync.sync_values import NowLine
from earmark.gui.dialogs.sync.sync_words import tenths
from earmark.gui.look import fonts, icons
from earmark.gui.look.theme import Theme

_NO_LINE = "No line is playing."
_MARK, _KEY = "This line is playing now", "Enter"
_GLYPH, _ICON, _GAP = 10, 16, 7


class NowCard(QWidget):
    """It holds no player: whoever listens moves, pauses, and makes the anchor point."""

    line_marked = Signal()
    back_requested = Signal()
    play_toggled = Signal()
    line_step_requested = Signal(int)  # to the line before (-1) or after (1): it is that one

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._line: NowLine | None = None
        self._glyph = _Glyph(theme)
        self._time = ThemedLabel(theme, "", fonts.sans(12, 600, tabular=True), "now.accent")
        self._words = ElidedLabel(theme, "", fonts.serif(13), "text.secondary")
        self.before = IconButton(theme, "chevron-up", "Line before", "Ctrl+Up", icon_size=16, size=24)
        self.after = IconButton(theme, "chevron-down", "Line after", "Ctrl+Down", icon_size=16, size=24)
        self.mark = MarkButton(theme)
        self.back = IconButton(theme, "rewind-backward-10", "Back 10 seconds", "J", icon_size=20)
        self.play = IconButton(theme, "player-play", "Play", "K", filled=True)
        self._lay_out()
        self.mark.clicked.connect(self.line_marked)
        self.back.clicked.connect(self.back_requested)
        self.play.clicked.connect(self.play_toggled)
        self.before.clicked.connect(self._step_before)
        self.after.clicked.connect(self._step_after)
        theme.changed.connect(self.update)
        self.show_now(None)
        self.show_playing(False)

    @property
    def can_mark(self) -> bool:
        return self.mark.isEnabled()

    def show_now(self, now: NowLine | None) -> None:
        """Show the line that seems to play at this time; None: there is none."""
        self._glyph.setVisible(now is not None)
        self._time.setVisible(now is not None)
        for part in (self.mark, self.before, self.after):
            part.setEnabled(now is not None)
        if now is not None:
            self._time.setText(tenths(round(now.audio_ms, -2)))
        if self._line is None or now is None or now.words != self._line.words:
            self._words.show_text(f"“{now.words}”" if now else _NO_LINE)
            self.mark.setAccessibleDescription(now.words if now else _NO_LINE)
        self._line = now

    def show_playing(self, playing: bool) -> None:
        self.play.show_icon("player-pause" if playing else "player-play")
        self.play.rename("Pause" if playing else "Play")

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab goes, in order."""
        return self.before, self.after, self.mark, self.back, self.play

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("line.default"), 1))
        painter.setBrush(self._theme.color("surface.window"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 7.5, 7.5)

    @Slot()
    def _step_before(self) -> None:
        self.line_step_requested.emit(-1)

    @Slot()
    def _step_after(self) -> None:
        self.line_step_requested.emit(1)

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(0)
        line.addWidget(self._glyph)
        line.addSpacing(4)
        line.addWidget(self._time)
        line.addSpacing(8)
        line.addWidget(self._words, 1)
        line.addSpacing(4)
        line.addWidget(self.before)
        line.addWidget(self.after)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.mark, 1)
        row.addWidget(self.back)
        row.addWidget(self.play)
        column = QVBoxLayout(self)
        column.setContentsMargins(13, 7, 9, 12)
        column.setSpacing(6)
        column.addLayout(line)
        column.addLayout(row)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)


class MarkButton(FlatButton):
    """A primary button with an anchor and its key on it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, _MARK, _KEY)
        self._words_font, self._key_font = fonts.sans(13, 500), fonts.sans(12)
        self.setText(_MARK)
        self.setFixedHeight(30)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(sum(self._widths()) + 2 * _GAP + 24, 30)

    def minimumSizeHint(self) -> QSize:
        icon, words, _key = self._widths()
        return QSize(icon + _GAP + words + 8, 30)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color(self._ground()))
        painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        color = self._theme.color("action.text" if self.isEnabled() else "text.disabled")
        icon, words, key = self._widths()
        if icon + words + key + 4 * _GAP > self.width():
            key = -_GAP  # the key is in the tooltip as well
        x = (self.width() - icon - words - key - 2 * _GAP) // 2
        picture = icons.pixmap("anchor", color, _ICON, self.devicePixelRatioF())
        painter.drawPixmap(x, (self.height() - _ICON) // 2, picture)
        painter.setPen(color)
        x += icon + _GAP
        painter.setFont(self._words_font)
        painter.drawText(QRect(x, 0, words + 1, self.height()), Qt.AlignmentFlag.AlignVCenter, _MARK)
        if key < 0:
            return
        x += words + _GAP
        painter.setOpacity(0.65)
        painter.setFont(self._key_font)
        painter.drawText(QRect(x, 0, key + 1, self.height()), Qt.AlignmentFlag.AlignVCenter, _KEY)

    def _ground(self) -> str:
        if not self.isEnabled():
            return "surface.sunken"
        return "action.pressed" if self.isDown() else "action.hover" if self.underMouse() else "action.bg"

    def _widths(self) -> tuple[int, int, int]:
        words = QFontMetrics(self._words_font).horizontalAdvance(_MARK)
        return _ICON, words, QFontMetrics(self._key_font).horizontalAdvance(_KEY)


class _Glyph(QWidget):
    """The small triangle of what sounds now."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedSize(_GLYPH, _GLYPH)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        color = self._theme.color("now.accent")
        picture = icons.pixmap("player-play", color, _GLYPH, self.devicePixelRatioF(), filled=True)
        QPainter(self).drawPixmap(0, 0, picture)
