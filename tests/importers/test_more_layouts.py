"""Layouts that programs and people make beside those of `test_layouts`: each must give back the talk."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pytest
from tests.importers.drawing import clock
from tests.importers.reading import said_in
from tests.importers.sheets import Sheets
from tests.importers.talks import Said, talk, without_times

from earmark.importers import labels, pdf, pdf_words, plumber_words
from earmark.importers.pdf_page import PdfPage

Pages = Callable[[Path], Iterator[PdfPage]]
both = pytest.mark.parametrize(
    "pages", [pytest.param(pdf_words.pages, id="pdfium"), pytest.param(plumber_words.pages, id="plumber")]
)


@dataclass(frozen=True)
class Flow:
    """A talk in one column: `head` stands over each paragraph, `lead` before its first words."""

    head: str = ""
    lead: str = ""
    style: str = ""
    colour: tuple[int, int, int] = (0, 0, 0)
    head_size: float = 11
    size: float = 11
    font: str = "Helvetica"
    gap: float = 10
    hanging: float = 0
    top: str = ""
    foot: str = ""
    title: str = "The Tide Table with Ada Quill"
    before: tuple[str, ...] = ()


def draw(path: Path, said: Sequence[Said], flow: Flow) -> Path:
    return _Flowing(flow).draw(said).save(path)


class _Flowing:
    def __init__(self, flow: Flow) -> None:
        self.flow = flow
        self.sheets = Sheets(flow.font, flow.size)
        self.leading = flow.size * 1.36
        self.y = 0.0
        self._turn()

    def draw(self, said: Sequence[Said]) -> Sheets:
        if self.flow.title:
            self.sheets.text(72, self.y, self.flow.title, style="B", size=18)
            self.y += 40
        for line in self.flow.before:
            self.sheets.text(72, self.y, line)
            self.y += self.leading
        for one in said:
            self._say(one)
        return self.sheets

    def _turn(self) -> None:
        page = self.sheets.page()
        self.y = 80.0
        for text, y in ((self.flow.top, 36.0), (self.flow.foot, 764.0)):
            left, _, right = text.format(page=page).partition("|")
            self.sheets.text(30, y, left, size=8)
            self.sheets.text(520, y, right, size=8)

    def _room(self, lines: int) -> None:
        if self.y + lines * self.leading > 730:
            self._turn()

    def _say(self, one: Said) -> None:
        flow, sheets = self.flow, self.sheets
        words = {"name": one.speaker, "time": "" if one.start_ms is None else clock(one.start_ms, "m:ss")}
        if flow.head:
            self._room(3)
            head = flow.head.format(**words)
            sheets.text(72, self.y, head, style=flow.style, size=flow.head_size, colour=flow.colour)
            self.y += self.leading
        self._room(1)
        lead = flow.lead.format(**words)
        end = sheets.text(72, self.y, lead, style=flow.style, colour=flow.colour) + 3 if lead else 72
        for k, line in enumerate(sheets.wrapped(one.text, 540 - end, 468 - flow.hanging)):
            self._room(1)
            sheets.text(end if k == 0 else 72 + flow.hanging, self.y, line)
            self.y += self.leading
        self.y += flow.gap


TALK = talk(3, turns=24)
UNTIMED = without_times(TALK)
NUMBERED = talk(3, ("Speaker 1", "Speaker 2"), 24)
IN_CAPITALS = without_times(talk(3, ("ADA QUILL", "BRAM OSTERHUIS", "J. P. IVE"), 24))

FLOWS = {
    "Otter": (NUMBERED, Flow(head="{name}  {time}", foot="Transcribed by https://otter.ai|- {page} -")),
    "Rev": (
        TALK,
        Flow(
            head="{name} ({time}):",
            top="This transcript was exported on Mar 01, 2021 - view latest version here.",
            foot="tide.mp3 (Completed  02/28/21) Transcript by Rev.com|Page {page} of 9",
        ),
    ),
    "Descript": (TALK, Flow(lead="{name}: [{time}]", style="B")),
    "Sonix": (
        TALK,
        Flow(head="{name} [{time}]", style="B", foot="The Tide Table.mp3 transcript powered by Sonix"),
    ),
    "Trint": (TALK, Flow(head="[{time}] {name}", style="B", hanging=20, top="The Tide Table|trint.com")),
    "a web page": (
        UNTIMED,
        Flow(
            lead="{name}:",
            style="B",
            top="3/14/23, 9:12 AM          The Tide Table with Ada Quill | Harbour Light",
            foot="https://harbourlight.example/episodes/14|{page}/5",
            before=("Home  About  Episodes  Contact", "Menu"),
        ),
    ),
    "names in another colour": (UNTIMED, Flow(lead="{name}", colour=(200, 0, 0))),
    "names in another colour over the talk": (UNTIMED, Flow(head="{name}", colour=(0, 60, 160))),
    "names in grey": (UNTIMED, Flow(lead="{name}", colour=(130, 130, 130))),
    "names in italics": (UNTIMED, Flow(lead="{name}:", style="I")),
    "names in capitals": (IN_CAPITALS, Flow(lead="{name}:", foot="Page {page} of 80")),
    "names in capitals, with a full stop": (IN_CAPITALS, Flow(lead="{name}.", font="Times")),
    "initials in bold": (without_times(talk(3, ("AQ", "BO"), 24)), Flow(lead="{name}", style="B")),
    "[from - to] name": (TALK, Flow(lead="[{time} - {time}] {name}:")),
    "names in larger letters over the talk": (UNTIMED, Flow(head="{name}", head_size=14)),
    "time | name": (TALK, Flow(head="{time} | {name}", style="B", gap=0)),
}


def single(*speakers: str) -> list[Said]:
    """Return a talk whose turns are single paragraphs, for layouts that do not show where others begin."""
    return without_times(talk(3, speakers, 24, paragraphs=False))


NAMED_OTHERWISE = {
    "The CHAIRMAN. of a hearing": (
        single("The CHAIRMAN", "Mr. McGOVERN", "Ms. DeLAURO", "Mr. SMITH of Nebraska", "Senator VAN HOLLEN"),
        Flow(lead="{name}.", font="Times", gap=0),
        {},
    ),
    "Q alone in a briefing": (
        single("MS. PSAKI:", "Q", "THE PRESIDENT:"),
        Flow(lead="{name} "),
        {"MS. PSAKI:": "MS. PSAKI", "THE PRESIDENT:": "THE PRESIDENT"},
    ),
    "name - company - office over the talk": (
        single("Ada Quill - Harbour Inc. - CEO", "Bram Osterhuis -- Tide Bank -- Analyst", "Operator"),
        Flow(head="{name}", style="B"),
        {
            "Ada Quill - Harbour Inc. - CEO": "Ada Quill",
            "Bram Osterhuis -- Tide Bank -- Analyst": "Bram Osterhuis",
        },
    ),
    "numbers of questions": (
        single("Q12 Chair", "Professor Quill", "Bram Osterhuis"),
        Flow(lead="{name}:", style="B"),
        {"Q12 Chair": "Chair"},
    ),
    "how somebody is heard": (
        single("QUILL (voice-over)", "QUILL", "IVE (through translator)", "IVE", "ADAMS"),
        Flow(lead="{name}:"),
        {"QUILL (voice-over)": "QUILL", "IVE (through translator)": "IVE"},
    ),
    "long names with an umlaut": (
        single("Moderatorin", "Prof. Dr. Müller-Lüdenscheidt"),
        Flow(lead="{name}:"),
        {},
    ),
    "[name]": (single("Ada Quill", "Bram Osterhuis"), Flow(lead="[{name}]"), {}),
    "names with their part": (single("ADA QUILL, HOST", "BRAM OSTERHUIS"), Flow(lead="{name}:"), {}),
    "speakers numbered by a machine": (single("SPEAKER_00", "SPEAKER_01"), Flow(lead="{name}:"), {}),
}


@both
@pytest.mark.parametrize("name", NAMED_OTHERWISE)
def test_speakers_are_named_as_a_person_would_list_them(tmp_path: Path, name: str, pages: Pages) -> None:
    said, flow, named = NAMED_OTHERWISE[name]

    episode = pdf.episode_of(list(pages(draw(tmp_path / "talk.pdf", said, flow))))

    keys = {labels.key(speaker.name) for speaker in episode.speakers}
    assert keys == {labels.key(named.get(one.speaker, one.speaker)) for one in said}
    assert [one.text for one in said_in(episode)] == [one.text for one in said]
    assert [labels.key(one.speaker) for one in said_in(episode)] == [
        labels.key(named.get(one.speaker, one.speaker)) for one in said
    ]


@both
@pytest.mark.parametrize("name", FLOWS)
def test_the_talk_comes_back_from_what_programs_make(tmp_path: Path, name: str, pages: Pages) -> None:
    said, flow = FLOWS[name]

    episode = pdf.episode_of(list(pages(draw(tmp_path / "talk.pdf", said, flow))))

    assert said_in(episode) == said
    assert not any(remark.doubtful for remark in episode.remarks)


@both
@pytest.mark.parametrize("turns", [(90,), (180,), (270,), (0, 90, 180, 270)])
def test_pages_may_lie_on_any_side(tmp_path: Path, turns: Sequence[int], pages: Pages) -> None:
    path = draw(tmp_path / "talk.pdf", TALK, FLOWS["Rev"][1])
    turned = tmp_path / "turned.pdf"
    document = pypdfium2.PdfDocument(path)
    for number, page in enumerate(document):
        page.set_rotation(turns[number % len(turns)])
    document.save(turned)
    document.close()

    assert said_in(pdf.episode_of(list(pages(turned)))) == TALK


@both
def test_captions_with_their_times_become_sentences_and_keep_the_times(tmp_path: Path, pages: Pages) -> None:
    sheets = Sheets()
    words = " ".join(one.text for one in UNTIMED).split()
    cues = [" ".join(words[k : k + 7]) for k in range(0, len(words), 7)]
    for k, cue in enumerate(cues):
        if k % 40 == 0:
            sheets.page()
        sheets.text(72, 80 + 15 * (k % 40), clock(3000 * k, "m:ss"))
        sheets.text(120, 80 + 15 * (k % 40), cue)

    episode = pdf.episode_of(list(pages(sheets.save(tmp_path / "captions.pdf"))))

    assert episode.text.split() == words
    assert len(episode.spans) < len(cues) / 4
    kept = {cue.start_ms for span in episode.spans for cue in span.paragraph.cues}
    assert kept >= {3000 * k for k in range(len(cues))}


@both
@pytest.mark.parametrize("gap", [0, 9])
def test_the_office_under_a_name_is_not_said(tmp_path: Path, pages: Pages, gap: float) -> None:
    said = single("Ada Quill", "Bram Osterhuis", "Operator")
    offices = {
        "Ada Quill": "Chief Executive Officer & Director, Harbour, Inc.",
        "Bram Osterhuis": "Analyst, Tide Bank",
    }
    sheets = Sheets()
    y = 1000.0
    for one in said:
        if y > 600:
            sheets.page()
            y = 80.0
        sheets.text(72, y, one.speaker, style="B")
        y += 15
        if one.speaker in offices:
            sheets.text(72, y, offices[one.speaker])
            y += 15 + gap
        for line in sheets.wrapped(one.text, 460):
            sheets.text(72, y, line)
            y += 15
        y += 12

    episode = pdf.episode_of(list(pages(sheets.save(tmp_path / "call.pdf"))))

    assert said_in(episode) == said
    told = [remark for remark in episode.remarks if remark.kind == "furniture"]
    assert {remark.words for remark in told} == set(offices.values())
    assert all(remark.boxes and remark.paragraph is not None for remark in told)
