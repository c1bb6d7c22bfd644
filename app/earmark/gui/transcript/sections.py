"""The parts of a transcript that stand under one name."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from earmark.model.clock_text import stamp
from earmark.model.episode import Episode, Paragraph

_SHORT_WORDS = 3


class Section(NamedTuple):
    """Paragraphs `first` to `last` of `Episode.spans`: a turn, or a part of one.

    A turn is parted where a sponsor read begins or ends in it. `short` is a
    turn of a word or three ("Yeah."). `opens_read` is the first section of a
    sponsor read, which may go on in other turns; `skip_to` is then the first
    paragraph after all of it, or None if nothing follows.
    """

    turn: int
    first: int
    last: int
    sponsor: bool = False
    short: bool = False
    opens_read: bool = False
    skip_to: int | None = None


def sections(episode: Episode) -> tuple[Section, ...]:
    """Return all sections of *episode*, in reading order."""
    spans = episode.spans
    starts = [k for k in range(len(spans)) if k == 0 or _key(episode, k) != _key(episode, k - 1)]
    return tuple(_section(episode, first, end - 1) for first, end in pairwise([*starts, len(spans)]))


def printed_time(paragraph: Paragraph) -> str:
    """Return the time to print beside *paragraph*: as it was read, or inferred with "≈", or ""."""
    if paragraph.stamp:
        return paragraph.stamp
    if paragraph.start_ms is not None:
        return stamp(paragraph.start_ms)
    return "" if paragraph.inferred_ms is None else f"≈{stamp(paragraph.inferred_ms)}"


def play_time(paragraph: Paragraph) -> str:
    """Return the time from which *paragraph* is played, with "≈" if that is inferred, or ""."""
    if paragraph.play_ms is None:
        return ""
    return ("" if paragraph.inferred_ms is None else "≈") + stamp(paragraph.play_ms)


def _key(episode: Episode, span: int) -> tuple[int, bool]:
    return episode.spans[span].turn, episode.spans[span].paragraph.sponsor


def _section(episode: Episode, first: int, last: int) -> Section:
    spans = episode.spans
    turn, sponsor = _key(episode, first)
    opens = sponsor and (first == 0 or not spans[first - 1].paragraph.sponsor)
    return Section(
        turn,
        first,
        last,
        sponsor,
        short=first == last and len(spans[first].paragraph.text.split()) <= _SHORT_WORDS,
        opens_read=opens,
        skip_to=_after_read(episode, last + 1) if opens else None,
    )


def _after_read(episode: Episode, start: int) -> int | None:
    spans = episode.spans
    return next((k for k in range(start, len(spans)) if not spans[k].paragraph.sponsor), None)
