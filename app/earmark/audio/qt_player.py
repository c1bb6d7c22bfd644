"""Sound by Qt Multimedia: comes with the program, needs nothing on the machine."""

from __future__ import annotations

import ctypes
from contextlib import suppress
from functools import cache
from pathlib import Path

import PySide6
from PySide6.QtCore import QObject, QSignalBlocker, QUrl, Slot
from PySide6.QtMultimedia import QAudio, QAudioOutput, QMediaDevices, QMediaPlayer

from earmark.audio.player import Player

_Status = QMediaPlayer.MediaStatus
_FFMPEG_ERRORS = 16
"""AV_LOG_ERROR: below it, FFmpeg writes the contents of each file to standard error."""
_BEFORE_MS, _AFTER_MS = 60, 80
"""What Qt's time stretcher holds back of the file's time, and of the listener's (measured, docs/audio.md)."""


class QtPlayer(Player):
    """Plays by Qt's own FFmpeg.

    Raises:
        ImportError: Qt Multimedia is here, but has no backend that could play.
    """

    name = "Qt Multimedia"

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._devices = QMediaDevices(self)
        self._output = QAudioOutput(self)
        self._media = QMediaPlayer(self)
        if not self._media.isAvailable():
            raise ImportError("Qt Multimedia has no backend")
        _hush_ffmpeg()
        for shared in (self._devices, self._output, self._media):
            _let_threads_connect(shared)
        # Without an output it would never reach the end.
        self._media.setAudioOutput(self._output)
        self._devices.audioOutputsChanged.connect(self._follow_devices)
        self._media.mediaStatusChanged.connect(self._take_status)
        self._media.errorOccurred.connect(self._take_error)
        self._media.positionChanged.connect(self._take_position)

    def _load(self, path: Path) -> None:
        self._media.setSource(QUrl.fromLocalFile(str(path)))

    def _unload(self) -> None:
        self._media.stop()
        self._media.setSource(QUrl())

    def _start(self, position_ms: int) -> None:
        if self._media.mediaStatus() == _Status.EndOfMedia:
            self._media.stop()
        # It tells of the new place at once, before there is any sound from it.
        with QSignalBlocker(self._media):
            self._media.setPosition(position_ms)
        self._media.play()

    def _halt(self) -> None:
        self._media.pause()

    def _apply_rate(self) -> None:
        self._media.setPlaybackRate(self.rate)

    def _apply_loudness(self) -> None:
        linear = QAudio.convertVolume(
            self.volume / 100,
            QAudio.VolumeScale.LogarithmicVolumeScale,
            QAudio.VolumeScale.LinearVolumeScale,
        )
        self._output.setVolume(linear)
        self._output.setMuted(self.is_muted)

    @Slot(QMediaPlayer.MediaStatus)
    def _take_status(self, status: QMediaPlayer.MediaStatus) -> None:
        if status in (_Status.LoadedMedia, _Status.BufferedMedia):
            self._tell_loaded(self._media.duration(), self._media.hasAudio())
        elif status == _Status.EndOfMedia:
            self._tell_end()
        elif status == _Status.InvalidMedia:
            self._tell_failure(self._media.errorString())

    @Slot(QMediaPlayer.Error, str)
    def _take_error(self, error: QMediaPlayer.Error, text: str) -> None:
        self._tell_failure(f"{error.name}: {text}")

    @Slot("qlonglong")
    def _take_position(self, position_ms: int) -> None:
        self._tell_position(position_ms - round(self._behind_ms()), self._now())

    def _behind_ms(self) -> float:
        """Return how far the sound is behind what Qt tells, in ms of the file.

        At other speeds than 1 the sound goes through a stretcher that holds
        some of it back on both sides, and Qt does not count that.
        """
        return 0.0 if self.rate == 1 else _BEFORE_MS + _AFTER_MS * self.rate

    @Slot()
    def _follow_devices(self) -> None:
        """Play on by what is now the default: headphones were put in or pulled out."""
        self._output.setDevice(QMediaDevices.defaultAudioOutput())


def _let_threads_connect(shared: QObject) -> None:
    """Keep Qt's threads from waiting for Python when they connect to *shared*, or let go of it.

    The first time, PySide asks Python whether `connectNotify` and
    `disconnectNotify` are overridden; it remembers the answer. A thread of
    Qt asks with a lock of Qt in its hand, for which the GUI thread may be
    waiting with Python's lock in its own: both wait for ever (measured: one
    in ten seeks followed by a stop). So they are asked here, before there are threads.
    """
    shared.objectNameChanged.connect(shared.setObjectName)
    shared.objectNameChanged.disconnect(shared.setObjectName)


@cache
def _hush_ffmpeg() -> None:
    """Keep what FFmpeg says of a sound file from standard error; Qt has no switch for it.

    To be called when Qt has loaded it: alone it lacks symbols.
    """
    folder = Path(PySide6.__file__).parent
    # By its short name: under the others lie copies, which would be loaded as libraries of their own.
    for pattern in ("Qt/lib/libavutil.so.??", "Qt/lib/libavutil.??.dylib", "avutil-??.dll"):
        for library in folder.glob(pattern):
            with suppress(OSError, AttributeError):
                ctypes.CDLL(str(library)).av_log_set_level(_FFMPEG_ERRORS)
