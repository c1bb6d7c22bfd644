"""`earmark marks` and `earmark check`: what was kept, and whether it has its place."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from earmark.cli import main
from earmark.commands.quoting import read
from earmark.model import bookmarks
from earmark.model.annotations import Annotations
from earmark.model.time_map import TimeMap
from earmark.storage import sidecar
from earmark.storage.backups import Why
from earmark.storage.rewriting import rewrite

TALK = """\
Ada Quill (00:00:00):
Welcome to the harbour. It is cold.

Bram Osterhuis (00:00:07):
Thank you. I am glad to be back here at last, after such a long time on the islands.

Bram Osterhuis (00:00:20):
The café is open in winter.
"""
NOW = "2026-03-02T19:00:00.000Z"


@pytest.fixture
def transcript(tmp_path: Path) -> Path:
    """A transcript with two quotes."""
    path = tmp_path / "talk.txt"
    path.write_text(TALK, encoding="utf-8")
    main(["mark", str(path), "--quote", "is open in winter", "--tag", "sea", "--note", "Find\n*out*."])
    main(["mark", str(path), "--quote", "It is cold. Thank you.", "--color", "sky"])
    return path


def printed(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    capsys.readouterr()
    assert main([*map(str, arguments)]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    return out


def test_json_is_a_list_in_reading_order(transcript: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(printed(capsys, "marks", transcript, "--json"))
    marks = sidecar.load(sidecar.sidecar_path(transcript)).content.annotations.highlights
    assert found == [
        {
            "id": marks[0].id,
            "quote": "It is cold. Thank you.",
            "speaker": "Ada Quill and Bram Osterhuis",
            "start_ms": marks[0].start_ms,
            "color": "sky",
            "note": "",
            "tags": [],
            "state": "placed",
        },
        {
            "id": marks[1].id,
            "quote": "is open in winter",
            "speaker": "Bram Osterhuis",
            "start_ms": marks[1].start_ms,
            "color": "gold",
            "note": "Find\n*out*.",
            "tags": ["sea"],
            "state": "placed",
        },
    ]


def test_the_table_has_a_line_for_each_quote(transcript: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first, second = printed(capsys, "marks", transcript).splitlines()
    assert first.startswith("00:00:0")
    assert first.endswith("  sky     Ada Quill and…      “It is cold. Thank you.”")
    assert second.endswith("  gold    Bram Osterhuis      “is open in winter”  #sea  — Find *out*.")


def test_notes_cannot_steer_the_terminal(transcript: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["mark", str(transcript), "--quote", "harbour", "--note", "\x1b[31mred\r\x07"])
    assert not {"\x1b", "\r", "\x07"} & set(printed(capsys, "marks", transcript))


def test_without_quotes_there_is_an_empty_list_or_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "new.txt"
    path.write_text(TALK, encoding="utf-8")
    assert printed(capsys, "marks", path, "--json") == "[]\n"
    for command in ("marks", "check"):
        assert main([command, str(path)]) == 0
        assert capsys.readouterr() == ("", "No quotes were kept of this transcript.\n")
    assert [file.name for file in tmp_path.iterdir()] == ["new.txt"]


def test_bookmarks_are_listed_without_words(transcript: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = read(transcript)
    episode = source.original
    made = bookmarks.make(episode, TimeMap(episode), episode.text.index("Welcome"), "coral", now=NOW)
    assert made is not None
    rewrite(source, lambda _edition, annotations: annotations.put(made), Why.DAY, NOW)
    first = json.loads(printed(capsys, "marks", transcript, "--json"))[0]
    assert (first["quote"], first["speaker"], first["start_ms"]) == ("", "Ada Quill", 0)
    assert "Bookmark" in printed(capsys, "marks", transcript).splitlines()[0]
    assert printed(capsys, "check", transcript).splitlines()[0] == "placed        00:00:00   Bookmark"


def test_check_tells_that_all_is_placed(transcript: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = printed(capsys, "check", transcript).splitlines()
    assert [line.split("  ")[0] for line in lines[:2]] == ["placed", "placed"]
    assert lines[2] == "2 quotes: 2 placed, 0 need a look, 0 lost"


def test_check_finds_what_is_lost_and_ends_with_one(
    transcript: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    transcript.write_text(TALK.replace("The café is open in winter.", "Goodbye."), encoding="utf-8")
    before = sidecar.sidecar_path(transcript).read_bytes()
    capsys.readouterr()
    assert main(["check", str(transcript)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[1].startswith("lost          00:00:20")
    assert lines[1].endswith("“is open in winter”")
    assert lines[2] == "2 quotes: 1 placed, 0 need a look, 1 lost"
    states = [quote["state"] for quote in json.loads(printed(capsys, "marks", transcript, "--json"))]
    assert states == ["placed", "lost"]
    assert "[lost] “is open in winter”" in printed(capsys, "marks", transcript)
    assert sidecar.sidecar_path(transcript).read_bytes() == before


def test_a_quote_that_needs_a_look_is_not_lost(transcript: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = sidecar.sidecar_path(transcript)
    last = sidecar.load(path)
    marks = [replace(mark, look=True) for mark in last.content.annotations.highlights[:1]]
    sidecar.save(path, replace(last.content, annotations=Annotations.of(marks)), last)
    out = printed(capsys, "check", transcript)
    assert out.startswith("needs a look  00:00:")
    assert out.endswith("\n1 quote: 0 placed, 1 needs a look, 0 lost\n")


@pytest.mark.parametrize("command", [["marks"], ["marks", "--json"], ["check"]])
def test_damaged_quotes_are_an_error_in_words(
    command: list[str], transcript: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sidecar.sidecar_path(transcript).write_text("{", encoding="utf-8")
    capsys.readouterr()
    assert main([*command, str(transcript)]) == 1
    out, err = capsys.readouterr()
    assert (out, err.splitlines()[0]) == ("", "Quotes could not be read.")


def test_of_a_newer_file_what_is_understood_is_listed_and_that_is_said(
    transcript: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = sidecar.sidecar_path(transcript)
    path.write_bytes(path.read_bytes().replace(b'"version": 1', b'"version": 9'))
    capsys.readouterr()
    assert main(["marks", str(transcript), "--json"]) == 0
    out, err = capsys.readouterr()
    assert len(json.loads(out)) == 2
    assert err == "A newer Earmark kept these quotes: perhaps not all of them are known here.\n"
