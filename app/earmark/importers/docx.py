"""Reads Word documents (.docx), and says of other office files and archives what to do with them.

Only the parts with text are unpacked, as a stream: pictures, fonts and what
else may lie in the file are never read, and what is linked is never fetched.
"""

from __future__ import annotations

from pathlib import Path

from earmark.errors import LockedFile, UserError
from earmark.importers import Partial, guard, office
from earmark.importers.office_lines import OfficeLines
from earmark.importers.word_text import WordText, styles_of
from earmark.importers.zip_parts import Parts
from earmark.model.episode import Episode
from earmark.progress import Report, silent

_ZIP = b"PK"
_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MAIN = "/relationships/officeDocument"
_USUAL_MAIN = "word/document.xml"
_OTHERS = (
    ("xl/", "This is a spreadsheet, not a text document.", "Save it as CSV, or copy it into a document."),
    ("ppt/", "This is a presentation, not a text document.", "Copy its text into a text file."),
    ("META-INF/container.xml", "This is an e-book, not a transcript.", "Save its text as a text file."),
    ("Index/", "This is a Pages document.", "Export it from Pages as Word or PDF."),
)
"""What else is a zip file, by the parts in it."""


def read(
    path: Path, report: Report = silent, partial: Partial | None = None, password: str | None = None
) -> Episode:
    """Return the episode in the Word document *path*.

    Raises:
        LockedFile: It wants a password.
        UserError: The file is not there, no Word document, damaged, or has no words.
    """
    raw = guard.whole(path)
    if raw.startswith(_OLD):
        raise _old(raw)
    if not raw.startswith(_ZIP):
        raise guard.not_a("a Word document", raw)
    parts = Parts(raw)
    main = _main_part(parts)
    styles = styles_of(parts.tree(f"{main.rpartition('/')[0]}/styles.xml"))
    gathered = _gathered(parts, main, WordText(styles), report)
    if not gathered.lines:
        gathered = _gathered(parts, main, WordText(styles, with_boxes=True), report)
    return office.episode_of(gathered, parts.tree("docProps/core.xml"), report)


def _gathered(parts: Parts, main: str, text: WordText, report: Report) -> OfficeLines:
    parts.tell(main, text, report)
    return text.gathered


def _main_part(parts: Parts) -> str:
    """Return the name of the part with the text of the document.

    Raises:
        UserError: There is none: it is another kind of file.
    """
    relations = parts.tree("_rels/.rels")
    for relation in relations if relations is not None else ():
        target = relation.get("Target", "").lstrip("/")
        if relation.get("Type", "").endswith(_MAIN) and target in parts.names and target.startswith("word/"):
            return target
    if _USUAL_MAIN in parts.names:
        return _USUAL_MAIN
    for begin, what, hint in _OTHERS:
        if any(name.startswith(begin) for name in parts.names):
            raise UserError(what, hint)
    raise UserError("This is a ZIP archive.", "Unpack it and open the transcript in it.")


def _old(raw: bytes) -> UserError:
    """Return the error for what Word wrote until 2003, and still wraps around locked documents."""
    if _ENCRYPTED in raw:
        return LockedFile("This document is locked.", "Open it in Word and save it without a password.")
    return UserError(
        "This is an old Word document (.doc).", "Open it in Word or LibreOffice and save it as .docx."
    )
