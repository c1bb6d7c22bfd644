"""The row of kept quotes on the timeline: which of them are one mark, and which one is meant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from earmark.gui.timeline.timeline_geometry import MARK_WIDTH, Scale
from earmark.model.annotations import Annotations, Highlight
from earmark.model.time_map import TimeMap

_REACH = 12.0
"""Pixels to either side of a mark's middle that still mean the mark: a target of 24."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One kept quote; `x` is the middle of its mark."""

    x: float
    time_ms: int
    highlight: Highlight


@dataclass(frozen=True, slots=True)
class MarkGroup:
    """Marks too near each other to be told apart, drawn as one; at least one, in order."""

    marks: tuple[Mark, ...]

    @property
    def left(self) -> float:
        return self.marks[0].x - MARK_WIDTH / 2

    @property
    def right(self) -> float:
        return self.marks[-1].x + MARK_WIDTH / 2

    def nearest(self, x: float) -> Mark:
        return min(self.marks, key=lambda mark: abs(mark.x - x))


def mark_groups(annotations: Annotations, time_map: TimeMap, scale: Scale) -> tuple[MarkGroup, ...]:
    """Return the marks of all quotes that have a place, joined where nearer than a mark is wide."""
    times = [(time_map.time_at(h.start), h) for h in annotations.highlights if h.placed]
    marks = [Mark(scale.x(time_ms), time_ms, highlight) for time_ms, highlight in times]
    groups: list[list[Mark]] = []
    for mark in marks:
        if groups and mark.x - groups[-1][-1].x < MARK_WIDTH:
            groups[-1].append(mark)
        else:
            groups.append([mark])
    return tuple(MarkGroup(tuple(group)) for group in groups)


def group_at(groups: Sequence[MarkGroup], x: float) -> MarkGroup | None:
    """Return the group meant by a pointer at *x*: the nearest, if it is within reach."""
    nearest = min(groups, key=lambda group: abs(group.nearest(x).x - x), default=None)
    return nearest if nearest and abs(nearest.nearest(x).x - x) <= _REACH else None
