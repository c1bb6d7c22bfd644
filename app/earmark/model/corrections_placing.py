"""Putting corrections back on a transcript: exactly where they were, or not at all.

Their places are found as those of quotes are, see `anchors`. What is not
sure, or would fall over another one, is kept and not applied.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import TypeVar

from earmark.model import anchors
from earmark.model.annotations import Annotations, Highlight
from earmark.model.corrections import AnyChange, Corrections, Placed, TextChange, TimeChange, TurnStart
from earmark.model.entries import place_quote
from earmark.model.episode import Episode, Span
from earmark.model.plain import plain_words
from earmark.model.quotes import quote_of

_P = TypeVar("_P", TextChange, TurnStart, TimeChange)


def place(corrections: Corrections, original: Episode, *, same_text: bool) -> Corrections:
    """Return *corrections* with each at its place in *original*, or marked as unplaced.

    `same_text` says that the places were made for exactly this text.
    """
    placer = _Placer(corrections, original, same_text)
    texts = _apart([placer.text(entry) for entry in corrections.texts])
    turns = _one_each([placer.point(entry) for entry in corrections.turns])
    times = _one_each([placer.point(entry) for entry in corrections.times])
    speakers = {entry.of: entry for entry in sorted(corrections.speakers, key=_age)}
    others = [entry for entry in corrections.speakers if speakers[entry.of] is not entry]
    return Corrections.of([*texts, *turns, *times, *speakers.values()], [*corrections.superseded, *others])


class _Placer:
    def __init__(self, corrections: Corrections, original: Episode, same_text: bool) -> None:
        self._original = original
        self._same_text = same_text
        entries: list[Placed] = [*corrections.texts, *corrections.turns, *corrections.times]
        worded = [entry for entry in entries if entry.quote.exact]
        marks = Annotations(tuple(_mark(number, entry) for number, entry in enumerate(worded)))
        placed = anchors.put_back(marks, original, same_text=same_text)
        found = {mark.id: mark.start for mark in placed.highlights if mark.placed}
        self._found = {id(entry): found.get(str(number)) for number, entry in enumerate(worded)}

    def text(self, entry: TextChange) -> TextChange:
        """Return *entry* where its words are, if that is within one paragraph."""
        start = self._start(entry)
        end = 0 if start is None else start + len(entry.was)
        if start is None or not self._is_within(start, end):
            return replace(entry, placed=False)
        quote = quote_of(self._original.text, start, end)
        now = plain_words(entry.now)
        return replace(entry, start=start, end=end, quote=quote, now=now, placed=quote.exact != now)

    def point(self, entry: _P) -> _P:
        """Return *entry* where its words begin."""
        start = self._start(entry)
        if start is None or not self._is_within(start, start):
            return replace(entry, placed=False)
        return replace(entry, start=start, quote=place_quote(self._original.text, start), placed=True)

    def _start(self, entry: Placed) -> int | None:
        """Return where the words of *entry* are; where it has none, its place in the same text must do."""
        if entry.quote.exact:
            return self._found[id(entry)]
        return entry.start if self._same_text else None

    def _is_within(self, start: int, end: int) -> bool:
        spans = self._original.spans
        k = bisect_right(spans, start, key=_begin) - 1
        return k >= 0 and spans[k].start <= start and end <= spans[k].end


def _mark(number: int, entry: Placed) -> Highlight:
    end = entry.start + len(entry.quote.exact)
    return Highlight(str(number), entry.start, end, "", entry.quote)


def _age(entry: AnyChange) -> str:
    return entry.modified.removesuffix("Z")


def _begin(span: Span) -> int:
    return span.start


def _apart(entries: list[TextChange]) -> list[TextChange]:
    """Take the place from those that lie over an earlier one."""
    out: list[TextChange] = []
    last: TextChange | None = None
    for entry in sorted(entries, key=lambda entry: (entry.start, entry.end)):
        over = last is not None and entry.placed and (entry.start < last.end or entry.end == last.start)
        out.append(replace(entry, placed=False) if over else entry)
        last = out[-1] if out[-1].placed else last
    return out


def _one_each(entries: list[_P]) -> list[_P]:
    """Leave each place to the entry that was made last."""
    latest = {entry.start: entry for entry in sorted(entries, key=_age) if entry.placed}
    return [e if latest.get(e.start) is e or not e.placed else replace(e, placed=False) for e in entries]
