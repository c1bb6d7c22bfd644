"""Word documents: one talk in the layouts of many programs, and what Word keeps beside the text."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import docx as word
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from tests.importers.reading import said_in
from tests.importers.talks import Said, talk, without_times
from tests.importers.word_files import Write, document, saved, time

from earmark.errors import LockedFile, UserError
from earmark.importers import docx, read_transcript

TALK = talk(turns=20)
UNTIMED = without_times(TALK)
SINGLE = talk(turns=20, paragraphs=False)


def _bold_label(made: Document, said: Said, begins: bool) -> None:
    paragraph = made.add_paragraph()
    if begins:
        paragraph.add_run(f"{said.speaker}:").bold = True
        paragraph.add_run(" ")
    paragraph.add_run(said.text)


def _name_and_time_above(made: Document, said: Said, begins: bool) -> None:
    made.add_paragraph(f"{said.speaker}  {time(said)}" if begins else time(said))
    made.add_paragraph(said.text)


def _one_paragraph_with_line_breaks(made: Document, said: Said, begins: bool) -> None:
    """As Teams has it: picture, name and time, a line break, text."""
    paragraph = made.add_paragraph()
    if begins:
        paragraph.add_run().add_break()
        paragraph.add_run(said.speaker).bold = True
    paragraph.add_run(f"   {time(said)}")
    paragraph.add_run().add_break()
    paragraph.add_run(said.text)


def _times_then_name_then_text(made: Document, said: Said, begins: bool) -> None:
    """As Teams had it earlier: a range of times, the name, the text, each on a line."""
    made.add_paragraph(f"{time(said)}.100 --> {time(said)}.900\n{said.speaker}\n{said.text}")


def _tabs(made: Document, said: Said, begins: bool) -> None:
    made.add_paragraph(f"{said.speaker if begins else ''}\t{time(said)}\t{said.text}")


def _time_tab_name(made: Document, said: Said, begins: bool) -> None:
    made.add_paragraph(
        f"[{time(said)}]\t{said.speaker}: {said.text}" if begins else f"[{time(said)}]\t{said.text}"
    )


def _heading(made: Document, said: Said, begins: bool) -> None:
    if begins:
        made.add_heading(said.speaker, level=3)
    made.add_paragraph(said.text)


def _name_with_time_in_brackets(made: Document, said: Said, begins: bool) -> None:
    made.add_paragraph(f"{said.speaker} ({time(said)}):" if begins else f"({time(said)}):")
    made.add_paragraph(said.text)


LAYOUTS: dict[str, tuple[list[Said], Write]] = {
    "bold label": (UNTIMED, _bold_label),
    "name and time above": (TALK, _name_and_time_above),
    "one paragraph with line breaks": (TALK, _one_paragraph_with_line_breaks),
    "range of times, name, text": (talk(turns=20, paragraphs=False), _times_then_name_then_text),
    "tabs": (SINGLE, _tabs),
    "time, tab, name": (TALK, _time_tab_name),
    "headings": (UNTIMED, _heading),
    "name (time):": (TALK, _name_with_time_in_brackets),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_names_times_and_words_are_found_in_every_layout(layout: str, tmp_path: Path) -> None:
    said, write = LAYOUTS[layout]
    path = saved(document(said, write), tmp_path / "talk.docx")

    expected = [Said(s.speaker, s.start_ms, s.text) for s in said]
    if layout.startswith("range"):
        expected = [Said(s.speaker, (s.start_ms or 0) + 100, s.text) for s in said]
    assert said_in(docx.read(path)) == expected
