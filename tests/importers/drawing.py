"""Draws talks as PDFs, in the many ways in which people lay out transcripts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from random import Random

from fpdf import FPDF
from tests.importers.talks import Said

from earmark import resources

SHIPPED = {"Literata": "Literata_400Regular.ttf", "Inter": "Inter_400Regular.ttf"}
"""Fonts that are embedded; all other names are those of the fonts every PDF reader has."""


@dataclass(frozen=True)
class Layout:
    """How a transcript looks. Lengths are points; templates name `{name}` and `{time}`.

    With `talk_x` beyond `margin` names and times stand in columns of their
    own beside the talk; without it `head` stands on a line above the talk, or
    `lead` before its first words.
    """

    margin: float = 72
    right: float = 540
    talk_x: float | None = 252
    """Where the talk begins; None for the margin."""
    name_x: float | None = 72
    time_x: float | None = 180
    name: str = "{name}:"
    time: str = "{time}"
    head: str = ""
    lead: str = ""
    lead_again: str = ""
    head_again: str = ""
    """`lead` and `head` of the further paragraphs of a turn."""
    name_each: bool = False
    """Whether further paragraphs of a turn have the name again."""
    clock: str = "hh:mm:ss"
    font: str = "Helvetica"
    size: float = 11
    leading: float = 15
    gap: float = 15
    indent: float = 0
    hanging: float = 0
    name_dy: float = 0
    time_dy: float = 0
    name_width: float = 0
    """How wide a name may be before it is wrapped; 0 for any width."""
    stacked: bool = False
    """Whether the time stands under the name."""
    time_right: bool = False
    runs: str = "line"
    """What is drawn at once: a `line`, a `word` or a `glyph`; only lines have spaces."""
    bold: bool = True
    dance: float = 0
    """How far lines stand above or below their place, as where a page was scanned."""
    even_dx: float = 0
    """How much further right even pages stand, as in a bound book."""
    two_columns: bool = False
    title: tuple[str, ...] = ("HARBOUR LIGHT PODCAST", "EPISODE 14: THE TIDE", "TABLE")
    header: str = ""
    footer: str = "Show Notes: https://harbourlight.example/14|{page}"
    shape: tuple[float, float] = (612, 792)
    metadata: str = ""


def draw(path: Path, said: Sequence[Said], layout: Layout) -> Path:
    """Write the talk as a PDF to *path*."""
    _Artist(layout).draw(said).output(str(path))
    return path


def clock(time_ms: int, style: str) -> str:
    minutes, seconds = divmod(time_ms // 1000, 60)
    hours, rest = divmod(minutes, 60)
    if style == "m:ss" and not hours:
        return f"{minutes}:{seconds:02}"
    if style in ("h:mm:ss", "m:ss"):
        return f"{hours}:{rest:02}:{seconds:02}"
    return f"{hours:02}:{rest:02}:{seconds:02}"


@dataclass
class _Artist:
    layout: Layout
    pdf: FPDF = field(init=False)
    y: float = 0
    left: float = 0
    """How far right the present column of the page begins."""

    random: Random = field(default_factory=lambda: Random(1))

    def __post_init__(self) -> None:
        self.pdf = FPDF(unit="pt", format=self.layout.shape)
        self.pdf.set_auto_page_break(False)
        font = SHIPPED.get(self.layout.font)
        if font:
            folder = resources.path("fonts")
            self.pdf.add_font(self.layout.font, "", folder / font)
            self.pdf.add_font(self.layout.font, "B", folder / font.replace("400Regular", "600SemiBold"))
        if self.layout.metadata:
            self.pdf.set_title(self.layout.metadata)

    def draw(self, said: Sequence[Said]) -> FPDF:
        self._draw_title()
        self.left = -1  # the title page has no second column
        self._turn_page()
        for _, turn in groupby(said, key=lambda one: one.speaker):
            for number, paragraph in enumerate(turn):
                self._draw_paragraph(paragraph, first=number == 0)
        return self.pdf

    def _draw_title(self) -> None:
        if not self.layout.title:
            return
        self._turn_page()
        for number, line in enumerate(self.layout.title):
            self.pdf.set_font(self.layout.font, "B", 20)
            width = self.pdf.get_string_width(line)
            self._text((self.layout.shape[0] - width) / 2, 240 + 28 * number, line)

    def _turn_page(self) -> None:
        if self.layout.two_columns and self.pdf.page and self.left == 0:
            self.left = (self.layout.right - self.layout.margin) / 2 + 12
            self.y = 80
            return
        self.left = 0
        self.pdf.add_page()
        for line, y in ((self.layout.header, 40.0), (self.layout.footer, self.layout.shape[1] - 44)):
            self.pdf.set_font(self.layout.font, "", 9)
            for part, text in enumerate(line.format(page=self.pdf.page).split("|") if line else ()):
                x = self.layout.right - self.pdf.get_string_width(text) if part else self.layout.margin
                self._text(x, y, text)
        self.y = 80

    def _room(self, lines: int = 1) -> None:
        if self.y + (lines - 1) * self.layout.leading > self.layout.shape[1] - 90:
            self._turn_page()

    def _draw_paragraph(self, one: Said, *, first: bool) -> None:
        named = first or self.layout.name_each
        words = {"name": one.speaker if named else "", "time": self._time(one)}
        if self.layout.head:
            self._draw_head(words, named=named)
        self._room()
        lead = (self.layout.lead if named else self.layout.lead_again).format(**words)
        beside = 0
        if self.layout.name_x is not None or self.layout.time_x is not None:
            beside = self._draw_marks(words, named=named)
        column, top = (self.pdf.page, self.left), self.y
        self._draw_talk(f"{lead}{one.text}", len(lead.rstrip()) if self.layout.bold else 0)
        if (self.pdf.page, self.left) == column:  # a row of a table is as high as its highest cell
            self.y = max(self.y, top + beside * self.layout.leading)
        self.y += self.layout.gap

    def _time(self, one: Said) -> str:
        return "" if one.start_ms is None else clock(one.start_ms, self.layout.clock)

    def _draw_head(self, words: dict[str, str], *, named: bool) -> None:
        head = (self.layout.head if named else self.layout.head_again).format(**words).strip()
        if not head:
            return
        self._room(2)
        self._font(bold=self.layout.bold and named)
        self._text(self.layout.margin, self.y, head)
        self.y += self.layout.leading

    def _draw_marks(self, words: dict[str, str], *, named: bool) -> int:
        """Draw what stands beside the talk and return how many lines it takes."""
        layout, y = self.layout, self.y + self.layout.name_dy
        rows = 0
        if named and layout.name_x is not None:
            self._font(bold=layout.bold)
            for row in self._wrapped(layout.name.format(**words), layout.name_width or 1000):
                self._text(layout.name_x, y + rows * layout.leading, row)
                rows += 1
        time = layout.time.format(**words) if words["time"] else ""
        if time and (layout.stacked or layout.time_x is not None or layout.time_right):
            self._font()
            x = layout.name_x if layout.stacked else layout.time_x
            if layout.time_right:
                x = layout.shape[0] - layout.margin - self.pdf.get_string_width(time)
            down = layout.leading * rows if layout.stacked else 0
            self._text(x or layout.margin, self.y + layout.time_dy + down, time)
            rows += layout.stacked
        return rows

    def _draw_talk(self, text: str, bold: int) -> None:
        layout = self.layout
        x = layout.margin if layout.talk_x is None else layout.talk_x
        left = x + layout.indent
        right = (layout.right + layout.margin) / 2 - 12 if layout.two_columns else layout.right
        lines = list(self._wrapped(text, right - left, right - x - layout.hanging))
        drawn = 0
        for number, line in enumerate(lines):
            self._room()
            y = self.y + self.random.uniform(-layout.dance, layout.dance)
            at = left if number == 0 else x + layout.hanging
            head = line[: max(0, bold - drawn)]
            if head:
                self._font(bold=True)
                self._text(at, y, head)
                at += self.pdf.get_string_width(head)
            self._font()
            self._text(at, y, line[len(head) :])
            drawn += len(line)
            self.y += layout.leading

    def _wrapped(self, text: str, first: float, then: float | None = None) -> Iterator[str]:
        """Yield lines no wider than *first*, and after the first no wider than *then*."""
        self._font()
        line, width = "", first
        for part in _parts(text):
            if line and self.pdf.get_string_width((line + part).rstrip()) > width:
                yield line.rstrip()
                line, width = "", first if then is None else then
            line += part
        yield line.rstrip()

    def _font(self, *, bold: bool = False) -> None:
        self.pdf.set_font(self.layout.font, "B" if bold else "", self.layout.size)

    def _text(self, x: float, y: float, text: str) -> None:
        x += self.left + (self.layout.even_dx if self.pdf.page % 2 == 0 else 0)
        if self.layout.runs == "line":
            self.pdf.text(x, y, text)
            return
        space = self.pdf.get_string_width(" ")
        for word in text.split(" "):
            for run in word if self.layout.runs == "glyph" else [word]:
                if run:
                    self.pdf.text(x, y, run)
                    x += self.pdf.get_string_width(run)
            x += space


def _parts(text: str) -> Iterator[str]:
    """Yield the parts of *text* between which a line may end: after spaces, and hyphens in words."""
    part = ""
    for k, letter in enumerate(text):
        part += letter
        hyphen = letter == "-" and 0 < k < len(text) - 1 and text[k - 1].isalnum() and text[k + 1].isalnum()
        if letter == " " or hyphen:
            yield part
            part = ""
    yield part
