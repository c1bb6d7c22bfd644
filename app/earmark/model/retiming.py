"""Times of words and cues carried over when the words they belong to change.

Words that stay keep their time. New words take the times of those they
stand for, one for one where there are as many, else spread over the same
stretch of time by their length.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from earmark.model.episode import Word

_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Replacement:
    """`text[start:end]` gives way to the words `now`; both ends count in the paragraph as it was."""

    start: int
    end: int
    now: str


class Rewording:
    """A paragraph with some of its words replaced: which place was where.

    *replacements* are in order and do not overlap.
    """

    def __init__(self, text: str, replacements: Sequence[Replacement]) -> None:
        self._was = text
        self._parts = list(replacements)
        grown = accumulate(len(r.now) - (r.end - r.start) for r in self._parts)
        self._growth = [0, *grown]
        self._begins = [r.start + by for r, by in zip(self._parts, self._growth, strict=False)]
        self.text = self._reworded()

    def _reworded(self) -> str:
        pieces: list[str] = []
        at = 0
        for part in self._parts:
            pieces += [self._was[at : part.start], part.now]
            at = part.end
        return "".join([*pieces, self._was[at:]])

    def now(self, place: int, *, end: bool = False) -> int:
        """Return where *place* of the old text is in the new one.

        Inside of words that were replaced, it is where the new ones begin,
        or end if *place* is the *end* of something.
        """
        k = self._index(place, end=end)
        if k < 0:
            return place
        part = self._parts[k]
        if place >= part.end and not (end and place == part.start):
            return place + self._growth[k + 1]
        return self._begins[k] + (len(part.now) if end and place > part.start else 0)

    def was(self, place: int, *, end: bool = False) -> int:
        """Return where *place* of the new text was in the old one; the other way round of `now`."""
        k = bisect_right(self._begins, place) - 1
        if end and k >= 0 and self._begins[k] == place:
            k -= 1
        if k < 0:
            return place
        part = self._parts[k]
        over = place - self._begins[k] - len(part.now)
        if over >= 0:
            return part.end + over
        return part.end if end else part.start

    def _index(self, place: int, *, end: bool) -> int:
        k = bisect_right(self._parts, place, key=_start) - 1
        return k - 1 if end and k >= 0 and self._parts[k].start == place else k

    def words(self, words: Sequence[Word]) -> tuple[Word, ...]:
        """Return *words* (of the old text, in order) as words of the new one."""
        out: list[Word] = []
        at = 0
        for lo, hi, first, last in self._regions(words):
            out += [self._moved(word) for word in words[at:first]]
            out += self._fresh(lo, hi, words[first:last])
            at = last
        return (*out, *(self._moved(word) for word in words[at:]))

    def cues(self, cues: Sequence[Word]) -> tuple[Word, ...]:
        """Return *cues*, stretches of several words each, over the words that stand there now."""
        moved = (
            Word(self._share(cue.start, end=False), self._share(cue.end, end=True), cue.start_ms, cue.end_ms)
            for cue in cues
        )
        return tuple(cue for cue in moved if cue.start < cue.end)

    def _moved(self, word: Word) -> Word:
        return Word(self.now(word.start), self.now(word.end, end=True), word.start_ms, word.end_ms)

    def _regions(self, words: Sequence[Word]) -> list[tuple[int, int, int, int]]:
        """Return the stretches whose words need new times: start, end, and which of *words* they hold."""
        regions: list[tuple[int, int, int, int]] = []
        ends = [word.end for word in words]
        starts = [word.start for word in words]
        for part in self._parts:
            first = bisect_right(ends, part.start)
            last = max(first, bisect_right(starts, max(part.start, part.end - 1)))
            if part.start == part.end and first < last and starts[first] >= part.start:
                last = first  # new words in front of a word take nothing of it
            if first == last:
                continue
            lo, hi = min(part.start, starts[first]), max(part.end, ends[last - 1])
            if regions and (first < regions[-1][3] or lo < regions[-1][1]):
                before = regions.pop()
                lo, hi = before[0], max(hi, before[1])
                first, last = before[2], max(last, before[3])
            regions.append((lo, hi, first, last))
        return regions

    def _fresh(self, lo: int, hi: int, words: Sequence[Word]) -> list[Word]:
        start, end = self.now(lo), self.now(hi, end=True)
        found = [(start + m.start(), start + m.end()) for m in _WORD.finditer(self.text[start:end])]
        if len(found) == len(words):
            return [Word(a, z, w.start_ms, w.end_ms) for (a, z), w in zip(found, words, strict=True)]
        return _spread(found, words[0].start_ms, max(words[0].start_ms, words[-1].end_ms))

    def _share(self, place: int, *, end: bool) -> int:
        """Return where *place* is now; inside of replaced words, behind as large a part of the new ones."""
        k = bisect_right(self._parts, place, key=_start) - 1
        part = self._parts[k] if k >= 0 else None
        if part is None or not part.start < place < part.end:
            return self.now(place, end=end)
        old = [m.start() for m in _WORD.finditer(self._was, part.start, part.end)]
        new = [m.span() for m in _WORD.finditer(part.now)]
        passed = sum(1 for start in old if start < place)
        k_new = round(passed * len(new) / max(1, len(old)))
        if end:
            return self._begins[k] + (new[k_new - 1][1] if k_new and new else 0)
        return self._begins[k] + (new[k_new][0] if k_new < len(new) else len(part.now))


def _start(part: Replacement) -> int:
    return part.start


def _spread(places: Sequence[tuple[int, int]], start_ms: int, end_ms: int) -> list[Word]:
    length = sum(end - start for start, end in places)
    passed = [0, *accumulate(end - start for start, end in places)]
    at_ms = [start_ms + done * (end_ms - start_ms) // max(1, length) for done in passed]
    return [Word(a, z, at_ms[n], at_ms[n + 1]) for n, (a, z) in enumerate(places)]


def clipped(words: Sequence[Word], start: int, end: int) -> tuple[Word, ...]:
    """Return the part of *words* within `text[start:end]`, in the coordinates of that piece.

    A stretch that is cut gets as much of its time as it keeps of its length.
    """
    out: list[Word] = []
    for word in words:
        a, z = max(word.start, start), min(word.end, end)
        if a < z:
            out.append(Word(a - start, z - start, _time_in(word, a), _time_in(word, z)))
    return tuple(out)


def _time_in(word: Word, place: int) -> int:
    share = (place - word.start) * (word.end_ms - word.start_ms)
    return word.start_ms + share // max(1, word.end - word.start)
