"""The link to the audio: it holds when transcript and audio move together."""

import os

import pytest

from earmark.storage import audio_link
from earmark.storage.audio_link import AudioLink


def audio_at(path, content=b"sound"):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def test_audio_beside_the_transcript_is_linked_by_its_name(tmp_path):
    link = audio_link.link(tmp_path / "a.pdf", audio_at(tmp_path / "a #1 50%.mp3"), 60_000)

    assert (link.path, link.duration_ms) == ("a #1 50%.mp3", 60_000)


@pytest.mark.parametrize("place", ["a.mp3", "audio/a.mp3", "../shelf/é 🎧.mp3"])
def test_a_link_leads_to_the_audio_after_both_moved_together(tmp_path, place):
    old, new = tmp_path / "old" / "home", tmp_path / "new" / "home"
    old.mkdir(parents=True)
    link = audio_link.link(old / "a.pdf", audio_at(old / place))
    audio_at(new / place, b"moved")

    assert "\\" not in link.path
    assert audio_link.resolve(new / "a.pdf", link).read_bytes() == b"moved"


@pytest.mark.skipif(os.name != "posix", reason="links need rights on Windows")
def test_a_folder_that_is_a_link_does_not_mislead(tmp_path):
    real, shortcut = tmp_path / "deep" / "er" / "real", tmp_path / "shortcut"
    real.mkdir(parents=True)
    shortcut.symlink_to(real)
    audio = audio_at(tmp_path / "deep" / "a.mp3")

    link = audio_link.link(shortcut / "a.pdf", audio)
    assert link.path == "../../a.mp3"
    assert audio_link.resolve(shortcut / "a.pdf", link) == audio


def test_an_absolute_path_stays(tmp_path):
    audio = audio_at(tmp_path / "other drive" / "a.mp3")

    assert audio_link.resolve(tmp_path / "x" / "a.pdf", AudioLink(audio.as_posix())) == audio


def test_the_digest_knows_the_audio_by_its_size_and_both_ends(tmp_path):
    long = b"a" * 300_000
    digest = audio_link.digest_of(audio_at(tmp_path / "a.mp3", long))

    assert digest == audio_link.digest_of(audio_at(tmp_path / "renamed.mp3", long))
    for other in (b"b" + long[1:], long[:-1] + b"b", long + b"a"):
        assert digest != audio_link.digest_of(audio_at(tmp_path / "other.mp3", other))


def test_audio_of_the_same_name_is_found_beside_the_transcript(tmp_path):
    transcript = tmp_path / "episode.14.pdf"
    assert audio_link.beside(transcript) is None

    audio = audio_at(tmp_path / "episode.14.m4a")
    audio_at(tmp_path / "other.mp3")
    assert audio_link.beside(transcript) == audio
