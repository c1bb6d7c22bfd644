"""The list of cards obeys mouse and keyboard, and stays where it is."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt, QUrl, Slot
from PySide6.QtGui import (
    QAccessible,
    QContextMenuEvent,
    QCursor,
    QDesktopServices,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QShortcut,
)
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QToolTip, QVBoxLayout, QWidget
from tests.quoted import make_quoted

from earmark.gui.cards.annotation_model import AnnotationModel
from earmark.gui.cards.card_layout import ACTIONS_HEIGHT, Part
from earmark.gui.cards.card_menu import CardMenu
from earmark.gui.cards.card_view import CardView
from earmark.gui.cards.card_wishes import READ_ONLY
from earmark.gui.look import fonts
from earmark.gui.look.theme import Theme
from earmark.model.annotations import Annotations
from earmark.model.cards import make_cards

LEFT = Qt.MouseButton.LeftButton
WISHES = (
    "play_requested",
    "edit_requested",
    "color_changed",
    "copy_requested",
    "cite_requested",
    "clip_requested",
    "delete_requested",
)


class Ears:
    """Hears everything a list says."""

    def __init__(self, view: CardView) -> None:
        self._spies = {name: QSignalSpy(getattr(view.wishes, name)) for name in WISHES}
        self._spies["chosen"] = QSignalSpy(view.chosen_by_user)

    @property
    def heard(self) -> list[tuple[object, ...]]:
        return [(name, *spy.at(n)) for name, spy in self._spies.items() for n in range(spy.count())]


@pytest.fixture
def window(qtbot):
    fonts.load()
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(339, 600)
    model = AnnotationModel(window)
    window.view = CardView(Theme(), model)
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(window.view)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


@pytest.fixture
def view(window, qtbot):
    view = window.view
    show(view, 12)
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    settle(view)
    view.ears = Ears(view)
    return view


def show(view, count, **made):
    episode, annotations = make_quoted(count, **made)
    view._cards.show_episode(episode)
    view.show_cards(make_cards(episode, annotations))


def settle(view):
    view.executeDelayedItemsLayout()


def card_rect(view, row):
    return view.card_rect(view.visualRect(view._cards.index(row)))


def quote_of(view, row):
    """Return a place on the words of the quote."""
    return card_rect(view, row).topLeft() + QPoint(60, 45)


def button_of(view, row, part):
    layout = view._layouts.get(view.card_at(row))
    rect = layout.play_rect() if part is None else layout.button_rect(part)
    return card_rect(view, row).topLeft() + rect.center()


def press(view, place):
    QTest.mouseClick(view.viewport(), LEFT, pos=place)


def test_a_press_on_a_card_chooses_it_and_says_so(view):
    press(view, quote_of(view, 1))
    assert view.chosen == "q1"
    assert view.ears.heard == [("chosen", "q1")]


def test_a_press_on_the_chosen_card_says_it_again(view):
    press(view, quote_of(view, 1))
    press(view, quote_of(view, 1))
    assert view.ears.heard == [("chosen", "q1")] * 2


def test_a_program_that_chooses_a_card_hears_nothing_of_it(view):
    view.choose("q7")
    assert view.chosen == "q7"
    settle(view)
    assert view.viewport().rect().contains(card_rect(view, 7))
    view.choose(None)
    assert view.chosen is None
    view.choose("nobody")
    assert (view.chosen, view.ears.heard) == (None, [])


def test_a_double_press_plays(view):
    QTest.mouseDClick(view.viewport(), LEFT, pos=quote_of(view, 1))
    assert ("play_requested", "q1") in view.ears.heard


def test_the_time_plays_without_a_jump(view):
    press(view, button_of(view, 1, None))
    assert view.ears.heard == [("play_requested", "q1")]
    assert view.chosen == "q1"


@pytest.mark.parametrize(
    ("part", "wish"),
    [
        (Part.PLAY, ("play_requested", "q1")),
        (Part.EDIT, ("edit_requested", "q1", "note")),
        (Part.COPY, ("copy_requested", "q1")),
        (Part.CITE, ("cite_requested", "q1")),
        (Part.CLIP, ("clip_requested", "q1")),
        (Part.DELETE, ("delete_requested", "q1")),
    ],
)
def test_the_buttons_of_the_chosen_card_say_what_they_are_for(view, part, wish):
    view.choose("q1")
    settle(view)
    press(view, button_of(view, 1, part))
    assert view.ears.heard == [wish]


def test_the_place_of_a_button_is_only_card_where_no_buttons_are_shown(view):
    place = button_of(view, 1, Part.DELETE) - QPoint(0, 12)
    press(view, place)
    assert view.ears.heard == [("chosen", "q1")]


def test_a_button_let_go_elsewhere_does_nothing(view):
    view.choose("q1")
    settle(view)
    QTest.mousePress(view.viewport(), LEFT, pos=button_of(view, 1, Part.DELETE))
    QTest.mouseRelease(view.viewport(), LEFT, pos=quote_of(view, 1))
    assert view.ears.heard == []


@pytest.mark.parametrize(
    ("key", "wish"),
    [
        (Qt.Key.Key_Return, ("play_requested", "q1")),
        (Qt.Key.Key_Enter, ("play_requested", "q1")),
        (Qt.Key.Key_P, ("play_requested", "q1")),
        (Qt.Key.Key_N, ("edit_requested", "q1", "note")),
        (Qt.Key.Key_T, ("edit_requested", "q1", "tags")),
        (Qt.Key.Key_Delete, ("delete_requested", "q1")),
        (Qt.Key.Key_1, ("color_changed", "q1", "gold")),
        (Qt.Key.Key_5, ("color_changed", "q1", "lilac")),
    ],
)
def test_keys_mean_the_chosen_card_even_where_the_window_has_them_too(view, window, key, wish):
    shortcut = QShortcut(QKeySequence(key), window)
    elsewhere = QSignalSpy(shortcut.activated)
    view.choose("q1")
    QTest.keyClick(view, key)
    assert view.ears.heard == [wish]
    assert elsewhere.count() == 0


def test_keys_of_the_window_stay_the_windows_where_no_card_is_chosen(view, window):
    shortcut = QShortcut(QKeySequence("1"), window)
    elsewhere = QSignalSpy(shortcut.activated)
    QTest.keyClick(view, Qt.Key.Key_1)
    assert (elsewhere.count(), view.ears.heard) == (1, [])


def test_copying_by_key_is_the_text(view):
    view.choose("q1")
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert view.ears.heard == [("copy_requested", "q1")]


def test_arrows_go_from_card_to_card_and_say_so(view):
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Up)
    assert view.ears.heard == [("chosen", "q0"), ("chosen", "q1"), ("chosen", "q0")]
    QTest.keyClick(view, Qt.Key.Key_End)
    settle(view)
    assert view.chosen == "q11"
    assert view.viewport().rect().contains(card_rect(view, 11))


def test_letters_do_not_search_the_list(view):
    view.choose("q1")
    QTest.keyClick(view, Qt.Key.Key_S)
    assert view.chosen == "q1"


def test_space_and_escape_are_left_to_the_window(view, window):
    view.choose("q1")
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Escape):
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(view, event)
        assert not event.isAccepted()
    assert view.ears.heard == []


def test_coming_by_keyboard_chooses_the_first_card_without_a_jump(view, window):
    view.clearFocus()
    view.setFocus(Qt.FocusReason.TabFocusReason)
    assert view.chosen == "q0"
    assert view.ears.heard == []


def test_read_only_leaves_what_changes_nothing(view):
    view.wishes.read_only = True
    view.choose("q1")
    settle(view)
    for key in (Qt.Key.Key_N, Qt.Key.Key_T, Qt.Key.Key_Delete, Qt.Key.Key_3):
        QTest.keyClick(view, key)
    for part in (Part.EDIT, Part.DELETE):
        press(view, button_of(view, 1, part))
    assert view.ears.heard == []
    press(view, button_of(view, 1, Part.CITE))
    assert view.ears.heard == [("cite_requested", "q1")]


def test_the_chosen_card_makes_room_for_its_buttons(view):
    before = card_rect(view, 1).height()
    view.choose("q1")
    settle(view)
    assert card_rect(view, 1).height() == before + ACTIONS_HEIGHT
    view.choose("q2")
    settle(view)
    assert card_rect(view, 1).height() == before


def test_the_pointer_over_a_card_offers_to_play_and_a_hand_over_what_can_be_pressed(view):
    QTest.mouseMove(view.viewport(), quote_of(view, 1))
    assert view.state_of(view.card_at(1)).hovered
    assert view.viewport().cursor().shape() is Qt.CursorShape.ArrowCursor
    QTest.mouseMove(view.viewport(), button_of(view, 1, None))
    assert view.state_of(view.card_at(1)).hot is Part.PLAY
    assert view.viewport().cursor().shape() is Qt.CursorShape.PointingHandCursor
    QApplication.sendEvent(view, QEvent(QEvent.Type.Leave))
    assert not view.state_of(view.card_at(1)).hovered


def tooltip_at(view, place):
    QToolTip.hideText()
    event = QHelpEvent(QEvent.Type.ToolTip, place, view.viewport().mapToGlobal(place))
    QApplication.sendEvent(view.viewport(), event)
    return QToolTip.text() if QToolTip.isVisible() else ""


def test_buttons_have_tooltips_with_their_keys_and_say_why_they_are_off(view):
    view.choose("q1")
    settle(view)
    assert tooltip_at(view, button_of(view, 1, Part.EDIT)) == "Edit note  N"
    view.wishes.read_only = True
    assert tooltip_at(view, button_of(view, 1, Part.EDIT)) == READ_ONLY
    assert tooltip_at(view, button_of(view, 1, Part.COPY)) == "Copy text  Ctrl+C"
    assert tooltip_at(view, button_of(view, 1, Part.CLIP)) == "Export clip…  Ctrl+Shift+X"
    view.wishes.no_clip = "Link audio to export clips"
    assert tooltip_at(view, button_of(view, 1, Part.CLIP)) == "Link audio to export clips"
    QToolTip.hideText()


class Browser(QWidget):
    """Takes the addresses that would go to the system's browser."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def open(self, address: QUrl) -> None:
        self.opened.append(address.toString())


