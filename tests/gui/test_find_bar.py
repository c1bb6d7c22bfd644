"""The find bar says what is searched for and shows what was found."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.gui.reading import LEFT, Told

from earmark.gui.look import fonts
from earmark.gui.look.theme import Theme
from earmark.gui.transcript.find_bar import FindBar
from earmark.model.episode import Speaker
from earmark.model.find import Match, Query

ADA, BEN = Speaker("Ada Marsh"), Speaker("Ben Okoye")


@pytest.fixture
def bar(qtbot):
    fonts.load()
    made = FindBar(Theme())
    qtbot.addWidget(made)
    made.resize(900, 48)
    made.show_speakers((ADA, BEN))
    with qtbot.waitActive(made):
        made.open()
        made.activateWindow()
    return made


def test_it_opens_ready_to_type(bar):
    assert QApplication.focusWidget() is bar._field


def test_typing_asks_at_every_letter(bar):
    told = Told(bar.query_changed)
    QTest.keyClicks(bar._field, "ti")
    assert told == [(Query("t"),), (Query("ti"),)]


def test_case_and_whole_words_are_part_of_the_question(bar):
    QTest.keyClicks(bar._field, "tide")
    told = Told(bar.query_changed)
    QTest.mouseClick(bar._case, LEFT)
    QTest.mouseClick(bar._word, LEFT)
    assert told[-1] == (Query("tide", match_case=True, whole_word=True),)


def test_a_speaker_can_be_chosen_and_forgotten(bar):
    told = Told(bar.query_changed)
    _, _, ben = bar._menu.actions()
    ben.trigger()
    assert told == [(Query(speaker=1),)]
    assert bar._who.text() == "Ben Okoye"
    bar._menu.actions()[0].trigger()
    assert told[-1] == (Query(),)
    assert bar._who.text() == "Anyone"


def test_another_episode_asks_anyone_again(bar):
    bar._menu.actions()[2].trigger()
    bar.show_speakers((ADA,))
    assert bar.query.speaker is None
    assert not bar._who.isVisible()


def test_the_number_of_the_match_stands_in_the_field(bar):
    QTest.keyClicks(bar._field, "tide")
    bar.show_result([Match(0, 4, 0), Match(9, 13, 1)], 1)
    assert bar._field.note == "2 of 2"
    assert bar._next.isEnabled()


def test_nothing_found_is_said_and_nothing_asked_is_not(bar):
    bar.show_result([], -1)
    assert bar._field.note == ""
    QTest.keyClicks(bar._field, "zzz")
    bar.show_result([], -1)
    assert bar._field.note == "No matches"
    assert bar._field.palette().text().color() == bar._theme.color("status.error")
    assert not bar._next.isEnabled()
    bar.show_result([Match(0, 3, 0)], 0)
    assert bar._field.palette().text().color() == bar._theme.color("text.primary")


def test_the_shares_of_the_speakers_stand_at_the_right(bar):
    QTest.keyClicks(bar._field, "tide")
    bar.show_result([Match(0, 4, 0), Match(9, 13, 1), Match(20, 24, 1)], 0)
    assert bar.shares == "Ben 2 · Ada 1"


def test_speakers_of_one_first_name_are_told_apart(bar):
    bar.show_speakers((Speaker("Ada Marsh"), Speaker("Ada Okoye")))
    bar.show_result([Match(0, 4, 0), Match(9, 13, None)], 0)
    assert bar.shares == "Ada Marsh 1 · Others 1"


def test_enter_goes_on_and_shift_enter_back(bar):
    onwards, back = Told(bar.next_requested), Told(bar.previous_requested)
    QTest.keyClick(bar._field, Qt.Key.Key_Return)
    QTest.keyClick(bar._field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert (len(onwards), len(back)) == (1, 1)
    bar.show_result([Match(0, 4, 0)], 0)
    QTest.mouseClick(bar._next, LEFT)
    QTest.mouseClick(bar._previous, LEFT)
    assert (len(onwards), len(back)) == (2, 2)


def test_escape_and_the_cross_close_it_once(bar):
    told = Told(bar.closed)
    QTest.keyClick(bar._field, Qt.Key.Key_Escape)
    bar.end()
    assert told == [()]
    assert not bar.isVisible()
    bar.open()
    QTest.mouseClick(bar._close, LEFT)
    assert len(told) == 2


def test_opened_with_words_it_searches_for_them(bar):
    told = Told(bar.query_changed)
    bar.open("low tide")
    assert told == [(Query("low tide"),)]
    assert bar._field.selectedText() == "low tide"


def test_opened_again_it_searches_for_what_it_had(bar):
    QTest.keyClicks(bar._field, "tide")
    bar.end()
    told = Told(bar.query_changed)
    bar.open()
    assert told == [(Query("tide"),)]


def test_words_of_several_paragraphs_are_not_searched_for(bar):
    bar.open("one\ntwo")
    assert bar.query.text == ""


def test_a_narrow_bar_gives_up_the_shares_first_and_then_some_of_the_field(bar):
    QTest.keyClicks(bar._field, "tide")
    bar.show_result([Match(0, 4, 0), Match(9, 13, 1)], 0)
    assert bar._field.width() == 300
    assert bar._shares.text() == "Ada 1 · Ben 1"
    bar.resize(540, 48)
    assert bar.width() == 540
    assert 180 <= bar._field.width() < 300
    assert bar._close.geometry().right() < 540


def test_it_can_be_painted_in_every_theme(bar):
    for name in ("dark", "contrast", "sepia"):
        bar._theme.show(name)
        image = bar.grab().toImage()
        assert image.pixelColor(bar.width() - 60, 6) == bar._theme.color("surface.window")
