"""Cuts a paragraph into pieces that can be read while they are heard, as captions are.

Text is cut only where a reader who joins the lines again gets back the same
text: at a single space, or between two letters of a script without spaces.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from itertools import accumulate

from earmark.model import sentences
from earmark.model.unspaced import is_unspaced

Range = tuple[int, int]

_SPACE = re.compile(r"(?<=\S) (?=\S)")
_MAY_BE_WIDE = re.compile("[\u1100-\u11ff\u2300-\u27bf\u2b00-\u2bff\u2e80-\U0010ffff]")
_WIDE = "\u2e80-\u312f\u3190-\u31ff\u3400-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff"
_NEVER_FIRST = (
    "、。，．・：；？！）］｝」』】〉》〕ー々ゝゞヽヾぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ～％゛゜"
)
_NEVER_LAST = "（［｛「『【〈《〔"
_WIDE_LETTER = re.compile(f"[{_WIDE}]")
_BETWEEN = re.compile(f"(?<=[{_WIDE}])(?<![{_NEVER_LAST}])(?=[{_WIDE}])(?![{_NEVER_FIRST}])")
_PHRASE_ENDS = frozenset(",;:—–)…，、；：）،؛")
_SHORTEST = 0.3
"""A caption is filled at least that far before it ends at a sentence or a phrase."""
_SENTENCE, _PHRASE, _ORPHAN = 0.8, 0.45, -0.5
"""What it is worth to end there; and to leave so little for the next that it looks lost."""
_FEW = 0.3


@dataclass(frozen=True, slots=True)
class Room:
    """How much fits into one caption: `columns` of half a Chinese character each, and milliseconds."""

    columns: int
    lines: int = 2
    longest_ms: int = 7_000


class Cutter:
    """Cuts `text[start:end]` of one paragraph.

    Args:
        text: The paragraph.
        room: What one caption holds.
        time_at: When a place of the text is spoken, in ms.
        lead: How many columns are taken before the text of a caption that begins there (by a name).
    """

    def __init__(
        self, text: str, room: Room, time_at: Callable[[int], int], lead: Callable[[int], int]
    ) -> None:
        self._text, self._room, self.time_at, self._lead = text, room, time_at, lead
        self._columns = _columns(text)
        self._sentence_ends = {end for _, end in sentences.sentences(text)}
        cuts = _cuts(text)
        self._starts = [0, *(after for _, after in cuts)]
        self._ends = [*(before for before, _ in cuts), len(text)]

    def pieces(self, start: int, end: int) -> list[Range]:
        """Return where the captions of `text[start:end]` begin and end, in order."""
        first = max(0, bisect_right(self._starts, start) - 1)
        last = max(first, bisect_right(self._starts, max(start, end - 1)) - 1)
        pieces: list[Range] = []
        while first <= last:
            fits = self._last_that_fits(first, last)
            chosen = fits if fits == last else self._best_end(first, fits, last)
            pieces.append((max(start, self._starts[first]), min(end, self._ends[chosen])))
            first = chosen + 1
        return pieces

    def fits(self, start: int, end: int) -> bool:
        """Whether `text[start:end]` is one caption, however long it lasts."""
        first = max(0, bisect_right(self._starts, start) - 1)
        last = max(first, bisect_right(self._starts, max(start, end - 1)) - 1)
        return self._last_in_lines(first, last) == last

    def line_breaks(self, start: int, end: int) -> list[Range]:
        """Return where the lines of the caption `text[start:end]` are parted, as ranges that are left out."""
        first = max(0, bisect_right(self._starts, start) - 1)
        last = max(first, bisect_right(self._starts, max(start, end - 1)) - 1)
        lead = self._lead(start)
        most = self._room.columns
        if lead + self._width(start, end) <= most or self._room.lines == 1:
            return []
        in_first = self._last_in_line(first, last, most - lead, least=first if not lead else first - 1)
        fair = [
            k
            for k in range(first, in_first + 1)
            if k < last and self._width(self._starts[k + 1], end) <= most
        ]
        chosen = max(fair, key=lambda k: self._worth_of_line(start, k, end, lead), default=in_first)
        if first <= chosen < last:
            return [(self._ends[chosen], self._starts[chosen + 1])]
        return [(start, start)] if chosen < first else []

    def _last_that_fits(self, first: int, last: int) -> int:
        """Return the last part that one caption beginning with *first* can hold; at least *first*."""
        fits = self._last_in_lines(first, last)
        latest_ms = self.time_at(self._starts[first]) + self._room.longest_ms
        while fits > first and self.time_at(self._ends[fits]) > latest_ms:
            fits -= 1
        return fits

    def _last_in_lines(self, first: int, last: int) -> int:
        lead = self._lead(self._starts[first])
        fits = self._last_in_line(first, last, self._room.columns - lead, first - 1 if lead else first)
        for _ in range(1, self._room.lines):
            if fits < last:
                fits = self._last_in_line(fits + 1, last, self._room.columns, least=fits + 1)
        return max(first, fits)

    def _last_in_line(self, first: int, last: int, columns: int, least: int) -> int:
        """Return the last part that a line of *columns* holds, beginning with *first*."""
        if self._columns is None:
            fits = bisect_right(self._ends, self._starts[first] + columns, first, last + 1) - 1
        else:
            known = self._columns
            most = known[self._starts[first]] + columns
            fits = bisect_right(self._ends, most, first, last + 1, key=known.__getitem__) - 1
        return max(least, fits)

    def _best_end(self, first: int, fits: int, last: int) -> int:
        """Return the part after which the caption ends best: after a sentence, a phrase, or full."""
        start, end = self._starts[first], self._ends[last]
        full = max(1, self._width(start, self._ends[fits]))
        best, most = fits, -1.0
        for k in range(fits, first - 1, -1):
            filled = self._width(start, self._ends[k]) / full
            if filled < _SHORTEST and k < fits:
                break
            left = self._width(self._starts[k + 1], end) / full
            worth = filled + self._worth_of_end(k) + (_ORPHAN if left < _FEW else 0)
            if worth > most:
                best, most = k, worth
        return best

    def _worth_of_end(self, part: int) -> float:
        end = self._ends[part]
        if end in self._sentence_ends:
            return _SENTENCE
        return _PHRASE if self._text[end - 1] in _PHRASE_ENDS else 0.0

    def _worth_of_line(self, start: int, part: int, end: int, lead: int) -> float:
        above, below = (
            lead + self._width(start, self._ends[part]),
            self._width(self._starts[part + 1], end),
        )
        return self._worth_of_end(part) - abs(above - below) / self._room.columns

    def _width(self, start: int, end: int) -> int:
        return end - start if self._columns is None else self._columns[end] - self._columns[start]


def columns_of(text: str) -> int:
    """Return how many columns *text* takes in a line."""
    widths = _columns(text)
    return len(text) if widths is None else widths[-1]


def _columns(text: str) -> list[int] | None:
    """Return how many columns stand before each place of *text*; None where each letter takes one."""
    if text.isascii() or not _MAY_BE_WIDE.search(text):
        return None
    return list(accumulate((2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text), initial=0))


def _cuts(text: str) -> list[Range]:
    """Return where *text* can be parted, as the ranges that are left out there, in order."""
    cuts = [found.span() for found in _SPACE.finditer(text)]
    if text.isascii() or not _WIDE_LETTER.search(text):
        return cuts
    kept = [cut for cut in cuts if not _is_wide_gap(text, *cut)]
    return sorted([*kept, *(found.span() for found in _BETWEEN.finditer(text))])


def _is_wide_gap(text: str, before: int, after: int) -> bool:
    """Whether a line break there would be taken for nothing, and the text can be parted elsewhere."""
    return all(letter >= "\u2e80" and is_unspaced(letter) for letter in (text[before - 1], text[after]))
