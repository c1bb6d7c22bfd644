"""Invented sounds for tests, made when they are needed."""

from __future__ import annotations

import math
import wave
from array import array
from fractions import Fraction
from pathlib import Path

import av
import numpy as np

RATE = 16_000
KINDS = {
    "mp3": ("mp3", "libmp3lame", {}, {}),
    "vbr.mp3": ("mp3", "libmp3lame", {"flags": "+qscale", "global_quality": str(118 * 5)}, {}),
    "low.mp3": ("mp3", "libmp3lame", {"b": "24000"}, {}),
    "headless.mp3": ("mp3", "libmp3lame", {}, {"write_xing": "0", "id3v2_version": "0"}),
    "m4a": ("ipod", "aac", {}, {}),
    "opus": ("ogg", "libopus", {}, {}),
    "flac": ("flac", "flac", {}, {}),
}
"""Names of kinds of sound files: format, codec, and the options of both. `wav` is written without av."""


def tone(seconds: float, loudness: float = 0.5, hertz: float = 440, rate: int = RATE) -> array[int]:
    """Return a steady tone as signed 16 bit samples; *loudness* is from 0 to 1."""
    turn = 2 * math.pi * hertz / rate
    return array("h", (round(32_767 * loudness * math.sin(turn * k)) for k in range(round(seconds * rate))))


def write(path: Path, samples: array[int], kind: str = "wav", rate: int = RATE) -> Path:
    """Write *samples* of one channel to *path* as a file of *kind*, and return the path."""
    if kind == "wav":
        with wave.open(str(path), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(rate)
            file.writeframes(samples.tobytes())
    else:
        _encode(path, samples, kind, rate)
    return path


def _encode(path: Path, samples: array[int], kind: str, rate: int) -> None:
    container_format, codec, codec_options, format_options = KINDS[kind]
    with av.open(str(path), "w", format=container_format, options=format_options) as container:
        stream = container.add_stream(codec, rate=rate, layout="mono", options=codec_options)
        fitting = av.AudioResampler(format=stream.codec_context.format, layout="mono", rate=rate)
        pcm = np.array(samples, np.int16)
        for at in range(0, len(pcm), rate):
            frame = av.AudioFrame.from_ndarray(pcm[None, at : at + rate], format="s16", layout="mono")
            frame.sample_rate, frame.pts, frame.time_base = rate, at, Fraction(1, rate)
            for part in fitting.resample(frame):
                container.mux(stream.encode(part))
        for part in fitting.resample(None):
            container.mux(stream.encode(part))
        container.mux(stream.encode(None))
