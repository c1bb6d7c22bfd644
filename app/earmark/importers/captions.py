"""Pieces that are captions, cut every few seconds in the middle of sentences -> cues."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from earmark.importers import joining
from earmark.importers.cues import Cue
from earmark.importers.pieces import Piece

_FEWEST = 8
_NEARLY_ALL = 0.9
_LONGEST_USUAL = 130
"""Characters: a caption has two lines of 42 at most, a panel of them a little more."""
_TORN = 0.3
_ENDS = (".", "?", "!", "…", "”", '"', "’", ")", "]", "♪", "。", "！", "？")


def are_captions(pieces: Sequence[Piece]) -> bool:
    """Return whether *pieces* were cut by time, not by sense."""
    spoken = [piece for piece in pieces if piece.lines]
    if len(spoken) < _FEWEST or sum(piece.stamp is not None for piece in spoken) < _NEARLY_ALL * len(spoken):
        return False
    if median(sum(map(len, piece.lines)) for piece in spoken) > _LONGEST_USUAL:
        return False
    within = [(a, b) for a, b in pairwise(spoken) if not b.label]
    torn = sum(not a.lines[-1].endswith(_ENDS) for a, _ in within)
    return len(within) > len(spoken) // 2 and torn >= _TORN * len(within)


def cues_of(pieces: Sequence[Piece]) -> list[Cue]:
    """Return *pieces* as cues: each lasts until the next begins."""
    spoken = [piece for piece in pieces if piece.lines]
    starts = [piece.stamp.time_ms if piece.stamp else None for piece in spoken]
    return [
        Cue(joining.joined(piece.lines), start_ms, end_ms, piece.label)
        for piece, start_ms, end_ms in zip(spoken, starts, [*starts[1:], None], strict=False)
    ]
