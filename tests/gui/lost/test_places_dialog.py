"""The review of places as something that is used: rows, keys, buttons, and what they ask for."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from tests.gui.lost.test_place_item import TALK, made, places
from tests.gui.reading import Told

from earmark.gui.dialogs.lost.place_item import quote_items
from earmark.gui.dialogs.lost.place_list import NONE, SEARCHING
from earmark.gui.dialogs.lost.places_dialog import PlacesDialog
from earmark.gui.dialogs.lost.quote_view import QuoteView
from earmark.gui.look.theme import THEMES
from earmark.model.annotations import Highlight

KEY = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LOOK = replace(made(), id="look", look=True)
LOST = replace(made(words="It took me years"), id="lost", placed=False)
MARKS = (LOOK, LOST)


@pytest.fixture
def window(qtbot, theme) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1440, 900)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


@pytest.fixture
def dialog(theme, window) -> PlacesDialog:
    dialog = PlacesDialog(theme, window)
    dialog.open()
    show(dialog, *MARKS)
    return dialog


def show(dialog: PlacesDialog, *present: Highlight, first: str = "") -> None:
    dialog.show_quotes(quote_items(MARKS, {mark.id: mark for mark in present}), first)


def show_places(dialog: PlacesDialog) -> None:
    mark = dialog.list.current.highlight
    dialog.show_places(mark.id, places(mark, TALK))


def buttons(dialog: PlacesDialog) -> set[str]:
    return {b.text() for b in dialog.choice.bar.findChildren(QPushButton) if b.isVisible()}


def test_the_first_quote_to_look_at_is_chosen_and_its_places_asked_for(theme, window):
    dialog = PlacesDialog(theme, window)
    asked = Told(dialog.quote_chosen)
    show(dialog, replace(LOOK, look=False), LOST)

    assert dialog.chosen_id == "lost"
    assert asked == [("lost",)]
    assert dialog.choice.places._empty == SEARCHING
    dialog.show_places("lost", ())
    assert dialog.choice.places._empty == NONE
    assert dialog.chosen_place is None


def test_one_that_is_asked_for_is_chosen(dialog):
    show(dialog, *MARKS, first="lost")
    assert dialog.chosen_id == "lost"


def test_places_of_another_quote_than_the_chosen_one_are_not_shown(dialog):
    dialog.show_places("lost", places(LOST, TALK))
    assert dialog.choice.places.count() == 0


def test_only_what_can_be_done_is_offered(dialog):
    always = {"Place by hand…", "Keep without a place", "Delete"}
    assert buttons(dialog) == always
    show_places(dialog)
    assert buttons(dialog) == always | {"Accept", "Show in transcript"}

    dialog.list.choose("lost")
    show_places(dialog)
    assert buttons(dialog) == always | {"Put it here", "Show in transcript"}

    show(dialog, LOOK, replace(LOST, aside=True), first="lost")
    show_places(dialog)
    assert "Keep without a place" not in buttons(dialog)
    show(dialog, LOOK, first="lost")  # it was deleted
    assert not buttons(dialog)


@pytest.mark.parametrize(
    ("key", "signal", "told"),
    [
        (KEY.Key_Return, "put_requested", ("lost", LOST.start, LOST.end)),
        (KEY.Key_Space, "shown_requested", ("lost", LOST.start, LOST.end)),
        (KEY.Key_H, "by_hand_requested", ("lost",)),
        (KEY.Key_K, "aside_requested", ("lost",)),
        (KEY.Key_Delete, "delete_requested", ("lost",)),
    ],
)
@pytest.mark.parametrize("where", ["list", "places"])
def test_each_key_does_in_both_lists_what_its_button_does(dialog, key, signal, told, where):
    heard = Told(getattr(dialog, signal))
    dialog.list.choose("lost")
    show_places(dialog)
    focus = dialog.list if where == "list" else dialog.choice.places
    QTest.keyClick(focus, key, CTRL)
    assert heard == []
    QTest.keyClick(focus, key)
    assert heard == [told]


def test_enter_on_the_present_place_accepts_it_once(dialog):
    accepted, put = Told(dialog.place_accepted), Told(dialog.put_requested)
    show_places(dialog)
    QTest.keyClick(dialog.list, KEY.Key_Enter)
    assert (accepted, put) == ([("look",)], [])

    show(dialog, replace(LOOK, look=False), LOST, first="look")
    show_places(dialog)
    QTest.keyClick(dialog.list, KEY.Key_Enter)
    assert accepted == [("look",)]


def test_enter_in_the_words_of_the_quote_does_not_end_the_review(dialog):
    show_places(dialog)
    quote = dialog.findChild(QuoteView)
    quote.setFocus()
    QTest.keyClick(quote, KEY.Key_Return)
    assert dialog.isVisible()


def test_nothing_is_done_with_a_quote_that_is_deleted_or_has_no_place_to_choose(dialog):
    heard = Told(dialog.put_requested, dialog.delete_requested, dialog.shown_requested)
    show(dialog, LOOK, first="lost")
    dialog.show_places("lost", ())
    for key in (KEY.Key_Return, KEY.Key_Delete, KEY.Key_Space, KEY.Key_H, KEY.Key_K):
        QTest.keyClick(dialog.list, key)
    assert heard == []


def test_what_is_settled_gives_way_to_the_next_and_what_is_opened_again_is_chosen(dialog):
    show(dialog, replace(LOOK, look=False), LOST)
    assert dialog.chosen_id == "lost"
    show(dialog, *MARKS)
    assert dialog.chosen_id == "look"


def test_after_the_last_one_the_search_goes_on_from_the_top(dialog):
    show(dialog, *MARKS, first="lost")
    show(dialog, LOOK, replace(LOST, aside=True))
    assert dialog.chosen_id == "look"


def test_what_was_settled_before_can_be_looked_at_again(dialog):
    show(dialog, replace(LOOK, look=False), LOST)
    dialog.list.choose("look")
    show(dialog, replace(LOOK, look=False, color="sky"), LOST)

    assert dialog.chosen_id == "look"
    assert dialog.choice._sentence.accessibleName().strip() == "It has its place."


def test_undo_and_redo_are_for_whoever_opened_it(dialog):
    undo, redo = Told(dialog.undo_requested), Told(dialog.redo_requested)
    QTest.keyClick(dialog.list, KEY.Key_Z, CTRL)
    QTest.keyClick(dialog.list, KEY.Key_Z, CTRL | SHIFT)

    assert (len(undo), len(redo)) == (1, 1)


def test_it_stands_aside_and_comes_back_in_the_size_of_the_window(dialog, window):
    dialog.step_aside()
    window.resize(1100, 700)
    assert not dialog.isVisible()
    dialog.come_back()
    assert dialog.isVisible()
    assert dialog.size() == window.size()
    assert dialog.list.hasFocus()


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("width", [760, 1024, 1440])
def test_it_is_drawn_in_every_theme_and_width(theme, window, dialog, name, width):
    show_places(dialog)
    window.resize(width, 640)
    before = dialog.grab().toImage()
    theme.show(name)
    after = dialog.grab().toImage()

    assert (before == after) == (name == "light")
    assert not dialog.choice.places.horizontalScrollBar().isVisible()
