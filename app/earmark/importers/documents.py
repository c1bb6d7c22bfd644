"""Documents and pages -> episode: where the talk is among their lines, what are headings, and who speaks.

Word files, OpenDocument files and web pages meet here. They say more than
plain text: what is bold, a heading or a paragraph, and what stands in columns.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from earmark.importers import captions, cues, front_matter, labels, names, pieces, turns
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
_LONGEST_HEADING = 120
_ENDS = (".", "?", "!", "…", ":", "”", '"', "’", ")", "]", "。", "！", "？")
_TORN = 0.12
"""Where more line breaks than this stand in the middle of a sentence, they mean nothing."""
_SHORT = 30
_INSIDE = 0.95
"""This part of all names and times stands in the element that holds the transcript."""
_FEWEST_WORDS = 60
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
    """
    before, lines, found = _talk(_with_breaks(lines))
    lines, found, chapters = _without_headings(lines, found, known.title)
    front, parts = pieces.pieces_of([_text_line(line) for line in lines])
    _sharpen(parts, exact)
    if captions.are_captions(parts):
        episode = cues.episode_of(captions.cues_of(parts))
    else:
        episode = turns.episode_of(parts)
    heads = [*before, *(line.text for line in front)]
    heads = [text for text in heads if text and not _TRANSCRIPT.fullmatch(text)]
    return with_about(episode, known, heads, chapters)


def with_about(episode: Episode, known: Known, before: Sequence[str], chapters: Sequence[Chapter]) -> Episode:
    """Return *episode* with title, show and the like, as *known* or as the lines *before* the talk say."""
    titles = [known.title, *(line for line in before if line != known.title)] if known.title else before
    about = front_matter.about(titles, [], episode.text, known.metadata or known.title)
    listed = front_matter.chapters_of(before)
    left_out = front_matter.left_out(before, None)
    return replace(
        episode,
        title=about.title,
        show=known.show or about.show,
        number=known.number or about.number,
        date=known.date,
        chapters=tuple(chapters) or listed,
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
    places = [k + 1 for k, line in enumerate(lines) if line.is_heading and _TRANSCRIPT.fullmatch(line.text)]
    words = [len(line.text.split()) for line in lines]
    enough = [place for place in places if sum(words[place:]) >= _FEWEST_WORDS]
    if not enough:
        return 0
    sizes = [sum(words[a:b]) for a, b in pairwise([*enough, len(words)])]
    # A link to the transcript reads like its heading: little stands between it and the next.
    return max(zip(sizes, enough, strict=True))[1]


def _is_after(line: DocumentLine) -> bool:
    return line.is_heading and _AFTER_IT.fullmatch(line.text) is not None


def _starts(lines: Sequence[DocumentLine]) -> list[Start | None]:
    if any(line.label for line in lines):
        return [
            Start(line.label, "column", line.stamp) if line.label or line.stamp else None for line in lines
        ]
    found = names.true_starts([_text_line(line) for line in lines])
    return [
        start or (Start(stamp=line.stamp) if line.stamp else None)
        for line, start in zip(lines, found, strict=True)
    ]


def _given(line: DocumentLine) -> Start | None:
    return Start(line.label, "column", line.stamp) if line.label or line.stamp else None


def _text_line(line: DocumentLine) -> TextLine:
    return TextLine(line.text, breaks=line.breaks, bold=line.bold, label=line.label, stamp=line.stamp)


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
    """Take out the headings that nobody says; those before a time become chapters."""
    first = next((k for k, start in enumerate(found) if start), None)
    kept: list[tuple[DocumentLine, Start | None]] = []
    titles: list[tuple[str, int]] = []
    for number, (line, start) in enumerate(zip(lines, found, strict=True)):
        silent = line.heading and not start and not line.label and line.is_heading
        if silent and (first is None or number < first):
            silent = labels.key(line.text) == labels.key(title)
        if not silent:
            kept.append((line, start))
        elif first is not None and number > first:
            titles.append((line.text, len(kept)))
    chapters = []
    for text, place in titles:
        stamp = next((s.stamp for _, s in kept[place : place + 3] if s and s.stamp), None)
        if stamp:
            chapters.append(Chapter(text, stamp.time_ms))
    rising = all(a.start_ms < b.start_ms for a, b in pairwise(chapters))
    return [line for line, _ in kept], [start for _, start in kept], chapters if rising else []


def _sharpen(parts: Sequence[Piece], exact: Sequence[int]) -> None:
    """Give the printed times of *parts* the milliseconds that the document keeps out of sight."""
    known = {time_ms // 1000: time_ms for time_ms in reversed(exact)}
    for piece in parts:
        if piece.stamp and (time_ms := known.get(piece.stamp.time_ms // 1000)) is not None:
            piece.stamp = replace(piece.stamp, time_ms=time_ms)
