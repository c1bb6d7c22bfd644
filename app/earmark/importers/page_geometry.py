"""Pages that are not the simple one: mirrored margins of left and right pages, two columns of talk."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from earmark.importers.columns import stops_of
from earmark.importers.lines import Line
from earmark.importers.pdf_page import PdfWord

_SAME_X = 3.0
"""Points."""
_MOST = 0.7
_MANY = 0.08
_FEWEST_LINES = 4
_PAGES_ENOUGH = 12
_GUTTER = 0.7
"""In sizes of the letters: two columns are further apart, two words nearer."""
_BALANCED = 0.5
"""How much text the smaller of two columns has at least, of that in the larger one."""
_MIDDLE = (0.35, 0.65)
"""Where, between the edges of the text, the right one of two columns begins."""
_CROSSING = 0.03
"""How many lines (beside two of a title) may cross both columns."""
_TITLES = 0.3
"""A page of which more lines than this cross is a title page."""


def with_even_margins(pages: Sequence[list[Line]]) -> list[list[Line]]:
    """Return the pages, those of a document printed on both sides with the margins of its first one."""
    by = _shift(_usual_stops(_some(pages[0::2])), _usual_stops(_some(pages[1::2])))
    if by is None:
        return list(pages)
    return [
        [_shifted(line, by) for line in lines] if index % 2 else lines for index, lines in enumerate(pages)
    ]


def _some(pages: Sequence[list[Line]]) -> Sequence[list[Line]]:
    """Return pages from all parts of the document, enough to know their margins."""
    return pages[:: len(pages) // _PAGES_ENOUGH + 1]


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
    """Return pages of two columns as pages of one, a page for each column; other pages as they are.

    The right column is moved to where the left one stands. What crosses both,
    as a title does, is read before what stands below it.
    """
    found = _two_columns(pages)
    if found is None:
        return list(pages)
    left, right = found
    out: list[list[Line]] = []
    for lines in pages:
        crossing = _crossing(lines, right)
        if len(crossing) > _TITLES * len(lines):
            out.append(lines)
        else:
            out += _by_column(lines, crossing, left, right)
    return out


def _by_column(
    lines: Sequence[Line], crossing: Sequence[Line], left: float, right: float
) -> list[list[Line]]:
    """Return a page of two columns as one page a column, cut anew below each of the *crossing* lines."""
    crosses = {id(line) for line in crossing}
    over: list[Line] = []
    out: list[list[Line]] = []
    first: list[Line] = []
    second: list[Line] = []
    for line in lines:
        if id(line) in crosses:
            out += [side for side in (first, second) if side]
            first, second = [], []
            over.append(line)
            continue
        if over:
            first, over = over, []
        before = _before(line, right)
        if before:
            first.append(line.part(before))
        if after := line.words[len(before) :]:
            second.append(_shifted(line.part(after), left - right))
    return out + [side for side in (over + first, second) if side]


def _two_columns(pages: Sequence[Sequence[Line]]) -> tuple[float, float] | None:
    """Return where the two columns of talk begin, if there are two on most pages that are full."""
    lines = [line for page in pages for line in page]
    largest = sorted(stops_of(pages), key=lambda stop: -stop.mass)[:2]
    if len(largest) < 2:
        return None
    left, right = sorted(stop.x for stop in largest)
    begin, end = min(line.x0 for line in lines), max(line.x1 for line in lines)
    low, high = (begin + share * (end - begin) for share in _MIDDLE)
    if not low < right < high:
        return None
    balanced = [page for page in pages if _is_balanced(page, right)]
    inside = sum(map(len, balanced))
    if (
        2 * inside < len(lines)
        or sum(len(_crossing(page, right)) for page in balanced) > _CROSSING * inside + 2
    ):
        return None
    return left, right


def _is_balanced(page: Sequence[Line], right: float) -> bool:
    """Return whether *page* has about as many words on the one side of *right* as on the other."""
    before = sum(len(_before(line, right)) for line in page)
    after = sum(len(line.words) for line in page) - before
    return min(before, after) >= _BALANCED * max(before, after) > 0


def _before(line: Line, x: float) -> list[PdfWord]:
    return [word for word in line.words if word.x0 < x - _SAME_X]


def _crossing(lines: Sequence[Line], x: float) -> list[Line]:
    """Return the lines that run across *x* without a gap there."""
    return [line for line in lines if (k := len(_before(line, x))) > 0 and _runs_on(line, k, x)]


def _runs_on(line: Line, k: int, x: float) -> bool:
    """Return whether word *k* of *line*, the first one after *x*, goes on with what is before it."""
    last = line.words[k - 1]
    return last.x1 > x or (k < len(line.words) and line.words[k].x0 - last.x1 < _GUTTER * line.size)


def _shifted(line: Line, by: float) -> Line:
    words = [msgspec.structs.replace(word, x0=word.x0 + by, x1=word.x1 + by) for word in line.words]
    return Line(line.page, tuple(words), line.baseline, line.size, line.leftward, line.moved + by)
