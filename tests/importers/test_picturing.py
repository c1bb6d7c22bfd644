"""Pages of PDFs as pictures."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import pytest
from fpdf import FPDF

from earmark.errors import Cancelled, UserError
from earmark.importers.picturing import Picture, picture_of
from earmark.progress import silent


def pdf(path: Path, *, pages: int = 2, size: tuple[float, float] = (300, 400), password: str = "") -> Path:
    """Draw a PDF whose pages have a black square of 50 points, 40 from the left and 100 from the top."""
    made = FPDF(unit="pt", format=size)
    for _ in range(pages):
        made.add_page()
        made.set_fill_color(0, 0, 0)
        made.rect(40, 100, 50, 50, style="F")
    if password:
        made.set_encryption(owner_password="owner", user_password=password)
    made.output(str(path))
    return path


def pixels(picture: Picture) -> list[bytes]:
    """Return the rows of the picture, three bytes a pixel."""
    assert picture.png.startswith(b"\x89PNG\r\n\x1a\n")
    width, height, depth, color = struct.unpack(">IIBB", picture.png[16:26])
    assert (depth, color) == (8, 2)
    length = struct.unpack(">I", picture.png[33:37])[0]
    raw = zlib.decompress(picture.png[41 : 41 + length])
    row = 1 + 3 * width
    assert len(raw) == row * height
    return [raw[y * row + 1 : (y + 1) * row] for y in range(height)]


def at(picture: Picture, x: float, y: float) -> tuple[int, ...]:
    """Return the color at that point of the page."""
    rows = pixels(picture)
    scale = len(rows) / picture.height
    left = int(x * scale) * 3
    return tuple(rows[int(y * scale)][left : left + 3])


def test_a_page_is_drawn_at_the_width_asked_for(tmp_path):
    picture = picture_of(pdf(tmp_path / "a.pdf"), 2, 600, silent)

    assert (picture.width, picture.height) == (300, 400)
    assert [len(pixels(picture)), len(pixels(picture)[0]) // 3] == [800, 600]
    assert at(picture, 65, 125) == (0, 0, 0)
    assert at(picture, 30, 125) == at(picture, 65, 160) == (255, 255, 255)


def test_a_page_like_a_wall_is_drawn_smaller(tmp_path):
    picture = picture_of(pdf(tmp_path / "a.pdf", pages=1, size=(14_000, 14_000)), 1, 20_000, silent)

    assert len(pixels(picture)) * len(pixels(picture)[0]) // 3 <= 12_100_000


@pytest.mark.parametrize("page", [0, 3])
def test_a_page_that_is_not_there_is_told(tmp_path, page):
    with pytest.raises(UserError, match="This page cannot be shown"):
        picture_of(pdf(tmp_path / "a.pdf"), page, 600, silent)


def test_a_file_that_is_gone_is_told(tmp_path):
    with pytest.raises(UserError) as told:
        picture_of(tmp_path / "gone.pdf", 1, 600, silent)
    assert told.value.hint == "The file is not there any more."


def test_what_is_no_pdf_is_told(tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-1.7 and nothing else")

    with pytest.raises(UserError, match="This page cannot be shown"):
        picture_of(path, 1, 600, silent)


def test_a_locked_pdf_is_drawn_only_with_its_password(tmp_path):
    path = pdf(tmp_path / "a.pdf", password="tide")

    with pytest.raises(UserError) as told:
        picture_of(path, 1, 300, silent)
    assert told.value.hint == "The file is locked or damaged."
    assert at(picture_of(path, 1, 300, silent, "tide"), 65, 125) == (0, 0, 0)


def test_who_cancels_gets_no_picture(tmp_path):
    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        picture_of(pdf(tmp_path / "a.pdf"), 1, 300, stop)
