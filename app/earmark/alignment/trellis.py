"""Follows words through a window of sound, frame by frame: the best path of a CTC trellis (Viterbi).

Between two words the path may rest in silence, in a *star* that takes any
sound (speech that is not in the transcript), or *skip* words that are not
spoken. The costs were tuned on speech whose every word is known, with
passages put in and cut out, under music and noise.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from earmark.alignment.hearing import Heard
from earmark.alignment.phones import BLANK, BOUNDARY, Floats, Ints

_FLOOR = 0.02
"""How much of each probability is spread over all phones: one misheard phone must not break a word."""
_STAR = 0.6
"""What a frame of any sound costs beyond the likeliest phone."""
_INTO_STAR = 6.0
_SKIP = 20.0
_SKIP_WORD = 8.0
"""What each skipped word adds: with too cheap a skip, noise loses 40 % of the words (facts of alignment)."""
_NO_PAUSE = 1.5
"""What it costs that a word follows without a pause: the model marks most ends of words."""
_NEVER = np.float32(-1e9)

Row = npt.NDArray[np.float32]
Choices = npt.NDArray[np.uint8]


class Placed(NamedTuple):
    """A word in a window: frames `start` to `end`, and how well its phones were heard (0 to 1)."""

    start: int
    end: int
    confidence: float


@dataclass(frozen=True, slots=True)
class Followed:
    """The words of a window, None where not spoken, and which frames hold speech that is not in the text."""

    words: list[Placed | None]
    untold: npt.NDArray[np.bool_]


def follow(heard: Heard, words: Sequence[tuple[int, ...]]) -> Followed:
    """Return where the *words* (their phones, at least one each) are spoken in *heard*."""
    trellis = _Trellis(heard.astype(np.float32), words)
    return trellis.path_taken(trellis.run())


class _Steps(NamedTuple):
    """From where each state was entered in each frame."""

    entered: npt.NDArray[np.bool_]  # a phone, from the state before it
    first_from: Choices  # the first phone of a word: 0 silence, 1 star, 2 the word before
    silence_from: Choices  # 0 itself, 1 the word before, 2 star, 3 a skip
    star_from: Choices  # 0 itself, 1 the word before, 2 silence
    skip_from: npt.NDArray[np.int32]  # after how many words a skip began
    skip_from_star: npt.NDArray[np.bool_]
    last: tuple[Row, Row, Row]  # at the end: phones, silence, star


class _Trellis:
    """States: for each word its phones, and before, between and behind the words silence and star.

    A phone holds on through blanks, so that no state is needed for them.
    """

    def __init__(self, heard: Floats, words: Sequence[tuple[int, ...]]) -> None:
        self._heard, self._words = heard, words
        self._phones = np.array([phone for word in words for phone in word], np.int64)
        ends = np.cumsum([len(word) for word in words])
        self._first: Ints = np.concatenate(([0], ends[:-1])).astype(np.int64)
        self._last: Ints = (ends - 1).astype(np.int64)

    def run(self) -> _Steps:
        """Fill the trellis from the first frame to the last."""
        log = np.log(self._heard * (1 - _FLOOR) + _FLOOR / 40)
        silence = np.logaddexp(log[:, BLANK], log[:, BOUNDARY])
        star = log.max(axis=1) - np.float32(_STAR)
        enter = log[:, self._phones]
        stay = np.maximum(enter, log[:, BLANK][:, None])
        frames, places = len(log), len(self._words) + 1
        steps = _Steps(
            np.zeros((frames, len(self._phones)), np.bool_),
            np.zeros((frames, places - 1), np.uint8),
            np.zeros((frames, places), np.uint8),
            np.zeros((frames, places), np.uint8),
            np.zeros((frames, places), np.int32),
            np.zeros((frames, places), np.bool_),
            self._begin(silence[0], star[0], enter[0]),
        )
        state = steps.last
        for t in range(1, frames):
            state = self._step(t, state, steps, enter[t], stay[t], silence[t], star[t])
        return steps._replace(last=state)

    def _begin(self, silence: np.float32, star: np.float32, enter: Row) -> tuple[Row, Row, Row]:
        phones = np.full(len(self._phones), _NEVER, np.float32)
        silences = np.full(len(self._words) + 1, _NEVER, np.float32)
        stars = silences.copy()
        silences[0], stars[0], phones[0] = silence, star - np.float32(_INTO_STAR / 2), enter[0]
        return phones, silences, stars

    def _step(
        self,
        t: int,
        state: tuple[Row, Row, Row],
        steps: _Steps,
        enter: Row,
        stay: Row,
        silence: np.float32,
        star: np.float32,
    ) -> tuple[Row, Row, Row]:
        phones, silences, stars = state
        ended = np.empty_like(silences)
        ended[0], ended[1:] = _NEVER, phones[self._last]

        begun = np.stack((silences[:-1], stars[:-1], ended[:-1] - np.float32(_NO_PAUSE)))
        steps.first_from[t] = begun.argmax(axis=0)
        entering = np.empty_like(phones)
        entering[1:] = phones[:-1]
        entering[self._first] = begun.max(axis=0)
        entering += enter
        staying = phones + stay
        np.greater(entering, staying, out=steps.entered[t])

        into_silence = np.stack((silences, ended, stars, self._skipped(t, silences, stars, steps)))
        steps.silence_from[t] = into_silence.argmax(axis=0)
        into_star = np.stack((stars, ended - np.float32(_INTO_STAR), silences - np.float32(_INTO_STAR)))
        steps.star_from[t] = into_star.argmax(axis=0)
        return (
            np.maximum(entering, staying),
            into_silence.max(axis=0) + silence,
            into_star.max(axis=0) + star,
        )

    def _skipped(self, t: int, silences: Row, stars: Row, steps: _Steps) -> Row:
        """Return how good it is, for each place between words, to come there by leaving words out."""
        costs = np.arange(len(silences), dtype=np.float32) * np.float32(_SKIP_WORD)
        better = np.maximum(silences, stars) + costs
        best = np.maximum.accumulate(better)
        came = np.maximum.accumulate(np.where(better >= best, np.arange(len(better)), 0))
        steps.skip_from[t, 1:] = came[:-1]
        steps.skip_from_star[t, 1:] = stars[came[:-1]] > silences[came[:-1]]
        skipped = np.full_like(silences, _NEVER)
        skipped[1:] = best[:-1] - costs[1:] - np.float32(_SKIP)
        return skipped

    def path_taken(self, steps: _Steps) -> Followed:
        """Go back from the best end to the first frame."""
        frames, count = len(self._heard), len(self._words)
        word_of = np.repeat(np.arange(count), [len(word) for word in self._words])
        first = np.zeros(len(self._phones), np.bool_)
        first[self._first] = True
        at_phone = np.full(frames, -1, np.int64)
        untold = np.zeros(frames, np.bool_)
        kind, place = self._best_end(steps)
        for t in range(frames - 1, -1, -1):
            if kind == "phone":
                at_phone[t] = place
                if t == 0 or not steps.entered[t, place]:
                    continue
                if not first[place]:
                    place -= 1
                    continue
                word = int(word_of[place])
                came = steps.first_from[t, word]
                kind, place = (
                    ("silence", word) if came == 0 else ("star", word) if came == 1 else ("phone", place - 1)
                )
                continue
            untold[t] = kind == "star"
            if t == 0:
                break
            if kind == "star":
                came = steps.star_from[t, place]
                kind, place = (
                    ("star", place) if came == 0 else self._end_of(place) if came == 1 else ("silence", place)
                )
                continue
            came = steps.silence_from[t, place]
            if came == 1:
                kind, place = self._end_of(place)
            elif came == 2:
                kind = "star"
            elif came == 3:
                kind = "star" if steps.skip_from_star[t, place] else "silence"
                place = int(steps.skip_from[t, place])
        return Followed(self._placed(at_phone, word_of), untold)

    def _end_of(self, place: int) -> tuple[str, int]:
        """Return the state of the last phone of the word before *place*."""
        return "phone", int(self._last[place - 1])

    def _best_end(self, steps: _Steps) -> tuple[str, int]:
        phones, silences, stars = steps.last
        count = len(self._words)
        ends = {
            ("silence", count): silences[count],
            ("star", count): stars[count],
            ("phone", len(self._phones) - 1): phones[-1],
        }
        # Words behind the last that is spoken cost a skip as well.
        costs = _SKIP + _SKIP_WORD * (count - np.arange(count))
        for kind, values in (("silence", silences), ("star", stars)):
            left = values[:count] - costs.astype(np.float32)
            ends[kind, int(left.argmax())] = left.max()
        return max(ends, key=ends.__getitem__)

    def _placed(self, at_phone: Ints, word_of: Ints) -> list[Placed | None]:
        """Return the words by the phones that stand in each frame (-1: none)."""
        placed: list[Placed | None] = [None] * len(self._words)
        frames = np.flatnonzero(at_phone >= 0)
        if not len(frames):
            return placed
        words = word_of[at_phone[frames]]
        cuts = np.flatnonzero(np.diff(words)) + 1
        for own in np.split(frames, cuts):
            states = at_phone[own]
            heard = self._heard[own, self._phones[states]]
            best = np.maximum.reduceat(heard, np.flatnonzero(np.diff(states, prepend=-1)))
            confidence = float(np.exp(np.log(np.maximum(best, 1e-3)).mean()))
            loud = own[heard >= self._heard[own, BLANK]]
            end = int(loud[-1] if len(loud) else own[-1]) + 1
            placed[int(word_of[states[0]])] = Placed(int(own[0]), end, confidence)
        return placed
