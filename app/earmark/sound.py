"""Decodes the sound of a file from a stranger. Only child processes import this: it loads FFmpeg."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import av
import numpy as np
import numpy.typing as npt

from earmark.errors import DAMAGED_AUDIO, UNPLAYABLE, UserError

Samples = npt.NDArray[np.int16]
"""Sound of one channel."""

_KINDS = "aac,aiff,amr,asf,avi,caf,flac,matroska,mov,mp3,mpeg,mpegts,ogg,wav,w64,wv"
"""Formats that hold sound themselves. Others (play lists) would make FFmpeg open more files."""
_RUN_UP_S = 0.5
"""How much is decoded before the place asked for: frames borrow from those before them."""


class SoundFile:
    """An open audio file. Use `open_sound`.

    `guess_ms` is how long the file says it is; 0 where it does not say.
    """

    def __init__(self, container: Any, stream: Any) -> None:
        self._container, self._stream = container, stream
        self.guess_ms = int((container.duration or 0) * 1000 // av.time_base)

    def samples(self, hertz: int, from_ms: int = 0) -> Iterator[Samples]:
        """Yield the sound from *from_ms* to the end, in one channel; what cannot be decoded is left out.

        Times are counted as they are heard when the file is played from its
        start, whatever its own index says: nothing is sought, packets before
        the place are read past, which takes about 0.2 s an hour (measured).

        Args:
            hertz: Samples a second: files with advertisements put in change their rate on the way.
            from_ms: Where to begin. May be asked for once a file.
        """
        resampler = kind = None
        skip: int | None = None
        for packet in self._packets():
            if skip is None and self._begins_s(packet) < from_ms / 1000 - _RUN_UP_S:
                continue
            try:
                frames = packet.decode()
            except av.error.FFmpegError:
                continue
            for frame in frames:
                if kind != (kind := (frame.format.name, frame.layout.name, frame.sample_rate)):
                    resampler = av.AudioResampler(format="s16p", layout="mono", rate=hertz)
                if skip is None:
                    skip = max(0, round((from_ms / 1000 - self._heard_s(frame)) * hertz)) if from_ms else 0
                assert resampler is not None
                frame.pts = None  # times that jump would be filled with silence
                for part in resampler.resample(frame):
                    samples: Samples = part.to_ndarray()[0]
                    yield samples[skip:]
                    skip = max(0, skip - len(samples))
        if resampler is not None:
            for part in resampler.resample(None):
                yield part.to_ndarray()[0][skip or 0 :]

    def _packets(self) -> Iterator[Any]:
        """Yield what can be read; a file that is cut off ends there."""
        packets = self._container.demux(self._stream)
        while True:
            try:
                yield next(packets)
            except (StopIteration, av.error.FFmpegError):
                return

    def _begins_s(self, packet: Any) -> float:
        if packet.pts is None:
            return float("inf")
        return float((packet.pts - self._first) * self._stream.time_base)

    def _heard_s(self, frame: Any) -> float:
        return float((frame.pts - self._first) * self._stream.time_base) if frame.pts is not None else 0.0

    @property
    def _first(self) -> int:
        return int(self._stream.start_time or 0)


@contextmanager
def open_sound(path: bytes | str) -> Iterator[SoundFile]:
    """Open the audio file at *path* while the context lasts.

    Raises:
        UserError: It is no audio, or cannot be opened.
    """
    with open_stream(path) as (container, stream):
        yield SoundFile(container, stream)


@contextmanager
def open_stream(path: bytes | str) -> Iterator[tuple[Any, Any]]:
    """Open the audio file at *path*: PyAV's container, and its best stream of sound.

    Raises:
        UserError: It is no audio, or cannot be opened.
    """
    try:
        # The prefix keeps names with a colon from being taken for addresses.
        container = av.open(
            f"file:{os.fsdecode(path)}", options={"format_whitelist": _KINDS, "protocol_whitelist": "file"}
        )
    except (av.error.FFmpegError, OSError, ValueError) as error:
        raise UserError(UNPLAYABLE, DAMAGED_AUDIO, str(error)) from error
    with container:
        stream = container.streams.best("audio")
        if stream is None:
            raise UserError(UNPLAYABLE, DAMAGED_AUDIO, "There is no sound in it.")
        yield container, stream
