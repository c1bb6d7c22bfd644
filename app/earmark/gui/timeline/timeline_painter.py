"""Paints the parts of the timeline. Every function expects antialiasing to be on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from earmark.gui.controls.fitted_text import elided
from earmark.gui.look import fonts
from earmark.gui.look.ribbon import ribbon
from earmark.gui.look.theme import Theme
from earmark.gui.timeline.timeline_geometry import (
    BAR_STEP,
    BAR_WIDTH,
    MARK_WIDTH,
    PAD_X,
    UNPLAYED_OPACITY,
    Geometry,
)
from earmark.gui.timeline.timeline_marks import MarkGroup
from earmark.gui.timeline.waveform import Bar

PLAYHEAD_REACH = 8
"""Pixels to either side of the playhead that its line, head and halo may touch."""
_HEAD_HALF = 6.0
_SPONSOR_HALF, _LEAST_LEVEL, _LEAST_HALF = 0.4, 0.15, 1.5
_SPONSOR_OPACITY = 0.5
_NAME_SIZE, _NAME_BASELINE, _NAME_GAP, _NAME_END, _NAME_LEAST = 10.5, 14.0, 5.0, 2.0, 32.0


@dataclass(frozen=True, slots=True)
class ChapterMark:
    """Where a chapter begins and ends on the timeline. `italic` titles are not the file's own."""

    x: float
    end_x: float
    title: str
    italic: bool
    current: bool


def paint_chapters(
    painter: QPainter, geometry: Geometry, theme: Theme, chapters: Sequence[ChapterMark]
) -> None:
    """Paint a hairline where each chapter begins and, in the high form, its name."""
    top, bottom = geometry.chapters
    for chapter in chapters:
        if chapter.x > PAD_X:
            painter.setPen(QPen(theme.color("line.default"), 1))
            painter.drawLine(QLineF(chapter.x, top, chapter.x, bottom))
        if geometry.has_names:
            _paint_name(painter, theme, chapter)


def _paint_name(painter: QPainter, theme: Theme, chapter: ChapterMark) -> None:
    x = chapter.x + _NAME_GAP if chapter.x > PAD_X else float(PAD_X)
    room = chapter.end_x - _NAME_END - x
    if room < _NAME_LEAST:
        return
    font = fonts.sans(_NAME_SIZE, 600 if chapter.current else 400)
    font.setItalic(chapter.italic)
    painter.setFont(font)
    painter.setPen(theme.color("text.primary" if chapter.current else "text.tertiary"))
    painter.drawText(QPointF(x, _NAME_BASELINE), elided(chapter.title, font, room))


def paint_loop(
    painter: QPainter, geometry: Geometry, theme: Theme, start: float | None, end: float | None
) -> None:
    """Paint the brackets of a loop, and what lies between them once both are set."""
    top, bottom = geometry.loop
    if start is not None and end is not None:
        painter.fillRect(QRectF(start, top, end - start, bottom - top), theme.color("surface.selected"))
    painter.setPen(QPen(theme.color("text.primary"), 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for x, arm in ((start, 4.0), (end, -4.0)):
        if x is not None:
            corners = [(x + arm, top), (x, top), (x, bottom), (x + arm, bottom)]
            painter.drawPolyline([QPointF(*corner) for corner in corners])


def paint_bars(
    painter: QPainter, geometry: Geometry, theme: Theme, bars: Sequence[Bar], *, played: bool
) -> None:
    """Paint the waveform: who speaks by colour, what is still to come paler."""
    opacity = 1.0 if played else UNPLAYED_OPACITY
    quiet = _faded(theme.color("text.tertiary"), max(opacity, _SPONSOR_OPACITY))
    edge = theme.color("line.strong")
    painter.setPen(Qt.PenStyle.NoPen)
    for k, bar in enumerate(bars):
        is_grey = bar.sponsor or not bar.spoken
        half = _half_height(bar, geometry.wave_amp)
        area = QRectF(PAD_X + k * BAR_STEP, geometry.wave_mid - half, BAR_WIDTH, 2 * half)
        painter.setBrush(quiet if is_grey else _faded(theme.speaker(bar.palette), opacity))
        painter.drawRoundedRect(area, 1, 1)
        if not (bar.heard or is_grey):  # grey ends: this height is not the sound's
            painter.fillRect(QRectF(area.left(), area.top(), BAR_WIDTH, 1), edge)
            painter.fillRect(QRectF(area.left(), area.bottom() - 1, BAR_WIDTH, 1), edge)


def _half_height(bar: Bar, amplitude: int) -> float:
    level = _LEAST_LEVEL + (1 - _LEAST_LEVEL) * bar.level if bar.heard else bar.level
    return max(_LEAST_HALF, min(level, _SPONSOR_HALF if bar.sponsor else 1.0) * amplitude)


def paint_ticks(painter: QPainter, geometry: Geometry, theme: Theme, ticks: Sequence[float]) -> None:
    """Paint where the words searched for are."""
    top, bottom = geometry.ticks
    for x in ticks:
        painter.fillRect(QRectF(round(x - 0.75), top, 1.5, bottom - top), theme.color("text.primary"))


def paint_marks(
    painter: QPainter, geometry: Geometry, theme: Theme, width: int, groups: Sequence[MarkGroup]
) -> None:
    """Paint the row of quotes and bookmarks; joined ones overlap, the later over the earlier."""
    top, bottom = geometry.marks
    middle = (top + bottom) / 2
    painter.setPen(QPen(theme.color("line.subtle"), 1))
    painter.drawLine(QLineF(PAD_X, middle, width - PAD_X, middle))
    painter.setPen(QPen(theme.color("surface.window"), 1))
    for group in groups:
        covered = [later.x - mark.x < 1 for mark, later in zip(group.marks, group.marks[1:], strict=False)]
        for mark, is_covered in zip(group.marks, [*covered, False], strict=True):
            if not is_covered:
                painter.setBrush(theme.marker(mark.highlight.color).mark)
                area = QRectF(mark.x - MARK_WIDTH / 2, top, MARK_WIDTH, bottom - top)
                if mark.highlight.is_bookmark:
                    painter.drawPolygon(ribbon(area))
                else:
                    painter.drawRoundedRect(area, 2, 2)


def paint_playhead(painter: QPainter, geometry: Geometry, theme: Theme, x: float) -> None:
    """Paint the line and its head in the accent, with a halo that parts them from the bars."""
    accent, ground = theme.color("now.accent"), theme.color("surface.window")
    line = QLineF(x, geometry.playhead[0], x, geometry.playhead[1])
    for color, width in ((ground, 5.0), (accent, 2.0)):
        painter.setPen(QPen(color, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        painter.drawLine(line)
    top = geometry.head_top
    corners = [
        (x - _HEAD_HALF, top),
        (x + _HEAD_HALF, top),
        (x + _HEAD_HALF, top + 4.5),
        (x, top + 4.5 + _HEAD_HALF),
        (x - _HEAD_HALF, top + 4.5),
    ]
    painter.setPen(QPen(ground, 1.5))
    painter.setBrush(accent)
    painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners]))


def paint_hover(painter: QPainter, geometry: Geometry, theme: Theme, x: int) -> None:
    """Paint the dashed line under the pointer."""
    pen = QPen(theme.color("text.secondary"), 1.0, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.FlatCap)
    pen.setDashPattern([2, 2])
    painter.setPen(pen)
    painter.drawLine(QLineF(x + 0.5, 2, x + 0.5, geometry.playhead[1] - 1))


def _faded(color: QColor, opacity: float) -> QColor:
    faded = QColor(color)
    faded.setAlphaF(opacity)
    return faded
