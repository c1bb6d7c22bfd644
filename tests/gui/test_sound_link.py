"""Which audio belongs to an open transcript, and what is said where it cannot be played."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from tests.gui.talk_files import write_silence, write_talk

CTRL = Qt.KeyboardModifier.ControlModifier
DAMAGED = "This audio cannot be played. The file is damaged or of an unknown kind."


@pytest.fixture
def talk(tmp_path):
    """A talk of a minute."""
    return write_talk(tmp_path / "harbour.txt", 6)


def duration_is(at_work, seconds):
    at_work.wait(lambda: at_work.playback.duration_ms == seconds * 1000)


# Where it is found


def test_audio_of_the_same_name_beside_the_transcript_needs_no_link(start, talk, tmp_path):
    write_silence(tmp_path / "harbour.wav", 60)
    at_work = start(talk)
    duration_is(at_work, 60)
    assert at_work.session.audio is None
    assert not at_work.session.sidecar_path.exists()


def test_audio_given_on_the_command_line_is_linked(start, talk, tmp_path):
    write_silence(tmp_path / "harbour.wav", 60)
    other = write_silence(tmp_path / "other.wav", 70)
    at_work = start(talk, other)
    duration_is(at_work, 70)
    assert at_work.sidecar()["audio"]["path"] == "other.wav"


def test_a_link_is_remembered_relative_to_the_transcript(start, tmp_path):
    for folder in ("here/talks", "here/sounds"):
        (tmp_path / folder).mkdir(parents=True)
    talk = write_talk(tmp_path / "here" / "talks" / "harbour.txt", 6)
    first = start(talk, write_silence(tmp_path / "here" / "sounds" / "one.wav", 50))
    assert first.sidecar()["audio"]["path"] == "../sounds/one.wav"
    first.end()
    (tmp_path / "here").rename(tmp_path / "there")
    second = start(tmp_path / "there" / "talks" / "harbour.txt")
    duration_is(second, 50)


def test_link_audio_asks_for_a_file_and_opens_it(start, talk, tmp_path):
    at_work = start(talk)
    audio = write_silence(tmp_path / "one.wav", 50)
    at_work.app.dialogs.audio_chosen.emit(audio)
    duration_is(at_work, 50)
    assert at_work.page.player_bar._play.isEnabled()
    assert at_work.sidecar()["audio"]["path"] == "one.wav"


def test_undo_takes_a_link_back_and_redo_brings_the_sound_again(start, talk, tmp_path):
    at_work = start(talk)
    at_work.app.dialogs.audio_chosen.emit(write_silence(tmp_path / "one.wav", 50))
    at_work.view.setFocus()
    at_work.press(Qt.Key.Key_Z, modifiers=CTRL)
    assert not at_work.playback.has_audio
    assert at_work.session.audio is None
    at_work.press(Qt.Key.Key_Y, modifiers=CTRL)
    assert at_work.playback.has_audio


def test_new_audio_goes_on_where_the_reader_is(start, talk, tmp_path):
    at_work = start(talk)
    at_work.playback.seek(30_000)
    at_work.app.dialogs.audio_chosen.emit(write_silence(tmp_path / "one.wav", 60))
    assert at_work.playback.position_ms == 30_000


def test_a_read_only_window_plays_other_audio_without_remembering_it(start, talk, tmp_path):
    start(talk)
    second = start(talk, write_silence(tmp_path / "one.wav", 50))
    duration_is(second, 50)
    assert second.session.audio is None


# Where it is missing


def test_audio_that_was_moved_is_told_and_reading_goes_on(start, talk, tmp_path):
    audio = write_silence(tmp_path / "one.wav", 50)
    first = start(talk, audio)
    first.saved()
    first.end()
    audio.unlink()
    at_work = start(talk)
    told = "Audio file not found. one.wav was moved or renamed. Reading and quoting still work."
    assert at_work.banners() == {"audio-missing": told}
    assert not at_work.playback.has_audio
    at_work.select("Boat 3")
    at_work.press("1")
    assert len(at_work.sidecar()["annotations"]) == 1


def test_when_missing_audio_is_found_its_banner_goes(start, talk, tmp_path):
    audio = write_silence(tmp_path / "one.wav", 50)
    first = start(talk, audio)
    first.saved()
    first.end()
    audio.rename(tmp_path / "two.wav")
    at_work = start(talk)
    at_work.app.dialogs.audio_chosen.emit(tmp_path / "two.wav")
    assert at_work.playback.has_audio
    assert at_work.banners() == {}
    assert at_work.sidecar()["audio"]["path"] == "two.wav"


def test_not_now_only_takes_the_banner_away(start, talk, tmp_path):
    audio = write_silence(tmp_path / "one.wav", 50)
    first = start(talk, audio)
    first.saved()
    first.end()
    audio.unlink()
    at_work = start(talk)
    at_work.choose("audio-missing", "Not now")
    assert at_work.banners() == {}
    assert at_work.session.audio.path == "one.wav"


def test_audio_asked_for_that_is_not_there_does_not_keep_the_transcript_from_opening(start, talk, tmp_path):
    at_work = start(talk, tmp_path / "nothing.wav")
    told = "Audio file not found. nothing.wav was moved or renamed. Reading and quoting still work."
    assert at_work.banners() == {"audio-bad": told}
    assert at_work.session.path == talk
    assert not at_work.playback.has_audio


# What cannot be played


def cut_mp3():
    """The first bytes of an MP3's tag, and nothing behind them."""
    return b"ID3\x04\x00\x00\x00\x00\x0f\x76" + bytes(200)


@pytest.mark.parametrize(
    "content", [b"These are words.\n" * 100, b"", cut_mp3()], ids=["text", "nothing", "cut off"]
)
def test_audio_that_is_none_is_told_and_reading_goes_on(start, talk, tmp_path, content):
    (tmp_path / "harbour.mp3").write_bytes(content)
    at_work = start(talk)
    at_work.wait(lambda: "audio-bad" in at_work.banners())
    assert at_work.banners() == {"audio-bad": DAMAGED}
    at_work.select("Boat 3")
    at_work.press("1")
    assert len(at_work.sidecar()["annotations"]) == 1


def test_good_audio_after_bad_takes_the_banner_away(start, talk, tmp_path):
    (tmp_path / "harbour.mp3").write_bytes(b"These are words.\n" * 100)
    at_work = start(talk)
    at_work.wait(lambda: "audio-bad" in at_work.banners())
    at_work.app.dialogs.audio_chosen.emit(write_silence(tmp_path / "one.wav", 60))
    duration_is(at_work, 60)
    assert at_work.banners() == {}
