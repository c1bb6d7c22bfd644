"""Words with boxes, by PDFium and by pdfplumber: both must make the same of the same page."""

from __future__ import annotations

import math
import random
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fpdf import FPDF
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pdfminer import pdftypes
from tests.pdfs import COURIER_ADVANCE, glyph_runs, one_page, run, stream

from earmark import resources
from earmark.errors import UserError
from earmark.importers import pdf_words, plumber_words
from earmark.importers.pdf_page import PdfPage, PdfWord

Pages = Callable[[Path], Iterator[PdfPage]]

both = pytest.mark.parametrize(
    "pages", [pytest.param(pdf_words.pages, id="pdfium"), pytest.param(plumber_words.pages, id="plumber")]
)


@pytest.fixture
def read(tmp_path: Path, pages: Pages) -> Callable[[bytes], PdfPage]:
    def page_of(data: bytes) -> PdfPage:
        path = tmp_path / "a.pdf"
        path.write_bytes(data)
        (page,) = pages(path)
        return page

    return page_of


def _place(word: PdfWord) -> tuple[float, float]:
    return round(word.baseline / 3), word.x0


def _texts(page: PdfPage) -> list[str]:
    return [word.text for word in sorted(page.words, key=_place)]


@both
def test_a_word_says_where_it_stands(read: Callable[[bytes], PdfPage]) -> None:
    page = read(one_page(stream(run("Ada: there", 72, 700, size=20))))
    assert (page.number, page.pages_total, page.width, page.height) == (1, 1, 612, 792)
    name, there = sorted(page.words, key=_place)
    advance = 20 * COURIER_ADVANCE
    assert (name.text, there.text) == ("Ada:", "there")
    assert name.x0 == pytest.approx(72, abs=1)
    assert name.x1 == pytest.approx(72 + 4 * advance, abs=1)
    assert there.x0 == pytest.approx(72 + 5 * advance, abs=1)
    assert name.baseline == there.baseline == pytest.approx(92, abs=0.01)
    assert name.top < name.baseline < name.bottom
    assert name.size == pytest.approx(20, abs=0.01)


@both
def test_bold_is_known_by_the_name_of_the_font(read: Callable[[bytes], PdfPage]) -> None:
    page = read(one_page(stream(run("Ada:", 72, 700, font="B") + run("Hello", 150, 700))))
    assert [word.bold for word in sorted(page.words, key=_place)] == [True, False]


@both
def test_words_need_no_spaces_between_them(read: Callable[[bytes], PdfPage]) -> None:
    page = read(one_page(stream(run("Hello", 72, 700, 12) + run("there", 72 + 36 + 2.7, 700, 12))))
    assert _texts(page) == ["Hello", "there"]


@both
def test_one_run_a_glyph_makes_whole_words(read: Callable[[bytes], PdfPage]) -> None:
    page = read(one_page(stream(glyph_runs("Hello there my friend", 72, 700))))
    assert _texts(page) == ["Hello", "there", "my", "friend"]


@both
def test_glyphs_that_dance_on_their_line_make_whole_words(read: Callable[[bytes], PdfPage]) -> None:
    page = read(one_page(stream(glyph_runs("Hello there", 72, 700, jitter=(0, 1, -0.5)))))
    assert _texts(page) == ["Hello", "there"]


@both
def test_words_that_touch_the_next_line_stay_words(read: Callable[[bytes], PdfPage]) -> None:
    """Lines set tight, and one that begins right under the end of the one before."""
    page = read(one_page(stream(run("one", 72, 700) + run("two", 72 + 18, 691))))
    assert _texts(page) == ["one", "two"]


@both
def test_a_space_drawn_elsewhere_does_not_cut_a_word(read: Callable[[bytes], PdfPage]) -> None:
    page = read(one_page(stream(run("Powe", 72, 700) + run(" ", 300, 700) + run("ll's", 96, 700))))
    assert _texts(page) == ["Powell's"]


@both
def test_a_hyphen_at_the_end_of_a_line_stays_a_hyphen(read: Callable[[bytes], PdfPage]) -> None:
    page = read(one_page(stream(run("is well-", 72, 700) + run("known here", 72, 688))))
    assert _texts(page) == ["is", "well-", "known", "here"]


