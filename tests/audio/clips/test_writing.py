"""Clips as files: where they were cut, what is heard at their ends, what they say, and what can go wrong."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import av
import msgspec
import mutagen
import numpy as np
import pytest
from tests import noises, tones
from tests.audio.clips.listening import heard, offset_ms

from earmark.audio.clips import (
    KINDS,
    M4A,
    MP3,
    OPUS,
    WAV,
    Clip,
    Kind,
    cutting,
    estimated_bytes,
    write_clip,
    write_clips,
    writing,
)
from earmark.errors import Cancelled, UserError
from earmark.progress import silent

MakeSound = Callable[[str], Path]
NOISE = noises.noise(8)
EXACT_MS = 1
HEADLESS_MS = 27
"""An MP3 without a Xing header does not say how much silence its encoder put before the sound."""
PADDED_MS = 24
"""The last frame of an M4A is played whole."""


def clip(start_ms: int, end_ms: int, name: str = "clip", **tags: str) -> Clip:
    return Clip(start_ms, end_ms, end_ms, exact=True, name=name, **tags)


def one(audio: Path, folder: Path, made: Clip, kind: Kind = WAV) -> Path:
    (path,) = write_clips([made], audio, folder, kind, silent)
    return path


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
@pytest.mark.parametrize("source", noises.KINDS)
def test_clips_are_cut_where_they_shall_be(tmp_path: Path, sound: MakeSound, source: str, kind: Kind) -> None:
    wanted = [clip(2_345, 3_456, "a"), clip(5_010, 7_777, "b"), clip(400, 1_100, "c")]
    slack_ms = HEADLESS_MS if "without" in source else EXACT_MS

    paths = write_clips(wanted, sound(source), tmp_path, kind, silent)

    assert [path.name for path in paths] == [f"{name}{kind.suffix}" for name in "abc"]
    for made, path in zip(wanted, paths, strict=True):
        found, length_ms = heard(path), made.end_ms - made.start_ms
        assert length_ms - 1 <= found.length_ms <= length_ms + PADDED_MS
        first, last = found.piece(10, 310), found.piece(length_ms - 310, length_ms - 10)
        assert abs(offset_ms(NOISE, first, made.start_ms + 10)) <= slack_ms
        assert abs(offset_ms(NOISE, last, made.end_ms - 310)) <= slack_ms


@pytest.mark.parametrize("source", ["VBR MP3 without Xing", "CBR MP3"])
def test_a_place_far_into_a_long_file_is_found(tmp_path: Path, sound: MakeSound, source: str) -> None:
    """Twelve minutes of the same eight seconds, then another eight: only counting frames leads there."""
    same = sound("VBR MP3 without Xing")
    last = noises.noise(8, seed=2)
    end = noises.write(tmp_path / "end.mp3", last, noises.KINDS["VBR MP3 without Xing"])
    begin = sound(source).read_bytes() if source == "CBR MP3" else b""
    audio = tmp_path / "long.mp3"
    audio.write_bytes(begin + same.read_bytes() * 90 + end.read_bytes())
    before_ms = heard(audio).length_ms - heard(end).length_ms

    path = one(audio, tmp_path, clip(round(before_ms) + 3_000, round(before_ms) + 4_500))

    assert abs(offset_ms(last, heard(path).piece(10, 600), 3_010)) <= 50


def test_sound_without_an_index_and_with_rough_times_is_cut_without_gaps(tmp_path: Path) -> None:
    """WebM counts whole milliseconds: frames that were put where it says would leave clicks between them."""
    kind = noises.Kind(".webm", "webm", "libopus", 64_000, hertz=48_000)
    audio = noises.write(tmp_path / "a.webm", NOISE, kind)
    found = heard(one(audio, tmp_path / "clips", clip(1_000, 5_000)))
    assert found.length_ms == pytest.approx(4_000, abs=1)
    assert abs(offset_ms(NOISE, found.piece(10, 3_900), 1_010)) <= 2


def test_both_ends_are_faded_so_that_no_click_is_heard(tmp_path: Path) -> None:
    audio = tones.write(tmp_path / "a.wav", tones.tone(2, 0.9))
    samples = np.abs(heard(one(audio, tmp_path / "clips", clip(501, 1_502))).samples)
    assert max(samples[0], samples[-1]) < 0.02
    assert samples[80:-80].max() > 0.85
    assert samples[:40].max() < 0.5 > samples[-40:].max()


def test_two_channels_stay_two_and_the_rate_stays(tmp_path: Path) -> None:
    audio = tmp_path / "stereo.wav"
    with av.open(str(audio), "w") as container:
        stream = container.add_stream("pcm_s16le", rate=22_050, layout="stereo")
        sound = np.zeros((1, 2 * 22_050 * 2), np.int16)
        sound[0, ::2] = 10_000 * np.sin(np.arange(22_050 * 2) / 10)
        frame = av.AudioFrame.from_ndarray(sound, format="s16", layout="stereo")
        frame.sample_rate = 22_050
        container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    with av.open(str(one(audio, tmp_path / "clips", clip(500, 1_000)))) as container:
        stream = container.streams.audio[0]
        assert (stream.rate, len(stream.layout.channels)) == (22_050, 2)
        whole = np.concatenate([frame.to_ndarray() for frame in container.decode(stream)], axis=1)
    left, right = whole[0, ::2], whole[0, 1::2]
    assert left.max() > 9_000
    assert right.max() == 0


def test_parts_of_different_rates_make_one_clip(tmp_path: Path) -> None:
    """Advertisements put in later are cut into the file as they are."""
    for name, rate in (("talk", 44_100), ("advertisement", 24_000)):
        tones.write(tmp_path / name, tones.tone(3, rate=rate), "headless.mp3", rate)
    both = tmp_path / "both.mp3"
    both.write_bytes((tmp_path / "talk").read_bytes() + (tmp_path / "advertisement").read_bytes())

    found = heard(one(both, tmp_path / "clips", clip(2_000, 5_000), MP3))

    assert found.hertz == 44_100
    assert found.length_ms == pytest.approx(3_000, abs=80)
    assert np.abs(found.samples).max() == pytest.approx(0.5, abs=0.1)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_samples_that_are_no_numbers_are_silence(tmp_path: Path, kind: Kind) -> None:
    audio = tmp_path / "a.wav"
    sound = np.full((1, 48_000), 0.25, np.float32)
    sound[0, 10_000:20_000] = np.nan
    sound[0, 20_000:20_010] = np.inf
    with av.open(str(audio), "w") as container:
        stream = container.add_stream("pcm_f32le", rate=48_000, layout="mono")
        frame = av.AudioFrame.from_ndarray(sound, format="flt", layout="mono")
        frame.sample_rate = 48_000
        container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    found = heard(one(audio, tmp_path / "clips", clip(0, 1_000), kind))
    assert found.length_ms == pytest.approx(1_000, abs=PADDED_MS)
    assert np.abs(found.samples[12_000:18_000]).max() < 0.2


TAGS = {"title": "Häfen, 00:01:00", "artist": "Ada", "album": "Low Water 14", "comment": "“Cold.” 寒い"}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_the_tags_say_what_it_is(tmp_path: Path, sound: MakeSound, kind: Kind) -> None:
    path = one(sound("WAV"), tmp_path, clip(0, 500, **TAGS), kind)

    read = mutagen.File(path).tags
    names = {
        MP3: ("TIT2", "TPE1", "TALB", "COMM::eng"),
        WAV: ("TIT2", "TPE1", "TALB", "COMM::eng"),
        M4A: ("\xa9nam", "\xa9ART", "\xa9alb", "\xa9cmt"),
        OPUS: ("title", "artist", "album", "comment"),
    }[kind]
    assert [str(read[name][0]) for name in names] == list(TAGS.values())
    with av.open(str(path)) as container:
        shown = dict(container.metadata) | dict(container.streams.audio[0].metadata)
    assert {name: shown[name] for name in TAGS} == TAGS


def test_what_is_not_known_is_not_in_the_tags(tmp_path: Path, sound: MakeSound) -> None:
    read = mutagen.File(one(sound("WAV"), tmp_path, clip(0, 500, title="Häfen"), MP3)).tags
    assert list(read) == ["TIT2"]


@pytest.mark.parametrize("kind", [MP3, M4A, OPUS], ids=lambda kind: kind.name)
def test_the_size_is_about_what_was_said_beforehand(tmp_path: Path, sound: MakeSound, kind: Kind) -> None:
    long = clip(0, 8_000)
    size = one(sound("WAV"), tmp_path, long, kind).stat().st_size
    assert size == pytest.approx(estimated_bytes([long], kind), rel=0.25)


def test_progress_ends_at_all_of_it(tmp_path: Path, sound: MakeSound) -> None:
    told: list[tuple[int, int]] = []
    wanted = [clip(0, 3_000, "a"), clip(3_000, 8_000, "b")]
    write_clips(wanted, sound("WAV"), tmp_path, MP3, lambda *now: told.append(now))
    assert told[0] == (0, 8_000)
    assert told[-1] == (8_000, 8_000)
    assert told == sorted(told)


def test_cancelling_leaves_whole_files_only(tmp_path: Path, sound: MakeSound) -> None:
    def stop(done: int, total: int) -> None:
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        write_clips([clip(0, 2_000, "a"), clip(2_000, 4_000, "b")], sound("WAV"), tmp_path, MP3, stop)

    assert [path.name for path in tmp_path.iterdir()] == ["a.mp3"]
    assert heard(tmp_path / "a.mp3").length_ms == pytest.approx(2_000, abs=1)


def test_a_file_of_the_same_name_is_replaced_whole(tmp_path: Path, sound: MakeSound) -> None:
    (tmp_path / "clip.mp3").write_bytes(b"old" * 100_000)
    assert heard(one(sound("WAV"), tmp_path, clip(0, 500), MP3)).length_ms == pytest.approx(500, abs=1)


def test_one_clip_can_have_a_name_of_its_own(tmp_path: Path, sound: MakeSound) -> None:
    target = tmp_path / "new" / "rain.opus"
    assert write_clip(clip(0, 500), sound("WAV"), target, OPUS, silent) == target
    assert heard(target).length_ms == pytest.approx(500, abs=1)


def test_nothing_is_written_for_nothing(tmp_path: Path) -> None:
    assert write_clips([], tmp_path / "gone.mp3", tmp_path, MP3, silent) == []


def refused(audio: Path, folder: Path, made: Clip, kind: Kind = MP3) -> UserError:
    with pytest.raises(UserError) as refusal:
        write_clips([made], audio, folder, kind, silent)
    assert list(folder.glob("*.mp3")) == []
    return refusal.value


def test_audio_that_is_gone_is_told(tmp_path: Path) -> None:
    error = refused(tmp_path / "sea.mp3", tmp_path / "clips", clip(0, 500))
    assert (str(error), error.hint) == ("Audio file not found.", "sea.mp3 was moved or renamed.")


@pytest.mark.parametrize("content", [b"", b"Ada: Hello.\n" * 1_000, bytes(50_000)])
def test_what_is_no_sound_is_told(tmp_path: Path, content: bytes) -> None:
    audio = tmp_path / "sea.ogg"
    audio.write_bytes(content)
    assert str(refused(audio, tmp_path / "clips", clip(0, 500))) == "This audio cannot be played."


def test_a_picture_has_no_sound(tmp_path: Path) -> None:
    audio = tmp_path / "film.mp4"
    with av.open(str(audio), "w") as container:
        stream = container.add_stream("mpeg4", rate=24)
        stream.width = stream.height = 32
        stream.pix_fmt = "yuv420p"
        container.mux(stream.encode(av.VideoFrame(32, 32, "yuv420p")))
        container.mux(stream.encode(None))
    error = refused(audio, tmp_path / "clips", clip(0, 500))
    assert error.details == "There is no sound in it."


@pytest.mark.parametrize("start_ms", [7_500, 9_000, 90_000_000, 2**62])
@pytest.mark.parametrize("source", ["WAV", "VBR MP3 without Xing", "M4A", "Opus"])
def test_audio_that_ends_before_the_quote_is_told(
    tmp_path: Path, sound: MakeSound, source: str, start_ms: int
) -> None:
    error = refused(sound(source), tmp_path / "clips", clip(start_ms, start_ms + 1_500))
    assert "ends before the quote at" in str(error)
    assert error.hint == "It may be the audio of another episode."


def test_padding_may_reach_over_the_end_of_the_audio(tmp_path: Path, sound: MakeSound) -> None:
    estimated = Clip(7_000, 9_500, needed_ms=7_200, exact=False, name="clip")
    found = heard(one(sound("WAV"), tmp_path, estimated))
    assert found.length_ms == pytest.approx(1_000, abs=1)
    assert abs(found.samples[-1]) < 0.02


def test_a_disk_that_refuses_is_told(tmp_path: Path, sound: MakeSound) -> None:
    (tmp_path / "clip.opus").mkdir()
    error = refused(sound("WAV"), tmp_path, clip(0, 500), OPUS)
    assert (str(error), error.hint) == ("“clip.opus” could not be written.", os.strerror(errno.EISDIR))
    assert [path.name for path in tmp_path.iterdir()] == ["clip.opus"]


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path: Path, sound: MakeSound) -> None:
    (tmp_path / "clips").write_text("in the way")
    assert str(refused(sound("WAV"), tmp_path / "clips", clip(0, 500))) == "“clip.mp3” could not be written."


def test_a_disk_without_room_for_files_in_the_making_is_told(
    tmp_path: Path, sound: MakeSound, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "gone"))
    error = refused(sound("WAV"), tmp_path / "clips", clip(0, 500))
    assert (str(error), error.hint) == ("The clip could not be written.", os.strerror(errno.ENOENT))


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no disk that is always full here")
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_full_disk_is_told_by_the_process_that_makes_clips(
    tmp_path: Path, sound: MakeSound, kind: Kind
) -> None:
    (tmp_path / "0").symlink_to("/dev/full")
    order = writing.Request(os.fsencode(sound("WAV")), os.fsencode(tmp_path), kind.name, [clip(0, 8_000)])
    with pytest.raises(UserError) as refusal:
        cutting.work(msgspec.json.encode(order), silent_tell)
    assert (str(refusal.value), refusal.value.hint) == (
        "The clip could not be written.", os.strerror(errno.ENOSPC)
    )  # fmt: skip


def silent_tell(message: object) -> None: ...


def test_the_audio_itself_is_never_written_over(tmp_path: Path) -> None:
    audio = tones.write(tmp_path / "sea.wav", tones.tone(2))
    before = audio.read_bytes()
    with pytest.raises(UserError, match="is the audio itself"):
        write_clip(clip(0, 500), audio, audio, WAV, silent)
    assert audio.read_bytes() == before
