"""Keeping what is heard while it goes on."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from tests.gui.at_work import CTRL
from tests.gui.talk_files import copy_sample, write_silence, write_talk

from earmark.gui import at_hand as at_hand_module
from earmark.gui import by_ear

Key = Qt.Key


@pytest.fixture
def sample(start, tmp_path):
    """An episode with word times, playing in the middle of a sentence."""
    at_work = start(copy_sample(tmp_path))
    at_work.wait(lambda: at_work.playback.has_audio)
    at_work.view.setFocus()
    at_work.go_to("spring begins, and they")
    at_work.press("k")
    at_work.wait(lambda: at_work.playback.is_playing)
    return at_work


SENTENCE = "One look tells you nothing, but ten thousand looks tell you when"


def test_the_sentence_is_kept_and_the_sound_goes_on(sample):
    sample.press("h")
    ((words, color),) = sample.kept
    assert words.startswith(SENTENCE)
    assert color == "gold"
    assert sample.toast == "Kept in Gold"
    assert sample.playback.is_playing


def test_a_second_key_in_a_moment_adds_the_sentence_before(sample):
    sample.press("2", "2")
    ((words, color),) = sample.kept
    assert words.startswith("The secret is that you go back tomorrow. One look tells you")
    assert color == "coral"
    assert sample.toast == "Sentence before added"
    sample.press(Key.Key_Z, modifiers=CTRL)
    assert sample.kept[0][0].startswith(SENTENCE)


def test_without_word_times_the_paragraph_is_kept(start, tmp_path):
    talk = write_talk(tmp_path / "harbour.txt")
    at_work = start(talk, write_silence(tmp_path / "harbour.wav", 600))
    at_work.wait(lambda: at_work.playback.has_audio)
    at_work.view.setFocus()
    at_work.playback.seek(25_000)
    at_work.press("k")
    at_work.wait(lambda: at_work.playback.is_playing)
    at_work.press("h")
    turns = [turn.paragraphs[0].text for turn in at_work.view.episode.turns]
    assert [words for words, _ in at_work.kept] == [turns[2]]
    at_work.press("h")
    assert [words for words, _ in at_work.kept] == [f"{turns[1]}\n{turns[2]}"]


def test_who_went_on_listening_means_what_sounds_and_not_a_quote_chosen_before(sample, monkeypatch):
    sample.select("Thank you")
    sample.press("5")
    sample.view.setFocus()
    sample.work.marking.choose(sample.highlights[0].id)
    sample.page.selection_toolbar.dismiss()
    monkeypatch.setattr(at_hand_module, "STILL_S", 0.0)
    sample.go_to("spring begins, and they")
    sample.press("3")
    assert [color for _, color in sample.kept] == ["lilac", "mint"]


def test_a_quote_that_was_just_chosen_is_meant(sample):
    sample.select("Thank you")
    sample.press("5")
    sample.work.marking.choose(sample.highlights[0].id)
    sample.press("3")
    assert [color for _, color in sample.kept] == ["mint"]


def test_a_click_elsewhere_or_esc_lets_go_of_the_chosen_quote(sample):
    sample.select("Thank you")
    sample.press("5")
    sample.work.marking.choose(sample.highlights[0].id)
    sample.page.selection_toolbar.dismiss()
    sample.press(Key.Key_Escape)
    assert sample.work.marking.at_hand.chosen is None
    sample.work.marking.choose(sample.highlights[0].id)
    sample.page.selection_toolbar.dismiss()
    sample.click_word("People expect")
    assert sample.work.marking.at_hand.chosen is None


def test_n_writes_a_note_about_what_sounds_and_it_goes_on(sample):
    sample.press("n")
    sample.type("Which looks?")
    sample.press(Key.Key_Escape)
    (mark,) = sample.highlights
    assert mark.quote.exact.startswith(SENTENCE)
    assert mark.note == "Which looks?"
    assert sample.playback.is_playing


def test_n_after_keeping_by_ear_is_about_what_was_kept(sample):
    sample.press("4")
    sample.go_to("Eleven days, in my")
    sample.view.setFocus()
    sample.press("n")
    sample.type("Which looks?")
    sample.press(Key.Key_Escape)
    (mark,) = sample.highlights
    assert (mark.color, mark.note) == ("sky", "Which looks?")


def test_in_silence_n_does_nothing(start, tmp_path):
    at_work = start(write_talk(tmp_path / "harbour.txt"))
    at_work.view.setFocus()
    at_work.press("n")
    assert at_work.highlights == ()


def test_again_is_a_matter_of_two_seconds():
    assert by_ear.AGAIN_S == 2.0
