"""Tells clicks from selections: what a press, the moves after it and the release add up to."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPointF, QTimer, Signal
from PySide6.QtWidgets import QApplication

from earmark.gui.transcript.page_hits import Hit, Target
from earmark.gui.transcript.text_units import unit_range

WORD_CLICK_DELAY_MS = 200
"""How long a click on a word waits for a second one: a double click selects and must not seek."""


class PressTracker(QObject):
    """Follows the left button over the page.

    Args:
        hit_at: What is at a point of the document.
        offset_at: The place in the text nearest to a point.
        parent: The view.
    """

    pressed = Signal()
    released = Signal()
    clicked = Signal(object)  # Hit; a word only after `WORD_CLICK_DELAY_MS`
    selected = Signal(int, int)  # where it began and where it ends now; equal: nothing is selected

    def __init__(
        self, hit_at: Callable[[QPointF], Hit], offset_at: Callable[[QPointF], int], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._hit_at = hit_at
        self._offset_at = offset_at
        self._text = ""
        self._count = 0
        self._last_ms = 0
        self._point = QPointF()
        self._anchor = (0, 0)
        self._is_down = False
        self._drags = False
        self._clears = False
        self._waiting = Hit()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WORD_CLICK_DELAY_MS)
        self._timer.timeout.connect(self._click)

    @property
    def is_down(self) -> bool:
        return self._is_down

    @property
    def drags(self) -> bool:
        """Whether a selection is being made."""
        return self._is_down and self._drags

    def show_text(self, text: str) -> None:
        """Work on *text* from now on."""
        self._text = text
        self._timer.stop()

    def press(
        self,
        point: QPointF,
        time_ms: int,
        selection: tuple[int, int],
        *,
        extend: bool = False,
        doubled: bool = False,
    ) -> None:
        """Begin at *point*.

        Args:
            point: Where, in the document.
            time_ms: When, by any clock.
            selection: Where the present selection began and where it ends.
            extend: Whether to go on with that selection: Shift is held.
            doubled: Whether Qt calls this the second press of a double click.
        """
        near = (point - self._point).manhattanLength() <= QApplication.startDragDistance()
        again = doubled or (near and time_ms - self._last_ms <= QApplication.doubleClickInterval())
        self._count = self._count + 1 if again and not extend else 1
        self._last_ms, self._point = time_ms, point
        self._timer.stop()
        self._is_down = True
        self._clears = self._count == 1 and selection[0] != selection[1]
        self._drags = extend or self._count > 1
        self.pressed.emit()
        if extend:
            self._anchor = (selection[0], selection[0])
            self.move(point)
        else:
            self._anchor = self._unit_at(point)
            if self._drags:
                self.selected.emit(*self._anchor)

    def move(self, point: QPointF) -> None:
        """Go on to *point*; from some pixels on, this selects."""
        if not self._is_down:
            return
        if not self._drags:
            if (point - self._point).manhattanLength() < QApplication.startDragDistance():
                return
            self._drags = True
        start, end = self._unit_at(point)
        if start < self._anchor[0]:
            self.selected.emit(self._anchor[1], start)
        else:
            self.selected.emit(self._anchor[0], max(end, self._anchor[1]))

    def release(self, point: QPointF) -> None:
        if not self._is_down:
            return
        self._is_down = False
        if not self._drags:
            self._end_press(self._hit_at(point))
        self.released.emit()

    def _end_press(self, on: Hit) -> None:
        """Click what was pressed; on plain words, a click that takes a selection away does nothing else."""
        if self._clears:
            self.selected.emit(self._anchor[0], self._anchor[0])
        if not self._clears or on.target not in (Target.TEXT, Target.NOTHING):
            self._begin_click(on)

    def _begin_click(self, hit: Hit) -> None:
        self._waiting = hit
        if hit.target is Target.TEXT:
            self._timer.start()
        else:
            self._click()

    def _click(self) -> None:
        self.clicked.emit(self._waiting)

    def _unit_at(self, point: QPointF) -> tuple[int, int]:
        offset = self._offset_at(point)
        if self._count == 1:
            return offset, offset
        on = self._hit_at(point)
        return unit_range(self._text, on.offset if on.target in _ON_TEXT else offset, self._count)


_ON_TEXT = (Target.TEXT, Target.MARK, Target.CHIP)
