"""Gives the sound between two times of a file, exact to the sample. Only a child process imports this."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import av
import numpy as np
import numpy.typing as npt

Samples = npt.NDArray[np.float32]
"""Sound from -1 to 1, one row for each channel."""

_RUN_UP_S = 0.5
"""How much is decoded before the place asked for: frames borrow from those before them."""
_LATEST_S = 1_000_000
"""No sound is this long; FFmpeg cannot count much further."""


class Piece(NamedTuple):
    samples: Samples
    hertz: int


class Reader:
    """Reads stretches of an open stream, in any order.

    Times are counted from the first sample that is heard when the file is
    played. FFmpeg builds an index of frames for kinds of files that have
    none, so that seeking lands on a frame whose time is known even in an MP3
    of varying bit rate (measured: 0 samples off; the first seek in two hours
    takes 0.1 s, the others nothing).
    """

    def __init__(self, container: Any, stream: Any) -> None:
        self._container, self._stream = container, stream
        self._first = int(stream.start_time or 0)

    def pieces(self, start_ms: int, end_ms: int) -> Iterator[Piece]:
        """Yield the sound from *start_ms* to *end_ms*, or to its end if it is shorter.

        Only the first frame is asked for its time: those of some files are
        rounded, and would leave gaps between frames.
        """
        at_s: float | None = None
        start_s, end_s = start_ms / 1000, end_ms / 1000
        for frame in self._frames_before(start_s):
            if at_s is None:
                at_s = self._heard_s(frame)
            hertz = frame.sample_rate
            begin, end = (max(0, round((edge_s - at_s) * hertz)) for edge_s in (start_s, end_s))
            samples = _samples(frame)[:, begin:end]
            if samples.shape[1]:
                yield Piece(samples, hertz)
            at_s += frame.samples / hertz
            if at_s >= end_s:
                return

    def _frames_before(self, start_s: float) -> Iterator[Any]:
        """Yield frames from a little before *start_s* on; what cannot be decoded is left out."""
        if start_s > _LATEST_S:
            return
        seconds = max(0.0, start_s - _RUN_UP_S)
        try:
            offset = self._first + int(seconds / self._stream.time_base)
            self._container.seek(offset, stream=self._stream, backward=True)
        except av.error.FFmpegError:
            pass  # it cannot be sought in, or is shorter: what follows is the end, or is read past
        for packet in self._packets():
            try:
                yield from packet.decode()
            except av.error.FFmpegError:
                continue

    def _packets(self) -> Iterator[Any]:
        """Yield what can be read; a file that is cut off ends there."""
        packets = self._container.demux(self._stream)
        while True:
            try:
                yield next(packets)
            except (StopIteration, av.error.FFmpegError):
                return

    def _heard_s(self, frame: Any) -> float:
        return 0.0 if frame.pts is None else float((frame.pts - self._first) * frame.time_base)


def _samples(frame: Any) -> Samples:
    """Return the sound of *frame*; of more than two channels, the mean of all in one."""
    sound = frame.to_ndarray()
    count = len(frame.layout.channels)
    if not frame.format.is_planar:
        sound = sound.reshape(-1, count).T
    samples = _as_floats(sound)
    return samples if count <= 2 else samples.mean(axis=0, keepdims=True)


def _as_floats(sound: npt.NDArray[Any]) -> Samples:
    if sound.dtype.kind == "f":
        kept: Samples = np.clip(np.nan_to_num(sound), -1, 1).astype(np.float32)  # a file may hold any floats
        return kept
    bits = sound.dtype.itemsize * 8
    middle = 1 << (bits - 1) if sound.dtype.kind == "u" else 0  # of 8 bit samples
    return ((sound.astype(np.float64) - middle) / (1 << (bits - 1))).astype(np.float32)
