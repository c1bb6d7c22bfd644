"""What stands in the window until its parts are built: the page in its place, and the ground of the rest."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from earmark.gui.look.theme import Theme, tokens
from earmark.gui.pane_rule import BESIDE, COMPACT_HEIGHT, standing
from earmark.gui.settings import Settings
from earmark.gui.transcript.transcript_view import TranscriptView

_SIZE = tokens()["size"]


class FirstSight(QWidget):
    """Lays *view* where `EpisodePage` will lay it, so that nothing jumps when that takes over."""

    def __init__(self, theme: Theme, settings: Settings, view: TranscriptView) -> None:
        super().__init__()
        self._theme, self._settings, self._view = theme, settings, view
        view.setParent(self)
        view.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._view.set_stacked(True if self.width() < BESIDE else None)
        self._view.setGeometry(self._place())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("surface.window"))
        place = self._place()
        painter.fillRect(place.adjusted(-1, 0, 1, 0), self._theme.color("line.subtle"))
        for y in (place.top() - 1, place.bottom() + 1):
            painter.fillRect(QRect(0, y, self.width(), 1), self._theme.color("line.subtle"))

    def _place(self) -> QRect:
        settings = self._settings
        left, right = standing(self.width(), (settings.contents_open, settings.annotations_open))
        x = settings.contents_width + 1 if left else 0
        end = self.width() - (settings.annotations_width + 1 if right else 0)
        low = self.height() < COMPACT_HEIGHT
        timeline = _SIZE["timeline"]["heightCompact" if low else "height"]
        top = _SIZE["toolbar"]
        return QRect(x, top, end - x, self.height() - top - timeline - _SIZE["player"])
