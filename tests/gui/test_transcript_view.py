"""What a reader does with the transcript, and what the view says of it."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.episodes import SPONSOR_READ, little_episode, make_episode
from tests.gui.reading import (
    LEFT,
    NO_KEY,
    Told,
    click,
    clicks,
    double_press,
    drag,
    hover,
    in_viewport,
    keep,
    make_view,
    place_of,
    point_of,
    press,
)

from earmark.gui.transcript import page_places
from earmark.model.episode import Episode, Paragraph, Speaker, Turn

EPISODE = little_episode()
TEXT = EPISODE.text


@pytest.fixture
def view(qtbot):
    return make_view(qtbot, EPISODE)


# Clicks


def test_a_click_on_a_word_names_its_character(qtbot, view):
    start, _ = place_of(EPISODE, "winter")
    with qtbot.waitSignal(view.word_clicked) as clicked:
        click(view, point_of(view, start + 2))
    assert clicked.args == [start + 2]


def test_a_click_counts_characters_and_not_utf16_units(qtbot, view):
    start, _ = place_of(EPISODE, "people who")  # behind the wave
    with qtbot.waitSignal(view.word_clicked) as clicked:
        click(view, point_of(view, start))
    assert clicked.args == [start]


def test_a_click_beside_the_words_is_no_click_on_a_word(qtbot, view):
    told = Told(view.word_clicked)
    end = place_of(EPISODE, "Yeah.")[1]
    click(view, point_of(view, end - 1) + QPoint(200, 0))
    qtbot.wait(250)
    assert told == []


def test_a_click_that_takes_a_selection_away_does_nothing_else(qtbot, view):
    told = Told(view.word_clicked)
    view.select(*place_of(EPISODE, "winter"))
    click(view, point_of(view, 3))
    qtbot.wait(250)
    assert view.selection[0] == view.selection[1]
    assert told == []


def test_a_click_on_a_highlight_chooses_it_though_something_is_selected(view):
    told = Told(view.highlight_clicked)
    view.show_annotations(keep(EPISODE, ("all winter", "gold", "")))
    view.select(*place_of(EPISODE, "people who"))
    click(view, point_of(view, place_of(EPISODE, "winter")[0] + 1))
    assert view.selection[0] == view.selection[1]
    assert told == [("m0",)]


def test_a_double_click_selects_a_word_and_is_no_click(qtbot, view):
    told = Told(view.word_clicked)
    start, end = place_of(EPISODE, "winter")
    clicks(view, point_of(view, start + 2), 2)
    qtbot.wait(250)
    assert view.selection == (start, end)
    assert told == []


def test_three_clicks_select_a_sentence_and_four_a_paragraph(view):
    start, end = place_of(EPISODE, "Today we talk about tides 🌊 and the people who wait for them.")
    clicks(view, point_of(view, start + 3), 3)
    assert view.selection == (start, end)
    clicks(view, point_of(view, start + 3), 4)
    assert view.selection == (0, end)


def test_a_click_on_the_name_plays_the_turn(view):
    told = Told(view.turn_clicked)
    section = view._layout.sections[1]
    click(view, in_viewport(view, page_places.name_rect(view._layout, section, 0).adjusted(100, 0, 0, 0)))
    click(view, in_viewport(view, page_places.time_rect(view._layout, section).adjusted(100, 0, 0, 0)))
    assert told == [(1,), (1,)]


def test_a_click_on_the_heading_plays_the_turn_where_names_stand_above(qtbot):
    view = make_view(qtbot, EPISODE, stacked=True)
    told = Told(view.turn_clicked)
    section = view._layout.sections[1]
    click(view, in_viewport(view, page_places.heading_rect(view._layout, section)))
    assert told == [(1,)]


def test_the_time_of_a_later_paragraph_shows_under_the_pointer_and_plays(view):
    told = Told(view.paragraph_clicked)
    start, _ = place_of(EPISODE, "Then the radio")
    hover(view, point_of(view, start))
    rect = page_places.paragraph_time_rect(view._layout, 2, 0)
    hover(view, in_viewport(view, rect))
    click(view, in_viewport(view, rect))
    assert told == [(start,)]


def test_a_chip_tells_its_place_and_time(view):
    told = Told(view.chip_clicked)
    start, end = place_of(EPISODE, "[inaudible 00:00:17]")
    click(view, point_of(view, start + 5))
    click(view, point_of(view, start))  # its ear
    click(view, point_of(view, end - 1))
    assert told == [(start, 17_000)] * 3


def test_skipping_leads_behind_the_sponsor_read(view):
    told = Told(view.skip_requested)
    section = next(s for s in view._layout.sections if s.opens_read)
    click(view, in_viewport(view, page_places.skip_rect(view._layout, section)))
    assert told == [place_of(EPISODE, "And back")[:1]]


def test_a_click_on_a_highlight_names_the_topmost(view):
    view.show_annotations(keep(EPISODE, ("quiet", "gold"), ("“quiet” all winter", "sky")))
    told = Told(view.highlight_clicked, view.word_clicked)
    click(view, point_of(view, place_of(EPISODE, "quiet")[0] + 1))
    assert told == [("m1",)]


def test_a_click_on_a_dot_names_its_note(view):
    view.show_annotations(keep(EPISODE, ("winter", "gold", "Ask about this"), ("quiet", "sky")))
    told = Told(view.note_clicked)
    (dot,) = page_places.note_dots(view._layout, view._state.marks, 0, len(TEXT))
    click(view, in_viewport(view, dot.target))
    assert told == [("m0",)]


def test_several_notes_of_a_line_share_one_dot(view):
    view.show_annotations(keep(EPISODE, ("winter", "gold", "a"), ("quiet", "sky", "b")))
    (dot,) = page_places.note_dots(view._layout, view._state.marks, 0, len(TEXT))
    assert [mark.id for mark in dot.marks] == ["m1", "m0"]


# Selecting


def test_dragging_selects_across_turns(view):
    start, end = place_of(EPISODE, "wait for them.\nThank you")
    drag(view, point_of(view, start) - QPoint(3, 0), point_of(view, end - 1) + QPoint(3, 0))
    assert view.selection == (start, end)
    assert view.selected_text() == "wait for them.\nThank you"


def test_a_drag_is_no_click(qtbot, view):
    told = Told(view.word_clicked, view.turn_clicked)
    drag(view, point_of(view, 0), point_of(view, 30))
    qtbot.wait(250)
    assert told == []


def test_dragging_after_a_double_click_goes_on_by_words(view):
    point = point_of(view, place_of(EPISODE, "talk about")[0] + 1)
    press(view, point)
    QTest.mouseRelease(view.viewport(), LEFT, NO_KEY, point)
    double_press(view, point)
    QTest.mouseMove(view.viewport(), point_of(view, place_of(EPISODE, "tides")[0] + 2))
    assert view.selection == place_of(EPISODE, "talk about tides")
    QTest.mouseMove(view.viewport(), point_of(view, place_of(EPISODE, "Today")[0] + 2))
    assert view.selection == place_of(EPISODE, "Today we talk")


def test_shift_and_a_click_make_the_selection_longer(view):
    start, _ = place_of(EPISODE, "Welcome")
    view.select(start, start + 7)
    end = place_of(EPISODE, "tides")[1]
    point = point_of(view, end - 1) + QPoint(3, 0)
    click(view, point, Qt.KeyboardModifier.ShiftModifier)
    assert view.selection == (start, end)


def test_the_selection_is_told_without_spaces_at_its_ends(view):
    told = Told(view.selection_changed)
    start, end = place_of(EPISODE, " all ")
    view.select(start, end)
    view.clear_selection()
    assert told[0] == (start + 1, end - 1)
    assert told[-1][0] == told[-1][1]


def test_a_selection_says_when_the_button_goes_down_and_up(view):
    told = Told(view.press_started, view.press_ended)
    press(view, point_of(view, 3))
    assert view.is_pressed
    assert len(told) == 1
    QTest.mouseRelease(view.viewport(), LEFT, NO_KEY, QPoint(5, 5))
    assert not view.is_pressed
    assert len(told) == 2


def test_copying_gives_the_words_of_the_file(view):
    start, end = place_of(EPISODE, "It said [inaudible 00:00:17] twice.")
    view.select(start, end)
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "It said [inaudible 00:00:17] twice."


def test_copying_from_the_stacked_layout_leaves_the_names_out(qtbot):
    view = make_view(qtbot, EPISODE, stacked=True)
    start, end = place_of(EPISODE, "wait for them.\nThank you")
    view.select(start, end)
    view.copy()
    assert QGuiApplication.clipboard().text() == "wait for them.\nThank you"


def test_beside_the_page_one_can_select_as_well(qtbot):
    view = make_view(qtbot, EPISODE)
    view.resize(1400, 600)
    start, end = place_of(EPISODE, "Yeah.")
    outside = QPoint(view.width() - 60, point_of(view, start).y())
    assert outside.x() > view.viewport().geometry().right()
    inside = point_of(view, start) - QPoint(6, 0) + view.viewport().pos()
    QTest.mousePress(view, LEFT, NO_KEY, outside)
    QTest.mouseMove(view, inside)
    QTest.mouseRelease(view, LEFT, NO_KEY, inside)
    assert view.selection == (start, end)


# Keys


def test_arrows_and_pages_scroll_and_say_so(qtbot):
    view = make_view(qtbot, make_episode(1_000))
    told = Told(view.user_scrolled)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_PageDown):
        before = view.verticalScrollBar().value()
        QTest.keyClick(view, key)
        assert view.verticalScrollBar().value() > before
    QTest.keyClick(view, Qt.Key.Key_End)
    assert view.verticalScrollBar().value() == view.verticalScrollBar().maximum()
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert view.verticalScrollBar().value() == 0
    assert len(told) == 4


def test_a_turned_page_keeps_a_line_or_two(qtbot):
    view = make_view(qtbot, make_episode(1_000))
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    assert 0 < view.viewport().height() - view.verticalScrollBar().value() < 100


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_1])
def test_keys_of_the_window_are_left_to_it(qtbot, key):
    view = make_view(qtbot, make_episode(1_000))
    before = view.verticalScrollBar().value()
    QTest.keyClick(view, key)
    assert view.verticalScrollBar().value() == before
    assert view.selection[0] == view.selection[1]


def test_escape_clears_the_selection(view):
    view.select(0, 7)
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert view.selection[0] == view.selection[1]


def test_caret_mode_gives_the_arrows_to_the_text(view):
    with_caret = Told(view.caret_mode_changed)
    view.set_caret_mode(True)
    for _ in range(7):
        QTest.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert view.selection == (0, 7)
    assert with_caret == [(True,)]
    view.set_caret_mode(False)
    view.clear_selection()
    QTest.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert view.selection[0] == view.selection[1]


def test_the_menu_key_asks_for_the_toolbar_where_words_are_selected(qtbot, view):
    view.select(0, 7)
    with qtbot.waitSignal(view.toolbar_requested):
        _press_menu_key(view)


def _press_menu_key(view):
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), view.mapToGlobal(QPoint(5, 5)))
    QApplication.sendEvent(view.viewport(), event)


# The wheel


def _turn_wheel(view, degrees, modifiers=Qt.KeyboardModifier.NoModifier, on=None):
    target = on or view.viewport()
    event = QWheelEvent(
        QPointF(5, 5),
        QPointF(target.mapToGlobal(QPoint(5, 5))),
        QPoint(),
        QPoint(0, degrees),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(target, event)


def test_the_wheel_scrolls_and_says_so(qtbot):
    view = make_view(qtbot, make_episode(1_000))
    with qtbot.waitSignal(view.user_scrolled):
        _turn_wheel(view, -120)
    assert view.verticalScrollBar().value() > 0


def test_the_wheel_works_beside_the_page(qtbot):
    view = make_view(qtbot, make_episode(1_000))
    view.resize(1400, 600)
    with qtbot.waitSignal(view.user_scrolled):
        _turn_wheel(view, -120, on=view)
    assert view.verticalScrollBar().value() > 0


def test_the_wheel_with_ctrl_asks_for_another_size(view):
    told = Told(view.zoom_requested)
    _turn_wheel(view, 120, Qt.KeyboardModifier.ControlModifier)
    _turn_wheel(view, -120, Qt.KeyboardModifier.ControlModifier)
    assert told == [(1,), (-1,)]


def test_scrolling_by_the_program_is_not_told_as_the_readers(qtbot):
    view = make_view(qtbot, make_episode(1_000))
    told = Told(view.user_scrolled)
    view.jump_to(*place_of(view.episode, "museum"))
    view.set_reading_offset(500)
    assert told == []


# Texts of every kind


@pytest.mark.parametrize("stacked", [False, True])
def test_an_episode_without_names_and_times_can_be_read(qtbot, stacked):
    bare = Episode(
        turns=(Turn(None, (Paragraph("Just words."), Paragraph(""))), Turn(None, (Paragraph("More."),)))
    )
    view = make_view(qtbot, bare, stacked=stacked)
    view.show_now(1, -1, -1, False)
    view.grab()
    with qtbot.waitSignal(view.word_clicked) as clicked:
        click(view, point_of(view, 6))
    assert clicked.args == [6]


@pytest.mark.parametrize("stacked", [False, True])
def test_an_empty_episode_can_be_shown(qtbot, stacked):
    view = make_view(qtbot, Episode(), stacked=stacked)
    view.show_now(-1, -1, -1, False)
    view.jump_to(0, 0)
    view.select(0, 5)
    click(view, QPoint(200, 200))
    view.grab()
    assert view.reading_offset() == 0
    assert view.selection == (0, 0)


def test_characters_that_mean_something_to_qt_do_not_move_the_others(qtbot):
    strange = Episode(
        turns=(Turn(0, (Paragraph("a\u2028b\ufffcc\u2029d\n\ud800\x00e 🌊 f"),)),), speakers=(Speaker("S"),)
    )
    view = make_view(qtbot, strange)
    view.select(*place_of(strange, "e 🌊 f"))
    assert view.selected_text() == "e 🌊 f"
    assert view._layout.document.blockCount() == 1


def test_the_sponsor_read_is_dimmed(view):
    start, _ = place_of(EPISODE, SPONSOR_READ)
    cursor = view.textCursor()
    cursor.setPosition(view._layout.offsets.position(start) + 1)
    assert cursor.charFormat().foreground().color() == view.look.color("text.dimmed")
