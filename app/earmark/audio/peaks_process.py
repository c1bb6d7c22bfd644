"""What the decoding process does: it turns one audio file into peaks for the program that started it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from time import monotonic
from typing import Any

import av
import msgspec
import numpy as np
import numpy.typing as npt

from earmark.audio.peaks import DAMAGED, FAILURE, RATE, Piece
from earmark.errors import UserError

Samples = npt.NDArray[np.int16]
"""Sound of one channel."""

_HERTZ = 16_000
"""What all sound is brought to: files with advertisements put in change their rate on the way."""
_SAMPLES = _HERTZ // RATE
_TELL_EVERY_S = 0.3
_LONGEST_MS = 100 * 3_600_000
"""Where reading stops: silence packs so well that a small file could fill the memory."""
_KINDS = "aac,aiff,amr,asf,avi,caf,flac,matroska,mov,mp3,mpeg,mpegts,ogg,wav,w64,wv"
"""Formats that hold sound themselves. Others (play lists) would make FFmpeg open more files."""
_POLITE = 5
"""The player and the window go before."""


def work(request: bytes, tell: Callable[[object], None]) -> None:
    """Decode the file that *request* names, and tell its waveform piece by piece."""
    if hasattr(os, "nice"):
        os.nice(_POLITE)
    path = os.fsdecode(msgspec.json.decode(request, type=bytes))
    try:
        # The prefix keeps names with a colon from being taken for addresses.
        container = av.open(
            f"file:{path}", options={"format_whitelist": _KINDS, "protocol_whitelist": "file"}
        )
    except (av.error.FFmpegError, OSError, ValueError) as error:
        raise UserError(FAILURE, DAMAGED, str(error)) from error
    with container:
        stream = container.streams.best("audio")
        if stream is None:
            raise UserError(FAILURE, DAMAGED, "There is no sound in it.")
        guess_ms = (container.duration or 0) * 1000 // av.time_base
        _tell_peaks(_sound(container, stream), guess_ms, tell)


def _tell_peaks(sound: Iterator[Samples], guess_ms: int, tell: Callable[[object], None]) -> None:
    waiting: list[Samples] = []
    read = 0
    told_s = monotonic()
    for samples in sound:
        waiting.append(samples)
        read += len(samples)
        if monotonic() - told_s < _TELL_EVERY_S:
            continue
        data, rest = _peaks(np.concatenate(waiting))
        waiting = [rest]
        tell(Piece(data, _ms(read), max(_ms(read), guess_ms)))
        told_s = monotonic()
        if _ms(read) > _LONGEST_MS:
            break
    if not read:
        raise UserError(FAILURE, DAMAGED, "There is no sound in it.")
    data, rest = _peaks(np.concatenate(waiting))
    tell(Piece(data + _last_peak(rest), _ms(read), _ms(read)))


def _sound(container: Any, stream: Any) -> Iterator[Samples]:
    """Yield the sound of *stream* at `_HERTZ`; what cannot be decoded is left out."""
    resampler = kind = None
    for packet in _packets(container, stream):
        try:
            frames = packet.decode()
        except av.error.FFmpegError:
            continue
        for frame in frames:
            if kind != (kind := (frame.format.name, frame.layout.name, frame.sample_rate)):
                resampler = av.AudioResampler(format="s16p", layout="mono", rate=_HERTZ)
            assert resampler is not None
            frame.pts = None  # times that jump would be filled with silence
            for part in resampler.resample(frame):
                yield part.to_ndarray()[0]
    if resampler is not None:
        for part in resampler.resample(None):
            yield part.to_ndarray()[0]


def _packets(container: Any, stream: Any) -> Iterator[Any]:
    """Yield what can be read of *stream*; a file that is cut off ends there."""
    packets = container.demux(stream)
    while True:
        try:
            yield next(packets)
        except (StopIteration, av.error.FFmpegError):
            return


def _peaks(samples: Samples) -> tuple[bytes, Samples]:
    """Return the peaks of the whole steps of *samples*, and the samples that are left."""
    whole = len(samples) // _SAMPLES * _SAMPLES
    steps = samples[:whole].reshape(-1, _SAMPLES)
    pairs = np.stack((steps.min(axis=1), steps.max(axis=1)), axis=1)
    return (pairs >> 8).astype(np.int8).tobytes(), samples[whole:]


def _last_peak(samples: Samples) -> bytes:
    if not len(samples):
        return b""
    return np.array((samples.min() >> 8, samples.max() >> 8), np.int8).tobytes()


def _ms(samples: int) -> int:
    return samples * 1000 // _HERTZ
