"""Listening to real sound, in a process of its own: the sample episode, every word of which is known."""

import json
import wave
from itertools import pairwise
from statistics import median

import numpy as np
import pytest

from earmark import resources
from earmark.alignment.listen import listen
from earmark.alignment.pauses import CONFIDENCE
from earmark.cli import main
from earmark.errors import Cancelled, UserError

NAME = "sample/The clock in the orchard"
RATE = 16_000
GERMAN = "Das ist ein Satz den niemand so gesprochen hat und er dauert"
OTHER = (
    "When we built the first of these boats my uncle said that nobody would ever row it past the harbour "
    "wall, and for nine years he was right, which is a long time to keep a boat that goes nowhere. We "
    "painted it twice. The second time my sister chose the colour and it was, I have to say, a very good "
    "green. Then the war ended, the harbour wall was taken down for its stones, and one evening the boat "
    "just floated out on its own while we were having supper."
)


def nothing(_) -> None:
    """Listen to no report."""


@pytest.fixture(scope="session")
def audio():
    return resources.path(f"{NAME}.mp3")


@pytest.fixture(scope="session")
def transcript():
    return resources.path(f"{NAME}.pdf")


@pytest.fixture(scope="session")
def truth():
    """Return when each word is spoken in truth, by paragraph and word."""
    read = json.loads(resources.path(f"{NAME}.words.json").read_text())
    return {(paragraph, word): start_ms for paragraph, word, start_ms, _ in read["words"]}


@pytest.fixture(scope="session")
def heard(transcript, audio, tmp_path_factory):
    """Return what `earmark align --json` says of the sample."""
    target = tmp_path_factory.mktemp("align") / "words.json"
    assert main(["align", str(transcript), str(audio), "--no-save", "--json", "-o", str(target)]) == 0
    return json.loads(target.read_text())


def write_sound(path, samples):
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(samples.astype("<i2").tobytes())
    return path


def test_words_of_the_sample_are_placed_to_the_hundredth_of_a_second(heard, truth):
    numbers = {}
    errors_ms = []
    for word in heard["words"]:
        number = numbers[word["paragraph"]] = numbers.get(word["paragraph"], -1) + 1
        if word["start_ms"] is not None:
            errors_ms.append(abs(word["start_ms"] - truth[word["paragraph"], number]))

    assert len(heard["words"]) == len(truth)
    assert len(errors_ms) >= 0.99 * len(truth)
    assert median(errors_ms) <= 25
    assert sum(error < 100 for error in errors_ms) >= 0.99 * len(errors_ms)


def test_the_json_has_all_that_was_found_out(heard):
    assert list(heard) == [
        "duration_ms", "estimated", "segments", "not_in_transcript", "not_in_audio", "wrong_stamps", "words",
    ]  # fmt: skip
    assert heard["duration_ms"] == pytest.approx(190_080, abs=40)
    assert [set(segment) for segment in heard["segments"]] == [{"from_ms", "to_ms", "shift_ms"}]
    assert set(heard["words"][0]) == {"paragraph", "text", "start_ms", "end_ms", "confidence"}
    assert not heard["estimated"]


def test_words_never_end_before_they_begin_nor_after_the_next_one(heard):
    known = [word for word in heard["words"] if word["start_ms"] is not None]

    assert all(word["start_ms"] < word["end_ms"] for word in known)
    assert all(one["end_ms"] <= other["start_ms"] for one, other in pairwise(known))


def test_in_plain_words_it_says_how_much_was_heard(transcript, audio, capsys):
    assert main(["align", str(transcript), str(audio), "--no-save"]) == 0

    assert " words heard in 3:10." in capsys.readouterr().out


def test_the_part_that_is_wanted_comes_first(audio, heard):
    words = [word["text"] for word in heard["words"] if word["paragraph"] == 0]
    partials, reports = [], []

    listen(audio, [words], [None], first_ms=0, report=reports.append, partial=partials.append)

    assert partials
    assert sum(word.start_ms is not None for word in partials[0]) > 0.9 * len(words)
    assert reports[-1].heard_ms <= reports[-1].total_ms


def test_it_stops_when_asked(audio, heard):
    words = [word["text"] for word in heard["words"]]

    def stop(_) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        listen(audio, [words], [None], report=stop)


def test_another_episode_is_called_one_and_nothing_is_placed(audio):
    with pytest.raises(UserError, match="No words could be placed") as caught:
        listen(audio, [OTHER.split()], [None], report=nothing)

    assert "another episode" in caught.value.hint


def test_other_languages_get_times_from_pauses_and_are_marked_as_estimates(audio):
    german = [GERMAN.split()] * 4
    outcome = listen(audio, german, [3000, 20_000, 41_000, 60_000], report=nothing)

    assert outcome.estimated
    assert {word.confidence for word in outcome.words} == {CONFIDENCE}
    firsts = [word.start_ms for word in outcome.words[:: len(german[0])]]
    assert firsts == pytest.approx([3000, 20_000, 41_000, 60_000], abs=1500)


def test_other_languages_without_times_cannot_be_placed(audio):
    german = [GERMAN.split()] * 4

    with pytest.raises(UserError) as caught:
        listen(audio, german, [None] * 4, report=nothing)

    assert "Only English" in caught.value.hint


@pytest.mark.parametrize("seconds", [0, 1, 20])
def test_of_silence_nothing_is_placed(tmp_path, seconds):
    quiet = write_sound(tmp_path / "quiet.wav", np.zeros(seconds * RATE))

    with pytest.raises(UserError, match="No words could be placed") as caught:
        listen(quiet, [["the", "clock", "strikes"]], [0], report=nothing)

    assert caught.value.hint == "Nobody speaks in this audio."


def test_what_is_no_audio_is_refused(tmp_path, transcript, capsys):
    bad = tmp_path / "bad.mp3"
    bad.write_text("no sound at all")

    assert main(["align", str(transcript), str(bad)]) == 1
    assert "cannot be played" in capsys.readouterr().err


def test_an_empty_transcript_has_nothing_to_place(audio):
    with pytest.raises(UserError, match="No words could be placed"):
        listen(audio, [[]], [None], report=nothing)
