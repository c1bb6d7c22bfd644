"""Checks before a file from a stranger is read, and the words for what is wrong with it."""

from __future__ import annotations

import stat
from pathlib import Path

from earmark.errors import LockedFile, UserError
from earmark.importers.pdf_page import PdfPage

LARGEST_BYTES = 100_000_000
MOST_PAGES = 2_000

_HEAD_BYTES = 1024

_OTHER_KINDS = "Try a version with selectable text, or a VTT, SRT or JSON file."

_SIGNS = (
    (b"%PDF-", "a PDF"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"RIFF", "audio or video"),
    (b"ID3", "MP3 audio"),
    (b"OggS", "Ogg audio"),
    (b"fLaC", "FLAC audio"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"{\\rtf", "an RTF document"),
    (b"<!doctype html", "a web page"),
    (b"<html", "a web page"),
)
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
"""How text begins that may hold zero bytes."""
_SAMPLE_BYTES = 65_536


def check_file(path: Path) -> None:
    """Look at what the system knows of the file.

    Raises:
        UserError: It is not there, no ordinary file, empty, or too large to be a transcript.
    """
    try:
        status = path.stat()
    except OSError as error:
        raise _refused(error) from error
    if stat.S_ISDIR(status.st_mode):
        raise UserError("This is a folder, not a transcript.", "Choose one of the files in it.")
    if not stat.S_ISREG(status.st_mode):
        raise UserError("This is a device, not a transcript.", "Choose an ordinary file.")
    if status.st_size == 0:
        raise UserError("This file is empty.", "It has 0 bytes. Download or copy it again.")
    if status.st_size > LARGEST_BYTES:
        size = f"{status.st_size / 1e6:.0f} MB"
        raise UserError("This file is too large.", f"It has {size}. Transcripts of up to 100 MB can be read.")


def first_bytes(path: Path) -> bytes:
    """Return the beginning of the file, enough to tell its kind.

    Raises:
        UserError: The system refuses it.
    """
    return _read(path, _HEAD_BYTES)


def check_pdf(path: Path) -> None:
    """Check the file and its first bytes.

    Raises:
        UserError: As `check_file` does, or it is not a PDF.
    """
    check_file(path)
    head = _read(path, _HEAD_BYTES)
    if b"%PDF-" not in head:
        raise UserError(
            "This file is not a PDF.", f"Its name says so, but it is {_kind(head)}. Choose another file."
        )


def check_page_count(count: int) -> None:
    """Check how many pages a PDF has.

    Raises:
        UserError: They are too many to be a transcript, or there are none.
    """
    if count < 1:
        raise damaged("It has no pages.")
    if count > MOST_PAGES:
        raise UserError(
            "This PDF is too long.",
            f"It has {count:,} pages. Up to {MOST_PAGES:,} can be read: open a part of it.",
        )


class Findings:
    """Counts what the pages of a PDF hold, to say at the end why there is nothing to read."""

    def __init__(self) -> None:
        self._words = self._damaged = self._pictures = 0

    def add(self, page: PdfPage) -> None:
        self._words += len(page.words)
        self._damaged += page.damaged
        self._pictures += page.picture

    def check(self) -> None:
        """Look back when all pages are read.

        Raises:
            UserError: There was not a single word.
        """
        if self._words:
            return
        if self._damaged:
            raise damaged(f"{self._damaged} pages cannot be read, and the others have no words.")
        if self._pictures:
            raise UserError("This PDF has no text to read.", f"Its pages are pictures. {_OTHER_KINDS}")
        raise UserError("This PDF has no text to read.", "Its pages are empty. Choose another file.")


def text_bytes(path: Path) -> bytes:
    """Return the whole content of a text file.

    Raises:
        UserError: As `check_file` does, or the file is not text.
    """
    check_file(path)
    data = _read(path, LARGEST_BYTES)
    head = data[:_HEAD_BYTES]
    if kind := _sign(head):
        raise UserError("This file is not text.", f"It is {kind}. Choose another file.")
    if _is_binary(data[:_SAMPLE_BYTES]):
        raise UserError("This file is not text.", "It has bytes that no text has. Choose another file.")
    return data


def whole(path: Path) -> bytes:
    """Return the whole content of a file, whatever it is.

    Raises:
        UserError: As `check_file` does.
    """
    check_file(path)
    return _read(path, LARGEST_BYTES)


def not_a(kind: str, data: bytes) -> UserError:
    """Return the error for a file that is *kind* (such as `a web page`) by its name, and not by its bytes."""
    found = _kind(data[:_HEAD_BYTES])
    return UserError(
        f"This file is not {kind}.", f"Its name says so, but it is {found}. Choose another file."
    )


def digest(path: Path) -> str:
    """Return the digest of the file's bytes.

    Raises:
        UserError: The system refuses it.
    """
    import hashlib  # it takes 3 ms to load, and the reading process has no need of it

    try:
        with path.open("rb") as file:
            return "sha256:" + hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise _refused(error) from error


def locked(*, wrong_password: bool) -> LockedFile:
    if wrong_password:
        return LockedFile("This PDF is locked.", "The password does not fit. Enter another one.")
    return LockedFile("This PDF is locked.", "Enter its password to read it.")


def damaged(details: str) -> UserError:
    return UserError(
        "This PDF is damaged.",
        "Parts of it are missing or broken. Download it again, or try another copy.",
        details,
    )


def _read(path: Path, most: int) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(most)
    except OSError as error:
        raise _refused(error) from error


def _refused(error: OSError) -> UserError:
    if isinstance(error, FileNotFoundError):
        return UserError("This file is not there.", "It was moved, renamed or deleted.", str(error))
    if isinstance(error, PermissionError):
        return UserError("This file cannot be opened.", "You are not allowed to read it.", str(error))
    return UserError("This file cannot be opened.", "The disk or the system refuses it.", str(error))


def _sign(head: bytes) -> str:
    """Return what the first bytes show the file to be; empty if they do not tell."""
    begin = head.lstrip().lower()
    return next((kind for sign, kind in _SIGNS if begin.startswith(sign.lower())), "")


def _kind(head: bytes) -> str:
    if kind := _sign(head):
        return kind
    return "of an unknown kind" if _is_binary(head) else "text"


def _is_binary(data: bytes) -> bool:
    from earmark.importers import encoding  # only readers of text have need of it

    return encoding.has_many_controls(data) and not (
        data.startswith(_UTF_16) or encoding.without_mark(data[: len(data) // 2 * 2])
    )
