"""Puts names and times that stand in columns of their own to the lines of the talk they belong to.

Their baselines may lie some points above or below those of the talk, names
may be wrapped over some lines, and a time may stand under its name. What is
one mark is joined first; then each goes to the nearest line, and rather to
one at which the layout lets a paragraph begin.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from earmark.importers.columns import Mark
from earmark.importers.lines import Line
from earmark.importers.paragraphs import Opening
from earmark.importers.placing_manners import BELOW, BESIDE, Manners
from earmark.importers.stamps import Stamp

_TIGHT = 0.5
"""In line distances: what is nearer than this stands in the same row, not below."""
_REACH = 1.2
"""In line distances: how far from its line a mark may stand; otherwise it is that of the line below."""
_NO_OPENING = 0.35
"""In line distances: how much nearer a line must be to be preferred to one that opens a paragraph."""


@dataclass(frozen=True, slots=True)
class Placed:
    """What begins at a line of the talk, and the lines beside it where that stands."""

    label: str = ""
    stamp: Stamp | None = None
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """One page in columns: what is beside the talk, the talk, and what the layout says of each line of it."""

    marks: Sequence[Mark]
    talk: Sequence[Line]
    opened: Sequence[Opening]

    def beside(self, baseline: float, pitch: float) -> int | None:
        """Return the line of the talk that stands in the row of *baseline*."""
        near = min(range(len(self.talk)), key=lambda k: abs(self.talk[k].baseline - baseline), default=None)
        if near is None or abs(self.talk[near].baseline - baseline) > BESIDE * pitch:
            return None
        return near

    def opens_beside(self, baseline: float, pitch: float) -> bool:
        """Return whether the layout lets a paragraph begin in the row of *baseline*."""
        near = self.beside(baseline, pitch)
        return near is not None and self.opened[near].opens

    def has_own_time(self, name: Mark, pitch: float) -> bool:
        """Return whether a time stands beside *name*, nearer to it than to other names."""
        names = [mark.line.baseline for mark in self.marks if mark.label]
        baseline = name.line.baseline
        times = [mark.line.baseline for mark in self.marks if mark.stamp]
        return any(
            abs(time - baseline) < BESIDE * pitch and min(names, key=lambda at: abs(at - time)) == baseline
            for time in times
        )


@dataclass(slots=True)
class _Group:
    """Marks that are one: a wrapped name, or a name and the time under it."""

    marks: list[Mark]

    @property
    def label(self) -> str:
        return " ".join(mark.label for mark in self.marks if mark.label)

    @property
    def stamp(self) -> Stamp | None:
        return next((mark.stamp for mark in self.marks if mark.stamp), None)

    @property
    def top(self) -> float:
        return self.marks[0].line.baseline

    @property
    def last_name(self) -> Mark:
        return next(mark for mark in reversed(self.marks) if mark.label)

    @property
    def bottom(self) -> float:
        return self.marks[-1].line.baseline

    def placed(self, begun: Placed | None = None) -> Placed:
        """Return this and what *begun* at the same line already."""
        begun = begun or Placed()
        lines = (*begun.lines, *(mark.line for mark in self.marks))
        return Placed(begun.label or self.label, begun.stamp or self.stamp, lines)


def placed(page: Page, manners: Manners) -> tuple[dict[int, Placed], list[Placed]]:
    """Return what begins at which line of the page (by index), and what begins after its last line."""
    groups = _grouped(page, manners)
    on_lines: dict[int, Placed] = {}
    late: list[Placed] = []
    # Times first: a name beside a time goes where the time is.
    for group in sorted(groups, key=lambda group: (group.stamp is None, group.top)):
        index = _line_of(group, page, manners.pitch, taken=on_lines)
        if index is None:
            late.append(group.placed())
        else:
            on_lines[index] = group.placed(on_lines.get(index))
    return on_lines, late


def _grouped(page: Page, manners: Manners) -> Iterable[_Group]:
    groups: list[_Group] = []
    for mark in sorted(page.marks, key=lambda mark: mark.line.baseline):
        # The last few: jitter may put a time between the two lines of a name.
        host = next((group for group in reversed(groups[-3:]) if _goes_on(group, mark, page, manners)), None)
        if host:
            host.marks.append(mark)
        else:
            groups.append(_Group([mark]))
    return groups


def _goes_on(group: _Group, mark: Mark, page: Page, manners: Manners) -> bool:
    """Return whether *mark* is the rest of the name of *group*, or what stands under it."""
    baseline = mark.line.baseline
    step = baseline - group.bottom
    if not _TIGHT * manners.pitch < step < BELOW * manners.pitch or (mark.stamp and group.stamp):
        return False
    if mark.label and group.label:
        ended = group.last_name.closed or (group.stamp and manners.below == "time")
        return not ended and _is_rest_of_name(group, mark, page, manners)
    expected = (group.label and mark.stamp) if manners.below == "time" else (group.stamp and mark.label)
    return bool(manners.below and expected) and not page.opens_beside(baseline, manners.pitch)


def _is_rest_of_name(group: _Group, mark: Mark, page: Page, manners: Manners) -> bool:
    baseline = mark.line.baseline
    if manners.closed and mark.closed:
        return True
    if page.has_own_time(mark, manners.pitch) and not manners.below:
        return False
    if (group.last_name.label, mark.label) in manners.wrapped:
        return True
    if manners.spaced:
        return not page.opens_beside(baseline, manners.pitch)
    # Rows without any space between them: the rest of a name has no talk beside it.
    return page.beside(baseline, manners.pitch) is None


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
