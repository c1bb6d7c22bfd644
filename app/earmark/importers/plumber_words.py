"""Reads words with boxes from a PDF, slowly, with pdfplumber.

It takes ten times as long as `pdf_words` and returns the same pages. It reads
the file in another way altogether: it tells soft hyphens, it is the second
opinion where a layout is doubtful, and each checks the other in the tests.
"""

from __future__ import annotations

import math
import struct
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, BinaryIO

from pdfminer import pdftypes
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.psexceptions import PSException
from pdfplumber.page import Page
from pdfplumber.pdf import PDF
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from earmark.importers import guard
from earmark.importers.pdf_page import (
    ASKEW,
    BLACK,
    WORD_GAP,
    Colour,
    PdfPage,
    PdfWord,
    is_bold,
    plain,
    somewhere,
    stands_out,
)

# pdfminer raises what it trips over in a broken file, as often as its own errors.
_FAULTS = (
    MalformedPDFException,
    PdfminerException,
    PSException,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)

_CHECKSUM_BYTES = 3


def _decompressed(data: bytes) -> bytes:
    """Return what *data* unpacks to, whatever its checksum says.

    Raises:
        zlib.error: It is damaged before that.
    """
    unpacking = zlib.decompressobj()
    parts = [unpacking.decompress(data[:-_CHECKSUM_BYTES])]
    with suppress(zlib.error):
        parts += [unpacking.decompress(bytes([byte])) for byte in data[-_CHECKSUM_BYTES:]]
    return b"".join(parts)


# pdfminer does the same byte by byte, and copies all that came before each time: a damaged font of a
# megabyte takes a minute and a half.
pdftypes.decompress_corrupted = _decompressed


def pages(path: Path, password: str | None = None) -> Iterator[PdfPage]:
    """Yield the pages of the PDF *path* one by one, as `pdf_words.pages` does.

    Raises:
        LockedFile: The PDF wants a password, or another one.
        UserError: It is not a PDF, damaged, too large, or has no text at all.
    """
    guard.check_pdf(path)
    with path.open("rb") as file:
        pages = _pages(_open(file, password))
        guard.check_page_count(len(pages))
        findings = guard.Findings()
        for number, plumbed in enumerate(pages, 1):
            page = _read(plumbed, number, len(pages))
            findings.add(page)
            yield page
        findings.check()


def _open(file: BinaryIO, password: str | None) -> PDF:
    try:
        return PDF(file, stream_is_external=True, password=password)
    except PdfminerException as error:
        # Its message is empty; what was meant stands in its place.
        if any(isinstance(reason, PDFPasswordIncorrect) for reason in error.args):
            raise guard.locked(wrong_password=password is not None) from None
        raise guard.damaged(repr(error)) from error


def _pages(pdf: PDF) -> list[Page]:
    try:
        pages: list[Page] = pdf.pages
    except _FAULTS as error:
        raise guard.damaged(repr(error)) from error
    return pages


def _read(plumbed: Page, number: int, total: int) -> PdfPage:
    try:
        shown = plumbed.rotation
        with _upright(plumbed) as page:
            left, top, right, bottom = _visible(page)
            words = somewhere(_word(word, left, top, bold) for word, bold in _words(page))
            objects = sum(map(len, page.objects.values()))
            turn = (page.rotation - shown) // 90 % 4
            return PdfPage(number, right - left, bottom - top, words, total, objects, turn=turn)
    except _FAULTS:
        return PdfPage(number, 0, 0, [], total, damaged=True)


@contextmanager
def _upright(page: Page) -> Iterator[Page]:
    """Give the page turned so that most of its text is upright; pdfplumber reads no other text well."""
    turn = Counter(_turn(char) for char in page.chars if char["text"].strip()).most_common(1)
    if turn and turn[0][0]:
        page.close()
        page.page_obj.rotate = (page.rotation + 90 * turn[0][0]) % 360
        page.page_obj.attrs["Rotate"] = page.page_obj.rotate
        page = Page(page.pdf, page.page_obj, page.page_number)
    try:
        yield page
    finally:
        page.close()  # or it keeps 3.5 MB of objects


def _turn(char: dict[str, Any]) -> int:
    """Return by how many quarter turns anticlockwise a character is turned."""
    a, b, *_ = char["matrix"]
    return round(math.atan2(b, a) / (math.pi / 2)) % 4


def _is_upright(thing: dict[str, Any]) -> bool:
    if thing["object_type"] != "char":
        return True
    a, b, *_ = thing["matrix"]
    return abs(math.atan2(b, a)) <= ASKEW


def _visible(page: Page) -> tuple[float, float, float, float]:
    crop, whole = page.cropbox, page.mediabox
    return max(crop[0], whole[0]), max(crop[1], whole[1]), min(crop[2], whole[2]), min(crop[3], whole[3])


def _words(page: Page) -> Iterator[tuple[dict[str, Any], bool | None]]:
    """Return the words of *page*, and which of them stand out."""
    words: list[dict[str, Any]] = page.filter(_is_upright).extract_words(
        x_tolerance_ratio=WORD_GAP, return_chars=True
    )
    first = [word["chars"][0] for word in words]
    bold = stands_out(
        [is_bold(char["fontname"]) for char in first], [_colour(char["non_stroking_color"]) for char in first]
    )
    return zip(words, bold, strict=True)


def _colour(told: object) -> Colour:
    """Return a colour of one channel (grey), three, or four (ink); black where it is a pattern."""
    if not isinstance(told, Sequence) or not all(isinstance(part, (int, float)) for part in told):
        return BLACK
    if len(told) == 4:
        told = [(1 - part) * (1 - told[3]) for part in told[:3]]
    red, green, blue = told if len(told) == 3 else (told[0],) * 3 if len(told) == 1 else (0, 0, 0)
    return round(255 * red), round(255 * green), round(255 * blue)


def _word(word: dict[str, Any], left: float, top: float, bold: bool | None) -> PdfWord:
    first = word["chars"][0]
    # Characters have no baseline of their own, but they are drawn at it.
    rise = first["matrix"][5] - first["y0"]
    return PdfWord(
        plain(word["text"]),
        word["x0"] - left,
        word["x1"] - left,
        word["top"] - top,
        word["bottom"] - top,
        word["bottom"] - top - rise,
        first["size"],
        bold,
    )
