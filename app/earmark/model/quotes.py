"""Making a quote from a stretch of the transcript, and saying who speaks in it."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from earmark.model.annotations import Highlight, TextQuote
from earmark.model.edits import clean_tags
from earmark.model.episode import Episode, Span
from earmark.model.said_by import said_by
from earmark.model.sentences import sentence_range
from earmark.model.time_map import TimeMap

CONTEXT = 32
"""How many characters before and after a quote are stored, to know it from others with the same words."""

BOOKMARK_WORDS = "Bookmark"
"""What stands for the words of a mark that keeps none."""

JUST_BEGUN_MS = 3000
"""Whoever keeps a sentence by ear this soon after it began means the one before."""


@dataclass(frozen=True, slots=True)
class Part:
    """What one speaker says of a quote. `speaker` is empty where nobody is named."""

    speaker: str
    text: str


def make(
    episode: Episode,
    time_map: TimeMap,
    start: int,
    end: int,
    color: str,
    *,
    now: str,
    note: str = "",
    tags: Iterable[str] = (),
) -> Highlight | None:
    """Return a new highlight over `text[start:end]` without its outer spaces.

    `now` is a UTC time in ISO 8601 with a final Z. None where the stretch
    holds nothing but spaces.
    """
    from earmark.model.prints import around  # who only reads has no need of it

    start, end = trimmed(episode.text, start, end)
    if start >= end:
        return None
    return Highlight(
        id=uuid.uuid4().hex[:12],
        start=start,
        end=end,
        color=color,
        quote=quote_of(episode.text, start, end),
        turn=episode.span_at(start).turn,
        start_ms=time_map.time_at(start) if time_map.has_times else None,
        end_ms=time_map.time_at(end) if time_map.has_times else None,
        note=note,
        tags=clean_tags(tags),
        created=now,
        modified=now,
        around=around(episode.text, start, end),
        speakers=said_by(episode, start, end),
    )


def quote_of(text: str, start: int, end: int) -> TextQuote:
    """Return the words of `text[start:end]` with what stands around them."""
    return TextQuote(text[start:end], text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT])


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the range without its outer spaces, held inside *text*; empty where only spaces are."""
    start, end = max(0, start), min(len(text), end)
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    return start, start + len(piece.strip())


def describe(episode: Episode, highlight: Highlight) -> tuple[str, ...]:
    """Return the names of those who speak in the quote, in order; none for one without a place."""
    return tuple(dict.fromkeys(part.speaker for part in parts(episode, highlight) if part.speaker))


def parts(episode: Episode, highlight: Highlight) -> tuple[Part, ...]:
    """Return the quote cut at every change of speaker, paragraphs joined by a space.

    A quote without a place is one part of nobody: who said it is not sure.
    A bookmark is one part of whoever speaks where it is, with `BOOKMARK_WORDS`.
    """
    if highlight.is_bookmark:
        speaker = _speaker(episode, episode.span_at(highlight.start)) if highlight.placed else ""
        return (Part(speaker, BOOKMARK_WORDS),)
    if not highlight.placed:
        return (Part("", " ".join(highlight.quote.exact.split("\n"))),)
    pieces = [
        (_speaker(episode, span), _piece(episode, span, highlight)) for span in _under(episode, highlight)
    ]
    return tuple(
        Part(speaker, " ".join(text for _, text in group))
        for speaker, group in groupby([p for p in pieces if p[1]], key=lambda piece: piece[0])
    )


def sentence_at(episode: Episode, time_map: TimeMap, time_ms: int) -> tuple[int, int] | None:
    """Return the sentence spoken at *time_ms*, or the one before if it began under 3 s ago.

    Where the transcript does not say when each word or caption is spoken,
    the sentence is not known: then the paragraph is meant.

    The answer is a half-open range of `episode.text`; None before anything
    is said and where the transcript has no times.
    """
    word = time_map.word_at_ms(time_ms) if time_map.has_times else None
    if word is None:
        return None
    passage = _passage_at(episode, word.start)
    if time_ms - time_map.time_at(passage[0]) >= JUST_BEGUN_MS:
        return passage
    return sentence_before(episode, passage[0]) or passage


def sentence_before(episode: Episode, start: int) -> tuple[int, int] | None:
    """Return the sentence (or paragraph, as in `sentence_at`) that ends before *start*, if there is one."""
    end = len(episode.text[:start].rstrip())
    return _passage_at(episode, end - 1) if end else None


def _passage_at(episode: Episode, offset: int) -> tuple[int, int]:
    span = episode.span_at(offset)
    if span.paragraph.words or len(span.paragraph.cues) > 1:
        return sentence_range(episode.text, offset)
    return trimmed(episode.text, span.start, span.end)


def _under(episode: Episode, highlight: Highlight) -> list[Span]:
    return [s for s in episode.spans if s.start < highlight.end and highlight.start < s.end]


def _speaker(episode: Episode, span: Span) -> str:
    speaker = episode.speaker_of(span.turn)
    return speaker.name if speaker else ""


def _piece(episode: Episode, span: Span, highlight: Highlight) -> str:
    return episode.text[max(span.start, highlight.start) : min(span.end, highlight.end)].strip()
