"""The verbs of playing, on top of one player: turns, quotes, loops, speed, and resuming."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from earmark.audio.player import Player
from earmark.model.episode import Episode
from earmark.model.time_map import TimeMap
from earmark.model.turn_times import TurnTimes

SLOWEST, FASTEST, RATE_STEP = 0.5, 3.0, 0.05
VOLUME_STEP = 5
_LEAST_LOOP_MS = 200


@dataclass(frozen=True, slots=True)
class Loop:
    """From A to B, in ms; B is None while only A is set."""

    start_ms: int
    end_ms: int | None = None


class Playback(QObject):
    """Owns the player of the open episode, and knows where turns begin.

    Without audio it still holds a position, so that one can walk through
    the turns. All times are ms from the start of the audio.

    Args:
        make_player: Called when the first audio is opened; loading an audio library takes time.
    """

    position_changed = Signal(int)
    duration_changed = Signal(int)
    playing_changed = Signal(bool)
    loading_changed = Signal(bool)
    rate_changed = Signal(float)
    volume_changed = Signal(int, bool)
    loop_changed = Signal(object)  # Loop or None
    audio_changed = Signal(bool)  # whether there is audio
    placed = Signal()  # somebody went to a place: by a seek, a turn, a quote
    ended = Signal()
    failed = Signal(Exception)

    def __init__(self, make_player: Callable[[], Player], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._make_player = make_player
        self._player: Player | None = None
        self._has_audio = False
        self._position_ms = 0
        self._turns = TurnTimes(Episode(), TimeMap(Episode()))
        self._stop_at_ms: int | None = None
        self._loop: Loop | None = None
        self._was_paused = False  # and not moved since
        self._rate, self._volume, self._muted = 1.0, 100, False
        self.rewind_ms = 1_500

    # What is open

    def show_episode(self, episode: Episode, time_map: TimeMap) -> None:
        """Learn where the turns begin; called again when the map changes."""
        self._turns = TurnTimes(episode, time_map)

    def open(self, audio: Path, position_ms: int) -> None:
        """Open *audio*, paused at *position_ms*."""
        player = self._player or self._made()
        self._has_audio = True
        self._stop_at_ms = None
        self.set_loop(None)
        player.set_rate(self._rate)
        player.set_volume(self._volume)
        player.set_muted(self._muted)
        self.audio_changed.emit(True)
        player.open(audio)
        self._was_paused = False
        self._go(position_ms)

    def hold(self, position_ms: int) -> None:
        """Stand at *position_ms*, without audio."""
        self.close()
        self._go(position_ms)

    @Slot()
    def close(self) -> None:
        """Let the audio go; the next `open` makes a new player."""
        if self._player is not None:
            self._player.close()
            self._player.deleteLater()
            self._player = None
        self._has_audio = False
        self.set_loop(None)
        self.playing_changed.emit(False)
        self.audio_changed.emit(False)

    def know_duration(self, duration_ms: int) -> None:
        """Tell the true length, from the decoded sound."""
        if self._player is not None and self._has_audio:
            self._player.set_known_duration(duration_ms)

    @property
    def has_audio(self) -> bool:
        return self._has_audio

    @property
    def position_ms(self) -> int:
        return self._player.position_ms if self._player is not None and self._has_audio else self._position_ms

    @property
    def duration_ms(self) -> int:
        return self._player.duration_ms if self._player is not None and self._has_audio else 0

    @property
    def is_playing(self) -> bool:
        return self._player is not None and self._player.is_playing

    @property
    def rate(self) -> float:
        return self._rate

    @property
    def volume(self) -> int:
        return self._volume

    @property
    def loop(self) -> Loop | None:
        return self._loop

    # Play and pause

    @Slot()
    def play_pause(self) -> None:
        if self.is_playing:
            self.pause()
        else:
            self.resume()

    @Slot()
    def pause(self) -> None:
        if self._player is not None:
            self._player.pause()

    @Slot()
    def resume(self) -> None:
        """Play on, from a little earlier: one has to find the thread again."""
        if self._player is None or not self._has_audio:
            return
        if self._was_paused and self.rewind_ms and self.position_ms < self.duration_ms:
            self._player.seek(max(0, self.position_ms - self.rewind_ms))
        self._stop_at_ms = None
        self._player.play()

    @Slot(int)
    def play_from(self, time_ms: int) -> None:
        self.seek(time_ms)
        if self._player is not None and self._has_audio:
            self._player.play()

    @Slot(int, int)
    def play_range(self, start_ms: int, end_ms: int) -> None:
        """Play from *start_ms* and stop at *end_ms*."""
        self.play_from(start_ms)
        self._stop_at_ms = end_ms if self._has_audio else None

    # Going to places

    @Slot(int)
    def seek(self, time_ms: int) -> None:
        """Go to *time_ms*: what was to stop or be rewound is forgotten."""
        self._stop_at_ms = None
        self._was_paused = False
        self._go(time_ms)
        self.placed.emit()

    @Slot(int)
    def skip(self, by_ms: int) -> None:
        self.seek(self.position_ms + by_ms)

    @Slot()
    def previous_turn(self) -> None:
        self._seek_if(self._turns.previous(self.position_ms))

    @Slot()
    def next_turn(self) -> None:
        self._seek_if(self._turns.next(self.position_ms))

    @Slot()
    def previous_same(self) -> None:
        self._seek_if(self._turns.previous_same(self.position_ms))

    @Slot()
    def next_same(self) -> None:
        self._seek_if(self._turns.next_same(self.position_ms))

    @Slot(int)
    def next_turn_of(self, speaker: int) -> None:
        self._seek_if(self._turns.next_of(speaker, self.position_ms))

    @Slot()
    def replay_turn(self) -> None:
        start_ms = self._turns.this(self.position_ms)
        if start_ms is not None:
            self.play_from(start_ms)

    @Slot()
    def replay_last(self) -> None:
        self.play_from(self.position_ms - 3_000)

    # Loop

    @Slot()
    def press_loop(self) -> None:
        """Set A, then B, then clear: one button for all three."""
        if self._loop is None:
            self.loop_from()
        elif self._loop.end_ms is None:
            self.loop_to()
        else:
            self.set_loop(None)

    @Slot()
    def loop_from(self) -> None:
        self.set_loop(Loop(self.position_ms))

    @Slot()
    def loop_to(self) -> None:
        """Set B here; if B is before A they swap."""
        start_ms = self._loop.start_ms if self._loop else 0
        first, last = sorted((start_ms, self.position_ms))
        if last - first >= _LEAST_LOOP_MS:
            self.set_loop(Loop(first, last))

    @Slot()
    def clear_loop(self) -> None:
        self.set_loop(None)

    def set_loop(self, loop: Loop | None) -> None:
        if loop != self._loop:
            self._loop = loop
            self.loop_changed.emit(loop)

    # Speed and volume

    @Slot(float)
    def set_rate(self, rate: float) -> None:
        self._rate = round(min(FASTEST, max(SLOWEST, rate)), 2)
        if self._player is not None:
            self._player.set_rate(self._rate)
        self.rate_changed.emit(self._rate)

    @Slot()
    def faster(self) -> None:
        self.set_rate(self._rate + RATE_STEP)

    @Slot()
    def slower(self) -> None:
        self.set_rate(self._rate - RATE_STEP)

    @Slot()
    def normal_speed(self) -> None:
        self.set_rate(1.0)

    @Slot(int)
    def set_volume(self, percent: int) -> None:
        self._volume = min(100, max(0, percent))
        self._muted = False
        self._apply_volume()

    @Slot()
    def louder(self) -> None:
        self.set_volume(self._volume + VOLUME_STEP)

    @Slot()
    def quieter(self) -> None:
        self.set_volume(self._volume - VOLUME_STEP)

    @Slot()
    def toggle_mute(self) -> None:
        self._muted = not self._muted
        self._apply_volume()

    # From the player

    @Slot(int)
    def _follow_position(self, position_ms: int) -> None:
        self._position_ms = position_ms
        self.position_changed.emit(position_ms)
        if self._player is None or not self._player.is_playing:
            return
        if self._stop_at_ms is not None and position_ms >= self._stop_at_ms:
            self._stop_at_ms = None
            self._player.pause()
        elif self._loop and self._loop.end_ms is not None and position_ms >= self._loop.end_ms:
            self._player.seek(self._loop.start_ms)

    @Slot(bool)
    def _follow_playing(self, playing: bool) -> None:
        self._was_paused = not playing
        self.playing_changed.emit(playing)

    @Slot()
    def _follow_end(self) -> None:
        if self._player is not None and self._loop and self._loop.end_ms is not None:
            self._player.seek(self._loop.start_ms)
            self._player.play()
        else:
            self.ended.emit()

    @Slot(Exception)
    def _give_up(self, error: Exception) -> None:
        """Go on without audio, at the same place."""
        self._has_audio = False
        self.set_loop(None)
        self.audio_changed.emit(False)
        self.failed.emit(error)

    def _made(self) -> Player:
        player = self._make_player()
        player.position_changed.connect(self._follow_position)
        player.duration_changed.connect(self.duration_changed)
        player.playing_changed.connect(self._follow_playing)
        player.loading_changed.connect(self.loading_changed)
        player.ended.connect(self._follow_end)
        player.failed.connect(self._give_up)
        self._player = player
        return player

    def hush(self, hushed: bool) -> None:
        """Let no sound out for a while, e.g. while a hand drags the playhead; the mute button stays."""
        if self._player is not None:
            self._player.set_muted(hushed or self._muted)

    def _apply_volume(self) -> None:
        if self._player is not None:
            self._player.set_volume(self._volume)
            self._player.set_muted(self._muted)
        self.volume_changed.emit(self._volume, self._muted)

    def _go(self, time_ms: int) -> None:
        if self._player is not None and self._has_audio:
            self._player.seek(max(0, time_ms))
            return
        self._position_ms = max(0, time_ms)
        self.position_changed.emit(self._position_ms)

    def _seek_if(self, time_ms: int | None) -> None:
        if time_ms is not None:
            self.seek(time_ms)
