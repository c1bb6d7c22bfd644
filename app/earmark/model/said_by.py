"""Who says a quote, noted with the quote itself: it can be named where the transcript is not at hand."""

from __future__ import annotations

from dataclasses import replace

from earmark.model.annotations import Annotations, Highlight
from earmark.model.episode import Episode


def said_by(episode: Episode, start: int, end: int) -> tuple[str, ...]:
    """Return the names of those who speak in `text[start:end]`, in the order they come up."""
    if not episode.spans:
        return ()
    first, last = episode.span_at(start), episode.span_at(end - 1)
    heard = (turn.speaker for turn in episode.turns[first.turn : last.turn + 1])
    names = (episode.speakers[speaker].name for speaker in heard if speaker is not None)
    return tuple(name for name in dict.fromkeys(names) if name)


def with_speakers(annotations: Annotations, episode: Episode) -> Annotations:
    """Return *annotations* with those who say each of them in *episode*; the very same where none differs.

    A mark without a place keeps the names that it has.
    """
    named = tuple(_named(mark, episode) for mark in annotations.highlights)
    is_same = all(mark is was for mark, was in zip(named, annotations.highlights, strict=True))
    return annotations if is_same else Annotations(named)


def _named(mark: Highlight, episode: Episode) -> Highlight:
    if not mark.placed:
        return mark
    names = said_by(episode, mark.start, mark.end)
    return mark if names == mark.speakers else replace(mark, speakers=names)
