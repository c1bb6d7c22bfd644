"""One talk in many layouts: each must come back exactly, by both readers of PDFs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.importers.drawing import Layout, draw
from tests.importers.reading import said_in
from tests.importers.talks import Said, talk, without_times

from earmark.importers import pdf, pdf_words, plumber_words
from earmark.importers.pdf_page import PdfPage

Pages = Callable[[Path], Iterator[PdfPage]]

COLUMNS = Layout()
FLOW = Layout(talk_x=None, name_x=None, time_x=None)
LONG_NAMES = ("Ada Quill", "Professor Bartholomew van Osterhuis")
TALK, UNTIMED = talk(turns=18), without_times(talk(turns=18))
SINGLE = talk(turns=18, paragraphs=False)
"""Every turn is one paragraph: for layouts that do not show where paragraphs begin."""

IN_COLUMNS = {
    "names, times and talk": (TALK, COLUMNS),
    "baselines above and below the talk's": (TALK, replace(COLUMNS, name_dy=-5, time_dy=5)),
    "baselines below and above the talk's": (TALK, replace(COLUMNS, name_dy=6, time_dy=-4)),
    "a run a word, no spaces": (TALK, replace(COLUMNS, runs="word")),
    "a run a glyph": (TALK, replace(COLUMNS, runs="glyph")),
    "another font at other places": (
        TALK,
        replace(COLUMNS, font="Literata", margin=40, name_x=40, time_x=130, talk_x=200, size=10, leading=13),
    ),
    "letters of one width": (TALK, replace(COLUMNS, font="Courier", size=9, talk_x=260)),
    "a sheet of A5": (
        TALK,
        Layout(shape=(420, 595), margin=30, name_x=30, time_x=115, talk_x=170, right=395, size=9, leading=11),
    ),
    "minutes without hours": (TALK, replace(COLUMNS, clock="m:ss")),
    "times after an hour": (talk(turns=18, late=True), replace(COLUMNS, clock="h:mm:ss")),
    "times in brackets": (TALK, replace(COLUMNS, time="[{time}]")),
    "times in parentheses, names without colon": (TALK, replace(COLUMNS, time="({time})", name="{name}")),
    "times before names": (TALK, replace(COLUMNS, time_x=72, name_x=140)),
    "times at the right margin": (
        TALK,
        replace(COLUMNS, time_x=None, time_right=True, talk_x=180, right=470),
    ),
    "no times": (UNTIMED, replace(COLUMNS, time_x=None, talk_x=170)),
    "no bold": (TALK, replace(COLUMNS, bold=False, name="{name}")),
    "no gap between rows": (TALK, replace(COLUMNS, gap=0)),
    "hardly a gap between rows": (TALK, replace(COLUMNS, gap=3)),
    "no gap, and baselines that differ": (TALK, replace(COLUMNS, gap=0, name_dy=-4, time_dy=4)),
    "three speakers": (talk(speakers=("Ada Quill", "Bram Osterhuis", "Caller 1"), turns=18), COLUMNS),
    "names over three lines": (talk(speakers=LONG_NAMES, turns=18), replace(COLUMNS, name_width=100)),
    "names over three lines, no gap": (
        talk(speakers=LONG_NAMES, turns=18),
        replace(COLUMNS, name_width=100, gap=0),
    ),
    "names over three lines, no colon": (
        talk(speakers=LONG_NAMES, turns=18),
        replace(COLUMNS, name_width=100, name="{name}"),
    ),
    "names over three lines, baselines that differ": (
        talk(speakers=LONG_NAMES, turns=18),
        replace(COLUMNS, name_width=100, name_dy=-4, time_dy=3),
    ),
    "times under names": (TALK, replace(COLUMNS, stacked=True, time_x=None, talk_x=190)),
    "times under names over three lines": (
        talk(speakers=LONG_NAMES, turns=18),
        replace(COLUMNS, stacked=True, time_x=None, talk_x=190, name_width=100),
    ),
    "times in the margin, names before the talk": (
        TALK,
        replace(FLOW, talk_x=140, time_x=72, lead="{name}: ", bold=False),
    ),
    "a name at each paragraph": (TALK, replace(COLUMNS, name_each=True)),
    "another header and footer": (
        TALK,
        replace(COLUMNS, header="Harbour Light - Episode 14|14 May", footer="Page {page} of 9"),
    ),
    "a header that looks like a speaker": (TALK, replace(COLUMNS, header="Ada Quill: The tide table")),
    "no title, no footer": (TALK, replace(COLUMNS, title=(), footer="")),
    "pages of a bound book": (TALK, replace(COLUMNS, even_dx=24, margin=60)),
    "lines of a scan": (TALK, replace(COLUMNS, dance=2, name_dy=4)),
    "one page": (talk(turns=6), replace(COLUMNS, title=())),
}

IN_ONE_FLOW = {
    "name and time over the talk": (TALK, replace(FLOW, head="{name} {time}", head_again="{time}")),
    "name (time): over the talk": (
        TALK,
        replace(FLOW, head="{name} ({time}):", head_again="({time})", bold=False),
    ),
    "[time] name over the talk": (
        TALK,
        replace(FLOW, head="[{time}] {name}", head_again="[{time}]", bold=False),
    ),
    "time - name over the talk, no gap": (
        TALK,
        replace(FLOW, head="{time} - {name}", head_again="{time}", bold=False, gap=0),
    ),
    "name and time over indented talk": (
        TALK,
        replace(FLOW, head="{name} {time}", head_again="{time}", talk_x=100),
    ),
    "a bold name over the talk": (UNTIMED, replace(FLOW, head="{name}")),
    "a plain name over the talk": (UNTIMED, replace(FLOW, head="{name}", bold=False)),
    "numbered speakers": (
        talk(speakers=("Speaker 1", "Speaker 2", "Speaker 3"), turns=18),
        replace(FLOW, head="{name} ({time})", head_again="({time})", bold=False),
    ),
    "name: time talk": (TALK, replace(FLOW, lead="{name}: {time} ", lead_again="{time} ")),
    "[time] name: talk": (
        TALK,
        replace(FLOW, lead="[{time}] {name}: ", lead_again="[{time}] ", bold=False),
    ),
    "name: [time] talk, no gap": (
        TALK,
        replace(FLOW, lead="{name}: [{time}] ", lead_again="[{time}] ", bold=False, gap=0),
    ),
    "name: talk": (UNTIMED, replace(FLOW, lead="{name}: ", bold=False)),
    "name: talk with hanging lines": (
        without_times(SINGLE),
        replace(FLOW, lead="{name}: ", hanging=30, gap=0, bold=False),
    ),
    "CAPITALS. talk, indented and double spaced": (
        without_times(
            talk(speakers=("CHAIR QUILL", "BRAM OSTERHUIS", "DANA IVE"), turns=18, paragraphs=False)
        ),
        replace(FLOW, lead="{name}. ", indent=36, gap=0, leading=24, bold=False),
    ),
    "initials": (
        without_times(talk(speakers=("AQ", "BO"), turns=18)),
        replace(FLOW, lead="{name}: ", bold=False),
    ),
    "question and answer": (
        without_times(talk(speakers=("Q", "A"), turns=18)),
        replace(FLOW, lead="{name}. ", bold=False),
    ),
    "a bold name and no colon": (UNTIMED, replace(FLOW, lead="{name} ")),
    "four turns, no times": (
        without_times(talk(turns=4)),
        replace(FLOW, lead="{name}: ", title=(), bold=False),
    ),
    "two columns of talk": (
        TALK,
        replace(
            FLOW,
            lead="{name}: [{time}] ",
            lead_again="[{time}] ",
            two_columns=True,
            size=9,
            leading=12,
            gap=6,
            bold=False,
        ),
    ),
}

LAYOUTS = IN_COLUMNS | IN_ONE_FLOW


@pytest.mark.parametrize(
    "pages", [pytest.param(pdf_words.pages, id="pdfium"), pytest.param(plumber_words.pages, id="plumber")]
)
@pytest.mark.parametrize("name", LAYOUTS)
def test_the_talk_comes_back_from_each_layout(tmp_path: Path, name: str, pages: Pages) -> None:
    said, layout = LAYOUTS[name]
    path = draw(tmp_path / "talk.pdf", said, layout)

    episode = pdf.episode_of(list(pages(path)))

    assert said_in(episode) == said
    assert [speaker.name for speaker in episode.speakers] == list(dict.fromkeys(s.speaker for s in said))


@pytest.mark.parametrize("name", ["names, times and talk", "name: time talk"])
def test_title_show_and_number_come_from_the_title_page(tmp_path: Path, name: str) -> None:
    said, layout = LAYOUTS[name]

    episode = pdf.read(draw(tmp_path / "talk.pdf", said, layout))

    assert (episode.title, episode.show, episode.number) == ("The Tide Table", "Harbour Light Podcast", "14")


NAMES = (
    ("Ada", "Bram"),
    ("ADA QUILL", "BRAM OSTERHUIS", "DANA IVE"),
    ("Dr. Ada Quill", "Bram van der Osterhuis", "Caller"),
    ("Interviewer", "Interviewee"),
    ("Host", "Guest 1", "Guest 2", "Guest 3"),
)


@st.composite
def columns(draw_one: st.DrawFn) -> tuple[list[Said], Layout]:
    """Return a talk and some layout in columns for it, wide enough for its names."""
    names = draw_one(st.sampled_from(NAMES))
    size = draw_one(st.sampled_from((8, 9.5, 11, 14)))
    leading = size * draw_one(st.sampled_from((1.15, 1.35, 1.6)))
    jitter = st.sampled_from((-0.25, -0.1, 0, 0.1, 0.25)).map(lambda part: part * leading)
    margin = draw_one(st.sampled_from((36, 54, 90)))
    name_width = max(map(len, names)) * 0.75 * size + size
    time_width = 7 * size
    times_first = draw_one(st.booleans())
    said = talk(
        draw_one(st.integers(0, 99)), names, draw_one(st.integers(4, 20)), late=draw_one(st.booleans())
    )
    return said, Layout(
        margin=margin,
        name_x=margin + (time_width if times_first else 0),
        time_x=margin + (0 if times_first else name_width),
        talk_x=margin + name_width + time_width,
        right=560,
        name=draw_one(st.sampled_from(("{name}:", "{name}"))),
        time=draw_one(st.sampled_from(("{time}", "[{time}]", "({time})"))),
        clock=draw_one(st.sampled_from(("hh:mm:ss", "h:mm:ss", "m:ss"))),
        font=draw_one(st.sampled_from(("Helvetica", "Times"))),
        size=size,
        leading=leading,
        gap=leading * draw_one(st.sampled_from((0, 0.4, 1, 1.5))),
        name_dy=draw_one(jitter),
        time_dy=draw_one(jitter),
        runs=draw_one(st.sampled_from(("line", "word", "glyph"))),
        bold=draw_one(st.booleans()),
        footer=draw_one(st.sampled_from(("", "{page}", "Harbour Light: Episode 14|{page}"))),
    )


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(columns())
def test_any_columns_are_found(tmp_path: Path, drawn: tuple[list[Said], Layout]) -> None:
    said, layout = drawn
    path = draw(tmp_path / "talk.pdf", said, layout)

    assert said_in(pdf.episode_of(list(pdf_words.pages(path)))) == said
