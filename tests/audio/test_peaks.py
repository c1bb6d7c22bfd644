"""The waveform: what is read, how it grows, what is kept, and what is no sound at all."""

import os
import random
import subprocess
import sys
from array import array
from itertools import pairwise
from pathlib import Path

import pytest
from tests import tones

from earmark import paths, resources
from earmark.audio.peaks import RATE, Peaks, read_peaks
from earmark.errors import Cancelled, UserError
from earmark.progress import silent


def read(path: Path) -> Peaks:
    return read_peaks(path, silent, _forget)


def _forget(peaks: Peaks) -> None: ...


def highest(peaks: Peaks) -> list[int]:
    return list(memoryview(peaks.data).cast("b")[1::2])


def lowest(peaks: Peaks) -> list[int]:
    return list(memoryview(peaks.data).cast("b")[::2])


@pytest.mark.parametrize("kind", ["wav", *tones.KINDS])
def test_every_kind_of_file_gives_its_length_and_its_loudness(tmp_path: Path, kind: str) -> None:
    loud_then_soft = tones.tone(2, 0.8) + tones.tone(3, 0.2)

    peaks = read(tones.write(tmp_path / f"harbour.{kind}", loud_then_soft, kind))

    assert peaks.rate == RATE
    assert peaks.duration_ms == pytest.approx(5_000, abs=100)  # MP3 without a header keeps its padding
    assert len(peaks.data) == pytest.approx(5 * RATE * 2, abs=12)
    first, last = slice(10, 90), slice(115, 240)
    assert sum(highest(peaks)[first]) / 80 == pytest.approx(0.8 * 127, rel=0.1)
    assert sum(highest(peaks)[last]) / 125 == pytest.approx(0.2 * 127, rel=0.1)
    assert sum(lowest(peaks)[last]) / 125 == pytest.approx(-0.2 * 127, rel=0.1)


@pytest.mark.parametrize("rate", [11_025, 48_000])
def test_peaks_stand_at_their_time_at_every_sample_rate(tmp_path: Path, rate: int) -> None:
    quiet, click = tones.tone(2, 0, rate=rate), tones.tone(0.1, 0.9, rate=rate)

    peaks = read(tones.write(tmp_path / "a.wav", quiet + click + quiet, rate=rate))

    loud = [k for k, peak in enumerate(highest(peaks)) if peak > 50]
    assert (loud[0], loud[-1]) == (2 * RATE, 2 * RATE + 4)


def test_the_sample_episode_is_read_to_its_end() -> None:
    peaks = read(resources.path("sample/The clock in the orchard.mp3"))
    assert len(peaks.data) == pytest.approx(peaks.duration_ms * RATE * 2 / 1000, abs=2)
    assert max(highest(peaks)) > 40


def test_parts_of_different_rates_in_one_file_are_read_in_a_row(tmp_path: Path) -> None:
    """Advertisements put in later are cut into the file as they are."""
    for name, rate in (("talk", 44_100), ("advertisement", 24_000)):
        tones.write(tmp_path / name, tones.tone(3, rate=rate), "headless.mp3", rate)
    both = tmp_path / "both.mp3"
    both.write_bytes((tmp_path / "talk").read_bytes() + (tmp_path / "advertisement").read_bytes())

    assert read(both).duration_ms == pytest.approx(6_000, abs=250)


def test_it_grows_a_few_times_a_second(tmp_path: Path) -> None:
    path = tones.write(tmp_path / "long.opus", tones.tone(10) * 40, "opus")
    grown: list[Peaks] = []
    reports: list[tuple[int, int]] = []

    peaks = read_peaks(path, lambda done, total: reports.append((done, total)), grown.append)

    assert len(grown) == len(reports) > 1
    assert grown[-1] == peaks
    assert all(after.data.startswith(before.data) for before, after in pairwise(grown))
    assert all(one.duration_ms == pytest.approx(400_000, abs=100) for one in grown)
    assert all(before < after <= 400_100 for (before, _), (after, _) in pairwise(reports))


def test_a_file_read_before_comes_from_the_cache_under_any_name(tmp_path: Path) -> None:
    first = read(tones.write(tmp_path / "a.wav", tones.tone(2)))
    (tmp_path / "a.wav").rename(tmp_path / "b.wav")
    assert read_peaks(tmp_path / "b.wav", _fail, _fail) == first


