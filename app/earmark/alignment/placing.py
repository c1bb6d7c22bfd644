"""Finds each word of a transcript in what was heard.

First the anchors of the whole, then those of the holes between them with
shorter rows of phones; then the sound is cut inside solid runs about every
20 s, and each window is followed frame by frame. What is left over on both
sides is compared once more, for passages that were moved.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from earmark.alignment.anchoring import LONGEST_ROW, Support, anchors, likeliest
from earmark.alignment.hearing import FRAME_MS, Heard
from earmark.alignment.trellis import Placed, follow

_SECOND = 1000 // FRAME_MS
_WINDOW = 20 * _SECOND
_WIDE_GAP = 15 * _SECOND
_MANY_WORDS = 45
_MOST_CELLS = 40_000_000
"""Frames times states of the largest window that is followed, about 100 MB; a larger hole stays unheard."""
_SHORTEST_ROW = 4
_WHOLE = Support(40 * _SECOND, 14)
_HOLE = Support(25 * _SECOND, 16)
_LEAST_WORDS = 6
_LEAST_FRAMES = 2 * _SECOND

Said = Sequence[tuple[int, ...]]
"""The phones of each word; none for a word that is not said."""


class Found(NamedTuple):
    """Where the words are, None for one that is not spoken, and which frames hold speech not in the text."""

    words: list[Placed | None]
    untold: npt.NDArray[np.bool_]


class _Cut(NamedTuple):
    """The boundary before `word` lies at `frame`."""

    frame: int
    word: int


def place(heard: Heard, said: Said) -> Found:
    """Return where the words of *said* are spoken in *heard*, all of the sound or a part of it."""
    return _Placing(heard, said).run()


class _Placing:
    def __init__(self, heard: Heard, said: Said) -> None:
        self._heard, self._said = heard, said
        self._phones = np.array([phone for word in said for phone in word], np.int64)
        self._begins_of = np.cumsum([0, *(len(word) for word in said)]).astype(np.int64)
        self._likely, self._begins = likeliest(heard)

    def run(self) -> Found:
        words: list[Placed | None] = [None] * len(self._said)
        untold = np.zeros(len(self._heard), np.bool_)
        for begin, end in pairwise(self._windows()):
            self._follow(begin, end, words, untold)
        return Found(words, untold)

    def _follow(
        self, begin: _Cut, end: _Cut, words: list[Placed | None], untold: npt.NDArray[np.bool_]
    ) -> None:
        said = [k for k in range(begin.word, end.word) if self._said[k]]
        states = sum(len(self._said[k]) + 2 for k in said)
        if not said or states * (end.frame - begin.frame) > _MOST_CELLS:
            untold[begin.frame : end.frame] = True
            return
        followed = follow(self._heard[begin.frame : end.frame], [self._said[k] for k in said])
        untold[begin.frame : end.frame] = followed.untold
        for k, found in zip(said, followed.words, strict=True):
            if found is not None:
                words[k] = Placed(begin.frame + found.start, begin.frame + found.end, found.confidence)

    def _windows(self) -> list[_Cut]:
        """Return the boundaries of the windows, from the beginning to the end of both."""
        begin, end = _Cut(0, 0), _Cut(len(self._heard), len(self._said))
        cuts = _rising(self._cuts_between(begin, end, LONGEST_ROW))
        chosen = [begin]
        for before, cut, after in zip([begin, *cuts], cuts, [*cuts[1:], end], strict=False):
            is_far = cut.frame - chosen[-1].frame >= _WINDOW
            is_wanted = is_far or _is_wide(before, cut) or _is_wide(cut, after)
            if is_wanted and cut.word > chosen[-1].word and cut.frame > chosen[-1].frame:
                chosen.append(cut)
        return _without_ends_too_wide([*chosen, end])

    def _cuts_between(self, begin: _Cut, end: _Cut, row: int) -> list[_Cut]:
        """Return places where a word surely begins; between them it looks again, for shorter rows."""
        if (
            row < _SHORTEST_ROW
            or end.word - begin.word < _LEAST_WORDS
            or end.frame - begin.frame < _LEAST_FRAMES
        ):
            return []
        cuts = sorted(set(self._sure_cuts(begin, end, row)))
        found = list(cuts)
        for one, other in pairwise([begin, *cuts, end]):
            if other.word - one.word > 40 or other.frame - one.frame > _WINDOW:
                found += self._cuts_between(one, other, row - 1)
        return found

    def _sure_cuts(self, begin: _Cut, end: _Cut, row: int) -> list[_Cut]:
        first, last = (int(k) for k in np.searchsorted(self._begins, (begin.frame, end.frame)))
        from_phone, to_phone = int(self._begins_of[begin.word]), int(self._begins_of[end.word])
        is_whole = row == LONGEST_ROW
        runs = anchors(
            self._likely[first:last],
            self._begins[first:last],
            self._phones[from_phone:to_phone],
            row,
            most=3 if is_whole else 6,
            support=_WHOLE if is_whole else _HOLE,
        )
        cuts = []
        for run in runs:
            if run.length < max(row, row + 1 if row < LONGEST_ROW else row):
                continue
            heard, said = run.heard + first, run.said + from_phone
            word = int(np.searchsorted(self._begins_of, said + 2))
            while word < end.word and self._begins_of[word] <= said + run.length - 2:
                if self._said[word] and self._said[word - 1]:
                    at = heard + int(self._begins_of[word]) - said
                    cuts.append(_Cut(self._frame_before(at), word))
                word += 1
        return cuts

    def _frame_before(self, phone: int) -> int:
        """Return a frame between the heard *phone* and the one before it."""
        before, own = int(self._begins[phone - 1]), int(self._begins[phone])
        return min((before + own) // 2 + 1, own)


def _without_ends_too_wide(cuts: list[_Cut]) -> list[_Cut]:
    """Leave out words before the first anchor and behind the last for which there is no sound.

    A part of an episode holds few of its words.
    """
    if len(cuts) < 3:
        return cuts
    first, second, *_, before_last, last = [*cuts[:2], *cuts[-2:]]
    first = first._replace(word=max(first.word, second.word - _most_words(second.frame - first.frame)))
    last = last._replace(word=min(last.word, before_last.word + _most_words(last.frame - before_last.frame)))
    return [first, *cuts[1:-1], last]


def _most_words(frames: int) -> int:
    """Return how many words are ever said in *frames*: eight a second, and some that are skipped."""
    return 100 + 8 * frames // _SECOND


def _is_wide(one: _Cut, other: _Cut) -> bool:
    return other.frame - one.frame > _WIDE_GAP or other.word - one.word > _MANY_WORDS


def _rising(cuts: list[_Cut]) -> list[_Cut]:
    """Return *cuts* in order, without those that go back."""
    kept: list[_Cut] = []
    for cut in sorted(set(cuts)):
        if not kept or (cut.frame > kept[-1].frame and cut.word > kept[-1].word):
            kept.append(cut)
    return kept
