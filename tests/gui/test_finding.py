"""Searching the transcript, in the whole program."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from tests.gui.at_work import CTRL, SHIFT
from tests.gui.reading import place_of
from tests.gui.talk_files import write_talk

from earmark.gui.transcript.follow import FollowState

Key = Qt.Key


@pytest.fixture
def at_work(start, tmp_path):
    return start(write_talk(tmp_path / "harbour.txt"))


def find(at_work, words):
    at_work.press(Key.Key_F, modifiers=CTRL)
    at_work.type(words)


def note(at_work):
    return at_work.page.find_bar._field.note


def current(at_work):
    """The words and the place of the match one stands on."""
    matches = at_work.view._state.matches
    start, end = matches.ranges[matches.current]
    return at_work.view.episode.text[start:end], start


def test_the_bar_counts_the_matches_from_the_first_line_in_view(at_work):
    at_work.view.set_reading_offset(place_of(at_work.view.episode, "Boat 20")[0])
    find(at_work, "lighthouse")
    assert note(at_work) == "21 of 60"


def test_enter_goes_to_the_next_match_and_shift_enter_back(at_work):
    find(at_work, "lighthouse")
    first = current(at_work)
    at_work.press(Key.Key_Return, Key.Key_Return)
    assert note(at_work) == "3 of 60"
    at_work.press(Key.Key_Return, modifiers=SHIFT)
    assert note(at_work) == "2 of 60"
    at_work.press(Key.Key_Return, modifiers=SHIFT)
    assert current(at_work) == first


def test_the_search_goes_round_at_both_ends(at_work):
    find(at_work, "lighthouse")
    at_work.press(Key.Key_Return, modifiers=SHIFT)
    assert note(at_work) == "60 of 60"
    at_work.press(Key.Key_F3)
    assert note(at_work) == "1 of 60"


def test_the_match_comes_into_view_and_the_sound_stays(at_work):
    at_work.playback.seek(5_000)
    find(at_work, "boat 47")
    words, start = current(at_work)
    first, last = at_work.view._visible
    assert words == "Boat 47"
    assert first <= start <= last
    assert at_work.playback.position_ms == 5_000
    assert at_work.follow.state is FollowState.SUSPENDED


def test_esc_closes_the_bar_and_leaves_the_match_selected(at_work):
    find(at_work, "boat 47")
    at_work.press(Key.Key_Escape)
    assert not at_work.page.find_bar.isVisible()
    assert at_work.view.selected_text() == "Boat 47"
    assert at_work.view._state.matches.ranges == ()
    at_work.press("2")
    assert at_work.kept == [("Boat 47", "coral")]


def test_letters_and_space_typed_into_the_search_are_not_commands(at_work):
    at_work.playback.seek(5_000)
    find(at_work, "klm f h 1 s")
    at_work.press(Key.Key_Space)
    assert at_work.page.find_bar.query.text == "klm f h 1 s "
    assert at_work.kept == []
    assert at_work.playback.position_ms == 5_000


def test_what_is_not_there_is_said_and_nothing_jumps(at_work):
    before = at_work.view.verticalScrollBar().value()
    find(at_work, "xylophone")
    assert note(at_work) == "No matches"
    assert at_work.view.verticalScrollBar().value() == before


def test_what_is_selected_is_searched_for(at_work):
    at_work.select("lighthouse")
    at_work.press(Key.Key_F, modifiers=CTRL)
    assert note(at_work).endswith(" of 60")
    assert at_work.page.find_bar.query.text == "lighthouse"


def test_matches_are_ticks_on_the_timeline_until_the_search_ends(at_work):
    find(at_work, "boat 40")
    assert at_work.page.timeline._content.matches_ms == (400_000,)
    at_work.press(Key.Key_Escape)
    assert at_work.page.timeline._content.matches_ms == ()


def test_typing_one_word_is_one_step_in_the_history(at_work):
    find(at_work, "boat 47")
    at_work.press(Key.Key_Escape)
    at_work.press(Key.Key_Left, modifiers=Qt.KeyboardModifier.AltModifier)
    assert at_work.view.verticalScrollBar().value() == 0
