"""Reads transcripts that are tables: CSV and TSV exports, label tracks of Audacity, tables of Markdown."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import StringIO
from itertools import islice
from pathlib import Path

from earmark.errors import UserError
from earmark.importers import Partial, cues, guard, labels, markdown_marks, stamps, tables
from earmark.importers.cue import Cue
from earmark.importers.encoding import decoded
from earmark.model.episode import Episode
from earmark.progress import Report, silent

_HEADS = {
    "words": "text transcript transcription content body caption subtitle utterance sentence dialogue dialog "
    "message line speech talk phrase spoken words texttranscript transcripttext subtitletext segment",
    "name": "speaker speakername speakerlabel speakerid name who participant character voice author "
    "person user",
    "start": "start starttime startms starts startseconds startsec begin begintime from time times timestamp "
    "timecode timein in tcin starttimecode offset startimestamp starttimestamp timestampstart position",
    "end": "end endtime endms ends endseconds endsec stop stoptime to until timeout out tcout endtimecode "
    "endtimestamp timestampend finish",
}
"""What columns are called, in small letters without spaces and signs; a unit in brackets is left off."""
_COLUMNS = {head: kind for kind, heads in _HEADS.items() for head in heads.split()}
_NUMBER = re.compile(r"-?\d{1,12}(?:[.,]\d{1,9})?\s?(?:s|sec|ms)?")
_RULE = re.compile(r"\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?")
_LABEL_TRACK = re.compile(r"\d+[.,]\d{2,9}\t\d+[.,]\d{2,9}(?:\t|$)")
_DELIMITERS = "\t,;|"
_SAMPLE = 60
_SLOWEST = 0.5
"""Characters a second: nobody speaks more slowly, so such times count milliseconds."""
_BAD = "This table has no transcript in it."
_HINT = "It needs a column named text, and one named speaker or start beside it."


@dataclass(frozen=True, slots=True)
class _Columns:
    """Which columns hold what; None where there is none. `unit_ms` is 0 where the heads do not tell it."""

    words: int
    name: int | None = None
    start: int | None = None
    end: int | None = None
    unit_ms: int = 0


def read(
    path: Path, report: Report = silent, partial: Partial | None = None, password: str | None = None
) -> Episode:
    """Return the episode that the table *path* holds. It is read in one go, and never locked.

    Raises:
        UserError: The file is not there, not text, or holds no talk.
    """
    said = cues_in(decoded(guard.text_bytes(path)))
    if not said:
        raise UserError(_BAD, _HINT)
    return cues.episode_of(said)


def cues_in(text: str) -> list[Cue]:
    """Return what the table *text* says; nothing if it is no table of speech."""
    first = text.lstrip("\n").partition("\n")[0]
    rows = [row for row in _rows(text, _delimiter(text)) if any(cell.strip() for cell in row)]
    if _LABEL_TRACK.match(first):
        return _cues([row for row in rows if not row[0].startswith("\\")], _Columns(2, None, 0, 1, 1000))
    columns = _named(rows[0]) if rows else None
    return _cues(rows[1:], columns) if columns else _cues_by_content(rows)


def _cues_by_content(rows: Sequence[Sequence[str]]) -> list[Cue]:
    """Return what a table says whose columns nobody names, or in another language, by what they hold."""
    said = tables.speech_in([[[cell.strip()] for cell in row] for row in rows])
    return [
        Cue(" ".join(row.words), row.stamp.time_ms if row.stamp else None, speaker=row.name)
        for row in said
        if row.words and not row.across
    ]


def is_table(text: str) -> bool:
    """Return whether *text* is a table of speech, by its first line; quick, and sure."""
    first = text.lstrip("\n").partition("\n")[0].strip()
    if _LABEL_TRACK.match(first):
        return True
    return any(mark in first and _named(first.split(mark)) for mark in _DELIMITERS)


def cues_of_pipes(lines: Sequence[str]) -> list[Cue]:
    """Return what a table of Markdown says, from its heads on; nothing if it is no table of speech."""
    rows = [[markdown_marks.plain(cell)[0] for cell in _cells(line)] for line in lines if not is_rule(line)]
    columns = _named(rows[0]) if rows else None
    return _cues(rows[1:], columns) if columns else []


def is_rule(line: str) -> bool:
    """Return whether *line* is the one under the heads of a table of Markdown."""
    return "|" in line and "-" in line and _RULE.fullmatch(line.strip()) is not None


def _cells(line: str) -> list[str]:
    cells = re.split(r"(?<!\\)\|", line.strip().removeprefix("|").removesuffix("|"))
    return [cell.strip() for cell in cells]


def _delimiter(text: str) -> str:
    """Return what parts the columns: the sign by which most rows have as many as the first."""

    def fitting(mark: str) -> tuple[int, int]:
        rows = list(islice(_rows(text, mark), _SAMPLE))
        width = len(rows[0]) if rows else 0
        return sum(len(row) == width > 1 for row in rows), -_DELIMITERS.index(mark)

    return max(_DELIMITERS, key=fitting)


def _rows(text: str, mark: str) -> Iterable[list[str]]:
    """Yield the rows of *text* as far as they can be parted.

    Between tabs a quotation mark is most often just that: Whisper puts none around its text.
    """
    if mark == "\t":
        yield from ([_unquoted(cell) for cell in line.split(mark)] for line in text.splitlines())
        return
    try:
        yield from csv.reader(StringIO(text, newline=""), delimiter=mark, skipinitialspace=True)
    except csv.Error:  # a quote that never ends makes a field that is too long
        return


def _unquoted(cell: str) -> str:
    inner = cell[1:-1]
    return inner.replace('""', '"') if '""' in inner and cell[0] == cell[-1] == '"' else cell


def _named(heads: Sequence[str]) -> _Columns | None:
    """Return which columns the heads name; None where they name no text, or nothing beside it."""
    places: dict[str, int] = {}
    unit_ms = 0
    for place, head in enumerate(heads):
        bare = re.sub(r"[(\[].*?[)\]]", "", head).casefold()
        kind = _COLUMNS.get("".join(c for c in bare if c.isalnum()), "")
        if kind and kind not in places:
            places[kind] = place
            if kind == "start":
                unit_ms = _unit_ms(head.casefold())
    if "words" not in places or not ("name" in places or "start" in places):
        return None
    return _Columns(places["words"], places.get("name"), places.get("start"), places.get("end"), unit_ms)


def _unit_ms(head: str) -> int:
    if re.search(r"\bms\b|_ms\b|millis|[a-z]Ms$", head) or head.endswith("startms"):
        return 1
    return 1000 if re.search(r"\bs(?:ec(?:ond)?s?)?\b|_s\b|seconds", head) else 0


def _cues(rows: Sequence[Sequence[str]], columns: _Columns) -> list[Cue]:
    rows = [row for row in rows if len(row) > columns.words]
    starts = [_cell(row, columns.start) for row in rows]
    unit_ms = columns.unit_ms or _guessed_unit_ms(starts, sum(len(row[columns.words]) for row in rows))
    return [
        Cue(
            row[columns.words].strip(),
            _time_ms(start, unit_ms),
            _time_ms(_cell(row, columns.end), unit_ms),
            _name(_cell(row, columns.name)),
        )
        for row, start in zip(rows, starts, strict=True)
        if row[columns.words].strip()
    ]


def _cell(row: Sequence[str], place: int | None) -> str:
    return row[place].strip() if place is not None and place < len(row) else ""


def _name(cell: str) -> str:
    """Return the name in *cell*, without the colon that some leave behind it."""
    return cell.rstrip(" :") if labels.key(cell) else ""


def _guessed_unit_ms(times: Sequence[str], letters: int) -> int:
    """Return what plain numbers count: seconds, or milliseconds where those would be too slow for speech."""
    numbers = [number for time in times if (number := _number(time)) is not None]
    if len(numbers) < 2 or any("." in time or "," in time for time in times if _NUMBER.fullmatch(time)):
        return 1000
    return 1000 if letters > _SLOWEST * (max(numbers) - min(numbers)) else 1


def _number(cell: str) -> float | None:
    return float(re.sub(r"[^\d.-]", "", cell.replace(",", "."))) if _NUMBER.fullmatch(cell) else None


def _time_ms(cell: str, unit_ms: int) -> int | None:
    number = _number(cell)
    if number is not None:
        return round(number * (1 if cell.endswith("ms") else unit_ms))
    stamp = stamps.whole(cell)
    return stamp.time_ms if stamp else None
