"""Where names, times and talk stand, if they stand in columns of their own.

Positions decide, over all pages: the column of the talk is an x at which
words begin again and again, also on the lines that begin further left.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from earmark.importers import labels, stamps
from earmark.importers.labels import Rank
from earmark.importers.lines import Line
from earmark.importers.stamps import Stamp
from earmark.importers.starts import ASKED

_SAME_X = 3.0
"""Points: how exactly the words of a column begin below each other."""
_WIDE_GAP = 0.75
"""In sizes of the letters: a gap between columns, hardly one between words."""
_NEAR = 0.6
"""In line distances: a name this near to a line stands beside it."""
_BELOW = 1.7
"""In line distances: how far below its first line the next line of a name may stand."""
_SHARE = 0.04
_MOST = 0.8
_MANY = 0.7
_FEWEST = 2
_FEWEST_TIMES = 3
_LARGER = 1.3
_SAMPLE = 2_000
_LETTERS = 0.5
_TIME_ENDS = frozenset("0123456789])>}")


@dataclass(frozen=True, slots=True)
class Mark:
    """A name, a time, or both, as they stand on one line beside the talk.

    `closed` tells that a colon ends the name.
    """

    label: str
    stamp: Stamp | None
    line: Line
    closed: bool


@dataclass(frozen=True, slots=True)
class Columns:
    """The x where the talk begins, and where times follow it; None where there is no such column.

    Lines of letters larger than `largest` belong to no column: they are titles.
    """

    talk: float | None = None
    times: float | None = None
    largest: float = math.inf

    def split(self, line: Line) -> tuple[list[Mark], Line | None]:
        """Return the marks that stand beside the talk on *line*, and what of it is talk."""
        marks: list[Mark] = []
        rest: Line | None = line
        if line.size > self.largest:
            return marks, line
        if self.times is not None:
            rest, late = _cut(line, self.times)
            mark = _mark(late) if late else None
            if mark is None or mark.label:
                rest = line
            else:
                marks.append(mark)
        if self.talk is not None and rest:
            before, talk = _cut(rest, self.talk)
            if before and _stands_apart(before, talk, self.talk) and (mark := _mark(before)):
                return [*marks, mark], talk
        return marks, rest


@dataclass(slots=True)
class Stop:
    """An x at which words begin below each other; `mass` counts the words from there on."""

    x: float
    count: int = 0
    mass: int = 0


def columns_of(pages: Sequence[Sequence[Line]], pitch: float) -> Columns:
    """Return the columns of a document; *pitch* is its usual distance of lines, in points."""
    if not any(pages):
        return Columns()
    sizes = sorted(line.size for page in pages for line in page)
    largest = _LARGER * sizes[len(sizes) // 2]
    pages = [[line for line in page if line.size <= largest] for page in pages]
    stops = sorted(stops_of(pages), key=lambda stop: -stop.mass)
    times = _times_column(pages, pitch, main=stops[0].x)
    if times is not None:
        kept = [[_cut(line, times)[0] for line in page] for page in pages]
        pages = [[line for line in page if line] for page in kept]
    enough = max(_FEWEST, _SHARE * sum(map(len, pages)))
    found = (stop.x for stop in stops if stop.count >= enough and _divides(pages, stop.x, pitch))
    return Columns(next(found, None), times, largest)


def _cut(line: Line, x: float) -> tuple[Line | None, Line | None]:
    """Return what of *line* begins before *x*, and what begins there or after."""
    at = next((k for k, word in enumerate(line.words) if word.x0 >= x - _SAME_X), len(line.words))
    if at == 0:
        return None, line
    if at == len(line.words):
        return line, None
    return line.part(line.words[:at]), line.part(line.words[at:])


def _stands_apart(before: Line, talk: Line | None, edge: float) -> bool:
    """Return whether the talk on the line of *before* begins at *edge*, or *before* ends short of it."""
    return talk.x0 <= edge + _SAME_X if talk else before.x1 <= edge + _SAME_X


def _segments(line: Line) -> Iterator[Line]:
    """Yield the parts of *line* between wide gaps."""
    cuts = [
        k
        for k, (before, word) in enumerate(pairwise(line.words), 1)
        if word.x0 - before.x1 > _WIDE_GAP * word.size
    ]
    if not cuts:
        yield line
        return
    for start, end in pairwise([0, *cuts, len(line.words)]):
        yield line.part(line.words[start:end])


def stops_of(pages: Sequence[Sequence[Line]]) -> list[Stop]:
    """Return where words begin below each other, from left to right."""
    lines = (line for page in pages for line in page)
    begins = sorted((part.x0, len(part.words)) for line in lines for part in _segments(line))
    stops: list[Stop] = []
    for x, mass in begins:
        if not stops or x - stops[-1].x > _SAME_X:
            stops.append(Stop(x))
        stops[-1].count += 1
        stops[-1].mass += mass
    return stops


def _divides(pages: Sequence[Sequence[Line]], edge: float, pitch: float) -> bool:
    """Return whether what stands left of *edge* are names and times beside the lines of the talk."""
    left = beside = 0
    marks: list[Mark] = []
    for page in pages:
        parts = [(line, *_cut(line, edge)) for line in page]
        rows = [talk.baseline for _, _, talk in parts if talk]
        below = -math.inf
        for line, before, talk in parts:
            if before is None:
                continue
            left += 1
            marks += [mark for mark in [_mark(before)] if mark]
            near = talk is not None or any(abs(row - line.baseline) < _NEAR * pitch for row in rows)
            # A name of three lines beside talk of one: its last lines stand beside nothing.
            if (near or line.baseline - below < _BELOW * pitch) and _stands_apart(before, talk, edge):
                beside += 1
                below = line.baseline
    if left < _FEWEST or beside < _MOST * left or len(marks) < _MANY * left:
        return False
    return _are_of_a_talk(marks) and _is_of_words(pages, edge)


def _is_of_words(pages: Sequence[Sequence[Line]], edge: float) -> bool:
    """Return whether letters stand right of *edge*, rather than the figures of a table."""
    words = [word.text for page in pages for line in page for word in line.words if word.x0 >= edge - _SAME_X]
    sample = "".join(words[:: len(words) // _SAMPLE + 1])
    return sum(map(str.isalpha, sample)) >= _LETTERS * len(sample)


def _are_of_a_talk(marks: Sequence[Mark]) -> bool:
    """Return whether names come again, or stand with times or colons: other tables have other words.

    Letters of questions and answers are no column: others who speak stand beside the text there.
    """
    if all(m.label.rstrip(".") in ASKED and not m.stamp for m in marks):
        return False
    counts = Counter(labels.key(mark.label) for mark in marks)
    sure = sum(
        bool(m.stamp or m.closed or counts[labels.key(m.label)] > 1 or labels.is_role(m.label)) for m in marks
    )
    return 2 * sure >= len(marks)


def _mark(line: Line) -> Mark | None:
    """Return the name and the time that *line* is; None if it is something else."""
    read = _name_and_time(line.text)
    return Mark(read[0], read[1], line, closed=read[2]) if read else None


@lru_cache(maxsize=8192)
def _name_and_time(text: str) -> tuple[str, Stamp | None, bool] | None:
    """Return the name, the time, and whether a colon ends the name."""
    found = stamps.at_start(text) or stamps.at_end(text.rstrip(" :："))
    if found:
        text = f"{text[: found.start]} {text[found.end :]}"
    text = text.strip(" \t|·•-–—,")
    name = text.rstrip(" :：")
    if (name and labels.rank(name) < Rank.LOWER) or not (name or found):
        return None
    return name, found.stamp if found else None, name != text


def _times_column(pages: Sequence[Sequence[Line]], pitch: float, *, main: float) -> float | None:
    """Return the x of a column of times to the right of the talk, which mainly begins at *main*."""
    late = [
        (part, line, page)
        for page in pages
        for line in page
        if line.words[-1].text[-1:] in _TIME_ENDS
        for part in list(_segments(line))[-1:]
        if part.x0 > main + _SAME_X and stamps.whole(part.text)
    ]
    # A name and a time alone on a line are a heading, and are read together.
    headings = sum(_is_heading(line, part, page, pitch) for part, line, page in late)
    if len(late) < _FEWEST_TIMES or 2 * headings >= len(late):
        return None
    x0s, x1s = sorted(part.x0 for part, _, _ in late), sorted(part.x1 for part, _, _ in late)
    return x0s[0] if max(_alike(x0s), _alike(x1s)) >= _MOST * len(late) else None


def _is_heading(line: Line, time: Line, page: Sequence[Line], pitch: float) -> bool:
    """Return whether *line* is a name and a *time*, without talk beside them."""
    name = line.words[: -len(time.words)]
    if not name or labels.rank(line.part(name).text.rstrip(" :")) < Rank.PERHAPS:
        return False
    return all(other is line or abs(other.baseline - line.baseline) >= _NEAR * pitch for other in page)


def _alike(xs: Sequence[float]) -> int:
    """Return how many of the sorted *xs* lie together around the middle one."""
    middle = xs[len(xs) // 2]
    return sum(abs(x - middle) <= _SAME_X for x in xs)
