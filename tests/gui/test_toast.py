"""Toasts: where they lie, how long they stay, and their one action."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QTextEdit, QWidget

from earmark.gui.controls.toast import Toast
from earmark.gui.look.theme import tokens


@pytest.fixture
def soon(monkeypatch) -> None:
    """Let toasts end after a blink."""
    monkeypatch.setitem(tokens()["motion"], "toast", 30)


@pytest.fixture
def area(qtbot, theme) -> QWidget:
    theme.reduce_motion(True)
    area = QWidget()
    qtbot.addWidget(area)
    area.resize(600, 400)
    with qtbot.waitActive(area):
        area.show()
        area.activateWindow()
    return area


def _button(toast: Toast) -> QPushButton:
    return toast.findChild(QPushButton)


def test_it_lies_at_the_bottom_left_and_stays_there(area, theme):
    toast = Toast(theme, area)
    toast.show_message("Quote copied")
    assert toast.geometry().bottomLeft() == QPoint(18, 400 - 18 - 1)

    area.resize(600, 300)

    assert toast.geometry().bottom() == 300 - 18 - 1


def test_scrolling_what_it_lies_on_does_not_carry_it_away(qtbot, theme):
    theme.reduce_motion(True)
    text = QTextEdit()
    qtbot.addWidget(text)
    text.setPlainText("line\n" * 200)
    text.resize(400, 300)
    text.show()
    toast = Toast(theme, text.viewport())
    toast.show_message("Quote copied")
    before = toast.pos()

    text.verticalScrollBar().setValue(500)

    assert toast.pos() == before


def test_it_goes_by_itself(qtbot, soon, area, theme):
    toast = Toast(theme, area)
    toast.show_message("Quote copied")
    assert toast.isVisible()

    qtbot.waitUntil(toast.isHidden)


def test_it_stays_while_its_button_has_the_focus(qtbot, soon, area, theme):
    toast = Toast(theme, area)
    toast.show_message("Quote deleted", "Undo", area.close)
    _button(toast).setFocus()
    assert _button(toast).hasFocus()
    qtbot.wait(90)
    assert toast.isVisible()

    area.setFocus()

    qtbot.waitUntil(toast.isHidden)


def test_it_stays_while_it_is_pointed_at(qtbot, soon, area, theme):
    toast = Toast(theme, area)
    QTest.mouseMove(area.windowHandle(), QPoint(400, 100))
    toast.show_message("Quote copied")
    QTest.mouseMove(area.windowHandle(), toast.geometry().center())
    qtbot.wait(90)
    assert toast.isVisible()

    QTest.mouseMove(area.windowHandle(), QPoint(400, 100))

    qtbot.waitUntil(toast.isHidden)


def test_its_action_is_done_once_and_ends_it(qtbot, area, theme):
    done: list[bool] = []
    toast = Toast(theme, area)
    toast.show_message("Quote deleted", "Undo", lambda: done.append(True))
    assert _button(toast).text() == "Undo"

    qtbot.mouseClick(_button(toast), Qt.MouseButton.LeftButton)

    assert done == [True]
    assert toast.isHidden()


def test_a_message_without_action_has_no_button_left_over(area, theme):
    toast = Toast(theme, area)
    toast.show_message("Quote deleted", "Undo", area.close)

    toast.show_message("Quote copied")

    assert toast.text == "Quote copied"
    assert _button(toast).isHidden()


def test_it_does_not_take_the_focus(area, theme):
    area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    area.setFocus()

    Toast(theme, area).show_message("Quote deleted", "Undo", area.close)

    assert area.hasFocus()


def test_a_lasting_message_stays_until_it_is_ended(qtbot, soon, area, theme):
    toast = Toast(theme, area)
    toast.show_lasting("Cutting, 0 %", "Cancel", area.close)
    before = toast.width()
    qtbot.wait(90)
    toast.change_lasting("Cutting the whole long clip, 50 %")
    assert (toast.isHidden(), toast.text) == (False, "Cutting the whole long clip, 50 %")
    assert toast.width() > before

    toast.end_lasting()

    assert toast.isHidden()


def test_another_message_ends_a_lasting_one(qtbot, soon, area, theme):
    toast = Toast(theme, area)
    toast.show_lasting("Cutting, 0 %", "Cancel", area.close)
    toast.show_message("Quote copied")
    toast.change_lasting("Cutting, 50 %")
    toast.end_lasting()
    assert (toast.isHidden(), toast.text) == (False, "Quote copied")
    qtbot.waitUntil(toast.isHidden)
