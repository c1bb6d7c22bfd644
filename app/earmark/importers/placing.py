"""Puts names and times that stand in columns of their own to the lines of the talk they belong to.

Their baselines may lie some points above or below those of the talk, names
may be wrapped over two lines, and a time may stand under its name. So marks
that stand together are joined first, then each goes to the nearest line,
preferring lines at which the layout lets a paragraph begin.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from earmark.importers.columns import Mark
from earmark.importers.lines import Line
from earmark.importers.paragraphs import Opening
from earmark.importers.stamps import Stamp

_BESIDE = 0.6
"""In line distances: baselines nearer than this are of one row."""
_BELOW = 1.7
"""In line distances: how far below its first part the next part of a mark may stand."""
_REACH = 1.2
"""In line distances: how far from its line a mark may stand; otherwise it is that of the line below."""
_NO_BREAK = 0.35
"""In line distances: how much nearer a line must be to be preferred to one that opens a paragraph."""


@dataclass(frozen=True, slots=True)
class Manners:
    """How this document writes its marks.

    `closed`: a colon ends each name. `stacked`: times stand under (or over)
    the names, not beside them.
    """

    pitch: float
    closed: bool
    stacked: bool


@dataclass(slots=True)
class Placed:
    """What begins at a line of the talk."""

    label: str = ""
    stamp: Stamp | None = None
    top: float = 0.0
    bottom: float = 0.0
    closed: bool = False


def manners_of(pages: Sequence[Sequence[Mark]], pitch: float) -> Manners:
    """Return how the document writes its marks."""
    named = [mark for marks in pages for mark in marks if mark.label]
    closed = 2 * sum(mark.closed for mark in named) >= len(named) > 0
    steps = []
    for marks in pages:
        times = [mark.line.baseline for mark in marks if mark.stamp]
        for mark in marks:
            if mark.label and times:
                steps.append(min((time - mark.line.baseline for time in times), key=abs))
    stacked = bool(steps) and abs(median(steps)) > _BESIDE * pitch
    return Manners(pitch, closed, stacked)


def placed(
    marks: Sequence[Mark], talk: Sequence[Line], opened: Sequence[Opening], manners: Manners
) -> tuple[dict[int, Placed], list[Placed]]:
    """Return what begins at which line of *talk* (by index), and what begins after its last line.

    All are of one page, from top to bottom.
    """
    together: list[Placed] = []
    for mark in sorted(marks, key=lambda mark: mark.line.baseline):
        if not (together and _joined(together[-1], mark, talk, opened, manners)):
            baseline = mark.line.baseline
            together.append(Placed(mark.label, mark.stamp, baseline, baseline, mark.closed))
    return _on_lines(together, talk, opened, manners)


def _joined(
    before: Placed, mark: Mark, talk: Sequence[Line], opened: Sequence[Opening], manners: Manners
) -> bool:
    """Give *mark* to the one before it if both are parts of one."""
    step = mark.line.baseline - before.bottom
    if (mark.stamp and before.stamp) or step > _BELOW * manners.pitch:
        return False
    beside = min(step, mark.line.baseline - before.top) < _BESIDE * manners.pitch
    if mark.label and before.label:
        if before.closed or not (manners.closed or not _opens_beside(mark, talk, opened, manners)):
            return False
        before.label = f"{before.label} {mark.label}"
    elif not beside and not (manners.stacked and not _opens_beside(mark, talk, opened, manners)):
        return False
    before.label = before.label or mark.label
    before.stamp = before.stamp or mark.stamp
    before.closed = before.closed or mark.closed
    before.bottom = mark.line.baseline
    return True


def _opens_beside(mark: Mark, talk: Sequence[Line], opened: Sequence[Opening], manners: Manners) -> bool:
    """Return whether *mark* stands beside a line at which the layout lets a paragraph begin."""
    near = min(range(len(talk)), key=lambda k: abs(talk[k].baseline - mark.line.baseline), default=None)
    if near is None or abs(talk[near].baseline - mark.line.baseline) > _BESIDE * manners.pitch:
        return False
    return opened[near].opens


def _on_lines(
    together: Sequence[Placed], talk: Sequence[Line], opened: Sequence[Opening], manners: Manners
) -> tuple[dict[int, Placed], list[Placed]]:
    on_lines: dict[int, Placed] = {}
    last = -1
    for place, mark in enumerate(together):
        index = _nearest(mark.top, last, talk, opened, manners.pitch)
        if index is None:
            return on_lines, list(together[place:])
        on_lines[index] = mark
        last = index
    return on_lines, []


def _nearest(
    top: float, last: int, talk: Sequence[Line], opened: Sequence[Opening], pitch: float
) -> int | None:
    """Return the line after *last* that a mark at *top* belongs to."""

    def cost(k: int) -> float:
        return abs(talk[k].baseline - top) / pitch + (0.0 if opened[k].opens else _NO_BREAK)

    best = min(range(last + 1, len(talk)), key=cost, default=None)
    if best is None or abs(talk[best].baseline - top) <= _REACH * pitch:
        return best
    return next((k for k in range(last + 1, len(talk)) if talk[k].baseline > top), None)