@pytest.mark.parametrize(("scheme", "opens"), [("https", True), ("javascript", False), ("file", False)])
def test_a_link_in_a_note_opens_when_pressed_if_it_leads_to_the_web(view, scheme, opens, qtbot):
    episode, annotations = make_quoted(3)
    note = f"[there is more of it there]({scheme}://example.org/a)"
    noted = annotations.put(replace(annotations.highlights[1], note=note))
    view.show_cards(make_cards(episode, noted))
    settle(view)
    browser = Browser()
    for handled in ("https", "javascript", "file"):
        QDesktopServices.setUrlHandler(handled, browser, "open")
    layout = view._layouts.get(view.card_at(1))
    press(view, card_rect(view, 1).topLeft() + layout.note_rect.topLeft() + QPoint(40, 10))
    for handled in ("https", "javascript", "file"):
        QDesktopServices.unsetUrlHandler(handled)
    assert browser.opened == ([f"{scheme}://example.org/a"] if opens else [])


def open_menu(view, qtbot, row) -> CardMenu:
    place = quote_of(view, row)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, view.viewport().mapToGlobal(place))
    QApplication.sendEvent(view.viewport(), event)
    menu = view.findChild(CardMenu)
    qtbot.waitUntil(menu.isVisible)
    return menu


def act(menu, words):
    actions = [*menu.actions(), *(a for m in menu.actions() if m.menu() for a in m.menu().actions())]
    action = next(a for a in actions if a.text().split("\t")[0] == words)
    assert action.isEnabled()
    action.trigger()
    menu.close()


