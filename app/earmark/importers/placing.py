"""Puts names and times that stand in columns of their own to the lines of the talk they belong to.

Their baselines may lie some points above or below those of the talk, names
may be wrapped over some lines, and a time may stand under its name. What is
one mark is joined first; then each goes to the nearest line, and rather to
one at which the layout lets a paragraph begin.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

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
_NO_OPENING = 0.35
"""In line distances: how much nearer a line must be to be preferred to one that opens a paragraph."""
_TIGHT = 0.5
"""In line distances: what is nearer than this stands in the same row, not below."""
_CLOSED = 0.3
"""Where a colon ends this part of all names (the parts of a wrapped name count), it ends all."""


@dataclass(frozen=True, slots=True)
class Manners:
    """How this document writes its marks.

    `closed`: a colon ends each name. `below`: which part stands under the
    other, `time` or `name`; empty where they stand beside each other. `pitch`
    is the distance of two lines, in points.
    """

    pitch: float
    closed: bool
    below: str


@dataclass(frozen=True, slots=True)
class Placed:
    """What begins at a line of the talk."""

    label: str = ""
    stamp: Stamp | None = None


@dataclass(slots=True)
class _Group:
    """Marks that are one: a wrapped name, or a name and the time under it."""

    label: str
    stamp: Stamp | None
    top: float
    bottom: float
    closed: bool


@dataclass(frozen=True, slots=True)
class Page:
    """The talk of one page, and what its layout says of each line."""

    talk: Sequence[Line]
    opened: Sequence[Opening]

    def beside(self, baseline: float, pitch: float) -> int | None:
        """Return the line that stands in the row of *baseline*."""
        near = min(range(len(self.talk)), key=lambda k: abs(self.talk[k].baseline - baseline), default=None)
        if near is None or abs(self.talk[near].baseline - baseline) > _BESIDE * pitch:
            return None
        return near

    def opens_beside(self, baseline: float, pitch: float) -> bool:
        near = self.beside(baseline, pitch)
        return near is not None and self.opened[near].opens


def manners_of(pages: Sequence[Sequence[Mark]], pitch: float) -> Manners:
    """Return how the document writes its marks."""
    named = [mark for marks in pages for mark in marks if mark.label]
    closed = sum(mark.closed for mark in named) >= _CLOSED * len(named) > 0
    return Manners(pitch, closed, _below(pages, pitch))


def _below(pages: Sequence[Sequence[Mark]], pitch: float) -> str:
    """Return which part of a mark stands under the other: `time`, `name`, or nothing."""
    beside = time_below = name_below = 0
    for marks in pages:
        times = [mark.line for mark in marks if mark.stamp]
        for name in (mark.line for mark in marks if mark.label):
            beside += any(abs(time.baseline - name.baseline) < _BESIDE * pitch for time in times)
            over = [time for time in times if time.x0 < name.x1 and name.x0 < time.x1]
            downs = [(time.baseline - name.baseline) / pitch for time in over]
            time_below += any(_BESIDE <= down < _BELOW for down in downs)
            name_below += any(-_BELOW < down <= -_BESIDE for down in downs)
    if beside >= max(time_below, name_below):
        return ""
    return "time" if time_below >= name_below else "name"


def placed(marks: Sequence[Mark], page: Page, manners: Manners) -> tuple[dict[int, Placed], list[Placed]]:
    """Return what begins at which line of the page (by index), and what begins after its last line."""
    groups = _grouped(marks, page, manners)
    on_lines: dict[int, Placed] = {}
    late: list[Placed] = []
    # Times first: a name beside a time goes where the time is.
    for group in sorted(groups, key=lambda group: (group.stamp is None, group.top)):
        index = _line_of(group, page, manners.pitch, taken=on_lines)
        begun = on_lines.get(index, Placed()) if index is not None else Placed()
        begun = replace(begun, label=begun.label or group.label, stamp=begun.stamp or group.stamp)
        if index is None:
            late.append(begun)
        else:
            on_lines[index] = begun
    return on_lines, late


def _grouped(marks: Iterable[Mark], page: Page, manners: Manners) -> list[_Group]:
    groups: list[_Group] = []
    for mark in sorted(marks, key=lambda mark: mark.line.baseline):
        host = next((group for group in reversed(groups[-3:]) if _goes_on(group, mark, page, manners)), None)
        if host is None:
            at = mark.line.baseline
            groups.append(_Group(mark.label, mark.stamp, at, at, mark.closed))
            continue
        host.label = f"{host.label} {mark.label}".strip()
        host.stamp = host.stamp or mark.stamp
        host.closed = host.closed or mark.closed
        host.bottom = mark.line.baseline
    return groups


def _goes_on(group: _Group, mark: Mark, page: Page, manners: Manners) -> bool:
    """Return whether *mark* is the rest of the name of *group*, or the time under it."""
    baseline = mark.line.baseline
    step = baseline - group.bottom
    if not _TIGHT * manners.pitch < step < _BELOW * manners.pitch or (mark.stamp and group.stamp):
        return False
    if mark.label and group.label:
        if group.closed:
            return False
        return (manners.closed and mark.closed) or not page.opens_beside(baseline, manners.pitch)
    expected = (group.label and mark.stamp) if manners.below == "time" else (group.stamp and mark.label)
    return bool(manners.below and expected) and not page.opens_beside(baseline, manners.pitch)


def _line_of(group: _Group, page: Page, pitch: float, *, taken: dict[int, Placed]) -> int | None:
    """Return the line that *group* belongs to; None if it comes after the last one."""

    def is_free(k: int) -> bool:
        begun = taken.get(k)
        return begun is None or not ((begun.label and group.label) or (begun.stamp and group.stamp))

    def cost(k: int) -> float:
        opens = page.opened[k].opens or k in taken
        return abs(page.talk[k].baseline - group.top) / pitch + (0.0 if opens else _NO_OPENING)

    free = [k for k in range(len(page.talk)) if is_free(k)]
    best = min(free, key=cost, default=None)
    if best is None or abs(page.talk[best].baseline - group.top) <= _REACH * pitch:
        return best
    return next((k for k in free if page.talk[k].baseline > group.top), None)
