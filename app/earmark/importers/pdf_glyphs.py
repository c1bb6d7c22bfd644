"""Puts the glyphs of a PDF page together to words.

PDFium guesses where spaces and lines are. Here the boxes of the glyphs
decide: many producers write no spaces, or one run a glyph. What is done for
every glyph or word is a comprehension or a map; what needs more thought is
done for the few glyphs that look as if they needed it.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise
from operator import sub

from earmark.importers import pdfium
from earmark.importers.pdf_page import WORD_GAP, PdfPage, PdfWord, plain, somewhere, stands_out
from earmark.importers.text_page import Style, TextPage

Span = tuple[int, int]
"""The first glyph of a word, and the one after its last."""

_TOKEN = re.compile(r"[^\s\0]+")
_SPACES = re.compile(r"[\s\0]+")

_LINE_STEP = 0.4
"""How far apart, in sizes of the letters, the baselines of two glyphs of one word may be."""

_GUESSED_GAP = 0.08
"""How far apart, in sizes of the letters, two glyphs must stand where PDFium makes up a space."""

_HIGHEST = 1.5
"""How high, in sizes of the letters, the box of a font is at most. The box of each glyph is known,
its size has to be asked for: so the box tells which gaps are worth the question."""


def read_page(document: pdfium.Document, index: int, total: int) -> PdfPage:
    """Return the page *index* (from 0) with its words in upright position."""
    try:
        with document.text_page(index) as (handle, text_handle):
            page = TextPage(handle, text_handle)
            words = _words(page)
            objects = max(0, pdfium.count_objects(handle))
            rotation = pdfium.page_rotation(handle)
            turn = (page.turn + (rotation if page.mirrored else -rotation)) % 4
    except pdfium.Unreadable:
        return PdfPage(index + 1, 0, 0, [], total, damaged=True)
    width, height = page.right - page.left, page.top - page.bottom
    return PdfPage(index + 1, width, height, words, total, objects, turn=turn, mirrored=page.mirrored)


def _words(page: TextPage) -> list[PdfWord]:
    """Return the words of *page*; those that lean, as watermarks do, are left out."""
    spans = _cut(page, _joined(page, [match.span() for match in _TOKEN.finditer(page.text)]))
    styles = page.styles([start for start, _ in spans])
    if any(style.turn != page.turn for style in styles):
        kept = [(span, style) for span, style in zip(spans, styles, strict=True) if style.turn == page.turn]
        spans, styles = [span for span, _ in kept], [style for _, style in kept]
    starts = [start for start, _ in spans]
    _, top, _, bottom = page.boxes
    x, y = page.left, page.top
    lefts = [edge - x for edge in _left_edges(page, spans)]
    rights = [edge - x for edge in _right_edges(page, spans)]
    baselines = [y - baseline for baseline in page.baselines(starts)]
    sizes = [style.size for style in styles]
    words = list(
        map(
            PdfWord,
            _texts(page, spans),
            lefts,
            rights,
            [y - top[start] for start in starts],
            [y - bottom[start] for start in starts],
            baselines,
            sizes,
            _bold(page, styles),
        )
    )
    sound = math.isfinite(sum(lefts) + sum(rights) + sum(baselines) + sum(sizes))
    return words if sound else somewhere(words)


def _bold(page: TextPage, styles: list[Style]) -> Sequence[bool | None]:
    bold = [style.bold for style in styles]
    return stands_out(bold, [style.colour for style in styles]) if page.is_coloured else bold


def _texts(page: TextPage, spans: list[Span]) -> list[str]:
    texts = [page.text[start:end] for start, end in spans]
    everything = "".join(texts)
    if plain(everything) == everything and not _SPACES.search(everything):
        return texts
    return [plain(_SPACES.sub("", text)) for text in texts]


def _joined(page: TextPage, spans: list[Span]) -> list[Span]:
    """Return the spans without the spaces in the text that are none on the page."""
    left, top, right, bottom = page.boxes
    glued = [
        (stop, start)
        for (_, stop), (start, _) in pairwise(spans)
        if left[start] - right[stop - 1] < WORD_GAP * (height := top[stop - 1] - bottom[stop - 1])
        and -height < bottom[start] - bottom[stop - 1] < height
        and not _spaced(page, stop - 1, start)
    ]
    if not glued:
        return spans
    stops, starts = {stop for stop, _ in glued}, {start for _, start in glued}
    return list(
        zip(
            [start for start, _ in spans if start not in starts],
            [stop for _, stop in spans if stop not in stops],
            strict=True,
        )
    )


def _spaced(page: TextPage, one: int, other: int) -> bool:
    """Whether there is a space between two glyphs that have spaces between them in the text.

    PDFium makes some up, where a little room is enough to believe it; and
    some producers draw a space elsewhere on the page.
    """
    left, _, right, _ = page.boxes
    return _apart(page, one, other, _GUESSED_GAP) or any(
        right[one] - 1 < (left[space] + right[space]) / 2 < left[other] + 1 and not page.is_made_up(space)
        for space in range(one + 1, other)
    )


def _cut(page: TextPage, spans: list[Span]) -> list[Span]:
    """Return the spans cut where glyphs stand apart."""
    cuts = _gaps(page, spans)
    if not cuts:
        return spans
    pieces: list[Span] = []
    for start, end in spans:
        inside = cuts[bisect_right(cuts, start) : bisect_left(cuts, end)]
        pieces += pairwise([start, *inside, end])
    return pieces


def _gaps(page: TextPage, spans: list[Span]) -> list[int]:
    """Return the glyphs, in rising order, that stand apart from the one before them."""
    left, top, right, bottom = page.boxes
    heights = [top[start] - bottom[start] for start, _ in spans if top[start] > bottom[start]]
    lowest = min(heights, default=0.0) / _HIGHEST
    gap, step = WORD_GAP * lowest, _LINE_STEP * lowest
    rooms = map(sub, left[1:], right)
    steps = map(sub, bottom[1:], bottom)
    suspects = [
        glyph
        for glyph, (over, up) in enumerate(zip(rooms, steps, strict=False), 1)
        if not (-gap < over < gap and -step < up < step)
    ]
    text = page.text
    return [
        glyph
        for glyph in suspects
        if not (text[glyph].isspace() or text[glyph - 1].isspace())
        and _apart(page, glyph - 1, glyph, WORD_GAP)
    ]


def _apart(page: TextPage, one: int, other: int, room: float) -> bool:
    """Whether two glyphs stand on different lines, or more than *room* sizes from each other."""
    right = page.boxes.right
    size = page.style(one).size
    one_x, one_y = page.origin(one)
    other_x, other_y = page.origin(other)
    # Whichever comes first on the line: some scripts run to the left. Origins
    # do not care for what hangs out of a glyph's place, as the foot of a j.
    gap = max(other_x - right[one], one_x - right[other])
    return gap > room * size or abs(one_y - other_y) > _LINE_STEP * size


def _left_edges(page: TextPage, spans: list[Span]) -> list[float]:
    left = page.boxes.left
    return [
        left[start] if left[start] <= left[end - 1] else min(left[start:end])  # written to the left
        for start, end in spans
    ]


def _right_edges(page: TextPage, spans: list[Span]) -> list[float]:
    right = page.boxes.right
    return [
        right[end - 1] if right[start] <= right[end - 1] else max(right[start:end]) for start, end in spans
    ]
