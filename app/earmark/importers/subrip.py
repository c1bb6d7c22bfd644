"""SRT, SBV and SubViewer -> cues, however they were mistreated.

All three are a line with two times, and below it the text. Numbers may be
missing or doubled, empty lines stand inside cues or are missing between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from earmark.importers import cue_markup
from earmark.importers.cue import Cue
from earmark.importers.webvtt import loose_ms

_STAMP = r"(?:[0-9]{1,9}\s?[:.]\s?)?[0-9]{1,2}\s?:\s?[0-9]{1,2}(?:\s?[.,:]\s?[0-9]{1,9})?"
_TIMES = re.compile(rf"\s*({_STAMP})\s*(?:-{{1,3}}\s?>|[–—]>|→)\s*({_STAMP})(?![\w:])(.*)", re.ASCII)
_COMMA_TIMES = re.compile(
    r"\s*(\S{0,12}:[0-5]?[0-9]:[^\s,]{1,12}),\s?(\S{0,12}:[0-5]?[0-9]:\S{1,12})\s*", re.ASCII
)
_DAMAGED = re.compile(r"\s*([0-9]{1,3}:[0-9]{2}\S{0,12})\s+-->\s*(\S{0,8}[0-9]\S{0,12})\s*", re.ASCII)
_STYLE = re.compile(r"\{\\[^{}]*\}|\{[YyCcFfSsPp]:[^{}]*\}")
"""`{\\an8}` of Substation, `{y:i}` of MicroDVD."""
_LINE_BREAK = re.compile(r"\[br\]|\\[Nn](?=\S)|<br\s*/?>", re.IGNORECASE)
_FRAMES = re.compile(r"([0-9]{1,9}:[0-9]{1,2}:[0-9]{1,2}):([0-9]{1,2})", re.ASCII)
_FRAME_MS = 40
"""25 frames a second, where nobody says how many there are."""
_NUMBERED = 0.5


def looks_like(text: str) -> bool:
    """Return whether two lines near the beginning of *text* are times of cues, or one of a short file."""
    lines = text[:4_000].splitlines()
    count = sum(_times(line) is not None for line in lines)
    return count >= 2 or (count == 1 and len(lines) < 12)


def cues_of(text: str) -> list[Cue]:
    """Return the cues of *text*, without their numbers and markup."""
    lines = text.replace("\ufeff", "").splitlines()
    found = [(k, times) for k, line in enumerate(lines) if (times := _times(line))]
    numbered = sum(k > 0 and lines[k - 1].strip().isdecimal() for k, _ in found) > _NUMBERED * len(found)
    ends = [*(k for k, _ in found), len(lines)][1:]
    cues: list[Cue] = []
    for (k, (start_ms, end_ms)), end in zip(found, ends, strict=True):
        said = lines[k + 1 : end]
        said = list(_without_numbers(said, last=end < len(lines))) if numbered else said
        cues += cue_markup.cues_of(Cue(_without_styles("\n".join(said)), start_ms, end_ms))
    return cues


def _times(line: str) -> tuple[int | None, int | None] | None:
    """Return the times of a line that is nothing but times, else None."""
    if ":" not in line:
        return None
    found = _TIMES.match(line) or _COMMA_TIMES.fullmatch(line) or _DAMAGED.fullmatch(line)
    if found is None:
        return None
    start_ms, end_ms = (loose_ms(_without_frames(stamp)) for stamp in found.groups()[:2])
    return None if start_ms is None and end_ms is None else (start_ms, end_ms)


def _without_frames(stamp: str) -> str:
    """Return *stamp* with decimals where it counts frames: `01:02:03:12`."""
    found = _FRAMES.fullmatch(stamp.replace(" ", ""))
    return f"{found[1]}.{int(found[2]) * _FRAME_MS:03}" if found else stamp.replace(" ", "")


def _without_numbers(lines: Sequence[str], *, last: bool) -> Iterator[str]:
    """Yield *lines* without the number of the next cue; *last*: it follows them.

    A number between two empty lines, or below one, is that of a cue that lost
    its times.
    """
    for k, line in enumerate(lines):
        if line.strip().isdecimal():
            alone = k > 0 and not lines[k - 1].strip()
            if alone or (last and k == len(lines) - 1):
                continue
        yield line


def _without_styles(text: str) -> str:
    text = _STYLE.sub("", text) if "{" in text else text
    return _LINE_BREAK.sub("\n", text) if "[" in text or "\\" in text or "<" in text else text
