"""The filter is what its controls show, in every combination."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from earmark.gui.cards.annotation_head import AnnotationHead
from earmark.gui.look import fonts
from earmark.gui.look.theme import THEMES, Theme
from earmark.model.annotations import COLORS
from earmark.model.filters import Filter, Order

LEFT = Qt.MouseButton.LeftButton
TAGS = [("sea", 3), ("a & b", 1)]
SPEAKERS = [("Ada Marsh", 4), ("Ben Okoye", 2)]


@pytest.fixture
def head(qtbot):
    fonts.load()
    pane = QWidget()
    qtbot.addWidget(pane)
    head = AnnotationHead(Theme())
    column = QVBoxLayout(pane)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(head)
    pane.resize(339, 130)
    head.show_choices(TAGS, SPEAKERS)
    head.show_counts(5, 5)
    pane.show()
    head.spy = QSignalSpy(head.filter_changed)
    head.pane = pane  # kept with it
    return head


def open_menu(button, menu, qtbot):
    QTest.mouseClick(button, LEFT)
    qtbot.waitUntil(menu.isVisible)
    return menu


def tick(menu, words):
    action = next(a for a in menu.actions() if a.text().split("\t")[0] == words)
    QTest.mouseClick(menu, LEFT, pos=menu.actionGeometry(action).center())


def test_colors_add_up_to_any_of_them(head):
    QTest.mouseClick(head._colors[1], LEFT)
    QTest.mouseClick(head._colors[3], LEFT)
    assert head.filter == Filter(colors=frozenset({"coral", "sky"}))
    QTest.mouseClick(head._colors[1], LEFT)
    assert head.filter == Filter(colors=frozenset({"sky"}))
    assert head.spy.count() == 3


def test_every_control_has_its_share_of_the_filter(head, qtbot):
    QTest.mouseClick(head._colors[0], LEFT)
    QTest.mouseClick(head._note, LEFT)
    QTest.keyClicks(head._search, "tide")
    tick(open_menu(head._tag, head._tags, qtbot), "#sea")
    head._tags.close()
    tick(open_menu(head._speaker, head._speakers, qtbot), "Ben Okoye")
    head._speakers.close()
    wanted = Filter("tide", frozenset({"gold"}), frozenset({"sea"}), frozenset({"Ben Okoye"}), True)
    assert head.filter == wanted


def test_a_menu_stays_open_while_names_are_ticked(head, qtbot):
    menu = open_menu(head._tag, head._tags, qtbot)
    tick(menu, "#sea")
    tick(menu, "#a && b")
    assert menu.isVisible()
    assert head.filter.tags == {"sea", "a & b"}
    tick(menu, "#sea")
    assert head.filter.tags == {"a & b"}
    menu.close()


def test_names_are_ticked_by_the_keyboard_too(head, qtbot):
    menu = open_menu(head._speaker, head._speakers, qtbot)
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Space)
    assert menu.isVisible()
    assert head.filter.speakers == {"Ada Marsh"}
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    assert not menu.isVisible()


def test_names_stand_with_their_counts(head):
    assert [a.text() for a in head._tags.actions()] == ["#sea\t3", "#a && b\t1"]
    assert [a.text() for a in head._speakers.actions()] == ["Ada Marsh\t4", "Ben Okoye\t2"]


def test_a_ticked_tag_that_no_quote_has_any_more_can_be_unticked(head, qtbot):
    tick(open_menu(head._tag, head._tags, qtbot), "#sea")
    head._tags.close()
    head.show_choices([], SPEAKERS)
    assert [a.text() for a in head._tags.actions()] == ["#sea\t0"]
    tick(open_menu(head._tag, head._tags, qtbot), "#sea")
    head._tags.close()
    assert head.filter.is_empty


def test_clearing_empties_every_control_and_tells_once(head, qtbot):
    test_every_control_has_its_share_of_the_filter(head, qtbot)
    told = head.spy.count()
    head.clear()
    assert head.filter == Filter()
    assert head.spy.count() == told + 1
    assert head._search.text() == ""
    assert not any(toggle.isChecked() for toggle in (*head._colors, head._note))
    assert not any(a.isChecked() for a in (*head._tags.actions(), *head._speakers.actions()))
    head.clear()
    assert head.spy.count() == told + 1


def test_the_count_is_of_all_until_something_is_hidden(head):
    head.show_counts(17, 17)
    assert head._count.text() == "17"
    QTest.mouseClick(head._colors[0], LEFT)
    head.show_counts(5, 17)
    assert head._count.text() == "5 of 17"


def test_without_quotes_there_is_nothing_to_filter_sort_or_copy(head):
    head.show_counts(0, 0)
    assert not head._filters.isVisible()
    assert not head._sort.isVisible()
    assert not head._export.isEnabled()


@pytest.mark.parametrize("order", Order)
def test_the_order_is_chosen_from_a_menu_and_stands_on_its_button(head, qtbot, order):
    told = QSignalSpy(head.order_changed)
    menu = open_menu(head._sort, head._orders, qtbot)
    action = next(a for a in menu.actions() if a.data() == order)
    QTest.mouseClick(menu, LEFT, pos=menu.actionGeometry(action).center())
    assert told.at(0) == [order]
    assert head._sort.text() == action.text()
    assert action.isChecked()


def test_copying_all_is_one_press(head):
    told = QSignalSpy(head.export_requested)
    QTest.mouseClick(head._export, LEFT)
    assert told.count() == 1


def test_escape_empties_the_search_and_down_leaves_it(head):
    QTest.keyClicks(head._search, "tide")
    QTest.keyClick(head._search, Qt.Key.Key_Escape)
    assert head.filter.is_empty
    told = QSignalSpy(head.list_wanted)
    QTest.keyClick(head._search, Qt.Key.Key_Down)
    assert told.count() == 1


@pytest.mark.parametrize("width", [288, 300, 339, 480])
def test_every_control_fits_at_every_width(head, width, qtbot):
    head.window().resize(width, 130)
    qtbot.waitUntil(lambda: head._search.width() == width - 24)
    controls = [*head._colors, head._tag, head._speaker, head._note]

    def apart() -> bool:
        ends = [(c.mapTo(head, QPoint(0, 0)).x(), c.mapTo(head, QPoint(c.width(), 0)).x()) for c in controls]
        inside = ends[0][0] >= 12 and ends[-1][1] <= width - 12
        return inside and all(before[1] <= after[0] for before, after in pairwise(ends))

    qtbot.waitUntil(apart)
    assert head._tag.text() == ("Tag" if width > 330 else "")
    assert head.minimumSizeHint().width() <= width


def test_every_control_has_a_name(head):
    names = [c.accessibleName() for c in (*head._colors, head._tag, head._speaker, head._note, head._export)]
    assert names == [*(c.capitalize() for c in COLORS), "Tag", "Speaker", "Has a note", "Export quotes"]
    assert head._search.accessibleName() == "Search quotes, notes and tags"


@pytest.mark.parametrize("name", THEMES)
def test_a_color_that_is_on_has_a_border_of_ink(head, name):
    theme = head._colors[0]._theme
    theme.show(name)
    head._colors[0].setChecked(True)
    ink = theme.color("text.primary")
    on, off = head._colors[0].grab().toImage(), head._colors[1].grab().toImage()
    theme.show("light")
    assert on.pixelColor(13, 0) != off.pixelColor(13, 0)
    assert abs(on.pixelColor(13, 0).lightness() - ink.lightness()) < 40
