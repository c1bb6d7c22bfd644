"""Banners: two at most, one a matter, and their choices."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from earmark.gui.controls.banner import Banner, BannerStack
from earmark.gui.controls.buttons import IconButton
from earmark.gui.controls.choice import Choice

_A = Banner("audio", "Audio file not found.", "tides.mp3 was moved or renamed.", "headphones-off")
_B = Banner("disk", "Quotes changed on disk.", icon="refresh-alert")
_C = Banner("orphans", "3 quotes lost their place.", icon="unlink")
_ERROR = Banner("not-saved", "Quotes could not be saved.", icon="device-floppy", status="error")


@pytest.fixture
def window(qtbot, theme) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(800, 300)
    column = QVBoxLayout(window)
    column.addWidget(BannerStack(theme))
    column.addStretch(1)
    window.show()
    return window


@pytest.fixture
def stack(window: QWidget) -> BannerStack:
    return window.findChild(BannerStack)


def _buttons(stack: BannerStack) -> dict[str, QPushButton]:
    return {button.text(): button for button in stack.findChildren(QPushButton)}


def test_nothing_to_say_takes_no_room(stack):
    assert stack.isHidden()


def test_two_are_shown_and_the_third_waits_for_room(stack):
    for banner in (_A, _B, _C):
        stack.show_banner(banner)
    assert stack.shown == ("audio", "disk")

    stack.retire("audio")

    assert stack.shown == ("disk", "orphans")


def test_an_error_does_not_wait_and_gives_the_room_back(stack):
    for banner in (_A, _B, _C, _ERROR):
        stack.show_banner(banner)
    assert stack.shown == ("audio", "not-saved")

    stack.retire("not-saved")
    stack.retire("audio")

    assert stack.shown == ("disk", "orphans")


def test_errors_do_not_push_each_other_away(stack):
    worse = replace(_ERROR, key="unreadable")
    for banner in (_ERROR, worse, replace(_ERROR, key="audio-bad")):
        stack.show_banner(banner)

    assert stack.shown == ("not-saved", "unreadable")


def test_a_banner_that_waits_can_be_retired_too(stack):
    for banner in (_A, _B, _C):
        stack.show_banner(banner)

    stack.retire("orphans")
    stack.retire("audio")

    assert stack.shown == ("disk",)


def test_a_second_banner_of_a_matter_takes_the_place_of_the_first(stack):
    stack.show_banner(_A)
    stack.show_banner(Banner("audio", "This audio cannot be played."))

    assert stack.shown == ("audio",)


def test_closing_is_told_and_leaves_no_room(qtbot, stack):
    stack.show_banner(_A)

    with qtbot.waitSignal(stack.closed) as told:
        qtbot.mouseClick(stack.findChild(IconButton), Qt.MouseButton.LeftButton)

    assert told.args == ["audio"]
    assert stack.shown == ()
    assert stack.isHidden()


def test_a_choice_is_done_and_closes_the_banner(qtbot, stack):
    done: list[str] = []
    choices = (
        Choice("Keep both", lambda: done.append("both")),
        Choice("Use mine", lambda: done.append("mine")),
    )
    stack.show_banner(Banner("disk", "Quotes changed on disk.", choices=choices))

    qtbot.mouseClick(_buttons(stack)["Use mine"], Qt.MouseButton.LeftButton)

    assert done == ["mine"]
    assert stack.shown == ()


def test_a_choice_may_show_the_next_banner_of_the_same_matter(qtbot, stack):
    again = Choice("Try again", lambda: stack.show_banner(_C))
    stack.show_banner(Banner("orphans", "Still lost.", choices=(again,)))

    qtbot.mouseClick(_buttons(stack)["Try again"], Qt.MouseButton.LeftButton)

    assert stack.shown == ("orphans",)


def test_clearing_forgets_those_that_wait(stack):
    for banner in (_A, _B, _C):
        stack.show_banner(banner)

    stack.clear()

    assert stack.shown == ()
    assert stack.isHidden()


def test_a_banner_never_takes_the_focus(qtbot, theme):
    window = QWidget()
    qtbot.addWidget(window)
    column, field, stack = QVBoxLayout(window), QLineEdit(), BannerStack(theme)
    column.addWidget(field)
    column.addWidget(stack)
    field.setFocus()
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()

    stack.show_banner(_A)

    assert field.hasFocus()


def test_long_words_make_a_banner_higher_and_short_ones_44(qtbot, theme):
    window = QWidget()
    qtbot.addWidget(window)
    column, stack = QVBoxLayout(window), BannerStack(theme)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(stack)
    column.addStretch(1)
    window.resize(500, 400)
    stack.show_banner(_C)
    window.show()
    assert stack.height() == 45  # 44 and the line below

    stack.show_banner(Banner("orphans", "3 quotes lost their place.", "Because of " + "many words " * 20))

    qtbot.waitUntil(lambda: stack.height() > 60)