@both
def test_stamps_across_the_page_are_left_out(read: Callable[[bytes], PdfPage]) -> None:
    stamp = b"BT /F 40 Tf 0.7071 0.7071 -0.7071 0.7071 100 100 Tm (DRAFT) Tj ET\n"
    assert _texts(read(one_page(stream(stamp + run("Hello there", 72, 700))))) == ["Hello", "there"]


@both
def test_places_are_counted_from_the_corner_of_what_is_shown(read: Callable[[bytes], PdfPage]) -> None:
    boxes = b"/MediaBox [100 100 712 892] /CropBox [110 100 712 882]"
    page = read(one_page(stream(run("Hello", 172, 800)), page=boxes))
    (word,) = page.words
    assert (page.width, page.height) == (602, 782)
    assert (word.x0, word.baseline) == (pytest.approx(62, abs=1), pytest.approx(82, abs=0.01))


_TURNS = {0: b"1 0 0 1 0 0", 90: b"0 1 -1 0 792 0", 180: b"-1 0 0 -1 612 792", 270: b"0 -1 1 0 0 612"}


@both
@pytest.mark.parametrize("drawn", _TURNS)
@pytest.mark.parametrize("shown", [0, 90, 180, 270])
def test_pages_may_be_turned_in_any_way(read: Callable[[bytes], PdfPage], drawn: int, shown: int) -> None:
    text = run("Ada: Hello", 72, 700) + run("there", 72, 680)
    upright = read(one_page(stream(text)))
    width, height = (792, 612) if drawn in (90, 270) else (612, 792)
    turned = read(
        one_page(
            stream(_TURNS[drawn] + b" cm " + text),
            page=b"/MediaBox [0 0 %d %d] /Rotate %d" % (width, height, shown),
        )
    )
    assert (turned.width, turned.height) == (upright.width, upright.height)
    assert _texts(turned) == ["Ada:", "Hello", "there"]
    for one, other in zip(sorted(upright.words, key=_place), sorted(turned.words, key=_place), strict=True):
        assert one.x0 == pytest.approx(other.x0, abs=0.1)
        assert one.x1 == pytest.approx(other.x1, abs=0.1)
        assert one.top == pytest.approx(other.top, abs=0.1)
        assert one.baseline == pytest.approx(other.baseline, abs=0.1)
        assert one.size == pytest.approx(other.size, abs=0.1)


