"""The transcript to read, click, select and copy: the page with everything a reader does to it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEasingCurve, QMimeData, Qt, Signal, Slot
from PySide6.QtGui import (
    QAccessible,
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
)
from PySide6.QtWidgets import QWidget

from earmark.gui.controls.ring_radius import set_ring_radius
from earmark.gui.look.theme import Theme
from earmark.gui.transcript.stretched_page import StretchedPage
from earmark.gui.transcript.text_units import trimmed
from earmark.model.episode import Episode

_KEPT_LINES = 2
"""How many lines stay in view when a page is turned, so that the eye finds its place."""


class TranscriptView(StretchedPage):
    """Shows a transcript and says what the reader does with it. Places are code points of its text."""

    selection_changed = Signal(int, int)  # without spaces at its ends; equal: nothing is selected
    user_scrolled = Signal()
    toolbar_requested = Signal()  # the menu key, with something selected or a highlight chosen
    caret_mode_changed = Signal(bool)
    highlight_left = Signal()  # Esc, with a highlight or bookmark chosen

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._selected = (0, 0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.selectionChanged.connect(self._tell_selection)
        self.verticalScrollBar().actionTriggered.connect(self._tell_scroll)

    @property
    def selection(self) -> tuple[int, int]:
        """The selected characters without spaces at the ends; equal where nothing is selected."""
        return self._selected

    @property
    def caret_mode(self) -> bool:
        return bool(self.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByKeyboard)

    @property
    def caret(self) -> int:
        """The character at the caret, in caret mode."""
        return self._cursor_offsets()[1]

    @Slot(object)
    def show_episode(self, episode: Episode) -> None:
        super().show_episode(episode)
        self._tracker.show_text(episode.text)
        self._tell_selection()
        if QAccessible.isActive():
            self.set_caret_mode(True)

    def change_episode(self, episode: Episode, places: Callable[[int], int]) -> None:
        super().change_episode(episode, places)
        self._tracker.show_text(episode.text)
        self._tell_selection()

    @Slot(int, int)
    def select(self, start: int, end: int) -> None:
        """Select `text[start:end]`."""
        self._select_positions(start, end)

    def selected_text(self) -> str:
        """Return the selected words as they stand in the episode's text."""
        start, end = sorted(self._cursor_offsets())
        return self.episode.text[start:end]

    @Slot()
    def clear_selection(self) -> None:
        cursor = self.textCursor()
        cursor.clearSelection()
        self.setTextCursor(cursor)

    @Slot(bool)
    def set_caret_mode(self, on: bool) -> None:
        """Show a caret that the arrow keys move, or let them scroll."""
        if on == self.caret_mode:
            return
        flags = Qt.TextInteractionFlag.TextSelectableByMouse
        if on:
            flags |= Qt.TextInteractionFlag.TextSelectableByKeyboard
        self.setTextInteractionFlags(flags)
        first, last = self._visible
        if on and not first <= self._cursor_offsets()[1] <= last:
            self._select_positions(first, first)
        self.caret_mode_changed.emit(on)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._motion.stop()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.selectAll()
        elif event.key() == Qt.Key.Key_Escape and self.cancel_stretch():
            return
        elif event.key() == Qt.Key.Key_Escape and self._selected[0] != self._selected[1]:
            self.clear_selection()
        elif event.key() == Qt.Key.Key_Escape and self._state.selected_mark is not None:
            self.highlight_left.emit()
        elif self.caret_mode and event.key() in _NAVIGATION:
            self._move_caret(event)
        elif not self.caret_mode and event.key() in _SCROLLING and not event.modifiers() & _HELD:
            self._scroll_by_key(event.key())
        else:
            event.ignore()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() != QContextMenuEvent.Reason.Keyboard:
            super().contextMenuEvent(event)
        elif self._selected[0] != self._selected[1] or self._state.selected_mark is not None:
            self.toolbar_requested.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        selects = self._tracker.drags
        super().mouseReleaseEvent(event)
        clipboard = QGuiApplication.clipboard()
        if selects and clipboard.supportsSelection() and self._selected[0] != self._selected[1]:
            clipboard.setText(self.selected_text(), clipboard.Mode.Selection)

    def createMimeDataFromSelection(self) -> QMimeData:
        data = QMimeData()
        data.setText(self.selected_text())
        return data

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring to who came by Tab or F6; else the page is where the keyboard is at home."""
        set_ring_radius(self, 0 if event.reason() in _STEPS else -1)
        super().focusInEvent(event)

    def _move_caret(self, event: QKeyEvent) -> None:
        before = self._view_top()
        super().keyPressEvent(event)
        if self._view_top() != before:
            self.user_scrolled.emit()

    def _scroll_by_key(self, key: int) -> None:
        bar = self.verticalScrollBar()
        line = self.geometry_of_page.line.height
        turn = max(line, bar.pageStep() - _KEPT_LINES * line)
        ways = {
            Qt.Key.Key_Up: -line,
            Qt.Key.Key_Down: line,
            Qt.Key.Key_PageUp: -turn,
            Qt.Key.Key_PageDown: turn,
        }
        target = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: _PAST_END}.get(Qt.Key(key))
        if target is None:
            target = bar.value() + ways[Qt.Key(key)]
        self._reach(target)
        self._motion.to(target, self._theme.duration_ms("fast"), QEasingCurve.Type.OutCubic)
        self.user_scrolled.emit()

    @Slot()
    def _tell_selection(self) -> None:
        selected = trimmed(self.episode.text, *sorted(self._cursor_offsets()))
        if selected != self._selected:
            was_nothing = self._selected[0] == self._selected[1]
            self._selected = selected
            if not (was_nothing and selected[0] == selected[1]):
                self.selection_changed.emit(*selected)
        self.viewport().update()

    @Slot()
    def _tell_scroll(self) -> None:
        """Somebody moved the scroll bar, by wheel, drag or click: the program itself only sets its value."""
        self._motion.stop()
        self.user_scrolled.emit()


_STEPS = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
_PAST_END = 1 << 30
_HELD = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)
_SCROLLING = frozenset(
    (
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
    )
)
_NAVIGATION = _SCROLLING | {Qt.Key.Key_Left, Qt.Key.Key_Right}
