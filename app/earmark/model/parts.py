"""The parts of an episode: its chapters, or stretches of about ten minutes where it names none."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from earmark.model.episode import Chapter, Episode, Span
from earmark.model.sentences import sentences
from earmark.model.sponsors import sponsor_name
from earmark.model.time_map import TimeMap

PART_MS = 600_000
"""How long a part is, more or less, where the file names no chapters."""
LONG_TURN_WORDS = 12
"""A turn of more words than this has a line of its own."""
_TITLE_WORDS = 8
_SNAP_MS = 5_000
"""A chapter said to begin this near to the start of a paragraph begins with the paragraph."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line under a part: a turn of more than a few words, or a sponsor read inside the part.

    `start` is a code point in `Episode.text`; `start_ms` is None without
    times; `palette` is the number of the speaker's colour.
    """

    title: str
    start: int
    start_ms: int | None
    palette: int | None
    sponsor: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the episode, `Episode.text[start:end]`.

    `start_ms` is None where the transcript has no times. `named` says that
    the title is the file's own; else it is the first words of the part's
    longest turn, or "Sponsor: ...". `lines` are its longer turns.
    """

    title: str
    start: int
    end: int
    start_ms: int | None
    named: bool
    sponsor: bool
    lines: tuple[Line, ...] = ()


def parts(episode: Episode, time_map: TimeMap) -> tuple[Part, ...]:
    """Return the parts of *episode*: all of its text, in order, none of them empty.

    A transcript without times is cut by the time its words would take.
    """
    if not episode.text:
        return ()
    titles = _chapter_titles(episode, time_map)
    reads = _sponsor_reads(episode)
    cuts = _cuts_by_chapter(titles, reads) if titles else _even_cuts(episode, time_map, reads)
    bounds = sorted({0, *cuts, len(episode.text)})
    return tuple(
        _part(episode, time_map, start, end, titles.get(start, "")) for start, end in pairwise(bounds)
    )


def part_at(among: Sequence[Part], offset: int) -> int:
    """Return the index of the part that holds *offset*; -1 if there are no parts."""
    at = bisect_right(among, offset, key=_start) - 1
    return max(at, 0) if among else -1


def first_words(text: str) -> str:
    """Return the first eight words of *text*, or fewer where a sentence ends after the third."""
    words = text.split()[:_TITLE_WORDS]
    short = " ".join(words)
    ends = (short[:end] for _, end in sentences(short))
    title = next((whole for whole in ends if len(whole.split()) > 3), short)
    return title.rstrip(".,;:–—- ") or short


def _start(stretch: Part | Span) -> int:
    return stretch.start


def _end(span: Span) -> int:
    return span.end


def _part(episode: Episode, time_map: TimeMap, start: int, end: int, title: str) -> Part:
    spans = _spans_between(episode, start, end)
    sponsor = bool(spans) and all(span.paragraph.sponsor for span in spans)
    own_title = _sponsor_title(spans) if sponsor else _longest_talk(episode, spans, start)
    lines = () if sponsor else _lines(episode, time_map, [span for span in spans if span.start >= start])
    start_ms = time_map.time_at(start) if time_map.has_times else None
    return Part(title or own_title, start, end, start_ms, bool(title), sponsor, tuple(lines))


def _spans_between(episode: Episode, start: int, end: int) -> list[Span]:
    """Return the paragraphs that have words between *start* and *end*."""
    first = bisect_right(episode.spans, start, key=_end)
    return list(episode.spans[first : bisect_left(episode.spans, end, key=_start)])


def _sponsor_title(spans: list[Span]) -> str:
    name = sponsor_name(" ".join(span.paragraph.text for span in spans))
    return f"Sponsor: {name}" if name else "Sponsor read"


def _longest_talk(episode: Episode, spans: list[Span], start: int) -> str:
    """Return the first words of the longest talk in *spans*; what stands before *start* is left out."""
    talks = (
        " ".join(episode.text[max(span.start, start) : span.end] for span in talk)
        for (_, sponsor), talk in groupby(spans, key=_talk)
        if not sponsor
    )
    return first_words(max(talks, key=len, default=""))


def _talk(span: Span) -> tuple[int, bool]:
    return span.turn, span.paragraph.sponsor


