"""How text and time belong together: which word is spoken when.

One map serves player, view, timeline, quotes and citations. It is piecewise
linear over the starts of words: real times where the episode has them, else
spread over their cue, or between the paragraphs' times, by the length of the
words.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from earmark.model.episode import Episode, Span, Word

_WORD = re.compile(r"\S+")
MS_A_CHARACTER = 62
"""How long a character lasts where nothing else is known (16 characters a second; measured
on the two-hour episode: 110,000 characters in 7,120 s is 64 ms)."""
_SLOWEST = 1.5
"""How many times its usual length a paragraph may last before the rest counts as a pause."""


class TimedWord(NamedTuple):
    """A word of `Episode.text[start:end]` with its time; `known` is False for an estimate."""

    start: int
    end: int
    start_ms: int
    end_ms: int
    known: bool


class TimeMap:
    """The words of one episode in time. Cheap to ask (30 times a second), made once.

    Args:
        episode: The transcript.
        duration_ms: How long the audio is, or 0 if that is not known.
    """

    def __init__(self, episode: Episode, duration_ms: int = 0) -> None:
        self._has_times = any(span.paragraph.play_ms is not None for span in episode.spans)
        self._words = _timed_words(episode, duration_ms)
        self._starts = [word.start for word in self._words]
        self._starts_ms = _rising([word.start_ms for word in self._words])
        self._duration_ms = duration_ms

    @property
    def has_times(self) -> bool:
        """Whether the transcript says when anything is spoken."""
        return self._has_times

    @property
    def words(self) -> list[TimedWord]:
        return self._words

    @property
    def end_ms(self) -> int:
        """The end of the last word, or of the audio if that is longer."""
        last = self._words[-1].end_ms if self._words else 0
        return max(last, self._duration_ms)

    def word_at_ms(self, time_ms: int) -> TimedWord | None:
        """Return the word being spoken at *time_ms*: the last one begun. None before the first."""
        k = bisect_right(self._starts_ms, time_ms) - 1
        return self._words[k] if k >= 0 else None

    def word_at(self, offset: int) -> TimedWord | None:
        """Return the word that holds *offset*, or the one before it; None in an empty text."""
        k = bisect_right(self._starts, offset) - 1
        return self._words[max(k, 0)] if self._words else None

    def time_at(self, offset: int) -> int:
        """Return when the character at *offset* is spoken.

        Args:
            offset: Code points from the start of the episode text. Outside
                the text, the nearest end is used.

        Returns:
            Milliseconds from the start of the audio; later text is never
            spoken earlier. 0 where the text is empty.
        """
        k = bisect_right(self._starts, offset) - 1
        if k < 0:
            return self._starts_ms[0] if self._words else 0
        word, start_ms = self._words[k], self._starts_ms[k]
        next_ms = self._starts_ms[k + 1] if k + 1 < len(self._words) else max(word.end_ms, start_ms)
        share = min(1.0, (offset - word.start) / max(1, word.end - word.start))
        return start_ms + round(share * (min(max(word.end_ms, start_ms), next_ms) - start_ms))


def _timed_words(episode: Episode, duration_ms: int) -> list[TimedWord]:
    """Return every word with its time, in reading order."""
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
            yield TimedWord(offset + start, offset + at, stretch.start_ms, at_ms, known=True)
        else:
            yield from _spread(span, start, at, stretch.start_ms, at_ms)
    if at < len(text):
        natural_ms = (len(text) - at) * MS_A_CHARACTER
        yield from _spread(span, at, len(text), at_ms, min(at_ms + natural_ms, next_ms))


def _place(stretch: tuple[Word, bool]) -> int:
    return stretch[0].start


def _spread(span: Span, begin: int, end: int, begin_ms: int, end_ms: int) -> list[TimedWord]:
    """Return the words of `text[begin:end]` of a paragraph, spread over that time by their length."""
    length, room_ms = max(1, end - begin), max(0, end_ms - begin_ms)
    found = [match.span() for match in _WORD.finditer(span.paragraph.text, begin, end)]
    starts = [begin_ms + (a - begin) * room_ms // length for a, _ in found]
    ends = [*starts, begin_ms + room_ms][1:]  # of nothing, nothing: a paragraph may be empty
    return [
        TimedWord(span.start + a, span.start + z, start_ms, max(start_ms, end_ms), known=False)
        for (a, z), start_ms, end_ms in zip(found, starts, ends, strict=True)
    ]


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


def _rising(values: list[int]) -> list[int]:
    """Return *values* with each at least as large as the one before."""
    out: list[int] = []
    for value in values:
        out.append(max(value, out[-1]) if out else value)
    return out
