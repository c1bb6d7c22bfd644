"""When words are spoken in one audio file: by what the reader set, what was heard, and the transcript.

Words with a certain time (`knots`) hold what lies between them (`filling`):
there the transcript's own times are stretched from one to the next. Where
that leaves far more time than the words take, or the next words are spoken
earlier, words stay near those of their paragraph. Nothing is put into sound
that is not in the transcript, and words that are not in the audio last 0 ms.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from earmark.model.episode import Episode
from earmark.model.filling import Filling, Rates
from earmark.model.knots import Knots
from earmark.model.own_times import TimedWord, has_own_times, timed_word
from earmark.model.sync import Segment, Synced

BOX_CONFIDENCE = 0.3
"""Words that are less sure may be off by more than they last: only their line is shown (measured)."""
_STEADY, _GUESSED = Rates(0.8, 1.25), Rates(0.3, 3.0)
"""For transcripts with times of their own, and for those whose times are guessed by the length of words."""


class Made(NamedTuple):
    """All words in reading order; those that are spoken, as they follow; places and times the reader set."""

    words: list[TimedWord]
    in_time: Sequence[TimedWord]
    pins: list[tuple[int, int]]


def audio_words(episode: Episode, own: list[TimedWord], synced: Synced) -> Made:
    """Return the words *own*, which have the transcript's own times, with their times in the audio."""
    knots = Knots(own, [span.start for span in episode.spans])
    if synced.offset_ms is None:
        knots.hear(synced.heard)
        knots.pin(synced.pins)
    hears = synced.offset_ms is None and bool(synced.heard)
    unspoken = _unspoken(own, synced, knots)
    known = _known(own, knots, unspoken, hears=hears)
    confidence = knots.confidence
    if not hears:
        confidence = [max(sure, word.confidence) for sure, word in zip(confidence, own, strict=True)]
    pins = [(own[k].start, start_ms) for k in knots.pinned if (start_ms := knots.starts_ms[k]) is not None]
    _place(episode, own, synced, knots, unspoken, hears=hears)
    starts, ends = [word.start for word in own], [word.end for word in own]
    words = list(
        map(timed_word, zip(starts, ends, knots.starts_ms, knots.ends_ms, known, confidence, strict=True))
    )
    return Made(words, _in_time(words, unspoken), pins)


def _place(
    episode: Episode,
    own: Sequence[TimedWord],
    synced: Synced,
    knots: Knots,
    unspoken: set[int],
    *,
    hears: bool,
) -> None:
    """Give every word of *knots* a start and an end."""
    scale = list(accumulate([word.start_ms for word in own], max))
    if not hears:  # what is known of the audio as a whole
        scale = list(accumulate(_moved(scale, synced), max))
    lengths = [max(0, word.end_ms - word.start_ms) for word in own]
    if any(start_ms is not None for start_ms in knots.starts_ms):
        rates = None if hears else _STEADY if has_own_times(episode) else _GUESSED
        Filling(knots, scale, lengths, unspoken, synced.not_in_transcript, rates).fill()
        return
    for k, start_ms in enumerate(scale):
        knots.starts_ms[k] = max(0, start_ms)
        knots.ends_ms[k] = max(0, start_ms + (0 if k in unspoken else lengths[k]))


def _moved(times_ms: Sequence[int], synced: Synced) -> list[int]:
    """Return the transcript's own times moved to those of the audio."""
    if synced.offset_ms is not None:
        return [time_ms + synced.offset_ms for time_ms in times_ms]
    if not synced.segments:
        return list(times_ms)
    segments = sorted(synced.segments)
    begins = [segment.from_ms for segment in segments]
    return [_moved_one(time_ms, segments, bisect_right(begins, time_ms) - 1) for time_ms in times_ms]


def _moved_one(time_ms: int, segments: Sequence[Segment], k: int) -> int:
    """Return the audio's time by segment *k*; of a hole behind it, which is cut out, that of its end."""
    segment = segments[max(k, 0)]
    moved_ms = time_ms + segment.shift_ms
    if time_ms <= segment.to_ms or k + 1 >= len(segments) or k < 0:
        return moved_ms
    following = segments[k + 1]
    return min(moved_ms, max(segment.to_ms + segment.shift_ms, following.from_ms + following.shift_ms))


def _unspoken(own: Sequence[TimedWord], synced: Synced, knots: Knots) -> set[int]:
    """Return the numbers of the words that are not in the audio."""
    starts = [word.start for word in own] if synced.unspoken else []
    numbers: set[int] = set()
    for gap in synced.unspoken:
        numbers.update(range(bisect_left(starts, gap.start), bisect_left(starts, gap.end)))
    return {k for k in numbers if knots.starts_ms[k] is None}


def _known(own: Sequence[TimedWord], knots: Knots, unspoken: set[int], *, hears: bool) -> list[bool]:
    """Return for each word whether the word itself may be shown as spoken, not only its line."""
    if hears:
        ends_ms, sure = knots.ends_ms, knots.confidence
        return [
            end_ms is not None and one >= BOX_CONFIDENCE for end_ms, one in zip(ends_ms, sure, strict=True)
        ]
    return [word.known and k not in unspoken for k, word in enumerate(own)]


def _in_time(words: list[TimedWord], unspoken: set[int]) -> Sequence[TimedWord]:
    starts_ms = [word.start_ms for word in words]
    if not unspoken and all(one <= other for one, other in pairwise(starts_ms)):
        return words
    return sorted(_spoken(words, unspoken), key=_start_ms)


def _spoken(words: Iterable[TimedWord], unspoken: set[int]) -> Iterable[TimedWord]:
    return (word for k, word in enumerate(words) if k not in unspoken)


def _start_ms(word: TimedWord) -> int:
    return word.start_ms
