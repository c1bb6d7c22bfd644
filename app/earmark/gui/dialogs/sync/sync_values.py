"""What the Sync dialog shows. All times are milliseconds."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from enum import Enum

Points = tuple[tuple[int, int], ...]
"""Pairs of transcript time and audio time."""


class SyncMode(Enum):
    """How the map is made: everything moved alike, or from point to point."""

    OFFSET = 0
    ANCHORS = 1


@dataclass(frozen=True, slots=True)
class AnchorRow:
    """A line with the time at which it is heard. `palette` is the colour of who speaks, None for nobody."""

    id: str
    speaker: str
    palette: int | None
    words: str
    transcript_ms: int
    audio_ms: int
    by_reader: bool

    @property
    def shift_ms(self) -> int:
        return self.audio_ms - self.transcript_ms


@dataclass(frozen=True, slots=True)
class Step:
    """Where the shift jumps, and what it is called: "longer ad", "added"."""

    transcript_ms: int
    name: str


@dataclass(frozen=True, slots=True)
class Plot:
    """The map as it is drawn: `curve` rises in transcript time; `heard` are words, in any order."""

    curve: Points = ()
    heard: Sequence[tuple[int, int]] = ()
    steps: tuple[Step, ...] = ()
    transcript_end_ms: int = 0
    audio_end_ms: int = 0

    def audio_at(self, transcript_ms: float) -> int | None:
        """Return the audio time of *transcript_ms*, in a straight line between points; None outside."""
        k = bisect_right(self.curve, transcript_ms, key=_first)
        if not self.curve or k == 0:
            return None
        left, left_audio = self.curve[k - 1]
        if k == len(self.curve):
            return left_audio if transcript_ms == left else None
        right, right_audio = self.curve[k]
        return round(left_audio + (transcript_ms - left) / (right - left) * (right_audio - left_audio))


@dataclass(frozen=True, slots=True)
class NowLine:
    """The line that seems to play. `transcript_ms` is where the map is now, None where it says nothing."""

    words: str
    audio_ms: int
    transcript_ms: int | None = None


@dataclass(frozen=True, slots=True)
class AudioEntry:
    """The audio that is synced; `length_ms` is 0 while that is unknown."""

    name: str
    length_ms: int = 0


@dataclass(frozen=True, slots=True)
class FittingFile:
    """An audio beside the transcript that may be the right one, and `why`; the asker knows `key`."""

    key: Hashable
    name: str
    length_ms: int = 0
    why: str = ""


class AlignPhase(Enum):
    IDLE = "idle"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    UNAVAILABLE = "unavailable"


@dataclass(frozen=True, slots=True)
class AlignState:
    """How far listening is.

    `left_s` is the time it will still take, in the idle phase all of it; None
    where that is unknown. `placed`, `lines` and `doubtful` count lines.
    `sentence` says why it failed or cannot be had.
    """

    phase: AlignPhase = AlignPhase.IDLE
    heard_ms: int = 0
    total_ms: int = 0
    placed: int = 0
    lines: int = 0
    doubtful: int = 0
    left_s: int | None = None
    sentence: str = ""


def kept_between(rows: Sequence[AnchorRow], chosen: AnchorRow, audio_ms: int, end_ms: int) -> int:
    """Return *audio_ms* held between the points of the reader before and after *chosen*.

    Matched points give way and hold nothing. `end_ms` is the end of the audio, 0 if unknown.
    """
    least, most = 0, end_ms or audio_ms
    for row in rows:
        if row.by_reader and row.id != chosen.id:
            if row.transcript_ms < chosen.transcript_ms and row.audio_ms <= chosen.audio_ms:
                least = max(least, row.audio_ms)
            elif row.transcript_ms > chosen.transcript_ms and row.audio_ms >= chosen.audio_ms:
                most = min(most, row.audio_ms)
    return min(max(audio_ms, least), max(most, least))


def _first(point: tuple[int, int]) -> int:
    return point[0]
