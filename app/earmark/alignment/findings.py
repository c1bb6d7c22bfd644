"""What listening found out, as values of the model: places count in the original text from here on.

It listens for the words that are shown, so that what was put right helps;
what is kept must not depend on what is put right later.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from earmark.alignment.outcome import HeardWord as OutcomeWord
from earmark.alignment.outcome import Outcome
from earmark.model.edition import Edition
from earmark.model.sync import Found, HeardWord, Segment, Stretch, Unspoken, WrongTime

_WORD = re.compile(r"\S+")


class _Range(NamedTuple):
    start: int
    end: int


def found_of(outcome: Outcome, edition: Edition, when: str) -> Found:
    """Return all of *outcome* but the words; it was made for the text that *edition* shows.

    *when* is UTC, ISO 8601 with a final Z.
    """
    return Found(
        when=when,
        text_digest=edition.original.text_digest,
        duration_ms=outcome.duration_ms,
        placed=sum(word.start_ms is not None for word in outcome.words),
        words=len(outcome.words),
        estimated=outcome.estimated,
        segments=tuple(Segment(one.from_ms, one.to_ms, one.shift_ms) for one in outcome.segments),
        not_in_transcript=tuple(Stretch(one.from_ms, one.to_ms) for one in outcome.not_in_transcript),
        not_in_audio=tuple(_not_in_audio(outcome, edition)),
        wrong_times=tuple(
            WrongTime(edition.pieces[wrong.paragraph].at, wrong.stamp_ms, wrong.heard_ms)
            for wrong in outcome.wrong_stamps
        ),
    )


def heard_of(words: Sequence[OutcomeWord], edition: Edition) -> tuple[HeardWord, ...]:
    """Return those of *words*, all of the text that *edition* shows, that were placed, in reading order.

    Where other words are shown than stand in the original, they take the
    place of those, one for one if they are as many, else as one.
    """
    places = _places(edition)
    if not edition.corrections:
        pairs = zip(places, words, strict=True)
        return tuple(_heard(place, (word,)) for place, word in pairs if word.start_ms is not None)
    originals = [
        _Range(edition.to_original(place.start), edition.to_original(place.end, end=True)) for place in places
    ]
    out: list[HeardWord] = []
    for place, group in groupby(zip(originals, words, strict=True), key=_place):
        out += _shared(edition.original.text, place, [word for _, word in group])
    return tuple(out)


def _places(edition: Edition) -> list[_Range]:
    """Return where each word of the shown text stands in it."""
    return [
        _Range(span.start + match.start(), span.start + match.end())
        for span in edition.episode.spans
        for match in _WORD.finditer(span.paragraph.text)
    ]


def _shared(original: str, place: _Range, words: Sequence[OutcomeWord]) -> Iterator[HeardWord]:
    """Yield what was heard of *words*, which all stand for `original[place]`."""
    there = [_Range(*match.span()) for match in _WORD.finditer(original, place.start, place.end)]
    if len(there) == len(words):
        yield from (
            _heard(one, (word,)) for one, word in zip(there, words, strict=True) if word.start_ms is not None
        )
        return
    heard = [word for word in words if word.start_ms is not None]
    if heard and there:
        yield _heard(place, heard)


def _heard(place: _Range, words: Sequence[OutcomeWord]) -> HeardWord:
    start_ms = words[0].start_ms or 0
    end_ms = max(start_ms, words[-1].end_ms or 0)
    return HeardWord(*place, start_ms, end_ms, min(word.confidence for word in words))


def _not_in_audio(outcome: Outcome, edition: Edition) -> Iterator[Unspoken]:
    places = _places(edition) if outcome.not_in_audio else []
    starts = [place.start for place in places]
    for gap in outcome.not_in_audio:
        first = bisect_left(starts, edition.episode.spans[gap.paragraph].start)
        own = places[first + gap.from_word : first + gap.to_word]
        yield Unspoken(edition.to_original(own[0].start), edition.to_original(own[-1].end, end=True))


def _place(pair: tuple[_Range, OutcomeWord]) -> _Range:
    return pair[0]
