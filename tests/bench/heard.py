"""Hears what a player really plays: a sound server of our own, its recording, where that lies in a file."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import threading
import time
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray

HERTZ = 16_000
Samples = NDArray[np.float32]
_SINK = "ears"
_WARM_CHUNKS = 20
_PIECE_S = 0.03
_ONSET_S = 0.004
_STRETCHED_S = 0.16
_LEAST_LOUDNESS = 0.003
_LEAST_LIKENESS = 0.8
_FRAME_S, _HOP_S = 0.032, 0.005


class SoundServer:
    """A private PulseAudio with a sink that leads nowhere. Players of this process find it."""

    def __init__(self) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="ears"))
        socket = self._folder / "native"
        os.environ["PULSE_SERVER"] = f"unix:{socket}"
        command = ["pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no"]
        command += ["--disable-shm=yes", f"--load=module-null-sink sink_name={_SINK} rate=48000"]
        command += [f"--load=module-native-protocol-unix socket={socket} auth-anonymous=1"]
        home = {"HOME": str(self._folder), "XDG_RUNTIME_DIR": str(self._folder)}
        self._process = subprocess.Popen(
            command, env=os.environ | home, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        until_s = time.monotonic() + 10
        while not socket.exists():
            if time.monotonic() > until_s:
                raise SystemExit("PulseAudio did not start")
            time.sleep(0.05)

    def stop(self) -> None:
        self._process.terminate()
        self._process.wait()
        shutil.rmtree(self._folder, ignore_errors=True)


class Recording:
    """What the sink plays, with the moment (`time.monotonic`) of every sample.

    The sink hands over its sound in small blocks, each when it begins to
    play; the block that came quickest tells when the recording began.
    """

    def __init__(self) -> None:
        self._chunks: list[bytes] = []
        self._arrivals: list[tuple[float, int]] = []
        self._process = subprocess.Popen(
            [
                *("parec", "--raw", "--format=s16le", "--channels=1", "--latency-msec=10"),
                *(f"--rate={HERTZ}", f"--device={_SINK}.monitor"),
            ],
            stdout=subprocess.PIPE,
        )
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()
        self.sound: Samples = np.zeros(0, np.float32)
        self.began_s = 0.0

    def stop(self) -> None:
        self._process.terminate()
        self._thread.join()
        raw = b"".join(self._chunks)
        self.sound = np.frombuffer(raw[: len(raw) // 2 * 2], np.int16).astype(np.float32) / 32_768
        self.began_s = min(at_s - first / HERTZ for at_s, first in self._arrivals[_WARM_CHUNKS:])

    def piece(self, at_s: float, length_s: float) -> Samples:
        first = round((at_s - self.began_s) * HERTZ)
        return self.sound[max(0, first) : max(0, first + round(length_s * HERTZ))]

    def is_loud(self, at_s: float) -> bool:
        return _is_loud(self.piece(at_s, _ONSET_S))

    def _listen(self) -> None:
        stream = self._process.stdout
        assert stream is not None
        count = 0
        while chunk := os.read(stream.fileno(), 65_536):
            self._arrivals.append((time.monotonic(), count // 2))
            self._chunks.append(chunk)
            count += len(chunk)


class Ear:
    """Knows a file by heart, and so where any piece of it lies.

    The file is decoded from its first frame on: that is what its times mean,
    also where a library would guess them.
    """

    def __init__(self, path: Path) -> None:
        self._sound = _decoded(path)

    @property
    def length_s(self) -> float:
        return len(self._sound) / HERTZ

    def place(self, recording: Recording, at_s: float, near_s: float, rate: float = 1.0) -> float | None:
        """Return what second of the file is heard at the moment *at_s*; None for silence and surprises."""
        if rate == 1.0:
            return self._exact(recording.piece(at_s, _PIECE_S), near_s)
        piece = recording.piece(at_s - _STRETCHED_S / 2, _STRETCHED_S)
        found_s = self._by_colour(piece, near_s - _STRETCHED_S / 2 * rate, rate)
        return None if found_s is None else found_s + _STRETCHED_S / 2 * rate

    def _exact(self, piece: Samples, near_s: float) -> float | None:
        """Find *piece* as it is, up to 3 s around *near_s*."""
        if len(piece) < round(_PIECE_S * HERTZ) or not _is_loud(piece):
            return None
        first = max(0, round((near_s - 3) * HERTZ))
        part = self._sound[first : first + 6 * HERTZ]
        if len(part) < 2 * len(piece):
            return None
        size = 1 << (len(part) + len(piece)).bit_length()
        product = np.fft.irfft(np.fft.rfft(part, size) * np.conj(np.fft.rfft(piece, size)), size)
        power = np.concatenate([[0.0], np.cumsum(part.astype(np.float64) ** 2)])
        power = np.maximum(power[len(piece) :] - power[: -len(piece)], 1e-6) * float((piece**2).sum())
        likeness = product[: len(power)] / np.sqrt(power)
        best = int(np.argmax(likeness))
        return (first + best) / HERTZ if likeness[best] > _LEAST_LIKENESS else None

    def _by_colour(self, piece: Samples, near_s: float, rate: float) -> float | None:
        """Find *piece*, played *rate* times as fast with the pitch kept, up to 1 s around *near_s*."""
        if len(piece) < round(_STRETCHED_S * HERTZ) or not _is_loud(piece):
            return None
        first = max(0, round((near_s - 1) * HERTZ))
        part = self._sound[first : first + round((2 + _STRETCHED_S * rate) * HERTZ)]
        heard, known = _colours(piece, 1.0), _colours(part, rate)
        if len(known) <= len(heard):
            return None
        windows = np.lib.stride_tricks.sliding_window_view(known, len(heard), axis=0).transpose(0, 2, 1)
        windows = windows - windows.mean(axis=1, keepdims=True)
        heard = heard - heard.mean(axis=0)
        product = (windows * heard).sum(axis=(1, 2))
        likeness = product / np.sqrt((windows**2).sum(axis=(1, 2)) * (heard**2).sum() + 1e-9)
        best = int(np.argmax(likeness))
        return first / HERTZ + best * _HOP_S * rate if likeness[best] > _LEAST_LIKENESS * 0.8 else None


def _is_loud(piece: Samples) -> bool:
    return len(piece) > 0 and float(np.sqrt((piece**2).mean())) > _LEAST_LOUDNESS


def _colours(sound: Samples, rate: float) -> NDArray[np.float64]:
    """Return how loud each band is, every `_HOP_S` of sound played *rate* times as fast."""
    size, hop = round(_FRAME_S * rate * HERTZ), round(_HOP_S * rate * HERTZ)
    frames = np.lib.stride_tricks.sliding_window_view(sound, size)[::hop] * np.hanning(size)
    power = np.abs(np.fft.rfft(frames, axis=1)) ** 2 / size
    edges = np.searchsorted(np.fft.rfftfreq(size, 1 / HERTZ), np.geomspace(250, 7_000, 15))
    return np.log(np.add.reduceat(power, edges, axis=1)[:, :-1] + 1e-6)


def _decoded(path: Path) -> Samples:
    parts: list[Samples] = []
    with av.open(str(path)) as container:
        resampler = av.AudioResampler(format="flt", layout="mono", rate=HERTZ)
        for frame in container.decode(audio=0):
            frame.pts = None
            parts += [part.to_ndarray()[0].copy() for part in resampler.resample(frame)]
        parts += [part.to_ndarray()[0].copy() for part in resampler.resample(None)]
    return np.concatenate(parts)
