"""The rows that all formats are written from, and what no text may do to any format."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import nullcontext, suppress
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from tests.exporters.quotes.quoted_harbour import annotations, harbour, sheet

from earmark.errors import UserError
from earmark.exporters.quotes import (
    QUOTE_WRITERS,
    QuoteWriter,
    quote_writer_for,
    quote_writer_named,
    quotes_written,
)
from earmark.exporters.quotes.row import clean, fragment, time_link
from earmark.exporters.quotes.rows import make_sheet
from earmark.model.annotations import Annotations, Highlight, TextQuote
from earmark.model.episode import Episode, Paragraph, Speaker, Turn
from earmark.model.filters import Filter
from earmark.model.quotes import Part

ANY = st.text(st.characters() | st.sampled_from("\0\ud800\x1b\r\n\t<&\"'`]>\u2028\ufffe"), max_size=30)


def packed_project(data: bytes) -> object:
    with ZipFile(BytesIO(data)) as archive:
        return etree.fromstring(archive.read("project.qde")).tag


def packed_document(data: bytes) -> object:
    return Document(BytesIO(data)).paragraphs


READ: dict[str, Callable[[bytes], object]] = {
    "json": json.loads,
    "jsonld": json.loads,
    "qdpx": packed_project,
    "docx": packed_document,
    "pdf": len,
}


def test_rows_come_in_reading_order_and_those_without_a_place_last() -> None:
    assert [row.id for row in sheet().rows] == ["q0", "q1", "q2", "q3", "q4", "q5"]
    assert [row.state for row in sheet().rows] == ["placed"] * 5 + ["lost"]
    assert sheet().rows[5].start is None


def test_a_quote_that_crosses_turns_names_who_says_what() -> None:
    row = sheet().rows[2]
    said = (("Ben Okoye", "the radio came."), ("Ada <A> Marsh", "Yeah."), ("Ben Okoye", "It said"))
    assert row.parts == tuple(Part(*pair) for pair in said)
    assert row.named == "Ben Okoye: the radio came. Ada <A> Marsh: Yeah. Ben Okoye: It said"
    assert row.text == "the radio came. Yeah. It said"
    assert row.speaker == "Ben Okoye and Ada <A> Marsh"


@pytest.mark.parametrize(
    ("names", "words"),
    [((), ""), (("A",), "A"), (("A", "B"), "A and B"), (("A", "B", "A", "C"), "A, B and C")],
)
def test_speakers_are_named_in_words(names: tuple[str, ...], words: str) -> None:
    row = replace(sheet().rows[0], parts=tuple(Part(name, "x") for name in names or ("",)))
    assert row.speaker == words


def test_colours_have_the_names_that_the_reader_gave_them() -> None:
    assert [row.color_name for row in sheet().rows] == ["Claim", "Coral", "Mint", "Sky", "Lilac", "Earth"]
    assert sheet().colors == ("gold", "coral", "mint", "sky", "lilac", "umber")


def test_a_filter_leaves_out_what_does_not_pass() -> None:
    wanted = Filter(tags=frozenset({"sea"}))
    assert [row.id for row in make_sheet(harbour(), annotations(), wanted=wanted).rows] == ["q0", "q2"]


@pytest.mark.parametrize(
    ("start_ms", "end_ms", "written"),
    [
        (12_500, 20_000, "t=12.5,20"),
        (0, 1, "t=0,0.001"),
        (7_000, None, "t=7"),
        (7_000, 7_000, "t=7"),
        (7_000, 6_000, "t=7"),
        (10_000_010, 10_000_100, "t=10000.01,10000.1"),
    ],
)
def test_times_are_written_as_media_fragments(start_ms: int, end_ms: int | None, written: str) -> None:
    assert fragment(start_ms, end_ms) == written
    assert time_link("a.mp3", start_ms, end_ms) == f"a.mp3#{written}"


def test_there_is_no_link_without_a_sound_or_a_time() -> None:
    assert time_link("", 1, 2) == time_link("a.mp3", None, 2) == ""


def test_an_inferred_time_is_said_to_be_approximate() -> None:
    paragraph = Paragraph("Hello there.", None, inferred_ms=61_000)
    mark = Highlight("a", 0, 5, "gold", TextQuote("Hello"), start_ms=61_000)
    (row,) = make_sheet(Episode(turns=(Turn(None, (paragraph,)),)), Annotations((mark,))).rows
    assert row.time == "≈00:01:01"


@given(ANY)
def test_cleaned_text_keeps_every_place_and_can_be_written(text: str) -> None:
    assert len(clean(text)) == len(text)
    clean(text).encode()


@pytest.mark.parametrize("writer", QUOTE_WRITERS, ids=lambda writer: writer.name)
@settings(max_examples=25)
@given(st.lists(ANY, min_size=9, max_size=9), st.booleans())
def test_whatever_is_said_and_noted_every_format_can_be_written(
    writer: QuoteWriter, texts: list[str], placed: bool
) -> None:
    said, name, title, note, tag, color, mark_id, created, exact = texts
    turn = Turn(0, (Paragraph(f"{said}x", 0),))
    episode = Episode(title, note, tag, (Speaker(name),), (turn,), date=created)
    mark = Highlight(
        mark_id or "a",
        0,
        len(said) + 1,
        color,
        TextQuote(exact or "x"),
        note=note,
        tags=(tag,),
        created=created,
        modified=created,
        start_ms=0,
        end_ms=10**15,
        placed=placed,
    )
    made = make_sheet(episode, Annotations((mark,)), name=name, link="a.mp3")
    refused = suppress(UserError) if writer.name == "pdf" else nullcontext()  # its fonts have no more letters
    with refused:
        data = quotes_written(made, writer)
        assert READ.get(writer.name, bytes.decode)(data)


@pytest.mark.parametrize("form", ["markdown", "html", "json"])
def test_clips_beside_the_export_are_linked(form: str) -> None:
    made = make_sheet(harbour(), annotations(), clips={"q1": "a-clips/one%20two.mp3"})
    text = quotes_written(made, quote_writer_named(form)).decode()
    assert text.count("a-clips/one%20two.mp3") == 1


def test_formats_are_known_by_the_names_of_files() -> None:
    names = ("a.MD", "a.csv", "a.readwise.csv", "a.htm", "a.qdpx")
    found = [quote_writer_for(Path(name)) for name in names]
    assert [writer and writer.name for writer in found] == ["markdown", "csv", "readwise", "html", "qdpx"]
    assert quote_writer_for(Path("a.rtf")) is None
