"""`earmark convert` as people call it: what it prints, writes, and says when it cannot."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from tests.importers.drawing import Layout, draw
from tests.importers.reading import truth
from tests.importers.talks import talk

from earmark.cli import main
from earmark.commands.terminal import ProgressLine
from earmark.exporters import WRITERS, Writer
from earmark.importers import READERS, read_transcript
from earmark.model import casting, correcting
from earmark.model.corrections import Corrections
from earmark.model.edition import Edition
from earmark.storage import sidecar
from earmark.storage.sidecar_format import Content, TranscriptId

TALK = (
    "Title: The {0}\n\nAda Quill (00:00:00):\nWelcome to the {0}.\n\nBram Osterhuis (00:00:07):\nThank you.\n"
)


@pytest.fixture
def transcript(tmp_path: Path) -> Path:
    return draw(tmp_path / "talk.pdf", talk(turns=6), Layout())


def written_talk(path: Path, subject: str = "harbour") -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_text(TALK.format(subject), encoding="utf-8")
    return path


def convert(*arguments: object) -> int:
    return main(["convert", *map(str, arguments)])


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


@pytest.mark.parametrize("writer", WRITERS, ids=lambda writer: writer.name)
def test_every_format_is_written_into_a_folder(tmp_path: Path, writer: Writer) -> None:
    talk_file = written_talk(tmp_path / "talk.text")
    assert convert(talk_file, "--to", writer.name, "-o", f"{tmp_path}/new/folder/") == 0
    written = (tmp_path / f"new/folder/talk{writer.suffixes[0]}").read_text()
    assert "Welcome to the harbour." in written.replace("\n", " ")


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("a.vtt", "WEBVTT"),
        ("a.SRT", "1\n00:00:00,000 -->"),
        ("a.md", "---\ntitle:"),
        ("a.htm", "<!DOCTYPE html>"),
    ],
)
def test_the_name_of_the_file_tells_the_format(tmp_path: Path, name: str, begins: str) -> None:
    assert convert(written_talk(tmp_path / "talk.txt"), "-o", tmp_path / name) == 0
    assert (tmp_path / name).read_text().startswith(begins)


def test_a_named_format_counts_more_than_the_name_of_the_file(tmp_path: Path) -> None:
    assert (
        convert(written_talk(tmp_path / "talk.txt"), "--to", "podcast-json", "-o", tmp_path / "a.json") == 0
    )
    assert json.loads((tmp_path / "a.json").read_text())["version"] == "1.0.0"


def test_a_minus_prints(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert convert(written_talk(tmp_path / "talk.txt"), "--to", "vtt", "-o", "-") == 0
    assert capfdbinary.readouterr().out.startswith(b"WEBVTT\n")
    assert [file.name for file in tmp_path.iterdir()] == ["talk.txt"]


def test_several_are_written_each_under_its_own_name(tmp_path: Path) -> None:
    talks = [written_talk(tmp_path / f"{subject}.txt", subject) for subject in ("harbour", "ferry")]
    assert convert(*talks, "--to", "md", "-o", tmp_path) == 0
    assert "Welcome to the ferry." in (tmp_path / "ferry.md").read_text()
    assert "Welcome to the harbour." in (tmp_path / "harbour.md").read_text()


def test_a_name_that_comes_twice_gets_a_number(tmp_path: Path) -> None:
    talks = [written_talk(tmp_path / folder / "talk.txt", folder) for folder in ("harbour", "ferry", "gull")]
    assert convert(*talks, "--to", "md", "-o", f"{tmp_path}/out/") == 0
    subjects = {
        file.name: file.read_text().split(".")[0].split()[-1] for file in (tmp_path / "out").iterdir()
    }
    assert subjects == {"talk.md": "harbour", "talk-2.md": "ferry", "talk-3.md": "gull"}


def test_no_transcript_is_ever_written_over(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    talk_file = written_talk(tmp_path / "talk.txt")
    assert convert(talk_file, "--to", "txt", "-o", tmp_path) == 0
    assert convert(talk_file, "--to", "txt", "-o", tmp_path / "." / "talk.txt") == 1
    assert "“talk.txt” is the transcript itself." in capfd.readouterr().err
    assert talk_file.read_text() == TALK.format("harbour")
    assert (tmp_path / "talk-2.txt").is_file()


def test_a_link_to_the_transcript_is_not_written_over_either(tmp_path: Path) -> None:
    talk_file = written_talk(tmp_path / "talk.txt")
    (tmp_path / "same.md").symlink_to(talk_file)
    assert convert(talk_file, "-o", tmp_path / "same.md") == 1
    assert talk_file.read_text() == TALK.format("harbour")


def test_one_that_fails_keeps_no_other_from_being_written(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    good, late = written_talk(tmp_path / "good.txt"), written_talk(tmp_path / "late.txt")
    (tmp_path / "bad.pdf").write_bytes(b"")
    assert convert(good, tmp_path / "bad.pdf", tmp_path / "gone.txt", late, "--to", "md", "-o", tmp_path) == 1
    assert capfd.readouterr().err.splitlines() == [
        "2 of 4 transcripts could not be converted:",
        "“bad.pdf”: This file is empty. It has 0 bytes. Download or copy it again.",
        "“gone.txt”: This file is not there. It was moved, renamed or deleted.",
    ]
    assert (tmp_path / "good.md").is_file()
    assert (tmp_path / "late.md").is_file()
    assert not (tmp_path / "bad.md").exists()


@pytest.mark.parametrize("to", ["vtt", "srt", "podcast-json"])
def test_what_needs_times_says_so_where_there_are_none(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], to: str
) -> None:
    (tmp_path / "talk.txt").write_text("Ada Quill:\nWelcome.\n\nBram Osterhuis:\nThank you.\n")
    assert convert(tmp_path / "talk.txt", "--to", to) == 1
    assert capfd.readouterr().err.splitlines()[0] == "This transcript has no times."


@pytest.mark.parametrize(
    "arguments",
    [
        ("a.txt", "b.txt", "--to", "md"),
        ("a.txt", "b.txt", "--to", "md", "-o", "-"),
        ("a.txt", "b.txt", "-o", "both.md"),
        ("a.txt", "-o", "notes.doc"),
        ("a.txt", "-o", "folder/"),
    ],
)
def test_what_cannot_be_meant_is_wrong_usage(arguments: tuple[str, ...]) -> None:
    with pytest.raises(SystemExit, match="2"):
        convert(*arguments)


def test_help_names_every_kind_that_is_read_and_every_format_that_is_written(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit, match="0"):
        main(["convert", "--help"])
    told = " ".join(capsys.readouterr().out.split())
    assert all(f"{writer.name} {writer.words}" in told for writer in WRITERS)
    assert all(kind in told for reader in READERS for kind in reader.words.split(", "))


def test_every_reader_says_in_words_what_it_reads() -> None:
    assert all(reader.words for reader in READERS)


@pytest.fixture
def interrupts_heard() -> Iterator[None]:
    """Programs started now hear interrupts, also where this one runs in the background and hears none."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.skipif(os.name != "posix", reason="interrupts are sent in another way here")