def test_another_file_of_the_same_name_is_read_anew(tmp_path: Path) -> None:
    read(tones.write(tmp_path / "a.wav", tones.tone(2)))
    assert read(tones.write(tmp_path / "a.wav", tones.tone(3))).duration_ms == 3_000


@pytest.mark.parametrize("content", [b"", b"not an entry", b"\x80"])
def test_a_damaged_entry_counts_as_none(tmp_path: Path, content: bytes) -> None:
    path = tones.write(tmp_path / "a.wav", tones.tone(2))
    first = read(path)
    (entry,) = (paths.cache_dir() / "peaks").iterdir()
    entry.write_bytes(content)
    assert read(path) == first


def test_without_a_place_for_the_cache_it_is_read_all_the_same(tmp_path: Path) -> None:
    (paths.cache_dir() / "peaks").write_text("in the way")
    assert read(tones.write(tmp_path / "a.wav", tones.tone(2))).duration_ms == 2_000


def test_cancel_ends_the_reading(tmp_path: Path) -> None:
    def cancel(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        read_peaks(tones.write(tmp_path / "a.wav", tones.tone(2)), cancel, _fail)


_NOISE = random.Random(5).randbytes(200_000)
_NO_SOUNDS = {
    "empty": b"",
    "text": b"Ada: The harbour was quiet all winter.\n" * 500,
    "noise": _NOISE,
    "zeros": bytes(100_000),
    "a play list": b"#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:5,\na.wav\n#EXT-X-ENDLIST\n",
    "a list of parts": b"ffconcat version 1.0\nfile 'a.wav'\n",
}


@pytest.mark.parametrize("content", _NO_SOUNDS.values(), ids=_NO_SOUNDS)
def test_what_is_no_sound_is_told_in_plain_words(tmp_path: Path, content: bytes) -> None:
    tones.write(tmp_path / "a.wav", tones.tone(2))
    path = tmp_path / "no sound.mp3"
    path.write_bytes(content)
    with pytest.raises(UserError, match=r"^This audio cannot be played\.$") as caught:
        read(path)
    assert caught.value.hint == "The file is damaged or of an unknown kind."
    assert not list((paths.cache_dir() / "peaks").iterdir())


def test_a_file_that_is_not_there_is_told_in_plain_words(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"^This audio cannot be played\.$"):
        read(tmp_path / "gone.mp3")


def test_a_file_that_is_cut_off_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    path = tones.write(tmp_path / "a.mp3", tones.tone(20), "mp3")
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    assert read(path).duration_ms == pytest.approx(10_000, abs=300)


def test_a_damaged_stretch_costs_only_itself(tmp_path: Path) -> None:
    path = tones.write(tmp_path / "a.mp3", tones.tone(20), "mp3")
    sound = bytearray(path.read_bytes())
    middle = len(sound) // 2
    sound[middle : middle + 2_000] = _NOISE[:2_000]
    path.write_bytes(sound)
    assert read(path).duration_ms == pytest.approx(20_000, abs=1_000)


@pytest.mark.parametrize(
    "name", ["it’s 100% #1, “quoted”.wav", "http:sound.wav", "🎧 𝄞.wav", "n" * 200 + ".wav"]
)
def test_any_name_can_be_read(tmp_path: Path, name: str) -> None:
    assert read(tones.write(tmp_path / name, tones.tone(1))).duration_ms == 1_000


def test_what_decodes_never_comes_into_the_window() -> None:
    code = (
        "import sys, earmark.audio.peaks, earmark.audio\n"
        "assert not {'av', 'numpy', 'PySide6', 'vlc'} & set(sys.modules), 'too much'"
    )
    subprocess.run(
        [sys.executable, "-c", code], check=True, env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    )


def test_silence_is_flat(tmp_path: Path) -> None:
    peaks = read(tones.write(tmp_path / "a.wav", array("h", bytes(2 * tones.RATE))))
    assert set(peaks.data) == {0}


def _fail(*arguments: object) -> None:
    pytest.fail("this was not asked for")
