"""The whole episode in one line: who speaks, what was kept, where the sound is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget

from earmark.gui.look.theme import Theme
from earmark.gui.timeline.timeline_content import TimelineContent
from earmark.gui.timeline.timeline_geometry import COMPACT, NORMAL
from earmark.gui.timeline.timeline_gestures import TimelineGestures, is_on_loop
from earmark.gui.timeline.timeline_hover import TimelineHover
from earmark.gui.timeline.timeline_layers import BARS, Layer, TimelineLayers
from earmark.gui.timeline.timeline_marks import MarkGroup, group_at
from earmark.gui.timeline.timeline_painter import PLAYHEAD_REACH, paint_hover, paint_playhead
from earmark.gui.timeline.waveform import Peaks
from earmark.model.annotations import Annotations
from earmark.model.episode import Episode
from earmark.model.time_map import TimeMap

_STEPS_A_PIXEL = 4
"""The playhead moves by quarters of a pixel: finer cannot be seen, and would paint for nothing."""
_STEP_S, _PAGE_S = 5, 60
_MARKS_REACH = 6
"""Pixels above the row of marks that still belong to it."""


class Timeline(QSlider):
    """A slider over the episode, in whole seconds for the keyboard and for screen readers.

    It holds no player. All times in signals and slots are milliseconds.
    """

    seek_requested = Signal(int)
    scrub_started = Signal()  # a hand holds the playhead: the sound may be muted
    scrub_ended = Signal()
    loop_requested = Signal(int, int)  # from, to
    highlight_chosen = Signal(str)  # id

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._geometry = NORMAL
        self._content = TimelineContent()
        self._layers = TimelineLayers(theme, self._content)
        self._gestures = TimelineGestures(self)
        self._hover = TimelineHover(theme, self, self._content)
        self._position_ms = 0
        self._shown_x = 0.0
        self._is_showing = False

        self.setAccessibleName("Position")
        self.setSingleStep(_STEP_S)
        self.setPageStep(_PAGE_S)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(self._geometry.height)

        self._gestures.seek_requested.connect(self._seek)
        self._gestures.scrub_started.connect(self.scrub_started)
        self._gestures.scrub_ended.connect(self.scrub_ended)
        self._gestures.loop_requested.connect(self.loop_requested)
        self._gestures.changed.connect(self._follow_hand)
        self._hover.changed.connect(self.update)
        self.valueChanged.connect(self._follow_value)
        theme.changed.connect(self._paint_all_anew)

    def show_episode(self, episode: Episode, time_map: TimeMap) -> None:
        self._content.show_episode(episode, time_map)
        self._measure()

    def show_annotations(self, annotations: Annotations) -> None:
        self._content.annotations = annotations
        self._paint_anew(Layer.MARKS)

    @Slot(int)
    def show_position(self, position_ms: int) -> None:
        """Move the playhead. Cheap: paints only when it moves on the screen."""
        is_new_second = position_ms // 1000 != self._position_ms // 1000
        self._position_ms = position_ms
        if is_new_second:
            self._tell_position()
        if self._gestures.scrub_ms is None:
            self._move_playhead()

    @Slot(int)
    def show_duration(self, duration_ms: int) -> None:
        """Say how long the sound is; 0 while that is unknown."""
        self._content.duration_ms = duration_ms
        self._measure()

    def show_peaks(self, peaks: Peaks | None) -> None:
        """Draw the waveform as far as it is read; None: there is no sound."""
        self._content.show_peaks(peaks)
        self._paint_anew(*BARS)

    def show_matches(self, times_ms: Sequence[int]) -> None:
        """Mark where the words searched for are spoken."""
        self._content.matches_ms = tuple(times_ms)
        self._paint_anew(Layer.MARKS)

    def show_loop(self, start_ms: int | None, end_ms: int | None) -> None:
        """Bracket a loop; None for an end that is not set."""
        self._content.loop = self._layers.loop = (start_ms, end_ms)
        self._paint_anew(Layer.GROUND)

    @Slot(bool)
    def set_compact(self, compact: bool) -> None:
        """Take the low form, without names of chapters, or the full one."""
        self._geometry = COMPACT if compact else NORMAL
        self.setFixedHeight(self._geometry.height)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(480, self._geometry.height)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self._geometry.height)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._layers.paint(painter, self._geometry, self.width(), self._shown_x)
        if self._hover.x is not None and not self._gestures.is_active:
            paint_hover(painter, self._geometry, self._theme, self._hover.x)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self._content.is_empty:
            paint_playhead(painter, self._geometry, self._theme, self._shown_x)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._shown_x = self._playhead_x()

    def _paint_anew(self, *layers: Layer) -> None:
        self._layers.drop(*layers)
        self.update()

    @Slot()
    def _paint_all_anew(self) -> None:
        self._shown_x = self._playhead_x()
        self._paint_anew()

    def _playhead_x(self) -> float:
        held_ms = self._gestures.scrub_ms
        x = self._content.scale(self.width()).x(self._position_ms if held_ms is None else held_ms)
        return round(x * _STEPS_A_PIXEL) / _STEPS_A_PIXEL

    def _move_playhead(self) -> None:
        x = self._playhead_x()
        if x != self._shown_x:
            left, right = min(x, self._shown_x), max(x, self._shown_x)
            self._shown_x = x
            left -= PLAYHEAD_REACH
            self.update(QRect(int(left), 0, int(right + PLAYHEAD_REACH - left) + 1, self.height()))

    # The pointer

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._content.is_empty:
            event.ignore()
            return
        x, scale = event.position().x(), self._content.scale(self.width())
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._gestures.press_for_loop(x, scale)
        elif not self._is_on_loop(event.position()) or not self._gestures.press_on_loop(
            x, scale, self._content.loop
        ):
            group = self._group_at(event.position())
            self._gestures.press(x, group.nearest(x).time_ms if group else scale.time(x))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._content.is_empty:
            return
        at = event.position()
        self._gestures.move(at.x(), self._content.scale(self.width()))
        if not self._gestures.is_active:
            self.setCursor(
                Qt.CursorShape.SizeHorCursor if self._is_on_loop(at) else Qt.CursorShape.ArrowCursor
            )
        group = None if self._gestures.is_active else self._group_at(at)
        self._hover.follow(at.x(), group, at_once=self._gestures.is_dragging)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._gestures.release()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        group = self._group_at(event.position())
        if group and event.button() == Qt.MouseButton.LeftButton:
            self.highlight_chosen.emit(group.nearest(event.position().x()).highlight.id)
        else:
            self.mousePressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover.leave()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # a slider would seek: nobody means that by scrolling over it

    def _group_at(self, at: QPointF) -> MarkGroup | None:
        if at.y() < self._geometry.marks[0] - _MARKS_REACH:
            return None
        return group_at(self._content.marks(self.width()), at.x())

    def _is_on_loop(self, at: QPointF) -> bool:
        top, bottom = self._geometry.loop
        return top <= at.y() <= bottom and is_on_loop(
            at.x(), self._content.scale(self.width()), self._content.loop
        )

    @Slot(int)
    def _seek(self, position_ms: int) -> None:
        self.show_position(position_ms)  # at once: the player's own report comes a moment later
        self.seek_requested.emit(position_ms)

    @Slot()
    def _follow_hand(self) -> None:
        self._move_playhead()
        loop = self._gestures.loop or self._content.loop
        if loop != self._layers.loop:
            self._layers.loop = loop
            self._paint_anew(Layer.GROUND)

    # Value and accessibility

    def _measure(self) -> None:
        self._is_showing = True
        self.setRange(0, self._content.end_ms // 1000)
        self._is_showing = False
        self._tell_position()
        self._paint_all_anew()

    def _tell_position(self) -> None:
        """Give the position to the slider, for screen readers, without taking it for a wish."""
        self._is_showing = True
        self.setValue(self._position_ms // 1000)
        self._is_showing = False
        self.setAccessibleDescription(self._content.words_about(self._position_ms))
        part = self._content.part_at(self._position_ms)
        if part != self._layers.part:
            self._layers.part = part
            self._paint_anew(Layer.GROUND)

    @Slot(int)
    def _follow_value(self, seconds: int) -> None:
        if not self._is_showing:
            self.seek_requested.emit(seconds * 1000)