def test_an_interrupt_leaves_only_whole_files(interrupts_heard: None, tmp_path: Path) -> None:
    talks = [written_talk(tmp_path / f"talk{number}.txt") for number in range(200)]
    out = tmp_path / "out"
    command = [sys.executable, "-m", "earmark", "convert", *talks, "--to", "json", "-o", f"{out}/"]
    terminal, its_end = opened_terminal()
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=its_end) as running:
        os.close(its_end)
        said = read_until(terminal, b" 5 of 200 ")
        running.send_signal(signal.SIGINT)
        said += read_until(terminal, b"nothing more")
        assert running.communicate(timeout=60) == (b"", None)
    os.close(terminal)
    assert running.returncode == 130
    assert said.endswith(b"\r\x1b[K")
    assert b"Traceback" not in said
    written = [file.name for file in out.iterdir()]
    assert 4 <= len(written) < len(talks)
    assert all(json.loads((out / name).read_text())["turns"] for name in written)


def opened_terminal() -> tuple[int, int]:
    try:
        return os.openpty()
    except OSError:
        pytest.skip("this system has no terminals to lend")


def read_until(terminal: int, words: bytes) -> bytes:
    """Return what is written to *terminal* up to *words*, or until nobody writes to it any more."""
    said = b""
    while words not in said:
        try:
            said += os.read(terminal, 4096)
        except OSError:  # the other end is closed
            break
    return said


# Folders


