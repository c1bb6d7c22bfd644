"""Which cues have a time that cannot be true: the few that do not rise with the others."""

from __future__ import annotations

from collections.abc import Sequence

from earmark.importers.cue import Cue
from earmark.importers.rising import outliers

_OVERLAP_MS = 2_000
"""Two who speak at once may be written in either order."""
_MOST_WRONG = 0.2
"""Where more of the times than this fall, they follow a rule that is not known here."""


def late(cues: Sequence[Cue]) -> set[int]:
    """Return the indexes of *cues* whose times do not fit between their neighbours'."""
    timed = [(k, cue.start_ms) for k, cue in enumerate(cues) if cue.start_ms is not None]
    falling = outliers(_evened([time_ms for _, time_ms in timed]))
    return {timed[place][0] for place in falling}


def follow_no_order(cues: Sequence[Cue], falling: set[int]) -> bool:
    """Return whether so many times fall that none of them can be called wrong."""
    return len(falling) > _MOST_WRONG * sum(cue.start_ms is not None for cue in cues)


def _evened(times: Sequence[int]) -> list[int]:
    """Return *times* without the small steps back of people who talk at once."""
    out: list[int] = []
    for time_ms in times:
        overlaps = bool(out) and 0 < out[-1] - time_ms <= _OVERLAP_MS
        out.append(out[-1] if overlaps else time_ms)
    return out
