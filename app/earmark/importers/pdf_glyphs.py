"""Puts the glyphs of a PDF page together to words.

PDFium tells each glyph with its box, and guesses where spaces and lines are.
Here the boxes decide: many producers write no spaces, or one run a glyph.
The loops that touch every glyph are comprehensions, and maps over C
functions; what needs more thought is done once a word or once a gap.
"""

from __future__ import annotations

import ctypes
import math
import re
from array import array
from bisect import bisect_left, bisect_right
from collections import Counter, deque
from itertools import pairwise, repeat
from typing import NamedTuple

from earmark.importers import pdfium
from earmark.importers.pdf_page import ASKEW, WORD_GAP, PdfPage, PdfWord, is_bold, plain

_TOKEN = re.compile(r"[^\s\0]+")
_UNSURE = re.compile("\ufffe")
_SPACES = re.compile(r"[\s\0]+")

_LINE_STEP = 0.4
"""How far apart, in sizes of the letters, the baselines of two glyphs of one word may be."""

_GUESSED_GAP = 0.08
"""How far apart, in sizes of the letters, two glyphs must stand where PDFium makes up a space."""

_HIGHEST = 1.5
"""How high, in sizes of the letters, the box of a font is at most. The box of each glyph is known,
its size has to be asked for: so the box tells which gaps are worth the question."""

_SAMPLE = 16
"""How many glyphs tell which way up a page is."""


class _Boxes(NamedTuple):
    """The edges of many boxes; up is larger."""

    left: list[float]
    top: list[float]
    right: list[float]
    bottom: list[float]


class _Style(NamedTuple):
    """How the glyphs of one text object are drawn.

    `turn` counts the quarter turns anticlockwise from upright text; it is
    None for text that leans.
    """

    size: float
    bold: bool | None
    turn: int | None


def read_page(document: pdfium.Document, index: int, total: int) -> PdfPage:
    """Return the page *index* (from 0) with its words in upright position."""
    try:
        with document.text_page(index) as (page, text_page):
            words, width, height = _Reader(page, text_page).read()
            picture = not words and pdfium.count_objects(page) > 0
    except pdfium.Unreadable:
        return PdfPage(index + 1, 0, 0, [], total, damaged=True)
    return PdfPage(index + 1, width, height, words, total, picture=picture)


