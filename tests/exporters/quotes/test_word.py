"""Quotes as a Word document, as Word's own parts say it."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from tests.exporters.quotes.quoted_harbour import annotations, harbour, sheet

from earmark.exporters.quotes import word
from earmark.exporters.quotes.rows import make_sheet
from earmark.model.annotations import Annotations, TextQuote


def document() -> WordDocument:
    return Document(BytesIO(word.write(sheet())))


def lines() -> list[str]:
    return [paragraph.text for paragraph in document().paragraphs]


def test_quotes_stand_with_speakers_times_tags_and_notes() -> None:
    assert lines()[:6] == [
        "A little harbour",
        "Low Water 15 · Ada <A> Marsh and Ben Okoye · 2023-10-24",
        "tides 🌊 and the people",
        "Ada <A> Marsh   00:00:02   Claim   #sea   #long tag",
        "Check this & that <b>.",
        "• one",
    ]


def test_speakers_are_named_where_several_speak() -> None:
    assert lines()[9:12] == ["Ben Okoye: the radio came.", "Ada <A> Marsh: Yeah.", "Ben Okoye: It said"]


def test_a_quote_without_a_place_says_so() -> None:
    assert lines()[-2:] == [
        "00:00:40   Earth   #check   not found in the present transcript",
        "Where is it?",
    ]


def test_times_are_links_into_the_sound() -> None:
    made = document()
    relations = made.part.rels
    links = [link.get(qn("r:id")) for link in made.element.body.iter(qn("w:hyperlink"))]
    assert relations[links[0]].target_ref == "harbour%2015.mp3#t=2.72,4.56"
    assert len(links) == 6


def test_markers_have_their_fill_and_their_line_in_the_order_that_word_wants() -> None:
    marked = document().paragraphs[2].runs[0]._r.rPr
    assert marked is not None
    assert [child.tag for child in marked] == [qn("w:u"), qn("w:shd")]
    assert marked[0].get(qn("w:val")) == "single"
    assert marked[1].get(qn("w:fill")) == "FBE173"


def test_every_line_has_a_style_that_can_be_changed_at_once() -> None:
    made = document()
    names = [paragraph.style.name for paragraph in made.paragraphs[:6]]
    assert names == ["Title", "Quote source", "Quoted words", "Quote source", "Quote note", "Quote note"]
    assert made.styles["Title"].font.name == "Georgia"
    assert made.styles["Title"].element.pPr.find(qn("w:pBdr")) is None
    order = [child.tag for child in made.styles["Quote note"].element.pPr]
    assert order == [qn("w:pBdr"), qn("w:spacing"), qn("w:ind")]


def test_speakers_have_their_colours_here_too() -> None:
    by = document().paragraphs[3].runs[0]
    assert (by.text, by.bold, str(by.font.color.rgb)) == ("Ada <A> Marsh", True, "2063CE")


def test_what_runs_from_right_to_left_does_so_here() -> None:
    lost = replace(
        annotations().highlights[-1], quote=TextQuote("שלום, harbour"), note="First English, אחר כך"
    )
    made = Document(BytesIO(word.write(make_sheet(harbour(), Annotations((lost,))))))
    words, note = made.paragraphs[2], made.paragraphs[4]
    assert [child.tag for child in words._p.pPr] == [qn("w:pStyle"), qn("w:bidi"), qn("w:spacing")]
    assert words.runs[0].font.rtl
    assert [child.tag for child in words.runs[0]._r.rPr] == [qn("w:u"), qn("w:shd"), qn("w:rtl")]
    assert note._p.pPr.find(qn("w:bidi")) is None


def test_the_foot_names_the_episode_and_counts_pages() -> None:
    foot = document().sections[0].footer.paragraphs[0]
    assert foot.text.startswith("A little harbour")
    assert "PAGE" in "".join(foot._p.itertext())


def test_a_document_without_quotes_has_its_heading() -> None:
    made = Document(BytesIO(word.write(make_sheet(harbour(), Annotations()))))
    assert [p.text for p in made.paragraphs] == [
        "A little harbour",
        "Low Water 15 · Ada <A> Marsh and Ben Okoye · 2023-10-24",
    ]
