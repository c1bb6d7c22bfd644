"""When words are spoken by the transcript's own account, whatever audio is heard beside it.

Real times where the file has them, else spread over their cue, or between
the paragraphs' times, by the length of the words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import repeat
from typing import NamedTuple

from earmark.model.episode import Episode, Span, Word

_WORD = re.compile(r"\S+")
MS_A_CHARACTER = 62
"""How long a character lasts where nothing else is known (16 characters a second; measured
on the two-hour episode: 110,000 characters in 7,120 s is 64 ms)."""
_SLOWEST = 1.5
"""How many times its usual length a paragraph may last before the rest counts as a pause."""


class TimedWord(NamedTuple):
    """A word of `Episode.text[start:end]` with its time.

    `known` is False for an estimate: good enough for the line, not for the
    word. `confidence` (0 to 1) says how sure a word is that was heard; 1
    where the file itself or the reader says the time, 0 for an estimate.
    """

    start: int
    end: int
    start_ms: int
    end_ms: int
    known: bool
    confidence: float = 0.0


timed_word: Callable[[Iterable[object]], TimedWord] = partial(tuple.__new__, TimedWord)
"""Makes a word of its six fields, three times as fast as by name: there are 20,000 in an episode."""


def has_own_times(episode: Episode) -> bool:
    """Whether the transcript says when anything is spoken."""
    return any(span.paragraph.play_ms is not None for span in episode.spans)


def own_words(episode: Episode, duration_ms: int) -> list[TimedWord]:
    """Return every word of *episode* with its time, in reading order."""
    words: list[TimedWord] = []
    begins = _paragraph_begins(episode, duration_ms)
    for k, span in enumerate(episode.spans):
        length_ms = _natural_ms(span)
        last_ms = max((cue.end_ms for cue in span.paragraph.cues[-1:]), default=begins[k] + length_ms)
        next_ms = begins[k + 1] if k + 1 < len(begins) else max(duration_ms, last_ms)
        if span.paragraph.words or span.paragraph.cues:
            words += _known_words(span, begins[k], next_ms)
            continue
        # A pause after the last word is likelier than slow speech.
        room_ms = min(next_ms - begins[k], round(length_ms * _SLOWEST))
        words += _spread(span, 0, span.end - span.start, begins[k], begins[k] + room_ms)
    return words


def own_known_times(episode: Episode) -> Iterator[tuple[int, int]]:
    """Yield the transcript's own times that are no estimates, each with its offset in the text."""
    for span in episode.spans:
        if span.paragraph.play_ms is not None:
            yield span.start, span.paragraph.play_ms
        for stretch in (*span.paragraph.words, *span.paragraph.cues):
            yield span.start + stretch.start, stretch.start_ms
            yield span.start + stretch.end, stretch.end_ms


def _known_words(span: Span, begin_ms: int, next_ms: int) -> Iterator[TimedWord]:
    """Yield the words of a paragraph whose file says when its words are spoken, or a few at a time.

    What has no time lies between its neighbours. A word that fills its cue
    is known as well. Of two cues that overlap the first is spoken before
    the second begins: captions are shown longer than they are heard.
    """
    stretches = [(word, True) for word in span.paragraph.words]
    stretches += [(cue, False) for cue in span.paragraph.cues]
    if span.paragraph.words and span.paragraph.cues:
        stretches.sort(key=_place)
    text, offset, at, at_ms = span.paragraph.text, span.start, 0, begin_ms
    following = [stretch.start_ms for stretch, _ in stretches[1:]]
    for (stretch, is_word), then_ms in zip(stretches, [*following, next_ms], strict=True):
        if stretch.start > at and text[at : stretch.start] != " ":
            yield from _spread(span, at, stretch.start, at_ms, stretch.start_ms)
        start, at_ms = max(at, stretch.start), stretch.end_ms
        if not is_word and stretch.start_ms < then_ms < at_ms:
            at_ms = then_ms
        at = max(at, stretch.end)
        if is_word or " " not in text[start:at]:
            yield TimedWord(offset + start, offset + at, stretch.start_ms, at_ms, True, 1.0)
        else:
            yield from _spread(span, start, at, stretch.start_ms, at_ms)
    if at < len(text):
        natural_ms = (len(text) - at) * MS_A_CHARACTER
        yield from _spread(span, at, len(text), at_ms, min(at_ms + natural_ms, next_ms))


def _place(stretch: tuple[Word, bool]) -> int:
    return stretch[0].start


def _spread(span: Span, begin: int, end: int, begin_ms: int, end_ms: int) -> Iterator[TimedWord]:
    """Return the words of `text[begin:end]` of a paragraph, spread over that time by their length."""
    length, room_ms = max(1, end - begin), max(0, end_ms - begin_ms)
    found = [match.span() for match in _WORD.finditer(span.paragraph.text, begin, end)]
    starts_ms = [begin_ms + (a - begin) * room_ms // length for a, _ in found]
    ends_ms = [*starts_ms, begin_ms + room_ms][1:]  # of nothing, nothing: a paragraph may be empty
    offset = span.start
    starts, ends = [offset + a for a, _ in found], [offset + z for _, z in found]
    return map(timed_word, zip(starts, ends, starts_ms, ends_ms, repeat(False), repeat(0.0), strict=False))


def _natural_ms(span: Span) -> int:
    return max(1, span.end - span.start) * MS_A_CHARACTER


def _paragraph_begins(episode: Episode, duration_ms: int) -> list[int]:
    """Return when each paragraph begins, never falling.

    Paragraphs without a time of their own, or with the same (whole second)
    as the one before, share the time up to the next one by their length.
    """
    spans = episode.spans
    times = [span.paragraph.play_ms for span in spans]
    begins: list[int] = []
    at = 0
    while at < len(spans):
        own = times[at]
        begin_ms = max(begins[-1] if begins else 0, own if own is not None else 0)
        end = at + 1
        while end < len(spans) and (times[end] is None or times[end] == own):
            end += 1
        lengths = [_natural_ms(span) for span in spans[at:end]]
        next_ms = times[end] if end < len(spans) else duration_ms
        natural_ms = sum(lengths)
        room_ms = min(natural_ms, max(0, next_ms - begin_ms)) if next_ms else natural_ms
        passed = 0
        for length in lengths:
            begins.append(begin_ms + passed * room_ms // natural_ms)
            passed += length
        at = end
    return begins
