"""Alt by itself shows the menu bar; with another key or the mouse it does what that is about."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from tests.gui.reading import LEFT, NO_KEY
from tests.gui.talk_files import write_talk

ALT = Qt.KeyboardModifier.AltModifier
Key = Qt.Key


@pytest.fixture
def at_work(start, tmp_path):
    at_work = start(write_talk(tmp_path / "harbour.txt"))
    at_work.activate()
    at_work.view.setFocus()
    return at_work


def strike_alt(at_work, meanwhile=None) -> None:
    QTest.keyPress(at_work.view, Key.Key_Alt, ALT)
    if meanwhile is not None:
        meanwhile()
    QTest.keyRelease(at_work.view, Key.Key_Alt, NO_KEY)


def test_alt_shows_the_menu_bar_and_hides_it_again(at_work):
    strike_alt(at_work)
    assert at_work.window.menuBar().isVisible()
    strike_alt(at_work)
    assert not at_work.window.menuBar().isVisible()


def test_the_menu_bar_waits_until_alt_is_let_go(at_work):
    QTest.keyPress(at_work.view, Key.Key_Alt, ALT)
    assert not at_work.window.menuBar().isVisible()


def test_alt_with_another_key_leaves_the_menu_bar_alone(at_work):
    strike_alt(at_work, lambda: at_work.press(Key.Key_Down, modifiers=ALT))
    assert not at_work.window.menuBar().isVisible()


def test_alt_with_the_mouse_leaves_the_menu_bar_alone(at_work):
    strike_alt(at_work, lambda: QTest.mouseClick(at_work.view.viewport(), LEFT, ALT, QPoint(300, 60)))
    assert not at_work.window.menuBar().isVisible()
