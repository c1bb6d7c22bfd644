"""Text cut to the room there is: one line, or a few, the last ending in "…"."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption


def elided(text: str, font: QFont, width: float) -> str:
    """Return *text*, or as much of it as fits *width* pixels and "…", without a space before it."""
    shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, width)
    return shown if shown == text else shown.removesuffix("…").rstrip() + "…"


def fitted_lines(text: str, font: QFont, width: float, limit: int) -> list[str]:
    """Return *text* broken into at most *limit* lines of *width* pixels; at least one line."""
    text = " ".join(text.split())
    starts = _line_starts(text, font, width, limit + 1)
    encoded = text.encode("utf-16-le", "surrogatepass")  # Qt counts in UTF-16

    def cut(start: int, end: int | None) -> str:
        part = encoded[2 * start : None if end is None else 2 * end]
        return part.decode("utf-16-le", "surrogatepass").rstrip()

    if len(starts) <= limit:
        return [cut(start, end) for start, end in zip(starts, [*starts[1:], None], strict=True)]
    whole = [cut(start, end) for start, end in pairwise(starts[:limit])]
    return [*whole, elided(cut(starts[limit - 1], None), font, width)]


def _line_starts(text: str, font: QFont, width: float, limit: int) -> list[int]:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout = QTextLayout(text, font)
    layout.setTextOption(option)
    layout.beginLayout()
    starts: list[int] = []
    line = layout.createLine()
    while line.isValid() and len(starts) < limit:
        line.setLineWidth(width)
        starts.append(line.textStart())
        line = layout.createLine()
    layout.endLayout()
    return starts or [0]
