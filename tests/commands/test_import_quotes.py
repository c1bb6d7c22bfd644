"""`earmark import` as people call it: what comes, what it says, and that nothing is lost."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from tests.commands.test_mark import process
from tests.importers.annotations.examples import annotation

from earmark.cli import main
from earmark.model.annotations import Annotations
from earmark.model.deletions import recorded
from earmark.model.joining import Marks
from earmark.storage import backups, sidecar
from earmark.storage.backups import Why

TALK = """\
Title: The harbour

Ada Quill (00:00:00):
Welcome to the harbour. It is cold.

Bram Osterhuis (00:00:07):
Thank you. I am glad to be back here at last, after such a long time on the islands.

Ada Quill (00:00:20):
The café is open in winter.
"""
CAPTIONS = """\
WEBVTT

00:00.000 --> 00:06.000
<v Ada>Welcome to the harbor, it's cold.

00:07.000 --> 00:18.000
<v Bram>Thank you. I am glad to be back here at last, after such a long time on the islands.
"""


@pytest.fixture
def transcript(tmp_path: Path) -> Path:
    path = tmp_path / "talk.txt"
    path.write_text(TALK, encoding="utf-8")
    return path


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    """Three quotes: one in its place, one of a word, one of words that nobody says."""
    path = tmp_path / "notes.jsonld"
    exacts = ("I am glad to be back", "cold", "nothing that anybody says")
    items = [annotation({"exact": words}, id=f"urn:{words}", bodyValue="Hm.") for words in exacts]
    path.write_text(json.dumps([*items, annotation(id="urn:none", target=[])]), encoding="utf-8")
    return path


def run(*arguments: object) -> int:
    return main(["import", *map(str, arguments)])


def kept(transcript: Path) -> Annotations:
    return sidecar.load(sidecar.sidecar_path(transcript)).content.annotations


TOLD = "3 quotes: 1 placed, 1 needs a look, 1 has no place\n"
PASSED_OVER = "1 entry was passed over: it marks no words.\n"


def test_quotes_are_placed_counted_and_kept(
    transcript: Path, notes: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(transcript, notes) == 0
    assert capsys.readouterr() == (TOLD + PASSED_OVER, "")
    states = {mark.quote.exact: mark.state for mark in kept(transcript).highlights}
    assert states == {"I am glad to be back": "placed", "cold": "look", "nothing that anybody says": "lost"}
    assert main(["check", str(transcript)]) == 1


def test_a_dry_run_tells_the_same_and_writes_nothing(
    transcript: Path, notes: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(transcript, notes, "--dry-run") == 0
    assert capsys.readouterr().out == TOLD + PASSED_OVER
    assert not sidecar.sidecar_path(transcript).exists()


def test_importing_again_adds_nothing(
    transcript: Path, notes: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(transcript, notes)
    before = sidecar.sidecar_path(transcript).read_bytes()
    capsys.readouterr()
    assert run(transcript, notes) == 0
    assert capsys.readouterr().out == f"{TOLD}3 were here already.\n{PASSED_OVER}"
    assert sidecar.sidecar_path(transcript).read_bytes() == before


def test_what_was_deleted_comes_back_when_it_is_imported_again(transcript: Path, notes: Path) -> None:
    run(transcript, notes)
    path = sidecar.sidecar_path(transcript)
    last = sidecar.load(path)
    first = kept(transcript)
    marks = recorded(Marks(first), Annotations(), "2027-01-01T00:00:00.000Z")
    sidecar.save(path, replace(last.content, annotations=marks.annotations, deleted=marks.deleted), last)
    run(transcript, notes)
    assert {mark.id for mark in kept(transcript).highlights} == {mark.id for mark in first.highlights}


def test_the_quotes_of_another_transcript_of_the_episode_are_placed(
    transcript: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    captions = tmp_path / "talk.vtt"
    captions.write_text(CAPTIONS, encoding="utf-8")
    main(["mark", str(captions), "--quote", "welcome to the harbor", "--note", "Mine.", "--color", "sky"])
    main(["mark", str(captions), "--quote", "such a long time", "--tag", "sea"])
    capsys.readouterr()
    assert run(transcript, sidecar.sidecar_path(captions)) == 0
    assert capsys.readouterr().out.startswith("2 quotes: ")
    marks = kept(transcript).highlights
    assert [(mark.words.exact.lower(), mark.color, mark.note, mark.tags) for mark in marks] == [
        ("welcome to the harbour", "sky", "Mine.", ()),
        ("such a long time", "gold", "", ("sea",)),
    ]
    assert [mark.id for mark in marks] == [mark.id for mark in kept(captions).highlights]


def test_our_own_export_comes_in_again_as_it_was(transcript: Path, tmp_path: Path) -> None:
    main(["mark", str(transcript), "--quote", "cold. Thank you.", "--note", "Two\n\nlines", "--tag", "a b"])
    main(["mark", str(transcript), "--quote", "harbour", "--color", "mint"])
    main(["export", str(transcript), "-o", str(tmp_path / "out.jsonld")])
    other = tmp_path / "other" / "talk.txt"
    other.parent.mkdir()
    other.write_text(TALK, encoding="utf-8")
    assert run(other, tmp_path / "out.jsonld") == 0
    assert kept(other) == kept(transcript)
    before = sidecar.sidecar_path(transcript).read_bytes()
    run(transcript, tmp_path / "out.jsonld")
    assert sidecar.sidecar_path(transcript).read_bytes() == before


def test_what_is_here_stays_and_is_backed_up(transcript: Path, notes: Path) -> None:
    main(["mark", str(transcript), "--quote", "The café is open", "--note", "Mine."])
    before = sidecar.load(sidecar.sidecar_path(transcript)).content
    run(transcript, notes)
    assert len(kept(transcript).highlights) == 4
    assert kept(transcript).get(before.annotations.highlights[0].id) == before.annotations.highlights[0]
    found = backups.newest_good(sidecar.sidecar_path(transcript))
    assert found is not None
    assert (found[0].why, found[1]) == (Why.MERGE, before)


def test_importing_and_marking_at_once_loses_nothing(transcript: Path, tmp_path: Path) -> None:
    words = TALK.split("\n")[3].split()
    running = []
    for number, word in enumerate(words):
        path = tmp_path / f"{number}.jsonld"
        path.write_text(json.dumps(annotation({"exact": word}, id=f"urn:{number}")), encoding="utf-8")
        running.append(process("import", transcript, path))
        running.append(process("mark", transcript, "--quote", f"the {('islands', 'harbour')[number % 2]}"))
    done = [(one.communicate(timeout=100), one.returncode) for one in running]
    assert [status for _, status in done] == [0] * len(done), done
    assert len(kept(transcript).highlights) == len(words) + 2


@pytest.mark.parametrize("raw", [b"", b"{}", b"\xff\xfe\x00", b'{"version": 7, "annotations": []}'])
def test_a_file_that_holds_no_quotes_changes_nothing(
    raw: bytes, transcript: Path, notes: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = tmp_path / "bad.json"
    bad.write_bytes(raw)
    assert run(transcript, notes, bad) == 1
    out, err = capsys.readouterr()
    assert (out, err.startswith("“bad.json”: ")) == ("", True)
    assert not sidecar.sidecar_path(transcript).exists()


@pytest.mark.parametrize("arguments", [[], ["talk.txt"], ["talk.txt", "a.json", "--wet"]])
def test_wrong_usage_has_status_two(arguments: list[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["import", *arguments])


def test_another_transcript_can_be_named_for_the_quotes_beside_it(transcript: Path, tmp_path: Path) -> None:
    captions = tmp_path / "talk.vtt"
    captions.write_text(CAPTIONS, encoding="utf-8")
    main(["mark", str(captions), "--quote", "such a long time"])
    assert run(transcript, captions) == 0
    assert [mark.quote.exact for mark in kept(transcript).highlights] == ["such a long time"]
