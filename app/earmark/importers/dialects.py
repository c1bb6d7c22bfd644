"""What some programs write in a way of their own -> the same lines as everybody writes them.

Teams counts in words (`0 minutes 3 seconds`), Zoom's chat has `From Ada to
Everyone:`, transcripts of space flights count days and begin before zero.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence

from earmark.importers import stamps
from earmark.model.clock_text import stamp
from earmark.model.episode import Remark

Change = Callable[[Sequence[str]], tuple[list[str], list[Remark]]]

_DIRECTIVE = re.compile(r"_[a-z]+\s?:.*")
"""`_lang: en`, `_comment: (passed twice)`: what Spacelog says about the talk."""
_SHORT_RANGE = re.compile(
    r"(\d{1,2}):(\d{1,2}):(\d{1,2})[.,](\d{1,7})\s*-->\s*(\d{1,2}):(\d{1,2}):(\d{1,2})[.,](\d{1,7})"
)
_BEFORE_RANGE = re.compile(r"\d{1,6}|[0-9a-fA-F-]{32,40}(?:/\d+-\d+)?")
"""The number or the name of a caption, on a line of its own."""
_IN_WORDS = re.compile(
    r"(?P<name>(?:\S.*?\s+)??)(?:(?P<hours>\d{1,3}) hours?,? ?)?(?:(?P<minutes>\d{1,3}) minutes?,? ?)?"
    r"(?P<seconds>\d{1,2}) seconds?"
)
_CLOCK = re.compile(r"(?:\d{1,2}:)?\d{1,3}:\d\d")
_NEAR = 3
_CHAT = re.compile(
    r"(\d{1,2}:\d\d:\d\d)\s+From\s+(\S.{0,80}?)\s*(?:\s[Tt]o\s+\S.{0,80}?)?\s*(?:\([^()]*\))?\s*:(?:\s+(.*)|$)"
)
_VOICE = re.compile(r"(?<!\\)<v(?:\.[^\s<>]+)*\s+([^<>]{1,60})>")
"""`0:12 <v Ada>We begin`, as WebVTT names who speaks."""
_COUNTED = re.compile(r"\[\s*(-)?(?:(\d{1,3}):)?(\d{1,3}):(\d\d):(\d\d)\s*\](?=\s|$)")
"""`[-00:01:57:00]`, counted from an event; days, hours, minutes, seconds."""
_HASHES = re.compile(r"#(\d{1,2}:\d\d:\d\d)(?:-(\d))?#")
"""`#00:12:30-5#`, as f4 and MAXQDA write times: mostly where a paragraph ends."""
_STAMPED = re.compile(r"\[?((?:\d{1,2}:)?\d{1,2}:\d\d)\]?\s+(?=\S)")
_FEWEST_SAME = 5
_NEARLY_ALL = 0.9
_FASTEST = 40
"""Characters a second: nobody speaks faster, so the last field counts seconds, not frames."""


def usual(lines: Sequence[str]) -> tuple[list[str], list[Remark]]:
    """Return *lines* as everybody would write them, and what is to be said about that."""
    changes: tuple[Change, ...] = (
        *(_without_directives, _without_same_time, _with_full_ranges, _in_figures),
        *(_as_talk, _with_named_voices, _from_zero, _without_hashes),
    )
    kept, remarks = list(lines), []
    for change in changes:
        kept, said = change(kept)
        remarks += said
    return kept, remarks


def _without_directives(lines: Sequence[str]) -> tuple[list[str], list[Remark]]:
    return ["" if _DIRECTIVE.fullmatch(line) else line for line in lines], []


def _without_same_time(lines: Sequence[str]) -> tuple[list[str], list[Remark]]:
    """`0:00 We begin`, `0:00 Yes`: a time that nearly all lines begin with says nothing."""
    found = [_STAMPED.match(line) for line in lines]
    times = Counter(match[1] for match in found if match)
    time, count = max(times.items(), key=_count, default=("", 0))
    if count < _FEWEST_SAME or count < _NEARLY_ALL * sum(map(bool, lines)):
        return list(lines), []
    return [
        line[match.end() :] if match and match[1] == time else line
        for line, match in zip(lines, found, strict=True)
    ], []


def _count(counted: tuple[str, int]) -> int:
    return counted[1]


def _with_full_ranges(lines: Sequence[str]) -> tuple[list[str], list[Remark]]:
    """`0:0:7.0 --> 0:0:9.56` -> `0:00:07.000 --> 0:00:09.560`, without numbers of captions before them."""
    ranged = {k for k, line in enumerate(lines) if "-->" in line and _SHORT_RANGE.fullmatch(line)}
    out = list(lines)
    for k in ranged:
        out[k] = _SHORT_RANGE.sub(_full_range, lines[k])
        if k and _BEFORE_RANGE.fullmatch(lines[k - 1]):
            out[k - 1] = ""
    return out, []


def _full_range(found: re.Match[str]) -> str:
    times = [found.group(*range(first, first + 4)) for first in (1, 5)]
    return " --> ".join(f"{h}:{m:0>2}:{s:0>2}.{f[:3]:0<3}" for h, m, s, f in times)


def _in_figures(lines: Sequence[str]) -> tuple[list[str], list[Remark]]:
    """`0 minutes 3 seconds` -> `0:03`; what screen readers are told beside a name or a time goes."""
    spoken = {k: found for k, line in enumerate(lines) if (found := _time_in_words(line))}
    if len(spoken) < 2:
        return list(lines), []
    out: list[str] = []
    before: list[str] = []  # the filled lines since the last one that stood for itself
    for k, line in enumerate(lines):
        found = spoken.get(k)
        name, time = (found["name"].strip(), _clock(found)) if found else ("", line)
        near = before[-_NEAR:]
        clock = stamps.whole(time) if found or _CLOCK.fullmatch(line) else None
        same = stamp(clock.time_ms) if clock else line
        if clock:
            shown = "" if same in near else time
            line = " ".join(part for part in (name if name not in near else "", shown) if part)
        out.append(line)
        before += [part for part in (same, name) if part]
    return out, []


def _time_in_words(line: str) -> re.Match[str] | None:
    return _IN_WORDS.fullmatch(line) if len(line) < 100 and line.endswith(("second", "seconds")) else None


def _clock(found: re.Match[str]) -> str:
    hours, minutes, seconds = (int(found[unit] or 0) for unit in ("hours", "minutes", "seconds"))
    return stamp((hours * 3600 + minutes * 60 + seconds) * 1000)


def _as_talk(lines: Sequence[str]) -> tuple[list[str], list[Remark]]:
    """`00:12:30 From Ada to Everyone: Hi` -> `00:12:30 Ada: Hi`."""
    found = [_CHAT.fullmatch(line) for line in lines]
    if sum(match is not None for match in found) < 2:
        return list(lines), []
    return [
        f"{match[1]} {match[2]}: {match[3] or ''}".rstrip() if match else line
        for line, match in zip(lines, found, strict=True)
    ], []


def _with_named_voices(lines: Sequence[str]) -> tuple[list[str], list[Remark]]:
    """`0:12 <v Ada>We begin</v>` -> `0:12 Ada: We begin`; a voice inside a line begins one of its own."""
    out: list[str] = []
    for line in lines:
        before, *voices = _VOICE.split(line.replace("</v>", "")) if "<v" in line else [line]
        before = before.rstrip() if voices else before
        said = [
            f"{name.strip()}: {text.strip()}".strip()
            for name, text in zip(voices[::2], voices[1::2], strict=True)
        ]
        if said and stamps.whole(before):
            said[0] = f"{before} {said[0]}".strip()
            before = ""
        out += [before, *said] if before or not said else said
    return out, []


def _from_zero(lines: Sequence[str]) -> tuple[list[str], list[Remark]]:
    """`[-00:01:57:00]` and what follows -> times from the first one on, in hours, minutes and seconds."""
    found = [_COUNTED.match(line) for line in lines]
    timed = [match for match in found if match]
    if len(timed) < 2 or not (any(match[1] for match in timed) or _counts_days(lines, timed)):
        return list(lines), []
    days = [match for match in timed if match[2]]
    seconds = {id(match): _seconds(match, days=2 * len(days) > len(timed)) for match in timed}
    first = min(0, *seconds.values())
    out = [
        f"[{_long_clock(seconds[id(match)] - first)}]{line[match.end() :]}" if match else line
        for line, match in zip(lines, found, strict=True)
    ]
    moved = "The times begin before zero. They were moved so that the first one is 0:00."
    return out, [Remark(moved, kind="time")] if first else []


def _without_hashes(lines: Sequence[str]) -> tuple[list[str], list[Remark]]:
    """`I: Why? #00:12:30-5#` -> `I: Why?`, and the time before what follows, which begins then."""
    if not any(_HASHES.search(line) for line in lines):
        return list(lines), []
    kept = []
    begins = ""
    for line in lines:
        times = list(_HASHES.finditer(line))
        text = _HASHES.sub(" ", line).strip()
        if times and not line[: times[0].start()].strip():
            begins = _bracketed(times[0])
        kept.append(f"{begins} {text}" if begins and text else text)
        begins = "" if text else begins
        if times and times[-1].start() and not line[times[-1].end() :].strip():
            begins = _bracketed(times[-1])
    return kept, []


def _bracketed(time: re.Match[str]) -> str:
    return f"[{time[1]}.{time[2] or 0}00]"


def _counts_days(lines: Sequence[str], timed: Sequence[re.Match[str]]) -> bool:
    """Return whether times of four fields begin with days: with frames at the end all would go too fast."""
    if sum(match[2] is not None for match in timed) < len(timed):
        return False
    first, last = (_seconds(match, days=True) // 60 for match in (timed[0], timed[-1]))
    return sum(map(len, lines)) > _FASTEST * max(1, last - first)


def _seconds(match: re.Match[str], *, days: bool) -> int:
    fields = [int(match[group] or 0) for group in (2, 3, 4, 5)]
    if not days and match[2]:
        fields = [0, *fields[:3]]
    total = ((fields[0] * 24 + fields[1]) * 60 + fields[2]) * 60 + fields[3]
    return -total if match[1] else total


def _long_clock(seconds: int) -> str:
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}"
