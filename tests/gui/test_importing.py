"""Quotes of other programs come into the open transcript, as one edit that can be taken back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from tests.commands.test_mark import process
from tests.gui.at_work import AtWork
from tests.gui.talk_files import write_talk
from tests.importers.annotations.examples import annotation

from earmark.gui.jobs import Job
from earmark.storage import sidecar

TALK = """\
Title: The harbour

Ada Quill (00:00:00):
Welcome to the harbour. It is cold.

Bram Osterhuis (00:00:07):
Thank you. I am glad to be back here at last, after such a long time on the islands.
"""
EXACTS = ("glad to be back here", "such a long time", "nothing that anybody says")


@pytest.fixture
def at_work(start, tmp_path: Path) -> AtWork:
    path = tmp_path / "talk.txt"
    path.write_text(TALK, encoding="utf-8")
    return start(path)


def write_notes(path: Path, *exacts: str) -> Path:
    items = [annotation({"exact": words}, id=f"urn:{words}", bodyValue="Hm.") for words in exacts]
    path.write_text(json.dumps(items), encoding="utf-8")
    return path


def kept(at_work: AtWork) -> dict[str, str]:
    return {mark.quote.exact: mark.state for mark in at_work.highlights}


def test_dropped_quotes_come_in_as_one_edit_and_it_is_said(at_work: AtWork, tmp_path: Path) -> None:
    at_work.drop(write_notes(tmp_path / "notes.jsonld", *EXACTS))
    at_work.wait(lambda: at_work.toast)
    assert at_work.toast == "3 quotes imported. 1 has no place."
    assert list(kept(at_work).values()).count("lost") == 1
    assert len(at_work.sidecar()["annotations"]) == 3
    assert at_work.session.undo_stack.undoText() == "Import quotes"

    at_work.page.toast._button.click()
    assert kept(at_work) == {}
    at_work.session.undo_stack.redo()
    assert len(kept(at_work)) == 3


def test_what_was_taken_back_can_be_imported_again(at_work: AtWork, tmp_path: Path) -> None:
    notes = write_notes(tmp_path / "notes.jsonld", *EXACTS)
    for _ in range(2):
        at_work.drop(notes)
        at_work.wait(lambda: at_work.highlights)
        at_work.saved()
        at_work.session.undo_stack.undo()
        at_work.saved()
    at_work.drop(notes)
    at_work.wait(lambda: at_work.highlights)
    at_work.saved()
    assert len(sidecar.load(at_work.session.sidecar_path).content.annotations.highlights) == 3


def test_what_is_here_already_is_said_and_is_no_edit(at_work: AtWork, tmp_path: Path) -> None:
    notes = write_notes(tmp_path / "notes.json", EXACTS[0])
    at_work.drop(notes)
    at_work.wait(lambda: at_work.toast == "1 quote imported.")
    at_work.drop(notes)
    at_work.wait(lambda: at_work.toast == "This quote is here already.")
    assert at_work.session.undo_stack.count() == 1


def test_files_that_are_dropped_one_after_another_all_come(at_work: AtWork, tmp_path: Path) -> None:
    for number, words in enumerate(EXACTS):
        at_work.drop(write_notes(tmp_path / f"{number}.jsonld", words))
    at_work.wait(lambda: len(at_work.highlights) == 3)
    assert at_work.session.undo_stack.count() == 3


def test_the_menu_asks_for_files(at_work: AtWork, tmp_path: Path) -> None:
    notes = [write_notes(tmp_path / f"{number}.jsonld", EXACTS[number]) for number in range(2)]
    at_work.window.verbs["import_quotes"].trigger()
    (dialog,) = (d for d in at_work.window.findChildren(QFileDialog) if d.isVisible())
    assert dialog.nameFilters()[0] == "Quotes (*.earmark.json *.json *.jsonld)"
    assert dialog.fileMode() is QFileDialog.FileMode.ExistingFiles
    dialog.filesSelected.emit([str(path) for path in notes])
    dialog.close()
    at_work.wait(lambda: len(at_work.highlights) == 2)
    assert at_work.session.undo_stack.count() == 1


def test_a_file_that_cannot_be_read_is_told_and_nothing_changes(at_work: AtWork, tmp_path: Path) -> None:
    bad = tmp_path / "bad.jsonld"
    bad.write_text("{", encoding="utf-8")
    at_work.drop(bad)
    box = at_work.error_box()
    assert box.text() == "This JSON file is damaged."
    box.close()
    assert not at_work.highlights
    at_work.drop(write_notes(tmp_path / "notes.jsonld", EXACTS[0]))
    at_work.wait(lambda: at_work.highlights)


def test_a_transcript_that_is_dropped_is_opened_as_ever(at_work: AtWork, tmp_path: Path) -> None:
    other = tmp_path / "other.json"
    segments = [{"startTime": 0, "endTime": 5, "speaker": "Cleo", "body": "Something else is said here."}]
    other.write_text(json.dumps({"version": "1.0.0", "segments": segments}), encoding="utf-8")
    at_work.open(other)
    assert at_work.session.path == other


def test_while_another_transcript_is_opened_nothing_comes_into_it(at_work: AtWork, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text(TALK.replace("harbour", "island"), encoding="utf-8")
    at_work.drop(write_notes(tmp_path / "notes.jsonld", *EXACTS))
    at_work.open(other)
    at_work.wait(lambda: not Job._running)
    assert not at_work.highlights


def test_where_nothing_can_be_kept_it_is_said_and_nothing_is_read(start, tmp_path: Path) -> None:
    path = tmp_path / "talk.txt"
    path.write_text(TALK, encoding="utf-8")
    newer = b'{"version": 9, "annotations": [], "transcript": {}}'
    sidecar.sidecar_path(path).write_bytes(newer)
    at_work = start(path)
    at_work.drop(write_notes(tmp_path / "notes.jsonld", *EXACTS))
    assert at_work.toast == "Quotes cannot be changed. These quotes were kept by a newer Earmark."
    assert not Job._running
    assert sidecar.sidecar_path(path).read_bytes() == newer


def test_without_a_transcript_quotes_are_explained(start, tmp_path: Path) -> None:
    at_work = start()
    at_work.fail_to_open(write_notes(tmp_path / "notes.jsonld", *EXACTS))
    assert at_work.message() == (
        "This file holds quotes, not what was said. "
        "Open the transcript that they belong to, and drop this file on it."
    )
    assert not at_work.window.verbs["import_quotes"].isEnabled()


def test_a_quote_that_a_command_keeps_beside_the_window_comes_together_with_its_own(
    at_work: AtWork,
) -> None:
    path = at_work.session.path
    at_work.select("It is cold.")
    at_work.press("1")
    command = process("mark", path, "--quote", "glad to be back", "--note", "From a script.")
    _, told = command.communicate(timeout=100)
    assert (command.returncode, told) == (0, b"")
    at_work.select("Welcome")
    at_work.press("2")
    at_work.saved()
    at_work.wait(lambda: len(at_work.highlights) == 3)
    at_work.saved()
    on_disk = sidecar.load(at_work.session.sidecar_path).content.annotations
    assert [mark.quote.exact for mark in on_disk.highlights] == ["Welcome", "It is cold.", "glad to be back"]


def test_commands_and_window_that_keep_quotes_at_the_same_time_keep_all_of_them(
    start, tmp_path: Path
) -> None:
    at_work = start(write_talk(tmp_path / "harbour.txt", 40))
    path = at_work.session.path
    running = [
        process("mark", path, "--quote", f"Crate {number} is carried", "--tag", "script")
        for number in range(8)
    ]
    number = 8
    while number < 40 and (number < 16 or any(one.poll() is None for one in running)):
        at_work.select(f"tide {number} turns")
        at_work.press("2")
        at_work.saved()
        number += 1
    assert [(one.communicate(timeout=100)[1], one.returncode) for one in running] == [(b"", 0)] * 8
    at_work.select("tide 0 turns")
    at_work.press("2")
    at_work.saved()
    at_work.wait(lambda: len(at_work.highlights) == number + 1)
    at_work.saved()
    kept = sidecar.load(at_work.session.sidecar_path).content.annotations
    assert kept == at_work.session.annotations
    assert sum(mark.tags == ("script",) for mark in kept.highlights) == 8
