"""Pages that are not the simple one: mirrored margins of left and right pages, two columns of talk."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from earmark.importers.columns import stops_of
from earmark.importers.lines import Line

_SAME_X = 3.0
"""Points."""
_MOST = 0.7
_MANY = 0.08
_FEWEST_LINES = 4
_BALANCED = 0.5
"""How much text the smaller of two columns has at least, of that in the larger one."""
_MIDDLE = (0.35, 0.65)
"""Where, between the edges of the text, the right one of two columns begins."""
_CROSSING = 0.03
"""How many lines (titles) may cross both columns."""
_TITLES = 0.3
"""A page of which more lines than this cross is a title page."""


def with_even_margins(pages: Sequence[list[Line]]) -> list[list[Line]]:
    """Return the pages, those of a document printed on both sides with the margins of its first one."""
    by = _shift(_usual_stops(pages[0::2]), _usual_stops(pages[1::2]))
    if by is None:
        return list(pages)
    return [
        [_shifted(line, by) for line in lines] if index % 2 else lines for index, lines in enumerate(pages)
    ]


def _shift(odd: Sequence[float], even: Sequence[float]) -> float | None:
    """Return by how much even pages must be moved so that their lines begin where those of odd pages do."""
    if not odd or not even or 2 * _agreeing(odd, even, 0.0) > len(even):
        return None
    best = max((o - e for o in odd for e in even), key=lambda by: _agreeing(odd, even, by))
    return best if _agreeing(odd, even, best) >= _MOST * len(even) else None


def _agreeing(odd: Sequence[float], even: Sequence[float], by: float) -> int:
    return sum(any(abs(o - e - by) <= _SAME_X for o in odd) for e in even)


def _usual_stops(pages: Sequence[Sequence[Line]]) -> list[float]:
    """Return where many lines, or parts of lines, begin."""
    enough = max(_FEWEST_LINES, _MANY * sum(map(len, pages)))
    return [stop.x for stop in stops_of(pages) if stop.count >= enough]


def in_reading_order(pages: Sequence[list[Line]]) -> list[list[Line]]:
    """Return pages of two columns as twice as many pages of one; other pages as they are.

    The right column is moved to where the left one stands.
    """
    found = _two_columns(pages)
    if found is None:
        return list(pages)
    left, right = found
    out: list[list[Line]] = []
    for lines in pages:
        if _crossing(lines, right) > _TITLES * len(lines):
            out.append(lines)
            continue
        first: list[Line] = []
        second: list[Line] = []
        for line in lines:
            before = [word for word in line.words if word.x0 < right - _SAME_X]
            after = line.words[len(before) :]
            if before:
                first.append(line.part(before))
            if after:
                second.append(_shifted(line.part(after), left - right))
        out += [side for side in (first, second) if side]
    return out


def _two_columns(pages: Sequence[Sequence[Line]]) -> tuple[float, float] | None:
    """Return where the two columns of talk begin, if there are two."""
    lines = [line for page in pages for line in page]
    largest = sorted(stops_of(pages), key=lambda stop: -stop.mass)[:2]
    if len(largest) < 2 or largest[1].mass < _BALANCED * largest[0].mass:
        return None
    left, right = sorted(stop.x for stop in largest)
    begin, end = min(line.x0 for line in lines), max(line.x1 for line in lines)
    low, high = (begin + share * (end - begin) for share in _MIDDLE)
    if not low < right < high or _crossing(lines, right) > _CROSSING * len(lines):
        return None
    return left, right


def _crossing(lines: Sequence[Line], x: float) -> int:
    """Return how many lines have a word across *x*."""
    return sum(any(word.x0 < x - _SAME_X and word.x1 > x for word in line.words) for line in lines)


def _shifted(line: Line, by: float) -> Line:
    words = [msgspec.structs.replace(word, x0=word.x0 + by, x1=word.x1 + by) for word in line.words]
    return Line(line.page, tuple(words), line.baseline, line.size, line.leftward, line.moved + by)
