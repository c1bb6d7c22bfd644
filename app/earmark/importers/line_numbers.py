"""Numbers beside the lines of a page, as court transcripts have them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from earmark.importers.lines import Line

_FEWEST = 8
_FEWEST_LAST = 2
"""On how many lines of a page they must stand, and where half of the pages have them."""
_HIGHEST = 60
_IN_STEP = 0.8


def without_line_numbers(pages: Sequence[Sequence[Line]]) -> tuple[list[list[Line]], list[Line]]:
    """Return the lines of each page without the numbers that count them, and these numbers."""
    counted = [_counted(lines, _FEWEST) for lines in pages]
    if 2 * sum(map(bool, counted)) > len(pages):
        counted = [_counted(lines, _FEWEST_LAST) for lines in pages]
    body: list[list[Line]] = []
    numbers: list[Line] = []
    for lines, places in zip(pages, counted, strict=True):
        numbers += [lines[k].part(lines[k].words[:1]) for k in places]
        parts = ((line, line.words[1:] if k in places else line.words) for k, line in enumerate(lines))
        body.append(
            [line if len(words) == len(line.words) else line.part(words) for line, words in parts if words]
        )
    return body, numbers


def _counted(lines: Sequence[Line], fewest: int) -> set[int]:
    """Return which of *lines* begin with a number that counts them."""
    counted = [k for k, line in enumerate(lines) if _count(line) is not None]
    if len(counted) < fewest:
        return set()
    steps = [_count(lines[b]) == (_count(lines[a]) or 0) + 1 for a, b in pairwise(counted)]
    return set(counted) if sum(steps) >= _IN_STEP * len(steps) else set()


def _count(line: Line) -> int | None:
    first = line.words[0].text
    return int(first) if first.isdecimal() and len(first) < 3 and 0 < int(first) <= _HIGHEST else None
