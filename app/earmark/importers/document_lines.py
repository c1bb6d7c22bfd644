"""A line of a document or a web page: its text, and what the document says of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from earmark.importers.stamps import Stamp
from earmark.importers.textline import TextLine
from earmark.progress import Report, silent

ENDS = (".", "?", "!", "…", ":", "”", '"', "’", ")", "]", "。", "！", "？")
"""What a paragraph ends with."""
_ORNAMENT = re.compile(r"[\s*=_~•·|–—#♪♫-]*")
_LONGEST_HEADING = 120
_TORN = 0.12
"""Where more line breaks than this stand in the middle of a sentence, they mean nothing."""
_SHORT = 30
_OFTEN = 8192


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """A line of a document.

    `bold` counts the bold characters that lead it. `breaks` is False after
    a mere line break inside a paragraph. `heading` is its level, 0 for none.
    `label` and `stamp` are given where the document marks them as such.
    `inside` are the parts of the document around it, outermost first.
    """

    text: str
    bold: int = 0
    breaks: bool = True
    heading: int = 0
    label: str = ""
    stamp: Stamp | None = None
    inside: tuple[int, ...] = ()

    @property
    def is_heading(self) -> bool:
        """Whether it stands by itself as headings do, marked as one or all in bold."""
        whole = self.bold >= len(self.text) > 0
        return (self.heading > 0 or whole) and len(self.text) <= _LONGEST_HEADING


class _Told(list[TextLine]):
    """A list that tells how far it is read: looking for names in a long one takes seconds."""

    def __init__(self, lines: Iterable[TextLine], report: Report) -> None:
        super().__init__(lines)
        self._report = report

    def __iter__(self) -> Iterator[TextLine]:
        for number, line in enumerate(super().__iter__()):
            if number % _OFTEN == 0:
                self._report(number, 0)
            yield line


def text_lines(lines: Sequence[DocumentLine], report: Report = silent) -> list[TextLine]:
    """Return *lines* as names and times are looked for in them; *report* is told how that goes."""
    made = (
        TextLine(line.text, breaks=line.breaks, bold=line.bold, label=line.label, stamp=line.stamp)
        for line in lines
    )
    return _Told(made, report)


def with_breaks(lines: Sequence[DocumentLine]) -> list[DocumentLine]:
    """Return *lines* with single line breaks as what they are here: ends of paragraphs, or of mere lines."""
    broken = [(before, line) for before, line in pairwise(lines) if not line.breaks]
    torn = sum(
        line.text[:1].islower() and len(before.text) > _SHORT and not before.text.endswith(ENDS)
        for before, line in broken
    )
    if torn > _TORN * len(broken):
        return [replace(line, breaks=True) if line.is_heading else line for line in lines]
    return [replace(line, breaks=True) for line in lines]


def is_ornament(line: DocumentLine) -> bool:
    """Return whether *line* only divides what stands above and below it."""
    return _ORNAMENT.fullmatch(line.text) is not None and not (line.label or line.stamp)
