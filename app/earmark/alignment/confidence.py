"""How sure each word's place is, and its time."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import msgspec

from earmark.alignment.hearing import FRAME_MS
from earmark.alignment.outcome import HeardWord
from earmark.alignment.trellis import Placed

_LATE_MS = 55
"""CTC names a phone after it has begun: 38 to 58 ms, measured on read and on synthetic speech."""
_REACH = 3
_FAR = 150
"""Frames: a word more than 3 s away says nothing about its neighbour in the text."""
UNSURE = 0.06
"""Words of less confidence are not placed at all: half of them are wrong (measured)."""


def smoothed(words: Sequence[Placed | None]) -> list[float]:
    """Return how sure each place is: the mean over it and its neighbours that are near in time too."""
    sure = []
    for k, word in enumerate(words):
        if word is None:
            sure.append(0.0)
            continue
        near = words[max(0, k - _REACH) : k + _REACH + 1]
        fit = (one.confidence for one in near if one is not None and abs(one.start - word.start) < _FAR)
        sure.append(sum(fit) / len(near))
    return sure


def heard_words(
    paragraphs: Sequence[Sequence[str]], words: Sequence[Placed | None], first_frame: int = 0
) -> list[HeardWord]:
    """Return the words of *paragraphs* with their times, in reading order; unsure places are left out."""
    texts = [(number, text) for number, paragraph in enumerate(paragraphs) for text in paragraph]
    found = []
    for (number, text), place, sure in zip(texts, words, smoothed(words), strict=True):
        if place is None or sure < UNSURE:
            found.append(HeardWord(number, text, None, None, 0.0))
        else:
            start = max(0, (first_frame + place.start) * FRAME_MS - _LATE_MS)
            end = max(start + FRAME_MS, (first_frame + place.end) * FRAME_MS - _LATE_MS + FRAME_MS)
            found.append(HeardWord(number, text, start, end, round(sure, 3)))
    return _without_overlaps(found)


def _without_overlaps(words: list[HeardWord]) -> list[HeardWord]:
    """End each word at the latest when the next one begins."""
    out = list(words)
    for k, (word, after) in enumerate(pairwise(words)):
        if word.start_ms is None or word.end_ms is None or after.start_ms is None:
            continue
        if word.start_ms < after.start_ms < word.end_ms:
            out[k] = msgspec.structs.replace(word, end_ms=after.start_ms)
    return out
