"""Tables in documents and pages -> who said what when, if that is what their columns hold.

Columns are told apart by what their cells hold, in whatever order they stand
and whether or not a first row names them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from earmark.importers import labels, stamps
from earmark.importers.stamps import Stamp
from earmark.importers.word_lists import TABLE_HEADS

_MOST_TIMES = 0.6
_MOST_NAMES = 0.7
_LONGEST_NAME = 30
_SHORTEST_TALK = 12
_FEW = 4
_REPEATED = 0.7
_MOST_SENTENCES = 0.5
_ENDS = (".", "?", "!", "…", "”", '"', "’", ")", "]", "-", "—", "–", "。", "！", "？")
_AROUND = " \t:-–—|,·"

Cell = Sequence[str]
"""The paragraphs of a cell."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of a table of speech; `words` are its paragraphs. A row across all columns has only words."""

    name: str
    stamp: Stamp | None
    words: tuple[str, ...]
    across: bool = False


@dataclass(frozen=True, slots=True)
class _Columns:
    """Which columns hold what; None where there is no such column."""

    words: int
    name: int | None
    time: int | None


def label_in(text: str) -> tuple[str, Stamp | None]:
    """Return the name that *text* is, and the time that stands before or after it.

    The name is empty where *text* is more than a name.
    """
    text = " ".join(text.split())
    found = stamps.at_start(text) or stamps.at_end(text)
    if found:
        text = text[: found.start] + text[found.end :]
    name = text.strip(_AROUND)
    if len(name) > 2 and name[0] + name[-1] in ("[]", "()", "<>"):
        name = name[1:-1].strip()
    return name if labels.rank(name) else "", found.stamp if found else None


def speech_in(rows: Sequence[Sequence[Cell]]) -> list[TableRow]:
    """Return what the rows of a table say; nothing if it is not a table of speech."""
    width = _usual_width(rows)
    whole = [row for row in rows if len(row) == width]
    columns = _columns([[" ".join(cell).strip() for cell in row] for row in whole]) if width > 1 else None
    if columns is None:
        return []
    said: list[TableRow] = []
    for number, row in enumerate(rows):
        if len(row) != width:
            words = tuple(text for cell in row for text in cell if text.strip())
            said += [TableRow("", None, words, across=True)] if words else []
        elif number or not _is_head(row, columns):
            said.append(_row(row, columns))
    return said


def _usual_width(rows: Sequence[Sequence[Cell]]) -> int:
    widths = [len(row) for row in rows]
    return max(set(widths), key=widths.count, default=0)


def _columns(rows: Sequence[Sequence[str]]) -> _Columns | None:
    columns = list(zip(*rows, strict=True))
    times = [number for number, cells in enumerate(columns) if _are_times(cells)]
    others = [number for number in range(len(columns)) if number not in times]
    if not others or len(rows) < 2:
        return None
    words = max(others, key=lambda number: sum(map(len, columns[number])))
    names = [number for number in others if number != words and _are_names(columns[number])]
    if not (names or times) or not _are_talk(columns[words], timed=bool(times)):
        return None
    return _Columns(words, next(iter(names), None), next(iter(times), None))


def _are_times(cells: Sequence[str]) -> bool:
    filled = [cell for cell in cells if cell]
    return len(filled) > 1 and sum(stamps.whole(cell) is not None for cell in filled) >= _MOST_TIMES * len(
        filled
    )


def _are_talk(cells: Sequence[str], *, timed: bool) -> bool:
    """Return whether *cells* hold what people say; where nothing is timed, it must be sentences."""
    filled = [cell for cell in cells if cell]
    if not filled or sum(map(len, filled)) < _SHORTEST_TALK * len(filled):
        return False
    return timed or sum(cell.endswith(_ENDS) for cell in filled) >= _MOST_SENTENCES * len(filled)


def _are_names(cells: Sequence[str]) -> bool:
    filled = [cell for cell in cells if cell]
    names = [name for name, _ in map(label_in, filled) if name and len(name) <= _LONGEST_NAME]
    if not names or len(names) < _MOST_NAMES * len(filled):
        return False
    return len(filled) <= _FEW or len({labels.key(name) for name in names}) <= _REPEATED * len(names)


def _is_head(row: Sequence[Cell], columns: _Columns) -> bool:
    texts = [" ".join(cell).strip() for cell in row]
    if columns.time is not None:
        return bool(texts[columns.time]) and stamps.whole(texts[columns.time]) is None
    return TABLE_HEADS.issuperset(" ".join(texts).casefold().split())


def _row(row: Sequence[Cell], columns: _Columns) -> TableRow:
    name, stamp = label_in(" ".join(row[columns.name])) if columns.name is not None else ("", None)
    if columns.time is not None:
        stamp = stamps.whole(" ".join(row[columns.time])) or stamp
    return TableRow(name, stamp, tuple(text for text in row[columns.words] if text.strip()))
