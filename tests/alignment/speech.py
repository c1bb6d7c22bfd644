"""Sound as the model would hear it, made of words: no audio is needed to test what follows from it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from earmark.alignment.hearing import Heard
from earmark.alignment.phones import BLANK, CLASSES

PHONE_FRAMES = 4
PAUSE_FRAMES = 3
_SURE = 0.9


def heard_of(words: Sequence[Sequence[int]], *, sure: float = _SURE, seed: int = 0) -> Heard:
    """Return what is heard when *words* (their phones) are said one after another, with short pauses."""
    return np.concatenate([spoken(word, sure=sure, seed=seed + k) for k, word in enumerate(words)])


def spoken(word: Sequence[int], *, sure: float = _SURE, seed: int = 0) -> Heard:
    """Return one word and the pause after it: `PHONE_FRAMES` a phone."""
    rows = [row for phone in word for row in (_row(phone, sure), *(_row(BLANK, sure),) * (PHONE_FRAMES - 1))]
    noise = np.random.default_rng(seed).random((len(rows) + PAUSE_FRAMES, CLASSES)) * 0.01
    made = np.array([*rows, *(_row(BLANK, sure),) * PAUSE_FRAMES]) + noise
    return (made / made.sum(axis=1, keepdims=True)).astype(np.float16)


def silence(frames: int) -> Heard:
    return np.array([_row(BLANK, 0.99)] * frames, np.float16)


def frames_of(word: Sequence[int]) -> int:
    """Return how many frames `spoken` makes of *word*."""
    return len(word) * PHONE_FRAMES + PAUSE_FRAMES


def begins_of(words: Sequence[Sequence[int]]) -> list[int]:
    """Return the frame each of *words* begins in, in `heard_of(words)`."""
    return np.cumsum([0, *(frames_of(word) for word in words[:-1])]).tolist()


def _row(phone: int, sure: float) -> np.ndarray:
    row = np.full(CLASSES, (1 - sure) / (CLASSES - 1))
    row[phone] = sure
    return row
