"""Puts what a file of quotes holds on the present transcript, as quotes are put on one that changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from typing import NamedTuple

from earmark.importers.annotations.found import Found
from earmark.model import bookmarks, quotes
from earmark.model.annotations import Annotations, Highlight
from earmark.model.edition import Edition
from earmark.model.passages import PassageFinder
from earmark.model.prints import around, words_of
from earmark.model.sentences import sentence_range
from earmark.model.time_map import TimeMap
from earmark.progress import Report, silent
from earmark.storage.placed import quotes_on
from earmark.storage.sidecar_format import Content, TranscriptId

_SURE_WORDS = 4
"""A quote of fewer words is said too often to be sure of its only place."""

_EDGES = 2
"""The edges of a text count as words, see `prints.Words`."""

_NEAR_MS = 15_000
"""How far from its time a quote may be found that stands at several places."""

_LONGEST = 5_000
"""A time in which more characters are said (some five minutes) marks the sound, not words."""

_TOLD_EVERY = 50
"""So many marks are placed between two reports."""


class Put(NamedTuple):
    """Marks at their places in the transcript; `passed_over` are those of which it has no words."""

    marks: tuple[Highlight, ...]
    passed_over: int


def put_on(found: Found, edition: Edition, report: Report = silent) -> Put:
    """Return what was *found* on the text of *edition*, the transcript as it is shown.

    *report* is told now and then how many marks are placed, and may raise `Cancelled`.
    """
    placing = _Placing(edition, report)
    quoted: dict[str, list[Highlight]] = {}
    for entry in found.entries:
        if entry.highlight.quote.exact:
            quoted.setdefault(entry.text_digest, []).append(entry.highlight)
    marks = [mark for digest, some in quoted.items() for mark in placing.placed(some, digest)]
    timed = [entry.highlight for entry in found.entries if not entry.highlight.quote.exact]
    spoken = [made for mark in timed if (made := placing.spoken(mark))]
    return Put((*marks, *spoken), found.passed_over + len(timed) - len(spoken))


class _Placing:
    """Finds places in one episode; what is dear is made only for the first that needs it."""

    def __init__(self, edition: Edition, report: Report) -> None:
        self._edition, self._episode, self._report = edition, edition.episode, report

    def placed(self, marks: Sequence[Highlight], text_digest: str) -> list[Highlight]:
        """Return *marks*, whose positions count in the text with that digest."""
        content = Content(Annotations.of(marks), TranscriptId(text_digest=text_digest))
        there = quotes_on(content, self._edition).highlights
        is_own = text_digest in (self._episode.text_digest, self._edition.original.text_digest)
        bare = set() if is_own else {mark.id for mark in marks if _is_bare(mark)}
        whole: list[Highlight] = []
        for mark in there:
            if len(whole) % _TOLD_EVERY == 0:
                self._report(len(whole), len(there))
            whole.append(self._whole(self._by_words(mark) if mark.id in bare else mark))
        return whole

    def spoken(self, mark: Highlight) -> Highlight | None:
        """Return *mark*, of which only the time is known, over what is said then."""
        place = self._spoken_place(mark)
        if place is None:
            return None
        start, end, is_known = place
        if end - start > _LONGEST:
            return None
        episode, times = self._episode, self._time_map
        if mark.is_bookmark:
            made = bookmarks.make(episode, times, start, mark.color, now=mark.created)
        else:
            made = quotes.make(episode, times, start, end, mark.color, now=mark.created)
        return made and replace(
            made,
            id=mark.id,
            start_ms=mark.start_ms,
            end_ms=made.end_ms if mark.end_ms is None else mark.end_ms,
            note=mark.note,
            tags=mark.tags,
            modified=mark.modified,
            look=not is_known,
        )

    def _spoken_place(self, mark: Highlight) -> tuple[int, int, bool] | None:
        """Return what is said at the time of *mark*, and whether it is known to be just that."""
        times = self._time_map
        first = times.word_at_ms(mark.start_ms) if mark.start_ms is not None and times.has_times else None
        if first is None:
            return None
        last = times.word_at_ms(mark.end_ms - 1) if mark.end_ms is not None else None
        if last is None or last.start < first.start:
            return *sentence_range(self._episode.text, first.start), False
        return first.start, last.end, first.known and last.known

    def _by_words(self, mark: Highlight) -> Highlight:
        """Return *mark*, of which only the words are known, at the one place where they are said."""
        quote = mark.quote
        places = self._finder.find(quote.exact)
        if len(places) > 1 and mark.start_ms is not None and self._time_map.has_times:
            about = mark.start_ms
            places = [p for p in places if abs(self._time_map.time_at(p.start) - about) <= _NEAR_MS]
        if len(places) != 1:
            return replace(mark, look=mark.placed)
        text, (start, end) = self._episode.text, places[0]
        return replace(
            mark,
            start=start,
            end=end,
            turn=self._episode.span_at(start).turn,
            placed=True,
            look=len(words_of(quote.exact).folded) - _EDGES < _SURE_WORDS,
            found=None if text[start:end] == quote.exact else quotes.quote_of(text, start, end),
        )

    def _whole(self, mark: Highlight) -> Highlight:
        """Return *mark* with what it lacks; where its words are surely those here, as they are here."""
        mark = replace(mark, turn=max(0, mark.turn))
        if mark.state != "placed":
            return mark
        text, start, end = self._episode.text, mark.start, mark.end
        start_ms, end_ms = mark.start_ms, mark.end_ms
        if start_ms is None and self._time_map.has_times:
            start_ms, end_ms = self._time_map.time_at(start), self._time_map.time_at(end)
        mark = replace(mark, start_ms=start_ms, end_ms=end_ms, around=mark.around or around(text, start, end))
        if words_of(text[start:end]).folded != words_of(mark.quote.exact).folded:
            return mark
        return replace(mark, quote=quotes.quote_of(text, start, end), found=None)

    @cached_property
    def _finder(self) -> PassageFinder:
        return PassageFinder(self._episode)

    @cached_property
    def _time_map(self) -> TimeMap:
        return TimeMap(self._episode)


def _is_bare(mark: Highlight) -> bool:
    return not (mark.quote.prefix or mark.quote.suffix or mark.around or mark.aside)
