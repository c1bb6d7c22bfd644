"""Captions that roll: each shows again what the one before showed, and adds a line or a few words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from earmark.importers.cue import Cue, split

_OFTEN = 0.2
"""People repeat themselves; where every fifth caption repeats one, it is the captions that do."""
_FLASH_MS = 60
"""Between two rolls the text that stands is often a cue of its own, as long as a frame or two."""
_GAP_MS = 1_000


def without_repeats(cues: Sequence[Cue]) -> list[Cue]:
    """Return *cues* with each thing said once, at the time at which it first appeared."""
    once = _without_doubles(cues)
    if not _roll(once):
        return once
    fresh = once[:1]
    for before, cue in pairwise(once):
        place = _repeated(before, cue) if _follows(before, cue) else 0
        fresh.append(_from(cue, place) if place else cue)
    return [cue for cue in fresh if cue.text]


def _without_doubles(cues: Sequence[Cue]) -> list[Cue]:
    """Return *cues* without those that say the same at the same time as layers do, if these are many."""
    seen: set[tuple[int | None, int | None, str, str]] = set()
    once = []
    for cue in cues:
        known = (cue.start_ms, cue.end_ms, cue.speaker, cue.text)
        if cue.start_ms is None or known not in seen:
            once.append(cue)
        seen.add(known)
    return once if len(cues) - len(once) >= _OFTEN * len(cues) else list(cues)


def _roll(cues: Sequence[Cue]) -> bool:
    pairs = [(before, cue) for before, cue in pairwise(cues) if before.text and cue.text]
    shown = sum(_shows_again(before, cue) for before, cue in pairs)
    return bool(shown) and shown >= _OFTEN * len(pairs)


def _shows_again(before: Cue, cue: Cue) -> bool:
    if not _follows(before, cue):
        return False
    repeated = _repeated(before, cue)
    flash = cue.start_ms is not None and cue.end_ms is not None and cue.end_ms - cue.start_ms <= _FLASH_MS
    return 0 < repeated < len(cue.text) or (repeated > 0 and flash)


def _follows(before: Cue, cue: Cue) -> bool:
    """Return whether *cue* comes right after *before*, as the next picture of the same words does."""
    if before.end_ms is None or cue.start_ms is None or before.speaker != cue.speaker:
        return False
    return (before.start_ms or 0) <= cue.start_ms <= before.end_ms + _GAP_MS


def _repeated(before: Cue, cue: Cue) -> int:
    """Return how many characters of *cue* were there already: whole lines, or a line that has grown."""
    old, new = before.text.split("\n"), cue.text.split("\n")
    for count in range(min(len(old), len(new)), 0, -1):
        if old[-count:] == new[:count]:
            return sum(map(len, new[:count])) + count - (count == len(new))
    if new[0].startswith(old[-1] + " "):
        return len(old[-1]) + 1
    grown = cue.text.startswith(before.text) and cue.text[len(before.text) :][:1] in ("\n", " ")
    return len(before.text) + 1 if grown else 0


def _from(cue: Cue, place: int) -> Cue:
    """Return *cue* without what stands before *place*."""
    # What is told with the words before it still has its time.
    words = tuple(replace(w, start=max(place, w.start)) for w in cue.words if w.end > place)
    rest = split(replace(cue, words=words), [(0, place)])[1]
    # What was there already was not spoken in this time: all of it is for the rest.
    start_ms = rest.words[0].start_ms if rest.words else cue.start_ms
    return replace(cue, text=rest.text, words=rest.words, start_ms=start_ms)
