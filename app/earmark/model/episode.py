"""What was said in an episode. Values here never change after import.

Two units only: times are integer milliseconds (`_ms`), places are half-open
ranges of code points in `Episode.text`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

PARAGRAPH_BREAK = "\n"
"""What stands between two paragraphs in `Episode.text`."""


@dataclass(frozen=True, slots=True)
class Word:
    """When a word or a longer stretch is spoken. `start` and `end` are code points in the paragraph."""

    start: int
    end: int
    start_ms: int
    end_ms: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch of one speaker's talk.

    `start_ms` is the time as it stands in the file, or None where the file
    has none; `inferred_ms` is a better guess for playing, set only where the
    printed time is missing or cannot be true; `stamp` is the time as it was
    spelled, kept only where it was spelled badly. `words` is filled only
    where the file (or listening) says when each word is spoken. `cues` are
    the stretches of several words for which the file says it, where it does
    not say it word by word. `sponsor` marks a sponsor read: often one
    paragraph in the middle of the host's turn.
    """

    text: str
    start_ms: int | None = None
    inferred_ms: int | None = None
    stamp: str = ""
    words: tuple[Word, ...] = ()
    sponsor: bool = False
    cues: tuple[Word, ...] = ()

    @property
    def play_ms(self) -> int | None:
        """When to start playing this paragraph: the inferred time before the printed one."""
        return self.start_ms if self.inferred_ms is None else self.inferred_ms


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says before the next one does. `speaker` indexes `Episode.speakers`."""

    speaker: int | None
    paragraphs: tuple[Paragraph, ...]


ROLES = ("host", "guest", "caller", "sponsor", "other")


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who talks.

    `palette` is the number of the colour that the reader chose; None: their
    place in `Episode.speakers` (host first). `role` is one of `ROLES`, or
    empty where nobody said.
    """

    name: str
    palette: int | None = None
    role: str = ""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A named part, as the file itself names it."""

    title: str
    start_ms: int


REMARK_KINDS = ("time", "label", "furniture", "stray", "doubled", "empty")
"""An impossible or missing time; a name that was guessed; a head or foot, a stray word or a doubled line
that was left out; a name or time without words. All else has no kind."""


@dataclass(frozen=True, slots=True)
class Box:
    """Where words stand on a page, in points from its top left corner as it is shown."""

    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Remark:
    """Something the reader of the file repaired or could not decide, in words.

    `doubtful` remarks are those where a line may stand in the wrong turn.
    `kind` says what was found, one of `REMARK_KINDS`; `paragraph` which one
    it is about, as an index of `Episode.spans`; `words` what was left out or
    is doubtful, as it stands in the file; `boxes` where on `page` that
    stands. By them it can be shown and mended.
    """

    text: str
    page: int | None = None
    time_ms: int | None = None
    doubtful: bool = False
    kind: str = ""
    paragraph: int | None = None
    words: str = ""
    boxes: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class Span:
    """Where a paragraph lies: which turn, and which part of `Episode.text`."""

    turn: int
    index: int
    start: int
    end: int
    paragraph: Paragraph


@dataclass(frozen=True)
class Episode:
    """One transcript, in reading order."""

    title: str = ""
    show: str = ""
    number: str = ""
    speakers: tuple[Speaker, ...] = ()
    turns: tuple[Turn, ...] = ()
    chapters: tuple[Chapter, ...] = ()
    remarks: tuple[Remark, ...] = field(default=())
    date: str = ""
    """When it was published, as `2023-10-24`; empty where the file does not say."""

    @cached_property
    def spans(self) -> tuple[Span, ...]:
        """Every paragraph with its place in `text`, in reading order."""
        spans: list[Span] = []
        at = 0
        for number, turn in enumerate(self.turns):
            for index, paragraph in enumerate(turn.paragraphs):
                end = at + len(paragraph.text)
                spans.append(Span(number, index, at, end, paragraph))
                at = end + len(PARAGRAPH_BREAK)
        return tuple(spans)

    @cached_property
    def text(self) -> str:
        """All paragraphs, one a line."""
        return PARAGRAPH_BREAK.join(p.text for turn in self.turns for p in turn.paragraphs)

    @cached_property
    def text_digest(self) -> str:
        """A digest of `text`: sidecars and word times know by it whether they still fit."""
        import hashlib  # it takes 3 ms to load, and who only reads a transcript has no need of it

        return "sha256:" + hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    @cached_property
    def _starts(self) -> list[int]:
        return [span.start for span in self.spans]

    def span_at(self, offset: int) -> Span:
        """Return the paragraph that holds *offset*, or the nearest one.

        Raises:
            IndexError: The episode has no paragraphs.
        """
        return self.spans[max(0, bisect_right(self._starts, offset) - 1)]

    def speaker_of(self, turn: int) -> Speaker | None:
        index = self.turns[turn].speaker
        return None if index is None else self.speakers[index]

    def palette_of(self, speaker: int | None) -> int | None:
        """Return the number of the colour of the speaker at that index of `speakers`."""
        return palette_of(self.speakers, speaker)


def palette_of(speakers: Sequence[Speaker], speaker: int | None) -> int | None:
    """Return the number of the colour of the speaker at that index of *speakers*; None for nobody known."""
    if speaker is None:
        return None
    chosen = speakers[speaker].palette
    return speaker if chosen is None else chosen
