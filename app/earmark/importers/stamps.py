"""Times as transcripts print them: `00:08:44`, `8:44`, `[0:08:44]`, `(1:02 - 1:15)`, `O0:30:31`."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

_DIGIT = "[0-9０-９OoIl]"
"""A digit, or a letter typed for one."""
_TIME = rf"{_DIGIT}{{1,3}}[:：;]{_DIGIT}{{2}}(?:[:：;]{_DIGIT}{{2}}){{0,2}}(?:[.,][0-9]{{1,3}})?(?!\w)"
_RANGE = r"\s*(?:-->|->|[-–—~]|to)\s*"
_OPEN, _CLOSE = r"[\[(<{（【]", r"[\])>}）】]"
_BRACKETED = rf"(?P<open>{_OPEN})\s*(?P<inner>{_TIME})(?:{_RANGE}{_TIME})?\s*{_CLOSE}"
# A lone closing bracket belongs to a remark that began on the line before: "[inaudible / 01:09:31]".
_BARE = rf"(?P<bare>{_TIME})(?:{_RANGE}{_TIME})?(?!\s*{_CLOSE})(?!\s*[aApP]\.?[mM]\b)(?!,|\S*[\w/])"
_STAMP = re.compile(rf"{_BRACKETED}|{_BARE}")
_PLACE = re.compile(r"(?:^|(?<=[\s:：]))(?=[^\s:：])")
"""Where a word begins, or what follows a colon."""
_LOOKALIKES = str.maketrans("OoIl;", "0011:")
_WELL_SPELLED = re.compile(
    r"\d{1,3}:[0-5]\d(?:[.,]\d+)?|\d{1,2}:[0-5]\d:[0-5]\d(?:[.,]\d+|[:;]\d\d)?", re.ASCII
)
_LAST = frozenset("0123456789０１２３４５６７８９OoIl])>}）】")
"""What a time can end with: a cheap test before the costly one."""
_COLONS = frozenset(":：;")
_LONGEST = 40
"""How many characters a range of times has at most."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """A printed time.

    `spelled` is the time as printed where it is spelled badly, else empty.
    `bracket` is the opening bracket around it, or empty. `fields` counts its
    numbers: 2 for minutes and seconds. `printed` is the time as it stands in
    the file, by which it is found there again.
    """

    time_ms: int
    spelled: str = ""
    bracket: str = ""
    fields: int = 3
    printed: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Found:
    """A stamp and where it stands: `text[start:end]`."""

    stamp: Stamp
    start: int
    end: int


def at_start(text: str) -> Found | None:
    """Return the time that *text* begins with; of a range, its first time."""
    return _found(_STAMP.match(text, len(text) - len(text.lstrip())))


def at_end(text: str) -> Found | None:
    """Return the time that *text* ends with, as a word of its own."""
    end = len(text.rstrip())
    if text[end - 1 : end] not in _LAST:
        return None
    near = max(0, end - _LONGEST)
    places = (place.start() for place in _PLACE.finditer(text, near))
    matches = (_STAMP.match(text, place) for place in places)
    return _found(next((match for match in matches if match and match.end() == end), None))


def first(text: str, before: int) -> Found | None:
    """Return the first time in *text* that begins before character *before*."""
    if not _COLONS.intersection(text[: before + 3]):
        return None
    places = (place.start() for place in _PLACE.finditer(text, 0, before))
    return _found(next((match for place in places if (match := _STAMP.match(text, place))), None))


def whole(text: str) -> Stamp | None:
    """Return the time that *text* is, if it is nothing but a time."""
    found = at_start(text)
    return found.stamp if found and not text[found.end :].strip() else None


def _found(match: re.Match[str] | None) -> Found | None:
    if match is None:
        return None
    printed = unicodedata.normalize("NFKC", match["inner"] or match["bare"])
    time_ms = _milliseconds(printed)
    if time_ms is None:
        return None
    spelled = "" if _WELL_SPELLED.fullmatch(printed) else printed
    start = match.start("open") if match["open"] else match.start("bare")
    fields = 1 + printed.count(":") + printed.count(";")
    stamp = Stamp(time_ms, spelled, match["open"] or "", fields, match["inner"] or match["bare"])
    return Found(stamp, start, match.end())


def _milliseconds(printed: str) -> int | None:
    """Return the time, or None where too few real digits speak for one."""
    if 2 * sum(c.isdigit() for c in printed) < len(printed.replace(":", "")):
        return None
    clock, _, decimals = printed.translate(_LOOKALIKES).replace(",", ".").partition(".")
    fields = [int(field) for field in clock.split(":")]
    hours, minutes, seconds = ([0, *fields] if len(fields) == 2 else fields)[:3]
    whole_s = hours * 3600 + minutes * 60 + seconds
    return whole_s * 1000 + int((decimals or "0").ljust(3, "0")[:3])
