"""Files -> episodes. Each kind of file has a module with a function `read`; one row here names it.

Importing this loads next to nothing: the window imports it too, and must stay small; and it comes
before the reading process can be started.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from earmark.errors import UserError
from earmark.progress import Report, silent

if TYPE_CHECKING:
    from earmark.model.episode import Episode

Partial = Callable[["Episode"], None]
"""Takes what is read so far; what follows may still change it."""

Read = Callable[[Path, Report, Partial | None, str | None], "Episode"]


class Reader(NamedTuple):
    """The module that reads a kind of file, and how such a file is known."""

    module: str
    suffixes: tuple[str, ...]
    sign: bytes = b""
    """What stands near the beginning of such a file, whatever its name says."""
    opens: tuple[bytes, ...] = ()
    """How such a file may begin, in lower case, after a byte order mark and spaces."""
    words: str = ""
    """What a person calls such files, as help and dialogs name them: `WebVTT`, `SRT`."""


READERS = (
    Reader("pdf", (".pdf",), b"%PDF-", words="PDF"),
    Reader(
        "subtitles",
        (
            ".vtt",
            ".srt",
            ".sbv",
            ".ass",
            ".ssa",
            ".sub",
            ".ttml",
            ".dfxp",
            ".xml",
            ".smi",
            ".sami",
            ".srv1",
            ".srv2",
            ".srv3",
        ),
        words="WebVTT, SRT",
    ),
    Reader(
        "json_transcripts",
        (".json", ".json3", ".jsonl", ".ndjson"),
        opens=(b'{"', b"{\n", b"{\r", b'{ "', b'[{"', b"[ {", b"[\n", b"[\r"),
        words="JSON",
    ),
    Reader(
        "html",
        (".html", ".htm", ".xhtml", ".mhtml", ".mht"),
        opens=(b"<!doctype html", b"<html"),
        words="HTML",
    ),
    Reader("docx", (".docx", ".docm", ".dotx"), opens=(b"pk\x03\x04", b"\xd0\xcf\x11\xe0"), words="Word"),
    Reader("odt", (".odt", ".ott"), b"mimetypeapplication/vnd.oasis.opendocument.text", words="OpenDocument"),
    Reader("rtf", (".rtf",), opens=(b"{\\rtf",), words="RTF"),
    Reader("otr", (".otr",), b'"media-time"', words="oTranscribe"),
    Reader("text", (".txt", ".text", ""), words="plain text"),
    Reader("markdown", (".md", ".markdown"), words="Markdown"),
    Reader("delimited", (".csv", ".tsv"), words="CSV, TSV"),
)


CHIEF_KINDS = ("PDF", "VTT", "SRT", "JSON", "HTML", "DOCX", "TXT")
"""The kinds that the start page has room to name."""


def transcript_suffixes() -> tuple[str, ...]:
    """Return the endings of the files that can be read, as a dialog or a drop zone names them."""
    return tuple(suffix for reader in READERS for suffix in reader.suffixes if suffix)


def kinds_in_words() -> str:
    """Return what can be read, as a sentence names it: `PDF, WebVTT, SRT and plain text`."""
    kinds = ", ".join(reader.words for reader in READERS if reader.words).split(", ")
    return " and ".join([", ".join(kinds[:-1]), kinds[-1]])


def read_transcript(
    path: Path,
    report: Report = silent,
    partial: Partial | None = None,
    password: str | None = None,
) -> Episode:
    """Return the episode that *path* describes.

    Run it in a process of its own where the file may come from a stranger.

    Args:
        path: The transcript.
        report: Told how many pages are read.
        partial: Told the first pages as soon as they can be shown.
        password: What the reader entered for a locked file.

    Raises:
        LockedFile: The file wants a password, or another one.
        UserError: The kind is unknown, or the file is not what it says it is.
    """
    from earmark.importers import guard

    guard.check_file(path)
    read: Read = import_module(f"{__name__}.{_reader(path).module}").read
    return read(path, report, partial, password)


def _reader(path: Path) -> Reader:
    from earmark.importers import guard

    suffix = path.suffix.lower()
    by_name = next((reader for reader in READERS if suffix in reader.suffixes), None)
    head = guard.first_bytes(path)
    by_sign = next((reader for reader in READERS if reader.sign and reader.sign in head), None)
    begin = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    by_sign = by_sign or next((reader for reader in READERS if begin.startswith(reader.opens)), None)
    # A text may well speak of another kind's sign; a file without a known name has only its signs.
    reader = by_name if by_name and by_name.sign else by_sign or by_name
    if reader is None:
        raise UserError(f"Earmark cannot read {suffix} files.", "Save it as PDF or text with times.")
    return reader
