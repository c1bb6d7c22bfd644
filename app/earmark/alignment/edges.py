"""Words beside a stretch of other speech: an advertisement draws them into itself, one here, one there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from earmark.alignment.hearing import FRAME_MS, Heard
from earmark.alignment.trellis import Placed, follow

_SECOND = 1000 // FRAME_MS
_STRAYS = 2
"""So many words alone amid speech that is not in the text were caught by it."""
_FAR = 6 * _SECOND // 5
_AROUND = 3 * _SECOND // 2
_OTHER_SPEECH = 0.2
"""The share of frames with speech beside the text around a stray; around an answer between pauses, none."""
_MOST_WORDS = 12
_LEAST_GAP = 5 * _SECOND
_FRAMES_A_PHONE = 8
"""Twice as long as in unhurried speech."""
_SURE = 0.2


class _Hole(NamedTuple):
    """Words `first` to `last` (exclusive) without a place, and the frames between their neighbours."""

    first: int
    last: int
    start: int
    end: int


def mend_edges(
    heard: Heard,
    said: Sequence[tuple[int, ...]],
    words: list[Placed | None],
    untold: npt.NDArray[np.bool_],
) -> None:
    """Take strays out of other speech, and look for them at both of its ends, in place."""
    _drop_strays(words, untold)
    for hole in list(_holes(words)):
        missing = [k for k in range(hole.first, hole.last) if said[k]]
        room = _SECOND + _FRAMES_A_PHONE * sum(len(said[k]) for k in missing)
        at_start = _found(heard, said, missing, hole.start, min(hole.end, hole.start + room))
        at_end = _found(heard, said, missing, max(hole.start, hole.end - room), hole.end)
        for k, one in zip(missing, _divided(at_start, at_end), strict=True):
            if one is not None:
                words[k] = one
                untold[one.start : one.end] = False


def _found(
    heard: Heard, said: Sequence[tuple[int, ...]], missing: list[int], start: int, end: int
) -> list[Placed | None]:
    if not missing or end <= start:
        return [None] * len(missing)
    return [
        one and Placed(start + one.start, start + one.end, one.confidence)
        for one in follow(heard[start:end], [said[k] for k in missing]).words
    ]


def _divided(at_start: list[Placed | None], at_end: list[Placed | None]) -> list[Placed | None]:
    """Return for the first words their places at the start of a hole, for the others those at its end."""

    def worth(cut: int) -> float:
        return sum(one.confidence for one in [*at_start[:cut], *at_end[cut:]] if one is not None)

    cut = max(range(len(at_start) + 1), key=worth)
    return [*_if_sure(at_start[:cut]), *_if_sure(at_end[cut:])]


def _if_sure(places: list[Placed | None]) -> list[Placed | None]:
    sure = [one.confidence for one in places if one is not None]
    return places if sure and sum(sure) / len(sure) >= _SURE else [None] * len(places)


def _holes(words: Sequence[Placed | None]) -> Iterator[_Hole]:
    """Yield the few words without a place that have other sound between their neighbours."""
    first = 0
    before: Placed | None = None
    for k, word in enumerate(words):
        if word is None:
            continue
        if before is not None and 0 < k - first <= _MOST_WORDS and word.start - before.end >= _LEAST_GAP:
            yield _Hole(first, k, before.end, word.start)
        first, before = k + 1, word


def _drop_strays(words: list[Placed | None], untold: npt.NDArray[np.bool_]) -> None:
    for group in _groups(words):
        if len(group) > _STRAYS:
            continue
        placed = [word for k in group if (word := words[k]) is not None]
        start, end = placed[0].start, placed[-1].end
        around = np.concatenate((untold[max(0, start - _AROUND) : start], untold[end : end + _AROUND]))
        if len(around) and around.mean() >= _OTHER_SPEECH:
            untold[start:end] = True
            for k in group:
                words[k] = None


def _groups(words: Sequence[Placed | None]) -> list[list[int]]:
    """Return the numbers of placed words, those together that follow each other in the sound too."""
    groups: list[list[int]] = []
    last: Placed | None = None
    for k, word in enumerate(words):
        if word is None:
            continue
        if last is not None and abs(word.start - last.end) <= _FAR:
            groups[-1].append(k)
        else:
            groups.append([k])
        last = word
    return groups
