"""The page under the pointer: clicks, selections by mouse, hovering, and what the wheel and menus ask for."""

from __future__ import annotations

from PySide6.QtCore import QBasicTimer, QEvent, QPoint, QPointF, Qt, QTimerEvent, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QToolTip, QWidget

from earmark.gui.look.theme import Theme
from earmark.gui.transcript.mark_index import Mark
from earmark.gui.transcript.marked_page import MarkedPage
from earmark.gui.transcript.page_hits import Hit, Target, hit, tip_of
from earmark.gui.transcript.page_state import corrected_at
from earmark.gui.transcript.press_tracker import PressTracker

_AUTOSCROLL_MS = 30
_WORDS = (Target.TEXT, Target.MARK)
_KEEPING = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ControlModifier
_SHAPES = {
    Target.NOTHING: Qt.CursorShape.ArrowCursor,
    Target.TEXT: Qt.CursorShape.IBeamCursor,
    Target.HANDLE: Qt.CursorShape.SizeHorCursor,
}


class PointedPage(MarkedPage):
    """Says what is clicked, and selects by dragging. Places are code points of the text."""

    word_clicked = Signal(int)  # the character under the pointer; not before a second click is ruled out
    turn_clicked = Signal(int)  # its name or time
    turn_keep_requested = Signal(int)  # its name or time, with Alt or Ctrl held
    paragraph_clicked = Signal(int)  # where it starts
    chip_clicked = Signal(int, object)  # where it starts; the time it tells in ms, or None
    skip_requested = Signal(int)  # where the text after the sponsor read starts
    highlight_clicked = Signal(str)  # or a bookmark; of several, the one after the chosen one
    note_clicked = Signal(str)  # the id of its highlight
    press_started = Signal()
    press_ended = Signal()
    text_menu_requested = Signal(QPoint, int)  # on the screen; the character there, or -1
    turn_menu_requested = Signal(QPoint, int)  # on the screen; the turn whose name or time it is
    zoom_requested = Signal(int)  # +1 larger, -1 smaller: the wheel with Ctrl

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._tracker = PressTracker(self._hit_at, self._layout_offset_at, self)
        self._autoscroll = QBasicTimer()
        self._pointer = QPointF()
        self._held = Qt.KeyboardModifier.NoModifier  # at the last press
        self.viewport().setMouseTracking(True)
        self._tracker.pressed.connect(self.press_started)
        self._tracker.released.connect(self.press_ended)
        self._tracker.clicked.connect(self._tell_click)
        self._tracker.selected.connect(self._select_positions)

    @property
    def is_pressed(self) -> bool:
        return self._tracker.is_down

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._press(event, doubled=False)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._press(event, doubled=True)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pointer = event.position()
        if not self._tracker.is_down:
            self._hover()
            return
        self._drag_on()
        if self._tracker.drags:
            self._scroll_at_edge()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._autoscroll.stop()
        if event.button() == Qt.MouseButton.LeftButton:
            self._pointer = event.position()
            self._tracker.release(self._point())

    def timerEvent(self, event: QTimerEvent) -> None:
        if event.timerId() != self._autoscroll.timerId():
            super().timerEvent(event)
        elif past := self._past_edge():
            self.verticalScrollBar().setValue(self._view_top() + past)
            self._drag_on()
        else:
            self._autoscroll.stop()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._motion.stop()
        turned = event.angleDelta().y()
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            self._hover()
        elif turned:
            self.zoom_requested.emit(1 if turned > 0 else -1)

    def event(self, event: QEvent) -> bool:
        # Beside the page the view itself is under the pointer; there it works just as well.
        if isinstance(event, QWheelEvent):
            self.wheelEvent(event)
            return True
        if isinstance(event, QMouseEvent):
            return self.viewportEvent(_moved(event, -self.viewport().pos()))
        return super().event(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._show_hover(Hit(), None)
        elif event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._show_tip(event)
            return True
        return super().viewportEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        on = self._hit_at(self._in_document(QPointF(self.viewport().mapFromGlobal(event.globalPos()))))
        if on.target is Target.OPENER:
            self.turn_menu_requested.emit(event.globalPos(), on.turn)
        else:
            self.text_menu_requested.emit(event.globalPos(), on.offset)

    def _drag_on(self) -> None:
        """Go on with what is dragged to where the pointer is."""
        self._tracker.move(self._point())

    def _scroll_at_edge(self) -> None:
        if self._past_edge():
            self._autoscroll.start(_AUTOSCROLL_MS, self)

    def _press(self, event: QMouseEvent, *, doubled: bool) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self._motion.stop()
        self._pointer, self._held = event.position(), event.modifiers()
        self._tracker.press(
            self._point(),
            event.timestamp(),
            self._cursor_offsets(),
            extend=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier),
            doubled=doubled,
        )

    @Slot(object)
    def _tell_click(self, on: Hit) -> None:
        match on.target:
            case Target.TEXT:
                self.word_clicked.emit(on.offset)
            case Target.MARK | Target.BOOKMARK:
                self.highlight_clicked.emit(self._next_of(on.marks))
            case Target.CHIP:
                self.chip_clicked.emit(on.offset, on.time_ms)
            case Target.OPENER if self._held & _KEEPING:
                self.turn_keep_requested.emit(on.turn)
            case Target.OPENER:
                self.turn_clicked.emit(on.turn)
            case Target.PARAGRAPH_TIME:
                self.paragraph_clicked.emit(on.offset)
            case Target.SKIP:
                self.skip_requested.emit(on.offset)
            case Target.NOTE:
                self.note_clicked.emit(on.marks[0].id)

    def _next_of(self, marks: tuple[Mark, ...]) -> str:
        """Return the id of the first of *marks*, or of the one below the chosen one: clicks go through."""
        ids = [mark.id for mark in marks]
        chosen = self._state.selected_mark
        return ids[(ids.index(chosen) + 1) % len(ids) if chosen in ids else 0]

    def _show_tip(self, event: QHelpEvent) -> None:
        on = self._hit_at(self._in_document(QPointF(event.pos())))
        was = corrected_at(self._state.corrected, on.offset) if on.target in _WORDS else None
        tip = f"The transcript says “{was.was}”." if was is not None else tip_of(on)
        QToolTip.showText(event.globalPos(), tip, self.viewport())

    # Hovering

    def _hover(self) -> None:
        point = self._point()
        on = self._hit_at(point)
        self._show_hover(on, self._later_paragraph_at(point.y()))

    def _show_hover(self, on: Hit, span: int | None) -> None:
        shape = _SHAPES.get(on.target, Qt.CursorShape.PointingHandCursor)
        if self.viewport().cursor().shape() != shape:
            self.viewport().setCursor(shape)
        state = self._state
        mark = on.marks[0].id if on.target is Target.MARK else None
        self._change_mark(state.hovered_mark, mark)
        state.hovered_mark = mark
        lit = (on.target is Target.PARAGRAPH_TIME, on.section if on.target is Target.SKIP else None)
        if (span, *lit) != (state.hovered_span, state.hovered_time, state.hovered_skip):
            state.hovered_span, (state.hovered_time, state.hovered_skip) = span, lit
            self.viewport().update()

    def _later_paragraph_at(self, y: float) -> int | None:
        """Return the paragraph at the height *y* if it does not open a section."""
        if not self.episode.spans:
            return None
        span = self._layout.span_near(y)
        opens = self._layout.sections[self._layout.section_index(span)].first == span
        inside = self._layout.span_top(span) <= y < self._layout.span_bottom(span)
        return span if inside and not opens else None

    # Where the pointer is

    def _point(self) -> QPointF:
        return self._in_document(self._pointer)

    def _in_document(self, point: QPointF) -> QPointF:
        return point + QPointF(0, self._view_top())

    def _hit_at(self, point: QPointF) -> Hit:
        return hit(self._layout, self._state, point, self._view_top())

    def _layout_offset_at(self, point: QPointF) -> int:
        return self._layout.offset_at(point)

    def _past_edge(self) -> int:
        """Return how far the pointer is above (below 0) or below the view."""
        y, height = round(self._pointer.y()), self.viewport().height()
        return min(0, y) or max(0, y - height)


def _moved(event: QMouseEvent, by: QPoint) -> QMouseEvent:
    """Return *event* as if it had happened *by* so much further right and down."""
    moved = QMouseEvent(
        event.type(),
        event.position() + QPointF(by),
        event.globalPosition(),
        event.button(),
        event.buttons(),
        event.modifiers(),
    )
    moved.setTimestamp(event.timestamp())
    return moved
