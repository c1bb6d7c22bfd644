"""Cues of one speaker in a row -> running text, with the place and time of each cue and word in it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from earmark.importers.cue import Cue, on_one_line, space_between
from earmark.model.own_times import MS_A_CHARACTER
from earmark.model.unspaced import is_unspaced

_CLOSING = frozenset(",.;:!?…)]}»”’%。，、！？；：」』）")
_SLOWEST = 1.5
_LONGEST_UNSPACED = 5


class Timed(NamedTuple):
    """A stretch of the text of a run, and when it is spoken; `is_word` if it is one word."""

    start: int
    end: int
    start_ms: int
    end_ms: int
    is_word: bool


@dataclass(slots=True)
class Run:
    """What one speaker says in a row, on one line.

    `timed` rises by place. `late` has the places of cues whose printed time
    cannot be true, and that time. `whole` says that it is one paragraph in
    the file.
    """

    speaker: int | None
    sponsor: bool = False
    whole: bool = False
    text: str = ""
    timed: list[Timed] = field(default_factory=list)
    late: list[tuple[int, int]] = field(default_factory=list)


def fill(run: Run, cues: Sequence[Cue], late: Sequence[bool], *, by_word: bool) -> None:
    """Give *run* what *cues* say; *by_word* says that each cue of the document is a word."""
    parts: list[str] = []
    at = 0
    last = ""
    for k, cue in enumerate(cues):
        text, words = on_one_line(cue)
        # Punctuation that was given a cue of its own clings to its word.
        between = space_between(last, text[0]) if last and not _CLOSING.issuperset(text) else ""
        at += len(between)
        if late[k]:
            run.late.append((at, cue.start_ms or 0))
        elif words:
            run.timed += [
                Timed(at + w.start, at + w.end, w.start_ms, w.end_ms, is_word(text[w.start : w.end]))
                for w in words
            ]
        elif cue.start_ms is not None:
            end_ms = _end_ms(cue, cues[k + 1] if k + 1 < len(cues) else None)
            run.timed.append(Timed(at, at + len(text), cue.start_ms, end_ms, by_word and is_word(text)))
        parts += (between, text)
        at += len(text)
        last = text[-1]
    run.text = "".join(parts)


def is_word(text: str) -> bool:
    """Return whether *text* is one word; in scripts without spaces, whether it is as short as one."""
    if " " in text or "\n" in text:
        return False
    return text.isascii() or len(text) <= _LONGEST_UNSPACED or not is_unspaced(text[0])


def pause_before(timed: Sequence[Timed], starts: Sequence[int], place: int) -> tuple[int, bool]:
    """Return how long it is quiet before *place*, and whether no stretch goes on over it.

    *starts* are those of *timed*.
    """
    k = bisect_right(starts, place) - 1
    if k < 0:
        return 0, True
    if starts[k] != place:
        return 0, timed[k].end <= place
    return max(0, timed[k].start_ms - timed[k - 1].end_ms) if k else 0, True


def _end_ms(cue: Cue, following: Cue | None) -> int:
    """Return when *cue* ends: as it says, else when the next begins, if that is soon."""
    start_ms = cue.start_ms or 0
    if cue.end_ms is not None:
        return cue.end_ms
    natural_ms = start_ms + round(len(cue.text) * MS_A_CHARACTER * _SLOWEST)
    if following is None or following.start_ms is None or following.start_ms < start_ms:
        return natural_ms
    return min(natural_ms, following.start_ms)
