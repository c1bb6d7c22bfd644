"""Quotes as a PDF: what can be read from its pages."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO

import pdfplumber
import pypdfium2
import pytest
from tests.exporters.quotes.quoted_harbour import sheet
from tests.quoted import make_quoted

from earmark.errors import UserError
from earmark.exporters.quotes import print_pdf
from earmark.exporters.quotes.grouping import RowGroup
from earmark.exporters.quotes.rows import Sheet, make_sheet
from earmark.model.annotations import Annotations
from earmark.model.episode import Episode
from earmark.model.quotes import Part


def pages(quoted: Sheet) -> list[str]:
    document = pypdfium2.PdfDocument(print_pdf.write(quoted))
    try:
        return [page.get_textpage().get_text_range().replace("\r\n", "\n") for page in document]
    finally:
        document.close()


def saying(text: str) -> Sheet:
    quoted = sheet()
    return replace(quoted, groups=(RowGroup("", (replace(quoted.rows[0], parts=(Part("Ada", text),)),)),))


def test_quotes_stand_with_speakers_times_tags_and_notes() -> None:
    (page,) = pages(sheet())
    words = " ".join(page.split())
    assert words.startswith(
        "A little harbour Low Water 15 · Ada <A> Marsh and Ben Okoye · 2023-10-24 "
        "One sign is not in the fonts of this document: □. Web pages and Word documents hold all. "
        "tides □ and the people Ada <A> Marsh"
    )
    assert "Ben Okoye the radio came. Ada <A> Marsh Yeah. Ben Okoye It said 00:00:11 Mint #sea" in words
    assert "=gone & lost 00:00:40 Earth #check not found in the present transcript Where is it?" in words
    assert words.endswith("A little harbour 1")


def test_times_are_links_into_the_sound() -> None:
    data = print_pdf.write(sheet())
    assert re.findall(rb"/URI \(([^)]*)\)", data)[0] == b"harbour%2015.mp3#t=2.72,4.56"


def test_many_quotes_go_on_from_page_to_page_and_none_is_torn_from_its_speaker() -> None:
    episode, annotations = make_quoted(40)
    found = pages(make_sheet(episode, annotations))
    assert len(found) > 3
    for number, page in enumerate(found, 1):
        lines = page.strip().split("\n")
        assert lines[-1].split()[-1] == str(number)
        assert not re.match(r"(Ada Marsh|Ben Okoye)\b", lines[0])
    words = " ".join(" ".join(found).split())
    assert all(f"{row.time} {row.color_name}" in words for row in make_sheet(episode, annotations).rows)


def fonts_of(quoted: Sheet) -> dict[str, str]:
    """Return the words of the first page and the fonts that they are in."""
    with pdfplumber.open(BytesIO(print_pdf.write(quoted))) as document:
        words = document.pages[0].extract_words(extra_attrs=["fontname"])
    return {word["text"]: word["fontname"].split("+")[-1] for word in words}


def test_notes_have_bold_words_italics_links_and_lists() -> None:
    quoted = saying("words")
    note = "**Bold**, *slanted* and [a page](https://example.org/a).\n\n- one\n- two"
    noted = replace(quoted, groups=(RowGroup("", (replace(quoted.rows[0], note=note),)),))
    words = " ".join(pages(noted)[0].split())
    assert "Bold, slanted and a page. • one • two" in words
    assert b"https://example.org/a" in print_pdf.write(noted)
    fonts = fonts_of(noted)
    assert [fonts[word] for word in ("Bold", "slanted", "one")] == ["InterSemiBold", "InterItalic", "Inter"]


def test_a_quote_longer_than_a_page_is_all_there() -> None:
    said = " ".join(f"word{n}" for n in range(2_000))
    words = " ".join(pages(saying(said))).split()
    assert [word for word in words if word.startswith("word")] == said.split()


def test_a_word_wider_than_the_page_is_cut() -> None:
    assert "".join(pages(saying("a" * 400))).count("a") >= 400


def test_a_few_letters_that_the_fonts_do_not_have_are_boxes_and_the_document_says_so() -> None:
    words = " ".join(pages(saying("the harbour, 港 in Chinese"))[0].split())
    assert "the harbour, □ in Chinese" in words
    assert "One sign is not in the fonts of this document: □." in words


def test_what_was_said_in_another_script_is_refused_in_words() -> None:
    with pytest.raises(UserError, match="“港”"):
        print_pdf.write(saying("港へ"))


def test_pictures_are_boxes_and_invisible_signs_do_no_harm() -> None:
    assert "one □ two" in pages(saying("one \N{WATER WAVE}\ufe0f two\u200b"))[0]


def test_where_no_sign_is_missing_nothing_is_said_of_signs() -> None:
    assert "fonts" not in pages(saying("naïve “quotes” ≈ Привет"))[0]


def test_the_same_quotes_give_the_same_document() -> None:
    assert print_pdf.write(sheet()) == print_pdf.write(sheet())


def test_a_document_without_quotes_has_its_heading() -> None:
    assert pages(make_sheet(Episode(), Annotations(), name="talk")) == ["talk\ntalk 1"]
