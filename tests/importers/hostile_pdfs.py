"""PDFs that nobody should have to open, made in memory: cut off, locked, endless, exploding."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

from fpdf import FPDF
from fpdf.enums import EncryptionMethod
from tests.pdfs import document, one_page, run, stream

PASSWORD = "schlüssel 7"


def zeros(count: int, rounds: int = 1) -> bytes:
    """Return *count* zero bytes compressed *rounds* times, without ever holding them.

    Compressed zeros repeat themselves: so one piece is made, and copied.
    """
    piece = 1 << 20
    packer = zlib.compressobj()
    head = packer.compress(bytes(piece)) + packer.flush(zlib.Z_FULL_FLUSH)
    again = packer.compress(bytes(piece)) + packer.flush(zlib.Z_FULL_FLUSH)
    packed = head + again * (count // piece - 1) + b"\x03\x00"
    packed += ((count % 65521) << 16 | 1).to_bytes(4, "big")
    for _ in range(rounds - 1):
        packed = zlib.compress(packed, 9)
    return packed


TALK = ("Ada: 00:00:01 Hello there.", "Bob: 00:00:05 Hello yourself.", "Ada: 00:00:09 So we begin.")


def talk(lines: Sequence[str] = TALK) -> FPDF:
    """Return a small ordinary transcript."""
    pdf = FPDF(unit="pt", format="letter")
    pdf.set_font("Helvetica", size=12)
    pdf.add_page()
    for number, line in enumerate(lines):
        pdf.text(72, 72 + 18 * number, line)
    return pdf


def locked(method: EncryptionMethod = EncryptionMethod.AES_256, user_password: str = PASSWORD) -> bytes:
    pdf = talk()
    pdf.set_encryption("owner", user_password, encryption_method=method)
    return bytes(pdf.output())


def cut_off() -> bytes:
    whole = bytes(talk(["A line of talk."] * 30).output())
    return whole[: len(whole) // 3]


def pictures_only() -> bytes:
    picture = stream(b"\x80" * 300, b"/Type /XObject /Subtype /Image /Width 10 /Height 10"
                     b" /ColorSpace /DeviceRGB /BitsPerComponent 8")  # fmt: skip
    return one_page(stream(b"q 500 0 0 700 50 50 cm /I Do Q"), picture, resources=b"/XObject << /I 7 0 R >>")


def no_media_box() -> bytes:
    return one_page(stream(run("Ada: 00:00:01 Hello there.", 72, 700)), page=b"")


def deep_page_tree(depth: int = 50_000) -> bytes:
    kids = [
        b"<< /Type /Pages /Kids [%d 0 R] /Count 1 /Parent %d 0 R >>" % (k + 3, max(k + 1, 1))
        for k in range(depth)
    ]
    return document(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        *kids,
        b"<< /Type /Page /Parent %d 0 R /MediaBox [0 0 612 792] >>" % (depth + 1),
    )


def page_tree_in_a_circle() -> bytes:
    return document(
        b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R] /Count 3 /Parent 2 0 R >>"
    )


def bomb() -> bytes:
    return one_page(stream(zeros(1 << 30), b"/Filter /FlateDecode"))


def bomb_in_a_bomb() -> bytes:
    return one_page(stream(zeros(4 << 30, 2), b"/Filter [/FlateDecode /FlateDecode]"))


def billion_laughs() -> bytes:
    """Return a page that draws a form, which draws ten forms, which draw ten forms..."""
    depth = 10
    laughs = [
        stream(
            b"/X Do " * 10,
            b"/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << /XObject << /X %d 0 R >> >>"
            % (8 + k),
        )
        for k in range(depth)
    ]
    last = stream(
        run("ha", 72, 700),
        b"/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << /Font << /F 5 0 R >> >>",
    )
    return one_page(stream(b"/X Do"), *laughs, last, resources=b"/XObject << /X 7 0 R >>")


def too_many_glyphs() -> bytes:
    text = b"BT /F 1 Tf 72 700 Td %s ET" % (b"(%s) Tj " % (b"a" * 10_000) * 2_100)
    return one_page(stream(zlib.compress(text), b"/Filter /FlateDecode"))


def many_pages(count: int = 2_001) -> bytes:
    first = 3
    kids = b" ".join(b"%d 0 R" % (first + k) for k in range(count))
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] >>"
    return document(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count),
        *[page] * count,
    )


def picture_with_wrong_name() -> bytes:
    return b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8
