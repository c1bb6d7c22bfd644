"""Where paragraphs begin on the pages, as the space between lines and their indents say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from earmark.importers.lines import Line

_STEP = 0.5
"""Points: distances that differ by less count as the same."""
_SAME_X = 3.0
_DEFAULT_PITCH = 14.0
_TIGHT = 0.7
"""In sizes of the letters: lines nearer than this stand beside each other."""
_WIDER = 1.12
_NOT_RARE = 0.15
_DANCING = 1.35
_EXACT = 0.7
"""In a document that was not scanned, this part of the lines keeps its distance to half a point."""
_WIDEST = 1.5
_USUAL_BREAK = 1.3
"""In usual line distances: what counts as a gap where the document shows no rule of its own."""
_SECOND = 0.02
_INDENT = 6.0
"""Points."""
_DEEPEST = 90.0
_FEWEST = 3
_SHORT = 0.15
"""A line that ends this part of the width before the others is short."""
_MOSTLY = 0.6
_ENDS = (".", "?", "!", "…", "”", '"', "’", ")", "]", "。", "！", "？", "—", "–", "-")


@dataclass(frozen=True, slots=True)
class Opening:
    """What the layout says of one line: something opens here, or a paragraph surely does.

    `page_top` marks the first line of a page, where the layout can only
    guess.
    """

    opens: bool
    breaks: bool
    page_top: bool = False


@dataclass(frozen=True, slots=True)
class Spacing:
    """The usual distance of two lines, and the distance from which on there is a gap between them."""

    pitch: float
    gap: float


def pitch_of(pages: Sequence[Sequence[Line]]) -> float:
    """Return the usual distance of two lines that begin below each other, in points.

    Lines of different columns do not count: they may stand some points apart.
    """
    steps: Counter[int] = Counter()
    for page in pages:
        above: dict[int, Line] = {}
        for line in page:
            column = round(line.x0 / _SAME_X)
            if column in above:
                steps[round((line.baseline - above[column].baseline) / _STEP)] += 1
            above[column] = line
    return _usual(steps) * _STEP if steps else _DEFAULT_PITCH


def _usual(steps: Counter[int]) -> int:
    """Return the distance of two lines of one paragraph: the smallest that is not rare.

    In a talk of short turns the distance of two paragraphs is more common.
    """
    often = [step for step, count in steps.items() if count >= _NOT_RARE * steps.total() and step > 0]
    return min(often, default=steps.most_common(1)[0][0])


def spacing_of(pages: Sequence[Sequence[Line]]) -> Spacing:
    """Return how the lines of a document without other columns are spaced, in points."""
    steps = Counter(
        round((below.baseline - above.baseline) / _STEP)
        for page in pages
        for above, below in pairwise(page)
        if below.baseline - above.baseline > _TIGHT * min(above.size, below.size)
    )
    if not steps:
        return Spacing(_DEFAULT_PITCH, _DEFAULT_PITCH * _WIDEST)
    usual = _usual(steps)
    wider = Counter({step: n for step, n in steps.items() if step > _wider(steps, usual) * usual})
    pitch = usual * _STEP
    if not wider or wider.most_common(1)[0][1] < max(2, _SECOND * steps.total()):
        return Spacing(pitch, pitch * _USUAL_BREAK)
    second = wider.most_common(1)[0][0] * _STEP
    return Spacing(pitch, min((pitch + second) / 2, pitch * _WIDEST))


def _wider(steps: Counter[int], usual: int) -> float:
    """Return from how many usual distances on a distance is another one: more where lines dance."""
    near = {step: n for step, n in steps.items() if _TIGHT * usual < step < _DANCING * usual}
    exact = sum(n for step, n in near.items() if abs(step - usual) <= 1)
    return _WIDER if exact > _EXACT * sum(near.values()) else _DANCING


def openings(pages: Sequence[Sequence[Line]], spacing: Spacing) -> list[list[Opening]]:
    """Return for each line of each page what its place says."""
    indented = _is_indent(pages, spacing)
    right = _right_edge(pages)
    out: list[list[Opening]] = []
    last: Line | None = None
    for page in pages:
        row: list[Opening] = []
        for k, line in enumerate(page):
            if k == 0:
                breaks = last is None or indented(line) or _ends_paragraph(last, line, right)
                row.append(Opening(True, breaks, page_top=True))
            else:
                gap = line.baseline - page[k - 1].baseline >= spacing.gap
                larger = abs(line.size - page[k - 1].size) > 0.15 * line.size
                opens = gap or larger or indented(line)
                row.append(Opening(opens, opens))
        out.append(row)
        last = page[-1] if page else last
    return out


def _is_indent(pages: Sequence[Sequence[Line]], spacing: Spacing) -> Callable[[Line], bool]:
    """Return the test that tells by its x whether a line is the first of a paragraph.

    What follows a short line, or a gap, begins a paragraph. If such lines
    stand further in than the others, or further out, then all such lines do.
    """
    places = _two_places(pages)
    if places is None:
        return lambda _: False
    out_x, in_x = places
    right = _right_edge(pages)
    short = right - _SHORT * (right - out_x)
    after, other = Counter[bool](), Counter[bool]()
    for page in pages:
        for above, below in pairwise(page):
            fresh = above.x1 < short or below.baseline - above.baseline >= spacing.gap
            (after if fresh else other)[below.x0 > out_x + _INDENT] += 1
    if after[True] > _MOSTLY * after.total() and other[True] < (1 - _MOSTLY) * other.total():
        return lambda line: out_x + _INDENT < line.x0 < in_x + _DEEPEST
    if after[False] > _MOSTLY * after.total() and other[False] < (1 - _MOSTLY) * other.total():
        return lambda line: line.x0 < in_x - _INDENT
    return lambda _: False


def _two_places(pages: Sequence[Sequence[Line]]) -> tuple[float, float] | None:
    """Return the two x at which lines usually begin, if there are two that are an indent apart."""
    places = Counter(round(line.x0 / 2) * 2.0 for page in pages for line in page)
    enough = max(_FEWEST, _SECOND * places.total())
    usual = [x for x, count in places.most_common() if count >= enough]
    first = usual[0] if usual else 0.0
    second = next((x for x in usual if _INDENT < abs(x - first) < _DEEPEST), None)
    return None if second is None else (min(first, second), max(first, second))


def _right_edge(pages: Sequence[Sequence[Line]]) -> float:
    ends = sorted(line.x1 for page in pages for line in page)
    return ends[int(0.98 * (len(ends) - 1))] if ends else 0.0


def _ends_paragraph(line: Line, following: Line, right: float) -> bool:
    """Return whether *line*, the last of its page, seems to end a paragraph.

    It does if a sentence ends there though the next word would have fitted.
    """
    word = following.words[0]
    fits = line.x1 + (word.x1 - word.x0) + 0.25 * word.size < right
    return fits and line.words[-1].text.endswith(_ENDS)
