"""The plots of Sync: dots that are chosen and moved, and what is told under the pointer."""

from __future__ import annotations

import random
from dataclasses import replace
from time import perf_counter

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.gui.reading import Told
from tests.gui.sync_points import CURVE, ROWS, plot_of

from earmark.gui.dialogs.sync.sync_plot import SyncPlot
from earmark.gui.dialogs.sync.sync_values import AnchorRow, NowLine, Plot
from earmark.gui.look.theme import THEMES

LEFT, NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
ALT = Qt.KeyboardModifier.AltModifier
CHOSEN, MATCHED = ROWS[2], ROWS[3]


@pytest.fixture
def plot(qtbot, theme) -> SyncPlot:
    plot = SyncPlot(theme)
    qtbot.addWidget(plot)
    plot.resize(610, 374)
    plot.show_plot(plot_of())
    plot.show_anchors(ROWS, CHOSEN.id)
    plot.show()
    return plot


def upper(plot: SyncPlot, row: AnchorRow) -> QPoint:
    return plot.frame.upper_point(row.transcript_ms, row.audio_ms).toPoint()


def lower(plot: SyncPlot, row: AnchorRow) -> QPoint:
    return plot.frame.lower_point(row.transcript_ms, row.audio_ms).toPoint()


def move(plot: SyncPlot, to: QPoint, modifiers=NO_KEY, *, held: bool = True) -> None:
    buttons = LEFT if held else Qt.MouseButton.NoButton
    where = QPointF(to), QPointF(plot.mapToGlobal(to))
    event = QMouseEvent(QEvent.Type.MouseMove, *where, Qt.MouseButton.NoButton, buttons, modifiers)
    QApplication.sendEvent(plot, event)


