"""Names that stand with their times on lines of their own: where a text has those, nothing else is a name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from earmark.importers import labels, names, stamps, tables
from earmark.importers.stamps import Stamp
from earmark.importers.text_rows import Row
from earmark.importers.textline import TextLine

_NEARLY_ALL = 0.95
_MOST = 0.6
_FEWEST = 2
_LONGEST = 120


def with_heads(lines: Sequence[TextLine], rows: Sequence[Row]) -> list[TextLine]:
    """Return *lines*, names and times as labels if all stand alone on their lines.

    In `Ada (0:12):`, with the words below, `Bram: I know` is a quotation.

    Args:
        lines: The document.
        rows: What the lines were made of.
    """
    heads = _heads(rows)
    if heads:
        return [
            replace(line, text="", label=heads[k][0], stamp=heads[k][1]) if k in heads else line
            for k, line in enumerate(lines)
        ]
    return _with_timed_names(lines)


def _heads(rows: Sequence[Row]) -> dict[int, tuple[str, Stamp | None]]:
    """Return the lines above blocks of words that are names with a colon, or times; nothing if few are."""
    blocks = [k for k, row in enumerate(rows) if row.blanks or k == 0]
    heads = {
        k: head
        for k in blocks
        if k + 1 < len(rows) and not rows[k + 1].blanks and (head := _head(rows[k].text))
    }
    keys = [labels.key(name) for name, _ in heads.values() if name]
    timed = sum(stamp is not None for _, stamp in heads.values())
    if len(keys) < _FEWEST or not (timed or len(set(keys)) < len(keys)):
        return {}
    after_first = sum(k >= min(heads) for k in blocks)
    return heads if len(heads) >= _MOST * after_first else {}


def _head(text: str) -> tuple[str, Stamp | None] | None:
    """Return the name and the time that a line consists of: `Ada:`, `Ada (0:12):`, `(0:12)`, `[Ada]`."""
    if time := stamps.whole(text):
        return "", time
    wrapped = text[:1] == "[" and text[-1:] == "]" and text.count("[") == 1
    name, stamp = tables.label_in(text.removesuffix(":")) if wrapped or text.endswith(":") else ("", None)
    return (name, stamp) if name else None


def _with_timed_names(lines: Sequence[TextLine]) -> list[TextLine]:
    """Return *lines*, those as labels that are `Ada  0:12`, if nearly all names with times stand so."""
    if sum(_may_be_alone(line.text) for line in lines) < _FEWEST:
        return list(lines)
    found = names.true_starts(lines)
    named = [start for start in found if start and start.name]
    alone = [start for start in named if start.stamp and not start.rest]
    if len(alone) < _FEWEST or len(alone) < _NEARLY_ALL * sum(start.stamp is not None for start in named):
        return list(lines)
    return [
        replace(line, text=start.rest, label=start.name, stamp=start.stamp) if start and start.stamp else line
        for line, start in zip(lines, found, strict=True)
    ]


def _may_be_alone(text: str) -> bool:
    """Whether a line may be a name and a time and nothing else; quick."""
    return len(text) <= _LONGEST and ":" in text and not text[-1].isalpha() and any(c.isdigit() for c in text)
