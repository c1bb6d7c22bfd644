"""How sure the place of a quote is. The figures are measured: see tests/bench/relocate.py."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from earmark.model.fitting import Fit

_AROUND_SHARE = 2 / 3
"""Surroundings say more than words: words are corrected, and said again elsewhere."""

_WEIGHT = 0.06
_CLOSE = 0.05
"""What is worse than the best place by less than this may be meant as well; time or turn outweigh it."""

_NEAR = 0.15
_LIKELY = 1.3
"""How strong a place must be, see `_strength`, to be looked at."""

_SOME = 4
_FEW = 6
_MANY = 8
_LONG = 12
"""Quotes of fewer words than these are said again: all the time, often, now and then, hardly ever."""

_SAME = 0.999

_COMMON = 0.5
_MISSPELT = 0.75
"""Half of the words must be its own, or all be much like them: else others were put in their place."""


class _Bar(NamedTuple):
    """For quotes of so many words and more: what is wanted of a place.

    Any two sentences share half of their letters; of three words, one that
    is corrected may be half.
    """

    words: int
    alike: float
    """How like the quote something must be to be taken for it at all,"""
    sure: float
    """and to be sure,"""
    strength: float
    """and how strong the place."""


_BARS = (_Bar(_LONG, 0.6, 0.76, 1.5), _Bar(_FEW, 0.5, 0.62, 1.55), _Bar(0, 0.4, 0.48, 1.6))


@dataclass(frozen=True, slots=True)
class Ranked:
    """A fit, and whether the quote's time (or turn) speaks for it."""

    fit: Fit
    near: bool

    @property
    def score(self) -> float:
        """How good a place it is, against others: from 0 to 1, and a little more with its time."""
        around = self.fit.around * _AROUND_SHARE + self.fit.likeness * (1 - _AROUND_SHARE)
        return around + _WEIGHT * self.near

    @property
    def is_same(self) -> bool:
        return self.fit.likeness >= _SAME


class Verdict:
    """What the places that were found say together; `words` is how many the quote has."""

    def __init__(self, found: Sequence[Ranked], words: int) -> None:
        self._words = words
        self._bar = next(bar for bar in _BARS if words >= bar.words)
        self._places = sorted(
            (place for place in found if place.fit.likeness >= self._bar.alike),
            key=lambda place: (-place.score, place.fit.first),
        )
        self._gone = max(
            (place.fit.around for place in found if place.fit.likeness < self._bar.alike), default=0.0
        )

    @property
    def places(self) -> list[Ranked]:
        """Where something like the quote stands, the best place first."""
        return self._places

    @property
    def is_sure(self) -> bool:
        """Whether the best place is that of the quote."""
        best, others = self._places[0], self._others
        if self._is_elsewhere or best.fit.likeness < self._bar.sure or any(_rivals(best, o) for o in others):
            return False
        if best.fit.common < _COMMON and best.fit.likeness < _MISSPELT:
            return False
        if _strength(best) >= self._bar.strength:
            return True
        return best.near and self._words >= _MANY and self._is_only

    @property
    def is_likely(self) -> bool:
        """Whether the best place may be shown, to be looked at."""
        if not self._places:
            return False
        best = self._places[0]
        is_long = self._words >= _LONG and best.is_same
        if self._is_elsewhere:
            return is_long and self._is_only
        return _strength(best) >= _LIKELY or is_long or self._is_only

    @property
    def _others(self) -> list[Ranked]:
        best = self._places[0]
        return [place for place in self._places[1:] if not place.fit.overlaps(best.fit)]

    @property
    def _is_elsewhere(self) -> bool:
        """Whether the surroundings of the quote stand at another place, without it: then it was taken out."""
        return self._gone >= 0.5 and self._gone > self._places[0].fit.around

    @property
    def _is_only(self) -> bool:
        """Whether the words stand nowhere else, or not at that time, and are too many for chance."""
        best = self._places[0]
        same = [other for other in self._others if other.is_same]
        return best.is_same and self._words >= _SOME and not any(other.near >= best.near for other in same)


def _rivals(best: Ranked, other: Ranked) -> bool:
    """Whether *other* may be meant as well: it is as good, or has more of the surroundings."""
    if best.is_same and best.fit.around == 1 > other.fit.around:
        return False  # said twice in a row, it has nearly the same around it
    return best.score - other.score < _CLOSE or other.fit.around - best.fit.around > _CLOSE


def _strength(place: Ranked) -> float:
    return place.fit.likeness + place.fit.around + _NEAR * place.near
