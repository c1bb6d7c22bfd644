"""Tags are written like words and taken away like words."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from earmark.gui.cards.tag_field import TagField
from earmark.gui.look import fonts
from earmark.gui.look.theme import Theme

ENTER = Qt.Key.Key_Return


@pytest.fixture
def field(qtbot):
    fonts.load()
    theme = Theme()
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(285, 200)
    field = TagField(theme)
    other = QWidget()
    other.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    column = QVBoxLayout(window)
    column.addWidget(field)
    column.addWidget(other)
    field.other = other
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field._input.hasFocus)
    field.stage = window  # kept with it
    return field


def write(field, words):
    QTest.keyClicks(field._input, words)


@pytest.mark.parametrize("end", [ENTER, Qt.Key.Key_Comma, Qt.Key.Key_Tab, Qt.Key.Key_Enter])
def test_enter_comma_or_tab_adds_the_tag_and_waits_for_the_next(field, qtbot, end):
    write(field, "sea")
    with qtbot.waitSignal(field.tags_changed) as told:
        QTest.keyClick(field._input, end)
    assert told.args == [("sea",)]
    assert field._input.text() == ""
    assert field._input.hasFocus()


def test_the_sign_spaces_and_repeats_are_tidied(field):
    write(field, "#sea,")
    write(field, " low   water ,")
    write(field, "SEA,")
    assert field.tags == ("sea", "low water")


def test_backspace_takes_the_last_tag_only_when_nothing_is_written(field):
    field.show_tags(("sea", "boat"))
    write(field, "x")
    QTest.keyClick(field._input, Qt.Key.Key_Backspace)
    assert field.tags == ("sea", "boat")
    QTest.keyClick(field._input, Qt.Key.Key_Backspace)
    assert field.tags == ("sea",)


def test_a_press_on_a_tag_takes_it_away(field, qtbot):
    field.show_tags(("sea", "boat"))
    with qtbot.waitSignal(field.tags_changed) as told:
        QTest.mouseClick(field._chips[0], Qt.MouseButton.LeftButton)
    assert told.args == [("boat",)]


def test_a_tag_reached_by_the_keyboard_is_taken_away_by_delete(field):
    field.show_tags(("sea", "boat"))
    field._chips[1].setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(field._chips[1], Qt.Key.Key_Delete)
    assert field.tags == ("sea",)
    assert field._input.hasFocus()


def test_showing_tags_tells_nothing(field, qtbot):
    with qtbot.assertNotEmitted(field.tags_changed):
        field.show_tags(("sea",))


def test_known_tags_that_are_not_used_yet_complete_what_is_written(field):
    field.show_known(("mental-models", "sea", "method"))
    field.show_tags(("sea",))
    write(field, "me")
    completer = field._input.completer()
    completer.setCompletionPrefix(field._input.text())
    offered = [completer.completionModel().index(r, 0).data() for r in range(completer.completionCount())]
    assert offered == ["mental-models", "method"]


def test_a_completion_that_is_pressed_becomes_the_tag(field, qtbot):
    field.show_known(("mental-models", "sea"))
    write(field, "men")
    popup = field._input.completer().popup()
    qtbot.waitUntil(popup.isVisible)
    with qtbot.waitSignal(field.tags_changed) as told:
        place = popup.visualRect(popup.model().index(0, 0)).center()
        QTest.mouseClick(popup.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told.args == [("mental-models",)]
    assert field._input.text() == ""


def test_a_completion_chosen_by_arrow_and_enter_becomes_the_tag(field, qtbot):
    field.show_known(("mental-models", "sea"))
    write(field, "men")
    popup = field._input.completer().popup()
    qtbot.waitUntil(popup.isVisible)
    QTest.keyClick(popup, Qt.Key.Key_Down)
    with qtbot.waitSignal(field.tags_changed) as told:
        QTest.keyClick(popup, ENTER)
    assert told.args == [("mental-models",)]
    qtbot.wait(1)
    assert (field.tags, field._input.text()) == (("mental-models",), "")


def test_what_is_written_when_the_focus_leaves_becomes_a_tag(field, qtbot):
    write(field, "sea")
    with qtbot.waitSignal(field.tags_changed):
        field.other.setFocus()
    assert field.tags == ("sea",)


def test_many_tags_take_more_rows(field, qtbot):
    before = field.height()
    with qtbot.waitSignal(field.height_changed):
        field.show_tags(tuple(f"tag-number-{n}" for n in range(8)))
    assert field.height() > before
    assert all(field.rect().contains(chip.geometry()) for chip in field._chips)
    assert field.rect().contains(field._input.geometry())
    assert len({chip.pos() for chip in field._chips}) == 8


def test_a_tag_says_what_a_press_does(field):
    field.show_tags(("sea",))
    assert field._chips[0].accessibleName() == "Remove tag sea"
    QTest.mouseMove(field._chips[0], QPoint(5, 5))
    assert not field._chips[0].grab().isNull()
