"""A quick look at a transcript: whether it is one, and how much it says. The whole file is not read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from earmark.importers.encoding import decoded
from earmark.model import clock_text

_BYTES = 64 * 1024
_PRINTED = (".pdf", ".docx")
"""Made for people, and not to be looked into quickly; such transcripts mostly have speakers and times."""
_MANY = 3
_WORD_TIMES = re.compile(
    r'<\d\d:\d\d(?::\d\d)?\.\d{3}>|"words?"\s*:\s*[\["]|\bdata-m="\d|"elements"\s*:|"tokens"\s*:|"segs"\s*:'
)
_SPEAKERS = re.compile(
    r'<v[. ][^>]*>|"speaker(?:_label|Tag|_id|_name)?"\s*:\s*["\d]|<cite>|class="[^"]*speaker'
    r"|^[\s>*]*(?:\[?[\d:.,]{4,12}\]?\s+)?[*]{0,2}[^\W\d_][\w.'’ -]{1,40}"
    r"(?:(?:\s\(?\[?[\d:]{4,8}\]?\)?)?:[*]{0,2}\s|[*]{0,2}\s{1,3}[\[(]?\d{1,2}:\d\d(?::\d\d)?[\])]?:?$)",
    re.MULTILINE,
)
_TIMES = re.compile(
    r'-->|\d{1,2}:\d\d(?!\d)|"(?:start|startTime|start_time|from|offset|ts|tStartMs)"\s*:|\bdata-m="'
)
_CLOCK = re.compile(r"(?<![\d:])\d{1,2}:\d\d(?::\d\d)?(?![\d:])")
_CHAPTERS = re.compile(r'"chapters"\s*:\s*\[')
_NO_CHAPTERS = re.compile(r'"(?:segments|text|words|body)"\s*:')


@dataclass(frozen=True, slots=True, order=True)
class Look:
    """What a transcript has, in the order in which it counts: the greater, the better to read and to hear."""

    word_times: bool = False
    speakers: bool = False
    times: bool = False

    @property
    def is_transcript(self) -> bool:
        """Whether it shows that it is one; a plain text may be anything."""
        return self.speakers or self.times or self.word_times

    @property
    def in_words(self) -> str:
        """Why one would take this one."""
        if self.word_times:
            return "It has a time for each word."
        if self.speakers:
            return "It names the speakers and has times." if self.times else "It names the speakers."
        return "It has times." if self.times else ""


def look(path: Path) -> Look:
    """Return what the beginning of *path* shows. A file that cannot be read shows nothing."""
    if path.suffix.lower() in _PRINTED:
        return Look(speakers=True, times=True)
    text = _beginning(path)
    return Look(
        word_times=_WORD_TIMES.search(text) is not None,
        speakers=_has_many(_SPEAKERS, text),
        times=_has_many(_TIMES, text),
    )


def holds_chapters(path: Path) -> bool:
    """Whether *path* is a list of chapters, by its name or, if it is JSON, by what it holds."""
    if "chapter" in path.stem.casefold():
        return path.suffix.lower() in (".json", ".vtt", ".txt")
    if path.suffix.lower() != ".json":
        return False
    text = _beginning(path)
    return _CHAPTERS.search(text) is not None and _NO_CHAPTERS.search(text) is None


def ends_ms(path: Path) -> int | None:
    """Return the latest time near the end of *path*, in ms; None where none is printed there."""
    try:
        with path.open("rb") as file:
            file.seek(max(0, path.stat().st_size - _BYTES))
            text = decoded(file.read(_BYTES))
    except OSError:
        return None
    times = (clock_text.parse(found[0]) for found in _CLOCK.finditer(text))
    return max((time for time in times if time is not None), default=None)


def _has_many(sign: re.Pattern[str], text: str) -> bool:
    found = sign.finditer(text)
    return sum(1 for _ in zip(range(_MANY), found, strict=False)) == _MANY


def _beginning(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return decoded(file.read(_BYTES))
    except OSError:
        return ""
