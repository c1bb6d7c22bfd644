"""What printers do to a page: columns, large letters, small capitals, notes, tables, contents, prose."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from fpdf import FPDF
from tests.importers.drawing import clock
from tests.importers.reading import said_in
from tests.importers.sheets import Sheets
from tests.importers.talks import Said, talk, without_times
from tests.pdfs import one_page, stream

from earmark.importers import pdf, pdf_words, plumber_words
from earmark.importers.pdf_page import PdfPage
from earmark.model.episode import Box, Episode

Pages = Callable[[Path], Iterator[PdfPage]]
both = pytest.mark.parametrize(
    "pages", [pytest.param(pdf_words.pages, id="pdfium"), pytest.param(plumber_words.pages, id="plumber")]
)
TALK = talk(3, turns=24)
UNTIMED = without_times(TALK)
PROSE = [said.text for said in talk(9, turns=60)]


def read(path: Path, pages: Pages) -> Episode:
    return pdf.episode_of(list(pages(path)))


class Column:
    """Fills pages from top to bottom: `place` says where the next line stands, and turns the page."""

    def __init__(
        self, sheets: Sheets, begin: Callable[[int], object], top: float, bottom: float, leading: float
    ):
        self.sheets, self.begin = sheets, begin
        self.top, self.bottom, self.leading = top, bottom, leading
        self.y = bottom + 1

    def place(self) -> float:
        if self.y > self.bottom:
            self.begin(self.sheets.page())
            self.y = self.top
        self.y += self.leading
        return self.y - self.leading


def lines_of(sheets: Sheets, said: Sequence[Said], column: Column, gap: float = 8) -> None:
    for one in said:
        for line in sheets.wrapped(f"{one.speaker}: {one.text}", 468):
            sheets.text(72, column.place(), line)
        column.y += gap


@both
def test_two_columns_of_a_magazine_are_read_one_after_the_other(tmp_path: Path, pages: Pages) -> None:
    sheets = Sheets("Times", 10)
    sheets.page()
    sheets.text(72, 90, "The Keeper of the Tides", style="B", size=30)
    sheets.text(
        72, 120, "A pilot, a lighthouse and seventeen bells: a talk about the sea", style="I", size=13
    )
    column, top, y = 0, 160, 160.0
    for one in UNTIMED:
        for k, line in enumerate(sheets.wrapped(f"{one.speaker} {one.text}", 240)):
            if y > 745:
                column, top = (1, top) if column == 0 else (0, 60)
                if column == 0:
                    sheets.page()
                y = top
            name = one.speaker if k == 0 else ""
            x = sheets.text((54, 318)[column], y, name, style="B")
            sheets.text(x, y, line[len(name) :])
            y += 12.5
        y += 4
    for number in range(1, sheets.pdf.page + 1):
        sheets.pdf.page = number
        sheets.text(540, 770, f"HARBOUR {number}", size=7)
    sheets.pdf.page = len(sheets.pdf.pages)

    episode = read(sheets.save(tmp_path / "magazine.pdf"), pages)

    assert said_in(episode) == UNTIMED
    assert episode.title == "The Keeper of the Tides"


@both
@pytest.mark.parametrize("word", ["Our tide table", "A lighthouse"])
def test_a_large_first_letter_is_the_first_of_its_word(tmp_path: Path, pages: Pages, word: str) -> None:
    sheets = Sheets("Times", 11)
    sheets.page()
    texts = [f"{word} {text} The lighthouse stays." for text in PROSE if len(text) > 300][:5]
    after = sheets.text(72, 144, texts[0][0], size=48) + 5
    y = 120.0
    lines = list(sheets.wrapped(texts[0][1:].strip(), 540 - after))
    for line in lines[:3]:
        sheets.text(after, y, line)
        y += 13
    for line in sheets.wrapped(" ".join(lines[3:]), 468):
        sheets.text(72, y, line)
        y += 13
    for text in texts[1:]:
        for k, line in enumerate(sheets.wrapped(text, 450, 468)):
            sheets.text(90 if k == 0 else 72, y, line)
            y += 13

    episode = read(sheets.save(tmp_path / "letter.pdf"), pages)

    assert [said.text for said in said_in(episode)] == texts


@both
def test_small_capitals_are_one_word(tmp_path: Path, pages: Pages) -> None:
    sheets = Sheets("Times", 11)
    column = Column(sheets, str, 80, 720, 15)
    for one in UNTIMED:
        y = column.place()
        x = 72.0
        for word in f"{one.speaker}:".split():
            x = sheets.text(x, y, word[0])
            x = sheets.text(x, y, word[1:].upper(), size=8.5) + 3
        for k, line in enumerate(sheets.wrapped(one.text, 540 - x, 468)):
            sheets.text(x if k == 0 else 72, y if k == 0 else column.place(), line)
        column.y += 8

    episode = read(sheets.save(tmp_path / "capitals.pdf"), pages)

    assert said_in(episode) == [Said(one.speaker.upper(), None, one.text) for one in UNTIMED]


@both
def test_notes_at_the_foot_of_pages_do_not_come_into_the_talk(tmp_path: Path, pages: Pages) -> None:
    sheets = Sheets("Times", 11)

    def begin(number: int) -> None:
        sheets.text(72, 684, str(number), size=6)
        sheets.text(
            77, 687, f"See the tide table of 18{number}7 by the harbour master, and what he", size=8.5
        )
        sheets.text(72, 698, "wrote of it in his letters to the museum.", size=8.5)
        sheets.text(300, 750, str(number))

    lines_of(sheets, UNTIMED, Column(sheets, begin, 80, 640, 15))

    assert said_in(read(sheets.save(tmp_path / "notes.pdf"), pages)) == UNTIMED


@both
@pytest.mark.parametrize("timed", [True, False])
def test_cells_of_a_table_whose_names_stand_in_the_middle_of_a_row(
    tmp_path: Path, pages: Pages, timed: bool
) -> None:
    document = FPDF(unit="pt", format="letter")
    document.add_page()
    document.set_font("Helvetica", "", 10)
    with document.table(
        col_widths=(90, 60, 320) if timed else (90, 380),
        line_height=14,
        padding=3,
        first_row_as_headings=False,
    ) as table:
        for one in TALK:
            time = [clock(one.start_ms or 0, "hh:mm:ss")] if timed else []
            row = table.row()
            for cell in (one.speaker, *time, one.text):
                row.cell(cell)
    path = tmp_path / "table.pdf"
    document.output(str(path))

    assert said_in(read(path, pages)) == (TALK if timed else UNTIMED)


@both
@pytest.mark.parametrize(("indent", "gap"), [(18, 0), (0, 9)])
def test_prose_is_paragraphs_also_over_the_ends_of_pages(
    tmp_path: Path, pages: Pages, indent: float, gap: float
) -> None:
    sheets = Sheets("Times", 11, (420, 595))

    def begin(number: int) -> None:
        sheets.text(180, 30, "THE TIDE TABLE" if number % 2 else "Ada Quill", size=8)
        sheets.text(205, 570, str(number), size=9)

    column = Column(sheets, begin, 60, 540, 14)
    for text in PROSE:
        for k, line in enumerate(sheets.wrapped(text, 310 - indent, 310)):
            sheets.text(55 if k else 55 + indent, column.place(), line)
        column.y += gap

    episode = read(sheets.save(tmp_path / "prose.pdf"), pages)

    assert [said.text for said in said_in(episode)] == PROSE
    assert "No names of speakers were found, so nobody is named." in [one.text for one in episode.remarks]
    heads = {one.words: one.paragraph for one in episode.remarks if one.kind == "furniture"}
    assert list(heads) == ["THE TIDE TABLE", "1", "Ada Quill"]


@both
def test_a_table_of_contents_and_a_list_of_those_present_are_no_talk(tmp_path: Path, pages: Pages) -> None:
    sheets = Sheets()
    sheets.page()
    sheets.text(150, 300, "ANNUAL MEETING", style="B", size=24)
    sheets.page()
    for k, (part, page) in enumerate(
        (("Opening", 3), ("Ada Quill: The tide", 4), ("Bram Osterhuis: A reply", 9))
    ):
        sheets.text(72, 120 + 20 * k, f"{part} {'.' * 60} {page}")
    sheets.text(72, 220, "Participants:", style="B")
    sheets.text(72, 240, "Ada Quill, Chair, Harbour Office")
    sheets.text(72, 256, "Bram Osterhuis, Pilot")
    lines_of(sheets, UNTIMED, Column(sheets, lambda n: sheets.text(30, 760, f"Page {n} of 12"), 80, 700, 15))

    episode = read(sheets.save(tmp_path / "meeting.pdf"), pages)

    assert said_in(episode) == UNTIMED
    assert [one.name for one in episode.speakers] == ["Ada Quill", "Bram Osterhuis"]


@both
def test_cues_of_slides_are_no_speakers(tmp_path: Path, pages: Pages) -> None:
    sheets = Sheets()
    column = Column(sheets, str, 80, 700, 15)
    for k, one in enumerate(UNTIMED):
        if k % 5 == 2:
            sheets.text(72, column.place(), f"SLIDE: The harbour in {1800 + k}")
            column.y += 8
        lines_of(sheets, [one], column)

    episode = read(sheets.save(tmp_path / "slides.pdf"), pages)

    assert [one.name for one in episode.speakers] == ["Ada Quill", "Bram Osterhuis"]
    assert [said for said in said_in(episode) if not said.text.startswith("SLIDE:")] == UNTIMED


def test_a_page_that_comes_again_is_read_again() -> None:
    """Nothing on it is a head, though all of it stands where it stood before."""
    from tests.importers.pages import page, row

    lines = [
        row(f"Line {n} of a page about {word}", 72, 80 + 16 * n) for n, word in enumerate("abcdefghijkl")
    ]
    episode = pdf.episode_of([page(lines, number, 4) for number in range(1, 5)])
    assert episode.text.count("Line 0 of a page about a") == 4


MIRRORED = b"BT /F 12 Tf -1 0 0 1 540 %d Tm (%s) Tj ET\n"


def test_a_page_in_a_mirror_is_read_and_its_boxes_are_those_of_the_mirror(tmp_path: Path) -> None:
    path = tmp_path / "mirror.pdf"
    texts = [b"Ada: The tide comes back.", b"Bram: So it does.", b"Ada: It does.", b"Bram: Yes.", b"Ada:"]
    path.write_bytes(
        one_page(stream(b"".join(MIRRORED % (700 - 30 * k, text) for k, text in enumerate(texts))))
    )

    episode = read(path, pdf_words.pages)

    assert [said.text for said in said_in(episode)][:2] == ["The tide comes back.", "So it does."]
    (empty,) = (one for one in episode.remarks if one.kind == "empty")
    (box,) = empty.boxes
    assert isinstance(box, Box)
    assert box.x1 == pytest.approx(540, abs=1)
    assert box.x0 == pytest.approx(540 - 4 * 7.2, abs=1)


@both
def test_figures_beside_words_are_no_speakers(tmp_path: Path, pages: Pages) -> None:
    sheets = Sheets()
    sheets.page()
    for k, month in enumerate(("January", "February", "March", "April", "May", "June", "Total", "Total") * 2):
        sheets.text(72, 80 + 20 * k, month, style="B" if month == "Total" else "")
        for column in range(5):
            sheets.text(200 + 60 * column, 80 + 20 * k, f"{(k + 3) * (column + 7) * 1009:,}")

    episode = read(sheets.save(tmp_path / "figures.pdf"), pages)

    assert episode.speakers == ()
    assert episode.text.count("January") == 2


@both
def test_numbers_of_headings_and_the_head_of_each_entry_are_no_speakers(tmp_path: Path, pages: Pages) -> None:
    sheets = Sheets()
    column = Column(sheets, str, 80, 720, 15)
    for k, text in enumerate(PROSE[:24]):
        heading = f"{'ABCD'[k % 4]}. Harbour of {1900 + k}" if k % 2 else f"Summary of the work {k}"
        sheets.text(72, column.place(), heading, style="B", colour=(0, 90, 160))
        for line in sheets.wrapped(text if k % 4 else f"Description of work: {text}", 468):
            sheets.text(72, column.place(), line)
        column.y += 8

    assert read(sheets.save(tmp_path / "report.pdf"), pages).speakers == ()


@both
def test_the_fields_of_an_invoice_are_no_speakers(tmp_path: Path, pages: Pages) -> None:
    sheets = Sheets()
    for number in range(1, 3):
        sheets.page()
        fields = [
            ("Harbour Office", ""),
            ("Old Pier 7", ""),
            ("91-504 Harbourtown", ""),
            ("NIP: 5319419588", ""),
        ]
        fields += [("Invoice Date", "14 May 2021"), ("Payment", "Transfer"), ("Total", f"{number}48,83 EUR")]
        for k, (field, value) in enumerate(fields):
            sheets.text(72, 80 + 28 * k, field, style="B" if k % 2 else "")
            sheets.text(260, 80 + 28 * k, value)

    assert read(sheets.save(tmp_path / "invoice.pdf"), pages).speakers == ()
