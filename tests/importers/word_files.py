"""Talks written as Word documents, in the many ways in which programs and people write them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO
from itertools import groupby
from pathlib import Path

import docx
from docx.document import Document
from tests.importers.drawing import clock
from tests.importers.talks import Said

Write = Callable[[Document, Said, bool], None]
"""Adds one paragraph of a talk; the last argument is True where a turn begins."""


def document(said: Sequence[Said], write: Write) -> Document:
    """Return the talk as a document."""
    made = docx.Document()
    for _, turn in groupby(said, key=lambda one: one.speaker):
        for number, one in enumerate(turn):
            write(made, one, number == 0)
    return made


def saved(made: Document, path: Path) -> Path:
    buffer = BytesIO()
    made.save(buffer)
    path.write_bytes(buffer.getvalue())
    return path


def time(said: Said) -> str:
    return clock(said.start_ms or 0, "hh:mm:ss")
