"""Where paragraphs begin in running talk: at the ends of sentences, rather where it pauses."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from earmark.importers.cue_runs import Run, Timed, pause_before
from earmark.model.sentences import sentences

_SHORTEST, _LONGEST = 340, 690
"""Characters: 60 to 120 words, as in a printed interview."""
_FARTHEST = 2 * _LONGEST
_DENSE = re.compile("[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]")
_DENSITY = 2.5
"""How much more a letter of these scripts says than one of an alphabet."""
_UNPUNCTUATED = 600
"""Where a sentence is longer than this on the average, nobody has written the stops."""
_LONG_SENTENCE = 900
_LONG_PAUSE_MS = 4_000
_PAUSE_MS = 2_000
_FULL_PAUSE_MS = 1_500
_HEARD_PAUSE_MS = 700
_FEWEST_BETWEEN = 40
"""Inside talk without stops, places nearer than these characters to each other are not told apart."""
_MOST_BACK = 64
"""So many sentences at most are one paragraph, however short they are."""
_BREAK_COST, _SHORT_COST, _OVER_COST = 0.2, 3.0, 8.0
_LAST_SHARE = 0.3
"""The last paragraph may well be short."""
_IN_CUE_COST = 1.2
_IN_SENTENCE_COST = 4.0


class _Place(NamedTuple):
    """Where a paragraph may begin, and what speaks against it."""

    at: int
    cost: float
    must: bool = False


def begins(run: Run) -> list[int]:
    """Return where paragraphs begin in the text of *run*: 0 first, then rising."""
    text = run.text
    dense = 0 if text.isascii() else len(_DENSE.findall(text))
    scale = 1 + (_DENSITY - 1) * dense / max(1, len(text))
    found: list[int] = []
    for part in _between_musts(_places(run), len(text)):
        found += [part[0].at, *_best(part, scale)]
    return found


def _places(run: Run) -> list[_Place]:
    text, timed = run.text, run.timed
    starts = [item.start for item in timed]
    cuts = sentences(text)
    punctuated = len(text) <= _UNPUNCTUATED * len(cuts)
    places: dict[int, _Place] = {}
    for place in _pauses(timed):
        places[place] = _Place(place, 0.0, must=True)
    for begin, end in cuts:
        if end - begin > _LONG_SENTENCE or not punctuated:
            for item, pause_ms in _inside(timed, starts, begin, end):
                cost = _cost(pause_ms) + (
                    _IN_SENTENCE_COST if punctuated and pause_ms < _HEARD_PAUSE_MS else 0
                )
                places.setdefault(item, _Place(item, cost))
        if begin:
            pause_ms, whole = pause_before(timed, starts, begin)
            cost = _cost(pause_ms) + (0.0 if whole or not timed else _IN_CUE_COST)
            must = pause_ms >= _PAUSE_MS or (begin in places and places[begin].must)
            places[begin] = _Place(begin, cost, must)
    return [places[at] for at in sorted(places)]


def _cost(pause_ms: int) -> float:
    return 1 - min(pause_ms, _FULL_PAUSE_MS) / _FULL_PAUSE_MS


def _pauses(timed: Sequence[Timed]) -> Iterator[int]:
    """Yield where it was quiet so long that something else begins, even in mid-sentence."""
    for before, item in pairwise(timed):
        if item.start_ms - before.end_ms >= _LONG_PAUSE_MS and item.start >= before.end:
            yield item.start


def _inside(timed: Sequence[Timed], starts: Sequence[int], begin: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield where stretches begin inside `text[begin:end]`, and the pauses before them."""
    last = begin
    for k in range(max(1, bisect_right(starts, begin)), bisect_left(starts, end)):
        pause_ms = timed[k].start_ms - timed[k - 1].end_ms
        if starts[k] - last >= _FEWEST_BETWEEN or pause_ms >= _HEARD_PAUSE_MS:
            last = starts[k]
            yield last, max(0, pause_ms)


def _between_musts(places: Sequence[_Place], end: int) -> Iterator[list[_Place]]:
    """Yield the places between two that must be, with both of them."""
    part = [_Place(0, 0.0, must=True)]
    for place in [*places, _Place(end, 0.0, must=True)]:
        if place.at > part[-1].at:
            part.append(place)
            if place.must:
                yield part
                part = [place]


def _best(part: Sequence[_Place], scale: float) -> list[int]:
    """Return the places inside *part* whose costs, and those of the lengths between, are the least."""
    least = [0.0]
    chosen = [0]
    for j in range(1, len(part)):
        end, last = part[j].at, j == len(part) - 1
        best, best_at = float("inf"), j - 1
        for i in range(j - 1, max(-1, j - 1 - _MOST_BACK), -1):
            length = (end - part[i].at) * scale
            if length > _FARTHEST and i < j - 1:
                break
            cost = least[i] + (_short(length) * (_LAST_SHARE if last else 1.0) + _over(length))
            if cost < best:
                best, best_at = cost, i
        least.append(best + part[j].cost + _BREAK_COST)
        chosen.append(best_at)
    found = []
    at = chosen[-1]
    while at:
        found.append(part[at].at)
        at = chosen[at]
    return found[::-1]


def _short(length: float) -> float:
    return _SHORT_COST * (1 - length / _SHORTEST) if length < _SHORTEST else 0.0


def _over(length: float) -> float:
    return _OVER_COST * (length - _LONGEST) / _LONGEST if length > _LONGEST else 0.0
