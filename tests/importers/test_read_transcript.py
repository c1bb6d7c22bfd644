"""Kinds of files: by name, by content, or refused in words."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from tests.importers.drawing import Layout, draw
from tests.importers.reading import said_in
from tests.importers.talks import talk
from tests.importers.written import write

from earmark.errors import UserError
from earmark.importers import read_transcript

TALK = talk(turns=8)


@pytest.mark.parametrize("name", ["talk.txt", "TALK.TXT", "talk.md", "talk", "a #1 100% “talk”.txt"])
def test_text_is_read_whatever_its_name(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(write(TALK, "{name} ({time}):", "({time})"))
    assert said_in(read_transcript(path)) == TALK


@pytest.mark.parametrize("name", ["talk.pdf", "talk.PDF", "talk", "talk.txt", "talk.download"])
def test_a_pdf_is_read_whatever_its_name(tmp_path: Path, name: str) -> None:
    path = draw(tmp_path / name, TALK, Layout())
    assert said_in(read_transcript(path)) == TALK


@pytest.mark.parametrize("kind", ["pages", "doc", "mp3"])
def test_unknown_kinds_are_refused_in_words(tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"talk.{kind}"
    path.write_bytes(b"Ada: Hello.\n")
    with pytest.raises(UserError) as refused:
        read_transcript(path)
    assert str(refused.value) == f"Earmark cannot read .{kind} files."
    assert refused.value.hint == "Save it as PDF or text with times."


def test_a_text_that_calls_itself_a_pdf_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "talk.pdf"
    path.write_text("Ada: Hello.\n")
    with pytest.raises(UserError, match="not a PDF"):
        read_transcript(path)


def test_nothing_is_loaded_before_a_file_is_read() -> None:
    code = (
        "import sys, earmark.importers, earmark.commands.convert; "
        "print([m for m in ('pypdfium2', 'pdfplumber', 'charset_normalizer', 'PySide6', 'numpy',"
        " 'earmark.importers.pdf', 'earmark.importers.text') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
