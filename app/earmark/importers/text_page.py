"""What PDFium knows of the glyphs of one open page, turned so that most of its text is upright.

Most of it may also be mirrored: then the page is.
"""

from __future__ import annotations

import ctypes
import math
import re
from array import array
from collections import Counter, deque
from collections.abc import Sequence
from itertools import repeat
from typing import NamedTuple

from earmark.importers import pdfium
from earmark.importers.pdf_page import ASKEW, BLACK, Colour, is_bold

_UNSURE = re.compile("\ufffe")

_SAMPLE = 24
"""How many glyphs tell which way up a page is."""


class Boxes(NamedTuple):
    """The edges of many boxes; up is larger."""

    left: list[float]
    top: list[float]
    right: list[float]
    bottom: list[float]


class Style(NamedTuple):
    """How the glyphs of one text object are drawn.

    `turn` counts the quarter turns anticlockwise from upright text; it is
    None for text that leans. Mirrored text is turned as its mirror image is.
    """

    size: float
    bold: bool | None
    turn: int | None
    colour: Colour = BLACK
    mirrored: bool = False


class TextPage:
    """The glyphs of an open page, numbered as in `text`.

    PDFium adds spaces and line breaks of its own: their boxes are of no size.

    Args:
        page, handle: What `pdfium.Document.text_page` gives; they must stay open.
    """

    def __init__(self, page: int, handle: int) -> None:
        self._handle = handle
        self._styles: dict[int, Style] = {}
        self._fonts: dict[int, bool | None] = {}
        self._floats = (ctypes.c_float * 6)()
        self._channels = (ctypes.c_uint * 4)()
        self._places = [ctypes.addressof(self._channels) + 4 * k for k in range(4)]
        self._point = (ctypes.c_double * 2)()
        self._x = ctypes.addressof(self._point)
        self._y = self._x + ctypes.sizeof(ctypes.c_double)

        self.text = _text(handle)
        self.turn, self.mirrored = self._main_manner()
        boxes, shown = _boxes(handle, len(self.text)), _page_box(page)
        if self.mirrored:
            boxes, shown = _mirrored(boxes), _mirrored(shown)
        self.boxes = _turned(boxes, self.turn)
        (self.left,), (self.top,), (self.right,), (self.bottom,) = _turned(shown, self.turn)

    @property
    def is_coloured(self) -> bool:
        """Whether the glyphs asked for so far are of more than one colour."""
        return len({style.colour for style in self._styles.values()}) > 1

    def style(self, glyph: int) -> Style:
        return self.styles([glyph])[0]

    def styles(self, glyphs: Sequence[int]) -> list[Style]:
        """Return how each of *glyphs* is drawn."""
        objects = [found or 0 for found in map(pdfium.text_object, repeat(self._handle), glyphs)]
        known = self._styles
        for glyph, drawn_by in zip(glyphs, objects, strict=True):
            if drawn_by not in known:
                known[drawn_by] = self._new_style(glyph, drawn_by)
        return [known[drawn_by] for drawn_by in objects]

    def origin(self, glyph: int) -> tuple[float, float]:
        """Return where the glyph stands on its baseline."""
        pdfium.origin(self._handle, glyph, self._x, self._y)
        x, y = self._point
        if self.mirrored:
            x = -x
        return ((x, y), (y, -x), (-x, -y), (-y, x))[self.turn]

    def baselines(self, glyphs: Sequence[int]) -> list[float]:
        """Return how high each of *glyphs* stands."""
        points = array("d", bytes(16 * len(glyphs)))
        at, _ = points.buffer_info()
        places = range(at, at + 16 * len(glyphs), 16)
        _run(
            map(
                pdfium.origin,
                repeat(self._handle),
                glyphs,
                places,
                range(at + 8, at + 8 + 16 * len(glyphs), 16),
            )
        )
        heights = points[(1, 0)[self.turn % 2] :: 2].tolist()
        if self.mirrored and self.turn % 2:
            heights = _negative(heights)
        return heights if self.turn in (0, 3) else _negative(heights)

    def is_made_up(self, glyph: int) -> bool:
        """Whether PDFium added it to the text, and nothing is drawn there."""
        return bool(pdfium.is_generated(self._handle, glyph))

    def _main_manner(self) -> tuple[int, bool]:
        """Return the turn of most text, and whether that text is mirrored."""
        text = self.text
        sample = [
            glyph for glyph in range(0, len(text), len(text) // _SAMPLE + 1) if not text[glyph].isspace()
        ]
        manners = Counter((style.turn, style.mirrored) for style in self.styles(sample))
        known = [(turn, mirrored) for turn, mirrored in manners if turn is not None]
        return max(known, key=manners.__getitem__, default=(0, False))

    def _new_style(self, glyph: int, drawn_by: int) -> Style:
        pdfium.matrix(self._handle, glyph, self._floats)
        a, b, c, d, _, _ = self._floats
        font_size = pdfium.font_size(self._handle, glyph)
        if font_size < 0:  # letters drawn upside down and backwards, often on a page that is so too
            a, b, c, d = -a, -b, -c, -d
        mirrored = a * d < b * c
        if mirrored:
            a, c = -a, -c
        angle = math.atan2(b, a)
        turns = round(angle / (math.pi / 2))
        leans = abs(angle - turns * math.pi / 2) > ASKEW
        size = abs(font_size) * math.hypot(c, d)
        return Style(
            size, self._bold(drawn_by), None if leans else turns % 4, self._colour(drawn_by), mirrored
        )

    def _colour(self, drawn_by: int) -> Colour:
        if not drawn_by or not pdfium.fill_colour(drawn_by, *self._places):
            return BLACK
        red, green, blue, _ = self._channels
        return red, green, blue

    def _bold(self, drawn_by: int) -> bool | None:
        font = pdfium.object_font(drawn_by) if drawn_by else None
        if not font:
            return None
        if font not in self._fonts:
            name = ctypes.create_string_buffer(256)
            pdfium.font_name(font, name, len(name))
            self._fonts[font] = is_bold(name.value.decode(errors="replace"))
        return self._fonts[font]


def _text(handle: int) -> str:
    """Return one character for each glyph."""
    count = max(0, pdfium.count_chars(handle))
    buffer = ctypes.create_string_buffer(2 * count + 2)
    written = pdfium.get_text(handle, 0, count, buffer)
    text = buffer.raw[: 2 * written - 2].decode("utf-16-le", "surrogatepass")
    if len(text) == count:
        # The same sign stands for hyphens at the ends of lines and for no character at all.
        return _UNSURE.sub(lambda found: chr(pdfium.unicode_at(handle, found.start())), text)
    # Some have no character, or one of two units: ask for each.
    return "".join(map(chr, map(pdfium.unicode_at, repeat(handle), range(count))))


def _boxes(handle: int, count: int) -> Boxes:
    edges = array("f", bytes(16 * count))
    at, _ = edges.buffer_info()
    _run(map(pdfium.loose_box, repeat(handle), range(count), range(at, at + 16 * count, 16)))
    return Boxes(*(edges[k::4].tolist() for k in range(4)))


def _page_box(page: int) -> Boxes:
    edges = (ctypes.c_float * 4)()
    pdfium.page_box(page, edges)
    left, top, right, bottom = edges
    return Boxes([left], [top], [right], [bottom])


def _run(calls: map[int]) -> None:
    """Make all the calls; a deque of no length is the fastest way."""
    deque(calls, maxlen=0)


def _turned(boxes: Boxes, turn: int) -> Boxes:
    """Return the boxes of a page whose text runs *turn* quarter turns anticlockwise, upright."""
    left, top, right, bottom = boxes
    if turn == 1:
        return Boxes(bottom, _negative(left), top, _negative(right))
    if turn == 2:
        return Boxes(_negative(right), _negative(bottom), _negative(left), _negative(top))
    if turn == 3:
        return Boxes(_negative(top), right, _negative(bottom), left)
    return boxes


def _mirrored(boxes: Boxes) -> Boxes:
    return Boxes(_negative(boxes.right), boxes.top, _negative(boxes.left), boxes.bottom)


def _negative(edges: list[float]) -> list[float]:
    return [-edge for edge in edges]