def _lines(episode: Episode, time_map: TimeMap, spans: list[Span]) -> Iterator[Line]:
    for (turn, sponsor), run in groupby(spans, key=_talk):
        talk = list(run)
        first = talk[0]
        text = " ".join(span.paragraph.text for span in talk)
        if sponsor or (first.index == 0 and len(text.split()) > LONG_TURN_WORDS):
            title = _sponsor_title(talk) if sponsor else first_words(text)
            start_ms = time_map.time_at(first.start) if time_map.has_times else None
            palette = episode.palette_of(episode.turns[turn].speaker)
            yield Line(title, first.start, start_ms, palette, sponsor)


def _chapter_titles(episode: Episode, time_map: TimeMap) -> dict[int, str]:
    """Return where each chapter begins in the text. Of two in one place the first stays."""
    titles: dict[int, str] = {}
    for chapter in sorted(episode.chapters, key=_chapter_start):
        if chapter.title and (not time_map.words or chapter.start_ms <= time_map.words[-1].end_ms):
            titles.setdefault(_begin_of(episode, time_map, chapter.start_ms), chapter.title)
    return titles


def _chapter_start(chapter: Chapter) -> int:
    return chapter.start_ms


def _begin_of(episode: Episode, time_map: TimeMap, start_ms: int) -> int:
    """Return where the talk of *start_ms* begins: the paragraph near it, else the word."""
    word = time_map.word_at_ms(start_ms)
    if word is None:
        return 0
    here = episode.span_at(word.start)
    later = episode.span_at(here.end + 1)
    near = min((here.start, later.start), key=lambda offset: abs(time_map.time_at(offset) - start_ms))
    return near if abs(time_map.time_at(near) - start_ms) <= _SNAP_MS else word.start


def _sponsor_reads(episode: Episode) -> list[tuple[int, int]]:
    """Return the stretches of text where sponsors speak, each from its start to the next talk."""
    reads: list[tuple[int, int]] = []
    for sponsor, run in groupby(episode.spans, key=_is_sponsor):
        if sponsor:
            spans = list(run)
            reads.append((spans[0].start, min(spans[-1].end + 1, len(episode.text))))
    return reads


def _is_sponsor(span: Span) -> bool:
    return span.paragraph.sponsor


def _cuts_by_chapter(titles: dict[int, str], reads: list[tuple[int, int]]) -> set[int]:
    """Return the starts of chapters, and of sponsor reads that end one."""
    return {*titles, *(start for start, end in reads if end in titles)}


def _even_cuts(episode: Episode, time_map: TimeMap, reads: list[tuple[int, int]]) -> set[int]:
    """Return cuts around sponsor reads, and every ten minutes or so between them."""
    cuts = {offset for read in reads for offset in read}
    reads_start = {start for start, _ in reads}
    fixed = sorted({0, *cuts, len(episode.text)})
    for start, end in pairwise(fixed):
        if start not in reads_start:
            cuts |= _cuts_between(episode, time_map, start, end)
    return cuts


def _cuts_between(episode: Episode, time_map: TimeMap, start: int, end: int) -> set[int]:
    start_ms, end_ms = time_map.time_at(start), time_map.time_at(end)
    count = round((end_ms - start_ms) / PART_MS)
    if count < 2:
        return set()
    room_ms = (end_ms - start_ms) // count
    spans = [span for span in _spans_between(episode, start, end) if span.start > start]
    changes = [span.start for span in spans if _changes_speaker(episode, span)]
    begins = [span.start for span in spans]
    cuts: set[int] = set()
    for number in range(1, count):
        time_ms = start_ms + number * room_ms
        for places in (changes, begins, _sentence_starts(episode, time_map, time_ms)):
            near = _nearest(places, time_map, time_ms)
            if start < near < end and abs(time_map.time_at(near) - time_ms) < room_ms // 2:
                cuts.add(near)
                break
    return cuts


def _nearest(places: list[int], time_map: TimeMap, time_ms: int) -> int:
    """Return the one of *places* (in order) that is spoken nearest to *time_ms*; -1 of none."""
    at = bisect_left(places, time_ms, key=time_map.time_at)
    around = places[max(0, at - 1) : at + 1]
    return min(around, key=lambda place: abs(time_map.time_at(place) - time_ms), default=-1)


def _changes_speaker(episode: Episode, span: Span) -> bool:
    turn = episode.turns[span.turn]
    return span.index == 0 and turn.speaker != episode.turns[span.turn - 1].speaker


def _sentence_starts(episode: Episode, time_map: TimeMap, time_ms: int) -> list[int]:
    """Return where the sentences of the paragraph spoken at *time_ms* begin."""
    word = time_map.word_at_ms(time_ms)
    span = episode.span_at(word.start if word else 0)
    return [span.start + start for start, _ in sentences(span.paragraph.text)]
