"""Makes files of noise as podcasts are packed, in which any short piece tells its place."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray

HERTZ = 44_100
_SLOT = HERTZ * 6 // 100
_EASY_S = 45
"""How long the noise stays easy to pack, or hard: VBR files then vary by four times."""

Samples = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Kind:
    """How a file is packed: its suffix, container and codec, with their options."""

    suffix: str
    container: str
    codec: str
    bit_rate: int = 0
    codec_options: dict[str, str] = field(default_factory=dict)
    container_options: dict[str, str] = field(default_factory=dict)
    hertz: int = HERTZ


_VBR = {"flags": "+qscale", "global_quality": str(118 * 5)}
_BARE = {"write_xing": "0", "id3v2_version": "0"}
KINDS = {
    "CBR MP3": Kind(".mp3", "mp3", "libmp3lame", 96_000),
    "CBR MP3 without Xing": Kind(".mp3", "mp3", "libmp3lame", 96_000, {}, _BARE),
    "VBR MP3": Kind(".mp3", "mp3", "libmp3lame", 0, _VBR),
    "VBR MP3 without Xing": Kind(".mp3", "mp3", "libmp3lame", 0, _VBR, _BARE),
    "M4A": Kind(".m4a", "ipod", "aac", 96_000),
    "Opus": Kind(".opus", "ogg", "libopus", 48_000, hertz=48_000),
    "WAV": Kind(".wav", "wav", "pcm_s16le"),
}


def noise(seconds: float, seed: int = 1) -> Samples:
    """Return noise whose colour changes every 60 ms at random: no two places are alike."""
    random = np.random.default_rng(seed)
    count = round(seconds * HERTZ)
    window = np.hanning(2 * _SLOT)
    hertz = np.fft.rfftfreq(2 * _SLOT, 1 / HERTZ)
    sound = np.zeros(count + 2 * _SLOT, np.float32)
    for at in range(0, count, _SLOT):
        easy = at // (HERTZ * _EASY_S) % 2 == 0
        edges = np.geomspace(250, 1_600 if easy else 7_000, 9 if easy else 13)
        gain = np.zeros(len(hertz))
        for low, high in pairwise(edges):
            gain[(hertz >= low) & (hertz < high)] = 10 ** random.uniform(-2, 0) / np.sqrt(high - low)
        phases = random.standard_normal(len(hertz)) + 1j * random.standard_normal(len(hertz))
        wave = np.fft.irfft(gain * phases, 2 * _SLOT)
        sound[at : at + 2 * _SLOT] += (window * wave * 0.12 / np.sqrt((wave**2).mean())).astype(np.float32)
    return sound[:count]


def write(path: Path, sound: Samples, kind: Kind) -> Path:
    """Pack *sound* into the file *path* and return the path; the suffix is the caller's."""
    with av.open(str(path), "w", format=kind.container, options=kind.container_options) as container:
        stream = container.add_stream(kind.codec, rate=kind.hertz, layout="mono", options=kind.codec_options)
        if kind.bit_rate:
            stream.bit_rate = kind.bit_rate
        fitting = av.AudioResampler(format=stream.codec_context.format, layout="mono", rate=kind.hertz)
        whole = (np.clip(sound, -1, 1) * 32_767).astype(np.int16)
        for at in range(0, len(whole), HERTZ):
            frame = av.AudioFrame.from_ndarray(whole[None, at : at + HERTZ], format="s16", layout="mono")
            frame.sample_rate, frame.pts, frame.time_base = HERTZ, at, Fraction(1, HERTZ)
            for part in fitting.resample(frame):
                container.mux(stream.encode(part))
        for part in fitting.resample(None):
            container.mux(stream.encode(part))
        container.mux(stream.encode(None))
    return path
