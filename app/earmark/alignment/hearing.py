"""Sound to likely phones: how probable each phone is, 50 times a second.

The model is the small CTC model of phones in hama (Apache 2.0). It is run over
windows that overlap, so that memory stays small and every frame has heard
what comes before and after it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt
import onnxruntime

from earmark.alignment.phones import BLANK, CLASSES, Floats, folding
from earmark.sound import Samples

HERTZ: Final = 16_000
"""What the model was trained on."""
FRAME_MS: Final = 20
_FRAME: Final = HERTZ * FRAME_MS // 1000
_CORE: Final = 10 * HERTZ
"""Samples heard in one step."""
_MARGIN: Final = HERTZ
"""Samples of context on either side; the model's output stops at 30 s a call."""
_LEAST: Final = 10 * _FRAME

Heard = npt.NDArray[np.float16]
"""Probabilities, a row a frame of `FRAME_MS`, a column a class of `phones`."""


class Ear:
    """The model, loaded once.

    Args:
        threads: How many processor cores it may use at a time.
    """

    def __init__(self, threads: int = 1) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        assets = Path(str(resources.files("hama"))) / "assets"
        self._session = onnxruntime.InferenceSession(
            str(assets / "asr_waveform_fp16.onnx"), options, providers=["CPUExecutionProvider"]
        )
        signs = json.loads((assets / "g2p_vocab.json").read_text(encoding="utf-8"))["decoder"]
        self._folding = folding([*signs, "<wb>", "<blank>"])

    def hear(self, sound: Iterator[Samples]) -> Iterator[Heard]:
        """Yield what is heard in *sound* (16 kHz, one channel), about 10 s at a time, without gaps."""
        before = np.zeros(0, np.float32)
        waiting = np.zeros(0, np.float32)
        for samples in sound:
            waiting = np.concatenate((waiting, samples.astype(np.float32) / 32768))
            while len(waiting) >= _CORE + _MARGIN:
                yield self._frames(before, waiting[: _CORE + _MARGIN], _CORE // _FRAME)
                before, waiting = waiting[_CORE - _MARGIN : _CORE], waiting[_CORE:]
        while len(waiting) >= _FRAME:
            core = min(_CORE, len(waiting))
            yield self._frames(before, waiting[: core + _MARGIN], core // _FRAME)
            before, waiting = waiting[max(0, core - _MARGIN) : core], waiting[core:]

    def _frames(self, before: Floats, window: Floats, count: int) -> Heard:
        samples = np.concatenate((before, window))
        if len(samples) < _LEAST:
            samples = np.pad(samples, (0, _LEAST - len(samples)))
        inputs = {"waveform": samples[None], "waveform_lengths": np.array([len(samples)], np.int64)}
        scores: npt.NDArray[np.float32] = self._session.run(None, inputs)[0][0]
        first = len(before) // _FRAME
        heard = np.exp(scores[first : first + count].astype(np.float32)) @ self._folding
        heard /= np.maximum(heard.sum(axis=1, keepdims=True), 1e-9)
        return _filled(heard, count).astype(np.float16)


def _filled(heard: Floats, count: int) -> Floats:
    """Return exactly *count* frames; the model gives a few less at the very end."""
    missing = count - len(heard)
    if missing <= 0:
        return heard[:count]
    silence = np.zeros((missing, CLASSES), np.float32)
    silence[:, BLANK] = 1
    return np.concatenate((heard, silence))
