"""An episode as the JSON transcript of Podcasting 2.0.

A segment is a word where the times of words are known, a cue where those of
cues are, else a paragraph. `paragraph`, which the standard does not have,
numbers the paragraphs, so that they can be put together again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

import msgspec

from earmark.exporters.captions import timed
from earmark.exporters.wording import names_of, one_line
from earmark.model.episode import Episode, Paragraph, Word
from earmark.model.time_map import TimeMap
from earmark.model.unspaced import is_unspaced

_VERSION = "1.0.0"
_CLOSING = ".,!?;:…%)]}»”’。，、！？；："
"""Signs that recognisers write as words of their own, and that belong to the word before them."""
_Part = tuple[str, int, int | None]
"""The text of a segment, when it begins, and when it ends."""


def write(episode: Episode) -> str:
    """Return *episode* as JSON with a line for each segment.

    Raises:
        UserError: It has no times.
    """
    time_map = timed(episode)
    names = names_of(episode)
    segments = [
        _segment(names[span.turn], number, part)
        for number, span in enumerate(episode.spans, 1)
        for part in _parts(span.paragraph, *_between(episode, time_map, number - 1))
    ]
    lines = ",\n".join(msgspec.json.encode(segment).decode() for segment in segments)
    return f'{{"version":"{_VERSION}","segments":[\n{lines}\n]}}\n'


def _segment(name: str, number: int, part: _Part) -> dict[str, object]:
    body, start_ms, end_ms = part
    segment: dict[str, object] = {"speaker": name} if name else {}
    segment["startTime"] = max(0, start_ms) / 1000
    if end_ms is not None and end_ms > start_ms:
        segment["endTime"] = end_ms / 1000
    return segment | {"body": body, "paragraph": number}


def _between(episode: Episode, time_map: TimeMap, number: int) -> tuple[int, int | None]:
    """Return when a paragraph begins and when the next does, if the file says so."""
    span = episode.spans[number]
    own_ms = span.paragraph.play_ms
    after = episode.spans[number + 1 : number + 2]
    return (
        time_map.time_at(span.start) if own_ms is None else own_ms,
        after[0].paragraph.play_ms if after else None,
    )


def _parts(paragraph: Paragraph, start_ms: int, end_ms: int | None) -> Iterator[_Part]:
    text = one_line(paragraph.text)
    if not text.strip():
        return
    known = _parted(text, paragraph.words or paragraph.cues)
    if not known:
        yield text.strip(), start_ms, end_ms
        return
    begins = [0, *(word.start for word in known[1:]), len(text)]
    for word, (begin, end) in zip(known, pairwise(begins), strict=True):
        yield text[begin:end].strip(), word.start_ms if begin else start_ms, word.end_ms


def _parted(text: str, words: Sequence[Word]) -> list[Word]:
    """Return *words*, as one those that whoever puts the segments together would part or join wrongly."""
    parted: list[Word] = []
    for word in words:
        is_sign = not text[word.start : word.end].strip(_CLOSING)
        if not parted or (_is_parted(text, word.start) and not is_sign):
            parted.append(word)
        elif word.start > parted[-1].start:
            parted[-1] = replace(parted[-1], end=word.end, end_ms=max(parted[-1].end_ms, word.end_ms))
    return parted


def _is_parted(text: str, place: int) -> bool:
    """Whether a space stands before *place*, or none in a script that has none."""
    if not 1 < place < len(text):
        return False
    has_space = text[place - 1] == " "
    last = text[place - 2] if has_space else text[place - 1]
    unspaced = is_unspaced(last) and is_unspaced(text[place])
    return not last.isspace() and has_space != unspaced
