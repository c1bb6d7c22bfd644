"""`earmark merge`: quotes of two computers as one file, for scripts and by hand."""

import subprocess
import sys

import pytest

from earmark.cli import main
from earmark.model.annotations import Annotations, Highlight, TextQuote
from earmark.storage import backups
from earmark.storage.sidecar import load, sidecar_path
from earmark.storage.sidecar_format import Content, TranscriptId, decode, encode

NOON, LATER = "2026-03-02T12:00:00.000Z", "2026-03-02T12:05:00.000Z"


def content(*names, note="", when=NOON, transcript="harbour.pdf"):
    marks = [Highlight(name, 3, 10, "gold", TextQuote("harbour"), note=note, modified=when) for name in names]
    return Content(Annotations.of(marks), TranscriptId(transcript, f"sha256:{transcript}"))


@pytest.fixture
def mine(tmp_path):
    path = tmp_path / "mine.earmark.json"
    path.write_bytes(encode(content("a", "b")))
    return path


@pytest.fixture
def theirs(tmp_path):
    path = tmp_path / "theirs.earmark.json"
    path.write_bytes(encode(content("b", "c", note="new", when=LATER)))
    return path


def ids(path):
    return [highlight.id for highlight in load(path).content.annotations.highlights]


def test_without_a_target_the_result_is_printed_and_nothing_is_written(mine, theirs, capfdbinary):
    before = mine.read_bytes(), theirs.read_bytes()

    assert main(["merge", str(mine), str(theirs)]) == 0
    out, err = capfdbinary.readouterr()
    assert [h.id for h in decode(out).annotations.highlights] == ["a", "b", "c"]
    assert decode(out).annotations.get("b").note == "new"
    assert err == b"3 quotes\n"
    assert (mine.read_bytes(), theirs.read_bytes()) == before


def test_a_new_file_is_written_and_the_inputs_stay(mine, theirs, tmp_path, capsys):
    target = tmp_path / "all.json"
    before = mine.read_bytes(), theirs.read_bytes()

    assert main(["merge", str(mine), str(theirs), "-o", str(target)]) == 0
    assert ids(target) == ["a", "b", "c"]
    assert (mine.read_bytes(), theirs.read_bytes()) == before
    assert capsys.readouterr().out == ""


def test_an_input_is_replaced_where_it_is_named_and_a_backup_is_kept(mine, theirs):
    before = load(mine).content

    assert main(["merge", str(theirs), str(mine), "-o", str(mine)]) == 0
    assert ids(mine) == ["a", "b", "c"]
    assert ids(theirs) == ["b", "c"]
    assert backups.newest_good(mine)[1] == before
    again = mine.read_bytes()
    assert main(["merge", str(mine), str(theirs), "-o", str(mine)]) == 0
    assert mine.read_bytes() == again


def test_two_versions_with_words_of_their_own_are_both_kept_and_counted(mine, theirs, capsys):
    mine.write_bytes(encode(content("b", note="old")))

    assert main(["merge", str(mine), str(theirs), "-o", str(mine)]) == 0
    assert [h.note for h in load(mine).content.annotations.highlights if h.id.startswith("b")] == [
        "new",
        "old",
    ]
    assert capsys.readouterr().err == "3 quotes, of which 1 kept as older versions\n"


def test_more_than_two_and_transcripts_can_be_named(mine, theirs, tmp_path):
    transcript = tmp_path / "harbour.pdf"
    transcript.write_bytes(b"%PDF")
    sidecar_path(transcript).write_bytes(encode(content("z")))

    target = tmp_path / "all.json"
    assert main(["merge", str(mine), str(theirs), str(transcript), "-o", str(target)]) == 0
    assert ids(target) == ["a", "b", "c", "z"]


def test_another_file_is_never_replaced(mine, theirs, tmp_path, capsys):
    other = tmp_path / "other.earmark.json"
    other.write_bytes(encode(content("x")))

    assert main(["merge", str(mine), str(theirs), "-o", str(other)]) == 1
    assert ids(other) == ["x"]
    assert capsys.readouterr().err.startswith("“other.earmark.json” is there already.\n")


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (b"", "Quotes could not be read."),
        (b"%PDF-1.7", "Quotes could not be read."),
        (encode(content("x", transcript="island.pdf")), "These are quotes of different transcripts."),
        (
            encode(content("x")).replace(b'"version": 1', b'"version": 9'),
            "“theirs.earmark.json” was written by a newer Earmark.",
        ),
    ],
)
def test_what_cannot_be_merged_is_said_and_nothing_is_written(mine, theirs, capsys, raw, sentence):
    theirs.write_bytes(raw)
    before = mine.read_bytes()

    assert main(["merge", str(mine), str(theirs), "-o", str(mine)]) == 1
    assert capsys.readouterr().err.startswith(sentence + "\n")
    assert mine.read_bytes() == before


def test_a_file_that_is_not_there_is_said(mine, tmp_path, capsys):
    assert main(["merge", str(mine), str(tmp_path / "gone.json")]) == 1
    assert capsys.readouterr().err.startswith("“gone.json” is not there.\n")


def test_one_file_is_wrong_usage(mine):
    with pytest.raises(SystemExit) as ended:
        main(["merge", str(mine)])
    assert ended.value.code == 2


def test_it_never_loads_qt(mine, theirs):
    script = (
        "import sys; from earmark.cli import main; main(sys.argv[1:]);"
        "sys.exit(any(name.startswith('PySide6') for name in sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, "merge", mine, theirs], capture_output=True, check=False
    )

    assert done.returncode == 0, done.stderr
