"""The bar over selected words: when it comes, where it stands, what it says."""

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.episodes import little_episode, make_episode
from tests.gui.reading import LEFT, NO_KEY, Told, clicks, make_view, place_of, point_of, press

from earmark.gui.transcript.selection_toolbar import SelectionToolbar, place_beside
from earmark.model.annotations import COLORS

EPISODE = little_episode()
WORDS = place_of(EPISODE, "all winter")


@pytest.fixture
def view(qtbot):
    return make_view(qtbot, EPISODE)


@pytest.fixture
def bar(view):
    made = SelectionToolbar(view.look, view)
    view.selection_changed.connect(made.show_for)
    return made


def open_bar(view, bar, ticked=None):
    view.select(*WORDS)
    bar.show_for(*WORDS, ticked)
    bar.open_now()
    return bar


def test_it_comes_a_moment_after_the_button_is_let_go(qtbot, view, bar):
    start, end = point_of(view, WORDS[0]), point_of(view, WORDS[1] - 1)
    press(view, start)
    QTest.mouseMove(view.viewport(), (start + end) / 2)
    QTest.mouseMove(view.viewport(), end)
    qtbot.wait(200)
    assert not bar.isVisible()
    QTest.mouseRelease(view.viewport(), LEFT, NO_KEY, end)
    assert not bar.isVisible()
    qtbot.waitUntil(bar.isVisible)


def test_it_comes_after_a_double_click(qtbot, view, bar):
    clicks(view, point_of(view, WORDS[0]), 2)
    qtbot.waitUntil(bar.isVisible)


def test_it_comes_for_a_highlight_that_was_clicked(qtbot, view, bar):
    bar.show_for(*WORDS, "coral")
    qtbot.waitUntil(bar.isVisible)


def test_words_selected_by_keyboard_or_program_get_it_only_on_demand(qtbot, view, bar):
    view.select(*WORDS)
    qtbot.wait(250)
    assert not bar.isVisible()
    view.toolbar_requested.emit()
    assert bar.isVisible()


def test_nothing_selected_gets_no_toolbar(view, bar):
    view.toolbar_requested.emit()
    assert not bar.isVisible()


def test_pressing_into_the_text_closes_it(view, bar):
    open_bar(view, bar)
    press(view, point_of(view, 0))
    assert not bar.isVisible()


def test_it_stands_above_the_first_line_and_never_over_the_words(view, bar):
    open_bar(view, bar)
    (line,) = view.line_rects(*WORDS)
    assert bar.geometry().bottom() <= line.top() - 10 or bar.geometry().top() >= line.bottom() + 10
    assert view.rect().contains(bar.geometry())


def test_below_the_words_where_there_is_no_room_above():
    area = QRect(0, 0, 800, 600)
    above = place_beside(QSize(300, 44), QRect(200, 100, 50, 29), QRect(200, 158, 90, 29), area)
    assert above == QPoint(74, 46)
    below = place_beside(QSize(300, 44), QRect(200, 20, 50, 29), QRect(200, 78, 90, 29), area)
    assert below == QPoint(74, 116)


@pytest.mark.parametrize("left", [0, 760])
def test_it_keeps_12_pixels_inside_the_column(left):
    line = QRect(left, 300, 40, 29)
    at = place_beside(QSize(300, 44), line, line, QRect(0, 0, 800, 600))
    assert 12 <= at.x() <= 800 - 300 - 12


def test_it_moves_with_its_words_and_hides_while_they_are_out_of_view(qtbot):
    view = make_view(qtbot, make_episode(2_000))
    bar = SelectionToolbar(view.look, view)
    view.set_reading_offset(2_000)
    view.select(2_400, 2_420)
    bar.show_for(2_400, 2_420)
    bar.open_now()
    before = bar.y()
    view.verticalScrollBar().setValue(view.verticalScrollBar().value() + 40)
    assert bar.y() == before - 40
    view.verticalScrollBar().setValue(0)
    assert not bar.isVisible()
    assert bar.is_open
    view.set_reading_offset(2_000)
    assert bar.isVisible()


