"""A quote is made longer and shorter: by its handles, and word by word with the keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.gui.at_work import CTRL, SHIFT
from tests.gui.reading import LEFT, NO_KEY, hover, in_viewport, place_of
from tests.gui.talk_files import write_talk

from earmark.gui.transcript.mark_handles import handles

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def at_work(start, tmp_path):
    at_work = start(write_talk(tmp_path / "harbour.txt"))
    at_work.select("Crate 2 is carried")
    at_work.press("4")
    choose(at_work)
    return at_work


def choose(at_work, number=0):
    at_work.work.marking.choose(at_work.highlights[number].id)
    at_work.page.selection_toolbar.dismiss()


def handle(at_work, *, end):
    view = at_work.view
    mark = view._state.chosen_mark
    return handles(view._layout, mark, 0, len(view.episode.text))[int(end)]


def grip(at_work, *, end):
    return in_viewport(at_work.view, handle(at_work, end=end).target)


def edge_of(at_work, words, *, end):
    """Return where a handle must be dragged so that its bar stands at the edge of *words*."""
    view, taken = at_work.view, handle(at_work, end=end)
    start, stop = place_of(view.episode, words)
    (strip,) = view._layout.strips_of(stop - 1, stop) if end else view._layout.strips_of(start, start + 1)
    edge = QPointF(strip.right if end else strip.left, strip.baseline - 6)
    moved = edge - taken.bar.center() + taken.center
    return (moved - QPointF(0, view.verticalScrollBar().value())).toPoint()


def move(at_work, point, held=NO_KEY):
    where = QPointF(point), QPointF(at_work.view.viewport().mapToGlobal(point))
    event = QMouseEvent(QEvent.Type.MouseMove, *where, Qt.MouseButton.NoButton, LEFT, held)
    QApplication.sendEvent(at_work.view.viewport(), event)


def drag(at_work, *, end, to, held=NO_KEY):
    viewport = at_work.view.viewport()
    point = edge_of(at_work, to, end=end)
    QTest.mousePress(viewport, LEFT, NO_KEY, grip(at_work, end=end))
    move(at_work, point, held)
    QTest.mouseRelease(viewport, LEFT, NO_KEY, point)


def words(at_work):
    return [kept for kept, _ in at_work.kept]


def test_dragging_the_end_makes_the_quote_longer_and_keeps_all_else(at_work):
    at_work.press("n")
    at_work.type("Who?")
    at_work.press(Key.Key_Escape)
    (before,) = at_work.highlights
    drag(at_work, end=True, to="tide 2 turns")
    (after,) = at_work.highlights
    assert after.quote.exact.startswith("Crate 2 is carried to the lighthouse")
    assert after.quote.exact.endswith("tide 2 turns")
    assert (after.id, after.note, after.color) == (before.id, "Who?", "sky")
    assert after.created == before.created
    assert after.modified > before.modified


def test_an_end_snaps_to_words(at_work):
    (before,) = at_work.highlights
    place = QPoint(*grip(at_work, end=True).toTuple()) + QPoint(40, 0)
    QTest.mousePress(at_work.view.viewport(), LEFT, NO_KEY, grip(at_work, end=True))
    move(at_work, place)
    QTest.mouseRelease(at_work.view.viewport(), LEFT, NO_KEY, place)
    assert words(at_work) == ["Crate 2 is carried to the"]
    assert at_work.sidecar()["annotations"][0]["position"]["end"] == before.end + len(" to the")


def test_with_alt_an_end_goes_by_characters(at_work):
    place = grip(at_work, end=True) + QPoint(32, 0)
    QTest.mousePress(at_work.view.viewport(), LEFT, NO_KEY, grip(at_work, end=True))
    move(at_work, place, ALT)
    QTest.mouseRelease(at_work.view.viewport(), LEFT, NO_KEY, place)
    assert words(at_work) == ["Crate 2 is carried to t"]


def test_the_start_can_be_dragged_into_the_turn_before(at_work):
    drag(at_work, end=False, to="tide 1 turns")
    assert words(at_work) == ["tide 1 turns.\nBoat 2 comes ashore. Crate 2 is carried"]


def test_an_end_may_be_dragged_past_the_other(at_work):
    drag(at_work, end=True, to="Boat 2")
    assert words(at_work) == ["2 comes ashore."]


def test_the_page_shows_the_quote_as_it_would_be_and_tells_nothing_before_the_button_is_up(at_work):
    (before,) = at_work.highlights
    QTest.mousePress(at_work.view.viewport(), LEFT, NO_KEY, grip(at_work, end=True))
    move(at_work, grip(at_work, end=True) + QPoint(200, 0))
    draft = at_work.view._state.chosen_mark
    assert draft.end > before.end
    assert at_work.highlights == (before,)
    QTest.mouseRelease(at_work.view.viewport(), LEFT, NO_KEY, grip(at_work, end=True))


def test_esc_lets_the_quote_be_as_it_was(at_work):
    (before,) = at_work.highlights
    at_work.view.setFocus()
    QTest.mousePress(at_work.view.viewport(), LEFT, NO_KEY, grip(at_work, end=True))
    move(at_work, grip(at_work, end=True) + QPoint(200, 0))
    at_work.press(Key.Key_Escape)
    QTest.mouseRelease(at_work.view.viewport(), LEFT, NO_KEY, grip(at_work, end=True) + QPoint(200, 0))
    assert at_work.highlights == (before,)
    assert at_work.view._state.chosen_mark.end == before.end
    assert not at_work.view.is_pressed


def test_a_drag_is_one_step_of_undo(at_work):
    QTest.mousePress(at_work.view.viewport(), LEFT, NO_KEY, grip(at_work, end=True))
    for step in range(1, 9):
        move(at_work, grip(at_work, end=True) + QPoint(5 * step, 0))
    QTest.mouseRelease(at_work.view.viewport(), LEFT, NO_KEY, grip(at_work, end=True))
    assert words(at_work) != ["Crate 2 is carried"]
    at_work.press(Key.Key_Z, modifiers=CTRL)
    assert words(at_work) == ["Crate 2 is carried"]


def test_nothing_is_laid_out_again_for_it(at_work):
    laid_out = []
    layout = at_work.view.document().documentLayout()
    layout.documentSizeChanged.connect(laid_out.append)
    revision = at_work.view.document().revision()
    drag(at_work, end=False, to="tide 1 turns")
    assert laid_out == []
    assert at_work.view.document().revision() == revision


def test_a_handle_is_a_target_of_24_with_its_own_pointer(at_work):
    assert (handle(at_work, end=True).target.width(), handle(at_work, end=True).target.height()) == (24, 24)
    hover(at_work.view, grip(at_work, end=True))
    assert at_work.view.viewport().cursor().shape() == Qt.CursorShape.SizeHorCursor


def test_only_the_chosen_quote_has_handles(at_work):
    at_work.press(Key.Key_Escape)
    assert at_work.view._state.chosen_mark is None


def test_the_toolbar_comes_not_in_the_way_and_following_waits(at_work):
    at_work.work.marking.choose(at_work.highlights[0].id)
    at_work.wait(at_work.page.selection_toolbar.isVisible)
    QTest.mousePress(at_work.view.viewport(), LEFT, NO_KEY, grip(at_work, end=True))
    assert not at_work.page.selection_toolbar.isVisible()
    assert at_work.view.is_pressed
    QTest.mouseRelease(at_work.view.viewport(), LEFT, NO_KEY, grip(at_work, end=True))
    assert not at_work.view.is_pressed


def test_shift_and_the_arrows_move_the_end_by_a_word(at_work):
    at_work.view.setFocus()
    at_work.press(Key.Key_Right, modifiers=SHIFT)
    assert words(at_work) == ["Crate 2 is carried to"]
    at_work.press(Key.Key_Left, Key.Key_Left, modifiers=SHIFT)
    assert words(at_work) == ["Crate 2 is"]


@pytest.mark.parametrize("held", [ALT | SHIFT, CTRL | SHIFT])
def test_with_alt_or_ctrl_too_they_move_the_start(at_work, held):
    at_work.view.setFocus()
    at_work.press(Key.Key_Left, modifiers=held)
    assert words(at_work) == ["ashore. Crate 2 is carried"]
    at_work.press(Key.Key_Right, Key.Key_Right, modifiers=held)
    assert words(at_work) == ["2 is carried"]


def test_keys_go_on_into_the_next_turn_and_never_leave_nothing(at_work):
    at_work.view.setFocus()
    at_work.press(*[Key.Key_Right] * 12, modifiers=SHIFT)
    assert words(at_work)[0].endswith("Then tide 2 turns.\nBoat")
    at_work.press(*[Key.Key_Left] * 40, modifiers=SHIFT)
    assert words(at_work) == ["Crate"]


def test_each_key_can_be_taken_back(at_work):
    at_work.view.setFocus()
    at_work.press(Key.Key_Right, Key.Key_Right, modifiers=SHIFT)
    at_work.press(Key.Key_Z, modifiers=CTRL)
    assert words(at_work) == ["Crate 2 is carried to"]


def test_the_arrows_belong_to_the_text_in_caret_mode_and_with_nothing_chosen(at_work):
    at_work.view.setFocus()
    at_work.press(Key.Key_F7)
    place, _ = place_of(at_work.view.episode, "Boat 1")
    at_work.view.select(place, place)
    at_work.press(Key.Key_Right, Key.Key_Right, modifiers=SHIFT)
    assert at_work.view.selected_text() == "Bo"
    assert words(at_work) == ["Crate 2 is carried"]


def test_a_note_being_typed_keeps_its_shifted_arrows(at_work):
    at_work.press("n")
    at_work.type("Who?")
    at_work.press(Key.Key_Left, Key.Key_Left, modifiers=SHIFT)
    assert QApplication.focusWidget().textCursor().selectedText() == "o?"
    assert words(at_work) == ["Crate 2 is carried"]


def test_bookmarks_have_no_ends(at_work):
    at_work.select("Boat 1 comes")
    at_work.press("b")
    at_work.view.clear_selection()
    (bookmark,) = [mark for mark in at_work.highlights if mark.is_bookmark]
    at_work.work.marking.choose(bookmark.id)
    assert at_work.view._state.chosen_mark is None
    assert not at_work.window.verbs["end_later"].isEnabled()
