"""Pieces that are captions, cut every few seconds in the middle of sentences -> cues."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise
from statistics import median

from earmark.importers import joining
from earmark.importers.cues import Cue
from earmark.importers.pieces import Piece

_FEWEST = 8
_NEARLY_ALL = 0.9
_LONGEST_USUAL = 130
"""Characters: a caption has two lines of 42 at most, a panel of them a little more."""
_TORN = 0.3
_RARELY_TORN = 0.05
_QUICK_MS = 6000
_SECOND_MS = 1000
_ENDS = (".", "?", "!", "…", "”", '"', "’", ")", "]", "♪", "。", "！", "？")


def are_captions(pieces: Sequence[Piece]) -> bool:
    """Return whether *pieces* were cut by time, not by sense."""
    spoken = [piece for piece in pieces if piece.lines]
    if len(spoken) < _FEWEST or sum(piece.stamp is not None for piece in spoken) < _NEARLY_ALL * len(spoken):
        return False
    if median(sum(map(len, piece.lines)) for piece in spoken) > _LONGEST_USUAL:
        return False
    within = _within_turns(spoken)
    torn = sum(not a.lines[-1].endswith(_ENDS) for a, _ in within)
    if len(within) <= len(spoken) // 2:
        return False
    least = _RARELY_TORN if any(piece.label for piece in spoken) else 0
    return torn >= _TORN * len(within) or (torn >= least * len(within) and _are_quick(spoken))


def _within_turns(pieces: Sequence[Piece]) -> list[tuple[Piece, Piece]]:
    """Return the pairs of neighbours of which nothing says that two people say them."""
    pairs = []
    speaker = ""
    for before, piece in pairwise(pieces):
        speaker = before.label or speaker
        if piece.label in ("", speaker):
            pairs.append((before, piece))
    return pairs


def _are_quick(pieces: Sequence[Piece]) -> bool:
    """Return whether *pieces* follow each other as fast as captions do, even if many are whole sentences."""
    starts = [piece.stamp.time_ms for piece in pieces if piece.stamp]
    return median(b - a for a, b in pairwise(starts)) <= _QUICK_MS


def cues_of(pieces: Sequence[Piece]) -> list[Cue]:
    """Return *pieces* as cues: each lasts until the next begins."""
    spoken = [piece for piece in pieces if piece.lines]
    starts = _spread([piece.stamp.time_ms if piece.stamp else None for piece in spoken])
    return [
        Cue(joining.joined(piece.lines), start_ms, end_ms, piece.label)
        for piece, start_ms, end_ms in zip(spoken, starts, [*starts[1:], None], strict=False)
    ]


def _spread(times: Sequence[int | None]) -> list[int | None]:
    """Return *times*, which are whole seconds, with those that fall in one second spread over it."""
    spread: list[int | None] = []
    for time_ms, same in groupby(times):
        count = len(list(same))
        spread += [None if time_ms is None else time_ms + k * _SECOND_MS // count for k in range(count)]
    return spread
