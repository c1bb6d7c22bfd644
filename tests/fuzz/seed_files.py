"""The files from which damaged ones are made: a small one of every kind, and real ones if they are here."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import docx
from tests.importers.hostile_pdfs import talk as pdf_talk
from tests.importers.json_examples import EXAMPLES

_FOLDER = Path(__file__).with_name("seeds")
_SHARED = Path(__file__).resolve().parents[3] / "shared" / "realdata"
_KINDS = frozenset(
    [
        *(".txt", ".md", ".vtt", ".srt", ".sbv", ".ass", ".ssa", ".ttml", ".json", ".html", ".docx"),
        *(".pdf", ".xml", ".otr", ".csv", ".odt"),
    ]
)
_MOST_BYTES = 120_000
"""Larger files take longer, and have little that smaller ones have not."""


class Seed(NamedTuple):
    """A whole file: how its name ends, and what is in it."""

    suffix: str
    data: bytes


def own() -> list[Seed]:
    """Return our own seeds, always the same and in the same order."""
    written = [Seed(path.suffix, path.read_bytes()) for path in sorted(_FOLDER.iterdir())]
    return [*written, *_of_json(), Seed(".docx", _word_file()), Seed(".odt", _odt()), Seed(".pdf", _pdf())]


def real() -> list[Seed]:
    """Return the real files beside the project; none if they are not here."""
    files = sorted(path for path in _SHARED.rglob("*") if path.suffix.lower() in _KINDS)
    return [
        Seed(path.suffix, path.read_bytes())
        for path in files
        if "JSONTestSuite" not in path.parts and 0 < path.stat().st_size <= _MOST_BYTES
    ]


def _of_json() -> Iterator[Seed]:
    for example in EXAMPLES:
        document = example.make()
        yield Seed(".json", json.dumps(document, ensure_ascii=False).encode())
    yield Seed(".jsonl", b"\n".join(json.dumps(part).encode() for part in EXAMPLES[3].make()))
    yield Seed(".json3", json.dumps({"events": [{"tStartMs": 1, "segs": [{"utf8": "Hello."}]}]}).encode())


def _word_file() -> bytes:
    document = docx.Document()
    document.core_properties.title = "The Tide Table"
    document.add_heading("The Tide Table", 1)
    for name, text in (("Ada", "Good morning, and welcome."), ("Bram", "Thank you."), ("Ada", "Well.")):
        paragraph = document.add_paragraph()
        paragraph.add_run(f"{name} (00:00:01): ").bold = True
        paragraph.add_run(text)
    table = document.add_table(2, 3)
    for cell, text in zip(table.rows[1].cells, ("Bram", "00:12", "It is calm."), strict=True):
        cell.text = text
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _odt() -> bytes:
    content = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>'
        "<text:h>The Tide Table</text:h><text:p>Ada: Good morning,<text:line-break/>and welcome.</text:p>"
        "<text:p>Bram:<text:tab/>Thank you.</text:p><text:p>Ada: Well.</text:p>"
        "</office:text></office:body></office:document-content>"
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", content)
    return buffer.getvalue()


def _pdf() -> bytes:
    return bytes(pdf_talk().output())
