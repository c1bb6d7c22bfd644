"""What a reader adds to a transcript.

Values here never change in place: an edit returns a new `Annotations`, so
undo is keeping the old one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

COLORS = ("gold", "coral", "mint", "sky", "lilac")
"""The five markers, in the order of the keys 1 to 5."""

BOOKMARK = "bookmark"
"""The kind of a mark that keeps a place and no words."""


@dataclass(frozen=True, slots=True)
class TextQuote:
    """The words that were marked and up to 32 characters on either side (W3C TextQuoteSelector)."""

    exact: str
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Around:
    """Prints of the words before and after a passage: hexadecimal digits, in reading order; see `prints`."""

    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Highlight:
    """A marked stretch of the transcript, `Episode.text[start:end]`.

    `kind` is empty for a quote. A `BOOKMARK` keeps the place where it
    begins: its words are only what that place is known by, and are shown
    nowhere. Other kinds are those of newer programs, and count as quotes.

    `created` and `modified` are UTC times in ISO 8601 with a final Z.
    `placed` is False for a mark whose words are not in the present
    transcript: it is kept and shown, and its `start`, `end` and `turn` mean
    nothing (they may lie outside of it); `aside` says that the reader wants
    it so, and need not be asked again. `start_ms` and `end_ms` are when it
    was spoken when it was marked, None where the transcript has no times. `speakers`
    are the names of those who say it, as far as they are known (`said_by`). `extra` holds fields that a newer
    or another program wrote, to be written back untouched.
    """

    id: str
    start: int
    end: int
    color: str
    quote: TextQuote
    turn: int = 0
    start_ms: int | None = None
    end_ms: int | None = None
    note: str = ""
    tags: tuple[str, ...] = ()
    created: str = ""
    modified: str = ""
    placed: bool = True
    look: bool = False
    found: TextQuote | None = None
    around: Around | None = field(default=None, compare=False, repr=False)
    kind: str = ""
    aside: bool = False
    speakers: tuple[str, ...] = field(default=(), compare=False)
    extra: Mapping[str, Any] = field(default_factory=dict, compare=False)

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a stretch of text: {self.start}..{self.end}")

    @property
    def is_bookmark(self) -> bool:
        return self.kind == BOOKMARK

    @property
    def words(self) -> TextQuote:
        """What stands at its place now, with its surroundings; the quote itself where that did not change."""
        return self.found or self.quote

    @property
    def state(self) -> str:
        """“placed”, “look” (a likely place, to be looked at) or “lost” (kept without a place)."""
        return "lost" if not self.placed else "look" if self.look else "placed"


def _reading_order(highlight: Highlight) -> tuple[int, int, str]:
    return highlight.start, highlight.end, highlight.id


@dataclass(frozen=True, slots=True)
class Annotations:
    """All highlights of one episode, in reading order."""

    highlights: tuple[Highlight, ...] = ()

    @staticmethod
    def of(highlights: Iterable[Highlight]) -> Annotations:
        """Return *highlights* in reading order; each id may occur once."""
        return Annotations(tuple(sorted(highlights, key=_reading_order)))

    @property
    def quotes(self) -> tuple[Highlight, ...]:
        """All but the bookmarks."""
        return tuple(h for h in self.highlights if not h.is_bookmark)

    def get(self, highlight_id: str) -> Highlight | None:
        return next((h for h in self.highlights if h.id == highlight_id), None)

    def put(self, highlight: Highlight) -> Annotations:
        """Return a copy with *highlight* added, or replaced if its id is known."""
        others = [h for h in self.highlights if h.id != highlight.id]
        return Annotations.of([*others, highlight])

    def remove(self, highlight_id: str) -> Annotations:
        return Annotations(tuple(h for h in self.highlights if h.id != highlight_id))

    def at(self, offset: int) -> tuple[Highlight, ...]:
        """Return the placed quotes over *offset*, the topmost (latest made) first."""
        over = [h for h in self.highlights if h.placed and not h.is_bookmark and h.start <= offset < h.end]
        return tuple(sorted(over, key=lambda h: h.created, reverse=True))
