"""Which possible starts are true: judged by the whole document, as names and times come again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from earmark.importers import labels, starts
from earmark.importers.labels import Rank
from earmark.importers.rising import outliers
from earmark.importers.stamps import Stamp
from earmark.importers.starts import Start
from earmark.importers.textline import TextLine

Style = tuple[str, str]
"""How a name is marked and where its time stands: `Start.style`."""

_WEIGHTS = {":": 1.0, "time": 1.0, ".": 0.9, "<": 0.8, "bold": 0.7, "-": 0.6, "line": 0.5}
"""How much each way of marking a name is to be trusted."""
_BOLD_WEIGHT = 0.9
_MOST = 0.8
_COMMON = 0.6
_OFTEN = 0.3
_SOME = 0.1
_RARE = 0.02


@dataclass(slots=True)
class _Seen:
    """How often one name comes in one style."""

    rank: Rank
    count: int = 0
    opening: int = 0
    bold: int = 0


@dataclass(frozen=True, slots=True)
class _Manner:
    """How this document names its speakers, and who they are."""

    style: Style
    names: frozenset[str]
    at_openings: bool
    """Whether names stand only where the layout lets something begin."""


def true_starts(lines: Sequence[TextLine]) -> list[Start | None]:
    """Return for each line what it begins, or None where it goes on."""
    choices = [tuple(starts.possible(line.text, line.bold)) for line in lines]
    manner = _manner(lines, choices)
    made = [_named(line, choice, manner) for line, choice in zip(lines, choices, strict=True)]
    anywhere = manner is not None and not manner.at_openings
    waits = [False, *(start is not None and not (start.stamp or start.rest) for start in made)]
    bare = [
        _bare_time(choice, may_open=line.opens or waiting or anywhere)
        for line, choice, waiting in zip(lines, choices, waits, strict=False)
    ]
    return _with_bare_times(made, bare)


def _manner(lines: Sequence[TextLine], choices: Sequence[tuple[Start, ...]]) -> _Manner | None:
    tally = _tally(lines, choices)
    openings = max(1, sum(line.opens for line in lines))
    best = max(tally, key=lambda style: _score(style, tally[style]), default=None)
    if best is None or not _convinces(best, tally[best], openings):
        return None
    seen = tally[best]
    trusted = [s for s in seen.values() if _is_trusted(best, s)] or list(seen.values())
    at_openings = sum(s.opening for s in trusted) >= _MOST * sum(s.count for s in trusted)
    labelled = sum(s.opening for s in seen.values()) / openings
    bold = sum(s.bold for s in trusted) >= _MOST * sum(s.count for s in trusted)
    names = {
        key
        for key, s in seen.items()
        if (_is_trusted(best, s) and (not bold or 2 * s.bold >= s.count))
        or _is_guest(best, s, labelled=labelled, bold=bold)
    }
    return _Manner(best, frozenset(names), at_openings)


def _tally(lines: Sequence[TextLine], choices: Sequence[tuple[Start, ...]]) -> dict[Style, dict[str, _Seen]]:
    tally: dict[Style, dict[str, _Seen]] = {}
    for line, choice in zip(lines, choices, strict=True):
        for start in choice:
            if not start.name:
                continue
            names = tally.setdefault(start.style, {})
            seen = names.setdefault(labels.key(start.name), _Seen(labels.rank(start.name)))
            seen.count += 1
            seen.opening += line.opens
            seen.bold += line.bold >= len(start.name)
    return tally


def _score(style: Style, seen: dict[str, _Seen]) -> float:
    trusted = [s for s in seen.values() if _is_trusted(style, s)]
    count = sum(s.count for s in trusted) or 0.1 * sum(s.count for s in seen.values())
    bold = sum(s.bold for s in trusted) >= _MOST * count
    weight = _WEIGHTS[style[0]]
    return count * (max(weight, _BOLD_WEIGHT) if bold else weight)


def _is_trusted(style: Style, seen: _Seen) -> bool:
    """Return whether a name is sure by itself: it stands with a time, or comes again."""
    again = seen.count >= (4 if seen.rank == Rank.LOWER else 2)
    return again or (style[1] != "" and seen.rank >= Rank.PERHAPS)


def _convinces(style: Style, seen: dict[str, _Seen], openings: int) -> bool:
    """Return whether *style* is how the document names its speakers, not a chance likeness."""
    ending, order = style
    trusted = [s for s in seen.values() if _is_trusted(style, s)]
    count = sum(s.count for s in trusted)
    labelled = sum(s.count for s in seen.values() if s.rank >= Rank.PERHAPS) / openings
    if order:
        return count >= 2 or (count == 1 and openings <= 4)
    if ending in ("line", "-"):
        bold = sum(s.bold for s in trusted) >= _MOST * count
        often = count >= 6 or count / openings >= _OFTEN
        return len(trusted) >= 2 and count / openings >= _SOME and (bold or often)
    if labelled >= _COMMON and sum(s.count for s in seen.values()) >= 2:
        return True
    return (len(trusted) >= 2 and count / openings >= _RARE) or (count >= 3 and count / openings >= _SOME)


def _is_guest(style: Style, seen: _Seen, *, labelled: float, bold: bool) -> bool:
    """Return whether a name that comes once is true because it stands like the others."""
    if style[0] in ("line", "-") or not seen.opening or (bold and not seen.bold):
        return False
    return seen.rank == Rank.LIKELY or (seen.rank == Rank.PERHAPS and (bold or labelled >= _COMMON))


def _named(line: TextLine, choice: tuple[Start, ...], manner: _Manner | None) -> Start | None:
    if manner is None or (manner.at_openings and not line.opens):
        return None
    return next((start for start in choice if _fits(start, manner)), None)


def _fits(start: Start, manner: _Manner) -> bool:
    if labels.key(start.name) not in manner.names:
        return False
    return start.style == manner.style or start.ending == ":" or start.stamp is not None


def _bare_time(choice: tuple[Start, ...], *, may_open: bool) -> Start | None:
    """Return the start of a line that has a time and no name."""
    return choice[-1] if choice and may_open and not choice[-1].name else None


def _with_bare_times(made: Sequence[Start | None], bare: Sequence[Start | None]) -> list[Start | None]:
    """Add the starts that are only a time, where they are written like the other times."""
    both = [named or time for named, time in zip(made, bare, strict=True)]
    forms = Counter(_form(start.stamp) for start in both if start and start.stamp)
    if forms.total() < 2:
        return list(made)
    usual = {form for form, count in forms.items() if count >= _SOME * forms.total()}
    late = set(_out_of_order(both))
    return [
        named or (time if time and _is_usual(time, usual, doubtful=index in late) else None)
        for index, (named, time) in enumerate(zip(made, bare, strict=True))
    ]


def _form(stamp: Stamp) -> tuple[str, int]:
    return stamp.bracket, stamp.fields


def _is_usual(start: Start, forms: set[tuple[str, int]], *, doubtful: bool) -> bool:
    """Return whether a lone time is written like the rest; in running text it must also be in order."""
    return start.stamp is not None and _form(start.stamp) in forms and not (doubtful and start.rest)


def _out_of_order(found: Sequence[Start | None]) -> Iterator[int]:
    timed = [(index, start.stamp) for index, start in enumerate(found) if start and start.stamp]
    late = outliers([stamp.time_ms for _, stamp in timed])
    for place, (index, _) in enumerate(timed):
        if place in late:
            yield index
