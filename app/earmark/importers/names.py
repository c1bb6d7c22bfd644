"""Which possible starts are true: judged by the whole document, as names and times come again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from itertools import pairwise

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
_LOOSE = ("line", "-")
"""Ways in which other things are written as well: headings, asides."""
_ENDS = (".", "?", "!", "…", "”", '"', "’", "'", ")", "]", "-", "—", "–", "。", "！", "？")
_BOLD_WEIGHT = 0.9
_MOST = 0.8
_NEARLY_ALL = 0.97
_COMMON = 0.6
_HALF = 0.45
_OFTEN = 0.3
_SOME = 0.1
_RARE = 0.02


class _Where(IntEnum):
    """Where names stand in a document."""

    AT_OPENINGS = 0  # only where the layout lets something begin
    AFTER_SENTENCES = 1  # also on a line after one that ends a sentence
    ANYWHERE = 2  # on any line


@dataclass(slots=True)
class _Seen:
    """How often one name comes in one style, and at how many of each `_Where`."""

    rank: Rank
    first: int
    count: int = 0
    opening: int = 0
    fresh: int = 0
    bold: int = 0


@dataclass(frozen=True, slots=True)
class _Manner:
    """How this document names its speakers, who they are, and where the names stand.

    `guessed` are names that come once and are like the others, but no sure ones.
    """

    style: Style
    names: frozenset[str]
    where: _Where
    bold: bool
    guessed: frozenset[str]

    def lets_begin(self, place: _Where, bold: int) -> bool:
        """Return whether a name may begin a line at *place* with so many bold letters first."""
        return place <= self.where or (self.bold and bold > 1)


def true_starts(lines: Sequence[TextLine]) -> list[Start | None]:
    """Return for each line what it begins, or None where it goes on."""
    choices = _without_lone_answers([tuple(starts.possible(line.text, line.bold)) for line in lines])
    places = _places(lines)
    manner = _manner(lines, choices, places)
    where = manner.where if manner else _Where.AT_OPENINGS
    made = [
        _named(choice, manner) if manner and manner.lets_begin(place, line.bold) else None
        for line, choice, place in zip(lines, choices, places, strict=True)
    ]
    made = _without_seconds(made)
    waiting = [False, *(_is_alone(start) for start in made)]
    bare = [
        choice[-1] if choice and not choice[-1].name and (place <= where or waits) else None
        for choice, place, waits in zip(choices, places, waiting, strict=False)
    ]
    return _with_bare_times(made, bare)


def _is_alone(start: Start | None) -> bool:
    """Return whether a line has only a name."""
    return start is not None and not (start.stamp or start.rest)


def _without_seconds(made: Sequence[Start | None]) -> list[Start | None]:
    """Return the starts without the names that always stand right under others: those are offices."""
    counts = Counter(labels.key(start.name) for start in made if start and _is_alone(start))
    under = Counter(
        labels.key(start.name)
        for before, start in pairwise(made)
        if start and _is_alone(before) and _is_alone(start) and start.ending == "line"
    )
    seconds = {key for key, count in under.items() if count > 1 and count == counts[key]}
    return [None if start and labels.key(start.name) in seconds else start for start in made]


def _without_lone_answers(choices: Sequence[tuple[Start, ...]]) -> list[tuple[Start, ...]]:
    """Return the choices without `A.` where no `Q.` asks: there it is a letter of a list."""
    question, answer = starts.ASKED
    if any(start.name == question for choice in choices for start in choice):
        return list(choices)
    return [tuple(start for start in choice if start.name != answer) for choice in choices]


def _places(lines: Sequence[TextLine]) -> list[_Where]:
    """Return what kind of place each line is."""
    ended = [True, *(line.text.endswith(_ENDS) for line in lines)]
    return [
        _Where.AT_OPENINGS if line.opens else _Where.AFTER_SENTENCES if after else _Where.ANYWHERE
        for line, after in zip(lines, ended, strict=False)
    ]


def _manner(
    lines: Sequence[TextLine], choices: Sequence[tuple[Start, ...]], places: Sequence[_Where]
) -> _Manner | None:
    tally = _tally(lines, choices, places)
    openings = max(1, sum(line.opens for line in lines))
    best = max(tally, key=lambda style: _score(style, tally[style]), default=None)
    if best is None or not _convinces(best, tally[best], openings):
        return None
    if best[0] in _LOOSE and not best[1] and not _sentences_follow(lines, choices, tally[best], best):
        return None
    trusted = [s for s in tally[best].values() if _is_trusted(best, s)] or list(tally[best].values())
    where = _where(trusted)
    bold = sum(s.bold for s in trusted) >= _MOST * sum(s.count for s in trusted)
    common = sum(s.opening for s in tally[best].values()) >= _COMMON * openings
    first = min(s.first for s in trusted)
    names, guessed = set(), set()
    for key, seen in tally[best].items():
        if _is_trusted(best, seen):
            known = 2 * seen.bold >= seen.count or not bold
        else:
            if seen.rank < Rank.LIKELY or best[0] in _LOOSE:
                guessed.add(key)
            beside = (seen.fresh if where else seen.opening) and (seen.bold or not bold)
            in_time = seen.first > first or best[0] not in _LOOSE
            known = bool(beside) and in_time and _is_guest(best, seen.rank, common=common, bold=bold)
        if known:
            names.add(key)
    return _Manner(best, frozenset(names), where, bold, frozenset(guessed))


def _sentences_follow(
    lines: Sequence[TextLine], choices: Sequence[tuple[Start, ...]], seen: dict[str, _Seen], style: Style
) -> bool:
    """Return whether what stands after the names mostly ends as a sentence does: in lists it does not."""
    names = [
        k
        for k, choice in enumerate(choices)
        if any(start.style == style and _is_trusted(style, seen[labels.key(start.name)]) for start in choice)
    ]
    alone = style[0] == "line"
    ends = []
    for begin, end in pairwise([*names, len(lines)]):
        said = (k for k in range(end - 1, begin - 1 + alone, -1) if not _is_time(choices[k]))
        if (last := next(said, None)) is not None:
            ends.append(lines[last].text)
    return 2 * sum(text.endswith(_ENDS) for text in ends) >= len(ends)


def _is_time(choice: tuple[Start, ...]) -> bool:
    """Return whether a line is nothing but a time."""
    return len(choice) == 1 and not (choice[0].name or choice[0].rest)


def _where(trusted: Sequence[_Seen]) -> _Where:
    count = sum(s.count for s in trusted)
    if sum(s.opening for s in trusted) >= _NEARLY_ALL * count:
        return _Where.AT_OPENINGS
    return _Where.AFTER_SENTENCES if sum(s.fresh for s in trusted) >= _NEARLY_ALL * count else _Where.ANYWHERE


def _tally(
    lines: Sequence[TextLine], choices: Sequence[tuple[Start, ...]], places: Sequence[_Where]
) -> dict[Style, dict[str, _Seen]]:
    tally: dict[Style, dict[str, _Seen]] = {}
    for index, (line, choice, place) in enumerate(zip(lines, choices, places, strict=True)):
        for start in choice:
            if not start.name:
                continue
            names = tally.setdefault(start.style, {})
            seen = names.setdefault(labels.key(start.name), _Seen(labels.rank(start.name), index))
            seen.count += 1
            seen.opening += place == _Where.AT_OPENINGS
            seen.fresh += place <= _Where.AFTER_SENTENCES
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
    if ending in _LOOSE:
        bold = sum(s.bold for s in trusted) >= _MOST * count
        often = count >= 6 or count / openings >= _OFTEN
        return len(trusted) >= 2 and count / openings >= _SOME and (bold or often)
    if labelled >= _COMMON and sum(s.count for s in seen.values()) >= 2:
        return True
    # One name alone may head the same part of each entry of a list.
    return (len(trusted) >= 2 and count / openings >= _RARE) or (count >= 3 and count / openings >= _HALF)


def _is_guest(style: Style, rank: Rank, *, common: bool, bold: bool) -> bool:
    """Return whether a name that comes once is true because it stands like the others.

    *common* says that nearly all paragraphs begin with what looks like a name.
    """
    if style[0] in _LOOSE:
        return rank == Rank.LIKELY and common
    return rank == Rank.LIKELY or (rank == Rank.PERHAPS and (bold or common))


def _named(choice: tuple[Start, ...], manner: _Manner) -> Start | None:
    found = next((start for start in choice if _fits(start, manner)), None)
    if found and labels.key(found.name) in manner.guessed:
        return replace(found, guessed=True)
    return found


def _fits(start: Start, manner: _Manner) -> bool:
    if labels.key(start.name) not in manner.names:
        return False
    return start.style == manner.style or start.ending == ":" or start.stamp is not None


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
