"""`earmark convert` as people call it: what it prints, writes, and says when it cannot."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.importers.drawing import Layout, draw
from tests.importers.reading import truth
from tests.importers.talks import talk

from earmark.cli import main


@pytest.fixture
def transcript(tmp_path: Path) -> Path:
    return draw(tmp_path / "talk.pdf", talk(turns=6), Layout())


def test_json_is_printed(transcript: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["convert", str(transcript), "--to", "json"]) == 0
    written = json.loads(capfdbinary.readouterr().out)
    assert list(written) == ["title", "show", "episode", "speakers", "turns", "remarks"]
    assert written["turns"][0]["paragraphs"][0]["text"] == talk(turns=6)[0].text


def test_text_is_written_into_a_file(transcript: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    written = transcript.with_name("talk.txt")
    assert main(["convert", str(transcript), "--to", "txt", "-o", str(written)]) == 0
    assert written.read_text(encoding="utf-8").startswith("Title: The Tide Table\n")
    assert capfdbinary.readouterr().out == b""


@pytest.mark.parametrize(
    ("name", "sentence"),
    [("gone.pdf", "This file is not there."), ("talk.pages", "Earmark cannot read .pages files.")],
)
def test_what_cannot_be_read_is_said_in_words(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], name: str, sentence: str
) -> None:
    (tmp_path / "talk.pages").write_text("Ada: Hello.")

    assert main(["convert", str(tmp_path / name), "--to", "json"]) == 1

    said = capfd.readouterr()
    assert said.out == ""
    assert said.err.splitlines()[0] == sentence
    assert len(said.err.splitlines()) == 2


def test_a_file_that_cannot_be_written_is_said_in_words(
    transcript: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    missing = transcript.with_name("no folder") / "talk.txt"
    assert main(["convert", str(transcript), "--to", "txt", "-o", str(missing)]) == 1
    assert "could not be written" in capfd.readouterr().err


@pytest.mark.parametrize(
    "arguments", [["convert"], ["convert", "talk.pdf"], ["convert", "a.pdf", "--to", "docx"]]
)
def test_wrong_usage_is_told_apart(arguments: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2


def test_the_real_episode_is_converted_whole(shared: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["convert", str(shared / "episode" / "sds725.pdf"), "--to", "json"]) == 0
    written = json.loads(capfdbinary.readouterr().out)
    assert [
        (turn["speaker"], paragraph["start_ms"], paragraph["text"])
        for turn in written["turns"]
        for paragraph in turn["paragraphs"]
    ] == [(said.speaker, said.start_ms, said.text) for said in truth(shared)]
    assert written["episode"] == 725
    assert all(remark.startswith("Page ") for remark in written["remarks"])