def drag(plot: SyncPlot, start: QPoint, by: int, modifiers=NO_KEY, *, drop: bool = True) -> None:
    """Drag up by so many pixels, in two moves."""
    QTest.mousePress(plot, LEFT, modifiers, start)
    move(plot, start - QPoint(0, by // 2), modifiers)
    move(plot, start - QPoint(0, by), modifiers)
    if drop:
        QTest.mouseRelease(plot, LEFT, modifiers, start - QPoint(0, by))


# Choosing


@pytest.mark.parametrize("point_of", [upper, lower])
def test_a_click_on_a_dot_chooses_it(plot, point_of):
    told, moved = Told(plot.chosen), Told(plot.move_requested)
    QTest.mouseClick(plot, LEFT, NO_KEY, point_of(plot, MATCHED))

    assert told == [(MATCHED.id,)]
    assert moved == []
    assert plot.hasFocus()


def test_a_click_beside_all_dots_chooses_none(plot):
    told = Told(plot.chosen)
    QTest.mouseClick(plot, LEFT, NO_KEY, upper(plot, MATCHED) + QPoint(0, 60))

    assert told == []


def test_of_dots_that_lie_together_the_chosen_one_is_held(plot):
    twin = replace(CHOSEN, id="twin", transcript_ms=CHOSEN.transcript_ms + 1000)
    plot.show_anchors((CHOSEN, twin), "twin")
    told = Told(plot.chosen)
    QTest.mouseClick(plot, LEFT, NO_KEY, upper(plot, CHOSEN))

    assert told == []


def test_left_and_right_home_and_end_choose(plot):
    told = Told(plot.chosen)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Home, Qt.Key.Key_Left, Qt.Key.Key_End):
        QTest.keyClick(plot, key)

    assert told == [("p3",), ("p2",), ("p0",), ("p6",)]


# Moving


def test_a_dot_dragged_up_in_the_lower_plot_is_heard_later_by_tenths(plot):
    told = Told(plot.move_requested)
    drag(plot, lower(plot, CHOSEN), 12)

    ((anchor_id, audio_ms),) = told
    by_ms = 12 * plot.frame.ms_a_pixel(lower=True)
    assert anchor_id == CHOSEN.id
    assert audio_ms == pytest.approx(CHOSEN.audio_ms + by_ms, abs=51)
    assert audio_ms % 100 == 0


def test_a_dot_dragged_in_the_upper_plot_goes_along_with_the_pointer(plot):
    told = Told(plot.move_requested)
    drag(plot, upper(plot, CHOSEN), 20)

    at_pointer_ms = CHOSEN.audio_ms + 20 * plot.frame.ms_a_pixel(lower=False)
    assert told[0][1] == pytest.approx(at_pointer_ms, abs=51)


@pytest.mark.parametrize("point_of", [upper, lower])
def test_with_alt_every_pixel_is_a_hundredth_of_a_second(plot, point_of):
    told = Told(plot.move_requested)
    drag(plot, point_of(plot, CHOSEN), 14, ALT)

    assert told == [(CHOSEN.id, CHOSEN.audio_ms + 140)]


def test_a_press_that_trembles_moves_nothing(plot):
    told = Told(plot.move_requested)
    drag(plot, lower(plot, CHOSEN), 2)

    assert told == []


def test_a_dot_cannot_be_dragged_past_one_the_reader_set(plot):
    told = Told(plot.move_requested)
    drag(plot, upper(plot, CHOSEN), -100)

    assert told == [(CHOSEN.id, ROWS[1].audio_ms)]


def test_letting_go_of_a_drag_leaves_the_dot_where_it_was(plot):
    told = Told(plot.move_requested)
    drag(plot, lower(plot, CHOSEN), 12, drop=False)
    assert plot.is_dragging

    assert plot.cancel_drag()
    QTest.mouseRelease(plot, LEFT, NO_KEY, lower(plot, CHOSEN))
    assert told == []
    assert not plot.cancel_drag()


def test_a_dot_stays_held_while_others_are_matched_and_is_let_go_when_it_changed(plot):
    told = Told(plot.move_requested)
    drag(plot, lower(plot, CHOSEN), 14, ALT, drop=False)
    more = AnchorRow("new", "", None, "Tide", 5_000_000, 5_040_000, by_reader=False)
    plot.show_anchors((*ROWS[:5], more, *ROWS[5:]), CHOSEN.id)
    assert plot.is_dragging
    QTest.mouseRelease(plot, LEFT, NO_KEY, lower(plot, CHOSEN))
    assert told == [(CHOSEN.id, CHOSEN.audio_ms + 140)]

    drag(plot, lower(plot, CHOSEN), 14, ALT, drop=False)
    plot.show_anchors((*ROWS[:2], *ROWS[3:]), ROWS[3].id)
    assert not plot.is_dragging


def test_while_it_is_dragged_the_new_values_are_told(plot):
    drag(plot, lower(plot, CHOSEN), 14, ALT, drop=False)

    values, words = plot.words_at(QPointF(lower(plot, CHOSEN)))
    assert values == "00:14:02 → 00:14:24.24   +22.24 s"
    assert words == CHOSEN.words


@pytest.mark.parametrize(
    ("key", "modifiers", "by_ms"),
    [
        (Qt.Key.Key_Up, NO_KEY, 100),
        (Qt.Key.Key_Down, NO_KEY, -100),
        (Qt.Key.Key_Up, ALT, 10),
        (Qt.Key.Key_Down, ALT, -10),
    ],
)
def test_up_and_down_move_the_chosen_dot(plot, key, modifiers, by_ms):
    told = Told(plot.move_requested)
    QTest.keyClick(plot, key, modifiers)

    assert told == [(CHOSEN.id, CHOSEN.audio_ms + by_ms)]


def test_a_screen_reader_can_move_the_chosen_dot(plot):
    told = Told(plot.move_requested)
    spoken = QAccessible.queryAccessibleInterface(plot).valueInterface()
    assert spoken.currentValue() == CHOSEN.audio_ms
    spoken.setCurrentValue(CHOSEN.audio_ms + 500)

    assert told == [(CHOSEN.id, CHOSEN.audio_ms + 500)]


def test_showing_moves_nothing(plot):
    told = Told(plot.move_requested, plot.chosen)
    plot.show_anchors(ROWS[:3], ROWS[0].id)
    plot.show_plot(Plot(CURVE, (), (), 60_000, 50_000))
    plot.show_chosen(ROWS[1].id)

    assert told == []


def test_without_dots_nothing_can_be_held(plot):
    plot.show_dots(False)
    told = Told(plot.move_requested, plot.chosen)
    drag(plot, upper(plot, CHOSEN), 20)
    QTest.keyClick(plot, Qt.Key.Key_Up)

    assert told == []


def test_the_wheel_is_for_what_the_plots_lie_in(qtbot, plot):
    told = Told(plot.move_requested)
    at = QPointF(upper(plot, CHOSEN))
    QTest.wheelEvent(plot.window().windowHandle(), at, QPoint(0, 120))

    assert told == []
    assert plot.value() == CHOSEN.audio_ms


# What is told and painted


def test_the_chosen_dot_is_told_to_those_who_cannot_see_it(plot):
    assert plot.accessibleName() == "Where each line falls"
    assert plot.accessibleDescription() == (
        "Ada Marsh. Boat 2 comes ashore. 00:14:02 to 00:14:24.1, +22.1 s, set by you. 3 of 7"
    )
    plot.show_anchors((), "")
    assert plot.accessibleDescription() == "No anchor point is chosen"


def test_the_map_is_told_under_the_pointer_and_nothing_beside_it(plot):
    between = QPointF(plot.frame.x_of(2_000_000), plot.frame.upper.top() + 20)
    (values,) = plot.words_at(between)

    assert values == "00:33:20 → 00:33:42.2   +22.2 s"
    assert plot.words_at(QPointF(5, 5)) == ()


def test_the_values_of_a_dot_are_told_with_its_line(plot):
    long = replace(MATCHED, words="word " * 40)
    plot.show_anchors((long,), long.id)
    values, words = plot.words_at(QPointF(upper(plot, long)))

    assert values == "00:48:05 → 00:48:27.3   +22.3 s"
    assert words.endswith("…")
    assert len(words) < 50


def colors(plot: SyncPlot) -> set[str]:
    image = plot.grab().toImage()
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


@pytest.mark.parametrize("name", THEMES)
def test_the_cross_hair_is_the_only_accent_and_only_where_it_plays(plot, theme, name):
    theme.show(name)
    accent = theme.color("now.accent").name()
    assert accent not in colors(plot)

    plot.show_now(NowLine("Boat 3 comes ashore", 2_907_300, 2_885_000))
    assert accent in colors(plot)
    plot.show_now(NowLine("Boat 3 comes ashore", 2_907_300))
    assert accent not in colors(plot)


def test_a_theme_change_paints_everything_anew(plot, theme):
    light = colors(plot)
    theme.show("dark")

    assert theme.color("line.subtle").name() in colors(plot) - light


def test_twenty_thousand_words_heard_cost_a_frame_nothing(plot):
    chance = random.Random(1)
    heard = tuple((k * 350, k * 350 + chance.randrange(18_000, 24_000)) for k in range(20_000))
    plot.show_plot(plot_of(heard))
    plot.grab()
    lasted = []
    for k in range(30):
        plot.show_now(NowLine("Boat", k * 1000 + 1, k * 1000))
        began = perf_counter()
        plot.grab()
        lasted.append(perf_counter() - began)

    assert sorted(lasted)[15] < 0.008


def test_words_heard_stay_painted_while_points_move(plot):
    plot.show_plot(plot_of(((2_000_000, 2_020_000), (3_000_000, 3_020_000))))
    plot.grab()
    before = plot._layers._specks
    plot.show_anchors((replace(ROWS[0], audio_ms=3_300), *ROWS[1:]), CHOSEN.id)
    plot.grab()

    assert plot._layers._specks is before
