"""Quotes go along when the text under them is corrected."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace

from earmark.model import anchors, wording
from earmark.model.annotations import Annotations, Highlight
from earmark.model.edition import Edition
from earmark.model.quotes import CONTEXT, quote_of
from earmark.model.retiming import Replacement, Rewording


def moved(annotations: Annotations, before: Edition, after: Edition) -> Annotations:
    """Return *annotations* of the text that *before* shows, at their words in the text that *after* shows.

    A quote whose words were corrected has the new ones from now on; one whose
    words are all gone is kept without a place, and has it again when they
    come back, unless the reader laid it aside. Both editions are of the same original.
    """
    if before.episode.text == after.episode.text and len(before.turns) == len(after.turns):
        return annotations
    paths = Paths(before, after)
    marks = annotations.highlights
    lost = Annotations(tuple(mark for mark in marks if not mark.placed and not mark.aside))
    found = anchors.put_back(lost, after.episode, same_text=False) if lost.highlights else lost
    aside = (mark for mark in marks if mark.aside)
    return Annotations.of([*(paths.moved(mark) for mark in marks if mark.placed), *found.highlights, *aside])


@dataclass(frozen=True, slots=True)
class _Stretch:
    """What is shown of one paragraph of the original: its pieces, one a line."""

    number: int
    start: int
    text: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)


class Paths:
    """Where each place of the text that *before* shows is in the text that *after* shows."""

    def __init__(self, before: Edition, after: Edition) -> None:
        self._was, self._now = before.episode, after.episode
        self._before = _stretches(before)
        self._after = _stretches(after)
        self._numbers = [stretch.number for stretch in self._after]
        self._rewordings: dict[int, Rewording] = {}

    def moved(self, mark: Highlight) -> Highlight:
        start, end = self.place(mark.start, end=False), self.place(mark.end, end=True)
        if start >= end or not self._now.text[start:end].strip():
            return replace(mark, placed=False)
        turn = self._now.span_at(start).turn
        old, new = self._was.text, self._now.text
        same = _around(old, mark.start, mark.end) == _around(new, start, end)
        if same and (start, end, turn) == (mark.start, mark.end, mark.turn):
            return mark
        moved = replace(mark, start=start, end=end, turn=turn)
        if same:
            return moved
        words = quote_of(new, start, end)
        return replace(moved, found=words) if mark.found else replace(moved, quote=words)

    def place(self, offset: int, *, end: bool = False) -> int:
        """Return where *offset* is now; of a paragraph that is gone, where its neighbour begins or ends."""
        k = bisect_right(self._before, offset - 1 if end else offset, key=_start) - 1
        if not self._before:
            return 0
        stretch = self._before[max(k, 0)]
        at = bisect_right(self._numbers, stretch.number) - 1
        if at < 0 or self._numbers[at] != stretch.number:
            return self._edge(at, end=end)
        other = self._after[at]
        place = min(max(offset - stretch.start, 0), len(stretch.text))
        if stretch.text != other.text:
            place = self._rewording(stretch, other).now(place, end=end)
        return other.start + place

    def _edge(self, at: int, *, end: bool) -> int:
        if end:
            return self._after[at].end if at >= 0 else 0
        return self._after[at + 1].start if at + 1 < len(self._after) else len(self._now.text)

    def _rewording(self, stretch: _Stretch, other: _Stretch) -> Rewording:
        known = self._rewordings.get(stretch.number)
        if known is None:
            was, now = stretch.text.replace("\n", " "), other.text.replace("\n", " ")
            parts = [
                Replacement(found.start, found.end, now[found.now_start : found.now_end])
                for found in wording.differences(was, now)
            ]
            known = self._rewordings[stretch.number] = Rewording(was, parts)
        return known


def _stretches(edition: Edition) -> list[_Stretch]:
    out: list[_Stretch] = []
    for span, piece in zip(edition.episode.spans, edition.pieces, strict=True):
        if out and out[-1].number == piece.paragraph_number:
            last = out.pop()
            out.append(_Stretch(last.number, last.start, f"{last.text}\n{span.paragraph.text}"))
        else:
            out.append(_Stretch(piece.paragraph_number, span.start, span.paragraph.text))
    return out


def _around(text: str, start: int, end: int) -> tuple[str, str, str]:
    return text[max(0, start - CONTEXT) : start], text[start:end], text[end : end + CONTEXT]


def _start(stretch: _Stretch) -> int:
    return stretch.start
