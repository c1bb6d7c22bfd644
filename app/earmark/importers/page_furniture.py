"""Heads, feet, page and line numbers: what stands on the pages and is not part of the talk.

Furniture is known by coming again at the same place, hardly by its words: a
footer of one document looks like a speaker of another.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from earmark.importers.line_numbers import without_line_numbers
from earmark.importers.lines import Line
from earmark.importers.word_index import first_page_of_index

LINE_NUMBERS, WORD_INDEX = "beside the lines", "after the talk"
"""Where numbers of lines and an index of words stand, as `Furniture.where` says it."""

_DEPTH = 4
"""How many lines of furniture a page may have at its top, and at its bottom."""
_SAME_PLACE = 3.0
"""Points."""
_ELSEWHERE = 0.34
"""Where a line comes this often (to its times at the edge) in the middle of pages, it is talk."""
_ON_MOST = 0.6
_IN_STEP = 0.8
_NUMBER = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"(?:page\s+)?[-–—|]?\s*\d{1,4}\s*[-–—|]?(?:\s*(?:of|/)\s*\d{1,4})?", re.IGNORECASE)
_HUGE = 1.8
_SMALLER = 0.92
_FAR = 1.6
_VERY_FAR = 4.0
"""How many usual line distances lie at least between talk and a page number, and between talk and
anything that is surely no talk."""


@dataclass(frozen=True, slots=True)
class _Edge:
    """A line near the top or the bottom of page `index`, or a watermark anywhere on it.

    `place` is measured down from the page's top.
    """

    index: int
    line: Line
    text: str
    bottom: bool
    watermark: bool

    @property
    def place(self) -> float:
        return self.line.baseline


@dataclass(frozen=True, slots=True)
class Furniture:
    """What stands on pages and is no talk: its `lines` on all pages; `where` in words, as `at the top`."""

    where: str
    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        return self.lines[0].text


def without_furniture(pages: Sequence[Sequence[Line]]) -> tuple[list[list[Line]], list[Furniture]]:
    """Return the lines of each page that are talk, and what else stands there, each kind once."""
    unnumbered = without_line_numbers(pages)
    pages, numbers = unnumbered.pages, unnumbered.numbers
    furniture = [Furniture(LINE_NUMBERS, tuple(numbers))] if numbers else []
    index = first_page_of_index(pages)
    if index is not None:
        furniture.append(Furniture(WORD_INDEX, tuple(line for lines in pages[index:] for line in lines)))
        pages = pages[:index]
    outside = [_Edge(k, line, line.text, foot, watermark=False) for k, line, foot in unnumbered.outside]
    # The lines between two numbers are talk, also where many pages begin with "Yes."
    edges = outside + _heads_and_feet(pages, unnumbered.numbered)
    unwanted = {id(edge.line) for edge in edges}
    body = [[line for line in lines if id(line) not in unwanted] for lines in pages]
    return body, furniture + _kinds(edges)


def _heads_and_feet(pages: Sequence[Sequence[Line]], known: Container[int]) -> list[_Edge]:
    """Return the heads and feet of *pages* but those of which they are *known*."""
    sizes = sorted(line.size for lines in pages for line in lines)
    huge = _HUGE * sizes[len(sizes) // 2] if sizes else 0.0
    different = [(index, lines) for index, lines in _different(pages) if index not in known]
    edges = [edge for index, lines in different for edge in _edges(index, lines, huge)]
    found = _repeated(edges, pages)
    found += _beyond(edges, found, len(pages))
    return found + [edge for edge in edges if _is_small_print(edge, pages)]


def _different(pages: Sequence[Sequence[Line]]) -> Iterator[tuple[int, Sequence[Line]]]:
    """Yield the pages with their indexes, but only the first of those that are the same all through.

    On a page that comes again all lines do, and none of them is a head for it.
    """
    known: set[tuple[str, ...]] = set()
    for index, lines in enumerate(pages):
        inside = tuple(line.words[0].text for line in lines[_DEPTH:-_DEPTH])
        if len(inside) < _DEPTH or inside not in known:
            yield index, lines
        known.add(inside)


def _kinds(edges: Iterable[_Edge]) -> list[Furniture]:
    """Return those that are alike together."""
    kinds: dict[tuple[str, str], dict[int, Line]] = {}
    for edge in edges:
        where = "behind the text" if edge.watermark else "at the foot" if edge.bottom else "at the top"
        kinds.setdefault((_shape(edge.text), where), {})[id(edge.line)] = edge.line
    return [Furniture(where, tuple(lines.values())) for (_, where), lines in kinds.items()]


def _edges(index: int, lines: Sequence[Line], huge: float) -> Iterator[_Edge]:
    """Yield what may be furniture: the lines at both ends of a page, and those in letters of a watermark."""
    half = len(lines) // 2
    depth = min(_DEPTH, half)
    for k, line in enumerate(lines):
        if k < depth or k >= len(lines) - max(depth, 1) or line.size > huge:
            yield _Edge(index, line, line.text, bottom=k >= half, watermark=line.size > huge)


def _repeated(edges: Iterable[_Edge], pages: Sequence[Sequence[Line]]) -> list[_Edge]:
    groups: dict[tuple[str, bool], list[_Edge]] = defaultdict(list)
    for edge in edges:
        groups[_shape(edge.text), edge.bottom].append(edge)
    needed = 2 if len(pages) <= 3 else 3
    candidates = {
        shape: group
        for (shape, _), edges_alike in groups.items()
        if len(group := _at_one_place(edges_alike)) >= needed and _in_step(group)
    }
    inside = _inside(candidates, pages)
    return [
        edge
        for shape, group in candidates.items()
        if inside[shape] <= _ELSEWHERE * len(group)
        for edge in group
    ]


def _shape(text: str) -> str:
    return _NUMBER.sub("#", text.casefold())


def _at_one_place(edges: Sequence[_Edge]) -> list[_Edge]:
    """Return those of *edges* that lie where most of them do."""
    if not edges:
        return []
    places = Counter(round(edge.place / _SAME_PLACE) for edge in edges)
    usual = places.most_common(1)[0][0] * _SAME_PLACE
    return [edge for edge in edges if abs(edge.place - usual) <= _SAME_PLACE]


def _in_step(edges: Sequence[_Edge]) -> bool:
    """Return whether the texts are the same but for numbers that count the pages."""
    columns = list(zip(*(map(int, _NUMBER.findall(edge.text)) for edge in edges), strict=False))
    for column in columns:
        if len(set(column)) == 1:
            continue
        steps = Counter(number - edge.index for number, edge in zip(column, edges, strict=True))
        if steps.most_common(1)[0][1] < _IN_STEP * len(edges):
            return False
    return True


def _inside(shapes: Iterable[str], pages: Sequence[Sequence[Line]]) -> Counter[str]:
    """Return how often lines of these shapes come away from the edges of the pages."""
    wanted = {shape.partition(" ")[0] for shape in shapes}
    counts: Counter[str] = Counter()
    for lines in pages:
        for line in lines[_DEPTH:-_DEPTH]:
            if _shape(line.words[0].text) in wanted:
                counts[_shape(line.text)] += 1
    return counts


def _beyond(edges: Iterable[_Edge], found: Sequence[_Edge], count: int) -> list[_Edge]:
    """Return the lines that lie outside the furniture which most pages have: it varies now and then."""
    known = {id(edge.line) for edge in found}
    out = []
    for bottom in (False, True):
        side = [edge for edge in found if edge.bottom == bottom and not edge.watermark]
        if len({edge.index for edge in side}) < max(3, _ON_MOST * count):
            continue
        places = Counter(round(edge.place) for edge in side)
        usual = [place for place, times in places.items() if times >= _ON_MOST * count]
        if usual:
            limit = min(usual) - _SAME_PLACE if bottom else max(usual) + _SAME_PLACE
            out += [
                edge
                for edge in edges
                if id(edge.line) not in known
                and edge.bottom == bottom
                and (edge.place >= limit if bottom else edge.place <= limit)
            ]
    return out


def _is_small_print(edge: _Edge, pages: Sequence[Sequence[Line]]) -> bool:
    """Return whether *edge* is a page number or a footer of a document too short to show a rule."""
    lines = pages[edge.index]
    if len(pages) > 2 or len(lines) < 3 or edge.line not in (lines[0], lines[-1]):
        return False
    gaps = sorted(below.baseline - above.baseline for above, below in pairwise(lines))
    own = _distance(lines, bottom=edge.bottom)
    if own <= _FAR * gaps[len(gaps) // 2]:
        return False
    numbers = {int(number) for number in _NUMBER.findall(edge.text)}
    is_number = bool(_PAGE_NUMBER.fullmatch(edge.text)) and edge.index + 1 in numbers
    is_alone = edge.bottom and own > _VERY_FAR * gaps[len(gaps) // 2]
    return (
        is_number
        or is_alone
        or edge.line.size < _SMALLER * sorted(line.size for line in lines)[len(lines) // 2]
    )


def _distance(lines: Sequence[Line], *, bottom: bool) -> float:
    """Return how far the first or the last line stands from the others."""
    above, below = (lines[-2], lines[-1]) if bottom else (lines[0], lines[1])
    return below.baseline - above.baseline
