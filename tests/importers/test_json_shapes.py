"""The same talk is read out of every shape of JSON, with the same words, times and speakers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.importers.json_examples import EXAMPLES, TALK, TEXT, TURNS, WORDS, Example, text_of, vosk

from earmark.importers import read_transcript
from earmark.importers.json_shapes import SHAPES
from earmark.importers.json_transcripts import episode_in
from earmark.model.episode import Episode


def _named(example: Example) -> str:
    return example.make.__name__


@pytest.fixture(params=EXAMPLES, ids=_named)
def example(request: pytest.FixtureRequest) -> Example:
    assert isinstance(request.param, Example)
    return request.param


def _said(episode: Episode) -> list[tuple[str, str]]:
    return [
        (who.name if (who := episode.speaker_of(number)) else "", " ".join(p.text for p in turn.paragraphs))
        for number, turn in enumerate(episode.turns)
    ]


def test_every_shape_gives_the_words_of_the_talk_and_nothing_else(example: Example) -> None:
    episode = episode_in(example.make())
    assert " ".join(episode.text.split()) == TEXT


def test_every_shape_gives_the_speakers_as_a_person_would_list_them(example: Example) -> None:
    episode = episode_in(example.make())
    assert tuple(speaker.name for speaker in episode.speakers) == example.speakers
    if example.speakers:
        assert _said(episode) == [(example.speakers[turn[0].speaker], text_of(turn)) for turn in TURNS]


def test_every_shape_gives_the_times_of_its_parts(example: Example) -> None:
    episode = episode_in(example.make())
    late_ms = example.begins_ms - TALK[0].start_ms
    starts = [line.start_ms + late_ms for line in TALK]
    found = [span.paragraph.start_ms for span in episode.spans]
    assert found[0] == example.begins_ms
    assert set(found) <= set(starts)
    if example.speakers:
        heads = [turn.paragraphs[0].start_ms for turn in episode.turns]
        assert heads == [turn[0].start_ms + late_ms for turn in TURNS]


@pytest.mark.parametrize("example", [one for one in EXAMPLES if one.words], ids=_named)
def test_times_of_words_lie_on_those_words(example: Example) -> None:
    episode = episode_in(example.make())
    heard = {
        (p.text[word.start : word.end].strip(",.?").lower(), word.start_ms)
        for turn in episode.turns
        for p in turn.paragraphs
        for word in p.words
    }
    known = {(word.bare.lower(), word.start_ms) for _, word in WORDS}
    missing = known - heard
    assert all(text in ("twenty-five", "moon") for text, _ in missing)
    assert heard <= known


def test_no_shape_leaves_a_remark_about_times(example: Example) -> None:
    episode = episode_in(example.make())
    assert not [remark for remark in episode.remarks if remark.kind == "time"]


def test_what_was_written_to_a_file_is_read_from_it(example: Example, tmp_path: Path) -> None:
    path = tmp_path / "talk.json"
    path.write_text(json.dumps(example.make()))
    assert read_transcript(path) == episode_in(example.make())


def test_every_shape_of_the_table_is_that_of_an_example() -> None:
    first = {next((s.name for s in SHAPES if s.fits(one.make())), "") for one in EXAMPLES}
    vosk_s = {next(s.name for s in SHAPES if s.fits(vosk()))}
    assert first | vosk_s == {shape.name for shape in SHAPES} | {""}


def test_vosk_has_neither_capitals_nor_punctuation_and_is_read_as_it_is() -> None:
    episode = episode_in(vosk())
    assert " ".join(episode.text.split()) == " ".join(word.bare.lower() for _, word in WORDS)
    first = episode.turns[0].paragraphs[0]
    assert (first.start_ms, first.words[0].start_ms) == (400, 400)
