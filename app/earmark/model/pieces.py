"""The paragraphs of the shown episode, each a part of a paragraph of the original."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Generic, TypeVar

from earmark.model.corrections import Corrections, Placed, TextChange, TimeChange
from earmark.model.episode import Episode, Paragraph, Span, Word
from earmark.model.retiming import Replacement, Rewording, clipped
from earmark.model.voices import keys_of

_E = TypeVar("_E", bound=Placed)


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph as it is shown, made of `text[start:end]` of the original.

    `at` is where it was cut off (or the paragraph begins): by that place its
    time and its turn are known. `opens` is the speaker's key where a turn
    begins here, `paragraph_number` an index of the original's `spans`.
    """

    paragraph_number: int
    at: int
    start: int
    end: int
    changes: tuple[TextChange, ...]
    paragraph: Paragraph
    rewording: Rewording | None = None
    is_turn: bool = False
    opens: str | None = None

    @property
    def is_shown(self) -> bool:
        """Whether anything is left of it."""
        return bool(self.paragraph.text) or (self.rewording is None and self.start == self.at)

    def corrected(self) -> Iterator[tuple[int, int, TextChange]]:
        """Yield the new words, as ranges of the shown paragraph, with their corrections."""
        grown = 0
        for change in self.changes:
            start = change.start - self.start + grown
            yield start, start + len(change.now), change
            grown += len(change.now) - (change.end - change.start)

    def to_shown(self, offset: int, *, end: bool) -> int:
        """Return where *offset* of the original text is in the shown paragraph."""
        place = max(0, offset - self.start)
        return place if self.rewording is None else self.rewording.now(place, end=end)

    def to_original(self, place: int, *, end: bool) -> int:
        """Return where *place* of the shown paragraph is in the original text."""
        return self.start + (place if self.rewording is None else self.rewording.was(place, end=end))


def pieces_of(original: Episode, corrections: Corrections) -> Iterator[Piece]:
    """Yield the paragraphs that *corrections* leave of *original*, also those of which nothing is left."""
    texts = _Queue(corrections.texts)
    starts = {entry.start: entry for entry in corrections.turns if entry.placed}
    cuts = _Queue([entry for entry in corrections.turns if not entry.joined])
    times = {entry.start: entry for entry in corrections.times if entry.placed}
    keys = keys_of(original)
    for number, span in enumerate(original.spans):
        speaker = original.turns[span.turn].speaker
        is_turn, opens = span.index == 0, None if speaker is None else keys[speaker]
        entry = starts.get(span.start)
        if entry is not None:
            joins = entry.joined and number > 0
            is_turn, opens = not joins, opens if entry.joined else entry.speaker
        changes = texts.until(span.end)
        inner = [cut for cut in cuts.until(span.end) if cut.start > span.start]
        first = Piece(number, span.start, span.start, span.end, (), span.paragraph, None, is_turn, opens)
        if not changes and not inner and span.start not in times:
            yield first
            continue
        for k, part in enumerate(_sheared(span, [cut.start for cut in inner], changes)):
            at, start, end, own = part
            paragraph, rewording = _paragraph(span, part, times.get(at))
            if k:
                is_turn, opens = True, inner[k - 1].speaker
            yield Piece(number, at, start, end, own, paragraph, rewording, is_turn, opens)


class _Queue(Generic[_E]):
    """Placed entries in order, taken from the front."""

    def __init__(self, entries: Sequence[_E]) -> None:
        self._entries = [entry for entry in entries if entry.placed]
        self._at = 0

    def until(self, end: int) -> tuple[_E, ...]:
        """Take those that begin at *end* or before."""
        first = self._at
        while self._at < len(self._entries) and self._entries[self._at].start <= end:
            self._at += 1
        return tuple(self._entries[first : self._at])


_Part = tuple[int, int, int, tuple[TextChange, ...]]
"""Where a part was cut off, what it holds of the text, and what is changed in there."""


def _sheared(span: Span, cuts: Sequence[int], changes: Sequence[TextChange]) -> list[_Part]:
    """Cut a paragraph; a cut through replaced words is made behind them, and space at a cut is left out."""
    edges = [(span.start, span.start)]
    for cut in cuts:
        edges.append((cut, max(edges[-1][1], _behind(cut, changes))))
    parts: list[_Part] = []
    first = 0
    for (at, start), (_, end) in pairwise([*edges, (0, span.end)]):
        is_last = len(parts) + 1 == len(edges)
        last = len(changes) if is_last else bisect_left(changes, end, first, key=_start)
        own = tuple(changes[first:last])
        first = last
        if parts:
            start = _after_space(span, start, own[0].start if own else end)
        if not is_last:
            end = _before_space(span, own[-1].end if own else start, end)
        parts.append((at, start, end, own))
    return parts


def _behind(cut: int, changes: Sequence[TextChange]) -> int:
    """Return the place of *cut*, or the end of the replaced words that it goes through."""
    k = bisect_left(changes, cut, key=_start) - 1
    return max(cut, changes[k].end) if k >= 0 else cut


def _start(change: TextChange) -> int:
    return change.start


def _after_space(span: Span, start: int, end: int) -> int:
    text = span.paragraph.text[start - span.start : end - span.start]
    return start + len(text) - len(text.lstrip())


def _before_space(span: Span, start: int, end: int) -> int:
    return start + len(span.paragraph.text[start - span.start : end - span.start].rstrip())


def _paragraph(span: Span, part: _Part, time: TimeChange | None) -> tuple[Paragraph, Rewording | None]:
    """Return what a part of *span* becomes."""
    at, start, end, changes = part
    made, rewording = span.paragraph, None
    if (start, end) != (span.start, span.end):
        made = _cut(made, start - span.start, end - span.start, is_first=at == span.start)
    if changes:
        parts = [Replacement(c.start - start, c.end - start, c.now) for c in changes]
        rewording = Rewording(made.text, parts)
        words, cues = rewording.words(made.words), rewording.cues(made.cues)
        made = replace(made, text=rewording.text, words=words, cues=cues)
    return (made if time is None else _timed(made, time.start_ms)), rewording


def _cut(whole: Paragraph, start: int, end: int, *, is_first: bool) -> Paragraph:
    words, cues = clipped(whole.words, start, end), clipped(whole.cues, start, end)
    made = replace(whole, text=whole.text[start:end], words=words, cues=cues)
    if is_first:
        return made
    known = [*words[:1], *cues[:1]]
    return replace(made, start_ms=None, stamp="", inferred_ms=known[0].start_ms if known else None)


def _timed(made: Paragraph, start_ms: int | None) -> Paragraph:
    """Return the paragraph with the time that the reader gave it; words and cues move along."""
    known = [made.play_ms, *(word.start_ms for word in (*made.words[:1], *made.cues[:1]))]
    was_ms = next((time_ms for time_ms in known if time_ms is not None), None)
    by_ms = 0 if start_ms is None or was_ms is None else start_ms - was_ms
    return replace(
        made,
        start_ms=start_ms,
        inferred_ms=None,
        stamp="",
        words=_moved(made.words, by_ms),
        cues=_moved(made.cues, by_ms),
    )


def _moved(words: Sequence[Word], by_ms: int) -> tuple[Word, ...]:
    return tuple(Word(w.start, w.end, max(0, w.start_ms + by_ms), max(0, w.end_ms + by_ms)) for w in words)
