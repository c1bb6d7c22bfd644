"""Transcripts of courts: numbered lines, questions and answers, who asks, headings, the index of words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest
from tests.importers.reading import said_in
from tests.importers.sheets import filled, numbered
from tests.importers.talks import Said, talk, without_times

from earmark.importers import pdf, pdf_words, plumber_words, text
from earmark.importers.pdf_page import PdfPage

Pages = Callable[[Path], Iterator[PdfPage]]
both = pytest.mark.parametrize(
    "pages", [pytest.param(pdf_words.pages, id="pdfium"), pytest.param(plumber_words.pages, id="plumber")]
)

JUSTICES = ("CHIEF JUSTICE QUILL", "MR. OSTERHUIS", "JUSTICE IVE", "MS. ADAMS")
COVER = [
    *("    IN THE SUPREME COURT OF THE HARBOUR", "- - - - - - - - - - - - - - - - x"),
    *("BRAM OSTERHUIS,             :", "         Petitioner         :", "     v.            : No. 14-1514"),
    *("ADA QUILL, ESQ.             :", "- - - - - - - - - - - - - - - - x", "APPEARANCES:"),
    *(
        "CHARLES M. IVE, ESQ., Harbour; on behalf of",
        "   the Petitioner.",
        "DANA ADAMS, ESQ., Solicitor General",
    ),
]
CONTENTS = [
    *("              C O N T E N T S", "ORAL ARGUMENT OF                         PAGE"),
    *("CHARLES M. IVE, ESQ.", "   On behalf of the Petitioner              3"),
]


def page_of(lines: list[str]) -> list[str]:
    return [*lines, *[""] * (25 - len(lines))]


def argument() -> list[Said]:
    return without_times(talk(4, JUSTICES, 40, paragraphs=False))


def hearing(said: list[Said]) -> list[str]:
    lines = [*page_of(COVER), *page_of(CONTENTS), "             P R O C E E D I N G S"]
    lines.append("                                     (10:02 a.m.)")
    for number, one in enumerate(said):
        if number == 2:
            lines += ["        ORAL ARGUMENT OF CHARLES M. IVE", "          ON BEHALF OF THE PETITIONER"]
        lines += filled(f"{one.speaker}:  {one.text}", 10)
    return lines


def index_of(said: list[Said], pages: int) -> list[list[str]]:
    random = Random(1)
    words = sorted({word.strip('.,?!:;"').lower() for one in said for word in one.text.split()})

    def place() -> str:
        return f"{random.randint(3, pages)}:{random.randint(1, 25)}"

    entries = [f"{word} {place()} {place()},25" for word in words]
    return [entries[begin : begin + 44] for begin in range(0, len(entries), 44)]


@both
def test_an_argument_before_a_court_is_read_without_numbers_headings_and_index(
    tmp_path: Path, pages: Pages
) -> None:
    said = argument()
    lines = hearing(said)
    path = numbered(
        tmp_path / "argument.pdf",
        lines,
        head="Official - Subject to Final Review",
        foot="{page} Harbour Reporting Company",
        after=index_of(said, len(lines) // 25),
    )

    episode = pdf.episode_of(list(pages(path)))

    assert said_in(episode) == said
    left_out = [remark.text for remark in episode.remarks if remark.kind == "furniture"]
    assert sum("beside the lines" in text for text in left_out) == 1
    assert sum("index of words" in text for text in left_out) == 1
    assert sum("“ORAL ARGUMENT OF CHARLES M. IVE”" in text for text in left_out) == 1
    assert not any(remark.doubtful for remark in episode.remarks)


def deposition(mark: str, said: list[Said]) -> list[str]:
    lines = ["             ADA QUILL,", "called as a witness, was examined and testified as follows:"]
    lines += ["               EXAMINATION", "BY MR. OSTERHUIS:"]
    for one in said:
        if one.speaker in ("Q", "A"):
            lines += filled(f"{one.speaker}{mark}{one.text}", 5)
        else:
            lines += filled(f"{one.speaker}:  {one.text}", 10)
            if one.speaker == "THE WITNESS":
                lines.append("BY MR. OSTERHUIS:")
    return lines


def examined() -> list[Said]:
    said = without_times(talk(7, ("Q", "A"), 24, paragraphs=False))
    colloquy = [Said("MS. IVE", None, "Objection to the form."), Said("THE WITNESS", None, "I do not know.")]
    return [*said[:9], *colloquy, *said[11:]]


@both
@pytest.mark.parametrize("mark", [".    ", "    ", "  "])
def test_questions_are_said_by_whom_the_line_above_names(tmp_path: Path, pages: Pages, mark: str) -> None:
    said = examined()
    path = numbered(tmp_path / "deposition.pdf", deposition(mark, said), foot="Harbour Reporting {page}")

    episode = pdf.episode_of(list(pages(path)))

    named = {"Q": "MR. OSTERHUIS", "A": "THE WITNESS"}
    assert said_in(episode) == [Said(named.get(one.speaker, one.speaker), None, one.text) for one in said]
    told = [remark for remark in episode.remarks if remark.kind == "label"]
    assert [remark.words for remark in told] == ["BY MR. OSTERHUIS:"]
    assert told[0].page == 1
    assert told[0].boxes


def read_text(*lines: str) -> list[tuple[str, str]]:
    return [(said.speaker, said.text) for said in said_in(text.parse("\n\n".join(lines)))]


def test_who_asks_changes_with_each_examination() -> None:
    assert read_text(
        "DIRECT EXAMINATION",
        *("BY MR. IVE:", "Q. Who are you?", "A. A pilot.", "Q. Still?", "A. Yes."),
        "CROSS-EXAMINATION BY MS. ADAMS:",
        *("Q. Since when?", "A. Since May.", "Q. (BY DR. QUILL) And before?", "A. No."),
    ) == [
        *(("MR. IVE", "Who are you?"), ("A", "A pilot."), ("MR. IVE", "Still?"), ("A", "Yes.")),
        *(("MS. ADAMS", "Since when?"), ("A", "Since May."), ("DR. QUILL", "And before?"), ("A", "No.")),
    ]


def test_letters_that_number_a_list_ask_nothing() -> None:
    listed = ["A. The tide.", "It comes back.", "B. The moon.", "A. The tide again.", "It goes on."]
    assert [speaker for speaker, _ in read_text(*listed)] == [""] * 5


def test_a_heading_in_capitals_between_speakers_is_kept_where_no_court_writes_it() -> None:
    said = read_text("ADA: Good day.", "BRAM: Good day.", "THE TIDE TABLE", "ADA: So it is.", "BRAM: Yes.")
    assert ("BRAM", "THE TIDE TABLE") in said
