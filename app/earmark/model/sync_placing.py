"""Putting a sync on the text that is shown: anchors and words at their places in it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from earmark.model import anchors
from earmark.model.annotations import Annotations, Highlight
from earmark.model.edition import Edition
from earmark.model.episode import Episode, Word
from earmark.model.joining import stamp
from earmark.model.retiming import Rewording
from earmark.model.sync import Anchor, Found, HeardWord, Pin, Segment, Stretch, Sync, Synced, Unspoken


def place(sync: Sync, original: Episode) -> Sync:
    """Return *sync* with each anchor at its words in the text of *original*, or marked as unplaced."""
    if all(_is_there(anchor, original.text) for anchor in sync.anchors):
        return replace(sync, anchors=tuple(replace(anchor, placed=True) for anchor in sync.anchors))
    marks = Annotations(
        tuple(_mark(k, anchor) for k, anchor in enumerate(sync.anchors) if anchor.quote.exact)
    )
    found = anchors.put_back(marks, original, same_text=False)
    starts = {mark.id: mark.start for mark in found.highlights if mark.placed}
    return replace(
        sync,
        anchors=tuple(
            replace(anchor, start=starts.get(str(k), anchor.start), placed=str(k) in starts)
            for k, anchor in enumerate(sync.anchors)
        ),
    )


def shown_on(edition: Edition, sync: Sync, heard: Sequence[HeardWord] = ()) -> Synced:
    """Return *sync* on the text that *edition* shows.

    Args:
        edition: The transcript as it is shown.
        sync: Of the audio that is heard.
        heard: The words that were heard, in the original text of *edition*, in reading order.
    """
    if sync.offset_ms is not None:
        return Synced(offset_ms=sync.offset_ms)
    there = sorted((one for one in place(sync, edition.original).anchors if one.placed), key=_age)
    pins = tuple(Pin(edition.to_shown(anchor.start), anchor.audio_ms) for anchor in there)
    words = tuple(heard_on(edition, heard))
    if sync.found is None:
        return Synced(pins, heard=words)
    return Synced(
        pins,
        None,
        _segments(sync.found),
        _untold(sync.found),
        tuple(_unspoken(edition, sync.found)),
        words,
    )


def heard_on(edition: Edition, heard: Sequence[HeardWord]) -> Iterable[HeardWord]:
    """Return words of the original in the text that is shown; what was put right keeps its time."""
    return _heard_on(edition, heard) if edition.corrections else heard


def _heard_on(edition: Edition, heard: Sequence[HeardWord]) -> Iterator[HeardWord]:
    starts = [word.start for word in heard]
    for span, piece in zip(edition.episode.spans, edition.pieces, strict=True):
        own = heard[bisect_left(starts, piece.start) : bisect_left(starts, piece.end)]
        if piece.rewording is not None:
            yield from _reworded(span.start, piece.start, piece.rewording, own)
            continue
        by = span.start - piece.start
        for word in own:
            yield word._replace(start=word.start + by, end=min(word.end + by, span.end))


def _reworded(
    start: int, was_start: int, rewording: Rewording, heard: Sequence[HeardWord]
) -> Iterator[HeardWord]:
    """Yield words of a paragraph some of whose words were replaced; those that share a time are not sure."""
    sure = {(word.start_ms, word.end_ms): word.confidence for word in heard}
    words = [Word(word.start - was_start, word.end - was_start, word.start_ms, word.end_ms) for word in heard]
    for word in rewording.words(words):
        times = (word.start_ms, word.end_ms)
        yield HeardWord(start + word.start, start + word.end, *times, sure.get(times, 0.0))


def _is_there(anchor: Anchor, text: str) -> bool:
    quote, start = anchor.quote, anchor.start
    end = start + len(quote.exact)
    return (
        bool(quote.exact)
        and text[start:end] == quote.exact
        and text[max(0, start - len(quote.prefix)) : start] == quote.prefix
        and text[end : end + len(quote.suffix)] == quote.suffix
    )


def _mark(number: int, anchor: Anchor) -> Highlight:
    end = anchor.start + len(anchor.quote.exact)
    return Highlight(str(number), anchor.start, end, "", anchor.quote)


def _age(anchor: Anchor) -> str:
    return stamp(anchor.modified)


def _segments(found: Found) -> tuple[Segment, ...]:
    return tuple(sorted(found.segments))


def _untold(found: Found) -> tuple[Stretch, ...]:
    """Return the stretches of the audio in order, those that overlap as one."""
    out: list[Stretch] = []
    for stretch in sorted(found.not_in_transcript):
        if out and stretch.from_ms <= out[-1].to_ms:
            out[-1] = Stretch(out[-1].from_ms, max(out[-1].to_ms, stretch.to_ms))
        elif stretch.from_ms < stretch.to_ms:
            out.append(stretch)
    return tuple(out)


def _unspoken(edition: Edition, found: Found) -> Iterator[Unspoken]:
    if found.text_digest != edition.original.text_digest:
        return
    for gap in found.not_in_audio:
        start, end = edition.to_shown(gap.start), edition.to_shown(gap.end, end=True)
        if start < end:
            yield Unspoken(start, end)
