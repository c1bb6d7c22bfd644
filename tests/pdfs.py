"""Small PDFs written by hand, where every byte is known."""

from __future__ import annotations

from collections.abc import Sequence

COURIER_ADVANCE = 0.6
"""How wide every glyph of Courier is, in sizes."""

LETTER = b"/MediaBox [0 0 612 792]"


def document(*objects: bytes) -> bytes:
    """Return a PDF of these objects, numbered from 1; the first is its catalog."""
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)


def stream(data: bytes, entries: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), entries, data)


def one_page(content: bytes, *more: bytes, page: bytes = LETTER, resources: bytes = b"") -> bytes:
    """Return a PDF of one page.

    *content* is the object with its content stream; *more* are objects from
    7 on. The fonts are /F (Courier) and /B (Courier-Bold).
    """
    return document(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R %s /Contents 4 0 R"
        b" /Resources << /Font << /F 5 0 R /B 6 0 R >> %s >> >>" % (page, resources),
        content,
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier-Bold /Encoding /WinAnsiEncoding >>",
        *more,
    )


def run(text: str, x: float, y: float, size: float = 10, font: str = "F") -> bytes:
    """Return the drawing of one run of text; *y* is its baseline, from the bottom of the page."""
    escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"BT /{font} {size} Tf {x:.3f} {y:.3f} Td ({escaped}) Tj ET\n".encode("latin-1")


def glyph_runs(text: str, x: float, y: float, size: float = 10, jitter: Sequence[float] = (0,)) -> bytes:
    """Return the drawing of a text with one run a glyph and none for spaces.

    The baselines of the glyphs are off by *jitter*, in turn.
    """
    return b"".join(
        run(char, x + k * COURIER_ADVANCE * size, y + jitter[k % len(jitter)], size)
        for k, char in enumerate(text)
        if char != " "
    )
