"""What a PDF's remarks say: of what kind, about which paragraph, and where on the page it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pypdfium2
import pytest
from tests.importers.drawing import clock
from tests.importers.sheets import Sheets
from tests.pdfs import COURIER_ADVANCE

from earmark.importers import pdf, pdf_words, plumber_words
from earmark.importers.pdf_page import PdfPage
from earmark.model.episode import Box, Episode, Remark

Pages = Callable[[Path], Iterator[PdfPage]]
both = pytest.mark.parametrize(
    "pages", [pytest.param(pdf_words.pages, id="pdfium"), pytest.param(plumber_words.pages, id="plumber")]
)
ADVANCE = 10 * COURIER_ADVANCE
Row = tuple[str, int | None, str]

ROWS: list[Row] = [
    ("Ada:", 1, "The tide comes back in the morning."),
    ("Bram:", 5, "So it does, and it goes in the evening."),
    ("Ada:", 540, "Nobody knows when the word was first said."),
    ("Bram:", 12, "It was said by the pilots long ago, I think, and"),
    ("", None, "It was said by the pilots long ago, I think, and"),
    ("", None, "the pilot."),
    ("Ada:", 20, "And what did he say to the harbour master?"),
    ("Bram:", 30, "Nothing at all. He only looked at the sea."),
    ("Ada:", 40, "And then?"),
    ("Bram:", 50, "Then the ferry came, as it always does."),
]
BADLY_SPELLED = 20


def columns(path: Path, rows: Sequence[Row] = ROWS, pages: int = 3) -> Path:
    """Draw the same rows in three columns on each page; times and words differ by the page."""
    sheets = Sheets("Courier", 10)
    for number in range(1, pages + 1):
        sheets.page()
        sheets.text(72, 40, f"Harbour Light {number}")
        for k, (name, seconds, text) in enumerate(rows):
            time = "" if seconds is None else clock(1000 * (seconds + 600 * number - 600), "hh:mm:ss")
            if seconds == BADLY_SPELLED:
                time = f"O{time[1:]}"
            for x, part in ((72, name), (150, time), (240, text.replace("the ", f"the {'old ' * number}"))):
                sheets.text(x, 80 + 20 * k, part)
    return sheets.save(path)


def of_kind(episode: Episode, kind: str) -> list[Remark]:
    return [remark for remark in episode.remarks if remark.kind == kind]


def place(box: Box) -> tuple[int, int, int]:
    """Return the left and right edges, and a point inside of the line."""
    return round(box.x0), round(box.x1), round((box.top + box.bottom) / 2)


def expected(x: float, line: int, text: str) -> tuple[int, int, int]:
    return round(x), round(x + ADVANCE * len(text)), 80 + 20 * line


def near(box: Box, x: float, line: int, text: str) -> bool:
    return all(abs(a - b) <= 5 for a, b in zip(place(box), expected(x, line, text), strict=True))


@both
def test_a_time_that_cannot_be_true_is_placed_where_it_is_printed(tmp_path: Path, pages: Pages) -> None:
    episode = pdf.episode_of(list(pages(columns(tmp_path / "talk.pdf"))))

    wrong = [remark for remark in of_kind(episode, "time") if "does not fit" in remark.text]
    assert [remark.page for remark in wrong] == [1, 2, 3]
    for remark in wrong:
        assert remark.paragraph is not None
        assert episode.spans[remark.paragraph].paragraph.text.startswith("Nobody knows")
        assert remark.words.endswith("9:00")
        assert near(remark.boxes[0], 150, 2, "00:09:00")
        assert not remark.doubtful


@both
def test_a_badly_spelled_time_is_placed_and_told_as_it_is_spelled(tmp_path: Path, pages: Pages) -> None:
    episode = pdf.episode_of(list(pages(columns(tmp_path / "talk.pdf"))))

    (first, *_) = [remark for remark in of_kind(episode, "time") if "spelled" in remark.text]
    assert first.words == "O0:00:20"
    assert near(first.boxes[0], 150, 6, first.words)


@both
def test_a_head_is_told_once_with_the_page_it_first_stands_on(tmp_path: Path, pages: Pages) -> None:
    episode = pdf.episode_of(list(pages(columns(tmp_path / "talk.pdf"))))

    (head,) = of_kind(episode, "furniture")
    assert head.text == "“Harbour Light 1” stands at the top of 3 pages and was left out."
    assert (head.page, head.paragraph, head.words, head.doubtful) == (1, 0, "Harbour Light 1", False)
    assert near(head.boxes[0], 72, -2, head.words)


@both
def test_a_line_printed_twice_is_told_where_its_failed_copy_stands(tmp_path: Path, pages: Pages) -> None:
    episode = pdf.episode_of(list(pages(columns(tmp_path / "talk.pdf"))))

    doubled = of_kind(episode, "doubled")
    assert [remark.page for remark in doubled] == [1, 2, 3]
    assert near(doubled[0].boxes[0], 240, 3, ROWS[3][2].replace("the", "the old"))
    assert episode.spans[doubled[0].paragraph or 0].paragraph.text.count("It was said by") == 1


@both
@pytest.mark.parametrize("turn", [90, 180, 270])
def test_boxes_are_those_of_the_page_as_it_is_shown(tmp_path: Path, pages: Pages, turn: int) -> None:
    path = columns(tmp_path / "talk.pdf", pages=1)
    document = pypdfium2.PdfDocument(path)
    document[0].set_rotation(turn)
    document.save(tmp_path / "turned.pdf")
    document.close()

    episode = pdf.episode_of(list(pages(tmp_path / "turned.pdf")))

    (wrong,) = [remark for remark in of_kind(episode, "time") if "does not fit" in remark.text]
    box = wrong.boxes[0]
    x0, x1, y = expected(150, 2, "00:09:00")
    middle = ((box.x0 + box.x1) / 2, (box.top + box.bottom) / 2)
    upright = {90: (middle[1], 792 - middle[0]), 180: (612 - middle[0], 792 - middle[1])}
    shown = upright.get(turn, (612 - middle[1], middle[0]))
    assert shown == (pytest.approx((x0 + x1) / 2, abs=5), pytest.approx(y, abs=5))
    wide, high = box.x1 - box.x0, box.bottom - box.top
    assert (wide > high) == (turn == 180)


@both
def test_a_time_in_the_middle_of_a_line_is_placed_by_itself(tmp_path: Path, pages: Pages) -> None:
    sheets = Sheets("Courier", 10)
    sheets.page()
    times = ["0:01", "0:05", "7:00", "0:20", "0:31", "0:44", "0:52"]
    for k, time in enumerate(times):
        sheets.text(
            72, 80 + 20 * k, f"{'Bram' if k % 2 else 'Ada'} ({time}): The tide comes back, as it does."
        )

    episode = pdf.episode_of(list(pages(sheets.save(tmp_path / "talk.pdf"))))

    (wrong,) = of_kind(episode, "time")
    assert (wrong.words, wrong.paragraph) == ("7:00", 2)
    assert near(wrong.boxes[0], 72 + 4 * ADVANCE, 2, "(7:00):")


@both
def test_a_name_without_words_is_doubtful_and_placed(tmp_path: Path, pages: Pages) -> None:
    sheets = Sheets("Courier", 10)
    sheets.page()
    texts = ["Ada: It comes.", "Bram: It does.", "Ada:", "Bram: And goes.", "Ada: Yes.", "Bram: So it is."]
    for k, text in enumerate(texts):
        sheets.text(72, 80 + 20 * k, text)

    episode = pdf.episode_of(list(pages(sheets.save(tmp_path / "talk.pdf"))))

    (empty,) = of_kind(episode, "empty")
    assert (empty.words, empty.doubtful, empty.page) == ("Ada", True, 1)
    assert near(empty.boxes[0], 72, 2, "Ada:")


@both
def test_a_name_that_was_guessed_is_doubtful_and_placed(tmp_path: Path, pages: Pages) -> None:
    sheets = Sheets("Courier", 10)
    sheets.page()
    texts = ["Ada: It comes.", "Bram: It does.", "Pilot 7: And goes.", "Ada: Yes.", "Bram: So it is."]
    for k, text in enumerate([*texts, *texts[:2], *texts[3:]]):
        sheets.text(72, 80 + 20 * k, text)

    episode = pdf.episode_of(list(pages(sheets.save(tmp_path / "talk.pdf"))))

    guesses = of_kind(episode, "label")
    assert [(remark.words, remark.doubtful, remark.paragraph) for remark in guesses] == [("Pilot 7", True, 2)]
    assert near(guesses[0].boxes[0], 72, 2, "Pilot 7:")


def test_paragraphs_of_remarks_are_those_of_the_episode(tmp_path: Path) -> None:
    episode = pdf.episode_of(list(pdf_words.pages(columns(tmp_path / "talk.pdf"))))
    assert all(
        remark.paragraph is None or 0 <= remark.paragraph < len(episode.spans) for remark in episode.remarks
    )
    assert all(remark.boxes for remark in episode.remarks if remark.kind)
