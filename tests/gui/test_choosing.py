"""Several quotes chosen in the panel by mouse and keyboard, and what is done with all of them at once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QDrag
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from tests.gui.at_work import CTRL, SHIFT
from tests.gui.reading import LEFT, NO_KEY, Told
from tests.gui.talk_files import write_talk

from earmark.gui.cards.card_menu import CardMenu
from earmark.gui.cards.choice_tags import ChoiceTags

Key = Qt.Key
QUOTES = ("Crate 1 is carried", "Crate 2 is carried", "Boat 3 comes ashore", "Crate 4 is carried")


@pytest.fixture
def at_work(start, tmp_path):
    """An episode with four quotes, all gold; the keyboard is in the panel."""
    at_work = start(write_talk(tmp_path / "harbour.txt"))
    for words in QUOTES:
        at_work.select(words)
        at_work.press("1")
    at_work.page.panel.setFocus(Qt.FocusReason.OtherFocusReason)
    at_work.panel = at_work.page.panel
    at_work.list = at_work.panel._list
    at_work.ids = tuple(h.id for h in at_work.highlights)
    at_work.list.executeDelayedItemsLayout()
    return at_work


def quote_place(at_work, row) -> QPoint:
    cards = at_work.list
    return cards.card_rect(cards.visualRect(cards.model().index(row, 0))).topLeft() + QPoint(60, 45)


def click(at_work, row, held=NO_KEY) -> None:
    QTest.mouseClick(at_work.list.viewport(), LEFT, held, quote_place(at_work, row))


def button(at_work, name) -> QAbstractButton:
    found = at_work.panel.several.bar.findChildren(QAbstractButton)
    (button,) = (b for b in found if b.accessibleName() == name)
    return button


def colors(at_work) -> list[str]:
    return [h.color for h in at_work.highlights]


# Choosing


def test_ctrl_adds_and_takes_away_and_shift_chooses_all_between(at_work):
    click(at_work, 0)
    click(at_work, 2, CTRL)
    assert at_work.panel.chosen_ids == (at_work.ids[0], at_work.ids[2])
    click(at_work, 0, CTRL)
    assert at_work.panel.chosen_ids == (at_work.ids[2],)
    click(at_work, 3)
    click(at_work, 1, SHIFT)
    assert at_work.panel.chosen_ids == at_work.ids[1:]
    click(at_work, 2, SHIFT)
    assert at_work.panel.chosen_ids == at_work.ids[2:]


def test_shift_and_the_arrows_choose_from_card_to_card(at_work):
    click(at_work, 1)
    at_work.press(Key.Key_Down, modifiers=SHIFT)
    at_work.press(Key.Key_Down, modifiers=SHIFT)
    assert at_work.panel.chosen_ids == at_work.ids[1:]
    at_work.press(Key.Key_Up, modifiers=SHIFT)
    assert at_work.panel.chosen_ids == at_work.ids[1:3]


def test_ctrl_a_chooses_all_and_esc_lets_all_go(at_work):
    at_work.press(Key.Key_A, modifiers=CTRL)
    assert at_work.panel.chosen_ids == at_work.ids
    at_work.press(Key.Key_Escape)
    assert at_work.panel.chosen_ids == ()
    assert not at_work.panel.several.bar.isVisible()


def test_ctrl_a_chooses_only_what_the_filter_shows(at_work):
    at_work.panel._head._search.setText("crate")
    at_work.list.setFocus()
    at_work.press(Key.Key_A, modifiers=CTRL)
    assert at_work.panel.chosen_ids == (at_work.ids[0], at_work.ids[1], at_work.ids[3])
    assert at_work.panel.shown_ids == at_work.panel.chosen_ids


def test_a_bar_says_how_many_are_chosen_and_goes_with_the_last_but_one(at_work):
    bar = at_work.panel.several.bar
    click(at_work, 0)
    assert not bar.isVisible()
    click(at_work, 1, CTRL)
    assert bar.isVisible()
    assert bar._count.text() == "2 chosen"
    click(at_work, 3, CTRL)
    assert bar._count.text() == "3 chosen"
    click(at_work, 2)
    assert not bar.isVisible()
    assert at_work.panel.chosen_ids == (at_work.ids[2],)


def test_the_bar_fits_into_the_narrowest_pane(at_work):
    at_work.press(Key.Key_A, modifiers=CTRL)
    assert at_work.panel.several.bar.minimumSizeHint().width() <= at_work.panel.minimumWidth()


def test_choosing_several_jumps_nowhere_and_leaves_none_in_the_text(at_work):
    click(at_work, 1)
    assert at_work.view._state.selected_mark == at_work.ids[1]
    jumps = Told(at_work.work.marking.jump_requested)
    click(at_work, 3, CTRL)
    at_work.press(Key.Key_Up, modifiers=SHIFT)
    assert jumps == []
    assert at_work.view._state.selected_mark is None


def test_a_press_on_one_of_several_chooses_it_alone_when_it_is_let_go(at_work):
    click(at_work, 0)
    click(at_work, 2, SHIFT)
    QTest.mousePress(at_work.list.viewport(), LEFT, NO_KEY, quote_place(at_work, 1))
    assert len(at_work.panel.chosen_ids) == 3
    QTest.mouseRelease(at_work.list.viewport(), LEFT, NO_KEY, quote_place(at_work, 1))
    assert at_work.panel.chosen_ids == (at_work.ids[1],)
    assert at_work.view._state.selected_mark == at_work.ids[1]


def test_buttons_stand_only_on_a_card_that_is_chosen_alone(at_work):
    click(at_work, 1)
    assert at_work.list.state_of(at_work.list.card_at(1)).has_actions
    click(at_work, 2, CTRL)
    states = [at_work.list.state_of(at_work.list.card_at(row)) for row in (1, 2)]
    assert [(state.selected, state.has_actions) for state in states] == [(True, False)] * 2


def test_choosing_several_closes_the_editor_and_keeps_what_was_written(at_work):
    click(at_work, 0)
    at_work.press("n")
    at_work.type("half a thought")
    click(at_work, 2, CTRL)
    assert at_work.panel._editor.editing is None
    assert at_work.highlights[0].note == "half a thought"


def test_what_stays_of_several_stays_chosen_when_another_filter_comes(at_work):
    at_work.press(Key.Key_A, modifiers=CTRL)
    at_work.panel._head._search.setText("crate")
    assert at_work.panel.several.bar._count.text() == "3 chosen"
    at_work.panel._head._search.setText("boat")
    assert at_work.panel.chosen_ids == (at_work.ids[2],)


# Doing


def test_a_number_key_recolors_all_in_one_step(at_work):
    click(at_work, 0)
    click(at_work, 2, SHIFT)
    at_work.press("3")
    assert colors(at_work) == ["mint", "mint", "mint", "gold"]
    assert at_work.session.undo_stack.undoText() == "Recolor 3 quotes"
    assert at_work.panel.chosen_ids == at_work.ids[:3]
    at_work.press(Key.Key_Z, modifiers=CTRL)
    assert colors(at_work) == ["gold"] * 4


def test_the_bar_recolors_all_and_ticks_the_color_that_all_have(at_work):
    at_work.press(Key.Key_A, modifiers=CTRL)
    markers = at_work.panel.several.bar._colors
    assert [marker.color for marker in markers if marker.is_ticked] == ["gold"]
    QTest.mouseClick(markers[3], LEFT)
    assert colors(at_work) == ["sky"] * 4
    assert [marker.color for marker in markers if marker.is_ticked] == ["sky"]


def test_delete_takes_all_away_and_one_undo_brings_them_back(at_work):
    click(at_work, 1)
    at_work.press(Key.Key_Down, modifiers=SHIFT)
    at_work.press(Key.Key_Delete)
    assert [h.quote.exact for h in at_work.highlights] == [QUOTES[0], QUOTES[3]]
    assert at_work.toast == "2 quotes deleted"
    assert at_work.panel.chosen_ids == (at_work.ids[3],)
    at_work.press(Key.Key_Z, modifiers=CTRL)
    assert [h.id for h in at_work.highlights] == list(at_work.ids)


def test_the_toast_takes_the_deletion_back(at_work):
    at_work.press(Key.Key_A, modifiers=CTRL)
    QTest.mouseClick(button(at_work, "Delete"), LEFT)
    assert at_work.highlights == ()
    (undo,) = (b for b in at_work.page.toast.findChildren(QAbstractButton) if b.text() == "Undo")
    undo.click()
    assert len(at_work.highlights) == 4


def test_tags_are_written_for_all(at_work):
    click(at_work, 0)
    click(at_work, 1, CTRL)
    at_work.press("t")
    tags = at_work.panel.several._tags
    at_work.wait(tags._field._input.hasFocus)
    at_work.type("sea, to check")
    at_work.press(Key.Key_Return)
    assert [h.tags for h in at_work.highlights] == [("sea", "to check")] * 2 + [()] * 2
    assert at_work.session.undo_stack.undoText() == "Tag 2 quotes"
    at_work.press(Key.Key_Backspace)
    assert [h.tags for h in at_work.highlights] == [("sea",)] * 2 + [()] * 2
    at_work.press(Key.Key_Escape)
    assert not tags.is_open
    assert len(at_work.panel.chosen_ids) == 2


def test_the_popover_of_tags_belongs_to_the_window_before_and_after_it_is_opened(at_work):
    popover = at_work.panel.several._tags._popover
    assert at_work.window.isAncestorOf(popover)
    at_work.press(Key.Key_A, modifiers=CTRL)
    at_work.press("t")
    at_work.press(Key.Key_Escape)
    assert at_work.window.isAncestorOf(popover)


def test_tags_that_only_some_have_are_said_and_can_go_to_all(at_work):
    at_work.panel.tags_changed.emit(at_work.ids[0], ("sea", "radio"))
    at_work.panel.tags_changed.emit(at_work.ids[1], ("sea",))
    click(at_work, 0)
    click(at_work, 1, CTRL)
    QTest.mouseClick(button(at_work, "Tag"), LEFT)
    tags = at_work.window.findChild(ChoiceTags)
    assert tags._field.tags == ("sea",)
    assert tags._some.text() == "Some have #radio"
    at_work.type("radio")
    at_work.press(Key.Key_Return)
    assert [h.tags for h in at_work.highlights[:2]] == [("sea", "radio")] * 2
    assert tags._some.isHidden()


def test_the_words_of_all_are_copied_in_their_order(at_work):
    click(at_work, 2)
    click(at_work, 0, CTRL)
    at_work.press(Key.Key_C, modifiers=CTRL)
    assert QApplication.clipboard().text() == f"{QUOTES[0]}\n\n{QUOTES[2]}"
    at_work.press(Key.Key_C, modifiers=CTRL | SHIFT)
    copied = QApplication.clipboard().mimeData()
    assert [part.split("”")[0] for part in copied.text().split("\n\n")] == [f"“{QUOTES[0]}", f"“{QUOTES[2]}"]
    assert copied.html().count("<p>") == 2
    assert at_work.toast == "2 quotes copied"


def test_export_is_asked_for_with_the_ids(at_work):
    told = Told(at_work.panel.export_requested)
    at_work.press(Key.Key_A, modifiers=CTRL)
    at_work.panel.several.bar._export.click()
    assert told == [(at_work.ids,)]


def menu_of(at_work, row) -> CardMenu:
    place = quote_place(at_work, row)
    QTest.mouseClick(at_work.list.viewport(), Qt.MouseButton.RightButton, NO_KEY, place)
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, place, at_work.list.viewport().mapToGlobal(place)
    )
    QApplication.sendEvent(at_work.list.viewport(), event)
    at_work.wait(lambda: at_work.list.findChild(CardMenu) is not None)
    return at_work.list.findChild(CardMenu)


def test_the_menu_works_on_all_chosen(at_work):
    click(at_work, 0)
    click(at_work, 2, SHIFT)
    menu = menu_of(at_work, 1)
    words = [a.text().split("\t")[0] for a in menu.actions() if a.text()]
    assert words[0] == "3 chosen"
    assert "Play" not in words
    assert "Edit note" not in words
    next(a for a in menu.actions() if a.text().startswith("Delete")).trigger()
    menu.close()
    assert [h.id for h in at_work.highlights] == [at_work.ids[3]]


def test_a_menu_on_another_card_is_for_that_card(at_work):
    click(at_work, 0)
    click(at_work, 1, SHIFT)
    menu = menu_of(at_work, 3)
    assert at_work.panel.chosen_ids == (at_work.ids[3],)
    assert menu.actions()[0].text().startswith("Play")
    menu.close()


def test_a_read_only_panel_lets_several_be_copied_and_no_more(at_work):
    at_work.panel.set_read_only(True)
    at_work.press(Key.Key_A, modifiers=CTRL)
    at_work.press("3")
    at_work.press(Key.Key_Delete)
    at_work.press("t")
    assert colors(at_work) == ["gold"] * 4
    assert not at_work.panel.several._tags.is_open
    on = [b for b in at_work.panel.several.bar.findChildren(QAbstractButton) if b.isEnabled()]
    assert {b.accessibleName() for b in on} == {"Copy quotes", "Export selected…", "Choose none"}


# Agreeing with the text


def test_a_quote_chosen_in_the_text_is_the_one_chosen_in_the_panel(at_work):
    at_work.press(Key.Key_A, modifiers=CTRL)
    at_work.view.setFocus()
    at_work.work.marking.choose(at_work.ids[2])
    assert at_work.panel.chosen_ids == (at_work.ids[2],)


def test_letting_go_in_the_text_lets_go_in_the_panel(at_work):
    click(at_work, 2)
    at_work.select("Crate 4 is carried")
    assert at_work.panel.chosen_ids == ()


def test_overlapping_quotes_are_chosen_one_by_one_in_the_panel(at_work):
    at_work.select("Crate 2 is")
    at_work.press("2")
    at_work.page.panel.setFocus()
    overlapping = [h.id for h in at_work.highlights if h.quote.exact.startswith("Crate 2")]
    assert len(overlapping) == 2
    for mark_id in overlapping:
        click(at_work, at_work.list.row_of(mark_id))
        assert at_work.view._state.selected_mark == mark_id


# Dragging out


def drag(at_work, row) -> QMimeData:
    """Drag the card at *row* until something is carried, and return what that is."""
    cards, start = at_work.list.viewport(), quote_place(at_work, row)
    QTest.mousePress(cards, LEFT, NO_KEY, start)
    QTest.mouseMove(cards, start + QPoint(4, 4))
    QTest.mouseMove(cards, start + QPoint(30, 30))
    (begun,) = at_work.list.findChildren(QDrag)  # offscreen it ends at once, as if nobody took it
    assert not begun.pixmap().isNull()
    QTest.mouseRelease(cards, LEFT, NO_KEY, start + QPoint(30, 30))
    return begun.mimeData()


def test_a_card_is_dragged_out_as_text_and_html_with_its_source(at_work):
    jumps = Told(at_work.work.marking.jump_requested)
    carried = drag(at_work, 1)
    assert carried.text().startswith(f"“{QUOTES[1]}” ")
    assert QUOTES[1] in carried.html()
    assert at_work.panel.chosen_ids == (at_work.ids[1],)
    assert jumps == []


def test_all_chosen_cards_are_dragged_with_one_of_them(at_work):
    click(at_work, 2)
    click(at_work, 0, SHIFT)
    carried = drag(at_work, 1)
    assert [line.split("”")[0] for line in carried.text().split("\n\n")] == [
        f"“{words}" for words in QUOTES[:3]
    ]
    assert at_work.panel.chosen_ids == at_work.ids[:3]


def test_a_small_movement_while_pressing_is_a_press_and_no_drag(at_work):
    jumps = Told(at_work.work.marking.jump_requested)
    place = quote_place(at_work, 1)
    QTest.mousePress(at_work.list.viewport(), LEFT, NO_KEY, place)
    QTest.mouseMove(at_work.list.viewport(), place + QPoint(3, 2))
    QTest.mouseRelease(at_work.list.viewport(), LEFT, NO_KEY, place + QPoint(3, 2))
    assert at_work.panel.chosen_ids == (at_work.ids[1],)
    assert len(jumps) == 1


def test_in_a_narrow_window_esc_lets_the_chosen_go_before_it_closes_the_pane(start, tmp_path):
    at_work = start(write_talk(tmp_path / "harbour.txt"), size=(1024, 640))
    for words in QUOTES:
        at_work.select(words)
        at_work.press("1")
    at_work.page.panes.show_right()
    panel = at_work.page.panel
    panel.setFocus(Qt.FocusReason.OtherFocusReason)
    at_work.press(Key.Key_A, modifiers=CTRL)
    assert len(panel.chosen_ids) == 4
    at_work.press("t")
    at_work.press(Key.Key_Escape)
    assert len(panel.chosen_ids) == 4
    assert panel.isVisible()
    at_work.press(Key.Key_Escape)
    assert panel.chosen_ids == ()
    assert panel.isVisible()
    at_work.press(Key.Key_Escape)
    assert not panel.isVisible()
