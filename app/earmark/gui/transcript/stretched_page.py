"""The page on which the ends of the chosen quote can be dragged."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from earmark.gui.look.theme import Theme
from earmark.gui.transcript.mark_handles import handles
from earmark.gui.transcript.page_hits import Target
from earmark.gui.transcript.pointed_page import PointedPage
from earmark.model.word_edges import nearest_end, nearest_start


class _Drag(NamedTuple):
    """An end that is being dragged: of which quote, where the other end stays, and by what it was taken."""

    mark_id: str
    fixed: int
    grip_x: float
    grip_y: float


class StretchedPage(PointedPage):
    """Paints the quote as long as it would be; what it shall be is told when the button is let go."""

    stretched = Signal(str, int, int)  # the quote; where it shall begin and end

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._drag: _Drag | None = None
        self._by_characters = False

    @property
    def is_pressed(self) -> bool:
        return super().is_pressed or self._drag is not None

    def cancel_stretch(self) -> bool:
        """Let the quote be as it was, and return whether it was being dragged."""
        drags = self._drag is not None
        self._end_drag()
        return drags

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drag is None:
            super().mouseMoveEvent(event)
            return
        self._pointer = event.position()
        self._by_characters = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        self._drag_on()
        self._scroll_at_edge()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._drag is None or event.button() != Qt.MouseButton.LeftButton:
            super().mouseReleaseEvent(event)
            return
        mark_id, draft = self._drag.mark_id, self._state.draft
        self._end_drag()
        if draft is not None:
            self.stretched.emit(mark_id, *draft)

    def _press(self, event: QMouseEvent, *, doubled: bool) -> None:
        self._pointer = event.position()
        on = self._hit_at(self._point())
        if event.button() != Qt.MouseButton.LeftButton or on.target is not Target.HANDLE:
            super()._press(event, doubled=doubled)
            return
        (mark,) = on.marks
        fixed = mark.start if on.offset == mark.end else mark.end
        (handle,) = handles(self._layout, mark, on.offset - 1, on.offset + 1)[:1]
        grip = handle.bar.center() - self._point()
        self._motion.stop()
        self._drag = _Drag(mark.id, fixed, grip.x(), grip.y())
        self.press_started.emit()

    def _drag_on(self) -> None:
        if self._drag is None:
            super()._drag_on()
            return
        point = self._point()
        point.setX(point.x() + self._drag.grip_x)
        point.setY(point.y() + self._drag.grip_y)
        self._show_draft(self._range_to(self._layout.offset_at(point)))

    def _range_to(self, offset: int) -> tuple[int, int] | None:
        """Return the stretch from the end that stays to *offset*; None where nothing would be left."""
        assert self._drag is not None
        text, fixed = self.episode.text, self._drag.fixed
        if not self._by_characters:
            offset = nearest_start(text, offset) if offset < fixed else nearest_end(text, offset)
        start, end = min(offset, fixed), max(offset, fixed)
        return (start, end) if text[start:end].strip() else None

    def _show_draft(self, draft: tuple[int, int] | None) -> None:
        if draft is None or draft == self._state.draft:
            return
        before = self._state.chosen_mark
        self._state.draft = draft
        self._color_texts()
        now = self._state.chosen_mark
        for mark in (before, now):
            if mark is not None:
                self._update_text(mark.start, mark.end)
                for handle in handles(self._layout, mark, *self._visible):
                    self._update_rect(handle.extent)

    def _end_drag(self) -> None:
        if self._drag is None:
            return
        self._drag, self._state.draft = None, None
        self._autoscroll.stop()
        self._color_texts()
        self.viewport().update()
        self.press_ended.emit()

    def _update_rect(self, rect: QRectF) -> None:
        self.viewport().update(rect.translated(0, -self._view_top()).toAlignedRect().adjusted(-1, -1, 1, 1))
