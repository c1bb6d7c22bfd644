"""An episode as captions: stretches that are read while they are heard, each with its time.

Subtitle formats are made of them. Where the transcript came as cues, those
are kept; longer stretches are cut at the ends of sentences and phrases.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from earmark.errors import UserError
from earmark.exporters.cutting import Cutter, Range, Room
from earmark.exporters.wording import one_line
from earmark.model.episode import Episode, Paragraph, Span
from earmark.model.time_map import TimeMap

SHORTEST_MS = 1_000

Lead = Callable[[Span, int], int]
"""How many columns a name takes before the caption that begins at that place of a paragraph."""


@dataclass(frozen=True, slots=True)
class Caption:
    """`text[start:end]` of a paragraph, with its time.

    `paragraph` is an index of `Episode.spans`, `part` counts the captions of
    that paragraph from 0. `breaks` are the places where a new line begins,
    as ranges of the paragraph's text that are left out. `heard` is True where
    the file itself has these times.
    """

    paragraph: int
    part: int
    start: int
    end: int
    start_ms: int
    end_ms: int
    breaks: tuple[Range, ...] = ()
    heard: bool = False


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A part of a paragraph; its times are None where only the time map has an estimate."""

    start: int
    end: int
    start_ms: int | None = None
    end_ms: int | None = None


def captions_of(episode: Episode, room: Room, lead: Lead | None = None) -> list[Caption]:
    """Return the captions of *episode* in reading order; none begins before the one before it.

    Raises:
        UserError: The transcript has no times.
    """
    time_map = timed(episode)
    captions: list[Caption] = []
    for number, span in enumerate(episode.spans):
        earliest_ms = captions[-1].start_ms if captions else 0
        captions += _of_paragraph(number, span, time_map, room, lead or _nothing, earliest_ms)
    begins_ms = [caption.start_ms for caption in captions]
    return [_long_enough(*pair) for pair in zip(captions, [*begins_ms[1:], 0], strict=True)]


def timed(episode: Episode) -> TimeMap:
    """Return the time map of *episode*.

    Raises:
        UserError: The transcript has no times.
    """
    time_map = TimeMap(episode)
    if not time_map.has_times:
        raise UserError(
            "This transcript has no times.",
            "This format needs them. Text, Markdown, JSON and web pages do not.",
        )
    return time_map


def _of_paragraph(
    number: int, span: Span, time_map: TimeMap, room: Room, lead: Lead, earliest_ms: int
) -> Iterator[Caption]:
    def time_at(place: int) -> int:
        return time_map.time_at(span.start + place)

    def lead_at(place: int) -> int:
        return lead(span, place)

    cutter = Cutter(one_line(span.paragraph.text), room, time_at, lead_at)
    part = 0
    for stretch in _stretches(span.paragraph):
        heard = stretch.end_ms is not None and cutter.fits(stretch.start, stretch.end)
        pieces = [(stretch.start, stretch.end)] if heard else cutter.pieces(stretch.start, stretch.end)
        for start, end in pieces:
            own_ms = stretch.start_ms if start == stretch.start else None
            begin_ms = time_at(start) if own_ms is None or own_ms < earliest_ms else own_ms
            earliest_ms = max(begin_ms, earliest_ms)
            last = end == stretch.end and stretch.end_ms is not None
            end_ms = stretch.end_ms if last else time_at(end)
            breaks = tuple(cutter.line_breaks(start, end))
            yield Caption(number, part, start, end, earliest_ms, max(end_ms or 0, earliest_ms), breaks, heard)
            part += 1


def _stretches(paragraph: Paragraph) -> list[_Stretch]:
    """Return the parts of *paragraph* whose times the file tells: its cues, or all of it."""
    text = paragraph.text
    begin, end = len(text) - len(text.lstrip()), len(text.rstrip())
    if begin >= end:
        return []
    parts = [_Stretch(begin, end, paragraph.play_ms)]
    for cue in paragraph.cues:
        before = parts[-1]
        if cue.start <= begin:
            known_ms = cue.start_ms if paragraph.play_ms is None else paragraph.play_ms
            parts = [_Stretch(begin, end, known_ms, cue.end_ms)]
        elif before.start < cue.start < end and text[cue.start - 1] == " " != text[cue.start]:
            parts[-1] = replace(before, end=before.start + len(text[before.start : cue.start].rstrip()))
            parts.append(_Stretch(cue.start, end, cue.start_ms, cue.end_ms))
        else:  # it begins within a word: the two are one
            parts[-1] = replace(before, end_ms=cue.end_ms)
    return parts


def _long_enough(caption: Caption, after_ms: int) -> Caption:
    """Return *caption* with time to read it, as far as the next one, at *after_ms*, leaves it."""
    begin_ms = caption.start_ms
    if caption.heard and caption.end_ms > begin_ms:
        return caption
    end_ms = max(caption.end_ms, begin_ms + SHORTEST_MS)
    return replace(caption, end_ms=min(end_ms, after_ms) if after_ms > begin_ms else end_ms)


def _nothing(_span: Span, _place: int) -> int:
    return 0
