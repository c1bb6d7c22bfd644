"""Tables in which no program takes a cell for a formula."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from io import StringIO

_FORMULA = re.compile(r"[\s\x00-\x20\xad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]*[-=+@＝＋－＠]")
"""What a program may take for a formula, after spaces and signs that nobody sees."""


def safe(cell: str) -> str:
    """Return *cell* with an apostrophe before it where a spreadsheet could run it.

    Programs skip spaces before a formula, and some take what follows a tab
    or a line break for the next cell.
    """
    is_formula = cell[:1] in ("\t", "\r", "\n") or _FORMULA.match(cell) is not None
    return f"'{cell}" if is_formula else cell


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table with commas as RFC 4180 describes it, every cell safe."""
    out = StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(head)
    writer.writerows([safe(cell) for cell in row] for row in rows)
    return out.getvalue()
