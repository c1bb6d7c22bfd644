"""`earmark mark` as scripts call it: what it prints, keeps, and says when it cannot."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from earmark.cli import main
from earmark.storage import color_names, sidecar
from earmark.storage.sidecar_format import Content

TALK = """\
Title: The harbour

Ada Quill (00:00:00):
Welcome to the harbour. It is cold. Yeah, absolutely.

Bram Osterhuis (00:00:07):
Thank you. The café is open, and it’s “quiet” in winter. Yeah, absolutely.

Ada Quill (00:00:27):
Yeah, absolutely. And back to the pier.
"""
UNTIMED = """\
Ada Quill: Welcome to the harbour. Yeah, absolutely.

Bram Osterhuis: Yeah, absolutely. Thank you.
"""


@pytest.fixture
def transcript(tmp_path: Path) -> Path:
    path = tmp_path / "talk.txt"
    path.write_text(TALK, encoding="utf-8")
    return path


def mark(transcript: Path, quote: str, *arguments: object) -> int:
    return main(["mark", str(transcript), "--quote", quote, *map(str, arguments)])


def kept(transcript: Path) -> list[tuple[str, str]]:
    return [
        (highlight.quote.exact, highlight.color) for highlight in content(transcript).annotations.highlights
    ]


def content(transcript: Path) -> Content:
    return sidecar.load(sidecar.sidecar_path(transcript)).content


def test_a_quote_is_kept_and_its_id_printed(transcript: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert mark(transcript, 'it\'s "QUIET"\nin  winter') == 0
    out, err = capsys.readouterr()
    (highlight,) = content(transcript).annotations.highlights
    assert (out, err) == (f"{highlight.id}\n", "")
    assert (highlight.quote.exact, highlight.color) == ("it’s “quiet” in winter", "gold")
    assert highlight.start_ms is not None
    assert 7_000 <= highlight.start_ms < 27_000


def test_color_note_and_tags_are_kept(transcript: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        mark(
            *(transcript, "It is cold.", "--color", "Sky", "--note", "Why **here**?"),
            *("--tag", "#weather", "--tag", "to check", "--json"),
        )
        == 0
    )
    record = json.loads(capsys.readouterr().out)
    (highlight,) = content(transcript).annotations.highlights
    assert record == {
        "id": highlight.id,
        "quote": "It is cold.",
        "speaker": "Ada Quill",
        "start_ms": highlight.start_ms,
        "color": "sky",
        "note": "Why **here**?",
        "tags": ["weather", "to check"],
        "state": "placed",
    }
    assert (highlight.note, highlight.tags) == ("Why **here**?", ("weather", "to check"))


def test_a_color_may_have_the_readers_name(transcript: Path) -> None:
    color_names.write({"mint": "To check"})
    assert mark(transcript, "It is cold.", "--color", "to CHECK") == 0
    assert kept(transcript) == [("It is cold.", "mint")]


def test_words_of_two_who_speak_are_one_quote(transcript: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert mark(transcript, "absolutely. Thank you.", "--json") == 0
    record = json.loads(capsys.readouterr().out)
    assert (record["quote"], record["speaker"]) == (
        "absolutely. Thank you.",
        "Ada Quill and Bram Osterhuis",
    )


def test_words_at_several_places_are_refused_with_places_and_times(
    transcript: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert mark(transcript, "yeah, absolutely") == 1
    out, err = capsys.readouterr()
    assert out == ""
    first, *places, advice = err.splitlines()
    assert first == "“yeah, absolutely” is at 3 places."
    assert [place[:20] for place in places] == [
        "  00:00:03  Ada Quil",
        "  00:00:12  Bram Ost",
        "  00:00:27  Ada Quil",
    ]
    assert "…back" not in places[0]
    assert "It is cold. Yeah, absolutely. Thank you." in places[0]
    assert advice == "Say which: --near 00:00:03"
    assert not sidecar.sidecar_path(transcript).exists()


@pytest.mark.parametrize(("near", "number"), [("0:00", 0), ("00:00:16", 1), ("0:27", 2), ("9:00:00", 2)])
def test_near_says_which_of_several_places(near: str, number: int, transcript: Path) -> None:
    assert mark(transcript, "Yeah, absolutely", "--near", near) == 0
    (highlight,) = content(transcript).annotations.highlights
    assert highlight.turn == number


def test_of_many_places_some_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "long.txt"
    path.write_text("\n\n".join(f"Ada (00:{k:02}:00):\nYes." for k in range(30)), encoding="utf-8")
    assert mark(path, "yes") == 1
    lines = capsys.readouterr().err.splitlines()
    assert (lines[0], lines[-2], len(lines)) == ("“yes” is at 30 places.", "  and 10 more", 23)


def test_without_times_more_words_are_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "untimed.txt"
    path.write_text(UNTIMED, encoding="utf-8")
    assert mark(path, "Yeah, absolutely", "--near", "0:10") == 1
    err = capsys.readouterr().err.splitlines()
    assert err[1] == "  Ada Quill: “…to the harbour. Yeah, absolutely. Yeah, absolutely.…”"
    assert err[-1] == "The transcript has no times to choose by. Give more of the words around it."
    assert mark(path, "Welcome to the harbour. Yeah, absolutely") == 0
    assert content(path).annotations.highlights[0].start_ms is None


def test_words_that_are_not_said_are_refused_with_what_comes_nearest(
    transcript: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert mark(transcript, "welcom to teh harbor") == 1
    assert capsys.readouterr().err.splitlines() == [
        "“welcom to teh harbor” is not in the transcript.",
        "What comes nearest is: 00:00:00  Ada Quill: “Welcome to the harbour”",
    ]
    assert mark(transcript, "quantum chromodynamics") == 1
    assert capsys.readouterr().err.endswith("\nNothing in it is like these words.\n")
    assert not sidecar.sidecar_path(transcript).exists()


def test_a_passage_that_is_kept_already_is_added_to(
    transcript: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mark(transcript, "It is cold.", "--note", "Mine.", "--tag", "a", "--color", "sky")
    first = capsys.readouterr().out
    mark(transcript, "it is cold.", "--note", "Also this.", "--tag", "b")
    mark(transcript, "it is cold.", "--note", "Mine.")
    assert capsys.readouterr().out == first * 2
    (highlight,) = content(transcript).annotations.highlights
    assert (highlight.color, highlight.note, highlight.tags) == ("sky", "Mine.\n\nAlso this.", ("a", "b"))
    before = sidecar.sidecar_path(transcript).read_bytes()
    mark(transcript, "it is cold.", "--tag", "B")
    assert sidecar.sidecar_path(transcript).read_bytes() == before


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (
            b'{"version": 9, "annotations": [], "transcript": {}}',
            "These quotes were kept by a newer Earmark.",
        ),
        (b'{"version": 1,', "Quotes could not be read."),
    ],
)
def test_quotes_that_cannot_be_changed_are_left_alone(
    raw: bytes, sentence: str, transcript: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = sidecar.sidecar_path(transcript)
    path.write_bytes(raw)
    assert mark(transcript, "It is cold.") == 1
    out, err = capsys.readouterr()
    assert (out, err.splitlines()[0]) == ("", sentence)
    assert path.read_bytes() == raw


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["--quote", "  "],
        ["--quote", "cold", "--near", "soon"],
        ["--quote", "cold", "--color", "umber"],
    ],
)
def test_wrong_usage_has_status_two(arguments: list[str], transcript: Path) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["mark", str(transcript), *arguments])
    assert not sidecar.sidecar_path(transcript).exists()


def test_a_transcript_that_is_not_there_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert mark(tmp_path / "gone.txt", "cold") == 1
    assert capsys.readouterr().err.startswith("This file is not there.\n")


def process(*arguments: object) -> subprocess.Popen[bytes]:
    code = "import sys; from earmark.cli import main; sys.exit(main(sys.argv[1:]))"
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment)


def test_of_twenty_commands_at_once_every_quote_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "many.txt"
    lines = [f"Ada (00:{k:02}:00):\nThis is sentence number {k} of them all." for k in range(20)]
    path.write_text("\n\n".join(lines), encoding="utf-8")
    running = [process("mark", path, "--quote", f"sentence number {k} of", "--tag", k) for k in range(20)]
    done = [(one.communicate(timeout=100), one.returncode) for one in running]
    assert [status for _, status in done] == [0] * 20, done
    highlights = content(path).annotations.highlights
    assert [h.quote.exact for h in highlights] == [f"sentence number {k} of" for k in range(20)]
    assert {h.id for h in highlights} == {out.decode().strip() for (out, _), _ in done}
    assert sorted(file.name for file in tmp_path.iterdir()) == ["many.txt", "many.txt.earmark.json"]


def test_the_same_passage_kept_by_several_at_once_is_one_quote(transcript: Path) -> None:
    running = [process("mark", transcript, "--quote", "It is cold.", "--tag", f"t{k}") for k in range(6)]
    printed = {one.communicate(timeout=100)[0] for one in running}
    (highlight,) = content(transcript).annotations.highlights
    assert printed == {f"{highlight.id}\n".encode()}
    assert sorted(highlight.tags) == [f"t{k}" for k in range(6)]


def test_the_command_never_loads_qt(transcript: Path) -> None:
    code = f"""if True:
        import sys
        from earmark.cli import main
        main(["mark", {str(transcript)!r}, "--quote", "cold"])
        main(["marks", {str(transcript)!r}])
        main(["check", {str(transcript)!r}])
        sys.exit(any(name.startswith("PySide6") for name in sys.modules))"""
    assert subprocess.run([sys.executable, "-c", code], check=False, capture_output=True).returncode == 0
