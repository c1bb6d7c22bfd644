"""Blocks whose words carry times -> cues, and the headings between them as chapters."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from earmark.importers import labels, names, stamps
from earmark.importers.cues import Cue
from earmark.importers.document_lines import ENDS
from earmark.importers.document_talk import is_transcript_heading
from earmark.importers.html_blocks import Block, Run
from earmark.importers.html_timing import Timing
from earmark.importers.tables import label_in
from earmark.importers.textline import TextLine
from earmark.model.episode import Chapter, Word

_SAME_MS = 2_000
"""A time that is shown is this near to the one out of sight; otherwise somebody says it."""
_MOST_WORDS = 2.5
"""In elements with fewer words than this on average each word has its time."""
_FEWEST_PROSE_WORDS = 4
_LONGEST_LEAD = 60
_TORN = 0.3
_NEARLY_ALL = 0.9
_CODE = re.compile(r"S\d\d|SPEAKER_\d+")
"""Names that programs give until somebody writes another over them."""
_SPACES = re.compile(r"\s+")


@dataclass(slots=True)
class _Segment:
    """What is spoken at one time; a place in `_Speech.text`."""

    start: int
    end: int
    timing: Timing | None


@dataclass(slots=True)
class _Speech:
    """A block with its times."""

    speaker: str = ""
    text: str = ""
    segments: list[_Segment] = field(default_factory=list)
    heading: int = 0
    bold: bool = True

    @property
    def start_ms(self) -> int | None:
        return next((segment.timing.start_ms for segment in self.segments if segment.timing), None)


def cues_of(blocks: Sequence[Block]) -> tuple[list[Cue], list[Chapter]]:
    """Return what is said in *blocks* from the first to the last that carries a time."""
    speeches = [_speech_of(block) for block in blocks]
    timed = [number for number, speech in enumerate(speeches) if speech.start_ms is not None]
    speeches = speeches[_first(speeches, timed[0]) : timed[-1] + 1] if timed else []
    if not any(speech.speaker for speech in speeches):
        _name_by_words(speeches)
    if not any(speech.speaker for speech in speeches):
        _name_by_leads(speeches)
    heads = _speaking_headings(speeches)
    wordy = _is_word_by_word(speeches)
    captions = not wordy and _are_captions(speeches)
    cues: list[Cue] = []
    titles: list[tuple[str, int, int | None]] = []
    speaker = ""
    for speech in speeches:
        name = _name_alone(speech, heads)
        if name:
            speaker = name
        elif speech.heading == 1 or (speech.heading and is_transcript_heading(speech.text)):
            continue  # the title of the page
        elif speech.heading:
            titles.append((speech.text, len(cues), speech.start_ms))
        elif speech.text and (speech.start_ms is not None or _is_prose(speech, cues)):
            said = _cues_of(speech, speech.speaker or speaker, wordy=wordy)
            cues.extend(replace(cue, breaks=cue.breaks and not captions) for cue in said)
            speaker = ""
        else:
            speaker = speech.speaker or speaker
    return cues, _chapters(titles, cues)


def title_of(blocks: Sequence[Block]) -> str:
    """Return what stands in bold or as a heading before the first words with a time."""
    for block in blocks:
        speech = _speech_of(block)
        if speech.start_ms is not None:
            return ""
        if (speech.heading or speech.bold) and speech.text and not is_transcript_heading(speech.text):
            return speech.text
    return ""


def _first(speeches: Sequence[_Speech], place: int) -> int:
    """Return where the headings and names before the speech at *place* begin."""
    while place and (speeches[place - 1].heading or _bold_name(speeches[place - 1])):
        place -= 1
    return place


def _speech_of(block: Block) -> _Speech:
    speech = _Speech(heading=block.heading)
    for run in block.runs:
        if run.kind == "name":
            speech.speaker = label_in(run.text)[0] or speech.speaker
        elif not _is_shown_time(run):
            _add(speech, run)
    speech.text = speech.text.rstrip()
    for segment in speech.segments:
        segment.end = min(segment.end, len(speech.text))
    speech.segments = [segment for segment in speech.segments if segment.start < segment.end]
    _take_code(speech)
    return speech


def _is_shown_time(run: Run) -> bool:
    shown = stamps.whole(run.text) if run.kind == "time" else None
    if shown is None:
        return run.kind == "time" and not run.text.strip()
    return run.timing is None or abs(shown.time_ms - run.timing.start_ms) < _SAME_MS


def _add(speech: _Speech, run: Run) -> None:
    text = _SPACES.sub(" ", run.text)
    if not speech.text or speech.text[-1] == " ":
        text = text.lstrip()
    if not text:
        return
    start = len(speech.text) + len(text) - len(text.lstrip())
    speech.text += text
    speech.bold &= run.bold or not text.strip()
    end = len(speech.text.rstrip())
    last = speech.segments[-1] if speech.segments else None
    if last and last.timing == run.timing:
        last.end = max(last.end, end)
    elif start < end:
        speech.segments.append(_Segment(start, end, run.timing))


def _take_code(speech: _Speech) -> None:
    """Take the speaker that stands in the attribute, or was written over it at the beginning of the text."""
    code = next((segment.timing.speaker for segment in speech.segments if segment.timing), "")
    if not code or speech.speaker:
        return
    before, colon, _ = speech.text.partition(":")
    name = label_in(before)[0] if colon and _CODE.fullmatch(code) and before[:1].isalpha() else ""
    if colon and before.strip() == code:
        name = code
    speech.speaker = name or code
    if name:
        _cut(speech, len(before) + 1)


def _cut(speech: _Speech, length: int) -> None:
    """Take the first *length* characters out of *speech*, and the space after them."""
    length += len(speech.text[length:]) - len(speech.text[length:].lstrip())
    speech.text = speech.text[length:]
    for segment in speech.segments:
        segment.start, segment.end = max(0, segment.start - length), segment.end - length
    speech.segments = [segment for segment in speech.segments if segment.start < segment.end]


def _name_by_words(speeches: Sequence[_Speech]) -> None:
    """Find the names that stand in the text itself, as `Name: words`."""
    lines = [TextLine(speech.text) for speech in speeches]
    for speech, start in zip(speeches, names.true_starts(lines), strict=True):
        if start and start.name and start.rest and start.ending in (":", "<"):
            speech.speaker = start.name
            _cut(speech, speech.text.rindex(start.rest))


def _name_by_leads(speeches: Sequence[_Speech]) -> None:
    """Find the names that stand before the first time of a block, as `(Ada) words`, again and again."""
    leads = [_lead(speech) for speech in speeches]
    again = Counter(labels.key(name) for name, _ in leads)
    if sum(count > 1 for name, count in again.items() if name) == 0:
        return
    for speech, (name, length) in zip(speeches, leads, strict=True):
        if name:
            speech.speaker = name
            _cut(speech, length)


def _lead(speech: _Speech) -> tuple[str, int]:
    first = speech.segments[0] if len(speech.segments) > 1 else None
    if first is None or first.timing or first.end - first.start > _LONGEST_LEAD:
        return "", 0
    name = label_in(speech.text[: first.end])[0]
    return (name, first.end) if labels.rank(name) >= labels.Rank.PERHAPS else ("", 0)


def _speaking_headings(speeches: Sequence[_Speech]) -> set[str]:
    """Return the keys of the names that stand alone in headings or bold lines.

    Those that come again are names, and so are those that look like them.
    """
    alone: dict[int, Counter[str]] = {}
    for speech in speeches:
        if (speech.heading or speech.bold) and speech.text and speech.start_ms is None:
            alone.setdefault(speech.heading, Counter())[labels.key(_bold_name(speech))] += 1
    heads: set[str] = set()
    for keys in alone.values():
        again = sum(count for key, count in keys.items() if key and count > 1)
        if again:
            heads |= {key for key, count in keys.items() if count > 1 or 2 * again >= keys.total()}
    return heads - {""}


def _bold_name(speech: _Speech) -> str:
    return label_in(speech.text)[0] if (speech.heading or speech.bold) and len(speech.text) < 60 else ""


def _name_alone(speech: _Speech, heads: set[str]) -> str:
    name = _bold_name(speech)
    return name if name and labels.key(name) in heads else ""


def _is_prose(speech: _Speech, cues: Sequence[Cue]) -> bool:
    return bool(cues) and len(speech.text.split()) >= _FEWEST_PROSE_WORDS


def _is_word_by_word(speeches: Sequence[_Speech]) -> bool:
    timed = [(speech, segment) for speech in speeches for segment in speech.segments if segment.timing]
    words = sum(1 + speech.text.count(" ", segment.start, segment.end) for speech, segment in timed)
    return words < _MOST_WORDS * len(timed)


def _are_captions(speeches: Sequence[_Speech]) -> bool:
    """Return whether each block is a caption, cut by time and not by sense."""
    timed = [speech for speech in speeches if speech.start_ms is not None]
    torn = sum(not speech.text.endswith(ENDS) for speech in timed)
    single = sum(len(speech.segments) == 1 for speech in timed)
    return torn >= _TORN * len(timed) and single >= _NEARLY_ALL * len(timed)


def _cues_of(speech: _Speech, speaker: str, *, wordy: bool) -> Iterator[Cue]:
    timed = [segment for segment in speech.segments if segment.timing]
    if wordy or not timed:
        words = tuple(_words(timed))
        start_ms, end_ms = (words[0].start_ms, words[-1].end_ms) if words else (None, None)
        yield Cue(speech.text, start_ms, end_ms, speaker, words, breaks=True)
        return
    for number, segment in enumerate(speech.segments):
        timing = segment.timing
        yield Cue(
            speech.text[segment.start : segment.end],
            timing.start_ms if timing else None,
            timing.end_ms if timing else None,
            speaker,
            breaks=number == 0,
        )


def _words(segments: Sequence[_Segment]) -> Iterator[Word]:
    """Yield words; where the page says only when they begin, they end with the next."""
    following = [next_one.timing for _, next_one in pairwise([*segments, segments[-1]])] if segments else []
    for segment, after in zip(segments, following, strict=True):
        timing = segment.timing
        assert timing is not None
        end_ms = timing.end_ms if timing.end_ms is not None else after.start_ms if after else 0
        yield Word(segment.start, segment.end, timing.start_ms, max(timing.start_ms, end_ms))


def _chapters(titles: Sequence[tuple[str, int, int | None]], cues: Sequence[Cue]) -> list[Chapter]:
    """Return the headings as chapters: title, number of the cue after it, and perhaps a time."""
    chapters = []
    for title, number, start_ms in titles:
        times = (cue.start_ms for cue in cues[number : number + 20] if cue.start_ms is not None)
        begins_ms = next(times, None) if start_ms is None else start_ms
        if begins_ms is not None and number < len(cues):
            chapters.append(Chapter(title, begins_ms))
    rising = all(a.start_ms < b.start_ms for a, b in pairwise(chapters))
    return chapters if rising else []
