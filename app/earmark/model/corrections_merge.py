"""Bringing together corrections that two programs made, or that were made since, so that nothing is lost."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import replace
from itertools import chain

from earmark.model.corrections import AnyChange, Corrections, SpeakerChange, TextChange

_Wins = Callable[[AnyChange, AnyChange], bool]
"""Whether of two corrections of one place the first, which is ours, stays."""


def merge(base: Corrections, mine: Corrections, theirs: Corrections) -> Corrections:
    """Return *mine* and *theirs*, which both come from *base*, as one.

    Additions and changes of either side are taken, and so is what one side
    took back and the other left alone. Where both corrected the same place,
    the newer correction is applied and the older one kept as superseded.
    """
    return _merge(base, mine, theirs, _is_newer)


def outvoted(mine: Corrections, merged: Corrections) -> tuple[AnyChange, ...]:
    """Return those of *mine* that gave way to newer ones of the same place when they were merged."""
    known = set(mine.superseded)
    gone = set(merged.superseded) - set(merged.entries) - known
    return tuple(entry for entry in mine.entries if entry in gone)


def joined(one: Corrections, other: Corrections) -> Corrections:
    """Return *one* and *other* as one, where nobody knows what both come from, nor need know which is which.

    Of two corrections of one place the newer is applied. What was superseded
    on either side stays so, unless it was made again since.
    """
    superseded = _newest_of_equal([*one.superseded, *other.superseded])
    applied: dict[Hashable, AnyChange] = {}
    lost: list[AnyChange] = []
    for entry in _newest_of_equal([*one.entries, *other.entries]).values():
        old = superseded.get(entry)
        if old is not None and old.modified >= entry.modified:
            continue
        if applied.setdefault(_place(entry), entry) is not entry:
            lost.append(entry)
    kept, under = _apart(applied.values(), one, _is_newer)
    others = _newest_of_equal([*superseded.values(), *lost, *under])
    return Corrections.of(kept, sorted((entry for entry in others.values() if entry not in kept), key=repr))


def _newest_of_equal(entries: Iterable[AnyChange]) -> dict[AnyChange, AnyChange]:
    """Return *entries* by what they do, the newest first; of those that do the same only the newest."""
    newest: dict[AnyChange, AnyChange] = {}
    for entry in sorted(entries, key=_age, reverse=True):
        newest.setdefault(entry, entry)
    return newest


def brought_to(present: Corrections, before: Corrections, after: Corrections) -> Corrections:
    """Return *present* with what leads from *before* to *after*; all else in it stays.

    What it leads to goes before anything that was corrected at the same place
    in the meantime.
    """
    return after if present == before else _merge(before, after, present, _always)


def _merge(base: Corrections, mine: Corrections, theirs: Corrections, wins: _Wins) -> Corrections:
    old = _by_place(base.entries)
    ours, others = _by_place(mine.entries), _by_place(theirs.entries)
    kept: list[AnyChange] = []
    lost: list[AnyChange] = []
    for place in sorted(ours | others, key=repr):
        was, our, other = old.get(place), ours.get(place), others.get(place)
        if our is None or other is None:
            # One side has it not: it took it back, or the other one added or changed it.
            left = our or other
            kept += [left] if left is not None and left != was else []
        elif our in (was, other):
            kept.append(other)
        elif other == was:
            kept.append(replace(our, extra=other.extra))
        else:
            stays, goes = (our, other) if wins(our, other) else (other, our)
            kept.append(stays)
            lost.append(goes)
    kept, under = _apart(kept, mine, wins)
    return Corrections.of(kept, _log(base, mine, theirs, [*lost, *under]))


def _apart(
    entries: Iterable[AnyChange], mine: Corrections, wins: _Wins
) -> tuple[list[AnyChange], list[AnyChange]]:
    """Return the entries that stay, and the words that lie under others' words."""
    kept: list[AnyChange] = []
    under: list[AnyChange] = []
    last: TextChange | None = None
    for entry in sorted(entries, key=_order):
        if not isinstance(entry, TextChange) or not entry.placed:
            kept.append(entry)
            continue
        if last is not None and (entry.start < last.end or entry.end == last.start):
            first, second = (entry, last) if entry in mine.texts else (last, entry)
            stays, goes = (first, second) if wins(first, second) else (second, first)
            under.append(goes)
            if goes is entry:
                continue
            kept.remove(goes)
            last = stays if isinstance(stays, TextChange) else last
        kept.append(entry)
        last = entry
    return kept, under


def _log(
    base: Corrections, mine: Corrections, theirs: Corrections, lost: Iterable[AnyChange]
) -> list[AnyChange]:
    """Return what was superseded on either side, and is not forgotten on one of them, and what is now."""
    out: list[AnyChange] = []
    for entry in chain(mine.superseded, theirs.superseded):
        forgotten = entry in base.superseded and not (entry in mine.superseded and entry in theirs.superseded)
        if not forgotten and entry not in out:
            out.append(entry)
    return [*out, *(entry for entry in lost if entry not in out)]


def _by_place(entries: Iterable[AnyChange]) -> dict[Hashable, AnyChange]:
    return {_place(entry): entry for entry in entries}


def _place(entry: AnyChange) -> Hashable:
    kind = type(entry).__name__
    if isinstance(entry, SpeakerChange):
        return kind, entry.of
    if not entry.placed:
        return kind, "lost", entry.id
    return (kind, entry.start, entry.end) if isinstance(entry, TextChange) else (kind, entry.start)


def _order(entry: AnyChange) -> tuple[int, int]:
    if isinstance(entry, SpeakerChange):
        return -1, 0
    return entry.start, entry.end if isinstance(entry, TextChange) else entry.start


def _is_newer(ours: AnyChange, theirs: AnyChange) -> bool:
    return _age(ours) >= _age(theirs)


def _always(_ours: AnyChange, _theirs: AnyChange) -> bool:
    return True


def _age(entry: AnyChange) -> tuple[str, str]:
    return entry.modified.removesuffix("Z"), repr(entry)
