"""Draws lines of text on the pages of a PDF, from the top down. All lengths are points."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from fpdf import FPDF
from fpdf.enums import MethodReturnValue

from earmark.exporters.quotes.colors import Marker
from earmark.exporters.quotes.rich_lines import FontStyle, Line, Piece, cut_lines

HANG = 11.0
"""From the mark of an item of a list to its words."""
_GAP = 10.0
"""Between two words of the line below a quote."""
_STROKE = 0.9
_WAVE = 1.6
_DASHES = {"dashed": (3.5, 1.8), "dotted": (0.9, 1.6)}


def cut(pdf: FPDF, text: str, width: float) -> list[str]:
    """Return *text* as lines that fit into *width* in the present font of *pdf*."""
    if text and "\n" not in text and pdf.get_string_width(text) <= width:
        return [text]  # most words around a quote; cutting takes much longer
    room = width + 2 * pdf.c_margin
    lines = pdf.multi_cell(room, 1, text, dry_run=True, output=MethodReturnValue.LINES, align="L")
    return [line.rstrip() for line in cast("list[str]", lines)]


class Pen:
    """Writes at a place that goes down the page, and begins a new page where the present one is full.

    Args:
        pdf: What it draws on; it has a page.
        bottom: Where a page ends.
        left: Where lines begin.
    """

    def __init__(self, pdf: FPDF, bottom: float, left: float) -> None:
        self._pdf, self._bottom, self._left = pdf, bottom, left
        self._top = self._y = pdf.get_y()
        self._x = left
        self._font: tuple[str, FontStyle, float, str] = ("", "", 0.0, "")
        self._widths: dict[tuple[str, float, FontStyle, str], float] = {}

    def font(self, family: str, style: FontStyle, size: float, color: str) -> None:
        self._font = (family, style, size, color)
        self._pdf.set_font(family, style, size)
        self._pdf.set_text_color(color)

    def cut(self, text: str, width: float) -> list[str]:
        """Return *text* as lines that fit into *width* in the present font."""
        return cut(self._pdf, text, width)

    def need(self, height: float) -> None:
        """Begin a new page where so much does not fit on this one, unless it fits on none."""
        room = self._bottom - self._top
        if self._y + min(height, room) > self._bottom + 0.01 and self._y > self._top:
            self._pdf.add_page()
            self._y = self._top
            if self._font[0]:  # the foot of the page was written in another one
                self.font(*self._font)

    def down(self, height: float) -> None:
        """Go down and back to the left."""
        self._x, self._y = self._left, self._y + height

    def lines(self, lines: Sequence[str], height: float) -> None:
        for line in lines:
            self.need(height)
            self._text(self._left, line, height)
            self.down(height)

    def cut_pieces(self, pieces: Sequence[Piece], width: float) -> list[Line]:
        """Return *pieces* as lines that fit into *width* in the present font and its other styles."""
        if len(pieces) == 1 and not pieces[0].style:
            return [[pieces[0]._replace(text=line)] for line in self.cut(pieces[0].text, width)]
        lines = cut_lines(pieces, width, self._measure)
        self.font(*self._font)
        return lines

    def _measure(self, piece: Piece) -> float:
        family, _, size, _ = self._font
        key = (family, size, piece.style, piece.text)
        if key not in self._widths:
            self._pdf.set_font(style=piece.style)
            self._widths[key] = self._pdf.get_string_width(piece.text)
        return self._widths[key]

    def pieces(
        self, lines: Sequence[Line], height: float, indent: float, *, rule: str = "", mark: str = ""
    ) -> None:
        """Write *lines* of the present font's styles, with a rule before them and *mark* before the first.

        Lines of a list stand a little to the right of their mark.
        """
        family, _, size, color = self._font
        hang = HANG if mark else 0.0
        for number, line in enumerate(lines):
            self.need(height)
            self._rule(rule, height)
            if mark and not number:
                self.font(family, "", size, color)
                self._text(self._left + indent, mark, height)
            x = self._left + indent + hang
            for piece in line:
                self.font(family, piece.style, size, color)
                x += self._text(x, piece.text, height, piece.link)
            self.down(height)
        self.font(family, "", size, color)

    def gap(self, height: float, rule: str) -> None:
        """Go down between two paragraphs that have the same rule before them."""
        if self._y + height <= self._bottom:
            self._rule(rule, height)
        self.down(height)

    def _rule(self, color: str, height: float) -> None:
        if color:
            self._pdf.set_fill_color(color)
            self._pdf.rect(self._left, self._y, 1.2, height, style="F")

    def marked(self, line: str, height: float, look: Marker) -> None:
        """Write a line of a quote, with the fill of its marker behind it and its line below."""
        width = self._pdf.get_string_width(line)
        size = self._pdf.font_size_pt
        if width:
            self._pdf.set_fill_color(look.fill)
            self._pdf.rect(self._left - 2, self._y + 1, width + 4, height - 2, style="F")
            base = self._y + height / 2 + size * 0.48
            self._underline(self._left - 2, self._left + width + 2, base, look)
        self._text(self._left, line, height)
        self.down(height)

    def word(self, text: str, height: float, width: float, link: str = "") -> None:
        """Write *text* after what stands in this line, or below where it does not fit."""
        long = self._pdf.get_string_width(text)
        if self._x > self._left and self._x + long > self._left + width:
            self.down(height)
        for number, piece in enumerate(self.cut(text, width)):
            if number:
                self.down(height)
            self.need(height)
            long = self._text(self._x, piece, height, link)
            self._x += long + _GAP

    def _text(self, x: float, text: str, height: float, link: str = "") -> float:
        """Write *text* and return how wide it is."""
        if not text:
            return 0.0
        width: float = self._pdf.get_string_width(text)
        self._pdf.set_xy(x - self._pdf.c_margin, self._y)
        self._pdf.cell(width + 2 * self._pdf.c_margin, height, text, link=link)
        if link:
            self._pdf.set_draw_color(self._font[3])
            self._pdf.set_line_width(0.5)
            base = self._y + height / 2 + self._pdf.font_size_pt * 0.48
            self._pdf.line(x, base, x + width, base)
        return width

    def _underline(self, left: float, right: float, base: float, look: Marker) -> None:
        self._pdf.set_draw_color(look.line)
        self._pdf.set_line_width(_STROKE)
        if look.underline == "wavy":
            count = max(2, int((right - left) / _WAVE))
            points = [(left + n * _WAVE, base + (0.7 if n % 2 else -0.7)) for n in range(count + 1)]
            self._pdf.polyline(points)
        elif look.underline == "double":
            for y in (base - 0.9, base + 0.9):
                self._pdf.line(left, y, right, y)
        else:
            dash, gap = _DASHES.get(look.underline, (0.0, 0.0))
            with self._pdf.local_context():
                if dash:
                    self._pdf.set_dash_pattern(dash=dash, gap=gap)
                self._pdf.line(left, base, right, base)
