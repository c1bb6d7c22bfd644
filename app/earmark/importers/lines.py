"""Words with boxes -> lines, in the order in which they are read on one page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from earmark.importers import direction
from earmark.importers.pdf_page import PdfPage, PdfWord

_SAME_LINE = 0.22
"""How far apart, in sizes of the letters, the baselines of neighbours on one line may be."""
_SKEWED = 0.8
"""A line that is taller than this, in sizes of the letters, is two: the page was scanned askew."""
_HUGE = 1.8
_SMALL = 0.8
"""Letters smaller than this part of their neighbours' size may be raised or lowered; those of less than
`_SMALLEST` stand beside a large first letter."""
_SMALLEST = 0.45
_RAISED = 0.6
"""How far, in sizes of the line's letters, small letters may be raised or lowered."""
_TWICE = 0.15
"""Words printed this near to their like, in sizes of the letters, are printed twice to look bold."""
_TOUCHING = 0.12
_NO_GAP = 0.02
"""In sizes of the letters: words nearer than this have no space between them."""


@dataclass(frozen=True, slots=True)
class Line:
    """Words on one baseline of one page, in the order of x.

    Where `leftward` is True the page is of a script that runs to the left,
    and x is measured from its right edge. `moved` tells how far the words
    were moved to the right, in points, to stand below those of other pages.
    """

    page: int
    words: tuple[PdfWord, ...]
    baseline: float
    size: float
    leftward: bool = False
    moved: float = 0.0

    @property
    def x0(self) -> float:
        return self.words[0].x0

    @property
    def x1(self) -> float:
        return self.words[-1].x1

    @property
    def text(self) -> str:
        words = direction.in_order(self.words, leftward=self.leftward)
        if not any(word.x0 - before.x1 < _TOUCHING * word.size for before, word in pairwise(words)):
            return " ".join([word.text for word in words])
        text = words[0].text
        for before, word in pairwise(words):
            text += word.text if _touch(before, word) else f" {word.text}"
        return text

    @property
    def bold(self) -> int:
        """How many of the first characters of `text` are bold."""
        lead = 0
        for word in self.words:
            if not word.bold:
                break
            lead += len(word.text) + 1
        return max(0, lead - 1)

    def part(self, words: Sequence[PdfWord]) -> Line:
        """Return a line of some of the words."""
        size = max(word.size for word in words)
        return Line(self.page, tuple(words), words[0].baseline, size, self.leftward, self.moved)


def lines_of(page: PdfPage) -> list[Line]:
    """Return the lines of *page* from top to bottom."""
    leftward = direction.runs_left(page.words)
    words = direction.mirrored(page) if leftward else page.words
    rows = [row for group in _by_baseline(words) for row in _straight(group)]
    lines = [_line(page.number, row, leftward=leftward) for row in rows]
    return sorted(_with_raised(lines), key=lambda line: line.baseline)


def _touch(before: PdfWord, word: PdfWord) -> bool:
    """Return whether two words are one: drawn in parts, or a part is raised or lowered, as in `10th`."""
    gap = abs(word.x0 - before.x1)
    if gap < _NO_GAP * word.size:
        return True
    raised = abs(word.baseline - before.baseline) >= 1 or abs(word.size - before.size) >= 1
    return raised and gap < _TOUCHING * word.size


def _by_baseline(words: Iterable[PdfWord]) -> Iterator[list[PdfWord]]:
    """Yield words whose baselines follow each other closely."""
    row: list[PdfWord] = []
    for word in sorted(words, key=lambda w: w.baseline):
        if row and word.baseline - row[-1].baseline > _SAME_LINE * min(word.size, row[-1].size):
            yield row
            row = []
        row.append(word)
    if row:
        yield row


def _straight(group: list[PdfWord]) -> Iterable[list[PdfWord]]:
    """Return *group*, or its parts where it is more than one line: on a page that is askew, or marked."""
    sizes = sorted(word.size for word in group)
    if sizes[-1] > _HUGE * sizes[len(sizes) // 2]:  # a watermark behind the line
        usual = _HUGE * sizes[len(sizes) // 2]
        parts = [w for w in group if w.size <= usual], [w for w in group if w.size > usual]
        return [part for part in parts if part]
    if group[-1].baseline - group[0].baseline <= _SKEWED * group[0].size:
        return [group]
    rows: list[list[PdfWord]] = []
    for word in sorted(group, key=lambda w: w.x0):
        near = min(rows, key=lambda row: abs(row[-1].baseline - word.baseline), default=None)
        if near and abs(near[-1].baseline - word.baseline) < word.size / 3:
            near.append(word)
        else:
            rows.append([word])
    return rows


def _line(page: int, row: list[PdfWord], *, leftward: bool) -> Line:
    row.sort(key=lambda w: w.x0)
    words = [row[0]]
    for word in row[1:]:
        if word.text != words[-1].text or abs(word.x0 - words[-1].x0) > _TWICE * word.size:
            words.append(word)
    return Line(page, tuple(words), row[len(row) // 2].baseline, max(w.size for w in words), leftward)


def _with_raised(lines: list[Line]) -> list[Line]:
    """Put raised and lowered letters into the lines that they belong to."""
    hosts = {k: host for k, line in enumerate(lines) if (host := _host(lines, k, line)) is not None}
    if not hosts:
        return lines
    words = [list(line.words) for line in lines]
    for guest, host in hosts.items():
        words[host] += lines[guest].words
    return [
        Line(line.page, tuple(sorted(words[k], key=lambda w: w.x0)), line.baseline, line.size, line.leftward)
        for k, line in enumerate(lines)
        if k not in hosts
    ]


def _host(lines: Sequence[Line], k: int, line: Line) -> int | None:
    """Return the index of the line that the small line *k* is a raised or lowered part of."""
    for other in (k + 1, k - 1):
        if not 0 <= other < len(lines):
            continue
        host = lines[other]
        if _SMALLEST * host.size <= line.size <= _SMALL * host.size:
            near = abs(host.baseline - line.baseline) <= _RAISED * host.size
            if near and any(-1 < line.x0 - word.x1 < _TOUCHING * host.size for word in host.words):
                return other
    return None
