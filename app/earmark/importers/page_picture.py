"""What the drawing process does: it draws one page of a PDF for the program that started it."""

from __future__ import annotations

import os
import struct
import zlib
from collections.abc import Callable

import pypdfium2

from earmark.errors import UserError
from earmark.importers.picturing import FAILURE, REQUESTS, Picture

_MOST_PIXELS = 12_000_000
_QUICK = 1
"""How hard the picture is packed: it only goes from one process to the other."""
_COLOR_TYPES = {1: 0, 3: 2, 4: 6}
"""What PNG calls a picture of so many bytes a pixel."""


def work(request: bytes, tell: Callable[[object], None]) -> None:
    """Draw the page that *request* names, and tell its picture."""
    asked = REQUESTS.decode(request)
    path = os.fsdecode(asked.path)
    try:
        with open(path, "rb"):  # noqa: PTH123 - the name may be any bytes; this tells a file that is gone
            pass
        document = pypdfium2.PdfDocument(path, password=asked.password)
        if not 1 <= asked.page <= len(document):
            raise UserError(FAILURE, "The file has fewer pages now.")
        tell(_drawn(document[asked.page - 1], asked.width))
    except OSError as error:
        raise UserError(FAILURE, "The file is not there any more.", str(error)) from error
    except pypdfium2.PdfiumError as error:
        raise UserError(FAILURE, "The file is locked or damaged.", str(error)) from error


def _drawn(page: pypdfium2.PdfPage, width: int) -> Picture:
    points, height = page.get_size()
    if not (points > 0 and height > 0):
        raise UserError(FAILURE, "It has no size.")
    scale = min(max(1, width) / points, (_MOST_PIXELS / (points * height)) ** 0.5)
    bitmap = page.render(scale=scale, rev_byteorder=True)
    return Picture(_png(bitmap), points, height)


def _png(bitmap: pypdfium2.PdfBitmap) -> bytes:
    pixels, row = bytes(bitmap.buffer), bitmap.width * bitmap.n_channels
    lines = b"".join(
        b"\0" + pixels[y * bitmap.stride : y * bitmap.stride + row] for y in range(bitmap.height)
    )
    head = struct.pack(">IIBBBBB", bitmap.width, bitmap.height, 8, _COLOR_TYPES[bitmap.n_channels], 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(lines, _QUICK)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_part(kind, data) for kind, data in parts)


def _part(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
