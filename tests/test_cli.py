"""The command line: what it prints, where, and with which exit status."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.gui.talk_files import write_silence, write_talk
from tests.importers import hostile_pdfs

from earmark import __version__, resources
from earmark.cli import main

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "app" / "earmark"
PNG_SIZE = slice(16, 24)  # width and height stand in the header, four bytes each

BAD_FILES = {
    "empty.pdf": (b"", "This file is empty.", "It has 0 bytes. Download or copy it again."),
    "empty.txt": (b"", "This file is empty.", "It has 0 bytes. Download or copy it again."),
    "cut off.pdf": (
        hostile_pdfs.cut_off(),
        "This PDF is damaged.",
        "Parts of it are missing or broken. Download it again, or try another copy.",
    ),
    "locked.pdf": (hostile_pdfs.locked(), "This PDF is locked.", "Enter its password to read it."),
    "pictures.pdf": (
        hostile_pdfs.pictures_only(),
        "This PDF has no text to read.",
        "Its pages are pictures. Try a version with selectable text, or a VTT, SRT or JSON file.",
    ),
    "long.pdf": (
        hostile_pdfs.many_pages(2_001),
        "This PDF is too long.",
        "It has 2,001 pages. Up to 2,000 can be read: open a part of it.",
    ),
    "picture.pdf": (
        hostile_pdfs.picture_with_wrong_name(),
        "This file is not a PDF.",
        "Its name says so, but it is a PNG picture. Choose another file.",
    ),
    "picture.txt": (
        hostile_pdfs.picture_with_wrong_name(),
        "This file is not text.",
        "It is a PNG picture. Choose another file.",
    ),
}


@pytest.fixture
def talk(tmp_path):
    return write_talk(tmp_path / "harbour.txt", 12)


def earmark(*arguments, **environment):
    """Run the program in a process of its own; an environment variable of None is taken away."""
    variables = os.environ | environment
    return subprocess.run(
        [sys.executable, "-m", "earmark", *map(str, arguments)],
        env={name: value for name, value in variables.items() if value is not None},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def python(code, *arguments, path=""):
    """Run *code* in a fresh interpreter and return what it prints."""
    done = subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        env=os.environ | ({"PYTHONPATH": str(path)} if path else {}),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


# Help and usage


def test_version_is_told(capsys):
    with pytest.raises(SystemExit, match="0"):
        main(["--version"])
    assert capsys.readouterr().out == f"Earmark {__version__}\n"


def test_help_shows_how_the_program_is_used_and_what_exit_statuses_mean(capsys):
    with pytest.raises(SystemExit, match="0"):
        main(["--help"])
    told = capsys.readouterr().out
    for words in ("earmark episode.pdf --audio talk.mp3", "exit status: 0 done; 1", ".earmark.json"):
        assert words in told


@pytest.mark.parametrize("command", ["open", "convert"])
def test_each_command_explains_itself(capsys, command):
    with pytest.raises(SystemExit, match="0"):
        main([command, "--help"])
    assert "TRANSCRIPT" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["convert", "a.pdf"], "--to"),
        (["convert", "--to", "docx", "a.pdf"], "invalid choice: 'docx'"),
        (["convert", "--to", "json"], "TRANSCRIPT"),
        (["--nonsense"], "--nonsense"),
        (["a.pdf", "b.pdf", "--audio", "c.mp3"], "go with one transcript"),
        (["a.pdf", "--size", "big"], "not a size: big (write it as 1440x900)"),
        (["a.pdf", "--at", "soon"], "not a time: soon (write it as 00:07:43)"),
        (["a.pdf", "--theme", "pink"], "invalid choice: 'pink'"),
    ],
)
def test_wrong_usage_ends_with_2_and_says_what_is_wrong(capsys, arguments, told):
    with pytest.raises(SystemExit, match="2"):
        main(arguments)
    printed = capsys.readouterr()
    assert told in printed.err
    assert printed.out == ""


# Convert


def test_convert_prints_one_json_object(talk, capfd):
    assert main(["convert", str(talk), "--to", "json"]) == 0
    episode = json.loads(capfd.readouterr().out)
    assert list(episode) == ["title", "show", "episode", "speakers", "turns", "remarks"]
    assert episode["speakers"] == [{"name": "Ada Marsh"}, {"name": "Ben Okoye"}]
    assert len(episode["turns"]) == 12
    first = episode["turns"][1]
    assert (first["speaker"], first["start_ms"], first["end_ms"]) == ("Ben Okoye", 10_000, 20_000)
    assert first["paragraphs"][0]["start_ms"] == 10_000
    assert first["paragraphs"][0]["text"].startswith("Boat 1 comes ashore.")


def test_convert_writes_text_into_a_file(talk, tmp_path, capfd):
    out = tmp_path / "out.txt"
    assert main(["convert", str(talk), "--to", "txt", "-o", str(out)]) == 0
    assert "Boat 11 comes ashore." in out.read_text()
    assert capfd.readouterr().out == ""


def test_what_convert_writes_as_text_can_be_read_again(talk, tmp_path, capfd):
    out = tmp_path / "out.txt"
    main(["convert", str(talk), "--to", "txt", "-o", str(out)])
    main(["convert", str(talk), "--to", "json"])
    once = json.loads(capfd.readouterr().out)
    main(["convert", str(out), "--to", "json"])
    assert json.loads(capfd.readouterr().out)["turns"] == once["turns"]


def test_convert_says_so_where_it_cannot_write(talk, tmp_path, capsys):
    out = tmp_path / "no such folder" / "out.json"
    assert main(["convert", str(talk), "--to", "json", "-o", str(out)]) == 1
    assert capsys.readouterr().err.startswith("“out.json” could not be written.\n")


@pytest.mark.parametrize("name", BAD_FILES)
def test_what_cannot_be_read_is_said_in_a_sentence_and_a_hint(tmp_path, capsys, name):
    content, sentence, hint = BAD_FILES[name]
    (tmp_path / name).write_bytes(content)
    assert main(["convert", str(tmp_path / name), "--to", "json"]) == 1
    printed = capsys.readouterr()
    assert printed.err == f"{sentence}\n{hint}\n"
    assert printed.out == ""


@pytest.mark.parametrize(
    ("name", "sentence", "hint"),
    [
        ("nothing.pdf", "This file is not there.", "It was moved, renamed or deleted."),
        ("", "There is no transcript in this folder.", "Choose another one."),
    ],
)
def test_what_is_no_file_is_said(tmp_path, capsys, name, sentence, hint):
    assert main(["convert", str(tmp_path / name), "--to", "json"]) == 1
    assert capsys.readouterr().err == f"{sentence}\n{hint}\n"


def test_a_reader_that_has_seen_enough_is_no_error(tmp_path):
    talk = write_talk(tmp_path / "harbour.txt", 3_000)
    command = [sys.executable, "-m", "earmark", "convert", str(talk), "--to", "json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.read(10)
        running.stdout.close()
        assert running.wait(60) == 0
        assert running.stderr.read() == b""


# Without Qt


def test_convert_never_loads_qt(talk):
    code = (
        "import sys; from earmark.cli import main; main(['convert', sys.argv[1], '--to', 'json']);"
        "print([name for name in sys.modules if name.startswith('PySide6')])"
    )
    assert python(code, talk).splitlines()[-1] == "[]"


def test_the_core_does_not_know_qt():
    rooms = ("model", "importers", "exporters", "storage")
    modules = [
        ".".join(("earmark", *file.relative_to(PACKAGE).with_suffix("").parts))
        for room in rooms
        for file in (PACKAGE / room).glob("*.py")
        if file.name != "__main__.py"
    ]
    code = (
        "import importlib, sys; [importlib.import_module(name) for name in sys.argv[1:]];"
        "print([name for name in sys.modules if name.startswith('PySide6')])"
    )
    assert len(modules) > 30
    assert python(code, *modules) == "[]\n"


def test_the_window_loads_no_large_library_that_only_child_processes_need():
    large = ("numpy", "av", "pdfplumber", "pypdfium2", "vlc", "PySide6.QtMultimedia")
    code = "import sys; import earmark.gui.application; print([m for m in sys.argv if m in sys.modules])"
    assert python(code, *large) == "[]\n"


# The window


def size_of(png):
    return tuple(int.from_bytes(png.read_bytes()[PNG_SIZE][k : k + 4], "big") for k in (0, 4))


def test_a_screenshot_has_the_size_that_was_asked_for(talk, tmp_path):
    shot = tmp_path / "shot.png"
    write_silence(tmp_path / "harbour.wav", 120)
    done = earmark(
        "open", talk, "--screenshot", shot, "--size", "1100x700", "--theme", "dark", "--at", "00:01:00",
        DISPLAY=None, WAYLAND_DISPLAY=None, QT_QPA_PLATFORM=None,
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert size_of(shot) == (1100, 700)


def test_a_screenshot_of_the_start_page_needs_no_transcript(tmp_path):
    shot = tmp_path / "shot.png"
    done = earmark("--screenshot", shot, "--size", "900x600", DISPLAY=None)
    assert (done.returncode, done.stderr) == (0, "")
    assert size_of(shot) == (900, 600)


def test_a_screenshot_does_not_change_what_is_remembered(talk, tmp_path, own_home):
    earmark(talk, "--screenshot", tmp_path / "shot.png", "--at", "00:01:00")
    assert not (own_home / "data" / "recents.json").exists()


def test_a_transcript_that_cannot_be_read_ends_a_screenshot_with_1(tmp_path):
    (tmp_path / "empty.pdf").write_bytes(b"")
    done = earmark(tmp_path / "empty.pdf", "--screenshot", tmp_path / "shot.png")
    assert done.returncode == 1
    assert done.stderr == "This file is empty.\nIt has 0 bytes. Download or copy it again.\n"
    assert not (tmp_path / "shot.png").exists()


def test_a_screenshot_that_cannot_be_written_ends_with_1(tmp_path):
    done = earmark("--screenshot", tmp_path / "no such folder" / "shot.png")
    assert done.returncode == 1
    assert done.stderr.startswith("“shot.png” could not be written.\n")


@pytest.mark.skipif(sys.platform != "linux", reason="there is always a screen elsewhere")
def test_without_a_screen_a_plain_sentence_is_said(talk):
    done = earmark(talk, DISPLAY=None, WAYLAND_DISPLAY=None, QT_QPA_PLATFORM=None)
    assert done.returncode == 1
    assert done.stderr.splitlines()[0] == "There is no screen to open a window on."


# What belongs to a release


def test_the_changelog_knows_this_version():
    assert f"## [{__version__}]" in (ROOT / "CHANGELOG.md").read_text()


def test_resources_are_found_where_a_wheel_puts_them(tmp_path):
    shutil.copytree(PACKAGE, tmp_path / "earmark", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "resources", tmp_path / "earmark" / "_resources")
    code = "from earmark import resources; print(resources.path('tokens.json'), resources.path('x').parent)"
    tokens, folder = python(code, path=tmp_path).split()
    assert Path(tokens) == tmp_path / "earmark" / "_resources" / "tokens.json"
    assert Path(tokens).is_file()
    assert Path(folder) == tmp_path / "earmark" / "_resources"


def test_resources_are_found_in_a_checkout():
    assert resources.path("tokens.json") == ROOT / "resources" / "tokens.json"
    assert resources.path("tokens.json").is_file()
