"""Says where in a known sound a clip was cut out of it, as a listener would hear it."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import av
import numpy as np
from tests.noises import HERTZ, Samples


class Sound(NamedTuple):
    """All that is heard of a file, in one channel."""

    samples: Samples
    hertz: int

    @property
    def length_ms(self) -> float:
        return len(self.samples) * 1000 / self.hertz

    def piece(self, begin_ms: float, end_ms: float) -> Samples:
        """Return a part of it at the rate of `noises`."""
        begin, end = (round(edge_ms * self.hertz / 1000) for edge_ms in (begin_ms, end_ms))
        part = self.samples[begin:end]
        count = round(len(part) * HERTZ / self.hertz)
        places = np.arange(count) * (self.hertz / HERTZ)
        return np.interp(places, np.arange(len(part)), part).astype(np.float32)


def heard(path: Path) -> Sound:
    """Return the sound of the file, decoded from its start."""
    parts: list[Samples] = []
    with av.open(str(path)) as container:
        stream = container.streams.audio[0]
        fitting = av.AudioResampler(format="fltp", layout="mono")
        for frame in container.decode(stream):
            hertz = frame.sample_rate
            parts += [part.to_ndarray()[0] for part in fitting.resample(frame)]
    return Sound(np.concatenate(parts), hertz)


def offset_ms(known: Samples, piece: Samples, expected_ms: float, reach_ms: float = 400) -> float:
    """Return how much later than expected *piece* begins in the *known* sound, a noise."""
    begin = max(0, round((expected_ms - reach_ms) * HERTZ / 1000))
    end = round((expected_ms + reach_ms) * HERTZ / 1000) + len(piece)
    field = known[begin:end]
    size = 1 << (len(field) + len(piece) - 1).bit_length()
    spectrum = np.fft.rfft(field, size) * np.conj(np.fft.rfft(piece, size))
    fit = np.fft.irfft(spectrum, size)[: len(field) - len(piece) + 1]
    return (begin + int(fit.argmax())) * 1000 / HERTZ - expected_ms