@pytest.mark.parametrize(
    ("words", "wish"),
    [
        ("Play", ("play_requested", "q2")),
        ("Edit note", ("edit_requested", "q2", "note")),
        ("Edit tags", ("edit_requested", "q2", "tags")),
        ("Mint", ("color_changed", "q2", "mint")),
        ("Sky", ("color_changed", "q2", "sky")),
        ("Copy text", ("copy_requested", "q2")),
        ("Copy quote", ("cite_requested", "q2")),
        ("Export clip…", ("clip_requested", "q2")),
        ("Delete", ("delete_requested", "q2")),
    ],
)
def test_the_menu_has_all_of_it(view, qtbot, words, wish):
    act(open_menu(view, qtbot, 2), words)
    assert view.ears.heard == [wish]
    assert view.chosen == "q2"


def test_the_menu_of_a_read_only_quote_offers_no_change(view, qtbot):
    view.wishes.read_only = True
    menu = open_menu(view, qtbot, 2)
    off = [a.text().split("\t")[0] for a in menu.actions() if a.text() and not a.isEnabled()]
    assert off == ["Edit note", "Edit tags", "Color", "Delete"]
    menu.close()


def test_without_sound_no_clip_is_offered(view, qtbot):
    by_key = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    view.wishes.no_clip = "Link audio to export clips"
    menu = open_menu(view, qtbot, 2)
    off = [a.text().split("\t")[0] for a in menu.actions() if a.text() and not a.isEnabled()]
    assert off == ["Export clip…"]
    menu.close()
    view.choose("q1")
    settle(view)
    press(view, button_of(view, 1, Part.CLIP))
    QTest.keyClick(view, Qt.Key.Key_X, by_key)
    assert view.ears.heard == []
    view.wishes.no_clip = ""
    QTest.keyClick(view, Qt.Key.Key_X, by_key)
    assert view.ears.heard == [("clip_requested", "q1")]


