"""The open episode over its contents: cover, title, show and number."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from earmark.gui.controls.fitted_text import elided, fitted_lines
from earmark.gui.look import fonts
from earmark.gui.look.cover import paint_cover
from earmark.gui.look.theme import Theme
from earmark.model.episode import Episode

_LEFT, _TOP, _BOTTOM, _GAP, _COVER = 14, 14, 12, 11, 46
_TITLE_SIZE, _LEADING, _LINES = 13.5, 18, 2
_SHOW_GAP, _SHOW_LEADING = 2, 19


class EpisodeHead(QWidget):
    """As high as the title needs, of two lines at most."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._episode = Episode()
        self._title = ""
        self._cover = QImage()
        self._lines: list[str] = []
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_episode(self, episode: Episode, file_name: str = "") -> None:
        """Show *episode*; without a title, the name of its file."""
        self._episode = episode
        self._title = episode.title or file_name
        self.setAccessibleName(", ".join(text for text in (self._title, self._show()) if text))
        self.setToolTip(self._title)
        self._fit()

    def show_cover(self, png: bytes) -> None:
        """Show this picture, square or not; nothing: the letters of the show."""
        self._cover = QImage.fromData(png)
        self.update()

    def sizeHint(self) -> QSize:
        text = _LEADING * len(self._lines) + (_SHOW_GAP + _SHOW_LEADING if self._show() else 0)
        return QSize(_LEFT + _COVER, _TOP + max(_COVER, text) + _BOTTOM)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        episode = self._episode
        place = QRectF(_LEFT, _TOP, _COVER, _COVER)
        paint_cover(painter, self._theme, place, episode.show or self._title, picture=self._cover)
        x, y = _LEFT + _COVER + _GAP, _TOP
        painter.setFont(fonts.serif(_TITLE_SIZE, 500))
        painter.setPen(self._theme.color("text.primary"))
        for line in self._lines:
            painter.drawText(QRect(x, y, self._room(), _LEADING), Qt.AlignmentFlag.AlignVCenter, line)
            y += _LEADING
        font = fonts.sans(12)
        painter.setFont(font)
        painter.setPen(self._theme.color("text.tertiary"))
        area = QRect(x, y + _SHOW_GAP, self._room(), _SHOW_LEADING)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, elided(self._show(), font, self._room()))

    def _show(self) -> str:
        return f"{self._episode.show} {self._episode.number}".strip()

    def _room(self) -> int:
        return self.width() - _LEFT - _COVER - _GAP - _LEFT

    def _fit(self) -> None:
        font = fonts.serif(_TITLE_SIZE, 500)
        self._lines = fitted_lines(self._title, font, max(1, self._room()), _LINES) if self._title else []
        self.updateGeometry()
        self.update()
