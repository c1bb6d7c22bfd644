"""Where nobody speaks: all that is heard of a language the model does not know.

The paragraphs' own times are moved to the nearest end of a pause, and their
words are spread over the speech that follows. Nothing of it is sure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from earmark.alignment.hearing import FRAME_MS, HERTZ
from earmark.alignment.outcome import NO_TIMES, NOTHING, SILENT, HeardWord, Outcome, Segment
from earmark.errors import UserError
from earmark.sound import Samples

_FRAME = HERTZ * FRAME_MS // 1000
_LEAST_PAUSE = 12
"""Frames: a pause of a quarter of a second ends a phrase."""
_QUIETER_DB = 32.0
"""By how much a pause is quieter than the loud parts."""
_SILENCE_DB = 20.0
"""Nothing in the file is louder than the noise of an empty recording."""
_REACH_MS = 1500
"""How far a time may be moved: whole seconds, rounded either way."""
CONFIDENCE = 0.1
"""What such places are worth: enough to tint the line, never to box a word."""

Loud = npt.NDArray[np.bool_]


def by_pauses(
    sound: Iterator[Samples],
    paragraphs: Sequence[Sequence[str]],
    stamps: Sequence[int | None],
    progress: Callable[[int, int], None],
) -> Outcome:
    """Return estimated times of the words of *paragraphs*.

    Args:
        sound: All of the audio, 16 kHz, one channel.
        paragraphs: The words of each paragraph.
        stamps: The paragraphs' own times in ms, None where one has none.
        progress: Told ms heard, and that no word is placed.

    Raises:
        UserError: No paragraph has a time, or nobody speaks.
    """
    if all(stamp is None for stamp in stamps):
        raise UserError(NOTHING, NO_TIMES)
    loud = _without_short_pauses(_loud(_levels(sound, progress)))
    if not loud.any():
        raise UserError(NOTHING, SILENT)
    words = list(_estimated(paragraphs, stamps, loud))
    duration_ms = len(loud) * FRAME_MS
    return Outcome(duration_ms, True, [Segment(0, duration_ms, 0)], [], [], [], words)


def _levels(sound: Iterator[Samples], progress: Callable[[int, int], None]) -> npt.NDArray[np.float64]:
    """Return how loud each frame of `FRAME_MS` is, in decibels."""
    levels = [np.zeros(0)]
    left = np.zeros(0, np.int16)
    heard_ms = 0
    for samples in sound:
        left = np.concatenate((left, samples))
        whole = len(left) // _FRAME * _FRAME
        frames = left[:whole].reshape(-1, _FRAME).astype(np.float64)
        levels.append(10 * np.log10((frames**2).mean(axis=1) + 1))
        left = left[whole:]
        heard_ms += len(frames) * FRAME_MS
        progress(heard_ms, 0)
    return np.concatenate(levels)


def _loud(levels: npt.NDArray[np.float64]) -> Loud:
    if not len(levels) or levels.max() < _SILENCE_DB:
        return np.zeros(len(levels), np.bool_)
    loud: Loud = levels > np.quantile(levels, 0.9) - _QUIETER_DB
    return loud


def _without_short_pauses(loud: Loud) -> Loud:
    filled = loud.copy()
    edges = np.flatnonzero(np.diff(loud.astype(np.int8), prepend=0, append=0))
    for end, start in pairwise([0, *edges.tolist()]):
        if 0 < start - end < _LEAST_PAUSE:
            filled[end:start] = True
    return filled


def _estimated(
    paragraphs: Sequence[Sequence[str]], stamps: Sequence[int | None], loud: Loud
) -> Iterator[HeardWord]:
    """Yield the words of *paragraphs*, those of paragraphs with a time spread over the speech behind it."""
    onsets = np.flatnonzero(np.diff(loud.astype(np.int8), prepend=0) == 1) * FRAME_MS
    begins = [None if stamp is None else _nearest(onsets, stamp) for stamp in stamps]
    for number, (texts, begin_ms) in enumerate(zip(paragraphs, begins, strict=True)):
        following = (ms for ms in begins[number + 1 :] if ms is not None)
        end_ms = next(following, len(loud) * FRAME_MS)
        if begin_ms is None or end_ms <= begin_ms:
            yield from (HeardWord(number, text, None, None, 0.0) for text in texts)
        else:
            yield from _spread(number, texts, loud, begin_ms, end_ms)


def _nearest(onsets: npt.NDArray[np.int64], stamp_ms: int) -> int:
    if len(onsets):
        near = int(onsets[np.abs(onsets - stamp_ms).argmin()])
        if abs(near - stamp_ms) <= _REACH_MS:
            return near
    return stamp_ms


def _spread(number: int, texts: Sequence[str], loud: Loud, begin_ms: int, end_ms: int) -> Iterator[HeardWord]:
    """Yield *texts* over the frames of speech between the two times, each as long as its letters."""
    frames = np.flatnonzero(loud[begin_ms // FRAME_MS : end_ms // FRAME_MS]) + begin_ms // FRAME_MS
    if not len(frames):
        frames = np.arange(begin_ms // FRAME_MS, end_ms // FRAME_MS + 1)
    length = sum(len(text) + 1 for text in texts)
    passed = 0
    for text in texts:
        start = int(frames[min(passed * len(frames) // length, len(frames) - 1)])
        passed += len(text) + 1
        end = int(frames[min(passed * len(frames) // length, len(frames) - 1)])
        yield HeardWord(number, text, start * FRAME_MS, max(start + 1, end) * FRAME_MS, CONFIDENCE)
