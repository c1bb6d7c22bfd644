"""Connects the sound with what is seen: the spoken word, following, timeline and player bar."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from earmark.gui.episode_page import EpisodePage
from earmark.gui.playback import Loop, Playback
from earmark.gui.transcript.follow import Direction, Follow, FollowState
from earmark.model import clock_text
from earmark.model.annotations import Annotations
from earmark.model.episode import Episode, Span
from earmark.model.time_map import TimeMap

CHIP_BEFORE_MS, CHIP_AFTER_MS = 3_000, 3_000
"""How much a listening chip plays before and after the unheard words."""
_SETTLE_MS = 100
"""How long the text must rest before its place in the view is looked at again."""


class Listening(QObject):
    """Shows on every view what sounds, and plays from where the reader points."""

    now_changed = Signal(object)  # ms of what sounds or stands under the playhead
    jump_requested = Signal(int, int)

    def __init__(self, page: EpisodePage, playback: Playback, follow: Follow) -> None:
        super().__init__(page)
        self._page, self._playback, self._follow = page, playback, follow
        self._episode = Episode()
        self._time_map = TimeMap(self._episode)
        self._shown: tuple[int, int] = (-1, -1)
        self._now_turn = -1
        self._told_sponsor = False
        self._annotations = Annotations()
        self._resting = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._connect_playback()
        self._connect_wishes()
        self._connect_follow()

    def show_episode(self, episode: Episode, time_map: TimeMap) -> None:
        """Belong to *episode* from now on; called again when the map changes."""
        self._page.contents.show_episode(episode, time_map)
        self._show(episode, time_map)

    def change_episode(self, episode: Episode, time_map: TimeMap) -> None:
        """Belong to *episode*, the present one with other corrections; the sound goes on."""
        self._page.contents.change_episode(episode, time_map)
        self._show(episode, time_map)

    def _show(self, episode: Episode, time_map: TimeMap) -> None:
        self._episode, self._time_map = episode, time_map
        self._shown, self._now_turn = (-1, -1), -1
        self._playback.show_episode(episode, time_map)
        self._page.timeline.show_episode(episode, time_map)
        self._page.timeline.show_duration(time_map.end_ms)
        self._page.player_bar.show_duration(time_map.end_ms)
        self._show_position(self._playback.position_ms)

    @Slot(int, int)
    def play_text(self, start: int, end: int) -> None:
        """Play the words of `text[start:end]` and stop."""
        self._playback.play_range(self._time_map.time_at(start), self._time_map.time_at(end))

    @Slot(int)
    def seek_to_text(self, offset: int) -> None:
        """Go to the word at *offset*: playing goes on from there, a pause stays a pause."""
        if self._time_map.has_times:
            self._playback.seek(self._time_map.time_at(offset))

    @Slot(int)
    def play_turn(self, turn: int) -> None:
        start = next((span.start for span in self._episode.spans if span.turn == turn), None)
        if start is not None:
            self.play_from_text(start)

    @Slot(int)
    def play_from_text(self, offset: int) -> None:
        """Play from the word at *offset*."""
        if self._time_map.has_times:
            self._playback.play_from(self._time_map.time_at(offset))

    @Slot(int, object)
    def _play_chip(self, offset: int, time_ms: int | None) -> None:
        at_ms = self._time_map.time_at(offset) if time_ms is None else time_ms
        self._playback.play_range(max(0, at_ms - CHIP_BEFORE_MS), at_ms + CHIP_AFTER_MS)

    @Slot()
    def skip_sponsor(self) -> None:
        """Go behind the sponsor read that sounds now."""
        word = self._time_map.word_at_ms(self._playback.position_ms)
        if word is None:
            return
        spans = iter(self._episode.spans)
        inside = next((s for s in spans if s.end >= word.start), None)
        if inside is None or not inside.paragraph.sponsor:
            return
        after = next((s for s in spans if not s.paragraph.sponsor), None)
        if after is not None:
            self.seek_to_text(after.start)

    @Slot(int)
    def _show_position(self, position_ms: int) -> None:
        """Called 30 times a second while playing: only changes go further."""
        self._page.timeline.show_position(position_ms)
        self._page.player_bar.show_position(position_ms)
        word = self._time_map.word_at_ms(position_ms) if self._time_map.has_times else None
        shown = (word.start, word.end) if word else (-1, -1)
        if shown == self._shown:
            return
        self._shown = shown
        span = self._episode.span_at(word.start) if word else None
        turn = span.turn if span else -1
        self._page.view.show_now(turn, *shown, word is not None and word.known)
        self._page.panel.show_playing(self._quote_at(shown[0]))
        self._tell_sponsor(span)
        if turn != self._now_turn:
            self._now_turn = turn
            self._show_turn(turn)
        if self._page.back_to_now.isVisible():
            self._page.back_to_now.show_time(clock_text.stamp(position_ms))
        self.now_changed.emit(position_ms if word else None)

    def _tell_sponsor(self, span: Span | None) -> None:
        """Say once a session that a sponsor read can be skipped."""
        if (
            span is not None
            and span.paragraph.sponsor
            and self._playback.is_playing
            and not self._told_sponsor
        ):
            self._told_sponsor = True
            self._page.toast.show_message("Sponsor read. S skips it.")

    def _show_turn(self, turn: int) -> None:
        speaker = self._episode.turns[turn].speaker if turn >= 0 else None
        name = self._episode.speakers[speaker].name if speaker is not None else ""
        self._page.player_bar.show_speaker(name, self._episode.palette_of(speaker))
        self._page.contents.show_now(self._shown[0])

    @Slot(object)
    def show_annotations(self, annotations: Annotations) -> None:
        self._annotations = annotations

    def _quote_at(self, offset: int) -> str | None:
        over = self._annotations.at(offset) if offset >= 0 else ()
        return over[0].id if over else None

    @Slot(int)
    def _show_duration(self, duration_ms: int) -> None:
        whole_ms = max(duration_ms, self._time_map.end_ms if not duration_ms else 0)
        self._page.timeline.show_duration(whole_ms)
        self._page.player_bar.show_duration(whole_ms)

    @Slot(object)
    def _show_loop(self, loop: Loop | None) -> None:
        ends = (loop.start_ms, loop.end_ms) if loop else (None, None)
        self._page.timeline.show_loop(*ends)
        self._page.player_bar.show_loop(*ends)

    @Slot(int, int)
    def _set_loop(self, start_ms: int, end_ms: int) -> None:
        self._playback.set_loop(Loop(start_ms, end_ms))

    @Slot()
    def _start_scrub(self) -> None:
        self._playback.hush(True)

    @Slot()
    def _end_scrub(self) -> None:
        self._playback.hush(False)

    @Slot(object)
    def _show_follow(self, state: FollowState) -> None:
        self._page.player_bar.show_follow(state is not FollowState.OFF, state is FollowState.SUSPENDED)

    @Slot(object)
    def _show_pill(self, direction: Direction | None) -> None:
        self._page.back_to_now.show_direction(direction, clock_text.stamp(self._playback.position_ms))

    @Slot()
    def _rest(self) -> None:
        self._resting.start()

    @Slot()
    def _look_at_place(self) -> None:
        self._follow.view_moved(self._page.view.now_place())

    @Slot()
    def _press(self) -> None:
        self._follow.hold("press", True)

    @Slot()
    def _release(self) -> None:
        self._follow.hold("press", False)

    @Slot(bool)
    def _hold_for_toolbar(self, is_open: bool) -> None:
        self._follow.hold("toolbar", is_open)

    @Slot(int, int)
    def _note_selection(self, start: int, end: int) -> None:
        if start != end:
            self._follow.suspend()

    def _connect_playback(self) -> None:
        playback, bar = self._playback, self._page.player_bar
        playback.position_changed.connect(self._show_position)
        playback.duration_changed.connect(self._show_duration)
        playback.playing_changed.connect(bar.show_playing)
        playback.loading_changed.connect(bar.show_loading)
        playback.rate_changed.connect(bar.show_rate)
        playback.volume_changed.connect(bar.show_volume)
        playback.audio_changed.connect(bar.show_has_audio)
        playback.loop_changed.connect(self._show_loop)
        playback.placed.connect(self._follow.play_from_place)

    def _connect_wishes(self) -> None:
        playback, page = self._playback, self._page
        view, bar, timeline = page.view, page.player_bar, page.timeline
        bar.play_toggled.connect(playback.play_pause)
        bar.seek_by_requested.connect(playback.skip)
        bar.previous_turn_requested.connect(playback.previous_turn)
        bar.next_turn_requested.connect(playback.next_turn)
        bar.rate_chosen.connect(playback.set_rate)
        bar.volume_chosen.connect(playback.set_volume)
        bar.mute_toggled.connect(playback.toggle_mute)
        bar.loop_pressed.connect(playback.press_loop)
        page.toolbar.speaker_chosen.connect(playback.next_turn_of)
        view.word_clicked.connect(self.seek_to_text)
        view.turn_clicked.connect(self.play_turn)
        view.paragraph_clicked.connect(self.play_from_text)
        view.chip_clicked.connect(self._play_chip)
        view.skip_requested.connect(self.seek_to_text)
        timeline.seek_requested.connect(playback.seek)
        timeline.loop_requested.connect(self._set_loop)
        timeline.scrub_started.connect(self._start_scrub)
        timeline.scrub_ended.connect(self._end_scrub)

    def _connect_follow(self) -> None:
        follow, view = self._follow, self._page.view
        self._page.player_bar.follow_toggled.connect(follow.switch)
        self._page.back_to_now.clicked.connect(follow.resume)
        self._page.selection_toolbar.open_changed.connect(self._hold_for_toolbar)
        follow.state_changed.connect(self._show_follow)
        follow.scroll_requested.connect(view.scroll_to_now)
        follow.pill_changed.connect(self._show_pill)
        view.now_moved.connect(follow.now_moved)
        view.user_scrolled.connect(follow.suspend)
        view.selection_changed.connect(self._note_selection)
        view.press_started.connect(self._press)
        view.press_ended.connect(self._release)
        view.visible_changed.connect(self._rest)
        self._resting.timeout.connect(self._look_at_place)
        self._show_follow(follow.state)
