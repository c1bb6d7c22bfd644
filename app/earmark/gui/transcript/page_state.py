"""What is to be seen on the page besides the text: a plain record, changed by the view, read by painters."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from earmark.gui.transcript.mark_index import Mark, MarkIndex


class Now(NamedTuple):
    """What sounds: the turn, and the word `text[start:end]`, boxed only if it is `sure`. -1 is nothing."""

    turn: int = -1
    start: int = -1
    end: int = -1
    sure: bool = False

    @property
    def has_word(self) -> bool:
        return 0 <= self.start < self.end


class Flash(NamedTuple):
    """A stretch that lights up after a jump; `strength` falls from 1 to 0."""

    start: int
    end: int
    strength: float


def between(ranges: Sequence[tuple[int, ...]] | Sequence[Corrected], start: int, end: int) -> range:
    """Return the numbers of those *ranges* that begin in `text[start:end]`, and of the one before."""
    first = bisect_left(ranges, (start, start))
    return range(max(0, first - 1), bisect_left(ranges, (end, end)))


class Corrected(NamedTuple):
    """A stretch that was put right; `was` is what the transcript says there."""

    start: int
    end: int
    was: str


def corrected_at(corrected: Sequence[Corrected], offset: int) -> Corrected | None:
    """Return which of *corrected* holds the character *offset*."""
    k = bisect_right(corrected, offset, key=_start) - 1
    return corrected[k] if k >= 0 and offset < corrected[k].end else None


def _start(corrected: Corrected) -> int:
    return corrected.start


class Matches(NamedTuple):
    """What a search found, in reading order, and which of them is the current one (-1: none)."""

    ranges: tuple[tuple[int, int], ...] = ()
    current: int = -1

    def between(self, start: int, end: int) -> range:
        return between(self.ranges, start, end)


@dataclass(slots=True)
class PageState:
    """All places are code points of the episode's text."""

    marks: MarkIndex = field(default_factory=MarkIndex)
    now: Now = field(default_factory=Now)
    box_always: bool = False
    matches: Matches = field(default_factory=Matches)
    corrected: tuple[Corrected, ...] = ()  # in reading order
    flash: Flash | None = None
    selected_mark: str | None = None
    draft: tuple[int, int] | None = None  # where that one would be, while an end of it is dragged
    hovered_mark: str | None = None
    hovered_span: int | None = None
    hovered_time: bool = False  # the pointer is on the time of that paragraph
    hovered_skip: int | None = None  # the section whose "Skip to" the pointer is on

    @property
    def chosen_mark(self) -> Mark | None:
        """The chosen highlight as it is painted; None for a bookmark, and where none is chosen."""
        mark = self.marks.get(self.selected_mark)
        if mark is None or self.draft is None:
            return mark
        return mark._replace(start=self.draft[0], end=self.draft[1])

    def painted_marks(self, start: int, end: int) -> list[Mark]:
        """Return the highlights with a part in `text[start:end]` as they are painted: the chosen one last."""
        found = [mark for mark in self.marks.between(start, end) if mark.id != self.selected_mark]
        chosen = self.chosen_mark
        if chosen is not None and chosen.start < end and start < chosen.end:
            found.append(chosen)
        return found

    @property
    def boxes_word(self) -> bool:
        return self.now.has_word and (self.now.sure or self.box_always)
