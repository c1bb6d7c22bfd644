"""What is said at a place on the timeline, in a small panel above it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import (
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QWidget

from earmark.gui.controls.fitted_text import elided
from earmark.gui.controls.popover import Surface
from earmark.gui.look import fonts
from earmark.gui.look.marker_swatch import paint_swatch
from earmark.gui.look.theme import Theme
from earmark.gui.timeline.timeline_marks import MarkGroup
from earmark.model.clock_text import stamp
from earmark.model.episode import Episode
from earmark.model.quotes import BOOKMARK_WORDS
from earmark.model.time_map import TimeMap

_WIDTH, _LEFT, _TOP, _BOTTOM = 290, 12, 9, 11
_HEAD, _HEAD_GAP, _GAP = 19, 4, 7
_LEADING = 20
_WORDS, _BEFORE = 13, 9
"""Words shown, and how many of them before the one under the pointer."""
_QUOTE_WORDS = 24
_EDGE = 12
"""Pixels kept free between the panel and the window's sides."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What the panel says.

    `time` is "" without times; `palette` is the number of the speaker's
    colour; `color` and `count` are those of kept quotes.
    """

    time: str
    palette: int | None
    name: str
    before: str
    word: str
    after: str
    color: str = ""
    count: int = 0


def words_at(episode: Episode, time_map: TimeMap, time_ms: int) -> Preview | None:
    """Return about twelve words around the one spoken at *time_ms*; None where nobody has spoken yet."""
    word = time_map.word_at_ms(time_ms)
    if word is None:
        return None
    span = episode.span_at(word.start)
    before = episode.text[span.start : word.start].split()
    after = episode.text[word.end : span.end].split()
    first = max(0, len(before) - max(_BEFORE, _WORDS - 1 - len(after)))
    last = _WORDS - 1 - (len(before) - first)
    speaker = episode.speaker_of(span.turn)
    return Preview(
        time=stamp(time_ms) if time_map.has_times else "",
        palette=episode.palette_of(episode.turns[span.turn].speaker),
        name=speaker.name if speaker else "",
        before=" ".join(before[first:]),
        word=episode.text[word.start : word.end],
        after=" ".join(after[:last]),
    )


def quote_at(episode: Episode, time_map: TimeMap, group: MarkGroup, x: float) -> Preview:
    """Return the first words of the quote marked nearest to *x*, and how many share its mark."""
    mark = group.nearest(x)
    turn = episode.span_at(mark.highlight.start).turn
    speaker = episode.speaker_of(turn)
    kept = mark.highlight
    words = [BOOKMARK_WORDS] if kept.is_bookmark else kept.quote.exact.split()
    rest = "…" if len(words) > _QUOTE_WORDS else ""
    return Preview(
        time=stamp(mark.time_ms) if time_map.has_times else "",
        palette=episode.palette_of(episode.turns[turn].speaker),
        name=speaker.name if speaker else "",
        before=" ".join(words[:_QUOTE_WORDS]) + rest,
        word="",
        after="",
        color=mark.highlight.color,
        count=len(group.marks),
    )


class TimelinePreview(Surface):
    """The panel. It lies over the window, takes no event and no focus."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(theme, window)
        self.window_below = window
        self._text = QTextDocument(self)
        self._text.setDocumentMargin(0)
        self._text.setDefaultFont(fonts.serif(14))
        self._text.setTextWidth(_WIDTH - 2 * _LEFT)
        self._preview: Preview | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        theme.changed.connect(self._write)

    @property
    def preview(self) -> Preview | None:
        """What is shown now; None while hidden."""
        return None if self.isHidden() else self._preview

    def show_at(self, preview: Preview, foot: QPoint) -> None:
        """Show *preview* with the middle of its lower edge near *foot*, a point of the window."""
        if preview != self._preview:
            self._preview = preview
            self._write()
        right = self.window_below.width() - _EDGE - _WIDTH
        x = max(_EDGE, min(foot.x() - _WIDTH // 2, right))
        self.setGeometry(QRect(x, foot.y() - self._height() - 1, _WIDTH, self._height()))
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._preview is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_head(painter, self._preview)
        painter.translate(_LEFT, _TOP + _HEAD + _HEAD_GAP)
        self._text.drawContents(painter)

    def _height(self) -> int:
        return _TOP + _HEAD + _HEAD_GAP + round(self._text.size().height()) + _BOTTOM

    def _write(self) -> None:
        preview = self._preview
        if preview is None:
            return
        leading = QTextBlockFormat()
        leading.setLineHeight(_LEADING, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        plain, strong = QTextCharFormat(), QTextCharFormat()
        plain.setForeground(self._theme.color("text.secondary"))
        strong.setForeground(self._theme.color("text.primary"))
        strong.setFontWeight(600)
        self._text.clear()
        cursor = QTextCursor(self._text)
        cursor.setBlockFormat(leading)
        cursor.insertText(preview.before + (" " if preview.before and preview.word else ""), plain)
        cursor.insertText(preview.word, strong)
        cursor.insertText(" " + preview.after if preview.after else "", plain)
        self.update()

    def _paint_head(self, painter: QPainter, preview: Preview) -> None:
        x = _LEFT
        if preview.color:
            paint_swatch(painter, QRectF(x, _TOP + 3, 20, 14), self._theme.marker(preview.color))
            x += 20 + _GAP
        if preview.time:
            x += self._word(painter, x, preview.time, "text.primary") + _GAP
        if preview.name:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.speaker(preview.palette))
            painter.drawRoundedRect(QRectF(x, _TOP + 3, 3, 13), 1.5, 1.5)
            x += 3 + _GAP
            room = _WIDTH - _LEFT - x - (70 if preview.count > 1 else 0)
            font = fonts.sans(12, 600)
            name = elided(preview.name, font, room)
            painter.setFont(font)
            painter.setPen(self._theme.speaker(preview.palette))
            painter.drawText(QRect(x, _TOP, room, _HEAD), Qt.AlignmentFlag.AlignVCenter, name)
        if preview.count > 1:
            painter.setFont(fonts.sans(12))
            painter.setPen(self._theme.color("text.tertiary"))
            area = QRect(_LEFT, _TOP, _WIDTH - 2 * _LEFT, _HEAD)
            right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(area, right, f"{preview.count} quotes")

    def _word(self, painter: QPainter, x: int, text: str, token: str) -> int:
        font = fonts.sans(12, 600, tabular=True)
        painter.setFont(font)
        painter.setPen(self._theme.color(token))
        width = QFontMetrics(font).horizontalAdvance(text)
        painter.drawText(QRect(x, _TOP, width + 1, _HEAD), Qt.AlignmentFlag.AlignVCenter, text)
        return width
