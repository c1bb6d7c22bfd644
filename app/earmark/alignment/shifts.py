"""How the transcript's own times belong to the audio's: pieces of one shift, and what lies between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from earmark.alignment.hearing import FRAME_MS
from earmark.alignment.outcome import HeardWord, Outcome, Segment, Stretch, Unheard, WrongStamp

_LEAST_UNTOLD_MS = 3000
"""Shorter speech without words is a cough, a "mm-hmm", or a word the transcript left out."""
_UNTOLD_SHARE = 0.25
_LEAST_UNHEARD = 4
"""Fewer words in a row that are not heard are mumbled, or wrong in the transcript."""
_JUMP_MS = 1000
"""By how much the shift must change where nothing is put in or cut out to be seen."""
_SAME_MS = 350
_WRONG_MS = 2500
_FIRST_WORDS = 3
_LEAST_SAMPLES = 3


class _Sample(NamedTuple):
    """A paragraph with a time of its own: its number, that of the word heard first, and both times."""

    paragraph: int
    word: int
    stamp_ms: int
    heard_ms: int

    @property
    def shift_ms(self) -> int:
        return self.heard_ms - self.stamp_ms


class _Piece(NamedTuple):
    """Words `start` to `end` (exclusive), through which the audio has one shift."""

    start: int
    end: int
    samples: tuple[_Sample, ...]

    @property
    def shift_ms(self) -> int:
        return round(median(sample.shift_ms for sample in self.samples))


def outcome_of(
    words: list[HeardWord],
    said: Sequence[bool],
    untold: npt.NDArray[np.bool_],
    stamps: Sequence[int | None],
    duration_ms: int,
) -> Outcome:
    """Return what the places of *words* mean for the whole.

    Args:
        words: All words of the transcript in reading order.
        said: For each word whether it is one that can be spoken.
        untold: Frames of speech that is not in the transcript.
        stamps: The paragraphs' own times in ms, None where one has none.
        duration_ms: How long the audio is.
    """
    stretches = list(_not_in_transcript(words, untold, duration_ms))
    unheard = list(_not_in_audio(words, said))
    samples = list(_samples(words, stamps))
    pieces = _pieces(samples, stretches, unheard, words)
    wrong = [
        WrongStamp(sample.paragraph, sample.stamp_ms, sample.heard_ms)
        for piece in pieces
        for sample in piece.samples
        if abs(sample.shift_ms - piece.shift_ms) > _WRONG_MS
    ]
    segments = _segments(pieces, words, stretches, unheard, stamps)
    return Outcome(duration_ms, False, segments, stretches, unheard, wrong, words)


def _not_in_transcript(
    words: Sequence[HeardWord], untold: npt.NDArray[np.bool_], duration_ms: int
) -> Iterator[Stretch]:
    """Yield the stretches of the audio in which somebody says what is not written."""
    placed = sorted((w.start_ms, w.end_ms) for w in words if w.start_ms is not None and w.end_ms is not None)
    ends = [0, *np.maximum.accumulate([end for _, end in placed]).tolist()] if placed else []
    for begin, end in zip(ends, [*(start for start, _ in placed), duration_ms], strict=False):
        if end - begin < _LEAST_UNTOLD_MS:
            continue
        frames = np.flatnonzero(untold[begin // FRAME_MS : end // FRAME_MS])
        if not len(frames):
            continue
        first = begin + int(frames[0]) * FRAME_MS
        last = begin + int(frames[-1] + 1) * FRAME_MS
        if last - first >= _LEAST_UNTOLD_MS and len(frames) * FRAME_MS >= _UNTOLD_SHARE * (last - first):
            yield Stretch(first, last)


def _not_in_audio(words: Sequence[HeardWord], said: Sequence[bool]) -> Iterator[Unheard]:
    """Yield the words that are not spoken, paragraph by paragraph."""
    number_of_first = 0
    for k, word in enumerate(words):
        if k and word.paragraph != words[k - 1].paragraph:
            number_of_first = k
        is_first = k == number_of_first or words[k - 1].start_ms is not None
        if word.start_ms is not None or not is_first:
            continue
        end = k
        while end < len(words) and words[end].start_ms is None and words[end].paragraph == word.paragraph:
            end += 1
        if sum(said[k:end]) >= _LEAST_UNHEARD:
            yield Unheard(word.paragraph, k - number_of_first, end - number_of_first)


def _samples(words: Sequence[HeardWord], stamps: Sequence[int | None]) -> Iterator[_Sample]:
    """Yield the paragraphs that have a time and of which one of the first words is heard."""
    for k, word in enumerate(words):
        if k and word.paragraph == words[k - 1].paragraph:
            continue
        stamp = stamps[word.paragraph]
        for number, first in enumerate(words[k : k + _FIRST_WORDS], start=k):
            if first.start_ms is not None and first.paragraph == word.paragraph and stamp is not None:
                yield _Sample(word.paragraph, number, stamp, first.start_ms)
                break


def _pieces(
    samples: Sequence[_Sample],
    stretches: Sequence[Stretch],
    unheard: Sequence[Unheard],
    words: Sequence[HeardWord],
) -> list[_Piece]:
    """Cut the words where something is put in or cut out, or the shift jumps; join what shifts alike."""
    breaks = _breaks(stretches, unheard, words)
    pieces = []
    for start, end in pairwise([0, *breaks, len(words)]):
        own = tuple(sample for sample in samples if start <= sample.word < end)
        pieces += _split(_Piece(start, end, own))
    return _joined([piece for piece in pieces if piece.samples])


def _breaks(
    stretches: Sequence[Stretch], unheard: Sequence[Unheard], words: Sequence[HeardWord]
) -> list[int]:
    """Return the numbers of the words before which the shift may change."""
    firsts = {word.paragraph: k for k, word in reversed(list(enumerate(words)))}
    breaks = {firsts[gap.paragraph] + gap.to_word for gap in unheard}
    for stretch in stretches:
        breaks.add(
            next(
                (k for k, w in enumerate(words) if w.start_ms is not None and w.start_ms >= stretch.to_ms),
                len(words),
            )
        )
    return sorted(breaks - {0, len(words)})


def _split(piece: _Piece) -> list[_Piece]:
    """Cut *piece* where both sides agree among themselves, each on another shift."""
    shifts = np.array([sample.shift_ms for sample in piece.samples])
    best, at = np.inf, 0
    for k in range(_LEAST_SAMPLES, len(shifts) - _LEAST_SAMPLES + 1):
        left, right = shifts[:k], shifts[k:]
        spread = np.abs(left - np.median(left)).sum() + np.abs(right - np.median(right)).sum()
        if spread < best:
            best, at = float(spread), k
    if not at or abs(np.median(shifts[:at]) - np.median(shifts[at:])) < _JUMP_MS:
        return [piece]
    if best > 0.5 * np.abs(shifts - np.median(shifts)).sum():
        return [piece]
    word = piece.samples[at].word
    left_piece = _Piece(piece.start, word, piece.samples[:at])
    return [*_split(left_piece), *_split(_Piece(word, piece.end, piece.samples[at:]))]


def _joined(pieces: Sequence[_Piece]) -> list[_Piece]:
    joined: list[_Piece] = []
    for piece in pieces:
        last = joined[-1] if joined else None
        if last and abs(last.shift_ms - piece.shift_ms) < _SAME_MS:
            joined[-1] = _Piece(last.start, piece.end, last.samples + piece.samples)
        else:
            joined.append(piece)
    return joined


def _segments(
    pieces: Sequence[_Piece],
    words: Sequence[HeardWord],
    stretches: Sequence[Stretch],
    unheard: Sequence[Unheard],
    stamps: Sequence[int | None],
) -> list[Segment]:
    """Return the pieces in the transcript's time, from its beginning to the last word that is heard."""
    segments: list[Segment] = []
    for piece, after in zip(pieces, [*pieces[1:], None], strict=False):
        begin_ms, end_ms = _heard_range(piece, words)
        from_ms = begin_ms - piece.shift_ms if segments else 0
        to_ms = max(end_ms - piece.shift_ms, from_ms)
        if after is not None and after.shift_ms < piece.shift_ms:
            latest_ms = _heard_range(after, words)[0] - piece.shift_ms
            to_ms = max(to_ms, min(_cut_stamp(piece, words, unheard, stamps), latest_ms))
        segments.append(Segment(from_ms, to_ms, piece.shift_ms))
    return _meeting(segments, stretches)


