"""A transcript and its quotes with the times of the audio that is heard, for what is written for others.

What is kept has the transcript's own times; see `time_map`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from earmark.model.annotations import Annotations, Highlight
from earmark.model.episode import Chapter, Episode, Paragraph, Span, Turn, Word
from earmark.model.own_times import TimedWord
from earmark.model.time_map import TimeMap

_MOSTLY = 0.8
"""Which share of a paragraph's words must be known for those between them to be told with them."""


def episode_in_audio_time(episode: Episode, time_map: TimeMap) -> Episode:
    """Return *episode* with the times that *time_map*, made for its text and an audio, has."""
    words = iter(time_map.words)
    paragraphs = iter([_paragraph(span, time_map, _words_of(span, words)) for span in episode.spans])
    turns = [Turn(turn.speaker, tuple(next(paragraphs) for _ in turn.paragraphs)) for turn in episode.turns]
    return replace(episode, turns=tuple(turns), chapters=tuple(_chapters(episode, time_map)))


def quotes_in_audio_time(annotations: Annotations, time_map: TimeMap) -> Annotations:
    """Return *annotations*, made on the text of *time_map*, with the times it has.

    What is not in the audio has none; what has no place keeps the times it had.
    """
    return Annotations(tuple(_quote(mark, time_map) for mark in annotations.highlights))


def _quote(mark: Highlight, time_map: TimeMap) -> Highlight:
    if not mark.placed or not time_map.has_times:
        return mark
    if not time_map.is_spoken(mark.start, mark.end):
        return replace(mark, start_ms=None, end_ms=None)
    start_ms = time_map.time_at(mark.start)
    return replace(mark, start_ms=start_ms, end_ms=max(start_ms, time_map.time_at(mark.end)))


def _words_of(span: Span, words: Iterator[TimedWord]) -> list[TimedWord]:
    """Take the words of *span* from those of the whole text."""
    return [next(words) for _ in span.paragraph.text.split()]


def _paragraph(span: Span, time_map: TimeMap, words: Sequence[TimedWord]) -> Paragraph:
    paragraph = span.paragraph
    known = sum(word.known for word in words)
    has_time = (
        paragraph.play_ms is not None or known or (time_map.has_times and words and words[0].confidence)
    )
    return replace(
        paragraph,
        start_ms=time_map.time_at(span.start) if has_time else None,
        inferred_ms=None,
        stamp="",
        words=_timed(span, words) if words and known >= _MOSTLY * len(words) else (),
        cues=tuple(_cue(span, cue, time_map) for cue in paragraph.cues),
    )


def _timed(span: Span, words: Sequence[TimedWord]) -> tuple[Word, ...]:
    times = [ms for word in words for ms in (word.start_ms, word.end_ms)]
    if any(later < earlier for earlier, later in pairwise(times)):
        return ()
    return tuple(Word(w.start - span.start, w.end - span.start, w.start_ms, w.end_ms) for w in words)


def _cue(span: Span, cue: Word, time_map: TimeMap) -> Word:
    start_ms = time_map.time_at(span.start + cue.start)
    end_ms = max(start_ms, time_map.time_at(span.start + cue.end))
    return replace(cue, start_ms=start_ms, end_ms=end_ms)


def _chapters(episode: Episode, time_map: TimeMap) -> Iterator[Chapter]:
    """Yield the chapters when the words that are spoken at their own times are heard."""
    own = TimeMap(episode) if episode.chapters else None
    for chapter in episode.chapters:
        word = own.word_at_ms(chapter.start_ms) if own and own.has_times else None
        yield replace(chapter, start_ms=time_map.time_at(word.start)) if word else chapter
