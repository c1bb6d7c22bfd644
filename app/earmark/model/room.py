"""A part of the audio in which words are put, without what is not in the transcript."""

from __future__ import annotations

from collections.abc import Sequence

from earmark.model.sync import Stretch


class Room:
    """From *begin_ms* to *end_ms* of the audio without *untold*, which is in order and does not overlap.

    The time in it counts from 0 to `length_ms`.
    """

    def __init__(self, begin_ms: int, end_ms: int, untold: Sequence[Stretch] = ()) -> None:
        self._pieces: list[Stretch] = []
        for stretch in untold:
            if begin_ms < stretch.from_ms < end_ms:
                self._pieces.append(Stretch(begin_ms, stretch.from_ms))
            begin_ms = max(begin_ms, min(stretch.to_ms, end_ms))
        self._pieces.append(Stretch(begin_ms, max(begin_ms, end_ms)))
        self.length_ms = sum(piece.to_ms - piece.from_ms for piece in self._pieces)

    def stretch(self, begin_ms: float, end_ms: float) -> Stretch:
        """Return that part of the room in the audio's time, held inside of it, ended where it is broken."""
        left_ms = max(0, round(begin_ms))
        piece = self._pieces[0]
        for piece in self._pieces:
            length_ms = piece.to_ms - piece.from_ms
            if left_ms < length_ms:
                break
            left_ms -= length_ms
        else:
            left_ms = piece.to_ms - piece.from_ms
        start_ms = piece.from_ms + left_ms
        return Stretch(start_ms, min(piece.to_ms, start_ms + max(0, round(end_ms - begin_ms))))