class _Reader:
    """Reads one open page."""

    def __init__(self, page: int, text_page: int) -> None:
        self._text_page = text_page
        self._text = _text(text_page)
        self._styles: dict[int, _Style] = {}
        self._fonts: dict[int, bool | None] = {}
        self._floats = (ctypes.c_float * 6)()
        self._point = (ctypes.c_double * 2)()
        self._x = ctypes.addressof(self._point)
        self._y = self._x + ctypes.sizeof(ctypes.c_double)

        spans = [match.span() for match in _TOKEN.finditer(self._text)]
        self._turn = self._main_turn(spans)
        self._page = _turned(_page_box(page), self._turn)
        self._boxes = _turned(_boxes(text_page, len(self._text)), self._turn)
        self._spans = self._cut(self._joined(spans))

    def read(self) -> tuple[list[PdfWord], float, float]:
        """Return the words, and the width and height of the page."""
        (left,), (top,), (right,), (bottom,) = self._page
        words = [self._word(start, end, left, top) for start, end in self._spans]
        return [word for word in words if word], right - left, top - bottom

    def _word(self, start: int, end: int, page_left: float, page_top: float) -> PdfWord | None:
        """Return the word of some glyphs; None if it is not upright, or nothing is left of it."""
        style = self._style(start)
        text = plain(_SPACES.sub("", self._text[start:end]))
        if style.turn != self._turn or not text:
            return None
        left, top, right, bottom = self._boxes
        x0, x1 = left[start], right[end - 1]
        if x0 > left[end - 1]:  # written from right to left
            x0, x1 = min(left[start:end]), max(right[start:end])
        return PdfWord(
            text,
            x0 - page_left,
            x1 - page_left,
            page_top - top[start],
            page_top - bottom[start],
            page_top - self._origin(start)[1],
            style.size,
            style.bold,
        )

    def _joined(self, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """Return the spans without the spaces in the text that are none on the page."""
        left, top, right, bottom = self._boxes
        joined = spans[:1]
        for start, end in spans[1:]:
            last, stop = joined[-1]
            clear = WORD_GAP * (top[stop - 1] - bottom[stop - 1])
            if left[start] - right[stop - 1] < clear and not self._spaced(stop - 1, start):
                joined[-1] = last, end
            else:
                joined.append((start, end))
        return joined

    def _spaced(self, one: int, other: int) -> bool:
        """Whether there is a space between two glyphs that have spaces between them in the text.

        PDFium makes some up, where a little room is enough to believe it;
        and some producers draw a space elsewhere on the page.
        """
        left, _, right, _ = self._boxes
        return self._apart(one, other, _GUESSED_GAP) or any(
            right[one] - 1 < (left[space] + right[space]) / 2 < left[other] + 1
            and not pdfium.is_generated(self._text_page, space)
            for space in range(one + 1, other)
        )

    def _cut(self, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """Return the spans cut where glyphs stand apart."""
        cuts = self._gaps()
        if not cuts:
            return spans
        pieces: list[tuple[int, int]] = []
        for start, end in spans:
            inside = cuts[bisect_right(cuts, start) : bisect_left(cuts, end)]
            pieces += pairwise([start, *inside, end])
        return pieces

    def _gaps(self) -> list[int]:
        """Return the glyphs, in rising order, that stand apart from the one before them."""
        left, top, right, bottom = self._boxes
        lowest = min((t - b for t, b in zip(top, bottom, strict=True) if t > b), default=0.0) / _HIGHEST
        gap, step = WORD_GAP * lowest, _LINE_STEP * lowest
        neighbours = zip(left, left[1:], right, right[1:], bottom, bottom[1:], strict=False)
        suspects = [
            i
            for i, (l1, l2, r1, r2, b1, b2) in enumerate(neighbours, 1)
            if l2 - r1 > gap or l1 - r2 > gap or not -step < b2 - b1 < step
        ]
        text = self._text
        return [
            i
            for i in suspects
            if not (text[i].isspace() or text[i - 1].isspace()) and self._apart(i - 1, i, WORD_GAP)
        ]

    def _apart(self, one: int, other: int, room: float) -> bool:
        """Whether two glyphs stand on different lines, or more than *room* sizes from each other."""
        right = self._boxes.right
        size = self._style(one).size
        one_x, one_y = self._origin(one)
        other_x, other_y = self._origin(other)
        # Whichever comes first on the line: some scripts run to the left. Origins
        # do not care for what hangs out of a glyph's place, as the foot of a j.
        gap = max(other_x - right[one], one_x - right[other])
        return gap > room * size or abs(one_y - other_y) > _LINE_STEP * size

    def _origin(self, glyph: int) -> tuple[float, float]:
        """Return where the glyph stands on its baseline."""
        pdfium.origin(self._text_page, glyph, self._x, self._y)
        x, y = self._point
        return ((x, y), (y, -x), (-x, -y), (-y, x))[self._turn]

    def _main_turn(self, spans: list[tuple[int, int]]) -> int:
        """Return how the text of the page is turned, in quarter turns."""
        sample = spans[:: len(spans) // _SAMPLE + 1]
        turns = Counter(self._style(start).turn for start, _ in sample)
        return max((turn for turn in turns if turn is not None), key=turns.__getitem__, default=0)

    def _style(self, glyph: int) -> _Style:
        drawn_by = pdfium.text_object(self._text_page, glyph) or 0
        style = self._styles.get(drawn_by)
        if style is None:
            style = self._styles[drawn_by] = self._new_style(glyph, drawn_by)
        return style

    def _new_style(self, glyph: int, drawn_by: int) -> _Style:
        pdfium.matrix(self._text_page, glyph, self._floats)
        a, b, c, d, _, _ = self._floats
        angle = math.atan2(b, a)
        turns = round(angle / (math.pi / 2))
        leans = abs(angle - turns * math.pi / 2) > ASKEW
        size = pdfium.font_size(self._text_page, glyph) * math.hypot(c, d)
        return _Style(size, self._bold(drawn_by), None if leans else turns % 4)

    def _bold(self, drawn_by: int) -> bool | None:
        font = pdfium.object_font(drawn_by) if drawn_by else None
        if not font:
            return None
        if font not in self._fonts:
            name = ctypes.create_string_buffer(256)
            pdfium.font_name(font, name, len(name))
            self._fonts[font] = is_bold(name.value.decode(errors="replace"))
        return self._fonts[font]


def _text(text_page: int) -> str:
    """Return one character for each glyph."""
    count = max(0, pdfium.count_chars(text_page))
    buffer = ctypes.create_string_buffer(2 * count + 2)
    written = pdfium.get_text(text_page, 0, count, buffer)
    text = buffer.raw[: 2 * written - 2].decode("utf-16-le", "surrogatepass")
    if len(text) == count:
        # The same sign stands for hyphens at the ends of lines and for no character at all.
        return _UNSURE.sub(lambda found: chr(pdfium.unicode_at(text_page, found.start())), text)
    # Some have no character, or one of two units: ask for each.
    return "".join(map(chr, map(pdfium.unicode_at, repeat(text_page), range(count))))


def _boxes(text_page: int, count: int) -> _Boxes:
    edges = array("f", bytes(16 * count))
    start, _ = edges.buffer_info()
    # A deque of no length is the fastest way to run a map to its end.
    deque(map(pdfium.loose_box, repeat(text_page), range(count), range(start, start + 16 * count, 16)), 0)
    return _Boxes(*(edges[k::4].tolist() for k in range(4)))


def _page_box(page: int) -> _Boxes:
    edges = (ctypes.c_float * 4)()
    pdfium.page_box(page, edges)
    left, top, right, bottom = edges
    return _Boxes([left], [top], [right], [bottom])


def _turned(boxes: _Boxes, turn: int) -> _Boxes:
    """Return the boxes of a page whose text runs *turn* quarter turns anticlockwise, upright."""
    left, top, right, bottom = boxes
    if turn == 1:
        return _Boxes(bottom, _negative(left), top, _negative(right))
    if turn == 2:
        return _Boxes(_negative(right), _negative(bottom), _negative(left), _negative(top))
    if turn == 3:
        return _Boxes(_negative(top), right, _negative(bottom), left)
    return boxes


def _negative(edges: list[float]) -> list[float]:
    return [-edge for edge in edges]
