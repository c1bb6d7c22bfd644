"""Popovers: where they open, and what closes them."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from earmark.gui.controls.popover import Popover


@pytest.fixture
def window(qtbot, theme) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(600, 400)
    window.top = QPushButton("Top", window)
    window.top.setGeometry(500, 10, 80, 30)
    window.bottom = QPushButton("Bottom", window)
    window.bottom.setGeometry(20, 360, 80, 30)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


@pytest.fixture
def popover(theme, window) -> Popover:
    content = QLineEdit()
    content.setFixedSize(200, 60)
    return Popover(theme, content, "Speed", window)


def test_it_opens_below_its_button_with_right_edges_in_line(window, popover):
    popover.open_at(window.top)

    assert popover.y() > window.top.geometry().bottom()
    assert popover.geometry().right() == window.top.geometry().right()


def test_it_opens_above_a_button_at_the_foot_and_stays_in_the_window(window, popover):
    popover.open_at(window.bottom)

    assert popover.geometry().bottom() < window.bottom.y()
    assert popover.x() > 0


def test_a_second_press_on_its_button_closes_it(qtbot, window, popover):
    window.top.clicked.connect(lambda: popover.toggle_at(window.top))

    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, pos=QPoint(540, 25))
    assert popover.is_open
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, pos=QPoint(540, 25))
    assert not popover.is_open


def test_a_press_outside_closes_it_and_a_press_inside_does_not(window, popover):
    popover.open_at(window.top)

    inside = popover.geometry().center()
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, pos=inside)
    assert popover.is_open
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, pos=QPoint(30, 200))
    assert not popover.is_open


def test_escape_closes_it_and_gives_the_focus_back(qtbot, window, popover):
    window.top.setFocus()
    popover.open_at(window.top)
    assert not window.top.hasFocus()

    with qtbot.waitSignal(popover.closed):
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_Escape)

    assert window.top.hasFocus()


def test_it_closes_when_the_focus_goes_elsewhere(window, popover):
    popover.open_at(window.top)

    window.bottom.setFocus()

    assert not popover.is_open
    assert window.bottom.hasFocus()


def test_high_contrast_has_no_shadow(window, popover, theme):
    popover.open_at(window.top)
    assert popover.graphicsEffect() is not None

    theme.show("contrast")

    assert popover.graphicsEffect() is None
