"""Quotes as one web page: first the quotes, then the transcript with them in it and the notes beside.

The page needs no other file: the app's fonts are in it, with the letters of
European languages. Where its sound lies beside it, the page plays it in step.
Its own style and script are named by their digests in the content security
policy, and nothing else can run or be loaded.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from functools import cache
from itertools import count
from typing import NamedTuple

from jinja2 import Environment

from earmark import __version__, resources
from earmark.exporters.quotes.colors import Marker, marker, speaker_colors, speakers_places
from earmark.exporters.quotes.marked_text import MarkedText, Stretch
from earmark.exporters.quotes.note_markup import NoteBlock, note_blocks
from earmark.exporters.quotes.row import Row, clean, time_link
from earmark.exporters.quotes.rows import Sheet
from earmark.exporters.wording import one_line
from earmark.model.clock_text import stamp

_ITALIC = ("Inter", 400, "italic", "Inter_400Regular_Italic")
_FACES = (
    ("Literata", 400, "normal", "Literata_400Regular"),
    ("Literata", 600, "normal", "Literata_600SemiBold"),
    ("Inter", 400, "normal", "Inter_400Regular"),
    ("Inter", 600, "normal", "Inter_600SemiBold"),
)


class _Font(NamedTuple):
    """A font as a style sheet holds it; `data` is WOFF2 in base 64."""

    family: str
    weight: int
    style: str
    data: str


class _Color(NamedTuple):
    name: str
    number: int
    uses: int
    look: Marker


class _Group(NamedTuple):
    name: str
    quotes: list[_Quote]


class _Quote(NamedTuple):
    row: Row
    color: int
    speakers: list[tuple[str, int]]
    note: list[NoteBlock]
    anchor: str


class _Paragraph(NamedTuple):
    start_ms: int | None
    time: str
    link: str
    sponsor: bool
    stretches: list[tuple[Stretch, list[_Quote]]]
    begin: list[_Quote]


class _Turn(NamedTuple):
    name: str
    color: int
    paragraphs: list[_Paragraph]


def write(sheet: Sheet) -> bytes:
    """Return the page; all that comes from the transcript or the reader is escaped."""
    environment = Environment(
        autoescape=True, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True
    )
    colors = _colors(sheet)
    page = _Page(sheet, {color: n for n, color in enumerate(sheet.colors)})
    style = environment.from_string(_resource("quotes.css")).render(
        colors=colors, speakers=speaker_colors(), fonts=_fonts(page.slants)
    )
    script = _resource("quotes.js")
    text = environment.from_string(_resource("quotes.html")).render(
        version=__version__,
        source=sheet.source,
        colors=colors,
        groups=page.groups,
        citation=sheet.citation,
        turns=list(page.turns()),
        style=style,
        script=script,
        style_digest=_digest(style),
        script_digest=_digest(script),
    )
    return text.encode()


class _Page:
    """Makes what the template shows."""

    def __init__(self, sheet: Sheet, numbers: dict[str, int]) -> None:
        self._sheet, self._numbers = sheet, numbers
        self._palettes = speakers_places(sheet.episode)
        number = count(1)
        self.groups = [
            _Group(group.name, [self._quote(row, next(number)) for row in group.rows])
            for group in sheet.groups
        ]
        self._by_row = {quote.row.id: quote for group in self.groups for quote in group.quotes}
        self._marked = MarkedText(sheet)

    @property
    def slants(self) -> bool:
        """Whether anything is in italics."""
        notes = (block for group in self.groups for quote in group.quotes for block in quote.note)
        return any(run.italic for run in self._sheet.citation) or any(
            run.italic for block in notes for run in block.runs
        )

    def turns(self) -> Iterator[_Turn]:
        number = 0
        for index, turn in enumerate(self._sheet.episode.turns):
            speaker = self._sheet.episode.speaker_of(index)
            name = _name(speaker.name) if speaker else ""
            last = number + len(turn.paragraphs)
            yield _Turn(name, self._palettes.get(name, 0), [self._paragraph(n) for n in range(number, last)])
            number = last

    def _quote(self, row: Row, number: int) -> _Quote:
        speakers = [(name, self._palettes.get(name, 0)) for name in row.speakers]
        return _Quote(row, self._numbers[row.color], speakers, note_blocks(row.note), f"q{number}")

    def _paragraph(self, number: int) -> _Paragraph:
        paragraph = self._sheet.episode.spans[number].paragraph
        start_ms = paragraph.play_ms
        stretches = [
            (stretch, [self._by_row[row.id] for row in stretch.rows])
            for stretch in self._marked.stretches(number)
        ]
        begin = [self._by_row[row.id] for row in self._marked.begin(number)]
        time = "" if start_ms is None else stamp(start_ms)
        link = time_link(self._sheet.source.link, start_ms, None)
        return _Paragraph(start_ms, time, link, paragraph.sponsor, stretches, begin)


def _colors(sheet: Sheet) -> list[_Color]:
    counts = [sum(row.color == color for row in sheet.rows) for color in sheet.colors]
    return [
        _Color(sheet.color_name(color), number, count, marker(color))
        for number, (color, count) in enumerate(zip(sheet.colors, counts, strict=True))
    ]


def _fonts(slants: bool) -> list[_Font]:
    faces = (*_FACES, _ITALIC) if slants else _FACES
    return [_Font(family, weight, style, _font(name)) for family, weight, style, name in faces]


@cache
def _font(name: str) -> str:
    return base64.b64encode(resources.path(f"export/fonts/{name}.woff2").read_bytes()).decode()


def _name(name: str) -> str:
    return one_line(clean(name)).strip()


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _resource(name: str) -> str:
    return resources.path(f"export/{name}").read_text(encoding="utf-8")
