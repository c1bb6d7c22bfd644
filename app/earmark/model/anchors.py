"""Putting marks back on the text: where they were, where they are likely to be, or nowhere.

`place` is for a transcript that may have changed: a mark goes where its
position says if that was made for this text, else where `relocate` finds it.

`put_back` goes by the very words, for what would do harm elsewhere: the
only place, or the one that surroundings or time single out; line breaks
against spaces and straight against curly quotes do not count as changes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import takewhile

from earmark.model.annotations import Annotations, Highlight, TextQuote
from earmark.model.episode import Episode
from earmark.model.needle import SAME_SIGNS
from earmark.model.quotes import quote_of
from earmark.model.relocate import Candidate, Relocator
from earmark.model.time_map import TimeMap
from earmark.progress import Report

_SURE_CONTEXT = 8
_SURE_WITH_CONTEXT = 32
"""How many characters of the surroundings must agree to single out a place: at least so many,
and more for short quotes, until words and surroundings together are this long. (Measured: with 8
for all, one word in three went to a wrong place once its own was deleted.)"""

_LONG_WORDS = 12
"""A quote of so many words is not said twice by chance."""

_SOME_WORDS = 4
"""A quote of fewer words is said too often for the time alone to tell it."""

_NEAR_MS = 15_000
"""How far from its old time a quote may be found when only the time singles it out."""


@dataclass(frozen=True, slots=True)
class _Place:
    start: int
    agreeing: int
    """How many characters before and after the words are as they were."""


def place(annotations: Annotations, episode: Episode, *, same_text: bool) -> Annotations:
    """Return *annotations* with each mark at its place in *episode*; see `Highlight.state`.

    `same_text` says that the positions were made for exactly this text.
    Marks without a place keep the position they had.
    """
    placer = _Placer(episode)
    return Annotations.of(placer.placed(h, same_text=same_text) for h in annotations.highlights)


def find_again(annotations: Annotations, episode: Episode, report: Report) -> Annotations:
    """Return *annotations* with lost marks where they may be, to be looked at; see `Relocator.guess`.

    Those that the reader laid aside stay so. `report` counts the lost ones.
    """
    placer = _Placer(episode)
    lost = [mark for mark in annotations.highlights if not mark.placed and not mark.aside]
    found: dict[str, Highlight] = {}
    for done, mark in enumerate(lost):
        report(done, len(lost))
        found[mark.id] = placer.guessed(mark)
    return Annotations.of(found.get(mark.id, mark) for mark in annotations.highlights)


def put_back(annotations: Annotations, episode: Episode, *, same_text: bool) -> Annotations:
    """Return *annotations* with each mark where its very words are in *episode*, or marked as unplaced.

    `same_text` and unplaced marks: as for `place`.
    """
    finder = _Finder(episode.text.translate(SAME_SIGNS), episode)
    return Annotations.of(_put_back(h, finder, same_text) for h in annotations.highlights)


class _Placer:
    """Places marks in one episode; what is dear is made only for the first that needs it."""

    def __init__(self, episode: Episode) -> None:
        self._episode = episode

    @cached_property
    def _relocator(self) -> Relocator:
        return Relocator(self._episode)

    def placed(self, mark: Highlight, *, same_text: bool) -> Highlight:
        if same_text and not mark.placed:
            return mark
        if same_text and self._episode.text[mark.start : mark.end] == mark.words.exact:
            turn = self._episode.span_at(mark.start).turn
            return mark if mark.turn == turn else replace(mark, turn=turn)
        there = self._relocator.find(mark)
        return self._put(mark, there) if there else replace(mark, placed=False)

    def guessed(self, mark: Highlight) -> Highlight:
        there = self._relocator.guess(mark)
        return self._put(mark, there) if there else mark

    def _put(self, mark: Highlight, there: Candidate) -> Highlight:
        text, start, end = self._episode.text, there.start, there.end
        is_same = text[start:end] == mark.quote.exact
        return replace(
            mark,
            start=start,
            end=end,
            turn=self._episode.span_at(start).turn,
            placed=True,
            look=not there.sure,
            aside=False,
            found=None if is_same else quote_of(text, start, end),
            around=there.around if there.sure else mark.around,
        )


def _put_back(highlight: Highlight, finder: _Finder, same_text: bool) -> Highlight:
    text = finder.text
    if same_text and finder.episode.text[highlight.start : highlight.end] == highlight.words.exact:
        return finder.put(highlight, highlight.start)  # nearly always, and quick
    quote = _folded(highlight.words)
    there = text[highlight.start : highlight.end] == quote.exact
    if there and (same_text or _agreeing(text, highlight.start, quote) >= _enough(quote)):
        return finder.put(highlight, highlight.start)
    start = finder.find(highlight, quote)
    return replace(highlight, placed=False) if start is None else finder.put(highlight, start)


@dataclass(frozen=True)
class _Finder:
    """Looks for quotes in one text."""

    text: str
    episode: Episode

    @cached_property
    def time_map(self) -> TimeMap:
        return TimeMap(self.episode)

    def put(self, highlight: Highlight, start: int) -> Highlight:
        end = start + len(highlight.words.exact)
        turn = self.episode.span_at(start).turn
        if highlight.placed and (highlight.start, highlight.end, highlight.turn) == (start, end, turn):
            return highlight
        return replace(highlight, start=start, end=end, turn=turn, placed=True, aside=False)

    def find(self, highlight: Highlight, quote: TextQuote) -> int | None:
        """Return the start of the one place where *quote* can stand, or None."""
        places = [_Place(at, _agreeing(self.text, at, quote)) for at in _occurrences(self.text, quote.exact)]
        if not places:
            return None
        if len(places) == 1 and len(quote.exact.split()) >= _LONG_WORDS:
            return places[0].start
        most = max(place.agreeing for place in places)
        best = [place.start for place in places if place.agreeing == most]
        singled_out = most >= _enough(quote)
        if singled_out and len(best) == 1:
            return best[0]
        if singled_out or len(quote.exact.split()) >= _SOME_WORDS:
            return self._nearest(highlight, best)
        return None

    def _nearest(self, highlight: Highlight, starts: list[int]) -> int | None:
        """Return the one of *starts* that is spoken when the quote was, if only one is."""
        if highlight.start_ms is None or not self.time_map.has_times:
            return None
        near = [s for s in starts if abs(self.time_map.time_at(s) - highlight.start_ms) <= _NEAR_MS]
        return near[0] if len(near) == 1 else None


def _folded(quote: TextQuote) -> TextQuote:
    return TextQuote(*(part.translate(SAME_SIGNS) for part in (quote.exact, quote.prefix, quote.suffix)))


def _occurrences(text: str, words: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _agreeing(text: str, start: int, quote: TextQuote) -> int:
    end = start + len(quote.exact)
    before = text[max(0, start - len(quote.prefix)) : start]
    after = text[end : end + len(quote.suffix)]
    return _run(before[::-1], quote.prefix[::-1]) + _run(after, quote.suffix)


def _run(a: str, b: str) -> int:
    """Return how many characters *a* and *b* have in common from their start."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(a, b, strict=False)))


def _enough(quote: TextQuote) -> int:
    """Return how much must agree: all there is, where the quote had little around it."""
    wanted = max(_SURE_CONTEXT, _SURE_WITH_CONTEXT - len(quote.exact))
    return min(wanted, len(quote.prefix) + len(quote.suffix))
