"""Transcripts as PDFs: the real ones, what is shown early, and what is said of doubts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fpdf import FPDF
from tests.importers.drawing import Layout, draw
from tests.importers.reading import said_in, truth, turn_heads
from tests.importers.talks import Said, talk

from earmark.importers import pdf, pdf_words, plumber_words
from earmark.importers.pdf_page import PdfPage
from earmark.model.episode import Episode
from earmark.progress import silent

Pages = Callable[[Path], Iterator[PdfPage]]

both = pytest.mark.parametrize(
    "pages", [pytest.param(pdf_words.pages, id="pdfium"), pytest.param(plumber_words.pages, id="plumber")]
)


@both
def test_the_real_episode_is_read_to_the_character(shared: Path, pages: Pages) -> None:
    episode = pdf.episode_of(list(pages(shared / "episode" / "sds725.pdf")))

    assert said_in(episode) == truth(shared)
    assert len(episode.turns) == 281


@pytest.fixture(scope="module")
def real(shared: Path) -> Episode:
    return pdf.read(shared / "episode" / "sds725.pdf")


def test_stray_words_of_the_real_episode_are_left_out_and_named(shared: Path, real: Episode) -> None:
    episode = pdf.read(shared / "episode" / "sds725-dirty.pdf")

    assert turn_heads(episode) == turn_heads(real)
    strays = [
        (remark.page, remark.time_ms, remark.text.split("”")[0].removeprefix("“"))
        for remark in episode.remarks
        if remark.doubtful
    ]
    assert strays == [
        (23, 2_130_000, "Yeah, so I don't remember. It was a little while ago, I don't"),
        (52, 5_422_000, "mppocampus"),
        (63, 6_748_000, "I kr"),
    ]


def test_title_show_and_number_of_the_real_episode_are_found(real: Episode) -> None:
    assert real.title == "Neuroscience + Machine Learning, with Google DeepMind's Dr. Kim Stachenfeld"
    assert (real.show, real.number) == ("SuperDataScience", "725")


def test_doubtful_times_of_the_real_episode_are_inferred(real: Episode) -> None:
    inferred = {
        p.start_ms: (p.stamp, p.inferred_ms)
        for turn in real.turns
        for p in turn.paragraphs
        if p.inferred_ms is not None
    }
    assert [stamp for stamp, _ in inferred.values() if stamp] == [
        *("O0:30:31", "O0:31:48", "O0:53:31", "O0:54:14", "O0:58:18", "O1:07:41", "O1:49:34", "O1:58:14")
    ]
    stamp, after_the_read = inferred[773_000]
    assert stamp == ""
    assert 773_000 + 30_000 < (after_the_read or 0) < 832_000


def test_the_three_sponsor_reads_of_the_real_episode_are_marked(real: Episode) -> None:
    marked = [p.start_ms for turn in real.turns for p in turn.paragraphs if p.sponsor]
    assert marked == [773_000, 1_865_000, 2_668_000]


@pytest.mark.parametrize("year", ["20110427", "20130320", "20180926", "20200315", "20220615"])
def test_real_press_conferences_have_their_speakers(shared: Path, year: str) -> None:
    folder = shared / "realdata" / "01-pdf" / "fomc-pressconf"
    episode = pdf.read(folder / f"FOMCpresconf{year}.pdf")

    names = [speaker.name for speaker in episode.speakers]
    assert names[0].startswith("CHAIR")
    assert len(names) == (2 if year == "20110427" else max(len(names), 10))
    assert all(name.replace("Mc", "MC").isupper() for name in names)
    assert "Press Conference" in episode.title
    assert not any("FINAL" in said.text for said in said_in(episode))


def test_the_first_pages_are_shown_before_the_rest_is_read(tmp_path: Path) -> None:
    path = draw(tmp_path / "talk.pdf", talk(turns=40), Layout())
    told: list[tuple[str, object]] = []

    def report(done: int, total: int) -> None:
        told.append(("page", done))

    def partial(episode: Episode) -> None:
        told.append(("shown", episode))

    whole = pdf.read(path, report, partial)

    assert [what for what, _ in told[:5]] == ["page", "page", "page", "shown", "page"]
    early = told[3][1]
    assert isinstance(early, Episode)
    assert 0 < len(early.turns) < len(whole.turns)
    assert said_in(early)[:-1] == said_in(whole)[: len(said_in(early)) - 1]


def test_without_anybody_to_show_it_nothing_is_read_twice(tmp_path: Path) -> None:
    path = draw(tmp_path / "talk.pdf", talk(turns=40), Layout())
    assert pdf.read(path, silent) == pdf.read(path, silent, lambda _: None)


def test_prose_without_speakers_is_paragraphs_and_says_so(tmp_path: Path) -> None:
    prose = [Said("", None, said.text) for said in talk(turns=12)]
    layout = Layout(talk_x=None, name_x=None, time_x=None, title=())

    episode = pdf.read(draw(tmp_path / "prose.pdf", prose, layout))

    assert " ".join(said.text for said in said_in(episode)) == " ".join(said.text for said in prose)
    assert episode.speakers == ()
    assert [remark.text for remark in episode.remarks if remark.kind != "furniture"] == [
        "No names of speakers were found, so nobody is named.",
        "No times were found.",
    ]


def test_a_page_that_is_a_picture_is_named(tmp_path: Path) -> None:
    path = tmp_path / "talk.pdf"
    document = FPDF(unit="pt", format=(612, 792))
    document.set_font("Helvetica", "", 11)
    for page in range(3):
        document.add_page()
        if page == 1:
            document.rect(100, 100, 300, 300)
            continue
        for line in range(6):
            document.text(72, 80 + 30 * line, f"{'Ada' if line % 2 else 'Bram'}: This is line {line}.")
    document.output(str(path))

    remarks = pdf.read(path).remarks

    assert (2, "This page is a picture and has no text to read.") in [(one.page, one.text) for one in remarks]
