"""Speaks a text with flite and says when each word begins and ends.

Needs the library libflite1 (Debian: apt-get install libflite1).
"""

from __future__ import annotations

import ctypes
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

RATE = 16_000
_FIRST_SOUND = b"R:SylStructure.daughter.daughter.R:Segment.p.end"
_LAST_SOUND = b"R:SylStructure.daughtern.daughtern.R:Segment.end"


class _Wave(ctypes.Structure):
    _fields_ = (
        ("type", ctypes.c_char_p),
        ("sample_rate", ctypes.c_int),
        ("num_samples", ctypes.c_int),
        ("num_channels", ctypes.c_int),
        ("samples", ctypes.POINTER(ctypes.c_short)),
    )


@dataclass(frozen=True, slots=True)
class Spoken:
    """Sound at `RATE`, -1 to 1, and for every word (split at white space) its start and end in seconds."""

    samples: NDArray[np.float32]
    words: list[tuple[float, float]]


class Voice:
    """One voice of flite: "slt" (a woman) or "rms" (a man)."""

    def __init__(self, name: str) -> None:
        self._flite = ctypes.CDLL("libflite.so.1", mode=ctypes.RTLD_GLOBAL)
        for part in ("usenglish", "cmulex"):
            ctypes.CDLL(f"libflite_{part}.so.1", mode=ctypes.RTLD_GLOBAL)
        register = getattr(ctypes.CDLL(f"libflite_cmu_us_{name}.so.1"), f"register_cmu_us_{name}")
        register.restype = ctypes.c_void_p
        self._flite.flite_init()
        self._declare()
        self._voice = register(None)

    def say(self, text: str) -> Spoken:
        utterance = self._flite.flite_synth_text(text.encode(), self._voice)
        wave = self._flite.utt_wave(utterance).contents
        samples = np.ctypeslib.as_array(wave.samples, (wave.num_samples,)).astype(np.float32) / 32768
        words = self._words(utterance)
        self._flite.delete_utterance(utterance)
        if len(words) != len(text.split()):
            raise ValueError(f"{len(words)} times for {len(text.split())} words: {text}")
        return Spoken(samples, words)

    def _words(self, utterance: int) -> list[tuple[float, float]]:
        """Return the times of the tokens; flite splits its tokens at white space, as we do."""
        times = []
        token = self._flite.relation_head(self._flite.utt_relation(utterance, b"Token"))
        while token:
            first = self._flite.item_daughter(token)
            last = first
            while following := self._flite.item_next(last):
                last = following
            begin = self._flite.ffeature_float(first, _FIRST_SOUND)
            times.append((begin, self._flite.ffeature_float(last, _LAST_SOUND)))
            token = self._flite.item_next(token)
        return times

    def _declare(self) -> None:
        pointer = ctypes.c_void_p
        for name, result, arguments in (
            ("flite_synth_text", pointer, [ctypes.c_char_p, pointer]),
            ("utt_wave", ctypes.POINTER(_Wave), [pointer]),
            ("delete_utterance", None, [pointer]),
            ("utt_relation", pointer, [pointer, ctypes.c_char_p]),
            ("relation_head", pointer, [pointer]),
            ("item_next", pointer, [pointer]),
            ("item_daughter", pointer, [pointer]),
            ("ffeature_float", ctypes.c_float, [pointer, ctypes.c_char_p]),
        ):
            function = getattr(self._flite, name)
            function.restype, function.argtypes = result, arguments
