"""Two plots in one: when each line is heard, and under it by how much the audio is later."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from math import hypot

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractSlider, QSizePolicy

from earmark.gui.dialogs.sync.dot_drag import COARSE_MS, FINE_MS, DotDrag
from earmark.gui.dialogs.sync.plot_frame import PlotFrame, frame_of
from earmark.gui.dialogs.sync.plot_layers import PlotLayers
from earmark.gui.dialogs.sync.plot_painter import paint_chosen, paint_curve, paint_now, paint_values
from earmark.gui.dialogs.sync.sync_values import AnchorRow, NowLine, Plot, Points, kept_between
from earmark.gui.dialogs.sync.sync_words import shift, spoken, tenths
from earmark.gui.look.theme import Theme
from earmark.model.clock_text import stamp

_REACH = 12.0
_SIZE, _LEAST = QSize(610, 210), QSize(240, 210)
_LETTERS = 48
_SIDE_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_UP_STEPS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}


class SyncPlot(QAbstractSlider):
    """A slider over the audio for the chosen dot, so that keys and screen readers can move it.

    Left and Right choose a dot, Up and Down move it by 0.1 s, with Alt by
    0.01 s, and so does a drag. It moves nothing itself: whoever listens
    calls `show_anchors` again.
    """

    chosen = Signal(str)
    move_requested = Signal(str, int)  # id, audio time in ms

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._plot = Plot()
        self._rows: tuple[AnchorRow, ...] = ()
        self._chosen_id = ""
        self._now: NowLine | None = None
        self._has_dots = True
        self._drag: DotDrag | None = None
        self._pointer: QPointF | None = None
        self._frame: PlotFrame | None = None
        self._layers = PlotLayers(theme)
        self._is_showing = False
        self.setAccessibleName("Where each line falls")
        self.setSingleStep(COARSE_MS)
        self.setPageStep(10 * COARSE_MS)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.valueChanged.connect(self._follow_value)
        theme.changed.connect(self._paint_all_anew)

    # What is shown

    def show_plot(self, plot: Plot) -> None:
        self._plot = plot
        self._measure()

    def show_anchors(self, rows: Sequence[AnchorRow], chosen_id: str) -> None:
        """Show a dot for each of *rows*; one that is held stays so, unless it is another now."""
        self._rows, self._chosen_id = tuple(rows), chosen_id
        if self._drag is not None and self._drag.origin not in self._rows:
            self._drag = None
        self._measure()
        self._tell_chosen()

    def show_chosen(self, chosen_id: str) -> None:
        if chosen_id != self._chosen_id:
            self._chosen_id = chosen_id
            self._drag = None
            self._paint_anew()
            self._tell_chosen()

    def show_now(self, now: NowLine | None) -> None:
        """Move the cross-hair; cheap enough for every picture of the film."""
        if now != self._now:
            self._now = now
            self.update()

    def show_dots(self, has_dots: bool) -> None:
        """Show the points and let them be moved, or leave them away."""
        self._has_dots = has_dots
        self._drag = None
        self._measure()
        self._tell_chosen()

    @property
    def frame(self) -> PlotFrame:
        """Where everything lies now."""
        if self._frame is None:
            self._frame = frame_of(self.size(), self._plot, self._dots)
        return self._frame

    @property
    def is_dragging(self) -> bool:
        return self._drag is not None

    def cancel_drag(self) -> bool:
        """Let go of the dot where it was; return whether there was one."""
        was_dragging, self._drag = self.is_dragging, None
        self.update()
        return was_dragging

    def sizeHint(self) -> QSize:
        return _SIZE

    def minimumSizeHint(self) -> QSize:
        return _LEAST

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = Qt.Key(event.key()), event.modifiers()
        alt = bool(held & Qt.KeyboardModifier.AltModifier)
        if self.is_dragging or not self._dots or held & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        elif key in _SIDE_STEPS:
            self._choose_beside(_SIDE_STEPS[key])
        elif key in _UP_STEPS:
            self._move_chosen(_UP_STEPS[key] * (FINE_MS if alt else COARSE_MS))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._choose(self._dots[0 if key == Qt.Key.Key_Home else -1])
        else:
            event.ignore()

    def _choose_beside(self, step: int) -> None:
        at = next((k for k, row in enumerate(self._dots) if row.id == self._chosen_id), None)
        to = 0 if at is None else min(max(at + step, 0), len(self._dots) - 1)
        self._choose(self._dots[to])

    def _move_chosen(self, by_ms: int) -> None:
        row = self._chosen_row
        if row is not None:
            self._ask_to_move(row, row.audio_ms + by_ms)

    def _ask_to_move(self, row: AnchorRow, audio_ms: int) -> None:
        kept_ms = kept_between(self._rows, row, audio_ms, self._plot.audio_end_ms)
        if kept_ms != row.audio_ms:
            self.move_requested.emit(row.id, kept_ms)

    @Slot(int)
    def _follow_value(self, audio_ms: int) -> None:
        """Do what a screen reader asks for."""
        row = self._chosen_row
        if not self._is_showing and row is not None:
            self._ask_to_move(row, audio_ms)

    # The pointer

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        row = self._dot_near(at) if event.button() == Qt.MouseButton.LeftButton else None
        if row is not None:
            self._choose(row)
            self._drag = DotDrag(row, at.y(), self.frame, self._rows, self._plot.audio_end_ms)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pointer = event.position()
        if self._drag is not None:
            alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
            self._drag.move(event.position().y(), fine=alt)
        near = self._drag is not None or self._dot_near(event.position()) is not None
        self.setCursor(Qt.CursorShape.SizeVerCursor if near else Qt.CursorShape.ArrowCursor)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        drag, self._drag = self._drag, None
        if drag is not None and drag.has_moved:
            self.move_requested.emit(drag.row.id, drag.row.audio_ms)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._pointer = None
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # it scrolls what the plots lie in, and moves no dot

    def _dot_near(self, at: QPointF) -> AnchorRow | None:
        """Return the dot within reach of *at*: the chosen one, else the nearest."""
        first, last = (self.frame.transcript_at(at.x() + away) for away in (-_REACH, _REACH))
        beside = (row for row in self._dots if first <= row.transcript_ms <= last)
        near = [row for row in beside if self._distance(row, at) <= _REACH]
        return min(near, key=lambda row: (row.id != self._chosen_id, self._distance(row, at)), default=None)

    def _distance(self, row: AnchorRow, at: QPointF) -> float:
        lower = self.frame.is_lower(at.y())
        point_of = self.frame.lower_point if lower else self.frame.upper_point
        away = point_of(row.transcript_ms, row.audio_ms) - at
        return hypot(away.x(), away.y())

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self._chosen_row
        others = [row for row in self._dots if row is not chosen]
        self._layers.paint(painter, self.frame, self._plot, others)
        if self._now is not None and self._now.transcript_ms is not None:
            paint_now(painter, self._theme, self.frame, self._now.transcript_ms, self._now.audio_ms)
        if self._drag is not None and self._drag.is_moving:
            paint_curve(painter, self._theme, self.frame, self._bent(self._drag.row), dashed=True)
            paint_chosen(painter, self._theme, self.frame, self._drag.row)
        elif chosen is not None:
            paint_chosen(painter, self._theme, self.frame, chosen)
        self._paint_values(painter)

    def _paint_values(self, painter: QPainter) -> None:
        """Paint what is under the pointer, in words."""
        at = self._pointer
        lines = self.words_at(at) if at is not None else ()
        if at is not None and lines:
            paint_values(painter, self._theme, QRectF(self.rect()), at, lines)

    def words_at(self, at: QPointF) -> tuple[str, ...]:
        """Return the values at *at*: of the dot that is held or near, else of the map under the pointer."""
        row = self._drag.row if self._drag is not None else self._dot_near(at)
        if row is not None:
            short = row.words if len(row.words) <= _LETTERS else row.words[:_LETTERS].rstrip() + "…"
            return _values(row.transcript_ms, row.audio_ms, row.shift_ms), short
        area = self.frame.upper.united(self.frame.lower)
        transcript_ms = self.frame.transcript_at(at.x())
        audio_ms = self._plot.audio_at(transcript_ms) if area.contains(at) else None
        if audio_ms is None:
            return ()
        later_ms = round(audio_ms - transcript_ms, -2)
        return (_values(round(transcript_ms), round(audio_ms, -2), round(later_ms)),)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._measure()

    def _bent(self, moved: AnchorRow) -> Points:
        """Return the map near the dot that is held, as it would be."""
        before = [row for row in self._rows if row.transcript_ms < moved.transcript_ms][-1:]
        after = [row for row in self._rows if row.transcript_ms > moved.transcript_ms][:1]
        return tuple((row.transcript_ms, row.audio_ms) for row in chain(before, (moved,), after))

    def _measure(self) -> None:
        self._frame = None
        self._paint_anew()

    def _paint_anew(self) -> None:
        self._layers.drop()
        self.update()

    @Slot()
    def _paint_all_anew(self) -> None:
        self._layers.drop_all()
        self.update()

    # The chosen dot

    @property
    def _dots(self) -> tuple[AnchorRow, ...]:
        return self._rows if self._has_dots else ()

    @property
    def _chosen_row(self) -> AnchorRow | None:
        return next((row for row in self._dots if row.id == self._chosen_id), None)

    def _choose(self, row: AnchorRow) -> None:
        if row.id != self._chosen_id:
            self.show_chosen(row.id)
            self.chosen.emit(row.id)

    def _tell_chosen(self) -> None:
        """Let screen readers know which dot it is, and where."""
        row = self._chosen_row
        self._is_showing = True
        self.setRange(0, max(self._plot.audio_end_ms, row.audio_ms if row else 0))
        self.setValue(row.audio_ms if row else 0)
        self._is_showing = False
        number = next((k for k, other in enumerate(self._dots, 1) if other is row), 0)
        place = f". {number} of {len(self._dots)}" if row else ""
        self.setAccessibleDescription(f"{spoken(row)}{place}" if row else "No anchor point is chosen")


def _values(transcript_ms: int, audio_ms: int, shift_ms: int) -> str:
    return f"{stamp(transcript_ms)} → {tenths(audio_ms)}   {shift(shift_ms)}"
