"""Numbers beside the lines of a page, as court transcripts have them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from earmark.importers.lines import Line

_FEWEST = 8
_FEWEST_LAST = 2
"""On how many lines of a page they must stand, and where half of the pages have them."""
_HIGHEST = 60
_MOST_MISSING = 2
_IN_STEP = 0.8
_OUTSIDE = 0.6
"""In sizes of the letters: what is this far above the first number, or below the last one, is no talk."""


@dataclass(slots=True)
class Unnumbered:
    """Pages without the numbers of their lines: the `numbers`, and what stands over or under all of them.

    `numbered` are the indexes of the pages that had numbers. `outside` has the
    index of the page, the line, and whether it stands at the foot.
    """

    pages: list[list[Line]] = field(default_factory=list)
    numbered: set[int] = field(default_factory=set)
    numbers: list[Line] = field(default_factory=list)
    outside: list[tuple[int, Line, bool]] = field(default_factory=list)


def without_line_numbers(pages: Sequence[Sequence[Line]]) -> Unnumbered:
    """Return *pages* without the numbers that count their lines."""
    counted = [_counted(lines, _FEWEST) for lines in pages]
    if 2 * sum(map(bool, counted)) > len(pages):
        counted = [_counted(lines, _FEWEST_LAST) for lines in pages]
    found = Unnumbered()
    for index, (lines, places) in enumerate(zip(pages, counted, strict=True)):
        if places:
            _take_apart(found, index, lines, places)
        else:
            found.pages.append(list(lines))
    return found


def _take_apart(found: Unnumbered, index: int, lines: Sequence[Line], places: Sequence[int]) -> None:
    """Add the page of *lines* to what was *found*; those at *places* have numbers."""
    found.numbered.add(index)
    talk: list[Line] = []
    first, last = lines[places[0]], lines[places[-1]]
    numbered = set(places)
    for k, line in enumerate(lines):
        if k in numbered:
            found.numbers.append(line.part(line.words[:1]))
            if line.words[1:]:
                talk.append(line.part(line.words[1:]))
        elif line.baseline < first.baseline - _OUTSIDE * first.size:
            found.outside.append((index, line, False))
        elif line.baseline > last.baseline + _OUTSIDE * last.size:
            found.outside.append((index, line, True))
        else:
            talk.append(line)
    found.pages.append(talk)


def _counted(lines: Sequence[Line], fewest: int) -> list[int]:
    """Return which of *lines* begin with a number that counts them; none if they are few or do not count."""
    numbers = [(k, number) for k, line in enumerate(lines) if (number := _number(line)) is not None]
    chains: dict[int, list[int]] = {}
    for k, number in numbers:
        steps = range(number - 1, number - 2 - _MOST_MISSING, -1)
        chains[number] = [*next((chains[step] for step in steps if step in chains), []), k]
    longest = max(chains.values(), key=len, default=[])
    return longest if len(longest) >= max(fewest, _IN_STEP * len(numbers)) else []


def _number(line: Line) -> int | None:
    first = line.words[0].text
    return int(first) if len(first) < 3 and first.isdecimal() and 0 < int(first) <= _HIGHEST else None
