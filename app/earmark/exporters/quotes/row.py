"""One quote, and the episode it is from, as all formats write them.

All text here can stand in any file: without halves of characters and
without control characters other than line breaks, each replaced by one
sign, so that places in the text stay what they are.
"""

from __future__ import annotations

from dataclasses import dataclass

from earmark.exporters.wording import one_line, sound
from earmark.model.clock_text import length, stamp
from earmark.model.quotes import Part

_CONTROLS = (*range(9), 11, 12, *range(14, 32), *range(127, 133), *range(134, 160))
_NO_TEXT = dict.fromkeys((*_CONTROLS, 0xFFFE, 0xFFFF), "\ufffd")
"""Control characters and what else XML 1.0 cannot hold; tabs and line breaks are text."""

STATES = {
    "placed": "",
    "look": "place to be checked",
    "lost": "not found in the present transcript",
}
"""What is said of a quote in each state."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where the quotes come from. What is not known is empty.

    `link` is the address of the sound, or its path from the folder of the
    export, as a URL without a fragment. `name` is the transcript's file
    name without its ending. `people` says who talks, in words;
    `duration_ms` is 0 where the length of the sound is not known.
    """

    title: str = ""
    show: str = ""
    number: str = ""
    date: str = ""
    link: str = ""
    name: str = ""
    people: str = ""
    duration_ms: int = 0

    @property
    def heading(self) -> str:
        return self.title or self.name or "Quotes"

    @property
    def subtitle(self) -> str:
        """Show and number, people, date and length in one line."""
        show = " ".join(piece for piece in (self.show, self.number) if piece)
        lasts = length(self.duration_ms) if self.duration_ms > 0 else ""
        return " · ".join(piece for piece in (show, self.people, self.date, lasts) if piece)


@dataclass(frozen=True, slots=True)
class Row:
    """One quote.

    `parts` are its words, cut at every change of speaker. `start` and `end`
    are code points in `Episode.text` and None for a quote without a place,
    whose words are those that were marked. `approximate` says that
    `start_ms` was inferred. `state` is one of `STATES`; `link` leads to its
    time in the sound and is empty where one of the two is not known. Of a
    `bookmark` the one part says so; `exact` is what stands at its place.
    `clip` is the address of a sound file of its own, from the export's folder.
    """

    id: str
    parts: tuple[Part, ...]
    start: int | None
    end: int | None
    prefix: str
    suffix: str
    exact: str
    start_ms: int | None
    end_ms: int | None
    approximate: bool
    color: str
    color_name: str
    note: str
    tags: tuple[str, ...]
    created: str
    modified: str
    state: str
    link: str
    bookmark: bool = False
    clip: str = ""

    @property
    def text(self) -> str:
        """The words alone, in one line."""
        return " ".join(part.text for part in self.parts)

    @property
    def named(self) -> str:
        """The words in one line, with names before them where several speak."""
        if len(self.parts) == 1:
            return self.text
        return " ".join(f"{p.speaker}: {p.text}" if p.speaker else p.text for p in self.parts)

    @property
    def speakers(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(part.speaker for part in self.parts if part.speaker))

    @property
    def speaker(self) -> str:
        """Who speaks: “Ada”, “Ada and Ben”, “Ada, Ben and Cleo”; empty where nobody is named."""
        *before, last = self.speakers or ("",)
        return f"{', '.join(before)} and {last}" if before else last

    @property
    def time(self) -> str:
        """When it begins, as `00:07:43`; with “≈” where that was inferred, empty where it is not known."""
        return "" if self.start_ms is None else ("≈" if self.approximate else "") + stamp(self.start_ms)

    @property
    def doubt(self) -> str:
        """What has to be said of its place; empty where that is sure."""
        return STATES.get(self.state, "")


def clean(text: str) -> str:
    """Return *text* with a sign in place of each character that no file should hold."""
    return text if text.isprintable() else sound(text).translate(_NO_TEXT)


def time_link(link: str, start_ms: int | None, end_ms: int | None) -> str:
    """Return *link* with the time as a media fragment, `#t=12.5,20`; empty where either is unknown."""
    if not link or start_ms is None:
        return ""
    return f"{link}#{fragment(start_ms, end_ms)}"


def fragment(start_ms: int, end_ms: int | None) -> str:
    """Return the stretch as W3C media fragments write it: seconds, with decimals only where needed."""
    end = f",{_seconds(end_ms)}" if end_ms is not None and end_ms > start_ms else ""
    return f"t={_seconds(start_ms)}{end}"


def _seconds(time_ms: int) -> str:
    whole, decimals = divmod(time_ms, 1000)
    return f"{whole}.{decimals:03}".rstrip("0") if decimals else str(whole)


def clean_line(text: str) -> str:
    """Return *text* cleaned, in one line and without outer spaces."""
    return one_line(clean(text)).strip()
