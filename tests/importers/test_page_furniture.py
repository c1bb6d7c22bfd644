from __future__ import annotations

from collections.abc import Sequence

from tests.importers.pages import page, row

from earmark.importers.lines import lines_of
from earmark.importers.page_furniture import without_furniture
from earmark.importers.pdf_page import PdfPage, PdfWord

BODY = [
    f"Line {n} of {word} talk"
    for n, word in enumerate(["some", "more", "of", "the", "same", "old", "harbour"])
]


def document(
    count: int, top: str = "", bottom: str = "", body: Sequence[str] = BODY, size: float = 9
) -> list[PdfPage]:
    """Return pages whose talk differs a little, with a header and a footer that know `{page}`."""
    pages = []
    for number in range(1, count + 1):
        rows: list[list[PdfWord]] = [row(top.format(page=number), 72, 40, size)] if top else []
        rows += [row(f"{text} {chr(96 + number)}", 72, 80 + 16 * k) for k, text in enumerate(body)]
        rows += [row(bottom.format(page=number), 72, 750, size)] if bottom else []
        pages.append(page(rows, number, count))
    return pages


def kept(pages: Sequence[PdfPage]) -> list[str]:
    body, _ = without_furniture([lines_of(one) for one in pages])
    return [line.text for lines in body for line in lines]


def test_headers_and_footers_that_come_again_are_left_out() -> None:
    plain = kept(document(5))
    assert kept(document(5, "Harbour Light: Episode 14", "Page {page} of 5")) == plain
    assert kept(document(5, "", "Show Notes: https://harbourlight.example/14 {page}")) == plain


def test_page_numbers_of_short_documents_are_left_out() -> None:
    for count in (1, 2, 3):
        assert kept(document(count, bottom="{page}")) == kept(document(count))


def test_small_print_under_a_single_page_is_left_out() -> None:
    assert kept(document(1, bottom="Harbour Light")) == kept(document(1))


def test_a_speaker_at_the_top_of_many_pages_is_talk() -> None:
    pages = []
    for n in range(1, 7):
        body = [f"{text} {chr(96 + n)}" for text in BODY]
        talk = [f"Ada Quill: 0{n % 3}:01:00 Yes", *body[:4], f"Ada Quill: 0{n % 3}:02:00 Yes", *body[4:]]
        pages.append(page([row(text, 72, 80 + 16 * k) for k, text in enumerate(talk)], n, 6))

    assert sum("Ada Quill" in text for text in kept(pages)) == 12


def test_line_numbers_are_left_out() -> None:
    numbered = page(
        [row(f"{k + 1} talk of line {'abcdefghijklmnop'[k]}", 72, 80 + 16 * k) for k in range(16)]
    )
    assert kept([numbered])[:2] == ["talk of line a", "talk of line b"]


def test_a_watermark_on_every_page_is_left_out() -> None:
    pages = document(5)
    marked = [
        page([one.words, row("CONFIDENTIAL", 200, 127, 40)], number, 5) for number, one in enumerate(pages, 1)
    ]
    assert kept(marked) == kept(pages)
