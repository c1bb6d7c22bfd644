"""Where things stand across the reading page, and how high its lines are.

Lengths are logical pixels. Across, they count from the left edge of the
page: the gutter in the three-column layout, the speaker bar in the stacked one.
"""

from __future__ import annotations

from math import ceil
from typing import NamedTuple

from PySide6.QtGui import QFontMetricsF

from earmark.gui.look import fonts

GUTTER = 132
GAP = 26  # from the gutter to the text; the speaker bar stands in it
BAR_X = 12
BAR_WIDTH = 3
RIGHT = 60  # beside the text, for the dots of notes
NOTE_OFFSET = 32
TOP, BOTTOM = 24, 240
TURN_GAP, SHORT_TURN_GAP, PARAGRAPH_GAP, STACKED_TURN_GAP = 20, 14, 12, 18
NAME_ROWS = 34  # name and time in the gutter; a one-line turn takes no less room
NAME_HEIGHT, TIME_HEIGHT = 18, 16
HEADING_LINE = 20
SPONSOR_LABEL = 29  # the line above a sponsor read

MIN_SIZE, DEFAULT_SIZE, MAX_SIZE = 14, 18, 28
MIN_CHARS, DEFAULT_CHARS, MAX_CHARS = 62, 68, 72
_CHARACTER_EM = 568 / DEFAULT_CHARS / DEFAULT_SIZE
"""How wide a character of the reading font is on average, in ems: 568 px hold 68 at size 18."""
_STACKED_SHARE = 600 / 568
_LEADING = 1.6
_LEAST_MARGIN = 12
_LEAST_MEASURE = 160


class PageStyle(NamedTuple):
    """How the reader wants the page.

    `text_size` is in pixels, `chars` is how many characters a line holds on
    average; both are held within reason. `stacked` puts names above the
    text, False into the gutter, None where there is room. `printed_quotes`
    shows straight quotes as curly ones.
    """

    text_size: int = DEFAULT_SIZE
    chars: int = DEFAULT_CHARS
    stacked: bool | None = None
    printed_quotes: bool = True


class LineBox(NamedTuple):
    """How a font stands in lines of a fixed height.

    Qt puts the text at the foot of such a line, the design in the middle.
    `drop` is how much lower than Qt's block the design's first line begins;
    `baseline` is that of the text, from the top of the design's line.
    """

    height: int
    drop: float
    baseline: float

    @classmethod
    def of(cls, metrics: QFontMetricsF, height: int) -> LineBox:
        ascent, descent = metrics.ascent(), metrics.descent()
        half_leading = (height - ascent - descent) / 2
        at_foot = height - ceil(ascent + descent)
        return cls(height, at_foot - half_leading, half_leading + ascent)

    def margin_after(self, above: LineBox, gap: int) -> float:
        """Return Qt's top margin for a block *gap* below one of *above*."""
        return round(gap + above.drop - self.drop)


class PageGeometry(NamedTuple):
    """The measures of the page for one text size, width and layout."""

    text_size: int
    measure: int
    stacked: bool
    line: LineBox
    heading: LineBox  # name and time above a turn

    @property
    def left(self) -> int:
        """Where the text begins."""
        return GAP if self.stacked else GUTTER + GAP

    @property
    def right(self) -> int:
        """Where the text ends."""
        return self.left + self.measure

    @property
    def bar_x(self) -> int:
        return self.left - GAP + BAR_X

    @property
    def width(self) -> int:
        """The page with room for the dots of notes."""
        return self.right + RIGHT

    @property
    def block_right(self) -> int:
        """The right edge of the current turn's ground. From 0 to here is what is centred."""
        return self.right + (14 if self.stacked else 24)

    @property
    def name_top(self) -> int:
        """How far below the top of its first line a turn's name stands in the gutter."""
        return round(self.line.baseline) - 17

    @property
    def mark_up(self) -> int:
        """From the baseline to the top of a highlight."""
        return round(19.5 * self.text_size / DEFAULT_SIZE + 0.01)

    @property
    def mark_down(self) -> int:
        """From the baseline to the foot of a highlight."""
        return round(6.5 * self.text_size / DEFAULT_SIZE + 0.01)


def fit(view_width: int, style: PageStyle) -> PageGeometry:
    """Return the measures of a page in *style* for a view of *view_width*, without its scroll bar."""
    size = min(max(MIN_SIZE, style.text_size), MAX_SIZE)
    measure = round(min(max(MIN_CHARS, style.chars), MAX_CHARS) * _CHARACTER_EM * size)
    stacked = style.stacked
    if stacked is None:
        stacked = view_width < GUTTER + GAP + measure + RIGHT + _LEAST_MARGIN
    left = GAP if stacked else GUTTER + GAP
    wanted = round(measure * _STACKED_SHARE) if stacked else measure
    room = view_width - left - RIGHT - _LEAST_MARGIN
    line = LineBox.of(QFontMetricsF(fonts.serif(size)), line_height(size))
    heading = LineBox.of(QFontMetricsF(fonts.sans(13, 600)), HEADING_LINE)
    return PageGeometry(size, max(_LEAST_MEASURE, min(wanted, room)), stacked, line, heading)


def line_height(text_size: int) -> int:
    return round(text_size * _LEADING)
