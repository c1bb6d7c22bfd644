"""Each format of text on one episode, as it always was."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.exporters.quotes.quoted_harbour import sheet

from earmark import __version__
from earmark.exporters.quotes import QUOTE_WRITERS, QuoteWriter, quotes_written

GOLDEN = Path(__file__).with_name("golden")
PACKED = ("docx", "pdf", "qdpx")
"""Formats that are no text: their tests look inside."""


@pytest.mark.parametrize(
    "writer", [w for w in QUOTE_WRITERS if w.name not in PACKED], ids=lambda writer: writer.name
)
def test_quotes_are_written_as_they_always_were(writer: QuoteWriter) -> None:
    golden = (GOLDEN / f"quotes{writer.suffixes[0]}").read_bytes().decode()
    assert quotes_written(sheet(), writer).decode() == golden.replace("{version}", __version__)