_MEANINGS = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CMapName /M def /CMapType 2 def
1 begincodespacerange <00> <FF> endcodespacerange
8 beginbfchar
<41> <D83DDE00> <42> <00660069> <43> <FB01> <44> <0000> <45> <05D0> <46> <05D1> <47> <4F60> <48> <00AD>
endbfchar endcmap end end"""


def _strange(codes: str) -> bytes:
    """Return a page of a font whose letters A to H mean an emoji, two letters, a ligature..."""
    font = (
        b"<< /Type /Font /Subtype /TrueType /BaseFont /Strange /FirstChar 65 /LastChar 72"
        b" /Widths [600 600 600 600 600 600 600 600] /ToUnicode 8 0 R"
        b" /FontDescriptor << /Type /FontDescriptor /FontName /Strange /Flags 4 /Ascent 800 /Descent -200"
        b" /FontBBox [0 -200 600 800] /CapHeight 700 /StemV 80 /ItalicAngle 0 >> >>"
    )
    # The fonts of the page's own dictionary are replaced by the strange one.
    data = one_page(stream(codes.encode()), font, stream(_MEANINGS))
    return data.replace(b"/B 6 0 R", b"/S 7 0 R")


def _strange_run(codes: str, x: float = 72) -> str:
    return f"BT /S 10 Tf {x} 700 Td ({codes}) Tj ET\n"


@both
@pytest.mark.parametrize(
    ("codes", "text"),
    [("A", "😀"), ("BC", "fifi"), ("GG", "你你"), ("GDG", "你你"), ("AGA", "😀你😀")],
    ids=["beyond 16 bits", "ligatures", "Chinese", "zero characters", "mixed"],
)
def test_strange_characters_arrive_as_what_they_mean(
    read: Callable[[bytes], PdfPage], codes: str, text: str
) -> None:
    assert "".join(_texts(read(_strange(_strange_run(codes))))) == text


def test_words_written_from_right_to_left_are_whole(tmp_path: Path) -> None:
    """Glyphs stand from the right, and gaps are counted that way."""
    runs = "".join(_strange_run(code, x) for code, x in [("E", 200), ("F", 194), ("E", 180), ("E", 174)])
    path = tmp_path / "a.pdf"
    path.write_bytes(_strange(runs))
    (page,) = pdf_words.pages(path)
    assert sorted(len(word.text) for word in page.words) == [2, 2]
    assert {(round(word.x0), round(word.x1)) for word in page.words} == {(194, 206), (174, 186)}


def test_a_font_with_kerning_and_ligatures_reads_alike_by_both(tmp_path: Path) -> None:
    pdf = FPDF(unit="pt", format="letter")
    pdf.add_font("Literata", fname=resources.path("fonts/Literata_400Regular.ttf"))
    pdf.set_font("Literata", size=12)
    pdf.set_text_shaping(use_shaping_engine=False)
    pdf.add_page()
    pdf.multi_cell(300, 16, "Try Wave, AVATAR, office, fjord: it's “efficient” — truly… 12:04 f i j. " * 9)
    path = tmp_path / "a.pdf"
    pdf.output(path)
    (fast,), (slow,) = pdf_words.pages(path), plumber_words.pages(path)
    assert _texts(fast) == _texts(slow)
    assert "“efficient”" in _texts(fast)


_words = st.text("abcxyzABC.,:;-'()0123456789", min_size=1, max_size=9)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(_words, min_size=1, max_size=6), min_size=1, max_size=8), st.booleans())
def test_any_words_come_back_by_both(tmp_path: Path, lines: list[list[str]], by_glyph: bool) -> None:
    draw = glyph_runs if by_glyph else run
    drawing = b"".join(draw(" ".join(line), 72, 700 - 20 * k) for k, line in enumerate(lines))
    path = tmp_path / "a.pdf"
    path.write_bytes(one_page(stream(drawing)))
    expected = [word for line in lines for word in line]
    for pages in (pdf_words.pages, plumber_words.pages):
        (page,) = pages(path)
        assert _texts(page) == expected


@pytest.mark.parametrize(
    "name", ["episode/sds725.pdf", "realdata/01-pdf/fomc-pressconf/FOMCpresconf20180926.pdf"]
)
def test_real_transcripts_have_the_same_words_by_both(shared: Path, name: str) -> None:
    fast = list(pdf_words.pages(shared / name))
    slow = list(plumber_words.pages(shared / name))
    for one, other in zip(fast, slow, strict=True):
        assert _texts(one) == _texts(other)
        assert all(
            a.bold == b.bold and abs(a.x0 - b.x0) < 1 and abs(a.baseline - b.baseline) < 0.1
            for a, b in zip(sorted(one.words, key=_place), sorted(other.words, key=_place), strict=True)
        )


def test_a_page_whose_size_is_no_number_is_refused_in_words(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(one_page(stream(run("Hello", 72, 700)), page=b"/MediaBox [0 0 (wide) 792]"))
    with pytest.raises(UserError, match="damaged"):
        list(plumber_words.pages(path))


@pytest.mark.timeout(20)
def test_what_has_a_wrong_checksum_is_unpacked_in_one_pass() -> None:
    whole = random.Random(1).randbytes(3_000_000)
    packed = zlib.compress(whole)

    assert pdftypes.decompress_corrupted(packed[:-4] + b"????") == whole
    assert pdftypes.decompress_corrupted(packed[:-2]) == whole
    with pytest.raises(zlib.error):
        pdftypes.decompress_corrupted(b"not packed" * 1000)


def test_the_document_tells_its_title(shared: Path) -> None:
    info = pdf_words.document_info(shared / "episode/sds725.pdf")
    assert info.title.startswith("SDS 725: Neuroscience + Machine Learning")


@both
def test_words_at_no_place_are_left_out(read: Callable[[bytes], PdfPage]) -> None:
    far = b"BT /F 10 Tf 1e38 0 0 1e38 1e38 1e38 Tm (lost) Tj ET\n"
    page = read(one_page(stream(run("Ada: there", 72, 700) + far)))
    assert {"Ada:", "there"} <= set(_texts(page))
    assert all(math.isfinite(edge) for word in page.words for edge in (word.x0, word.x1, word.size))


@both
def test_letters_of_a_negative_size_are_as_large_as_they_are_shown(read: Callable[[bytes], PdfPage]) -> None:
    drawn = b"BT /F -12 Tf -1 0 0 -1 72 700 Tm (Ada: there) Tj ET\n"
    page = read(one_page(stream(drawn)))
    assert [round(word.size) for word in page.words] == [12, 12]
