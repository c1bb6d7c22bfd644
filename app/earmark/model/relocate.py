"""Finding a quote in a text that changed, and saying how sure its place is.

Words are compared, not characters (see `prints`), together with what stood
around them. A place is sure where words and surroundings agree, or where
one of them says enough; a likely place is one to be looked at. A wrong
place is worse than none: all else has none.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from earmark.model.annotations import Around, Highlight
from earmark.model.episode import Episode
from earmark.model.fitting import Fit, alike, exact_fit, loose_fit
from earmark.model.haystack import Haystack
from earmark.model.needle import Needle, needle_of
from earmark.model.prints import AROUND_WORDS, words_of
from earmark.model.time_map import TimeMap
from earmark.model.verdict import Ranked, Verdict

_MANY = 48
"""Of more places with the same words, only those are looked at to which the surroundings point."""

_CLOSE_WORDS = 24
"""So many words from where the surroundings point."""

_NEAR_MS = 15_000
"""How far from its old time a quote may be found for the time to speak for a place."""

_LEAST = 0.25
"""A worse place is no candidate."""

_SOME_WORDS = 4
_ALIKE, _ALIKE_SHORT, _SURROUNDED = 0.65, 0.9, 0.25
"""How like a quote of so many words something must be to be guessed; a shorter one, and what is around it."""

_PLENTY = 0.9
"""With the same words and so much of the surroundings, there is no other place to look for."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Where a quote may stand, `Episode.text[start:end]`.

    `score` is from 0, nothing like it, to 1, all as it was; `sure` says
    whether nothing else can be meant. `likeness` is how like its words
    these are, `surrounded` how much of what was around it is here, both
    from 0 to 1; `near` says that its time (or its turn, without times)
    speaks for this place.
    """

    start: int
    end: int
    score: float
    sure: bool = False
    around: Around | None = None
    likeness: float = 0.0
    surrounded: float = 0.0
    near: bool = False


class Relocator:
    """Looks for quotes in one episode."""

    def __init__(self, episode: Episode) -> None:
        self._episode = episode
        self._haystack = Haystack(episode.text)

    def find(self, highlight: Highlight) -> Candidate | None:
        """Return the place of *highlight*, or a likely one that is not sure; None if there is none."""
        needle = needle_of(highlight)
        verdict = self._verdict(highlight, needle)
        if not verdict.is_likely:
            return None
        return self._candidate(needle, verdict.places[0], sure=verdict.is_sure)

    def guess(self, highlight: Highlight) -> Candidate | None:
        """Return where *highlight* may be, less strict than `find`: only for a reader who asks, and looks."""
        found = self.find(highlight)
        if found is not None:
            return found
        if len(needle_of(highlight).words) < _SOME_WORDS:
            enough, around = _ALIKE_SHORT, _SURROUNDED
        else:
            enough, around = _ALIKE, 0.0
        likely = (c for c in self.candidates(highlight) if c.likeness >= enough and c.surrounded >= around)
        return next(likely, None)

    def candidates(self, highlight: Highlight, most: int = 5) -> list[Candidate]:
        """Return where *highlight* might stand, best first, for somebody to choose from; no two overlap.

        The last one is what is spoken at its time, if that is known.
        """
        needle = needle_of(highlight)
        exact = self._exact(needle)
        fits = [*exact, *self._loose(needle, exact)]
        ranked = [Ranked(fit, near=self._is_near(highlight, fit)) for fit in fits]
        found = [self._candidate(needle, place) for place in ranked if place.score >= _LEAST]
        spoken = self._spoken_then(highlight)
        chosen: list[Candidate] = []
        for candidate in sorted([each for each in (*found, spoken) if each], key=lambda each: -each.score):
            if not any(candidate.start < other.end and other.start < candidate.end for other in chosen):
                chosen.append(candidate)
        return chosen[:most]

    def _spoken_then(self, highlight: Highlight) -> Candidate | None:
        if highlight.start_ms is None or not self._time_map.has_times:
            return None
        first = self._time_map.word_at_ms(highlight.start_ms)
        last = self._time_map.word_at_ms(max(highlight.start_ms, highlight.end_ms or 0))
        if first is None or last is None:
            return None
        words = words_of(self._haystack.text[first.start : last.end]).folded[1:-1]
        return Candidate(first.start, last.end, 0.0, likeness=alike(needle_of(highlight), words), near=True)

    def _verdict(self, highlight: Highlight, needle: Needle) -> Verdict:
        found = [Ranked(fit, near=self._is_near(highlight, fit)) for fit in self._fits(needle)]
        return Verdict(found, len(needle.words))

    def _fits(self, needle: Needle) -> list[Fit]:
        exact = self._exact(needle)
        if any(fit.around >= _PLENTY for fit in exact):
            return exact
        return [*exact, *self._loose(needle, exact)]

    def _exact(self, needle: Needle) -> list[Fit]:
        """Return the fits where all words of the quote stand; of very many, those near its surroundings."""
        same = self._haystack.same_words(needle)
        if len(same) > _MANY:
            same = sorted(set(chain(*(_close(same, about) for about in self._haystack.pointed_to(needle)))))
        return [exact_fit(self._haystack, needle, first) for first in same]

    def _loose(self, needle: Needle, exact: list[Fit]) -> list[Fit]:
        if len(needle.words) > 2 * len(self._haystack.prints):
            return []
        fits = [loose_fit(self._haystack, needle, about) for about in self._haystack.pointed_to(needle)]
        return [fit for fit in fits if not any(fit.overlaps(other) for other in exact)]

    def _is_near(self, highlight: Highlight, fit: Fit) -> bool:
        """Whether the quote's time speaks for *fit*, or its turn where there are no times."""
        start = self._haystack.words.starts[fit.first]
        if highlight.start_ms is None or not self._time_map.has_times:
            return bool(self._episode.spans) and self._episode.span_at(start).turn == highlight.turn
        return abs(self._time_map.time_at(start) - highlight.start_ms) <= _NEAR_MS

    def _candidate(self, needle: Needle, found: Ranked, *, sure: bool = False) -> Candidate | None:
        fit = found.fit
        place = needle.place_in(self._haystack.text, self._haystack.words, fit.first, fit.last)
        if place is None:
            return None
        prints = self._haystack.prints
        before = prints[max(0, fit.first - AROUND_WORDS) : fit.first]
        after = prints[fit.last : fit.last + AROUND_WORDS]
        around = Around(before.hex(), after.hex())
        return Candidate(*place, min(found.score, 1.0), sure, around, fit.likeness, fit.around, found.near)

    @cached_property
    def _time_map(self) -> TimeMap:
        return TimeMap(self._episode)


def _close(places: list[int], about: int) -> list[int]:
    return places[bisect_left(places, about - _CLOSE_WORDS) : bisect_right(places, about + _CLOSE_WORDS)]
