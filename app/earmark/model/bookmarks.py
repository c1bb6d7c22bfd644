"""Bookmarks: places that are kept without words.

The words that stand at the place are stored with it, as with a quote, so
that it is found again in a transcript that changed.
"""

from __future__ import annotations

from dataclasses import replace

from earmark.model import quotes
from earmark.model.annotations import BOOKMARK, Annotations, Highlight
from earmark.model.episode import Episode
from earmark.model.sentences import sentence_range
from earmark.model.time_map import TimeMap

LONGEST = 200
"""How many characters a place is known by at most."""

_LONGEST_WORD = 40


def make(episode: Episode, time_map: TimeMap, offset: int, color: str, *, now: str) -> Highlight | None:
    """Return a new bookmark at the sentence that holds *offset*; in a very long one, at the word there.

    `now` is a UTC time in ISO 8601 with a final Z. None in an empty paragraph.
    """
    start, end = _passage(episode.text, offset)
    made = quotes.make(episode, time_map, start, end, color, now=now)
    return replace(made, kind=BOOKMARK) if made else None


def within(annotations: Annotations, start: int, end: int) -> Highlight | None:
    """Return the first placed bookmark that begins in `text[start:end]`."""
    return next((h for h in annotations.highlights if _is_within(h, start, end)), None)


def _is_within(mark: Highlight, start: int, end: int) -> bool:
    return mark.is_bookmark and mark.placed and start <= mark.start < end


def _passage(text: str, offset: int) -> tuple[int, int]:
    start, end = sentence_range(text, offset)
    if end - start <= LONGEST:
        return start, end
    offset = min(max(offset, start), end - 1)
    word = text.rfind(" ", start, offset + 1) + 1
    begin = max(start, word if offset - word < _LONGEST_WORD else offset)
    stop = min(end, begin + LONGEST)
    last = text.rfind(" ", begin, stop + 1) if stop < end else stop
    return begin, last if last > begin else stop
