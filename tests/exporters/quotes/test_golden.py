"""Each format of text on one episode, as it always was."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.exporters.quotes.quoted_harbour import sheet

from earmark import __version__
from earmark.exporters.quotes import QUOTE_WRITERS, QuoteWriter, quotes_written
from earmark.exporters.quotes.options import PARTS, Group, Options
from earmark.model.citation import Style

GOLDEN = Path(__file__).with_name("golden")
PACKED = ("docx", "pdf", "qdpx")
"""Formats that are no text: their tests look inside."""
OPTIONS = {
    "quotes": Options(),
    "grouped": Options(cite=Style.APA, group=Group.SPEAKER, whole_sentences=True),
    "bare": Options.without(PARTS, cite=Style.CHICAGO, group=Group.COLOR),
    "tagged": Options(cite=Style.PLAIN, group=Group.TAG),
}


@pytest.mark.parametrize(
    "writer", [w for w in QUOTE_WRITERS if w.name not in PACKED], ids=lambda writer: writer.name
)
@pytest.mark.parametrize("name", OPTIONS)
def test_quotes_are_written_as_they_always_were(writer: QuoteWriter, name: str) -> None:
    golden = (GOLDEN / f"{name}{writer.suffixes[0]}").read_bytes().decode()
    made = quotes_written(sheet(options=OPTIONS[name]), writer).decode()
    assert without_fonts(made) == golden.replace("{version}", __version__)


def without_fonts(made: str) -> str:
    """Return a page with a word in place of each font, and of the digest of the style that they are in."""
    made = re.sub(r"(?<=base64,)[A-Za-z0-9+/=]+", "FONT", made)
    return re.sub(r"(?<=style-src 'sha256-)[^']+", "DIGEST", made)