def _heard_range(piece: _Piece, words: Sequence[HeardWord]) -> tuple[int, int]:
    """Return when the first word of *piece* begins, and the last one ends, in the audio."""
    own = [(word.start_ms, word.end_ms) for word in words[piece.start : piece.end]]
    starts = [start for start, _ in own if start is not None]
    return min(starts), max(end for _, end in own if end is not None)


def _cut_stamp(
    piece: _Piece, words: Sequence[HeardWord], unheard: Sequence[Unheard], stamps: Sequence[int | None]
) -> int:
    """Return the time of the first paragraph that was cut out behind *piece*: the pause before it was not."""
    last = max(k for k in range(piece.start, piece.end) if words[k].start_ms is not None)
    after = words[last].paragraph + 1
    is_cut = any(gap.paragraph == after and gap.from_word == 0 for gap in unheard)
    return (stamps[after] or 0) if is_cut else 0


def _meeting(segments: list[Segment], stretches: Sequence[Stretch]) -> list[Segment]:
    """Let two segments meet where sound is put in between them: only a cut leaves a hole."""
    out = list(segments)
    for k, (one, other) in enumerate(pairwise(segments)):
        begin_ms, end_ms = one.to_ms + one.shift_ms, other.from_ms + other.shift_ms
        between = [s for s in stretches if begin_ms - FRAME_MS <= s.from_ms and s.to_ms <= end_ms + FRAME_MS]
        if other.shift_ms <= one.shift_ms or not between:
            continue
        edge_ms = min(max(between[0].from_ms - one.shift_ms, one.to_ms), max(other.from_ms, one.to_ms))
        out[k] = Segment(out[k].from_ms, edge_ms, one.shift_ms)
        out[k + 1] = Segment(edge_ms, other.to_ms, other.shift_ms)
    return out
