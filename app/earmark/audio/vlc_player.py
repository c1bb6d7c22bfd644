"""Sound by VLC, where it is installed: more formats, and it survives a dying sound server.

VLC's own seek loses up to a second of sound: it plays what lies ahead of the
target, then is silent until its clock has come there. So it is never asked to
seek. Each start, after a seek as after a pause, is a new run of the file with
`:start-time`; that lands where it should, and quickly (docs/audio.md).
"""

from __future__ import annotations

import math
import os
from collections.abc import Callable
from functools import cache
from pathlib import Path
from time import monotonic

import vlc
from PySide6.QtCore import QObject, Signal, Slot

from earmark.audio.player import Player

_OPTIONS = ("--no-video", "--quiet", "--no-lua", "--no-xlib", "--demux=avformat")
_FULL = 100
"""How much is buffered, in percent, when VLC lets its clock run."""


class VlcPlayer(Player):
    """Plays by libVLC.

    Events come on a thread of VLC's own. There they are only passed on as
    signals, with the moment they came: calling VLC from it can deadlock.

    Args:
        options: More options for libVLC, e.g. for its sound output.

    Raises:
        OSError, NameError or AttributeError: libVLC is not here, or not whole.
    """

    name = "VLC"

    _measured = Signal(float, int)  # moment, length in ms
    _paused = Signal(float)
    _sounding = Signal(float)
    _moved = Signal(float, int)  # moment, ms
    _finished = Signal(float)
    _broken = Signal(float)

    def __init__(self, parent: QObject | None = None, *, options: tuple[str, ...] = ()) -> None:
        super().__init__(parent)
        self._library = _library((*_OPTIONS, *options))
        self._media_player: vlc.MediaPlayer | None = None
        self._events: vlc.EventManager | None = None
        self._length_ms = 0
        self._start_ms = 0
        self._started_s = 0.0
        """Events from before this moment are of an earlier run of the file."""
        self._measured.connect(self._take_length)
        self._paused.connect(self._take_pause)
        self._sounding.connect(self._take_sound)
        self._moved.connect(self._take_time)
        self._finished.connect(self._take_end)
        self._broken.connect(self._take_error)

    def _load(self, path: Path) -> None:
        self._length_ms = 0
        self._media_player = self._library.media_player_new()
        self._listen()
        self._apply_rate()
        self._apply_loudness()
        self._run(path, ":start-paused")

    def _unload(self) -> None:
        if self._media_player is None:
            return
        self._started_s = math.inf
        self._deafen()
        self._media_player.stop()
        self._media_player.release()
        self._media_player = None

    def _start(self, position_ms: int) -> None:
        assert self._path is not None
        self._start_ms = position_ms
        self._run(self._path, f":start-time={position_ms / 1000:.3f}")

    def _halt(self) -> None:
        if self._media_player is not None:
            self._media_player.set_pause(1)

    def _apply_rate(self) -> None:
        if self._media_player is not None:
            self._media_player.set_rate(self.rate)
            # In the middle of the sound VLC would be silent for a second, and half a second off after it.
            self._begin_anew()

    def _apply_loudness(self) -> None:
        if self._media_player is not None:
            self._media_player.audio_set_volume(self.volume)
            self._media_player.audio_set_mute(self.is_muted)

    def _run(self, path: Path, option: str) -> None:
        """Play *path* from the beginning of a new run, with one of our own options."""
        assert self._media_player is not None
        media = self._library.media_new_path(os.fsencode(path))
        media.add_option(option)
        # Waits until the run before can tell nothing more.
        self._media_player.set_media(media)
        media.release()
        self._started_s = monotonic()
        self._media_player.play()

    # On VLC's thread

    def _listen(self) -> None:
        self._events = vlc.libvlc_media_player_event_manager(self._media_player)
        for kind, callback in self._callbacks():
            self._events.event_attach(kind, callback)

    def _deafen(self) -> None:
        """Wait for the callback that may be running, and allow no more."""
        if self._events is not None:
            for kind, _ in self._callbacks():
                self._events.event_detach(kind)
            self._events = None

    def _callbacks(self) -> list[tuple[vlc.EventType, Callable[[vlc.Event], None]]]:
        kinds = vlc.EventType
        return [
            (kinds.MediaPlayerLengthChanged, self._hear_length),
            (kinds.MediaPlayerPaused, self._hear_pause),
            (kinds.MediaPlayerBuffering, self._hear_buffering),
            (kinds.MediaPlayerTimeChanged, self._hear_time),
            (kinds.MediaPlayerEndReached, self._hear_end),
            (kinds.MediaPlayerEncounteredError, self._hear_error),
        ]

    def _hear_length(self, event: vlc.Event) -> None:
        self._measured.emit(monotonic(), event.u.new_length)

    def _hear_pause(self, event: vlc.Event) -> None:
        self._paused.emit(monotonic())

    def _hear_buffering(self, event: vlc.Event) -> None:
        if event.u.new_cache >= _FULL:
            self._sounding.emit(monotonic())

    def _hear_time(self, event: vlc.Event) -> None:
        self._moved.emit(monotonic(), event.u.new_time)

    def _hear_end(self, event: vlc.Event) -> None:
        self._finished.emit(monotonic())

    def _hear_error(self, event: vlc.Event) -> None:
        self._broken.emit(monotonic())

    # On the GUI thread

    @Slot(float, int)
    def _take_length(self, at_s: float, length_ms: int) -> None:
        if at_s >= self._started_s:
            self._length_ms = length_ms

    @Slot(float)
    def _take_pause(self, at_s: float) -> None:
        """A file that was opened to be looked at is ready: has it any sound?"""
        if at_s >= self._started_s and self._media_player is not None:
            self._tell_loaded(self._length_ms, self._media_player.audio_get_track_count() > 0)

    @Slot(float)
    def _take_sound(self, at_s: float) -> None:
        """Everything is buffered: the clock of VLC, and soon the sound, starts now."""
        if at_s >= self._started_s:
            self._apply_loudness()  # each run has a new output, which knows nothing of it
            self._tell_position(self._start_ms, at_s)

    @Slot(float, int)
    def _take_time(self, at_s: float, position_ms: int) -> None:
        if at_s >= self._started_s:
            self._tell_position(position_ms, at_s)

    @Slot(float)
    def _take_end(self, at_s: float) -> None:
        if at_s < self._started_s:
            return
        if self._is_loading:
            self._tell_failure("It ended before it began.")
        else:
            self._tell_end()

    @Slot(float)
    def _take_error(self, at_s: float) -> None:
        if at_s >= self._started_s:
            self._tell_failure("VLC cannot read it.")


@cache
def _library(options: tuple[str, ...]) -> vlc.Instance:
    """Return libVLC, which is made once and lives as long as the program.

    Raises:
        OSError: It has no plugins, or knows an option not.
        NameError or AttributeError: There is no libVLC, or it is not whole.
    """
    library = vlc.Instance(list(options))
    if library is None:
        raise OSError("libVLC has no plugins, or refuses its options")
    return library
