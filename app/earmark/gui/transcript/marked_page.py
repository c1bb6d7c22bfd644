"""The page with what is shown on it: highlights, the spoken word, matches, and jumps to a place."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEasingCurve, QRect, QVariantAnimation, Signal, Slot
from PySide6.QtWidgets import QWidget

from earmark.gui.look.theme import Theme
from earmark.gui.transcript.follow import Place
from earmark.gui.transcript.mark_index import MarkIndex
from earmark.gui.transcript.page_state import Corrected, Flash, Matches, Now, PageState
from earmark.gui.transcript.page_view import PageView
from earmark.gui.transcript.scroll_motion import ScrollMotion
from earmark.gui.transcript.sections import Section
from earmark.model.annotations import Annotations
from earmark.model.episode import Episode

TARGET_HEIGHT = 0.3
"""Where jumps and following put a line, as a share of the view's height."""
_GROUND = 10  # how far the ground of the current turn reaches past its text


class MarkedPage(PageView):
    """Shows values; what the reader does with the page is told by `TranscriptView`."""

    now_moved = Signal(object)  # Place of the current line, or None; when the line changes

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._motion = ScrollMotion(self.verticalScrollBar())
        self._flashing = QVariantAnimation(self)
        self._flashing.setStartValue(1.0)
        self._flashing.setEndValue(0.0)
        self._flashing.valueChanged.connect(self._dim_flash)
        self._flashing.finished.connect(self._end_flash)
        self._now_line = -1
        self._annotations = Annotations()

    @property
    def annotations(self) -> Annotations:
        """What is shown as highlights."""
        return self._annotations

    @Slot(object)
    def show_episode(self, episode: Episode) -> None:
        """Show *episode*: at its start, or at the place being read if it goes on where the last one ended."""
        if episode == self.episode:
            return
        same = self._goes_on(episode)
        if not same:
            self._flashing.stop()
            self._annotations = Annotations()
            self._state = PageState(box_always=self._state.box_always)
        self._motion.stop()
        self._rebuild(episode, keep=same)

    def change_episode(self, episode: Episode, places: Callable[[int], int]) -> None:
        """Show *episode*, which is the present one with other corrections.

        Place, selection, matches and what sounds stay; highlights are to be
        shown again, where they are in the new text.

        Args:
            episode: What to show.
            places: Tells where an offset of the present text is in that of *episode*.
        """
        self._flashing.stop()
        self._motion.stop()
        before, turn_start = self._state, self._layout.turn_start(self._state.now.turn)
        self._state = PageState(box_always=before.box_always, selected_mark=before.selected_mark)
        self._change(episode, places)
        matches = before.matches
        moved = tuple((places(start), places(end)) for start, end in matches.ranges)
        self._state.matches = Matches(moved, matches.current)
        if turn_start is not None and episode.spans:
            start = places(before.now.start if before.now.has_word else turn_start)
            end = places(before.now.end) if before.now.has_word else -1
            self._state.now = Now(episode.span_at(start).turn, start if end > 0 else -1, end, before.now.sure)
        self._now_line = -1

    @Slot(object)
    def show_corrections(self, corrected: Sequence[Corrected]) -> None:
        """Underline the stretches that were put right, in reading order."""
        self._state.corrected = tuple(corrected)
        self.viewport().update()

    @Slot(object)
    def show_annotations(self, annotations: Annotations) -> None:
        self._annotations = annotations
        self._state.marks = MarkIndex(annotations)
        self._color_texts()
        self.viewport().update()

    @Slot(object)
    def select_highlight(self, highlight_id: str | None) -> None:
        """Let one highlight stand out; None, none."""
        if highlight_id != self._state.selected_mark:
            self._state.selected_mark, self._state.draft = highlight_id, None
            self._color_texts()
            self.viewport().update()

    @Slot(int, int, int, bool)
    def show_now(self, turn: int, start: int, end: int, sure: bool) -> None:
        """Show what sounds: tint the turn, and box the word `text[start:end]` if its time is *sure*.

        -1 is nothing. Called 30 times a second: only what changes is painted.
        """
        before, now = self._state.now, Now(turn, start, end, sure)
        if now == before:
            return
        was_boxed = self._state.boxes_word
        self._state.now = now
        self._change_ground(self._layout.sounding(before), self._layout.sounding(now))
        if was_boxed:
            self._update_text(before.start, before.end)
        if self._state.boxes_word:
            self._update_text(start, end)
        self._tell_line()

    @Slot(bool)
    def set_word_box_always(self, always: bool) -> None:
        """Box the word also where its time is only an estimate."""
        self._state.box_always = always
        self.viewport().update()

    @Slot(object, int)
    def show_matches(self, ranges: list[tuple[int, int]], current: int) -> None:
        """Show what a search found, in reading order; *current* is the number of one, or -1."""
        self._state.matches = Matches(tuple(ranges), current)
        self._color_texts()
        self.viewport().update()

    def jump_to(self, start: int, end: int, flash: bool = True, animate: bool = True) -> None:
        """Put the line of *start* at 30 % of the height, and light up `text[start:end]`."""
        duration_ms = self._theme.duration_ms("slow") if animate else 0
        self._scroll_line(start, duration_ms, QEasingCurve.Type.OutCubic)
        if flash and start < end:
            self._begin_flash(start, end)

    def let_see(self, offset: int) -> None:
        """Scroll to the line of *offset*, if it is out of view."""
        if not self.line_rects(offset, offset + 1):
            self.jump_to(offset, offset, flash=False)

    def scroll_to_now(self, animate: bool = True) -> None:
        """Put the current line at 30 % of the height."""
        offset = self._now_offset()
        if offset is not None:
            duration_ms = self._theme.duration_ms("followScroll") if animate else 0
            self._scroll_line(offset, duration_ms, QEasingCurve.Type.InOutCubic)

    def now_place(self) -> Place | None:
        """Return where the current line stands in the view, or None if nothing sounds."""
        offset = self._now_offset()
        if offset is None:
            return None
        top, bottom = self._layout.line_of(offset)
        height = max(1, self.viewport().height())
        return Place((top - self._view_top()) / height, (bottom - self._view_top()) / height)

    def _goes_on(self, episode: Episode) -> bool:
        """Whether *episode* has the words that are being read, at the same place."""
        old = self.episode.text
        read = self.reading_offset() + 1
        return episode.text.startswith(old if read == 1 else old[:read]) and bool(old)

    def _now_offset(self) -> int | None:
        now = self._state.now
        if now.has_word:
            return now.start
        return self._layout.turn_start(now.turn)

    def _tell_line(self) -> None:
        offset = self._now_offset()
        line = -1 if offset is None else self._layout.line_of(offset)[0]
        if line != self._now_line:
            self._now_line = line
            self.now_moved.emit(self.now_place())

    def _scroll_line(self, offset: int, duration_ms: int, curve: QEasingCurve.Type) -> None:
        if not self.episode.spans:
            return
        value = self._layout.line_of(offset)[0] - round(TARGET_HEIGHT * self.viewport().height())
        self._reach(value)
        self._motion.to(value, duration_ms, curve)

    def _change_ground(self, before: tuple[Section, ...], now: tuple[Section, ...]) -> None:
        """Paint anew what is no longer tinted and what is now."""
        if before == now:
            return
        for extent in (self._layout.extent(before), self._layout.extent(now)):
            if extent is not None:
                top, bottom = extent
                height = bottom - top + 2 * _GROUND
                ground = QRect(0, top - _GROUND - self._view_top(), self.viewport().width(), height)
                self.viewport().update(ground)

    def _change_mark(self, before: str | None, now: str | None) -> None:
        """Paint two highlights anew, where the look of both changes."""
        if before == now:
            return
        for mark in (self._state.marks.get(before), self._state.marks.get(now)):
            if mark is not None:
                self._update_text(mark.start, mark.end)

    def _rebuild(self, episode: Episode, *, keep: bool = True) -> None:
        super()._rebuild(episode, keep=keep)
        self._now_line = -1

    # The flash after a jump

    def _begin_flash(self, start: int, end: int) -> None:
        self._flashing.stop()
        self._end_flash()
        self._state.flash = Flash(start, end, 1.0)
        self._flashing.setDuration(self._theme.duration_ms("jumpFlash"))
        self._flashing.start()
        self._update_text(start, end)

    def _dim_flash(self, strength: object) -> None:
        flash = self._state.flash
        moves = self._theme.duration_ms("base") > 0  # with reduced motion the light stands still
        if flash is not None and isinstance(strength, float) and moves:
            self._state.flash = Flash(flash.start, flash.end, strength)
            self._update_text(flash.start, flash.end)

    @Slot()
    def _end_flash(self) -> None:
        flash, self._state.flash = self._state.flash, None
        if flash is not None:
            self._update_text(flash.start, flash.end)
