"""`earmark clip` as people call it: which files it writes, and what it says when it cannot."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import mutagen
import pytest
from tests import noises
from tests.audio.clips.listening import heard, offset_ms

from earmark.cli import main
from earmark.importers import read_transcript
from earmark.model import quotes
from earmark.model.annotations import Annotations
from earmark.model.time_map import TimeMap
from earmark.storage import audio_link, sidecar
from earmark.storage.sidecar_format import Content, TranscriptId

NOISE = noises.noise(8)
WORDS = ("Welcome", "to", "the", "harbour.", "It", "is", "cold.", "The", "café", "is", "open.")
TALK = {
    "segments": [
        {
            "start": 0.5,
            "end": 6.0,
            "text": " ".join(WORDS),
            "words": [
                {"word": f" {word}", "start": 0.5 + at * 0.5, "end": 0.9 + at * 0.5}
                for at, word in enumerate(WORDS)
            ],
        }
    ]
}
"""Each word takes 400 ms; they begin 500 ms apart."""
MARKS = (("Welcome to the harbour.", "gold", ("Sea",)), ("The café is open.", "sky", ()))


@pytest.fixture
def transcript(tmp_path: Path) -> Path:
    """A transcript with word times and two quotes, and its sound beside it."""
    path = tmp_path / "talk 1.json"
    path.write_text(json.dumps(TALK), encoding="utf-8")
    noises.write(path.with_suffix(".mp3"), NOISE, noises.KINDS["VBR MP3"])
    keep(path)
    return path


def keep(path: Path, audio: Path | None = None) -> None:
    episode = read_transcript(path)
    marks = []
    for words, color, tags in MARKS:
        start = episode.text.index(words)
        made = quotes.make(
            *(episode, TimeMap(episode), start, start + len(words), color),
            now="2024-01-01T00:00:00Z",
            tags=tags,
        )
        assert made is not None
        marks.append(made)
    known = TranscriptId(path.name, text_digest=episode.text_digest)
    linked = audio_link.link(path, audio) if audio else None
    sidecar.save(
        sidecar.sidecar_path(path), Content(Annotations.of(marks), known, audio=linked), sidecar.Sidecar()
    )


def clip(*arguments: object) -> int:
    return main(["clip", *map(str, arguments)])


def lines(out: str) -> list[str]:
    return [Path(line).name for line in out.splitlines()]


def test_each_quote_becomes_a_file(transcript: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = transcript.parent / "clips"
    assert clip(transcript, "-o", folder) == 0
    out, err = capsys.readouterr()
    names = ["talk 1 00-00-00 Welcome to the harbour.mp3", "talk 1 00-00-04 The café is open.mp3"]
    assert lines(out) == names == sorted(path.name for path in folder.iterdir())
    assert err == ""


def test_a_quote_with_word_times_begins_and_ends_with_its_words(transcript: Path) -> None:
    target = transcript.with_name("café.wav")
    assert clip(transcript, "--color", "sky", "-o", target) == 0
    found = heard(target)
    assert found.length_ms == pytest.approx(1_900, abs=1)
    assert abs(offset_ms(NOISE, found.piece(10, 600), 4_010)) < 1


def test_a_quote_without_word_times_has_some_more_on_both_sides(tmp_path: Path) -> None:
    path = tmp_path / "talk.srt"
    text = "1\n00:00:02,000 --> 00:00:03,000\nWelcome to the harbour.\n\n"
    path.write_text(f"{text}2\n00:00:05,000 --> 00:00:06,000\nThe café is open.\n", encoding="utf-8")
    noises.write(path.with_suffix(".opus"), NOISE, noises.KINDS["Opus"])
    keep(path)
    target = tmp_path / "clip.wav"

    assert clip(path, "--tag", "sea", "-o", target) == 0

    found = heard(target)
    assert 1_500 <= found.length_ms <= 2_100
    assert -450 <= offset_ms(NOISE, found.piece(10, 600), 2_010, reach_ms=900) <= -250


@pytest.mark.parametrize(
    "options",
    [("--color", "sky"), ("--tag", "#SEA"), ("--id", "?"), ("--color", "sky", "--color", "coral")],
)
def test_options_choose_quotes(transcript: Path, options: tuple[str, ...]) -> None:
    known = sidecar.load(sidecar.sidecar_path(transcript)).content.annotations.highlights[0].id
    chosen = [known if option == "?" else option for option in options]
    folder = transcript.parent / "new" / "clips"
    assert clip(transcript, "-o", folder, "--format", "opus", *chosen) == 0
    assert [path.suffix for path in folder.iterdir()] == [".opus"]


def test_the_audio_can_be_named(transcript: Path) -> None:
    other = transcript.with_name("other.wav")
    transcript.with_suffix(".mp3").rename(other)
    assert clip(transcript, other, "-o", transcript.with_name("x.m4a"), "--color", "gold") == 0
    assert heard(transcript.with_name("x.m4a")).length_ms == pytest.approx(1_900, abs=24)


def test_the_linked_audio_goes_before_the_one_of_the_same_name(tmp_path: Path) -> None:
    path = tmp_path / "talk 1.json"
    path.write_text(json.dumps(TALK), encoding="utf-8")
    path.with_suffix(".mp3").write_bytes(b"no sound")
    linked = noises.write(tmp_path / "sea.wav", NOISE, noises.KINDS["WAV"])
    keep(path, linked)
    assert clip(path, "-o", tmp_path / "clips") == 0


def test_the_tags_cite_the_quote(transcript: Path) -> None:
    target = transcript.with_name("x.mp3")
    assert clip(transcript, "--color", "gold", "-o", target) == 0
    tags = mutagen.File(target).tags
    assert tags["TIT2"] == "talk 1, 00:00:00"
    assert str(tags["COMM::eng"]).startswith("“Welcome to the harbour.”")


def test_several_quotes_need_a_folder(transcript: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        clip(transcript, "-o", transcript.with_name("x.mp3"))
    assert end.value.code == 2
    assert "2 quotes need a folder" in capsys.readouterr().err


def test_a_name_of_another_format_is_wrong_usage(
    transcript: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        clip(transcript, "--color", "sky", "-o", transcript.with_name("x.mp3"), "--format", "wav")
    assert end.value.code == 2
    assert "x.mp3" in capsys.readouterr().err


def test_quotes_that_lost_their_place_are_left_out_and_counted(
    transcript: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoken = TALK["segments"][0]["words"]
    changed = [*spoken[:7], *(word | {"word": " Goodbye."} for word in spoken[7:])]
    segment = TALK["segments"][0] | {"words": changed, "text": "".join(word["word"] for word in changed)}
    transcript.write_text(json.dumps({"segments": [segment]}), encoding="utf-8")
    assert clip(transcript, "-o", transcript.parent / "clips") == 0
    out, err = capsys.readouterr()
    assert len(lines(out)) == 1
    assert err.startswith("1 left out: It has no place in the transcript")
    assert clip(transcript, "-o", transcript.parent / "clips", "--color", "sky") == 1
    assert capsys.readouterr().err.startswith("There is nothing to cut out of the audio.\n")


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("--id", "nobody"), "There is no quote with the id “nobody”."),
        (("gone.mp3",), "Audio file not found."),
        (("talk 1.json",), "This audio cannot be played."),
    ],
)
def test_what_cannot_be_is_said_in_words(
    transcript: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    options: tuple[str, ...],
    sentence: str,
) -> None:
    monkeypatch.chdir(transcript.parent)
    assert clip(transcript, *options) == 1
    assert capsys.readouterr().err.splitlines()[0] == sentence


def test_without_audio_it_says_how_to_name_it(transcript: Path, capsys: pytest.CaptureFixture[str]) -> None:
    transcript.with_suffix(".mp3").unlink()
    assert clip(transcript) == 1
    assert capsys.readouterr().err.startswith("The audio of “talk 1.json” is not known.\nName it")


def test_without_times_there_is_nothing_to_cut(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "talk.txt"
    path.write_text("Ada: Welcome to the harbour. It is cold. The café is open.\n", encoding="utf-8")
    path.with_suffix(".mp3").write_bytes(b"")
    keep(path)
    assert clip(path) == 1
    assert capsys.readouterr().err.splitlines()[1] == "The transcript has no times."


def test_no_quotes_and_none_that_pass_are_no_error(
    transcript: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert clip(transcript, "--tag", "nobody") == 0
    assert capsys.readouterr().err == "None of 2 quotes pass these options.\n"
    sidecar.sidecar_path(transcript).unlink()
    assert clip(transcript) == 0
    assert capsys.readouterr().err == "No quotes were kept of this transcript.\n"


def test_it_loads_neither_qt_nor_what_decodes_sound(transcript: Path) -> None:
    code = (
        "import sys; from earmark.cli import main; main(['clip', *sys.argv[1:]]);"
        "print([name for name in ('PySide6', 'av', 'numpy', 'mutagen') if name in sys.modules])"
    )
    arguments = [str(transcript), "-o", str(transcript.parent / "clips")]
    run = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True)
    assert run.stdout.splitlines()[-1] == "[]"
