"""`earmark align` keeps what it found: the sample episode, with an advertisement put into its sound."""

import json
import os
import shutil
import wave
from bisect import bisect_left
from pathlib import Path
from statistics import median

import numpy as np
import pytest

from earmark import resources
from earmark.cli import main
from earmark.importers.reading import Reading
from earmark.model.edition import Edition
from earmark.model.time_map import TimeMap
from earmark.storage import heard_words, sidecar, synced
from earmark.storage.audio_link import digest_of
from earmark.storage.placed import edition_of
from earmark.storage.sidecar_format import Content

NAME = "The clock in the orchard"
RATE = 16_000
CUT_MS, ADVERT_FROM_MS, ADVERT_MS = 66_640, 150_000, 12_000
"""Where, in a pause, speech that is not written there is put in, from where it is, and how long it lasts."""


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def folder(tmp_path_factory, home):
    """A folder with the sample, its audio with an advert, and what `align` said and kept of them."""
    folder = tmp_path_factory.mktemp("sample")
    shutil.copy(resources.path(f"sample/{NAME}.pdf"), folder / "orchard.pdf")
    write_with_advert(folder / "orchard.wav")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("EARMARK_HOME", str(home))
        assert main(align_in(folder, "--json", "-o", str(folder / "words.json"))) == 0
    return folder


@pytest.fixture
def kept(folder, home, monkeypatch) -> Content:
    monkeypatch.setenv("EARMARK_HOME", str(home))
    return sidecar.load(sidecar.sidecar_path(folder / "orchard.pdf")).content


@pytest.fixture
def edition(folder, kept) -> Edition:
    episode = Reading(folder / "orchard.pdf", partials=False).result(lambda _done, _total: None)
    return edition_of(kept, episode)


@pytest.fixture
def time_map(folder, kept, edition) -> TimeMap:
    made = synced.time_map_of(kept, edition, folder / "orchard.wav")
    assert made is not None
    return made


def align_in(folder: Path, *options: str) -> list[str]:
    return ["align", str(folder / "orchard.pdf"), str(folder / "orchard.wav"), *options]


def write_with_advert(target: Path) -> None:
    from earmark.sound import open_sound

    with open_sound(os.fsencode(resources.path(f"sample/{NAME}.mp3"))) as file:
        sound = np.concatenate(list(file.samples(RATE)))
    cut, begin = CUT_MS * RATE // 1000, ADVERT_FROM_MS * RATE // 1000
    advert = sound[begin : begin + ADVERT_MS * RATE // 1000]
    samples = np.concatenate([sound[:cut], advert, sound[cut:]])
    if samples.dtype.kind == "f":
        samples = np.clip(samples * 32_767, -32_768, 32_767)
    with wave.open(str(target), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(samples.astype("<i2").tobytes())


def true_starts() -> list[int]:
    """Return when each word is heard in truth, in reading order, in the audio with the advert."""
    read = json.loads(resources.path(f"sample/{NAME}.words.json").read_text())
    return [start + (ADVERT_MS if start >= CUT_MS else 0) for _, _, start, _ in sorted(read["words"])]


def test_the_outcome_is_in_the_sidecar_and_the_audio_is_linked(folder, kept):
    said = json.loads((folder / "words.json").read_text())
    (sync,) = kept.sync
    assert sync.audio == digest_of(folder / "orchard.wav")
    assert sync.found is not None
    assert [list(one) for one in sync.found.segments] == [list(one.values()) for one in said["segments"]]
    assert (sync.found.placed, sync.found.words) == (
        sum(word["start_ms"] is not None for word in said["words"]),
        len(said["words"]),
    )
    assert kept.audio is not None
    assert (kept.audio.path, kept.audio.duration_ms) == ("orchard.wav", said["duration_ms"])


def test_every_word_is_found_at_its_time_behind_the_advert_too(time_map):
    errors = [abs(word.start_ms - true) for word, true in zip(time_map.words, true_starts(), strict=True)]

    assert median(errors) < 30
    assert sum(error < 150 for error in errors) > 0.97 * len(errors)
    assert sum(word.known for word in time_map.words) > 0.95 * len(errors)


def test_the_advert_shows_no_word(time_map):
    (advert,) = time_map.not_in_transcript

    assert advert.from_ms == pytest.approx(CUT_MS, abs=2_000)
    assert advert.to_ms == pytest.approx(CUT_MS + ADVERT_MS, abs=2_000)
    middle_ms = CUT_MS + ADVERT_MS // 2
    assert all(time_map.word_at_ms(middle_ms + by) is None for by in range(-4_000, 4_000, 100))


def test_without_the_cache_the_lines_are_still_in_step(folder, kept, edition, monkeypatch, tmp_path):
    monkeypatch.setenv("EARMARK_HOME", str(tmp_path))
    time_map = synced.time_map_of(kept, edition, folder / "orchard.wav")
    assert time_map is not None
    assert heard_words.load(kept.sync[0].audio, edition.original.text_digest) is None
    true = true_starts()
    starts = [word.start for word in time_map.words]
    errors = [
        abs(time_map.time_at(span.start) - true[bisect_left(starts, span.start)])
        for span in edition.episode.spans
    ]
    assert sum(error > 1_500 for error in errors) <= 1  # the line at the edge of the advert


def test_another_audio_has_another_sync(folder, kept, edition):
    assert synced.time_map_of(kept, edition, resources.path(f"sample/{NAME}.mp3")) is None


def test_a_converted_transcript_has_the_times_of_the_audio(folder, kept, edition, time_map, tmp_path):
    target = tmp_path / "orchard.json"
    assert main(["convert", str(folder / "orchard.pdf"), "-o", str(target)]) == 0
    document = json.loads(target.read_text())

    starts = [paragraph["start_ms"] for turn in document["turns"] for paragraph in turn["paragraphs"]]
    assert starts == [time_map.time_at(span.start) for span in edition.episode.spans]


def test_with_no_save_nothing_is_written(folder, tmp_path):
    for name in ("orchard.pdf", "orchard.wav"):
        shutil.copy(folder / name, tmp_path / name)
    assert main(align_in(tmp_path, "--no-save", "--json", "-o", str(tmp_path / "words.json"))) == 0

    assert sorted(path.name for path in tmp_path.iterdir()) == ["orchard.pdf", "orchard.wav", "words.json"]
    assert (tmp_path / "words.json").read_text() == (folder / "words.json").read_text()


def test_what_cannot_be_kept_is_still_printed(folder, tmp_path, capsys):
    for name in ("orchard.pdf", "orchard.wav"):
        shutil.copy(folder / name, tmp_path / name)
    newer = sidecar.sidecar_path(tmp_path / "orchard.pdf")
    newer.write_text('{"annotations": [], "transcript": {}, "version": 9}')
    assert main(align_in(tmp_path, "--json")) == 0

    printed = capsys.readouterr()
    assert json.loads(printed.out) == json.loads((folder / "words.json").read_text())
    assert "The result is not kept. These quotes were kept by a newer Earmark." in printed.err
    assert newer.read_text() == '{"annotations": [], "transcript": {}, "version": 9}'


def test_in_plain_words_it_is_said_too(folder, tmp_path, capsys):
    for name in ("orchard.pdf", "orchard.wav"):
        shutil.copy(folder / name, tmp_path / name)
    assert main(align_in(tmp_path)) == 0

    assert " of the audio are not in the transcript." in capsys.readouterr().out
    assert sidecar.load(sidecar.sidecar_path(tmp_path / "orchard.pdf")).content.sync
