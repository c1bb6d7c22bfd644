"""Names that stand with their times on lines of their own: where a text has those, nothing else is a name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from earmark.importers import names
from earmark.importers.textline import TextLine

_NEARLY_ALL = 0.95
_FEWEST = 2


def with_heads(lines: Sequence[TextLine]) -> list[TextLine]:
    """Return *lines*, names and times as labels if all stand alone on their lines.

    In `Ada (0:12):`, with the words below, `Bram: I know` is a quotation.
    """
    found = names.true_starts(lines)
    named = [start for start in found if start and start.name]
    alone = [start for start in named if start.stamp and not start.rest]
    if len(alone) < _FEWEST or len(alone) < _NEARLY_ALL * sum(start.stamp is not None for start in named):
        return list(lines)
    out = []
    for line, start in zip(lines, found, strict=True):
        if start and start.stamp and (start.name or not start.rest):
            out.append(replace(line, text=start.rest, label=start.name, stamp=start.stamp))
        elif start and start.stamp:
            out.append(replace(line, text=start.rest, stamp=start.stamp))
        else:
            out.append(line)
    return out
