"""The small controls: switch, segments, stepper and labels."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from earmark.gui.controls.buttons import IconButton
from earmark.gui.controls.labels import ElidedLabel, KeyCap, Paragraph, Span
from earmark.gui.controls.segmented import SegmentedControl
from earmark.gui.controls.stepper import Stepper
from earmark.gui.controls.switch import Switch


def _knob_is_right(switch: Switch, theme) -> bool:
    image = switch.grab().toImage()
    return image.pixelColor(21, 9).name() == theme.color("action.text").name()


def test_a_switch_is_switched_by_click_and_by_space(qtbot, theme):
    switch = Switch(theme, "Match the system")
    qtbot.addWidget(switch)

    qtbot.mouseClick(switch, Qt.MouseButton.LeftButton)
    assert switch.isChecked()
    qtbot.keyClick(switch, Qt.Key.Key_Space)
    assert not switch.isChecked()
    assert switch.accessibleName() == "Match the system"


def test_the_knob_of_a_switch_slides_over(qtbot, theme):
    switch = Switch(theme, "Follow")
    qtbot.addWidget(switch)
    switch.show()

    switch.setChecked(True)

    qtbot.waitUntil(lambda: _knob_is_right(switch, theme))


def test_the_knob_jumps_where_motion_is_reduced(qtbot, theme):
    theme.reduce_motion(True)
    switch = Switch(theme, "Follow")
    qtbot.addWidget(switch)
    switch.show()

    switch.setChecked(True)

    assert _knob_is_right(switch, theme)


def test_choosing_a_segment_is_told_but_showing_one_is_not(qtbot, theme):
    control = SegmentedControl(theme, "Pane", ["Contents", "Library"])
    qtbot.addWidget(control)
    chosen: list[int] = []
    control.chosen.connect(chosen.append)

    control.show_chosen(1)
    assert (control.index, chosen) == (1, [])

    first = control.findChildren(QAbstractButton)[0]
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    assert (control.index, chosen) == (0, [0])


def test_the_arrows_choose_the_next_segment_and_stop_at_the_ends(qtbot, theme):
    control = SegmentedControl(theme, "Play with", ["Automatic", "VLC", "Silent"])
    qtbot.addWidget(control)
    control.show()
    segments = control.findChildren(QAbstractButton)
    segments[0].setFocus()

    for _ in range(5):
        qtbot.keyClick(segments[control.index], Qt.Key.Key_Right)
    assert control.index == 2
    qtbot.keyClick(segments[2], Qt.Key.Key_Left)
    assert control.index == 1


def test_a_stepper_asks_for_less_and_more(qtbot, theme):
    stepper = Stepper(theme, "Text size", 100)
    qtbot.addWidget(stepper)
    stepper.show_value("28 px", True, False)
    smaller, larger = stepper.findChildren(IconButton)

    with qtbot.waitSignal(stepper.smaller_requested):
        qtbot.mouseClick(smaller, Qt.MouseButton.LeftButton)
    assert not larger.isEnabled()


@pytest.mark.parametrize("width", [60, 400])
def test_an_elided_label_keeps_its_words_for_the_tooltip(qtbot, theme, width):
    label = ElidedLabel(theme, "Simulation, in heads and in computers")
    qtbot.addWidget(label)
    label.resize(width, 20)
    label.show()

    cut = width < 100
    assert label.text().endswith("…") == cut
    assert (label.toolTip() == label.whole_text) == cut
    assert label.accessibleName() == "Simulation, in heads and in computers"


def test_an_elided_label_is_one_line(qtbot, theme):
    label = ElidedLabel(theme, "two\nlines   and spaces")
    qtbot.addWidget(label)

    assert label.whole_text == "two lines and spaces"


def test_a_paragraph_shows_markup_as_it_stands(qtbot, theme):
    paragraph = Paragraph(theme, 18)
    qtbot.addWidget(paragraph)

    paragraph.show_spans(Span("<b>not bold</b>", weight=600), Span("a & b", "text.secondary"))

    assert "&lt;b&gt;" in paragraph.text()
    assert paragraph.accessibleName() == "<b>not bold</b> a & b"


def test_a_paragraph_changes_its_colours_with_the_theme(qtbot, theme):
    paragraph = Paragraph(theme, 18)
    qtbot.addWidget(paragraph)
    paragraph.show_spans(Span("words"))

    theme.show("dark")

    assert theme.color("text.primary").name() in paragraph.text()


def test_a_key_cap_is_wider_for_a_longer_key(qtbot, theme):
    one, two = KeyCap(theme, "H"), KeyCap(theme, "Ctrl F")
    qtbot.addWidget(one)
    qtbot.addWidget(two)

    assert one.width() < two.width()
    assert two.accessibleName() == "Ctrl F"
