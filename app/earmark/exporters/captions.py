"""An episode as captions: stretches that are read while they are heard, each with its time.

Subtitle formats are made of them. Where the transcript came as cues, those
are kept; longer stretches are cut at the ends of sentences and phrases.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from earmark.errors import UserError
from earmark.exporters.cutting import Cutter, Range, Room
from earmark.exporters.wording import one_line
from earmark.model.episode import Episode, Paragraph, Span, Word
from earmark.model.time_map import TimeMap

SHORTEST_MS = 1_000
_LITTLE_MS = 2_000

Lead = Callable[[Span, int], int]
"""How many columns a name takes before the caption that begins at that place of a paragraph."""


@dataclass(frozen=True, slots=True)
class Caption:
    """`text[start:end]` of a paragraph, with its time.

    `paragraph` is an index of `Episode.spans`, `part` counts the captions of
    that paragraph from 0. `breaks` are the places where a new line begins,
    as ranges of the paragraph's text that are left out. `heard` is True where
    the file itself says when it ends, `is_cue` where it is a cue of the file.
    """

    paragraph: int
    part: int
    start: int
    end: int
    start_ms: int
    end_ms: int
    breaks: tuple[Range, ...] = ()
    heard: bool = False
    is_cue: bool = False


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
    begins_ms = _begins(episode, time_map)
    captions: list[Caption] = []
    for number, span in enumerate(episode.spans):
        cutter = _cutter(span, time_map, room, lead or _nothing)
        latest_ms = begins_ms[number + 1] if number + 1 < len(begins_ms) else None
        before_ms = captions[-1].start_ms if captions else 0
        captions += _of_paragraph(number, span, cutter, (max(begins_ms[number], before_ms), latest_ms))
    starts_ms = [caption.start_ms for caption in captions]
    return [_long_enough(*pair) for pair in zip(captions, [*starts_ms[1:], 0], strict=True)]


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


def _begins(episode: Episode, time_map: TimeMap) -> list[int]:
    """Return when each paragraph begins, never falling.

    Paragraphs with the same printed time share the time up to the next: each
    begins when the map says, but as printed where that is only a little earlier.
    """
    begins: list[int] = []
    for span in episode.spans:
        likely_ms, own_ms = time_map.time_at(span.start), span.paragraph.play_ms
        before_ms = begins[-1] if begins else 0
        as_printed = own_ms is not None and before_ms <= own_ms and likely_ms - own_ms < _LITTLE_MS
        begins.append(own_ms if own_ms is not None and as_printed else max(before_ms, likely_ms))
    return begins


def _cutter(span: Span, time_map: TimeMap, room: Room, lead: Lead) -> Cutter:
    def time_at(place: int) -> int:
        return time_map.time_at(span.start + place)

    def lead_at(place: int) -> int:
        return lead(span, place)

    return Cutter(one_line(span.paragraph.text), room, time_at, lead_at)


def _of_paragraph(
    number: int, span: Span, cutter: Cutter, between_ms: tuple[int, int | None]
) -> Iterator[Caption]:
    """Yield the captions of a paragraph that begins and ends *between_ms*."""
    paragraph, (begin_ms, latest_ms) = span.paragraph, between_ms
    part = 0
    for stretch in _stretches(paragraph):
        is_cue = stretch.end_ms is not None and cutter.fits(stretch.start, stretch.end)
        pieces = [(stretch.start, stretch.end)] if is_cue else cutter.pieces(stretch.start, stretch.end)
        for start, end in pieces:
            if part:
                begin_ms = max(begin_ms, _begin(stretch, start, cutter, latest_ms))
            heard_ms = stretch.end_ms if end == stretch.end else None
            heard_ms = _last_word_ends(paragraph, start, end) if heard_ms is None else heard_ms
            end_ms = max(begin_ms, cutter.time_at(end) if heard_ms is None else heard_ms)
            breaks, heard = tuple(cutter.line_breaks(start, end)), heard_ms is not None
            yield Caption(number, part, start, end, begin_ms, end_ms, breaks, heard, is_cue)
            part += 1


def _begin(stretch: _Stretch, start: int, cutter: Cutter, latest_ms: int | None) -> int:
    """Return when the caption at *start* begins: as the file says, else as is likely before *latest_ms*."""
    if start == stretch.start and stretch.start_ms is not None:
        return stretch.start_ms
    likely_ms = cutter.time_at(start)
    return likely_ms if latest_ms is None else min(likely_ms, latest_ms)


def _last_word_ends(paragraph: Paragraph, start: int, end: int) -> int | None:
    """Return when the last word of `text[start:end]` ends, if the file says so."""
    last = bisect_left(paragraph.words, end, key=_start) - 1
    known = last >= 0 and paragraph.words[last].start >= start
    return paragraph.words[last].end_ms if known else None


def _start(word: Word) -> int:
    return word.start


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
    begin_ms, end_ms = caption.start_ms, caption.end_ms
    if caption.is_cue and end_ms > begin_ms:
        return caption
    long_ms = max(end_ms, begin_ms + SHORTEST_MS)
    if after_ms > begin_ms:
        long_ms = min(long_ms, after_ms)
    return replace(caption, end_ms=max(end_ms, long_ms) if caption.heard else long_ms)


def _nothing(_span: Span, _place: int) -> int:
    return 0
