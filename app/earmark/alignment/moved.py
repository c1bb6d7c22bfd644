"""Finds passages that are spoken elsewhere than they are written: paragraphs that changed places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from earmark.alignment.anchoring import Support, anchors, likeliest
from earmark.alignment.hearing import FRAME_MS, Heard
from earmark.alignment.trellis import Placed, follow

_SECOND = 1000 // FRAME_MS
_LEAST_WORDS = 8
_LEAST_FRAMES = 2 * _SECOND
_ROW = 6
_SUPPORT = Support(15 * _SECOND, 18)
_MARGIN = _SECOND
_SURE = 0.35
"""The mean confidence of a passage that may be put out of order: no order speaks for it."""


class Gap(NamedTuple):
    """A range without a partner on the other side, of words or of frames."""

    start: int
    end: int


def place_moved(
    heard: Heard,
    said: Sequence[tuple[int, ...]],
    words: list[Placed | None],
    untold: npt.NDArray[np.bool_],
) -> None:
    """Put passages of *words* that have no place into stretches of sound that have no words, in place."""
    silent_gaps = list(_gaps_of_words(said, words))
    for stretch in _gaps_of_sound(words, untold):
        for gap in silent_gaps:
            _try(heard, said, words, untold, gap, stretch)


def _try(
    heard: Heard,
    said: Sequence[tuple[int, ...]],
    words: list[Placed | None],
    untold: npt.NDArray[np.bool_],
    gap: Gap,
    stretch: Gap,
) -> None:
    sayable = [k for k in range(gap.start, gap.end) if said[k] and words[k] is None]
    phones = np.array([phone for k in sayable for phone in said[k]], np.int64)
    part = heard[stretch.start : stretch.end]
    likely, begins = likeliest(part)
    runs = anchors(likely, begins, phones, _ROW, most=2, support=_SUPPORT)
    if not runs:
        return
    begin = max(0, int(begins[runs[0].heard]) - _MARGIN - _frames_of(runs[0].said))
    end = min(len(part), int(begins[min(runs[-1].heard + runs[-1].length, len(begins) - 1)]) + _MARGIN
              + _frames_of(len(phones) - runs[-1].said - runs[-1].length))  # fmt: skip
    followed = follow(part[begin:end], [said[k] for k in sayable])
    found = [one for one in followed.words if one is not None]
    if len(found) < _LEAST_WORDS or sum(one.confidence for one in found) / len(found) < _SURE:
        return
    first = stretch.start + begin
    for k, one in zip(sayable, followed.words, strict=True):
        if one is not None:
            words[k] = Placed(first + one.start, first + one.end, one.confidence)
    untold[first + found[0].start : first + found[-1].end] = False


def _frames_of(phones: int) -> int:
    """Return about how long *phones* last: 80 ms each in unhurried speech."""
    return phones * 4


def _gaps_of_words(said: Sequence[tuple[int, ...]], words: Sequence[Placed | None]) -> Iterator[Gap]:
    """Yield the stretches of words without a place; a few strays that found one are let through."""
    at = 0
    for is_placed, group in groupby(words, key=_is_placed):
        count = sum(1 for _ in group)
        if not is_placed and sum(1 for k in range(at, at + count) if said[k]) >= _LEAST_WORDS:
            yield Gap(at, at + count)
        at += count


def _is_placed(word: Placed | None) -> bool:
    return word is not None


def _gaps_of_sound(words: Sequence[Placed | None], untold: npt.NDArray[np.bool_]) -> Iterator[Gap]:
    """Yield the stretches between two placed words in which somebody speaks."""
    placed = sorted((word.start, word.end) for word in words if word is not None)
    ends = [0, *np.maximum.accumulate([end for _, end in placed]).tolist()] if placed else [0]
    for start, end in zip(ends, [*(start for start, _ in placed), len(untold)], strict=True):
        if end - start >= _LEAST_FRAMES and untold[start:end].sum() >= _LEAST_FRAMES // 2:
            yield Gap(start, end)
