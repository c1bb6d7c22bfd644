"""The panes beside the transcript, and over it where the window is narrow."""

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget
from tests.gui.reading import Told

from earmark.gui.panes import Panes

STRANGE = QColor("#12ab34")
"""What the centre is filled with: in no theme."""


@pytest.fixture
def panes(qtbot, theme) -> Panes:
    centre = QWidget()
    centre.setStyleSheet(f"background: {STRANGE.name()}")
    panes = Panes(theme, QWidget(), centre, QWidget())
    qtbot.addWidget(panes)
    panes.resize(900, 500)
    panes.show()
    return panes


def shows_text(panes: Panes, x: int) -> bool:
    return panes.grab().toImage().pixelColor(x, 250) == STRANGE


def test_a_floating_pane_hides_the_text_under_it(panes):
    assert shows_text(panes, 880)
    panes.show_right()
    assert not shows_text(panes, 880)
    assert shows_text(panes, 20)


def test_a_floating_pane_can_be_closed_and_a_standing_one_stays(panes):
    panes.show_right()
    panes.close_floating()
    assert not panes.is_right_shown
    panes.resize(1400, 500)
    assert panes.is_right_shown
    panes.close_floating()
    assert panes.is_right_shown


def test_panes_that_go_as_the_window_gets_narrow_are_told_of(panes):
    panes.resize(1400, 500)
    told = Told(panes.left_shown, panes.right_shown)
    panes.resize(900, 500)
    assert told == [(False,), (False,)]
    panes.resize(1400, 500)
    assert told[2:] == [(True,), (True,)]
