"""Where in a document the talk is: not show notes before it, nor what follows the last word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate, pairwise

from earmark.importers import pieces, stamps
from earmark.importers.document_lines import DocumentLine, text_lines
from earmark.importers.starts import Start
from earmark.progress import Report

_TRANSCRIPT = re.compile(
    r"\W*(?:(?:full|complete|episode|interview|podcast|audio|video|show|raw|edited|auto(?:matic|-generated)?|read|"
    r"view|show|open|expand|the|click (?:here )?(?:to|for)|to|see) )*transcri(?:pt|ption)s?"
    r"(?: (?:of|for) (?:the|this) (?:episode|interview|podcast|show))?\W*",
    re.IGNORECASE,
)
_AFTER_IT = re.compile(
    r"\W*(?:related|comments?|leave a (?:reply|comment)|\d+ (?:comments|responses|thoughts)|share|subscribe|"
    r"you (?:may|might) (?:also )?(?:like|enjoy)|more (?:episodes|from|like|stories)|about the|show ?notes|"
    r"resources|links|references|further reading|sponsors?|newsletter|tags?\b|categories|"
    r"recent (?:posts|episodes)|"
    r"(?:previous|next) (?:post|episode)|follow|sign up|join|contact|privacy|post navigation|filed under).*",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(r"(?:copyright\b|©|\(c\)\s|all rights reserved).*", re.IGNORECASE)
_LONGEST_NOTICE = 300
_AROUND = " \t-–—|:·•"
_INSIDE = 0.95
"""This part of all names and times stands in the element that holds the transcript."""
_FEWEST_WORDS = 20
_MOSTLY = 0.7


def talk_in(
    lines: Sequence[DocumentLine], report: Report
) -> tuple[list[str], list[DocumentLine], list[Start | None]]:
    """Return what stands before the talk, the lines of the talk, and what each begins; *report* is told."""
    heading = _transcript_heading(lines)
    before, rest = list(lines[:heading]), list(lines[heading:])
    found = _starts(rest, report)
    held = _held(rest, found)
    if held != range(len(rest)):
        before += rest[: held.start]
        rest = rest[held.start : held.stop]
        found = _starts(rest, report)
    last = max((k for k, start in enumerate(found) if start), default=-1)
    end = next((k for k in range(last + 1, len(rest)) if k and _is_after(rest[k])), len(rest))
    return [line.text for line in before], rest[:end], found[:end]


def is_transcript_heading(text: str) -> bool:
    """Return whether *text* says that the transcript follows: `Transcript`, `Read the full transcript`."""
    return _TRANSCRIPT.fullmatch(text) is not None


def _transcript_heading(lines: Sequence[DocumentLine]) -> int:
    """Return the number of the line after the heading `Transcript` that has most to say; 0 without one."""
    places = [k + 1 for k, line in enumerate(lines) if line.is_heading and is_transcript_heading(line.text)]
    before = [0, *accumulate(len(line.text.split()) for line in lines)]
    enough = [place for place in places if before[-1] - before[place] >= _FEWEST_WORDS]
    if not enough:
        return 0
    sizes = [before[b] - before[a] for a, b in pairwise([*enough, len(lines)])]
    # A link to the transcript reads like its heading: little stands between it and the next.
    return max(zip(sizes, enough, strict=True))[1]


def _is_after(line: DocumentLine) -> bool:
    """Return whether *line*, after the last name or time, begins what is said no more."""
    return (line.is_heading and _AFTER_IT.fullmatch(line.text) is not None) or _is_copyright(line)


def _is_copyright(line: DocumentLine) -> bool:
    return len(line.text) < _LONGEST_NOTICE and _COPYRIGHT.fullmatch(line.text) is not None


def _starts(lines: Sequence[DocumentLine], report: Report) -> list[Start | None]:
    """Return what each line begins.

    `0:12 Boats` as a heading is a chapter where names stand in the lines
    below it, and a name where none do.
    """
    found = pieces.starts_of(text_lines(lines, report))
    named = sum(bool(start and start.name) for line, start in zip(lines, found, strict=True) if line.heading)
    if not named or any(line.label for line in lines):
        return found
    below = iter(pieces.starts_of(text_lines([line for line in lines if not line.heading], report)))
    apart = [_time_alone(line) if line.heading else next(below) for line in lines]
    beside = sum(bool(start and start.name) for start in apart)
    return apart if beside > 1 and 2 * beside >= named else found


def _time_alone(line: DocumentLine) -> Start | None:
    time = stamps.at_start(line.text)
    return Start(stamp=time.stamp, rest=line.text[time.end :].strip(_AROUND)) if time else None


def _held(lines: Sequence[DocumentLine], found: Sequence[Start | None]) -> range:
    """Return which lines stand in the smallest part of the document that holds nearly all names and times."""
    starting = [line for line, start in zip(lines, found, strict=True) if start]
    held: Counter[int] = Counter(part for line in starting for part in line.inside)
    if not starting:
        return _densest(lines)
    depths = {part: depth for line in starting for depth, part in enumerate(line.inside)}
    enough = [part for part, count in held.items() if count >= max(2.0, _INSIDE * len(starting))]
    holder = max(enough, key=depths.__getitem__, default=None)
    inside = [k for k, line in enumerate(lines) if holder in line.inside]
    return range(inside[0], inside[-1] + 1) if inside else range(len(lines))


def _densest(lines: Sequence[DocumentLine]) -> range:
    """Return which lines stand in the part of the document that holds most of its words."""
    words: Counter[int] = Counter()
    depths: dict[int, int] = {}
    total = 0
    for line in lines:
        count = len(line.text.split())
        total += count
        words.update(dict.fromkeys(line.inside, count))
        depths.update((part, depth) for depth, part in enumerate(line.inside))
    enough = [part for part, count in words.items() if count >= _MOSTLY * total]
    holder = max(enough, key=depths.__getitem__, default=None)
    inside = [k for k, line in enumerate(lines) if holder in line.inside]
    return range(inside[0], inside[-1] + 1) if inside else range(len(lines))
