"""Whole files of captions beside what a person would write down from them."""

from pathlib import Path

import pytest

from earmark.importers import read_transcript
from earmark.model.episode import Episode

CAPTIONS = Path(__file__).resolve().parents[1] / "data/captions"


def written(episode: Episode) -> str:
    lines = []
    for number, turn in enumerate(episode.turns):
        speaker = episode.speaker_of(number)
        lines.append(speaker.name if speaker else "-")
        lines += [f"  {paragraph.play_ms} {paragraph.text}" for paragraph in turn.paragraphs]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("name", ["interview.vtt", "broadcast.srt", "rolling.vtt"])
def test_a_file_of_captions_becomes_what_a_person_would_write(name):
    path = CAPTIONS / name

    assert written(read_transcript(path)) == path.with_suffix(".txt").read_text(encoding="utf-8")
