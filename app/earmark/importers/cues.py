"""Cues -> episode: what every format that comes with a time for each line is made of.

A cue is a line of a caption file, a segment of a speech recogniser, a
paragraph with its time. Captions are cut every few seconds, in the middle of
sentences; here they become turns and paragraphs that can be read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from statistics import median

from earmark.importers import cue_times, labels, sponsors
from earmark.importers.cue import Cue, plain
from earmark.importers.cue_brackets import with_bracketed_speakers
from earmark.importers.cue_changes import with_changes
from earmark.importers.cue_names import with_named_speakers
from earmark.importers.cue_paragraphs import Made, paragraphs_of
from earmark.importers.cue_runs import Run, fill, is_word
from earmark.importers.rolling import without_repeats
from earmark.model.clock_text import stamp
from earmark.model.episode import Episode, Paragraph, Remark, Speaker, Turn

__all__ = ["Cue", "episode_of", "with_named_speakers"]

_MOST = 0.8
"""Where more of the cues than this are single words, each cue is a word."""
_FEWEST_WORDS = 3
_PRINTED_LENGTH = 200
_PRINTED_SHARE = 0.85
"""Cues as long as this (35 words) that nearly all end with a sentence are paragraphs already."""
_ENDS = (".", "?", "!", "…", "”", '"', "’", ")", "]", "-", "—", "–", "。", "！", "？")


def episode_of(cues: Iterable[Cue]) -> Episode:
    """Return the episode that *cues* say, in the order in which they come; without title and show.

    A speaker goes on until another one is named; the same name in other
    letters or spacing is the same speaker. Where no cue names one, names are
    looked for in the text. Where nobody is named at all, every paragraph is a
    turn of its own.
    """
    spoken = _spoken(cues)
    names = _Names()
    made = [(run, item) for run in _runs(spoken, names) for item in paragraphs_of(run)]
    runs, items = [run for run, _ in made], [item for _, item in made]
    spelled = names.spelled()
    paragraphs = [item.paragraph for item in items]
    if not any(cue.sponsor for cue in spoken):
        by = ["" if run.speaker is None else spelled[run.speaker] for run in runs]
        paragraphs = sponsors.marked(paragraphs, by)
    return Episode(
        speakers=tuple(map(Speaker, spelled)),
        turns=_turns(runs, paragraphs),
        remarks=tuple(_remarks(spoken, items, named=bool(spelled))),
    )


def _spoken(cues: Iterable[Cue]) -> list[Cue]:
    """Return *cues* as they are said: each thing once, cut where the speaker changes."""
    clean = [plain(cue) for cue in cues]
    if not any(cue.breaks for cue in clean):
        clean = without_repeats(clean)
    parted = with_changes(clean)
    if not any(cue.speaker for cue in parted):
        parted = with_named_speakers(parted)
    if not any(cue.speaker for cue in parted):
        parted = with_bracketed_speakers(parted)
    return parted


def _runs(cues: Sequence[Cue], names: _Names) -> list[Run]:
    """Return what each speaker says in a row."""
    printed = any(cue.breaks for cue in cues)
    apart = printed or _are_paragraphs(cues)
    by_word = not printed and _are_words(cues)
    falling = cue_times.late(cues)
    late = set() if cue_times.follow_no_order(cues, falling) else falling
    runs: list[Run] = []
    for run, numbers in _grouped(cues, names, apart=apart and not printed):
        run.whole = printed
        fill(run, [cues[k] for k in numbers], [k in late for k in numbers], by_word=by_word)
        runs.append(run)
    return runs


def _grouped(cues: Sequence[Cue], names: _Names, *, apart: bool) -> Iterator[tuple[Run, list[int]]]:
    """Yield the runs, still empty, and the indexes of their cues; *apart*: each cue is one."""
    name = ""
    run: Run | None = None
    numbers: list[int] = []
    begins = False
    for k, cue in enumerate(cues):
        begins |= apart or cue.breaks or cue.changes
        if cue.speaker or cue.changes:
            name = cue.speaker
        if not cue.text:
            continue
        speaker = names.number(name)
        if run is None or begins or run.speaker != speaker or run.sponsor != cue.sponsor:
            if run:
                yield run, numbers
            run, numbers = Run(speaker, cue.sponsor), []
        numbers.append(k)
        begins = False
    if run:
        yield run, numbers


class _Names:
    """The speakers in the order in which they first speak, each under the spelling that comes most often."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._numbers: dict[str, int] = {}
        self._known: dict[str, int] = {}

    def number(self, name: str) -> int | None:
        """Return the place of the speaker *name* among all; None for nobody."""
        if not name:
            return None
        self._counts[name] += 1
        if name not in self._known:
            self._known[name] = self._numbers.setdefault(labels.key(name) or name, len(self._numbers))
        return self._known[name]

    def spelled(self) -> list[str]:
        best: dict[int, str] = {}
        for name, _ in self._counts.most_common():
            best.setdefault(self._known[name], name.rstrip(" :"))
        return [best[number] for number in sorted(best)]


def _are_words(cues: Sequence[Cue]) -> bool:
    texts = [cue.text for cue in cues if cue.text]
    single = sum(is_word(text) for text in texts)
    return len(texts) >= _FEWEST_WORDS and single > _MOST * len(texts) and not any(cue.words for cue in cues)


def _are_paragraphs(cues: Sequence[Cue]) -> bool:
    """Return whether *cues* are paragraphs as somebody set them, not captions."""
    texts = [cue.text for cue in cues if cue.text]
    if not texts or median(map(len, texts)) < _PRINTED_LENGTH:
        return False
    return sum(text.endswith(_ENDS) for text in texts) >= _PRINTED_SHARE * len(texts)


def _turns(runs: Sequence[Run], paragraphs: Sequence[Paragraph]) -> tuple[Turn, ...]:
    turns: list[tuple[int | None, list[Paragraph]]] = []
    for run, paragraph in zip(runs, paragraphs, strict=True):
        if turns and run.speaker is not None and turns[-1][0] == run.speaker:
            turns[-1][1].append(paragraph)
        else:
            turns.append((run.speaker, [paragraph]))
    return tuple(Turn(speaker, tuple(spoken)) for speaker, spoken in turns)


def _late_remarks(made: Sequence[Made]) -> Iterator[Remark]:
    for number, (paragraph, late_ms) in enumerate(made):
        for time_ms in late_ms:
            said = f"The time {stamp(time_ms)} does not fit between its neighbours."
            if paragraph.start_ms == time_ms and paragraph.inferred_ms is not None:
                said += f" About {stamp(paragraph.inferred_ms)} is used for playing."
            yield Remark(said, time_ms=paragraph.play_ms, kind="time", paragraph=number)


def _remarks(cues: Sequence[Cue], made: Sequence[Made], *, named: bool) -> Iterator[Remark]:
    if not made:
        return
    if not named:
        yield Remark("No names of speakers were found, so nobody is named.")
    if not any(cue.start_ms is not None for cue in cues):
        yield Remark("No times were found.")
    elif cue_times.follow_no_order(cues, cue_times.late(cues)):
        yield Remark("The times do not rise from line to line. The text stands as in the file.", kind="time")
    yield from _late_remarks(made)
