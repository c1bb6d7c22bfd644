"""The few functions of PDFium that are needed to read text, bound by hand.

The library is the one that pypdfium2 brings. Its own bindings name every
function there is: importing them takes 30 ms, which is longer than the first
pages take to read. And they pack each argument into an object, where a plain
address does: reading the box of a glyph is three times as fast this way.

PDFium keeps global state: one thread of a process may use this module.
"""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ctypes import c_char_p, c_double, c_int, c_uint, c_ulong, c_void_p
from importlib.util import find_spec
from pathlib import Path
from typing import Any

_NAMES = {"win32": "pdfium.dll", "darwin": "libpdfium.dylib"}

_WRONG_PASSWORD = 4
"""What `last_error` says when a document asks for a password, or for another one."""


class Locked(Exception):
    """The document wants a password, or another one."""


class Unreadable(Exception):
    """PDFium makes no sense of the document; it says no more than a number."""


def _library() -> Path:
    found = find_spec("pypdfium2_raw")
    if found is None or found.origin is None:
        raise ImportError("pypdfium2 is not installed")
    return Path(found.origin).with_name(_NAMES.get(sys.platform, "libpdfium.so"))


_PATH = str(_library())
_SLOW = ctypes.CDLL(_PATH)
# Those that only look something up are called once a glyph: not giving up the
# interpreter lock around each makes them a third faster.
_QUICK = ctypes.PyDLL(_PATH)


def _bind(name: str, result: Any, *arguments: Any, library: ctypes.CDLL = _SLOW) -> Callable[..., Any]:
    function = library[name]
    function.restype = result
    function.argtypes = arguments
    return function


_PAGE, _TEXT, _OBJECT, _FONT, _DOCUMENT, _BUFFER = (c_void_p,) * 6

init = _bind("FPDF_InitLibrary", None)
last_error = _bind("FPDF_GetLastError", c_ulong)
load_document = _bind("FPDF_LoadDocument", _DOCUMENT, c_char_p, c_char_p)
close_document = _bind("FPDF_CloseDocument", None, _DOCUMENT)
count_pages = _bind("FPDF_GetPageCount", c_int, _DOCUMENT)
meta_text = _bind("FPDF_GetMetaText", c_ulong, _DOCUMENT, c_char_p, _BUFFER, c_ulong)
load_page = _bind("FPDF_LoadPage", _PAGE, _DOCUMENT, c_int)
close_page = _bind("FPDF_ClosePage", None, _PAGE)
page_rotation = _bind("FPDFPage_GetRotation", c_int, _PAGE)
page_box = _bind("FPDF_GetPageBoundingBox", c_int, _PAGE, _BUFFER)
count_objects = _bind("FPDFPage_CountObjects", c_int, _PAGE)
load_text = _bind("FPDFText_LoadPage", _TEXT, _PAGE)
close_text = _bind("FPDFText_ClosePage", None, _TEXT)
count_chars = _bind("FPDFText_CountChars", c_int, _TEXT)
get_text = _bind("FPDFText_GetText", c_int, _TEXT, c_int, c_int, _BUFFER)

unicode_at = _bind("FPDFText_GetUnicode", c_uint, _TEXT, c_int, library=_QUICK)
is_generated = _bind("FPDFText_IsGenerated", c_int, _TEXT, c_int, library=_QUICK)
loose_box = _bind("FPDFText_GetLooseCharBox", c_int, _TEXT, c_int, _BUFFER, library=_QUICK)
origin = _bind("FPDFText_GetCharOrigin", c_int, _TEXT, c_int, _BUFFER, _BUFFER, library=_QUICK)
matrix = _bind("FPDFText_GetMatrix", c_int, _TEXT, c_int, _BUFFER, library=_QUICK)
font_size = _bind("FPDFText_GetFontSize", c_double, _TEXT, c_int, library=_QUICK)
text_object = _bind("FPDFText_GetTextObject", _OBJECT, _TEXT, c_int, library=_QUICK)
fill_colour = _bind("FPDFPageObj_GetFillColor", c_int, _OBJECT, *(_BUFFER,) * 4, library=_QUICK)
object_font = _bind("FPDFTextObj_GetFont", _FONT, _OBJECT, library=_QUICK)
font_name = _bind(
    "FPDFFont_GetBaseFontName", ctypes.c_size_t, _FONT, _BUFFER, ctypes.c_size_t, library=_QUICK
)


init()


class Document:
    """An open PDF.

    Raises:
        Locked, Unreadable: see there.
    """

    def __init__(self, path: Path, password: str | None = None) -> None:
        self._handle = _open(path, password)

    def close(self) -> None:
        close_document(self._handle)

    @property
    def page_count(self) -> int:
        return int(count_pages(self._handle))

    def meta(self, name: str) -> str:
        """Return what the document says of itself under *name*, or nothing."""
        key = name.encode()
        size = meta_text(self._handle, key, None, 0)
        buffer = ctypes.create_string_buffer(size)
        meta_text(self._handle, key, buffer, size)
        return buffer.raw[: max(0, size - 2)].decode("utf-16-le", "replace").strip()

    @contextmanager
    def text_page(self, index: int) -> Iterator[tuple[int, int]]:
        """Open page *index* for reading, and give its handle and that of its text.

        Raises:
            Unreadable: This page, or its text, cannot be loaded.
        """
        page = load_page(self._handle, index)
        if not page:
            raise Unreadable(f"PDFium error {last_error()}")
        try:
            text = load_text(page)
            if not text:
                raise Unreadable(f"PDFium error {last_error()}")
            try:
                yield page, text
            finally:
                close_text(text)
        finally:
            close_page(page)


def _open(path: Path, password: str | None) -> int:
    # Files of before 2008 keep their password in Latin-1, newer ones in UTF-8.
    for encoding in ("utf-8", "latin-1") if password else ("utf-8",):
        key = password.encode(encoding, "replace") if password else None
        if handle := load_document(os.fsencode(path), key):
            return int(handle)
        if last_error() != _WRONG_PASSWORD:
            raise Unreadable(f"PDFium error {last_error()}")
    raise Locked
