"""The bytes of a web page -> its text and tree; also of pages that were saved as one archive (.mhtml)."""

from __future__ import annotations

import binascii
import quopri
import re
from dataclasses import dataclass

from bs4 import BeautifulSoup

from earmark.errors import UserError
from earmark.importers.encoding import decoded
from earmark.importers.html_cleaning import Cleaner
from earmark.progress import Report, silent

_CHARSET = re.compile(rb"<(?:meta|\?xml)\b[^<>]*?\b(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.I)
_SUPERSETS = {"iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252"}
"""Browsers read these as what Windows made of them."""
_KNOWN = re.compile(
    r"(?:utf-8|iso-?(?:8859|2022)|windows-|cp1?\d{3}|latin|ascii|us-ascii|shift_?jis|sjis|euc|gb|big5|koi8|tis)"
    r"[\w:-]*",
    re.IGNORECASE,
)
_HEAD = 4096
_OFTEN = 4096
_MOST_TEXT = 20_000_000
"""Characters: a hundred hours of talk."""
_OTHERS = (
    b"%PDF-",
    b"\x89PNG",
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0",
    b"{\\rtf",
    b"GIF8",
    b"\xff\xd8\xff",
    b"ID3",
    b"OggS",
)
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_BOUNDARY = re.compile(rb"boundary=\"?([^\";\r\n]{1,200})", re.IGNORECASE)
_ARCHIVE = re.compile(rb"\s*(?:[\w-]+:[^\n]*\n|[ \t][^\n]*\n){0,40}?(?:MIME-Version|Content-Type):", re.I)
_PART_CHARSET = re.compile(rb"charset=\"?([\w.:-]{2,40})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Page:
    """The tree of a page, and what its JSON-LD scripts say."""

    tree: BeautifulSoup
    data: tuple[str, ...]


def page_of(markup: str, report: Report = silent) -> Page:
    """Return the tree of *markup*; its depth and size are bounded.

    Args:
        markup: The page.
        report: Told how many tags and texts are read; of how many is not known.

    Raises:
        UserError: It is too large.
    """
    cleaner = Cleaner(markup)
    tree = BeautifulSoup("", "html.parser")
    length = 0
    for number, (kind, text, attributes) in enumerate(cleaner.tokens()):
        if kind == "<":
            tree.handle_starttag(text, None, None, dict(attributes))
        elif kind:
            tree.handle_endtag(text)
        else:
            tree.handle_data(text)
            length += len(text)
        if number % _OFTEN == 0:
            report(number, 0)
        if length > _MOST_TEXT:
            raise UserError("This web page is too large.", "Save only the part with the transcript.")
    tree.endData()
    return Page(tree, tuple(cleaner.data))


def is_binary(raw: bytes) -> bool:
    """Return whether *raw* has a sign of something else, or bytes that no page has."""
    head = raw[:_HEAD]
    zeros = head.count(0)
    return head.startswith(_OTHERS) or (0 < zeros < len(head) // 4 and not head.startswith(_WIDE))


def markup_of(raw: bytes) -> str:
    """Return the text of a page: by its byte order mark, as UTF-8, or as it says itself."""
    raw = _out_of_archive(raw)
    try:
        text = raw.decode()
    except UnicodeDecodeError:
        text = ""
    named = _CHARSET.search(raw, 0, _HEAD)
    if named and (not text or b"\x1b" in raw):
        text = _as_named(raw, named[1]) or text
    return text.removeprefix("\ufeff") if text and "\0" not in text else decoded(raw)


def _as_named(raw: bytes, name: bytes) -> str:
    encoding = name.decode("ascii", "replace").casefold()
    if not _KNOWN.fullmatch(encoding):
        return ""
    try:
        return raw.decode(_SUPERSETS.get(encoding, encoding), "replace")
    except LookupError:
        return ""


def _out_of_archive(raw: bytes) -> bytes:
    """Return the page in *raw*, if that is an archive of a page and its pictures; else *raw*."""
    head = raw[:_HEAD]
    boundary = _BOUNDARY.search(head) if _ARCHIVE.match(head) else None
    if boundary is None:
        return raw
    for part in raw.split(b"--" + boundary[1].strip())[1:]:
        about, _, body = part.replace(b"\r\n", b"\n").lstrip(b"\n").partition(b"\n\n")
        if b"text/html" in about.lower():
            return _plain_body(about, body)
    return raw


def _plain_body(about: bytes, body: bytes) -> bytes:
    """Return the bytes of a page as UTF-8 where the archive knows better than the page how it is encoded."""
    if b"quoted-printable" in about.lower():
        body = quopri.decodestring(body)
    elif b"base64" in about.lower():
        try:
            body = binascii.a2b_base64(body)
        except binascii.Error:
            return b""
    charset = _PART_CHARSET.search(about)
    text = _as_named(body, charset[1]) if charset else ""
    return text.encode("utf-8", "replace") if text else body
