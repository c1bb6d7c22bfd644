"""The pill that leads back to what sounds."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from tests.gui.reading import LEFT, Told

from earmark.gui.look import fonts
from earmark.gui.look.theme import THEMES, Theme
from earmark.gui.transcript.back_to_now import BackToNow
from earmark.gui.transcript.follow import Direction


@pytest.fixture
def area(qtbot):
    fonts.load()
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(800, 500)
    made.show()
    return made


def test_it_is_hidden_until_there_is_a_way_back(area):
    pill = BackToNow(Theme(), area)
    assert not pill.isVisible()
    pill.show_direction(Direction.UP, "00:10:14")
    assert pill.isVisible()
    assert pill.accessibleName() == "Back to now, 00:10:14"
    pill.show_direction(None)
    assert not pill.isVisible()


def test_it_stands_in_the_middle_18_pixels_above_the_foot(area):
    pill = BackToNow(Theme(), area)
    pill.show_direction(Direction.DOWN, "00:10:14")
    for size in ((800, 500), (600, 300)):
        area.resize(*size)
        assert abs(pill.geometry().center().x() - size[0] // 2) <= 1
        assert size[1] - (pill.y() + pill.height()) == 18
        assert pill.height() == 36


def test_a_click_is_told_once_and_goes_no_further(area):
    pill = BackToNow(Theme(), area)
    pill.show_direction(Direction.UP, "00:10:14")
    told = Told(pill.clicked)
    QTest.mouseClick(pill, LEFT)
    assert len(told) == 1


def test_the_arrow_shows_the_way(area):
    pill = BackToNow(Theme(), area)
    pill.show_direction(Direction.UP, "")
    up = pill.grab().toImage()
    pill.show_direction(Direction.DOWN, "")
    assert pill.grab().toImage() != up


@pytest.mark.parametrize("name", THEMES)
def test_it_wears_the_accent_of_the_theme(area, name):
    theme = Theme(name)
    pill = BackToNow(theme, area)
    pill.setGraphicsEffect(None)
    pill.show_direction(Direction.UP, "00:10:14")
    assert pill.grab().toImage().pixelColor(pill.width() // 2, 3) == theme.color("now.accent")
