"""Listening by itself: starting it, how far it is, and what came of it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from earmark.gui.controls.announce import announce
from earmark.gui.controls.labels import Paragraph, Span, ThemedLabel
from earmark.gui.dialogs.sync.sync_values import AlignPhase, AlignState
from earmark.gui.dialogs.sync.sync_words import align_line, align_title, time_left
from earmark.gui.look import fonts
from earmark.gui.look.theme import Theme

_PARTS = 1000
_START_WORDS = {AlignPhase.DONE: "Align again", AlignPhase.FAILED: "Try again"}


class AlignCard(QWidget):
    """Shows the state and tells wishes; the same place holds Auto-align, Stop and Show."""

    start_requested = Signal()
    stop_requested = Signal()
    show_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._state: AlignState | None = None
        self._title = ThemedLabel(theme, "", fonts.sans(13, 600))
        self._left = ThemedLabel(theme, "", fonts.sans(12, tabular=True), "text.tertiary")
        self.start, self.stop, self.show_doubtful = (
            _small(words) for words in ("Auto-align", "Stop", "Show")
        )
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, _PARTS)
        self._bar.setAccessibleName("Heard")
        self._line = Paragraph(theme, 17, fonts.sans(12, tabular=True))
        self.setAccessibleName("Auto-align")
        self._lay_out()
        self.start.clicked.connect(self.start_requested)
        self.stop.clicked.connect(self.stop_requested)
        self.show_doubtful.clicked.connect(self.show_requested)
        theme.changed.connect(self.update)
        self.show_state(AlignState())

    def show_state(self, state: AlignState) -> None:
        before, self._state = self._state, state
        had_focus = any(button.hasFocus() for button in self.buttons)
        running = state.phase is AlignPhase.RUNNING
        self._title.setText(align_title(state))
        self._left.setText(time_left(state))
        self._line.show_spans(Span(align_line(state), "text.tertiary"))
        self._bar.setVisible(running)
        self._bar.setValue(_PARTS * state.heard_ms // state.total_ms if state.total_ms > 0 else 0)
        self.start.setVisible(not running)
        self.start.setText(_START_WORDS.get(state.phase, "Auto-align"))
        self.start.setEnabled(state.phase is not AlignPhase.UNAVAILABLE)
        self.start.setToolTip(state.sentence if state.phase is AlignPhase.UNAVAILABLE else "")
        self.start.setAccessibleDescription(align_line(state))
        self.stop.setVisible(running)
        self.show_doubtful.setVisible(state.phase is AlignPhase.DONE and state.doubtful > 0)
        if had_focus:
            self._keep_focus()
        if before is not None and before.phase is not state.phase:
            announce(self, f"{align_title(state)}. {align_line(state)}")

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        return self.start, self.stop, self.show_doubtful

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("line.default"), 1))
        painter.setBrush(self._theme.color("surface.raised"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 7.5, 7.5)

    def _keep_focus(self) -> None:
        """Let the keyboard stay in the card when the button that had it goes."""
        button = next((b for b in self.buttons if not b.isHidden() and b.isEnabled()), None)
        if button is not None:
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._title, 1)
        row.addWidget(self._left)
        row.addSpacing(4)
        for button in (self.show_doubtful, self.start, self.stop):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(15, 12, 15, 14)
        column.setSpacing(7)
        column.addLayout(row)
        column.addWidget(self._bar)
        column.addWidget(self._line)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)


def _small(words: str) -> QPushButton:
    button = QPushButton(words)
    button.setProperty("scale", "small")
    button.setAutoDefault(False)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
