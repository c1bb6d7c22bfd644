"""Documents and pages -> episode: where the talk is among their lines, what are headings, and who speaks.

Word files, OpenDocument files and web pages meet here. They say more than
plain text: what is bold, a heading or a paragraph, and what stands in columns.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from earmark.errors import UserError
from earmark.importers import captions, cues, front_matter, labels, pieces, stamps, turns
from earmark.importers.pieces import Piece
from earmark.importers.stamps import Stamp
from earmark.importers.starts import Start
from earmark.importers.textline import TextLine
from earmark.model.episode import Chapter, Episode

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
_TITLED = re.compile(
    r"^(?:full\s+|episode\s+)?transcript(?:ion)?\s*(?:of|for|:|[–—|-])\s+|\s*[(\[–—|:-]+\s*(?:full\s+)?transcript[)\]]?$",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(r"(?:copyright\b|©|\(c\)\s|all rights reserved).*", re.IGNORECASE)
_ORNAMENT = re.compile(r"[\s*=_~•·|–—#♪♫-]*")
_LONGEST_HEADING = 120
_ENDS = (".", "?", "!", "…", ":", "”", '"', "’", ")", "]", "。", "！", "？")
_TORN = 0.12
"""Where more line breaks than this stand in the middle of a sentence, they mean nothing."""
_SHORT = 30
_LONGEST_NOTICE = 300
_NEAR = 3
_AROUND = " \t-–—|:·•"
_MOST_LINES = 150_000
_INSIDE = 0.95
"""This part of all names and times stands in the element that holds the transcript."""
_FEWEST_WORDS = 20
_MOSTLY = 0.7


@dataclass(frozen=True, slots=True)
class Known:
    """What a document says of the episode beside its lines; each is empty where it does not say it.

    `title` is one that is shown, `metadata` one that is kept out of sight. `date` is as in `Episode`.
    """

    title: str = ""
    show: str = ""
    number: str = ""
    date: str = ""
    metadata: str = ""


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """A line of a document.

    `bold` counts the bold characters that lead it. `breaks` is False after
    a mere line break inside a paragraph. `heading` is its level, 0 for none.
    `label` and `stamp` are given where the document marks them as such.
    `inside` are the parts of the document around it, outermost first.
    """

    text: str
    bold: int = 0
    breaks: bool = True
    heading: int = 0
    label: str = ""
    stamp: Stamp | None = None
    inside: tuple[int, ...] = ()

    @property
    def is_heading(self) -> bool:
        """Whether it stands by itself as headings do, marked as one or all in bold."""
        whole = self.bold >= len(self.text) > 0
        return (self.heading > 0 or whole) and len(self.text) <= _LONGEST_HEADING


def episode_of(lines: Sequence[DocumentLine], known: Known, exact: Sequence[int] = ()) -> Episode:
    """Return the episode that the *lines* of a document say.

    Args:
        lines: All of them, in reading order.
        known: What the document says of itself elsewhere.
        exact: Times in milliseconds that the document keeps for those it shows in seconds.

    Raises:
        UserError: They are too many.
    """
    if len(lines) > _MOST_LINES:
        raise UserError("This transcript is too long.", f"It has more than {_MOST_LINES:,} lines.")
    before, lines, found = _talk(_with_breaks([line for line in lines if not _is_ornament(line)]))
    lines, found, chapters = _without_headings(lines, found, known.title)
    front, parts = pieces.pieces_of(_text_lines(lines), found)
    _sharpen(parts, exact)
    if captions.are_captions(parts):
        episode = cues.episode_of(captions.cues_of(parts))
    else:
        episode = turns.episode_of(parts)
    heads = [*before, *(line.text for line in front)]
    heads = [text for text in heads if text and not is_transcript_heading(text)]
    return with_about(episode, known, heads, chapters)


def with_about(episode: Episode, known: Known, before: Sequence[str], chapters: Sequence[Chapter]) -> Episode:
    """Return *episode* with title, show and the like, as *known* or as the lines *before* the talk say."""
    title = _TITLED.sub("", known.title)
    titles = [title, *(line for line in before if line != known.title)] if title else before
    about = front_matter.about(titles, [], episode.text, known.metadata or known.title)
    listed = front_matter.chapters_of(before)
    left_out = front_matter.left_out(before, None)
    return replace(
        episode,
        title=about.title,
        show=known.show or about.show,
        number=known.number or about.number,
        date=known.date,
        chapters=max(tuple(chapters), listed, key=len),
        remarks=(*left_out, *episode.remarks),
    )


def _with_breaks(lines: Sequence[DocumentLine]) -> list[DocumentLine]:
    """Return *lines* with single line breaks as what they are here: ends of paragraphs, or of mere lines."""
    broken = [(before, line) for before, line in pairwise(lines) if not line.breaks]
    torn = sum(
        line.text[:1].islower() and len(before.text) > _SHORT and not before.text.endswith(_ENDS)
        for before, line in broken
    )
    if torn > _TORN * len(broken):
        return [replace(line, breaks=True) if line.is_heading else line for line in lines]
    return [replace(line, breaks=True) for line in lines]


def _talk(
    lines: Sequence[DocumentLine],
) -> tuple[list[str], list[DocumentLine], list[Start | None]]:
    """Return what stands before the talk, the lines of the talk, and what each of these begins."""
    heading = _transcript_heading(lines)
    before, rest = list(lines[:heading]), list(lines[heading:])
    found = _starts(rest)
    held = _held(rest, found)
    if held != range(len(rest)):
        before += rest[: held.start]
        rest = rest[held.start : held.stop]
        found = _starts(rest)
    last = max((k for k, start in enumerate(found) if start), default=-1)
    end = next((k for k in range(last + 1, len(rest)) if k and _is_after(rest[k])), len(rest))
    return [line.text for line in before], rest[:end], found[:end]


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


def _is_ornament(line: DocumentLine) -> bool:
    return _ORNAMENT.fullmatch(line.text) is not None and not (line.label or line.stamp)


def _is_after(line: DocumentLine) -> bool:
    """Return whether *line*, after the last name or time, begins what is said no more."""
    return (line.is_heading and _AFTER_IT.fullmatch(line.text) is not None) or _is_copyright(line)


def _is_copyright(line: DocumentLine) -> bool:
    return len(line.text) < _LONGEST_NOTICE and _COPYRIGHT.fullmatch(line.text) is not None


def is_transcript_heading(text: str) -> bool:
    """Return whether *text* says that the transcript follows: `Transcript`, `Read the full transcript`."""
    return _TRANSCRIPT.fullmatch(text) is not None


def _starts(lines: Sequence[DocumentLine]) -> list[Start | None]:
    """Return what each line begins.

    `0:12 Boats` as a heading is a chapter where names stand in the lines
    below it, and a name where none do.
    """
    found = pieces.starts_of(_text_lines(lines))
    named = sum(bool(start and start.name) for line, start in zip(lines, found, strict=True) if line.heading)
    if not named or any(line.label for line in lines):
        return found
    below = iter(pieces.starts_of(_text_lines([line for line in lines if not line.heading])))
    apart = [_time_alone(line) if line.heading else next(below) for line in lines]
    beside = sum(bool(start and start.name) for start in apart)
    return apart if beside > 1 and 2 * beside >= named else found


def _time_alone(line: DocumentLine) -> Start | None:
    time = stamps.at_start(line.text)
    return Start(stamp=time.stamp, rest=line.text[time.end :].strip(_AROUND)) if time else None


def _text_lines(lines: Sequence[DocumentLine]) -> list[TextLine]:
    return [
        TextLine(line.text, breaks=line.breaks, bold=line.bold, label=line.label, stamp=line.stamp)
        for line in lines
    ]


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


def _without_headings(
    lines: Sequence[DocumentLine], found: Sequence[Start | None], title: str
) -> tuple[list[DocumentLine], list[Start | None], list[Chapter]]:
    """Take out the headings that nobody says; those with a time, or before one, become chapters.

    Where nothing is said by anybody, headings are a part of the prose, but for its title.
    """
    kept: list[DocumentLine] = []
    starts: list[Start | None] = []
    titles: list[tuple[str, int | None, int]] = []
    prose = not any(found)
    for line, start in zip(lines, found, strict=True):
        silent = line.is_heading and not line.label and (line.heading > 0 or not line.text.endswith(_ENDS))
        if prose or not silent or (start and (start.name or not start.rest)):
            if not (silent and prose and labels.key(line.text) == labels.key(title)):
                kept.append(line)
                starts.append(start)
        elif start and start.stamp:
            titles.append((start.rest, start.stamp.time_ms, len(kept)))
        else:
            titles.append((line.text, None, len(kept)))
    return kept, starts, _chapters(titles, starts)


def _chapters(titles: Sequence[tuple[str, int | None, int]], starts: Sequence[Start | None]) -> list[Chapter]:
    """Return headings as chapters: each has its title, perhaps its time, and its place among *starts*."""
    chapters = []
    for text, time_ms, place in titles:
        near = (start.stamp for start in starts[place : place + _NEAR] if start)
        stamp = next((stamp for stamp in near if stamp), None)
        begins_ms = stamp.time_ms if time_ms is None and stamp else time_ms
        if begins_ms is not None and not is_transcript_heading(text):
            chapters.append(Chapter(text, begins_ms))
    rising = all(a.start_ms < b.start_ms for a, b in pairwise(chapters))
    return chapters if rising else []


def _sharpen(parts: Sequence[Piece], exact: Sequence[int]) -> None:
    """Give the printed times of *parts* the milliseconds that the document keeps out of sight."""
    known = {time_ms // 1000: time_ms for time_ms in reversed(exact)}
    for piece in parts:
        if piece.stamp and (time_ms := known.get(piece.stamp.time_ms // 1000)) is not None:
            piece.stamp = replace(piece.stamp, time_ms=time_ms)
