"""Quotes that overlap are readable and chosen one by one; keys go from quote to quote."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.gui.reading import LEFT, NO_KEY, place_of, point_of
from tests.gui.talk_files import write_talk

from earmark.gui.transcript.page_hits import tip_of

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def at_work(start, tmp_path):
    at_work = start(write_talk(tmp_path / "harbour.txt"))
    for words, key in (("Crate 2 is carried", "1"), ("is carried to", "2"), ("2 is carried to the", "3")):
        place = place_of(at_work.view.episode, "Crate 2 is carried to the")
        text = at_work.view.episode.text
        start_at = text.index(words, place[0])
        at_work.view.setFocus()
        at_work.view.select(start_at, start_at + len(words))
        at_work.press(key)
    at_work.view.jump_to(*place, flash=False, animate=False)
    return at_work


def click(at_work, words):
    place, _ = place_of(at_work.view.episode, words)
    QTest.mouseClick(at_work.view.viewport(), LEFT, NO_KEY, point_of(at_work.view, place + 9))


def chosen(at_work):
    highlight = at_work.work.marking.at_hand.chosen
    return highlight.color if highlight else None


def test_clicks_go_through_the_quotes_under_the_pointer(at_work, monkeypatch):
    monkeypatch.setattr("earmark.gui.transcript.press_tracker.QApplication.doubleClickInterval", lambda: -1)
    went_through = []
    for _ in range(4):
        click(at_work, "Crate 2 is carried")
        went_through.append(chosen(at_work))
    assert went_through == ["mint", "coral", "gold", "mint"]


def test_the_pointer_is_told_that_there_are_more(at_work):
    place, _ = place_of(at_work.view.episode, "Crate 2 is carried")
    point = at_work.view._in_document(point_of(at_work.view, place + 9).toPointF())
    assert tip_of(at_work.view._hit_at(point)) == "3 quotes lie here. Click again for the next one."


def test_the_chosen_quote_lies_on_top_with_its_line_clear(at_work):
    gold = next(mark for mark in at_work.highlights if mark.color == "gold")
    at_work.work.marking.choose(gold.id)
    state = at_work.view._state
    painted = state.painted_marks(gold.start, gold.end)
    assert [mark.color for mark in painted] == ["coral", "mint", "gold"]


def test_keys_go_from_quote_to_quote_in_reading_order(at_work):
    at_work.view.setFocus()
    at_work.view.set_reading_offset(0)
    went_through = []
    for _ in range(3):
        at_work.press(Key.Key_Down, modifiers=ALT)
        went_through.append(chosen(at_work))
    assert went_through == ["gold", "mint", "coral"]
    at_work.press(Key.Key_Down, modifiers=ALT)
    assert at_work.toast == "No more quotes below"
    at_work.press(Key.Key_Up, modifiers=ALT)
    assert chosen(at_work) == "mint"


def test_a_step_shows_the_card_and_the_words_and_does_not_seek(at_work):
    before = at_work.playback.position_ms
    at_work.view.setFocus()
    at_work.view.set_reading_offset(0)
    at_work.press(Key.Key_Down, modifiers=ALT)
    (gold,) = [mark for mark in at_work.highlights if mark.color == "gold"]
    assert at_work.page.panel._list.chosen == gold.id
    assert at_work.view.line_rects(gold.start, gold.end)
    assert at_work.playback.position_ms == before


def test_the_step_from_nowhere_counts_from_what_is_in_view(at_work):
    at_work.view.setFocus()
    at_work.view.verticalScrollBar().setValue(at_work.view.verticalScrollBar().maximum())
    at_work.press(Key.Key_Up, modifiers=ALT)
    assert chosen(at_work) == "coral"


def test_bookmarks_are_steps_too(at_work):
    at_work.select("Boat 3 comes")
    at_work.press("b")
    at_work.view.clear_selection()
    at_work.work.marking.choose(at_work.highlights[2].id)
    at_work.press(Key.Key_Down, modifiers=ALT)
    assert at_work.work.marking.at_hand.chosen.is_bookmark


def test_without_quotes_a_step_says_so(start, tmp_path):
    at_work = start(write_talk(tmp_path / "other.txt"))
    at_work.view.setFocus()
    at_work.press(Key.Key_Down, modifiers=ALT)
    assert at_work.toast == "No quotes yet"


def test_the_menu_key_opens_the_toolbar_of_the_chosen_quote(at_work):
    at_work.view.setFocus()
    at_work.view.set_reading_offset(0)
    at_work.press(Key.Key_Down, modifiers=ALT)
    assert not at_work.page.selection_toolbar.isVisible()
    at_work.view.toolbar_requested.emit()
    assert at_work.page.selection_toolbar.isVisible()


def test_no_two_actions_have_the_same_key(at_work):
    keys = [key.toString() for action in at_work.window.actions() for key in action.shortcuts()]
    assert sorted(keys) == sorted(set(keys))