def test_a_screen_reader_finds_a_list_of_sentences(view):
    found = QAccessible.queryAccessibleInterface(view)
    assert found.role() is QAccessible.Role.List
    assert found.text(QAccessible.Text.Name) == "Annotations"
    assert found.childCount() == 12
    assert found.child(0).text(QAccessible.Text.Name).startswith("Gold. Ada Marsh, 0 seconds. ")


def test_many_cards_are_laid_out_only_where_they_are_seen(window, qtbot):
    view = window.view
    show(view, 300)
    settle(view)
    known = [row for row in range(300) if view._layouts.is_known(view.card_at(row))]
    assert 2 <= len(known) < 30


def test_scrolling_over_cards_never_seen_keeps_what_is_in_view_in_its_place(window, qtbot):
    view = window.view
    show(view, 300)
    view._measuring._timer.stop()
    settle(view)
    view.choose("q250")
    settle(view)
    place = card_rect(view, 250).top()
    for _ in range(40):
        before = {row: card_rect(view, row).top() for row in view.seen()}
        view.verticalScrollBar().setValue(view.verticalScrollBar().value() - 30)
        after = {row: card_rect(view, row).top() for row in view.seen()}
        moved = {after[row] - before[row] for row in before.keys() & after.keys()}
        assert moved == {30}
    assert card_rect(view, 250).top() == place + 40 * 30


def test_in_time_every_height_is_known_and_the_view_has_not_moved(window, qtbot):
    view = window.view
    show(view, 200)
    settle(view)
    view.choose("q150")
    settle(view)
    place = card_rect(view, 150)
    with qtbot.waitSignal(view._measuring.finished, timeout=5_000):
        pass
    assert all(view._layouts.is_known(view.card_at(row)) for row in range(200))
    assert card_rect(view, 150) == place


def test_every_card_is_as_high_as_what_is_painted_on_it(view):
    for row in range(4):
        layout = view._layouts.get(view.card_at(row))
        assert card_rect(view, row).height() == layout.height
    assert card_rect(view, 1).top() - card_rect(view, 0).bottom() - 1 == 8


