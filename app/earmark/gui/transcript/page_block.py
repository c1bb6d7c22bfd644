"""One block of the page as a plain value."""

from __future__ import annotations

from typing import NamedTuple

from earmark.gui.transcript.page_geometry import LineBox


class Heading(NamedTuple):
    """The words of a heading block, and the colour of the name."""

    name: str
    time: str
    color: str


class PageBlock(NamedTuple):
    """A paragraph, or in the stacked layout the heading above a turn, `margin` below what stands above it."""

    line: LineBox
    margin: float
    text: str = ""
    dimmed: bool = False
    heading: Heading | None = None
