"""Places the transcriber could not hear: `[inaudible 00:08:44]` and the like."""

from __future__ import annotations

import re
from typing import NamedTuple

from earmark.model import clock_text

_MARK = re.compile(
    r"\[(?:inaudible|unintelligible|indistinct|unclear|crosstalk|cross\s?talk)"
    r"(?:\s+(?P<time>[\d:.,]+))?\]",
    re.IGNORECASE,
)


class Unheard(NamedTuple):
    """A mark of this kind: `text[start:end]`, brackets included; `time_ms` as it says, if it says one."""

    start: int
    end: int
    time_ms: int | None


def unheard(text: str) -> list[Unheard]:
    """Return the marks in *text*, in order. Without a bracket in it, this costs next to nothing."""
    if "[" not in text:
        return []
    return [
        Unheard(found.start(), found.end(), clock_text.parse(found["time"] or ""))
        for found in _MARK.finditer(text)
    ]
