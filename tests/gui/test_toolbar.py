"""The toolbar: every button says what was asked for, and the head stays in the middle."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QMenu, QVBoxLayout, QWidget

from earmark.gui.bars.toolbar import Toolbar
from earmark.gui.controls.buttons import FlatButton, IconButton
from earmark.gui.controls.labels import ElidedLabel
from earmark.gui.controls.popover import Popover
from earmark.model.episode import Speaker
from earmark.model.talk_time import TalkTime

_KEYS = {"find": "Ctrl+F", "back": "Alt+Left", "contents": "Ctrl+B"}


@pytest.fixture
def window(qtbot, theme) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1440, 500)
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(Toolbar(theme, _KEYS))
    column.addStretch(1)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


@pytest.fixture
def toolbar(window: QWidget) -> Toolbar:
    return window.findChild(Toolbar)


def _button(owner: QWidget, name: str) -> QAbstractButton:
    named = (b for b in owner.findChildren(QAbstractButton) if b.accessibleName() == name and b.isVisible())
    return next(named)


@pytest.mark.parametrize(
    ("name", "signal"),
    [
        ("Contents", "contents_toggled"),
        ("Back", "back_requested"),
        ("Forward", "forward_requested"),
        ("Find", "find_requested"),
        ("Export quotes", "export_requested"),
        ("Annotations", "annotations_toggled"),
    ],
)
def test_a_button_asks_for_what_it_is_called(qtbot, toolbar, name, signal):
    toolbar.show_history(True, True)
    toolbar.show_quote_count(2)

    with qtbot.waitSignal(getattr(toolbar, signal)):
        qtbot.mouseClick(_button(toolbar, name), Qt.MouseButton.LeftButton)


def test_the_toolbar_is_46_high(toolbar):
    assert toolbar.height() == 46


def test_tooltips_tell_the_keys(toolbar):
    assert _button(toolbar, "Contents").toolTip() == "Contents  Ctrl+B"


def test_without_history_there_is_no_way_back(toolbar):
    toolbar.show_history(False, True)

    assert not _button(toolbar, "Back").isEnabled()
    assert _button(toolbar, "Forward").isEnabled()


def test_without_quotes_there_is_nothing_to_export(toolbar):
    toolbar.show_quote_count(0)
    copy = _button(toolbar, "Export quotes")
    assert not copy.isEnabled()
    assert copy.toolTip() == "No quotes to export yet"

    toolbar.show_quote_count(1)

    assert copy.isEnabled()


def test_toggles_show_what_is_open(toolbar):
    toolbar.show_contents_open(True)
    toolbar.show_annotations_open(False)

    assert _button(toolbar, "Contents").isChecked()
    assert not _button(toolbar, "Annotations").isChecked()


def test_the_head_stands_in_the_middle_of_the_transcript(toolbar):
    head = toolbar.findChild(ElidedLabel)
    toolbar.show_head("Simulation, in heads and in computers")

    for x, width in ((252, 848), (0, 1100), (252, 1188)):
        toolbar.show_centre(x, width)
        assert abs(head.geometry().center().x() - (x + width / 2)) <= 1


def test_the_head_never_lies_over_a_button(toolbar):
    toolbar.show_head("A very long head " * 20)
    head = toolbar.findChild(ElidedLabel)

    for width in (760, 1024, 1440):
        toolbar.window().resize(width, 500)
        toolbar.show_centre(0, width)
        buttons = [b.geometry() for b in toolbar.findChildren(FlatButton) if b.isVisible()]
        assert head.isHidden() or not any(head.geometry().intersects(place) for place in buttons)


def test_a_narrow_toolbar_shows_find_as_an_icon(toolbar):
    assert not isinstance(_button(toolbar, "Find"), IconButton)

    toolbar.window().resize(1000, 500)

    assert isinstance(_button(toolbar, "Find"), IconButton)


def test_text_size_and_measure_are_asked_for_in_steps(qtbot, window, toolbar):
    toolbar.show_reading("light", 18, 68)
    qtbot.mouseClick(_button(toolbar, "Text and theme"), Qt.MouseButton.LeftButton)

    with qtbot.waitSignal(toolbar.text_size_chosen) as size:
        qtbot.mouseClick(_button(window, "Larger text size"), Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(toolbar.measure_chosen) as measure:
        qtbot.mouseClick(_button(window, "Smaller line length"), Qt.MouseButton.LeftButton)

    assert (size.args, measure.args) == ([19], [66])


def test_the_largest_text_cannot_grow(qtbot, window, toolbar):
    toolbar.show_reading("light", 28, 72)
    qtbot.mouseClick(_button(toolbar, "Text and theme"), Qt.MouseButton.LeftButton)

    assert not _button(window, "Larger text size").isEnabled()
    assert not _button(window, "Larger line length").isEnabled()
    assert _button(window, "Smaller text size").isEnabled()


def test_a_theme_is_chosen_by_its_sample(qtbot, window, toolbar):
    qtbot.mouseClick(_button(toolbar, "Text and theme"), Qt.MouseButton.LeftButton)

    with qtbot.waitSignal(toolbar.theme_chosen) as chosen:
        qtbot.mouseClick(_button(window, "Sepia"), Qt.MouseButton.LeftButton)

    assert chosen.args == ["sepia"]


def test_matching_the_system_is_switched_on_and_off(qtbot, window, toolbar):
    toolbar.show_reading("light", 18, 68)
    qtbot.mouseClick(_button(toolbar, "Text and theme"), Qt.MouseButton.LeftButton)
    switch = _button(window, "Match the system")

    with qtbot.waitSignal(toolbar.theme_chosen) as on:
        qtbot.mouseClick(switch, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(toolbar.theme_chosen) as off:
        qtbot.mouseClick(switch, Qt.MouseButton.LeftButton)

    assert (on.args, off.args) == (["system"], ["light"])


def test_the_speakers_are_listed_with_what_they_said(qtbot, window, toolbar):
    toolbar.show_speakers(
        [Speaker("Ada Marsh"), Speaker("Ben Holt")],
        [TalkTime(0, 158, 9000, 3_482_000, 0.486), TalkTime(1, 1, 9000, 3_690_000, 0.514)],
    )
    qtbot.mouseClick(_button(toolbar, "Speakers"), Qt.MouseButton.LeftButton)
    assert _button(window, "Ada Marsh, 49%, 58:02, 158 turns")

    with qtbot.waitSignal(toolbar.speaker_chosen) as chosen:
        qtbot.mouseClick(_button(window, "Ben Holt, 51%, 1:01:30, 1 turn"), Qt.MouseButton.LeftButton)

    assert chosen.args == [1]


def test_those_without_a_name_cannot_be_followed(qtbot, window, toolbar):
    toolbar.show_speakers(
        [Speaker("Ada Marsh")], [TalkTime(0, 3, 90, None, 0.5), TalkTime(None, 2, 90, None, 0.5)]
    )
    qtbot.mouseClick(_button(toolbar, "Speakers"), Qt.MouseButton.LeftButton)

    assert not _button(window, "No name, 50%, 2 turns").isEnabled()


def test_a_new_episode_replaces_the_speakers(qtbot, window, toolbar):
    toolbar.show_speakers([Speaker("Ada Marsh")], [TalkTime(0, 3, 90, None, 1.0)])
    toolbar.show_speakers([Speaker("Ben Holt")], [TalkTime(0, 4, 90, None, 1.0)])
    qtbot.mouseClick(_button(toolbar, "Speakers"), Qt.MouseButton.LeftButton)

    names = [b.accessibleName() for b in window.findChildren(QAbstractButton) if b.isVisible()]
    assert "Ben Holt, 100%, 4 turns" in names
    assert not any(name.startswith("Ada") for name in names)


def test_one_popover_closes_the_other(qtbot, window, toolbar):
    toolbar.show_speakers([Speaker("Ada Marsh")], [TalkTime(0, 3, 90, None, 1.0)])
    for name in ("Text and theme", "Speakers"):
        place = _button(toolbar, name).geometry().center()
        QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, pos=QPoint(place))

    is_open = {popover.accessibleName(): popover.is_open for popover in window.findChildren(Popover)}
    assert is_open == {"Text and theme": False, "Speakers": True}


def test_the_menu_opens_under_its_button(qtbot, window, toolbar):
    menu = QMenu(window)
    menu.addAction("Open transcript…")
    toolbar.set_menu(menu)

    qtbot.mouseClick(_button(toolbar, "Menu"), Qt.MouseButton.LeftButton)

    qtbot.waitUntil(menu.isVisible)
    menu.close()
