"""Typing a note pauses the sound for readers who want it, and is otherwise left alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from tests.gui.talk_files import copy_sample

Key = Qt.Key


@pytest.fixture
def at_work(start, tmp_path):
    at_work = start(copy_sample(tmp_path))
    at_work.wait(lambda: at_work.playback.has_audio)
    at_work.select("One look tells you nothing")
    at_work.press("1")
    at_work.go_to("Eleven days, in my")
    at_work.press("k")
    at_work.wait(lambda: at_work.playback.is_playing)
    at_work.work.marking.choose(at_work.highlights[0].id)
    return at_work


@pytest.fixture
def pausing(at_work):
    at_work.app.settings.note_pauses = True
    return at_work


def test_by_itself_the_sound_goes_on_while_a_note_is_typed(at_work):
    at_work.press("n")
    at_work.type("Who says so?")
    assert at_work.playback.is_playing
    at_work.press(Key.Key_Escape)
    assert at_work.highlights[0].note == "Who says so?"
    assert at_work.playback.is_playing


def test_the_first_letter_pauses_and_the_end_of_the_note_goes_on(pausing):
    pausing.press("n")
    assert pausing.playback.is_playing  # looking at a note is not typing
    pausing.type("W")
    pausing.wait(lambda: not pausing.playback.is_playing)
    pausing.type("ho?")
    pausing.press(Key.Key_Escape)
    pausing.wait(lambda: pausing.playback.is_playing)
    assert pausing.highlights[0].note == "Who?"


def test_the_sound_goes_on_when_the_keyboard_leaves_the_note(pausing):
    pausing.press("n")
    pausing.type("Who?")
    pausing.wait(lambda: not pausing.playback.is_playing)
    pausing.view.setFocus()
    pausing.wait(lambda: pausing.playback.is_playing)


def test_tags_belong_to_the_note(pausing):
    pausing.press("n")
    pausing.type("Who?")
    pausing.wait(lambda: not pausing.playback.is_playing)
    pausing.press(Key.Key_Tab)
    pausing.type("check")
    assert not pausing.playback.is_playing


def test_a_sound_that_was_not_playing_does_not_begin_to(pausing):
    pausing.press("k")
    pausing.wait(lambda: not pausing.playback.is_playing)
    pausing.press("n")
    pausing.type("Who?")
    pausing.press(Key.Key_Escape)
    assert not pausing.playback.is_playing


def test_a_reader_who_plays_on_meanwhile_and_pauses_is_not_overruled(pausing):
    pausing.press("n")
    pausing.type("Who?")
    pausing.wait(lambda: not pausing.playback.is_playing)
    pausing.page.player_bar.play_toggled.emit()
    pausing.wait(lambda: pausing.playback.is_playing)
    pausing.page.player_bar.play_toggled.emit()
    pausing.wait(lambda: not pausing.playback.is_playing)
    pausing.press(Key.Key_Escape)
    assert not pausing.playback.is_playing


def test_another_episode_does_not_begin_to_play_for_a_note_of_this_one(pausing, tmp_path):
    pausing.press("n")
    pausing.type("Who?")
    pausing.wait(lambda: not pausing.playback.is_playing)
    (tmp_path / "other").mkdir()
    pausing.open(copy_sample(tmp_path / "other"))
    pausing.wait(lambda: pausing.playback.has_audio)
    assert not pausing.playback.is_playing
