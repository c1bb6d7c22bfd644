"""What the decoding process does: it turns one audio file into peaks for the program that started it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from time import monotonic

import msgspec
import numpy as np

from earmark.audio.peaks import RATE, Piece
from earmark.errors import DAMAGED_AUDIO, UNPLAYABLE, UserError
from earmark.sound import Samples, open_sound

_HERTZ = 16_000
_SAMPLES = _HERTZ // RATE
_TELL_EVERY_S = 0.3
_LONGEST_MS = 100 * 3_600_000
"""Where reading stops: silence packs so well that a small file could fill the memory."""
_POLITE = 5
"""The player and the window go before."""


def work(request: bytes, tell: Callable[[object], None]) -> None:
    """Decode the file that *request* names, and tell its waveform piece by piece."""
    if hasattr(os, "nice"):
        os.nice(_POLITE)
    with open_sound(msgspec.json.decode(request, type=bytes)) as sound:
        _tell_peaks(sound.samples(_HERTZ), sound.guess_ms, tell)


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
        raise UserError(UNPLAYABLE, DAMAGED_AUDIO, "There is no sound in it.")
    data, rest = _peaks(np.concatenate(waiting))
    tell(Piece(data + _last_peak(rest), _ms(read), _ms(read)))


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
