"""What oTranscribe saves."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.importers.reading import said_in

from earmark.errors import UserError
from earmark.importers import read_transcript

SAID = (
    ("Ada", 0, "Where does it leave?"),
    ("Bram", 7, "From the old pier."),
    ("Ada", 12, "At 5:30?"),
    ("Bram", 70, "Yes."),
)


def otr(path: Path, text: str, **more: object) -> Path:
    path.write_text(json.dumps({"text": text, **more}))
    return path


def _clock(seconds: int) -> str:
    return f"{seconds // 60}:{seconds % 60:02}"


def test_times_have_the_milliseconds_at_which_they_were_set(tmp_path: Path) -> None:
    text = "".join(
        f'<p><span class="timestamp" data-timestamp="{s}.125">{_clock(s)}</span>&nbsp;{name}: {words}</p>'
        for name, s, words in SAID
    )
    episode = read_transcript(
        otr(tmp_path / "a.otr", text, media="Harbour Light 14.mp3", **{"media-time": 80})
    )

    assert [(s.speaker, s.start_ms, s.text) for s in said_in(episode)] == [
        (name, s * 1000 + 125, words) for name, s, words in SAID
    ]
    assert episode.title == "Harbour Light 14"


def test_older_files_hold_the_time_as_a_clock(tmp_path: Path) -> None:
    text = "<br />".join(
        f'<span class="timestamp" data-timestamp="{_clock(s)}">{_clock(s)}</span> {name}: {words}<br />'
        for name, s, words in SAID
    )

    assert [
        (s.speaker, s.start_ms, s.text) for s in said_in(read_transcript(otr(tmp_path / "a.otr", text)))
    ] == [(name, s * 1000, words) for name, s, words in SAID]


def test_text_without_any_time_is_read(tmp_path: Path) -> None:
    text = "".join(f"<p>{name}: {words}</p>" for name, _, words in SAID)
    episode = read_transcript(otr(tmp_path / "a.otr", text, media="https://youtu.be/x"))

    assert [(s.speaker, s.text) for s in said_in(episode)] == [(name, words) for name, _, words in SAID]
    assert episode.title == ""


@pytest.mark.parametrize("content", ["", "{", "[]", '{"text": 5}', "[" * 100_000, "<p>Ada: Hello.</p>"])
def test_what_otranscribe_never_saved_is_refused(content: str, tmp_path: Path) -> None:
    path = tmp_path / "a.otr"
    path.write_text(content or " ")
    with pytest.raises(UserError, match="no oTranscribe file"):
        read_transcript(path)


def test_a_file_without_words_says_so(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no text to read"):
        read_transcript(otr(tmp_path / "a.otr", "<p><br></p>"))
