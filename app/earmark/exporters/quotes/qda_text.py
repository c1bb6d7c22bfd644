"""The transcript as the text of a QDA project: each turn under its name and time."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from earmark.exporters.quotes.row import Row, clean
from earmark.exporters.wording import names_of, one_line
from earmark.model.clock_text import stamp
from earmark.model.episode import Episode, Turn


class QdaText:
    """The text, and where in it the places of `Episode.text` are. All are counted in code points."""

    def __init__(self, episode: Episode) -> None:
        self._spans = episode.spans
        self._starts = [span.start for span in episode.spans]
        self._there: list[int] = []
        pieces: list[str] = []
        length = 0
        for number, (turn, name) in enumerate(zip(episode.turns, names_of(episode), strict=True)):
            lines = [_head(turn, clean(name)), *(one_line(clean(p.text)) for p in turn.paragraphs)]
            gap = "\n" if number else ""
            length += len(gap)
            for place, line in enumerate(lines):
                if place:
                    self._there.append(length)
                length += len(line) + 1
            pieces.append(gap + "".join(f"{line}\n" for line in lines))
        self.text = "".join(pieces)

    @property
    def has_times(self) -> bool:
        return any(span.paragraph.play_ms is not None for span in self._spans)

    def times(self) -> Iterator[tuple[int, int]]:
        """Yield where each paragraph with a time begins, and the time in ms."""
        for there, span in zip(self._there, self._spans, strict=True):
            if span.paragraph.play_ms is not None:
                yield there, span.paragraph.play_ms

    def range_of(self, row: Row) -> tuple[int, int]:
        """Return where the words of a placed quote begin and end."""
        start, end = row.start or 0, row.end or 0
        return self._place(start, start), self._place(end - 1, end)

    def _place(self, within: int, offset: int) -> int:
        """Return *offset*, in the paragraph that holds *within*, as a place of the text."""
        number = max(0, bisect_right(self._starts, within) - 1)
        return self._there[number] + offset - self._starts[number]


def _head(turn: Turn, name: str) -> str:
    start_ms = turn.paragraphs[0].play_ms if turn.paragraphs else None
    time = "" if start_ms is None else f"({stamp(start_ms)})"
    return " ".join(piece for piece in (name, time) if piece)
