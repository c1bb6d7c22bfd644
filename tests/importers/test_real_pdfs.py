"""Real PDFs by others, against what a person reads on their pages as they are shown."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.importers.reading import said_in

from earmark.errors import LockedFile, UserError
from earmark.importers import pdf, pdf_words
from earmark.importers.layout import layout_of
from earmark.importers.pieces import pieces_of
from earmark.model.episode import Episode

CONFERENCES = {
    ("FOMCpresconf20110427", 9): [
        ("CHAIRMAN BERNANKE", 161, "Well, the dollar—the"),
        ("QUESTION", 66, "Chairman, Jon Hilsenrath"),
        ("CHAIRMAN BERNANKE", 479, "Sure. Thanks, Jon."),
    ],
    ("fomcpresconf20150917", 14): [
        ("PETER BARNES", 119, "Hi, Chair Yellen."),
        ("CHAIR YELLEN", 118, "So, with respect"),
    ],
    ("FOMCpresconf20220615", 8): [
        ("MICHELLE SMITH", 1, "Steve."),
        ("STEVE LIESMAN", 144, "Steve Liesman, CNBC."),
        ("CHAIR POWELL", 155, "Sure. So the"),
    ],
}
TURNS = {
    "FOMCpresconf20110427": 43,
    "FOMCpresconf20130320": 57,
    "fomcpresconf20150917": 37,
    "FOMCpresconf20180926": 65,
    "FOMCpresconf20200315": 57,
    "FOMCpresconf20220615": 70,
}


@pytest.fixture(scope="module")
def folder(shared: Path) -> Path:
    return shared / "realdata" / "01-pdf"


def plumbed(folder: Path, name: str) -> Episode:
    return pdf.read(folder / "pdfplumber-tests" / f"{name}.pdf")


@pytest.mark.parametrize(("name", "page"), CONFERENCES)
def test_who_begins_to_speak_on_a_page_of_a_press_conference(folder: Path, name: str, page: int) -> None:
    pages = list(pdf_words.pages(folder / "fomc-pressconf" / f"{name}.pdf"))
    _, pieces = pieces_of(layout_of(pages).lines)

    begun = [(piece.label, " ".join(piece.lines).split()) for piece in pieces if piece.page == page]

    expected = CONFERENCES[name, page]
    assert [(label, len(words)) for label, words in begun] == [(label, count) for label, count, _ in expected]
    assert [" ".join(words[:3]) for _, words in begun if len(words) > 1] == [
        begin for _, count, begin in expected if count > 1
    ]


@pytest.mark.parametrize("name", TURNS)
def test_a_press_conference_has_its_turns_and_nothing_of_its_heads(folder: Path, name: str) -> None:
    episode = pdf.read(folder / "fomc-pressconf" / f"{name}.pdf")

    assert len(episode.turns) == TURNS[name]
    assert not any(remark.doubtful for remark in episode.remarks)
    assert not re.search(r"\d of \d\d|FINAL", episode.text)
    heads = [remark.words for remark in episode.remarks if remark.kind == "furniture"]
    assert any("FINAL" in words for words in heads)


def test_the_first_page_of_an_argument_before_a_court_names_nobody(folder: Path) -> None:
    episode = pdf.read(folder / "scotus" / "scotus-transcript-p1.pdf")

    assert episode.speakers == ()
    assert episode.text.startswith("IN THE SUPREME COURT")
    assert episode.text.endswith("on behalf of the Respondent.")
    heads = [remark.words for remark in episode.remarks if remark.kind == "furniture"]
    assert heads[1:] == ["Official - Subject to Final Review", "1", "Alderson Reporting Company"]


@pytest.mark.parametrize(
    "name",
    [
        *("2023-06-20-PV", "annotations", "extra-attrs-example", "issue-140-example", "issue-33-lorem-ipsum"),
        *("issue-336-example", "issue-53-example", "issue-71-duplicate-chars", "issue-71-duplicate-chars-2"),
        *("issue-848", "issue-987-test", "malformed-from-issue-932", "test-punkt", "word365_structure"),
        "nics-background-checks-2015-11-rotated",
    ],
)
def test_tables_reports_and_letters_have_no_speakers(folder: Path, name: str) -> None:
    episode = plumbed(folder, name)
    assert episode.speakers == ()
    assert episode.turns


def test_pages_on_every_side_and_in_a_mirror_say_the_same(folder: Path) -> None:
    texts = [said.text for said in said_in(plumbed(folder, "issue-848"))]
    assert len(texts) == 16
    assert [len(text.split()) for text in texts[:2]] == [98, 154]
    assert texts == texts[:2] * 8


def test_minutes_of_a_meeting_are_its_paragraphs(folder: Path) -> None:
    texts = [said.text for said in said_in(plumbed(folder, "2023-06-20-PV"))]
    assert texts[0] == "COMITÉ DE DÉMOLITION"
    assert [text for text in texts if text[:2] in ("1.", "2.", "3.")] == [
        *("1. Ouverture de la séance", "2. Adoption de l’ordre du jour", "3. Période de question du public")
    ]


def test_what_cannot_be_read_says_why(folder: Path) -> None:
    with pytest.raises(UserError, match="empty"):
        plumbed(folder, "empty")
    with pytest.raises(UserError, match="no text"):
        plumbed(folder, "issue-297-example")
    with pytest.raises(LockedFile):
        plumbed(folder, "password-example")
