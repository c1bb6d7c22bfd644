"""Pages of a PDF -> lines of text with what their layout says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from earmark.importers import paragraphs, placing, placing_manners, table_rows
from earmark.importers.columns import Columns, Mark, columns_of
from earmark.importers.drop_caps import with_first_letters
from earmark.importers.lines import Line, lines_of
from earmark.importers.page_boxes import boxes_on
from earmark.importers.page_furniture import Furniture, without_furniture
from earmark.importers.page_geometry import in_reading_order, with_even_margins
from earmark.importers.paragraphs import Opening
from earmark.importers.pdf_page import PdfPage, PdfWord
from earmark.importers.placing import Page, Placed
from earmark.importers.starts import ASKED
from earmark.importers.textline import TextLine
from earmark.importers.vertical import with_level_lines
from earmark.model.episode import Box

_TAB = 1.5
"""In sizes of the letters: a gap wider than this is no space between words, even in justified lines."""
_SMALL_TAB = 0.75
"""The same after the `Q` of a question, which nothing else sets apart."""
_MOST_NAME_WORDS = 4
_RARE = 0.15
_TITLE = 1.2
_MOST_TITLE_LINES = 5
_LOST = 2.2
"""In line distances: a name this far from all talk is no name but a line of its own."""


@dataclass(frozen=True, slots=True)
class Layout:
    """All lines of a document in reading order, where each came from, and its heads and feet.

    `marks` are the names and times that stand beside a line, by its number.
    """

    lines: list[TextLine]
    sources: list[Line]
    marks: Mapping[int, Placed]
    furniture: list[Furniture]
    pages: Mapping[int, PdfPage]

    @property
    def larger(self) -> int:
        """How many of the first lines are in letters larger than those of the talk: a title."""
        sizes = sorted(line.size for line in self.sources)
        usual = sizes[len(sizes) // 2] if sizes else 0.0
        first = self.sources[:_MOST_TITLE_LINES]
        return next((k for k, line in enumerate(first) if line.size < _TITLE * usual), len(first))

    def where(self, place: int, printed: str) -> tuple[int | None, tuple[Box, ...]]:
        """Return the page of line number *place*, and the boxes of it or of its words *printed*."""
        line = self.sources[place]
        beside = self.marks[place].lines if place in self.marks else ()
        lines = [other for other in (*beside, line) if other.page == line.page]
        if printed:
            return line.page, boxes_on(self.pages[line.page], lines, printed)
        return line.page, boxes_on(self.pages[line.page], [line])

    def blocks_before(self, count: int) -> list[str]:
        """Return the first *count* lines, those of one size together, the largest first."""
        blocks = [
            (size, " ".join(line.text for line in lines))
            for size, lines in groupby(self.sources[:count], key=lambda line: round(line.size))
        ]
        return [text for _, text in sorted(blocks, key=lambda block: -block[0])]


def layout_of(pages: Sequence[PdfPage]) -> Layout:
    """Return the lines of *pages*, without headers and footers."""
    pages = [with_level_lines(page) for page in pages]
    rows, furniture = without_furniture([with_first_letters(lines_of(page)) for page in pages])
    rows = with_even_margins(rows)
    columns = columns_of(rows, paragraphs.pitch_of(rows))
    if columns.talk is None:
        rows = in_reading_order(rows)
    split = [_split(page, columns) for page in rows]
    marks = [page_marks for page_marks, _ in split]
    talk = [page_talk for _, page_talk in split]
    _give_back_rare(marks, talk)
    spacing = paragraphs.spacing_of(talk)
    for page_marks, page_talk in zip(marks, talk, strict=True):
        _give_back_lost(page_marks, page_talk, spacing.pitch)
    opened = paragraphs.openings(talk, spacing)
    columned = [Page(*page) for page in zip(marks, talk, opened, strict=True)]
    lines, beside = _text_lines(columned, spacing.pitch)
    sources = [line for page in talk for line in page]
    return Layout(lines, sources, beside, furniture, {page.number: page for page in pages})


def _split(page: Sequence[Line], columns: Columns) -> tuple[list[Mark], list[Line]]:
    marks: list[Mark] = []
    talk: list[Line] = []
    for line in page:
        beside, said = columns.split(line)
        marks += beside
        if said:
            talk.append(said)
    return marks, talk


def _give_back_lost(marks: list[Mark], talk: list[Line], pitch: float) -> None:
    """Make talk again of names that stand beside nothing, such as those of a title page."""
    baselines = [line.baseline for line in talk]
    for mark in list(marks):
        if mark.stamp is None and all(abs(b - mark.line.baseline) > _LOST * pitch for b in baselines):
            _give_back(mark, marks, talk)


def _give_back(mark: Mark, marks: list[Mark], talk: list[Line]) -> None:
    marks.remove(mark)
    talk.append(mark.line)
    talk.sort(key=lambda line: (line.baseline, line.x0))


def _give_back_rare(marks: Sequence[list[Mark]], talk: Sequence[list[Line]]) -> None:
    """Make talk again of the few names in a column of times: a heading may happen to look like one."""
    named = sum(bool(mark.label) for page_marks in marks for mark in page_marks)
    if named > _RARE * sum(map(len, marks)):
        return
    for page_marks, page_talk in zip(marks, talk, strict=True):
        for mark in [mark for mark in page_marks if mark.stamp is None]:
            _give_back(mark, page_marks, page_talk)


def _text_lines(pages: Sequence[Page], pitch: float) -> tuple[list[TextLine], dict[int, Placed]]:
    """Return all lines, and what stands beside which of them."""
    opening = [page.opens_beside(mark.line.baseline, pitch) for page in pages for mark in page.marks]
    spaced = 2 * sum(opening) >= len(opening)
    manners = placing_manners.manners_of([page.marks for page in pages], pitch, spaced=spaced)
    lines: list[TextLine] = []
    beside_lines: dict[int, Placed] = {}
    waiting: list[Placed] = []
    centred = table_rows.are_centred(pages)
    for page in pages:
        on_lines, late = (table_rows.placed(page), []) if centred else placing.placed(page, manners)
        if page.talk and waiting:
            on_lines.setdefault(0, waiting[-1])
        waiting = late or ([] if page.talk else waiting)
        beside_lines |= {len(lines) + k: mark for k, mark in on_lines.items()}
        lines += [
            _text_line(line, opening, on_lines.get(k))
            for k, (line, opening) in enumerate(zip(page.talk, page.opened, strict=True))
        ]
    return lines, beside_lines


def _text_line(line: Line, opening: Opening, mark: Placed | None) -> TextLine:
    return TextLine(
        _text(line),
        opens=opening.opens or mark is not None,
        breaks=opening.breaks,
        page_top=opening.page_top,
        bold=line.bold,
        page=line.page,
        label=mark.label if mark else "",
        stamp=mark.stamp if mark else None,
    )


def _text(line: Line) -> str:
    """Return the text of *line*, with a tab for a wide gap after its first words: they may be a name."""
    words = line.words[: _MOST_NAME_WORDS + 1]
    wide = _TAB * line.size
    for k, (before, word) in enumerate(pairwise(words), 1):
        if word.x0 - before.x1 > wide or (k == 1 and _follows_letter(before, word)):
            return f"{line.part(line.words[:k]).text}\t{line.part(line.words[k:]).text}"
    return line.text


def _follows_letter(before: PdfWord, word: PdfWord) -> bool:
    """Return whether *word* stands apart from the letter of a question or an answer."""
    return before.text[:1] in ASKED and len(before.text) < 3 and word.x0 - before.x1 > _SMALL_TAB * word.size
