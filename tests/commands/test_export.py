"""`earmark export` as people call it: what it prints, writes, and says when it cannot."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from base64 import b64encode
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest

from earmark.cli import main
from earmark.exporters.quotes import QUOTE_WRITERS, QuoteWriter
from earmark.importers import read_transcript
from earmark.model import casting, correcting, quotes
from earmark.model.annotations import Annotations
from earmark.model.cited_work import names_of
from earmark.model.corrections import Corrections
from earmark.model.edition import Edition
from earmark.model.time_map import TimeMap
from earmark.storage import color_names, shows, sidecar
from earmark.storage.sidecar_format import Content, TranscriptId

TALK = """\
Title: The harbour

Ada Quill (00:00:00):
Welcome to the harbour. It is cold.

Bram Osterhuis (00:00:07):
Thank you. The café is open.
"""
MARKS = (
    ("Welcome to the harbour.", "gold", ("Sea",)),
    ("It is cold.\nThank you.", "sky", ()),
    ("The café is open.", "gold", ("food",)),
)


@pytest.fixture
def transcript(tmp_path: Path) -> Path:
    """A transcript with three quotes and a sound beside it."""
    path = tmp_path / "talk 1.txt"
    path.write_text(TALK, encoding="utf-8")
    path.with_suffix(".mp3").write_bytes(b"ID3")
    keep(path)
    return path


def keep(path: Path, kept_marks: tuple[tuple[str, str, tuple[str, ...]], ...] = MARKS) -> None:
    episode = read_transcript(path)
    marks = []
    for words, color, tags in kept_marks:
        start = episode.text.index(words)
        made = quotes.make(
            *(episode, TimeMap(episode), start, start + len(words), color),
            now="2024-01-01T00:00:00Z",
            tags=tags,
        )
        assert made is not None
        marks.append(made)
    kept = Content(Annotations.of(marks), TranscriptId(path.name, text_digest=episode.text_digest))
    there = sidecar.sidecar_path(path)
    sidecar.save(there, kept, sidecar.load(there))


def export(*arguments: object) -> int:
    return main(["export", *map(str, arguments)])


def quoted(out: bytes) -> list[str]:
    return [quote["quote"] for quote in json.loads(out)["quotes"]]


def test_quotes_are_printed(transcript: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert export(transcript, "--format", "json") == 0
    out = capfdbinary.readouterr().out
    assert quoted(out) == ["Welcome to the harbour.", "It is cold. Thank you.", "The café is open."]
    assert json.loads(out)["quotes"][2]["link"].startswith("talk%201.mp3#t=")


@pytest.mark.parametrize("writer", QUOTE_WRITERS, ids=lambda writer: writer.name)
def test_each_format_is_known_by_the_name_of_the_file(writer: QuoteWriter, transcript: Path) -> None:
    target = transcript.with_name(f"out{writer.suffixes[0]}")
    named = transcript.with_name("named")
    assert export(transcript, "-o", target) == 0
    assert export(transcript, "--format", writer.name, "-o", named) == 0
    assert len(target.read_bytes()) > 200
    if not writer.packed:
        assert target.read_bytes() == named.read_bytes()


@pytest.mark.parametrize(
    ("options", "found"),
    [
        (["--color", "Gold"], [0, 2]),
        (["--color", "gold", "--color", "sky"], [0, 1, 2]),
        (["--color", "gold", "--tag", "#sea"], [0]),
        (["--tag", "sea", "--tag", "food"], [0, 2]),
        (["--speaker", "bram osterhuis"], [1, 2]),
        (["--speaker", "Ada Quill", "--color", "sky"], [1]),
        (["--speaker", "Nobody"], []),
    ],
)
def test_filters_add_up(
    options: list[str], found: list[int], transcript: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert export(transcript, "--format", "json", *options) == 0
    printed = capfdbinary.readouterr()
    assert quoted(printed.out) == [MARKS[n][0].replace("\n", " ") for n in found]
    assert printed.err.decode() == ("" if found else "None of 3 quotes pass these options.\n")


def test_the_sound_is_linked_as_seen_from_the_new_file(transcript: Path) -> None:
    notes = transcript.parent / "notes"
    notes.mkdir()
    assert export(transcript, "-o", f"{notes}/", "--format", "csv") == 0
    rows = list(csv.DictReader(StringIO((notes / "talk 1.csv").read_text(encoding="utf-8-sig"))))
    assert rows[0]["Link"].startswith("../talk%201.mp3#t=0")


def test_times_are_linked_to_the_address_that_is_named(
    transcript: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert export(transcript, "--format", "json", "--link", "https://example.org/a.mp3#x") == 0
    link = json.loads(capfdbinary.readouterr().out)["quotes"][2]["link"]
    assert link.startswith("https://example.org/a.mp3#t=")


def test_markdown_keeps_what_was_written_into_the_file(transcript: Path) -> None:
    notes = transcript.with_name("notes.md")
    assert export(transcript, "-o", notes) == 0
    mine = notes.read_text(encoding="utf-8") + "\nMy own words.\n"
    notes.write_text(mine, encoding="utf-8")
    assert export(transcript, "-o", notes, "--color", "gold") == 0
    assert notes.read_text(encoding="utf-8") == mine


def test_quotes_whose_words_are_gone_are_written_and_said_to_be(
    transcript: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    text = transcript.read_text(encoding="utf-8").replace("The café is open.", "Goodbye.")
    transcript.write_text(text, encoding="utf-8")
    assert export(transcript, "--format", "json") == 0
    last = json.loads(capfdbinary.readouterr().out)["quotes"][-1]
    assert (last["quote"], last["state"], last["position"]) == ("The café is open.", "lost", None)


def test_quotes_are_of_the_transcript_as_it_was_corrected(
    transcript: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    original = read_transcript(transcript)
    when = "2026-01-02T03:04:05Z"
    edition = Edition(original, Corrections())
    edition = Edition(original, casting.rename_speaker(edition, 0, "Ada Marsh", when))
    start = original.text.index("harbour")
    corrections = correcting.replace_text(edition, start, start + len("harbour"), "pier", when)
    path = sidecar.sidecar_path(transcript)
    kept = sidecar.load(path)
    known = replace(kept.content.transcript, original_digest=original.text_digest)
    sidecar.save(path, replace(kept.content, corrections=corrections, transcript=known), kept)

    assert export(transcript, "--format", "json") == 0
    first = json.loads(capfdbinary.readouterr().out)["quotes"][0]
    assert (first["quote"], first["speaker"]) == ("Welcome to the pier.", "Ada Marsh")
    assert export(transcript, "--format", "json", "--speaker", "Ada Marsh") == 0
    assert len(quoted(capfdbinary.readouterr().out)) == 2


def test_a_transcript_without_quotes_gives_an_empty_file_and_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "new.txt").write_text(TALK, encoding="utf-8")
    assert export(tmp_path / "new.txt", "-o", tmp_path / "new.csv") == 0
    assert (tmp_path / "new.csv").read_text(encoding="utf-8-sig").startswith("Quote,")
    assert capsys.readouterr().err == "No quotes were kept of this transcript.\n"


def test_damaged_quotes_are_an_error_in_words(transcript: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sidecar.sidecar_path(transcript).write_text("{", encoding="utf-8")
    assert export(transcript, "--format", "csv") == 1
    assert capsys.readouterr().err.startswith("Quotes could not be read.\n")


def test_neither_the_transcript_nor_the_quotes_are_written_over(
    transcript: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = sidecar.sidecar_path(transcript)
    before = (transcript.read_bytes(), kept.read_bytes())
    assert export(transcript, "--format", "csv", "-o", transcript) == 1
    assert export(transcript, "--format", "json", "-o", kept) == 1
    assert (transcript.read_bytes(), kept.read_bytes()) == before
    assert "is the transcript itself" in capsys.readouterr().err


def test_parts_are_left_out(transcript: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert export(transcript, "--format", "json", "--without", "tags,speaker", "--without", "TIMES") == 0
    first = json.loads(capfdbinary.readouterr().out)["quotes"][0]
    assert (first["tags"], first["speaker"], first["start_ms"], first["link"]) == ([], "", None, "")


def test_quotes_are_put_together(transcript: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert export(transcript, "--format", "markdown", "--group-by", "color") == 0
    lines = capfdbinary.readouterr().out.decode().splitlines()
    assert [line for line in lines if line.startswith("## ")] == ["## Gold", "## Sky"]
    assert lines.index("> The café is open.") < lines.index("## Sky")


def test_quotes_grow_to_whole_sentences(transcript: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    keep(transcript, (("café", "gold", ()),))
    assert export(transcript, "--format", "json", "--whole-sentences") == 0
    assert quoted(capfdbinary.readouterr().out) == ["The café is open."]


def test_the_episode_is_cited_with_what_the_reader_gave_for_the_show(
    transcript: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    shows.put("The harbour", shows.ShowFacts(hosts=names_of("Ada Quill"), publisher="Pier Radio"))
    assert export(transcript, "--format", "json", "--cite", "apa") == 0
    document = json.loads(capfdbinary.readouterr().out)
    assert document["source"]["citation"].startswith("Quill, A. (Host). (n.d.). The harbour [Audio podcast")
    assert "Pier Radio." in document["source"]["citation"]
    assert document["quotes"][2]["citation"].startswith("(Quill, n.d., 0:0")


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["--format", "rtf"],
        ["--format", "csv", "--without", "words"],
        ["--format", "csv", "--cite", "mla"],
        ["-o", "out.rtf"],
        ["--format", "csv", "--color", "umber"],
    ],
)
def test_wrong_usage_has_status_two(arguments: list[str], transcript: Path) -> None:
    with pytest.raises(SystemExit, match="2"):
        export(transcript, *arguments)


def test_the_command_never_loads_qt(transcript: Path) -> None:
    code = f"""if True:
        import sys
        from earmark.cli import main
        main(["export", {str(transcript)!r}, "--format", "csv"])
        sys.exit(any(name.startswith("PySide6") for name in sys.modules))"""
    assert subprocess.run([sys.executable, "-c", code], check=False, capture_output=True).returncode == 0


def test_colours_have_the_names_that_the_reader_gave_them(
    transcript: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    color_names.write({"gold": "Claim"})
    assert export(transcript, "--format", "json") == 0
    quotes = json.loads(capfdbinary.readouterr().out)["quotes"]
    assert {(quote["color"], quote["color_name"]) for quote in quotes} == {("gold", "Claim"), ("sky", "Sky")}


def test_the_sound_can_be_put_into_the_page(transcript: Path) -> None:
    target = transcript.with_name("quotes.html")
    assert export(transcript, "-o", target, "--embed-audio") == 0
    html = target.read_text(encoding="utf-8")
    assert f'data-type="audio/mpeg">{b64encode(b"ID3").decode()}</script>' in html


@pytest.mark.parametrize("wrong", [("--format", "csv"), ("--format", "html", "--without", "times")])
def test_only_a_page_with_times_can_hold_the_sound(
    transcript: Path, capsys: pytest.CaptureFixture[str], wrong: tuple[str, ...]
) -> None:
    with pytest.raises(SystemExit) as end:
        export(transcript, "--embed-audio", *wrong)
    assert end.value.code == 2
    assert "--embed-audio" in capsys.readouterr().err


def test_without_audio_there_is_nothing_to_embed(
    transcript: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    transcript.with_suffix(".mp3").unlink()
    target = transcript.with_name("quotes.html")
    assert export(transcript, "-o", target, "--embed-audio") == 1
    assert capsys.readouterr().err.startswith("The audio of “talk 1.txt” is not known.\n")
    assert not target.exists()
