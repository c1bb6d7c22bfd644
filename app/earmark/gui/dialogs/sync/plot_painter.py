"""Paints what is in the plots of Sync, each part by its own function."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from earmark.gui.dialogs.sync.plot_frame import LEFT, PlotFrame
from earmark.gui.dialogs.sync.plot_scales import shift_label, time_label
from earmark.gui.dialogs.sync.sync_values import AnchorRow, Points, Step
from earmark.gui.look import fonts
from earmark.gui.look.theme import Theme

_LABEL_GAP, _ASCENT = 8.0, 4.0
_STEP_WIDTH, _STEP_GAP = 7.0, 7.0
_SPECK, _SPECK_OPACITY = 2.3, 0.6
_MOST_SPECKS = 8_000
_LINE = 1.8
_DOT, _LOWER_DOT, _CHOSEN, _LOWER_CHOSEN, _RING = 4.5, 4.2, 6.5, 6.0, 10.5
_PAD_X, _LEADING, _PAD_Y, _BESIDE = 9.0, 17.0, 6.0, 14.0
_RIGHT, _CENTRE = Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignHCenter
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


def paint_grid(painter: QPainter, theme: Theme, frame: PlotFrame) -> None:
    """Paint the grid lines of both plots with their labels, and what the axes are."""
    upper, lower = frame.upper, frame.lower
    painter.setFont(fonts.sans(10.5, tabular=True))
    line, text = QPen(theme.color("line.subtle"), 1), theme.color("text.tertiary")
    for tick in frame.across.ticks:
        x = round(frame.x_of(tick)) + 0.5
        painter.setPen(line)
        painter.drawLine(QPointF(x, upper.top()), QPointF(x, upper.bottom()))
        painter.setPen(text)
        _write_under(painter, time_label(tick, frame.across), x, frame)
    for tick in frame.audio.ticks:
        _paint_level(painter, line, text, frame.audio_y(tick), upper, time_label(tick, frame.audio))
    for tick in frame.shift.ticks:
        _paint_level(painter, line, text, frame.shift_y(tick), lower, shift_label(tick))
    painter.setPen(text)
    painter.drawText(upper.adjusted(_LABEL_GAP, 10, 0, 0), 0, "audio time")
    painter.drawText(upper.adjusted(0, 0, 0, -4), _RIGHT | Qt.AlignmentFlag.AlignBottom, "transcript time")
    painter.setFont(fonts.sans(12, 500))
    painter.setPen(theme.color("text.secondary"))
    painter.drawText(frame.head, _MIDDLE, "Shift, audio minus transcript")


def paint_steps(painter: QPainter, theme: Theme, frame: PlotFrame, steps: Iterable[Step]) -> None:
    """Paint a bar where the shift jumps; a name that would run into the next bar is left out."""
    lower = frame.lower
    painter.setFont(fonts.sans(10.5))
    metrics = QFontMetricsF(painter.font())
    placed = sorted((frame.x_of(step.transcript_ms), step.name) for step in steps)
    for (x, name), after in zip(placed, [*(x for x, _ in placed[1:]), frame.size.width()], strict=False):
        painter.fillRect(
            QRectF(x - _STEP_WIDTH / 2, lower.top(), _STEP_WIDTH, lower.height()),
            theme.color("line.subtle" if theme.name == "contrast" else "surface.sunken"),
        )
        left = x + _STEP_GAP
        if left + metrics.horizontalAdvance(name) <= after - _STEP_WIDTH / 2:
            painter.setPen(theme.color("text.tertiary"))
            painter.drawText(QPointF(left, lower.top() + 10), name)


def paint_specks(painter: QPainter, theme: Theme, frame: PlotFrame, heard: Sequence[tuple[int, int]]) -> None:
    """Paint the words heard into both plots; those on the same pixel are painted once.

    Of very many only each second, third ... is painted: there are ten and
    more to a column of pixels. They are squares: so small they look round,
    and are drawn ten times as fast.
    """
    heard = heard[:: 1 + len(heard) // _MOST_SPECKS]
    painter.setPen(
        QPen(theme.color("text.tertiary"), _SPECK, Qt.PenStyle.SolidLine, Qt.PenCapStyle.SquareCap)
    )
    painter.setOpacity(_SPECK_OPACITY)
    for area, places in (
        (frame.upper, _upper_pixels(frame, heard)),
        (frame.lower, _lower_pixels(frame, heard)),
    ):
        painter.setClipRect(area)
        painter.drawPoints([QPointF(x, y) for x, y in places])
    painter.setClipping(False)
    painter.setOpacity(1)


def paint_curve(
    painter: QPainter, theme: Theme, frame: PlotFrame, curve: Points, *, dashed: bool = False
) -> None:
    """Paint the map into both plots; *dashed* is how it would be."""
    pen = QPen(theme.color("text.primary"), _LINE)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if dashed:
        pen.setDashPattern([2, 2])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for area, point_of in ((frame.upper, frame.upper_point), (frame.lower, frame.lower_point)):
        painter.setClipRect(area.adjusted(-2, -2, 2, 2))
        painter.drawPolyline(QPolygonF([point_of(*point) for point in curve]))
    painter.setClipping(False)


def paint_dots(painter: QPainter, theme: Theme, frame: PlotFrame, rows: Iterable[AnchorRow]) -> None:
    for row in rows:
        _paint_dot(painter, theme, frame.upper_point(row.transcript_ms, row.audio_ms), _DOT, row.by_reader)
        lower = frame.lower_point(row.transcript_ms, row.audio_ms)
        _paint_dot(painter, theme, lower, _LOWER_DOT, row.by_reader)


def paint_chosen(painter: QPainter, theme: Theme, frame: PlotFrame, row: AnchorRow) -> None:
    """Paint the chosen dot larger, with a ring in the upper plot."""
    upper = frame.upper_point(row.transcript_ms, row.audio_ms)
    _paint_dot(painter, theme, upper, _CHOSEN, row.by_reader)
    lower = frame.lower_point(row.transcript_ms, row.audio_ms)
    _paint_dot(painter, theme, lower, _LOWER_CHOSEN, row.by_reader)
    painter.setPen(QPen(theme.color("text.primary"), 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(upper, _RING, _RING)


def paint_now(painter: QPainter, theme: Theme, frame: PlotFrame, transcript_ms: int, audio_ms: int) -> None:
    """Paint the cross-hair: from where it plays to both axes."""
    pen = QPen(theme.color("now.accent"), 1.4)
    pen.setDashPattern([2, 2])
    painter.setPen(pen)
    at = frame.upper_point(transcript_ms, audio_ms)
    painter.setClipRect(frame.upper.adjusted(0, 0, 1, 1))
    painter.drawPolyline(QPolygonF([QPointF(at.x(), frame.upper.bottom()), at, QPointF(LEFT, at.y())]))
    painter.setClipping(False)


def paint_values(painter: QPainter, theme: Theme, room: QRectF, at: QPointF, lines: Sequence[str]) -> None:
    """Paint *lines* in a small raised box beside *at*, inside *room*."""
    font = fonts.sans(12, tabular=True)
    width = max(QFontMetricsF(font).horizontalAdvance(line) for line in lines) + 2 * _PAD_X
    height = _LEADING * len(lines) + 2 * _PAD_Y
    left = at.x() + _BESIDE if at.x() + _BESIDE + width <= room.right() else at.x() - _BESIDE - width
    top = min(max(at.y() - height - _BESIDE / 2, room.top()), room.bottom() - height)
    box = QRectF(max(left, room.left()), top, width, height)
    painter.setPen(QPen(theme.color("line.default"), 1))
    painter.setBrush(theme.color("surface.raised"))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
    painter.setFont(font)
    for number, line in enumerate(lines):
        painter.setPen(theme.color("text.secondary" if number else "text.primary"))
        row = QRectF(box.left() + _PAD_X, box.top() + _PAD_Y + number * _LEADING, width, _LEADING)
        painter.drawText(row, _MIDDLE, line)


def _paint_dot(painter: QPainter, theme: Theme, at: QPointF, radius: float, filled: bool) -> None:
    painter.setPen(QPen(theme.color("text.primary"), _LINE))
    painter.setBrush(theme.color("text.primary" if filled else "surface.page"))
    painter.drawEllipse(at, radius, radius)


def _paint_level(painter: QPainter, line: QPen, text: QColor, y: float, area: QRectF, label: str) -> None:
    level = round(y) + 0.5
    painter.setPen(line)
    painter.drawLine(QPointF(area.left(), level), QPointF(area.right(), level))
    painter.setPen(text)
    painter.drawText(QRectF(0, level - 8, LEFT - _LABEL_GAP, 16), _RIGHT | _MIDDLE, label)


def _write_under(painter: QPainter, label: str, x: float, frame: PlotFrame) -> None:
    """Write *label* under the grid line at *x*: in its middle, or ending at the end of the axis."""
    under, right = frame.upper.bottom() + 4, frame.upper.right()
    half = QFontMetricsF(painter.font()).horizontalAdvance(label) / 2
    if x + half > right + 1:
        painter.drawText(QRectF(right - 60, under, 60, 16), _RIGHT | _MIDDLE, label)
    else:
        painter.drawText(QRectF(x - 30, under, 60, 16), _CENTRE | _MIDDLE, label)


def _upper_pixels(frame: PlotFrame, heard: Sequence[tuple[int, int]]) -> set[tuple[int, int]]:
    """Return the pixels of *heard*, each once; by hand, for there may be 20,000 words."""
    x, y = frame.x_of(0), frame.audio_y(0)
    across, up = frame.x_of(1) - x, frame.audio_y(1) - y
    x, y = x + 0.5, y + 0.5
    return {(int(x + across * at), int(y + up * audio)) for at, audio in heard}


def _lower_pixels(frame: PlotFrame, heard: Sequence[tuple[int, int]]) -> set[tuple[int, int]]:
    x, y = frame.x_of(0), frame.shift_y(0)
    across, up = frame.x_of(1) - x, frame.shift_y(1) - y
    x, y = x + 0.5, y + 0.5
    return {(int(x + across * at), int(y + up * (audio - at))) for at, audio in heard}
