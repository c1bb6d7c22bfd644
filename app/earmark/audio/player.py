"""The one face of sound: what the rest of the program knows of a player.

What all players share is here: what is wanted, where the sound is, what
happens before the file is loaded and at its end. A backend fills in the
underscored verbs and tells what it hears by `_tell_…`.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from earmark.audio import sound_file
from earmark.audio.clock import Clock
from earmark.errors import DAMAGED_AUDIO, UNPLAYABLE, UserError

SLOWEST, FASTEST = 0.5, 3.0
_TICK_MS = 33
_SETTLE_MS = 80
"""Seeks nearer to each other than this are one: a key held down, or a dragged playhead."""
_WRONG_MS = 2000
"""How far from its told length a file may end before the length counts as a wrong guess."""


class Player(QObject):
    """One audio file, played by VLC, by Qt or by nobody; the rest of the program sees only this.

    All times are milliseconds from the start of the audio. Signals arrive on
    the GUI thread. Verbs never block; called with no audio open they do
    nothing. `play` and `seek` may be called as soon as `open` returns: they
    are done when the file is loaded.

    Args:
        now: Seconds of a clock that never goes back; tests give their own.
    """

    position_changed = Signal(int)  # ms; 30 times a second while playing, and at once after a seek
    duration_changed = Signal(int)  # ms; 0 while unknown
    playing_changed = Signal(bool)  # also False at the end of the file
    loading_changed = Signal(bool)
    rate_changed = Signal(float)
    volume_changed = Signal(int, bool)  # 0..100, muted
    ended = Signal()  # the end was reached; play() starts again from the beginning
    failed = Signal(Exception)  # a UserError; the file is closed

    name: str = ""
    """What Settings calls this backend: "VLC", "Qt Multimedia" or "Silent"."""

    def __init__(self, parent: QObject | None = None, *, now: Callable[[], float] = monotonic) -> None:
        super().__init__(parent)
        self._now = now
        self._clock = Clock()
        self._path: Path | None = None
        self._is_loading = False
        self._is_playing = False
        self._told_duration_ms = 0
        self._known_duration_ms = 0
        self._shown_ms = 0
        self._rate, self._volume, self._is_muted = 1.0, 100, False
        self._must_begin = False
        """Whether the sound is not yet where the clock is: a seek waits for the one before to settle."""
        self._tick = QTimer(self)
        self._tick.setTimerType(Qt.TimerType.PreciseTimer)
        self._tick.setInterval(_TICK_MS)
        self._tick.timeout.connect(self._show_position)
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(_SETTLE_MS)
        self._settling.timeout.connect(self._settle)

    def open(self, path: Path) -> None:
        """Load *path*, at its beginning and paused. What was open is closed."""
        self.close()
        self._path = path
        self._set_loading(True)
        if reason := sound_file.unreadable(path):
            self._tell_failure(reason)
        else:
            self._load(path)

    def close(self) -> None:
        """Forget the file and free the library; the player can open another file after."""
        if self._path is None:
            return
        self._stand()
        self._set_playing(False)
        self._unload()
        self._path = None
        self._clock.seek(0, self._now())
        self._set_loading(False)
        self._set_durations(0, 0)
        self._shown_ms = 0

    def play(self) -> None:
        """Play on, or from the beginning if the end was reached."""
        if self._path is None or self._is_playing:
            return
        if self._is_at_end():
            self._clock.seek(0, self._now())
        self._set_playing(True)
        self._begin()

    def pause(self) -> None:
        if not self._is_playing:
            return
        self._stand()
        if not self._is_loading:
            self._halt()
        # Whoever hears of the place must not take it for one that was played through.
        self._set_playing(False)
        self._show_position()

    def seek(self, position_ms: int) -> None:
        """Go to *position_ms* (held inside the file). Playing goes on, a pause stays a pause."""
        if self._path is None:
            return
        self._stand()
        self._clock.seek(self._inside(position_ms), self._now())
        self._shown_ms = -1
        self._show_position()
        self._begin()

    def set_rate(self, rate: float) -> None:
        """Play *rate* times as fast, 0.5 to 3, with the pitch kept."""
        rate = min(FASTEST, max(SLOWEST, rate))
        if rate == self._rate:
            return
        self._rate = rate
        self._clock.set_rate(rate, self._now())
        self._apply_rate()
        self.rate_changed.emit(rate)

    def set_volume(self, percent: int) -> None:
        self._set_loudness(min(100, max(0, percent)), self._is_muted)

    def set_muted(self, muted: bool) -> None:
        self._set_loudness(self._volume, muted)

    def set_known_duration(self, duration_ms: int) -> None:
        """Tell the true length, counted by decoding: libraries guess it where a file does not say."""
        if self._path is not None:
            self._set_durations(self._told_duration_ms, duration_ms)

    @property
    def position_ms(self) -> int:
        """Where the sound is now, between two reports by the clock."""
        return self._inside(round(self._clock.position_ms(self._now())))

    @property
    def duration_ms(self) -> int:
        return self._known_duration_ms or self._told_duration_ms

    @property
    def is_playing(self) -> bool:
        return self._is_playing

    @property
    def rate(self) -> float:
        return self._rate

    @property
    def volume(self) -> int:
        return self._volume

    @property
    def is_muted(self) -> bool:
        return self._is_muted

    # What a backend fills in

    def _load(self, path: Path) -> None:
        """Open *path*, silent; then `_tell_loaded` or `_tell_failure`."""
        raise NotImplementedError

    def _unload(self) -> None:
        """Let go of the file and the library; may come before the file is loaded, or after it failed."""
        raise NotImplementedError

    def _start(self, position_ms: int) -> None:
        """Sound from *position_ms* on, also if it sounds already.

        From the first sound on, `_tell_position` is called a few times a second,
        and never with a place from before this call.
        """
        raise NotImplementedError

    def _halt(self) -> None:
        """Be silent; the next `_start` says from where."""
        raise NotImplementedError

    def _apply_rate(self) -> None:
        """Follow `rate`; may come with no file open."""
        raise NotImplementedError

    def _apply_loudness(self) -> None:
        """Follow `volume` and `is_muted`; may come with no file open."""
        raise NotImplementedError

    # What a backend tells, on the GUI thread

    def _tell_loaded(self, duration_ms: int, has_sound: bool = True) -> None:
        """Take that the file is open. Bytes that are no sound may get so far, but have no length."""
        if not self._is_loading:
            return
        if not has_sound or duration_ms <= 0:
            self._tell_failure("There is no sound in it.")
            return
        self._set_loading(False)
        self._set_durations(duration_ms, self._known_duration_ms)
        self._clock.seek(self.position_ms, self._now())
        self._begin()

    def _tell_position(self, position_ms: int, at_s: float) -> None:
        """Take that the sound was at *position_ms* at *at_s*; the first one starts the clock."""
        if not self._is_playing or self._must_begin or not self._clock.takes(at_s):
            return
        if not self._clock.runs:
            self._clock.start(at_s)
            self._tick.start()
        self._clock.report(position_ms, at_s)

    def _tell_end(self) -> None:
        if not self._is_playing or self._must_begin:
            return
        reached_ms = self.position_ms
        self._stand()
        if not self._known_duration_ms and abs(self._told_duration_ms - reached_ms) > _WRONG_MS:
            self._set_durations(max(1, reached_ms), 0)
        self._clock.seek(self.duration_ms, self._now())
        self._set_playing(False)
        self._show_position()
        self.ended.emit()

    def _tell_failure(self, details: str) -> None:
        if self._path is None:
            return
        self.close()
        self.failed.emit(UserError(UNPLAYABLE, DAMAGED_AUDIO, details))

    # How it hangs together

    def _begin(self) -> None:
        """Let the sound come from where the clock stands, if it shall sound and nothing is in the way."""
        self._must_begin = self._is_playing
        if not self._is_playing or self._is_loading or self._settling.isActive():
            return
        self._must_begin = False
        if self._is_at_end():
            self._halt()
            self._tell_end()
            return
        position_ms = self.position_ms
        self._clock.seek(position_ms, self._now())
        self._settling.start()
        assert self._path is not None
        self._start(max(0, position_ms - sound_file.lead_ms(self._path)))

    def _begin_anew(self) -> None:
        """Let the sound stop and come again from where it is, for a library that needs that."""
        if self._is_playing:
            self._stand()
            self._begin()

    @Slot()
    def _settle(self) -> None:
        if self._must_begin:
            self._begin()

    def _stand(self) -> None:
        self._tick.stop()
        self._must_begin = False
        self._clock.stop(self._now())

    @Slot()
    def _show_position(self) -> None:
        position_ms = self.position_ms
        if position_ms != self._shown_ms:
            self._shown_ms = position_ms
            self.position_changed.emit(position_ms)

    def _inside(self, position_ms: int) -> int:
        return max(0, min(position_ms, self.duration_ms) if self.duration_ms else position_ms)

    def _is_at_end(self) -> bool:
        return 0 < self.duration_ms <= self.position_ms

    def _set_loading(self, loading: bool) -> None:
        if loading != self._is_loading:
            self._is_loading = loading
            self.loading_changed.emit(loading)

    def _set_playing(self, playing: bool) -> None:
        if playing != self._is_playing:
            self._is_playing = playing
            self.playing_changed.emit(playing)

    def _set_durations(self, told_ms: int, known_ms: int) -> None:
        before_ms = self.duration_ms
        self._told_duration_ms, self._known_duration_ms = told_ms, known_ms
        if self.duration_ms != before_ms:
            self.duration_changed.emit(self.duration_ms)

    def _set_loudness(self, volume: int, muted: bool) -> None:
        if (volume, muted) != (self._volume, self._is_muted):
            self._volume, self._is_muted = volume, muted
            self._apply_loudness()
            self.volume_changed.emit(volume, muted)
