"""Pages drawn text by text, for layouts that `drawing` has no template for. Lengths are points."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from fpdf import FPDF

BLACK = (0, 0, 0)
LINES_A_PAGE = 25


class Sheets:
    """A PDF being drawn: `text` puts words onto the page that `page` began last."""

    def __init__(self, font: str = "Helvetica", size: float = 11, shape: tuple[float, float] = (612, 792)):
        self.pdf = FPDF(unit="pt", format=shape)
        self.pdf.set_auto_page_break(False)
        self.font, self.size = font, size

    def page(self) -> int:
        """Begin a page and return its number."""
        self.pdf.add_page()
        return int(self.pdf.page)

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        style: str = "",
        size: float | None = None,
        colour: tuple[int, int, int] = BLACK,
    ) -> float:
        """Draw *text* with its baseline at *y* and return where it ends."""
        self.pdf.set_font(self.font, style, size or self.size)
        self.pdf.set_text_color(*colour)
        self.pdf.text(x, y, text)
        return x + float(self.pdf.get_string_width(text))

    def wrapped(
        self, text: str, first: float, then: float | None = None, size: float | None = None
    ) -> Iterator[str]:
        """Yield lines no wider than *first*, and after the first no wider than *then*."""
        self.pdf.set_font(self.font, "", size or self.size)
        line, width = "", first
        for word in text.split():
            if line and self.pdf.get_string_width(f"{line} {word}") > width:
                yield line
                line, width = word, first if then is None else then
            else:
                line = f"{line} {word}".strip()
        yield line

    def save(self, path: Path) -> Path:
        self.pdf.output(str(path))
        return path


def filled(paragraph: str, indent: int, width: int = 52) -> list[str]:
    """Return the lines of a paragraph in letters of one width, the first one indented."""
    return textwrap.wrap(paragraph, width, initial_indent=" " * indent, break_on_hyphens=False)


def numbered(
    path: Path, lines: Sequence[str], *, head: str = "", foot: str = "", after: Iterable[Sequence[str]] = ()
) -> Path:
    """Draw *lines* as a court reporter does, 25 numbered ones a page.

    *head* and *foot* know `{page}`; *after* are the columns of an index on the pages at the end.
    """
    sheets = Sheets("Courier", 11)
    for begin in range(0, len(lines), LINES_A_PAGE):
        _begin(sheets, head, foot)
        part = [*lines[begin : begin + LINES_A_PAGE], *[""] * LINES_A_PAGE][:LINES_A_PAGE]
        for k, line in enumerate(part):
            sheets.text(86.6 if k < 9 else 80, 72 + 25.5 * k, str(k + 1))
            if line.strip():
                indent = len(line) - len(line.lstrip())
                sheets.text(115 + 6.6 * indent, 72 + 25.5 * k, line.strip())
    columns = list(after)
    for begin in range(0, len(columns), 4):
        _begin(sheets, head, foot)
        for x, column in zip((72, 200, 328, 456), columns[begin : begin + 4], strict=False):
            for k, entry in enumerate(column):
                sheets.text(x, 80 + 14 * k, entry, size=9)
    return sheets.save(path)


def _begin(sheets: Sheets, head: str, foot: str) -> None:
    number = sheets.page()
    if head:
        sheets.text(220, 42, head.format(page=number), size=9)
    if foot:
        sheets.text(240, 752, foot.format(page=number), size=9)
