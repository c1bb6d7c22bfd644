"""Code points of `Episode.text` to Qt's positions and blocks, and back: the one place.

Qt counts UTF-16 units, so a character outside the Basic Multilingual Plane
counts twice. A document has one block a paragraph; in the stacked layout a
heading block (name and time) stands before each turn, which the episode's
text does not have.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate

from earmark.model.episode import Span

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


def utf16_length(text: str) -> int:
    """Return how many positions *text* takes in a Qt document."""
    return len(text) + (0 if text.isascii() else len(_ASTRAL.findall(text)))


class TextOffsets:
    """The places of one episode's text in one document.

    Args:
        text: The text of the episode.
        spans: Its paragraphs in reading order.
        headings: For each paragraph, the text of the heading block that
            stands before it, or None; empty if the document has no headings.

    Everything asked for outside the text is answered by its nearest end.
    """

    def __init__(self, text: str, spans: Sequence[Span], headings: Sequence[str | None] = ()) -> None:
        self._length = len(text)
        self._astral = [found.start() for found in _ASTRAL.finditer(text)]
        self._astral_units = [offset + k for k, offset in enumerate(self._astral)]
        titles = list(headings) or [None] * len(spans)
        # Headings by the place they stand before, in units of the text without headings.
        self._shifts = [0, *accumulate(utf16_length(t) + 1 for t in titles if t is not None)]
        places = [self._units(s.start) for s, t in zip(spans, titles, strict=True) if t is not None]
        self._heading_units = places
        self._heading_positions = [u + shift for u, shift in zip(places, self._shifts, strict=False)]
        has_heading = [title is not None for title in titles]
        self._blocks = [k + above for k, above in enumerate(accumulate(has_heading))]

    def position(self, offset: int) -> int:
        """Return the document position of the character at *offset*."""
        units = self._units(min(max(0, offset), self._length))
        return units + self._shifts[bisect_right(self._heading_units, units)]

    def offset(self, position: int) -> int:
        """Return the code point at the document *position*.

        Inside a heading, the start of its paragraph; between the two halves
        of a character, the character.
        """
        k = bisect_right(self._heading_positions, position)
        units = max(0, position - self._shifts[k])
        if k:
            units = max(units, self._heading_units[k - 1])
        return min(units - bisect_left(self._astral_units, units), self._length)

    def block(self, span: int) -> int:
        """Return the number of the block that shows the paragraph *span*."""
        return self._blocks[span]

    def span(self, block: int) -> int | None:
        """Return which paragraph the block shows; None for a heading."""
        k = bisect_left(self._blocks, block)
        return k if k < len(self._blocks) and self._blocks[k] == block else None

    def _units(self, offset: int) -> int:
        return offset + bisect_left(self._astral, offset)
