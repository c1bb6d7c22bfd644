"""The focus ring: after keys it is there, after the mouse it is not."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from earmark.gui.controls.focus_ring import FocusRing
from earmark.gui.controls.ring_radius import set_ring_radius


@pytest.fixture
def window(qtbot, theme) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(400, 200)
    window.one = QPushButton("One", window)
    window.one.setGeometry(20, 20, 80, 30)
    window.two = QPushButton("Two", window)
    window.two.setGeometry(120, 20, 80, 30)
    window.field = QLineEdit(window)
    window.field.setGeometry(220, 20, 120, 30)
    window.ring = FocusRing(theme, window)
    window.one.setFocus()
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


def _tab(window: QWidget) -> None:
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Tab)


def test_tab_shows_the_ring_two_pixels_away(window):
    _tab(window)

    assert window.two.hasFocus()
    assert window.ring.isVisible()
    assert window.ring.geometry() == window.two.geometry().adjusted(-4, -4, 4, 4)


def test_the_mouse_takes_the_ring_away(window):
    _tab(window)

    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, pos=QPoint(60, 35))

    assert not window.ring.isVisible()


def test_focus_by_the_mouse_has_no_ring(window):
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, pos=QPoint(160, 35))

    assert not window.ring.isVisible()


def test_text_fields_have_their_border_instead(window):
    _tab(window)
    _tab(window)

    assert window.field.hasFocus()
    assert not window.ring.isVisible()


def test_the_ring_moves_and_hides_with_its_widget(window):
    _tab(window)

    window.two.move(120, 120)
    assert window.ring.geometry() == window.two.geometry().adjusted(-4, -4, 4, 4)
    window.two.hide()
    assert not window.ring.isVisible()


def test_a_widget_can_do_without_a_ring(window):
    set_ring_radius(window.two, -1)

    _tab(window)

    assert window.two.hasFocus()
    assert not window.ring.isVisible()


def test_the_ring_lets_clicks_through(qtbot, window):
    _tab(window)

    with qtbot.waitSignal(window.two.clicked):
        QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, pos=QPoint(121, 35))