def test_it_does_not_take_the_focus(qtbot, view, bar):
    with qtbot.waitActive(view):
        view.activateWindow()
    view.setFocus()
    open_bar(view, bar)
    assert QApplication.focusWidget() is view


def test_tab_enters_it_and_escape_closes_it_first_and_clears_then(qtbot, view, bar):
    with qtbot.waitActive(view):
        view.activateWindow()
    view.setFocus()
    open_bar(view, bar)
    QTest.keyClick(view, Qt.Key.Key_Tab)
    assert bar.isAncestorOf(QApplication.focusWidget())
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert QApplication.focusWidget() is view
    assert view.selection == WORDS
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert view.selection[0] == view.selection[1]


def test_escape_in_the_text_closes_it_and_keeps_the_selection(view, bar):
    open_bar(view, bar)
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert view.selection == WORDS


def test_a_swatch_says_its_color(view, bar):
    open_bar(view, bar)
    told = Told(bar.color_chosen)
    for marker in bar._markers:
        QTest.mouseClick(marker, LEFT)
    assert told == [(color,) for color in COLORS]


def test_number_keys_choose_while_the_focus_is_inside(view, bar):
    open_bar(view, bar, "gold")
    told = Told(bar.color_chosen, bar.remove_requested)
    QTest.keyClick(bar._markers[0], Qt.Key.Key_4)
    QTest.keyClick(bar._markers[0], Qt.Key.Key_0)
    assert told == [("sky",), ()]


def test_the_other_buttons_say_their_wishes(view, bar):
    open_bar(view, bar, "gold")
    wishes = {
        bar._note: bar.note_requested,
        bar._tag: bar.tag_requested,
        bar._copy: bar.copy_requested,
        bar._play: bar.play_requested,
        bar._remove: bar.remove_requested,
    }
    for button, signal in wishes.items():
        told = Told(signal)
        QTest.mouseClick(button, LEFT)
        assert told == [()]


def test_the_color_in_use_is_ticked_and_can_be_removed(view, bar):
    open_bar(view, bar, "mint")
    assert [marker.is_ticked for marker in bar._markers] == [color == "mint" for color in COLORS]
    assert bar._remove.isVisible()
    open_bar(view, bar)
    assert not any(marker.is_ticked for marker in bar._markers)
    assert not bar._remove.isVisible()


def test_a_click_on_the_bar_does_not_reach_the_text(view, bar):
    open_bar(view, bar)
    QTest.mouseClick(bar, LEFT, NO_KEY, QPoint(2, 2))
    assert view.selection == WORDS
    assert bar.isVisible()


def test_every_button_says_what_it_does(view, bar):
    open_bar(view, bar, "gold")
    names = [button.accessibleName() for button in (*bar._markers, *bar._actions.values())]
    assert names[:2] == ["Gold, in use", "Keep in Coral"]
    assert names[5:] == ["Note", "Tag", "Copy quote", "Play", "Export clip", "Remove highlight"]


def test_in_a_narrow_column_only_icons_are_left(qtbot):
    view = make_view(qtbot, EPISODE)
    view.resize(430, 600)
    qtbot.waitUntil(lambda: view.geometry_of_page.stacked)
    bar = SelectionToolbar(view.look, view)
    open_bar(view, bar)
    assert bar._note.text() == ""
    assert bar._note.accessibleName() == "Note"
    view.resize(900, 600)
    qtbot.waitUntil(lambda: bar._note.text() == "Note")


def test_a_clip_is_offered_where_there_can_be_one(qtbot, view, bar):
    open_bar(view, bar)
    with qtbot.waitSignal(bar.clip_requested):
        bar._clip.click()
    bar.allow_clip("Link audio to export clips")
    assert (bar._clip.isEnabled(), bar._clip.toolTip()) == (False, "Link audio to export clips")
    bar.allow_clip("")
    assert (bar._clip.isEnabled(), bar._clip.toolTip()) == (True, "Export clip  Ctrl+Shift+X")