def test_a_new_list_keeps_the_chosen_card_if_it_is_in_it(view):
    view.choose("q5")
    kept = [card for card in view._cards.cards if card.id in ("q1", "q5", "q9")]
    view.show_cards(kept[::-1])
    assert view.chosen == "q5"
    assert view.currentIndex().row() == 1
    view.show_cards(kept[:1])
    assert view.chosen != "q5"


def test_an_empty_list_takes_keys_and_presses_calmly(view):
    view.show_cards(make_cards(view._cards._episode, Annotations()))
    press(view, QPoint(100, 100))
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Delete)
    assert view.ears.heard == []


def test_a_wider_pane_lays_the_cards_out_anew(view, window, qtbot):
    window.resize(460, 600)
    qtbot.waitUntil(lambda: card_rect(view, 0).width() > 410)
    settle(view)
    assert card_rect(view, 0).height() == view._layouts.get(view.card_at(0)).height


def many(window, count=300):
    view = window.view
    show(view, count)
    settle(view)
    view.setFocus()
    return view


def places(view):
    return {view.row_id(row): card_rect(view, row).top() for row in view.seen()}


def test_cards_that_come_and_go_above_leave_what_is_in_view_in_its_place(window):
    view = many(window)
    view.verticalScrollBar().setValue(9_000)
    cards, before = list(view._cards.cards), places(view)
    view.show_cards([card for row, card in enumerate(cards) if not 3 <= row <= 20])
    assert places(view) == before
    view.show_cards(cards)
    assert places(view) == before


def test_a_list_that_begins_anew_shows_what_was_in_view_if_it_is_still_there(window):
    view = many(window)
    view.verticalScrollBar().setValue(9_000)
    before = places(view)
    view.show_cards([card for row, card in enumerate(view._cards.cards) if row % 7 or card.id in before])
    assert before.items() <= places(view).items() | before.items()
    first = next(iter(before))
    assert places(view)[first] == before[first]


def test_a_chosen_card_stays_where_it_is_when_it_gets_its_buttons(window):
    view = many(window)
    view.verticalScrollBar().setValue(9_000)
    first, second = list(view.seen())[1:3]
    press(view, quote_of(view, first))
    top = card_rect(view, second).top()
    press(view, quote_of(view, second))
    assert card_rect(view, second).top() == top
    assert card_rect(view, first).height() == view._layouts.height(view.card_at(first))


def test_pages_go_by_what_is_in_view(window):
    view = many(window)
    view.choose("q0")
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    there = view.currentIndex().row()
    assert 2 <= there <= 6
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    assert view.currentIndex().row() > there
    for _ in range(3):
        QTest.keyClick(view, Qt.Key.Key_PageUp)
    assert view.chosen == "q0"


def test_while_the_reader_scrolls_nothing_is_measured_beside(window, qtbot):
    view = many(window)
    timer = view._measuring._timer
    timer.setInterval(0)
    for _ in range(5):
        view.verticalScrollBar().setValue(view.verticalScrollBar().value() + 30)
        assert timer.interval() > 100
    with qtbot.waitSignal(view._measuring.finished, timeout=20_000):
        pass


def test_a_change_of_color_alone_asks_for_no_new_measures(window, qtbot):
    view = many(window, 60)
    with qtbot.waitSignal(view._measuring.finished, timeout=20_000):
        pass
    episode, annotations = make_quoted(60)
    changed = Annotations(tuple(replace(h, color="sky") for h in annotations.highlights))
    view.show_cards(make_cards(episode, changed))
    assert all(view.is_known(row) for row in range(60))
    noted = Annotations(tuple(replace(h, note="new") for h in annotations.highlights))
    view.show_cards(make_cards(episode, noted))
    assert not view.is_known(50)


def test_the_card_under_a_resting_pointer_is_the_hovered_one_after_scrolling(window, qtbot):
    view = many(window)
    place = quote_of(view, 1)
    QTest.mouseMove(view.viewport(), place)
    QCursor.setPos(view.viewport().mapToGlobal(place))
    hovered = view._hovered
    view.verticalScrollBar().setValue(view.verticalScrollBar().value() + 300)
    assert view.viewport().underMouse()
    assert view._hovered != hovered
