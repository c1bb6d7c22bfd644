"""The original episode, what the reader put right in it, and the episode that both make.

Views know only the episode that is shown; corrections only the original.
Here is what lies between: which place is where, and what was corrected.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import NamedTuple

from earmark.model.corrections import Corrections, TextChange, TimeChange, TurnStart
from earmark.model.episode import Episode, Remark, Span, Turn
from earmark.model.pieces import Piece, pieces_of
from earmark.model.voices import Cast, Voices


def corrected(original: Episode, corrections: Corrections) -> Episode:
    """Return *original* as the reader put it right; the very same where nothing is."""
    return Edition(original, corrections).episode


class Mark(NamedTuple):
    """A corrected stretch of the shown text, and what stands there in the original."""

    start: int
    end: int
    was: str
    change: TextChange


@dataclass(frozen=True, slots=True)
class ShownTurn:
    """A turn of the shown episode: where it begins in the original.

    `starts` are all places where a turn begins since the last words of the
    turn before: the last one is this turn's; at the others, nothing is left.
    """

    speaker: str | None
    """Its key."""
    starts: tuple[int, ...]


class _Made(NamedTuple):
    episode: Episode
    cast: Cast
    all_pieces: tuple[Piece, ...]
    pieces: tuple[Piece, ...]
    turns: tuple[ShownTurn, ...]


@dataclass(frozen=True)
class Edition:
    """One state of a transcript.

    The corrections must fit the original: they come from the verbs in
    `correcting`, or through `corrections_placing.place`.
    """

    original: Episode
    corrections: Corrections = field(default_factory=Corrections)

    @property
    def episode(self) -> Episode:
        """The episode as it is shown."""
        return self._made.episode if self.corrections else self.original

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The paragraphs of the shown episode, one for each of its `spans`: where they come from."""
        return self._made.pieces

    @property
    def all_pieces(self) -> tuple[Piece, ...]:
        """The `pieces`, and those of which nothing is left to show."""
        return self._made.all_pieces

    @property
    def turns(self) -> tuple[ShownTurn, ...]:
        """The turns of the shown episode, one for each of its `turns`: where they come from."""
        return self._made.turns

    @property
    def cast(self) -> Cast:
        """The speakers of the shown episode, and what their keys are."""
        return self._made.cast

    @cached_property
    def voices(self) -> Voices:
        """Who speaks, by key."""
        return Voices(self.original, self.corrections)

    @cached_property
    def marks(self) -> tuple[Mark, ...]:
        """The stretches of the shown text whose words were put right, in order."""
        return tuple(
            Mark(span.start + start, span.start + end, change.was, change)
            for span, piece in zip(self.episode.spans, self.pieces, strict=True)
            for start, end, change in piece.corrected()
        )

    def marks_in(self, start: int, end: int) -> tuple[Mark, ...]:
        """Return the marks that touch `text[start:end]` of the shown text."""
        return tuple(mark for mark in self.marks if mark.start <= end and start <= mark.end)

    def turn_change(self, turn: int) -> TurnStart | None:
        """Return the correction by which that shown turn begins or has its speaker, if there is one."""
        at = self.turns[turn].starts[-1]
        return next((e for e in self.corrections.turns if e.placed and e.start == at), None)

    def time_change(self, paragraph: int) -> TimeChange | None:
        """Return the correction of the time of that shown paragraph, if there is one."""
        at = self.pieces[paragraph].at
        return next((e for e in self.corrections.times if e.placed and e.start == at), None)

    def paragraph_at(self, offset: int) -> int:
        """Return which shown paragraph holds *offset* of the shown text, or is nearest."""
        return max(0, bisect_right(self.episode.spans, offset, key=_start) - 1)

    def to_original(self, offset: int, *, end: bool = False) -> int:
        """Return where *offset* of the shown text is in the original.

        Within new words, it is where the old ones begin, or end if it is the
        *end* of something.
        """
        if not self.pieces:
            return 0
        k = self.paragraph_at(offset)
        span = self.episode.spans[k]
        return self.pieces[k].to_original(min(offset, span.end) - span.start, end=end)

    def to_shown(self, offset: int, *, end: bool = False) -> int:
        """Return where *offset* of the original is in the shown text.

        Within replaced words, it is where the new ones begin, or end if it is
        the *end* of something; what is not shown is at the end of what stands
        before it.
        """
        k = bisect_right(self.pieces, offset, key=_start) - 1
        if k < 0:
            return 0
        piece = self.pieces[k]
        return self.episode.spans[k].start + piece.to_shown(min(offset, piece.end), end=end)

    @cached_property
    def _made(self) -> _Made:
        pieces = tuple(pieces_of(self.original, self.corrections))
        turns = _turns(pieces)
        shown = tuple(piece for piece in pieces if piece.is_shown)
        cast = self.voices.cast([turn.speaker for turn, _ in turns])
        if not self.corrections:
            return _Made(self.original, cast, pieces, shown, tuple(turn for turn, _ in turns))
        episode = replace(
            self.original,
            speakers=cast.speakers,
            turns=tuple(_turn(cast.index(turn.speaker), parts) for turn, parts in turns),
            remarks=tuple(_remarks(self.original.remarks, shown)),
        )
        return _Made(episode, cast, pieces, shown, tuple(turn for turn, _ in turns))


def _turns(pieces: Sequence[Piece]) -> list[tuple[ShownTurn, list[Piece]]]:
    """Return the turns that have words, with their paragraphs."""
    turns: list[tuple[ShownTurn, list[Piece]]] = []
    starts: list[int] = []
    speaker: str | None = None
    for piece in pieces:
        if piece.is_turn:
            starts.append(piece.at)
            speaker = piece.opens
        if not piece.is_shown:
            continue
        if starts:
            turns.append((ShownTurn(speaker, tuple(starts)), []))
            starts = []
        turns[-1][1].append(piece)
    return turns


def _turn(speaker: int | None, pieces: Sequence[Piece]) -> Turn:
    return Turn(speaker, tuple(piece.paragraph for piece in pieces))


def _remarks(remarks: Sequence[Remark], shown: Sequence[Piece]) -> Iterator[Remark]:
    """Yield *remarks*, each about the paragraph that shows what it was about."""
    places: dict[int, int] = {}
    for place, piece in enumerate(shown):
        places.setdefault(piece.paragraph_number, place)
    for remark in remarks:
        now = None if remark.paragraph is None else places.get(remark.paragraph)
        yield remark if now == remark.paragraph else replace(remark, paragraph=now)


def _start(part: Span | Piece) -> int:
    return part.start
