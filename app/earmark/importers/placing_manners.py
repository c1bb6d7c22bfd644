"""How a document writes names and times beside the talk: judged by all of its pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from earmark.importers.columns import Mark

BESIDE = 0.6
"""In line distances: baselines nearer than this are of one row."""
BELOW = 1.7
"""In line distances: how far below its first part the next part of a mark may stand."""
_CLOSED = 0.3
"""Where a colon ends this part of all names (the parts of a wrapped name count), it ends all."""
_OFTEN = 4
"""Names that stand below each other less often may be two speakers who take turns."""


@dataclass(frozen=True, slots=True)
class Manners:
    """What holds for all marks of a document.

    `pitch` is the distance of two lines, in points. `spaced`: the layout
    shows where paragraphs begin. `closed`: a colon ends each name. `below`:
    which part stands under the other, `time` or `name`; empty where they
    stand beside each other. `wrapped`: names that always stand in pairs below
    each other, and so are one name.
    """

    pitch: float
    spaced: bool = True
    closed: bool = False
    below: str = ""
    wrapped: frozenset[tuple[str, str]] = frozenset()


def manners_of(pages: Sequence[Sequence[Mark]], pitch: float, *, spaced: bool) -> Manners:
    """Return how the document whose *pages* have these marks writes them."""
    named = [mark for marks in pages for mark in marks if mark.label]
    closed = sum(mark.closed for mark in named) >= _CLOSED * len(named) > 0
    return Manners(pitch, spaced, closed, _below(pages, pitch), _wrapped(pages, pitch))


def _below(pages: Sequence[Sequence[Mark]], pitch: float) -> str:
    """Return which part of a mark stands under the other: `time`, `name`, or nothing."""
    beside = time_below = name_below = 0
    for marks in pages:
        times = [mark.line for mark in marks if mark.stamp]
        for name in (mark.line for mark in marks if mark.label):
            beside += any(abs(time.baseline - name.baseline) < BESIDE * pitch for time in times)
            over = [time for time in times if time.x0 < name.x1 and name.x0 < time.x1]
            downs = [(time.baseline - name.baseline) / pitch for time in over]
            time_below += any(BESIDE <= down < BELOW for down in downs)
            name_below += any(-BELOW < down <= -BESIDE for down in downs)
    if beside >= max(time_below, name_below):
        return ""
    return "time" if time_below >= name_below else "name"


def _wrapped(pages: Sequence[Sequence[Mark]], pitch: float) -> frozenset[tuple[str, str]]:
    pairs: Counter[tuple[str, str]] = Counter()
    counts: Counter[str] = Counter()
    for marks in pages:
        names = sorted((mark for mark in marks if mark.label), key=lambda mark: mark.line.baseline)
        counts.update(mark.label for mark in names)
        for above, below in pairwise(names):
            if below.line.baseline - above.line.baseline < BELOW * pitch:
                pairs[above.label, below.label] += 1
    often = {pair: n for pair, n in pairs.items() if n >= _OFTEN}
    return frozenset((a, b) for (a, b), n in often.items() if a != b and n == counts[a] == counts[b])
