"""What the pointer does before it presses, and what dragging past the edge does."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from tests.episodes import little_episode, make_episode
from tests.gui.reading import (
    LEFT,
    NO_KEY,
    Told,
    hover,
    in_viewport,
    keep,
    make_view,
    place_of,
    point_of,
    press,
)

from earmark.gui.transcript import page_places

EPISODE = little_episode()


@pytest.fixture
def view(qtbot):
    shown = make_view(qtbot, EPISODE)
    shown.show_annotations(keep(EPISODE, ("all winter", "gold", "Why **quiet**?")))
    return shown


def shape_at(view, point: QPoint):
    hover(view, point)
    return view.viewport().cursor().shape()


def test_the_pointer_shows_what_can_be_clicked(view):
    words = point_of(view, place_of(EPISODE, "Nobody")[0] + 1)
    mark = point_of(view, place_of(EPISODE, "winter")[0] + 1)
    name = in_viewport(
        view, page_places.time_rect(view._layout, view._layout.sections[1]).adjusted(80, 0, 0, 0)
    )
    assert shape_at(view, words) == Qt.CursorShape.IBeamCursor
    assert shape_at(view, mark) == Qt.CursorShape.PointingHandCursor
    assert shape_at(view, name) == Qt.CursorShape.PointingHandCursor
    assert shape_at(view, QPoint(view.viewport().width() - 5, words.y())) == Qt.CursorShape.ArrowCursor


def test_a_highlight_lights_up_under_the_pointer_and_goes_out_after_it(view):
    hover(view, point_of(view, place_of(EPISODE, "winter")[0] + 1))
    assert view._state.hovered_mark == "m0"
    QApplication.sendEvent(view.viewport(), QEvent(QEvent.Type.Leave))
    assert view._state.hovered_mark is None


def test_only_later_paragraphs_show_their_time_under_the_pointer(view):
    hover(view, point_of(view, place_of(EPISODE, "Then the radio")[0]))
    assert view._state.hovered_span == 2
    hover(view, point_of(view, place_of(EPISODE, "Thank you")[0]))
    assert view._state.hovered_span is None


def test_the_dot_of_a_note_tells_the_note(qtbot, view):
    (dot,) = page_places.note_dots(view._layout, view._state.marks, 0, len(EPISODE.text))
    at = in_viewport(view, dot.target)
    event = QHelpEvent(QEvent.Type.ToolTip, at, view.viewport().mapToGlobal(at))
    QApplication.sendEvent(view.viewport(), event)
    assert QToolTip.text() == "Why **quiet**?"
    QToolTip.hideText()


def test_dragging_below_the_view_scrolls_on_and_selects(qtbot):
    view = make_view(qtbot, make_episode(3_000))
    press(view, point_of(view, 4) - QPoint(4, 0))
    below = QPoint(300, view.viewport().height() + 40)
    QTest.mouseMove(view.viewport(), QPoint(300, 300))
    QTest.mouseMove(view.viewport(), below)
    qtbot.waitUntil(lambda: view.verticalScrollBar().value() > 200)
    QTest.mouseRelease(view.viewport(), LEFT, NO_KEY, below)
    still = view.verticalScrollBar().value()
    qtbot.wait(100)
    assert view.verticalScrollBar().value() == still
    start, end = view.selection
    assert start == 4
    assert end > 1_000


def test_the_right_button_asks_for_a_menu_of_what_is_there(view):
    told = Told(view.text_menu_requested, view.turn_menu_requested)
    start, _ = place_of(EPISODE, "Nobody")
    name = in_viewport(
        view, page_places.name_rect(view._layout, view._layout.sections[1], 0).adjusted(90, 0, 0, 0)
    )
    for point in (point_of(view, start + 1), name):
        _ask_for_menu(view, point)
    assert [values[1] for values in told] == [start + 1, 1]


def _ask_for_menu(view, point):
    at = view.viewport().mapToGlobal(point)
    QApplication.sendEvent(view.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, at))


def test_the_right_button_leaves_the_selection_alone(view):
    view.select(*place_of(EPISODE, "Nobody knew"))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.RightButton, NO_KEY, point_of(view, 3))
    assert view.selection == place_of(EPISODE, "Nobody knew")


@pytest.mark.window
def test_in_a_real_window_words_are_clicked_selected_copied_and_kept_in_view(qtbot):
    view = make_view(qtbot, make_episode(3_000))
    with qtbot.waitActive(view):
        view.activateWindow()
    view.setFocus()
    with qtbot.waitSignal(view.word_clicked) as clicked:
        QTest.mouseClick(view.viewport(), LEFT, NO_KEY, point_of(view, 30))
    assert clicked.args == [30]
    view.select(40, 60)
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == view.episode.text[40:60]
    view.look.reduce_motion(False)
    far = view.episode.spans[6]
    view.show_now(far.turn, far.start, far.start + 4, True)
    view.scroll_to_now()
    qtbot.waitUntil(lambda: abs(view.now_place().top - 0.3) < 0.02)
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    qtbot.waitUntil(lambda: view.now_place().top < 0)
