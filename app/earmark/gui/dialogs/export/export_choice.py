"""What the reader has chosen in the export dialog."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from earmark.audio.clips import KINDS
from earmark.exporters.quotes.options import Options


class Which(StrEnum):
    """Which quotes go out."""

    ALL = "all"
    SHOWN = "shown"
    SELECTED = "selected"


WHICH_NAMES = {
    Which.ALL: "All in this episode",
    Which.SHOWN: "Shown by the filter",
    Which.SELECTED: "Selected",
}


@dataclass(frozen=True, slots=True)
class ExportChoice:
    """A format by name, the quotes, and what is in them.

    `clips`: with a sound file for each quote. `sound`: with the audio itself
    in the file, if that is a web page. `kind`: what clips are written as.
    """

    format: str = "html"
    which: Which = Which.ALL
    options: Options = field(default_factory=Options)
    clips: bool = False
    sound: bool = False
    kind: str = KINDS[0].name

    @property
    def embeds(self) -> bool:
        """Whether the audio goes into the file."""
        return self.sound and self.format == "html" and self.options.times


@dataclass(frozen=True, slots=True)
class ClipRow:
    """A clip that will be written: its file's name, how long it is, and what is said of it."""

    name: str
    duration_ms: int
    words: str


@dataclass(frozen=True, slots=True)
class ClipFacts:
    """What is known of the clips of the chosen quotes; `reason` says why there are none."""

    rows: tuple[ClipRow, ...] = ()
    size: int = 0
    reason: str = ""


def size_in_words(size: int) -> str:
    """Return a number of bytes as “24 KB” or “3.8 MB”."""
    if size < 1_000:
        return f"{size} B"
    if size < 999_500:
        return f"{round(size / 1_000)} KB"
    millions = size / 1_000_000
    return f"{millions:.1f} MB" if millions < 9.95 else f"{round(millions):,} MB".replace(",", " ")


def quotes_in_words(count: int) -> str:
    return "1 quote" if count == 1 else f"{count} quotes"