def test_a_folder_gives_each_episode_in_it_once(tmp_path: Path) -> None:
    shelf = tmp_path / "shelf"
    for subject in ("harbour", "ferry"):
        written_talk(shelf / f"{subject}.txt", subject)
    convert(shelf / "ferry.txt", "-o", shelf / "ferry.vtt")
    (shelf / "ferry.mp3").write_bytes(b"ID3")
    assert convert(shelf, "--to", "html", "-o", f"{tmp_path}/out/") == 0
    assert {file.name for file in (tmp_path / "out").iterdir()} == {"harbour.html", "ferry.html"}


def test_a_folder_with_several_episodes_needs_a_folder_to_write_to(tmp_path: Path) -> None:
    for subject in ("harbour", "ferry"):
        written_talk(tmp_path / f"{subject}.txt", subject)
    with pytest.raises(SystemExit, match="2"):
        convert(tmp_path, "--to", "html")


def test_a_folder_without_transcripts_keeps_no_other_from_being_written(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty").mkdir()
    talk_file = written_talk(tmp_path / "talk.txt")
    assert convert(tmp_path / "empty", talk_file, "--to", "md", "-o", f"{tmp_path}/out/") == 1
    assert "“empty”: This is a folder, not a transcript." in capfd.readouterr().err
    assert (tmp_path / "out" / "talk.md").is_file()


# Corrections


def corrected_talk(folder: Path) -> Path:
    """Return a transcript with a sidecar in which Ada is renamed and a word is put right."""
    talk_file = written_talk(folder / "talk.txt")
    original = read_transcript(talk_file)
    edition = Edition(original, Corrections())
    when = "2026-01-02T03:04:05Z"
    edition = Edition(original, casting.rename_speaker(edition, 0, "Ada Marsh", when))
    start = original.text.index("harbour")
    corrections = correcting.replace_text(edition, start, start + len("harbour"), "pier", when)
    transcript = TranscriptId(talk_file.name, "", "", original.text_digest)
    content = Content(transcript=transcript, corrections=corrections)
    sidecar.save(sidecar.sidecar_path(talk_file), content, sidecar.Sidecar())
    return talk_file


def test_a_transcript_is_written_as_the_reader_corrected_it(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert convert(corrected_talk(tmp_path), "--to", "txt") == 0
    assert capfdbinary.readouterr() == (
        b"Title: The harbour\n\nAda Marsh (00:00:00):\nWelcome to the pier.\n\n"
        b"Bram Osterhuis (00:00:07):\nThank you.\n",
        b"",
    )


def test_the_original_can_be_asked_for(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert convert(corrected_talk(tmp_path), "--to", "txt", "--original") == 0
    assert capfdbinary.readouterr().out.decode() == TALK.format("harbour")


def test_a_correction_that_lost_its_place_is_said(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    talk_file = corrected_talk(tmp_path)
    talk_file.write_text(
        TALK.format("ferry").replace("Welcome to the ferry.", "We begin, and say nothing of it.")
    )
    assert convert(talk_file, "--to", "txt") == 0
    told = capfdbinary.readouterr()
    assert b"Ada Marsh (00:00:00):\nWe begin, and say nothing of it." in told.out
    assert told.err.decode() == (
        "“talk.txt”: Without 1 correction that has no place in it: it changed since.\n"
    )


def test_a_damaged_sidecar_is_said_and_the_transcript_is_still_written(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    talk_file = written_talk(tmp_path / "talk.txt")
    (tmp_path / "talk.txt.earmark.json").write_text("{")
    assert convert(talk_file, "--to", "txt") == 0
    told = capfdbinary.readouterr()
    assert told.out.decode() == TALK.format("harbour")
    assert "“talk.txt.earmark.json” is damaged." in told.err.decode()


# Progress


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_is_shown_in_a_terminal_by_files_and_pages() -> None:
    terminal = Terminal()
    line = ProgressLine(terminal, 3)
    line.begin("ferry.pdf")
    line._drawn_at = 0.0
    line.report(20, 40)
    line.begin("gull\x1b.pdf")
    line.clear()
    shown = terminal.getvalue().split("\r")[1:]
    assert [part.removesuffix("\x1b[K") for part in shown] == [
        "[........................] 1 of 3  ferry.pdf",
        "[####....................] 1 of 3  ferry.pdf, 20 of 40",
        "[########................] 2 of 3  gull?.pdf",
        "",
    ]


def test_progress_says_nothing_where_nobody_looks() -> None:
    quiet = StringIO()
    line = ProgressLine(quiet, 1)
    line.begin("ferry.pdf")
    line.report(1, 1)
    line.clear()
    assert quiet.getvalue() == ""


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
