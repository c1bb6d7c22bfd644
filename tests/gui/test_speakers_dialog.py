"""The Speakers dialog: what it shows, and what it asks for."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QMenu, QPushButton, QWidget
from tests.episodes import make_episode
from tests.gui.reading import Told
from tests.model.test_duplicates import episode as episode_of

from earmark.gui.dialogs.choice_menu import ChoiceMenu
from earmark.gui.dialogs.speakers.color_choice import _Swatch
from earmark.gui.dialogs.speakers.speaker_entry import initials, speaker_entries
from earmark.gui.dialogs.speakers.speakers_dialog import SpeakersDialog
from earmark.gui.dialogs.speakers.talk_strip import _Bars, step_in_words
from earmark.gui.look.theme import THEMES
from earmark.model.duplicates import likely_duplicates
from earmark.model.episode import Episode, Speaker
from earmark.model.time_map import TimeMap
from earmark.model.who_when import WhoWhen, who_when

LEFT = Qt.MouseButton.LeftButton
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ADA, BEN, CLEO = 0, 1, 2


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
def episode() -> Episode:
    return make_episode(3_000, 3)


@pytest.fixture
def dialog(theme, window, episode) -> SpeakersDialog:
    return show(SpeakersDialog(theme, window), episode)


def show(dialog: SpeakersDialog, episode: Episode) -> SpeakersDialog:
    if not dialog.isVisible():
        dialog.open()
    times = TimeMap(episode)
    dialog.show_speakers(
        speaker_entries(episode, times), likely_duplicates(episode), who_when(episode, times)
    )
    return dialog


def named(*names: str) -> Episode:
    return episode_of(*names)


def name_field(dialog: SpeakersDialog, place: int) -> QLineEdit:
    return dialog.list.rows[place].name


def type_name(dialog: SpeakersDialog, place: int, name: str, *, enter: bool = True) -> None:
    """Type *name* over the one that stands there, as a reader does."""
    dialog.edit_name(place)
    QTest.keyClicks(name_field(dialog, place), name)
    if not name:
        QTest.keyClick(name_field(dialog, place), Qt.Key.Key_Delete)
    if enter:
        QTest.keyClick(name_field(dialog, place), Qt.Key.Key_Return)


def notice(dialog: SpeakersDialog) -> str:
    shown = dialog._notices.notice
    return shown.text if shown else ""


def press(dialog: SpeakersDialog, words: str) -> None:
    (button,) = [b for b in dialog.findChildren(QPushButton) if b.text() == words and b.isVisible()]
    button.click()


def menu_of(button: QWidget) -> QMenu:
    button.click()
    return button.findChild(ChoiceMenu)


def take(menu: QMenu, words: str) -> None:
    next(action for action in menu.actions() if action.text() == words).trigger()
    menu.close()


def swatches(dialog: SpeakersDialog) -> dict[str, _Swatch]:
    return {swatch.text(): swatch for swatch in dialog.findChildren(_Swatch)}


def drag(dialog: SpeakersDialog, start: int, end: int, *, drop: bool = True) -> None:
    row, target = dialog.list.rows[start], dialog.list.rows[end]
    grip = QPoint(600, 30)
    to = row.mapFromGlobal(target.mapToGlobal(grip))
    QTest.mousePress(row, LEFT, Qt.KeyboardModifier.NoModifier, grip)
    QTest.mouseMove(row, (grip + to) / 2)
    QTest.mouseMove(row, to)
    if drop:
        QTest.mouseRelease(row, LEFT, Qt.KeyboardModifier.NoModifier, to)


# What is shown


def test_each_row_tells_who_how_long_and_how_often(dialog, episode):
    names = [row.name.text() for row in dialog.list.rows]
    entries = speaker_entries(episode, TimeMap(episode))

    assert names == ["Ada Marsh", "Ben Okoye", "Cleo Lindqvist"]
    assert sum(entry.turns for entry in entries) == len(episode.turns)
    assert sum(int(entry.percent[:-1]) for entry in entries) == 100
    assert all(entry.amount.count(":") == 1 for entry in entries)


def test_small_shares_are_told_to_a_tenth_of_a_percent():
    said = episode_of("Ada", "Ben", "Cleo", turns=(3_000, 9, 0))

    assert [entry.percent for entry in speaker_entries(said, TimeMap(said))] == ["100%", "0.3%", "0%"]


def test_without_times_words_are_counted():
    entries = speaker_entries(named("Ada", "Ben"), TimeMap(named("Ada", "Ben")))

    assert [entry.amount for entry in entries] == ["10 words", "10 words"]


def test_the_colors_are_those_of_the_chosen_row(qtbot, dialog):
    qtbot.mouseClick(dialog.list.rows[BEN].color, LEFT)

    found = swatches(dialog)
    assert found["Amber"].isChecked()
    assert found["Amber"].hasFocus()
    assert found["Blue"].accessibleName() == "Blue, used by Ada Marsh"
    assert found["Plum"].accessibleName() == "Plum"
    assert found["Blue"]._mark == "AM"


def test_initials_are_of_the_first_and_the_last_word():
    assert [initials(name) for name in ("Ada Marsh", "ada", "Kim L. Stachenfeld", "“X” Y", "")] == [
        "AM", "A", "KS", "Y", "",
    ]  # fmt: skip


def test_likely_duplicates_are_asked_about_one_after_another(dialog):
    show(dialog, named("Jon Krohn", "JON KROHN", "Kim Stachenfeld", "Dr. Kim Stachenfeld"))
    assert notice(dialog) == "Jon Krohn and JON KROHN look like one person."

    show(dialog, named("Jon Krohn", "Kim Stachenfeld", "Dr. Kim Stachenfeld"))
    assert notice(dialog) == "Kim Stachenfeld and Dr. Kim Stachenfeld look like one person."

    show(dialog, named("Jon Krohn", "Kim Stachenfeld"))
    assert notice(dialog) == ""


def test_the_strip_says_how_long_a_bar_is_and_who_is_in_it(dialog, episode):
    bars = dialog.findChild(_Bars)

    words = bars.words_about(0).splitlines()
    assert words[0] == "00:00:00 to 00:00:15"
    assert words[1].startswith("Ada Marsh ")
    assert step_in_words(WhoWhen(step=120_000)) == "2 minutes"
    assert step_in_words(WhoWhen(step=60_000)) == "1 minute"
    assert step_in_words(WhoWhen(step=15_000)) == "15 seconds"
    assert step_in_words(WhoWhen(step=300, timed=False)) == "300 words"


@pytest.mark.parametrize("name", THEMES)
def test_every_theme_paints_rows_colors_and_strip(dialog, theme, name):
    theme.show(name)

    image = dialog.grab().toImage()
    shown = {image.pixelColor(x, y).name() for y in range(0, 900, 1) for x in range(290, 1150, 3)}
    assert {theme.speaker(k).name() for k in range(8)} <= shown


# Renaming


def test_enter_tells_the_new_name_once_and_the_dialog_stays(dialog):
    told = Told(dialog.renamed)
    type_name(dialog, BEN, "  Benjamin   Okoye ")
    name_field(dialog, ADA).setFocus()

    assert told == [(BEN, "Benjamin Okoye")]
    assert dialog.isVisible()


def test_leaving_the_field_tells_the_new_name(dialog):
    told = Told(dialog.renamed)
    type_name(dialog, BEN, "Benjamin", enter=False)
    QTest.keyClick(name_field(dialog, BEN), Qt.Key.Key_Tab)

    assert told == [(BEN, "Benjamin")]


def test_esc_puts_the_old_name_back_and_only_then_closes(dialog):
    told = Told(dialog.renamed)
    type_name(dialog, BEN, "Benjamin", enter=False)
    QTest.keyClick(name_field(dialog, BEN), Qt.Key.Key_Escape)
    assert name_field(dialog, BEN).text() == "Ben Okoye"
    assert dialog.isVisible()

    QTest.keyClick(name_field(dialog, BEN), Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert told == []


def test_an_empty_name_is_refused_in_words(dialog):
    told = Told(dialog.renamed)
    type_name(dialog, BEN, "   ")

    assert told == []
    assert name_field(dialog, BEN).text() == "Ben Okoye"
    assert notice(dialog) == "A speaker needs a name. Ben Okoye keeps the old one."


def test_the_same_name_again_is_no_wish(dialog):
    told = Told(dialog.renamed)
    type_name(dialog, BEN, " Ben Okoye")

    assert told == []


def test_a_name_that_somebody_has_offers_to_merge(dialog):
    told = Told(dialog.renamed, dialog.merged)
    type_name(dialog, BEN, "ada marsh")
    assert (told, notice(dialog)) == ([], "Ada Marsh is here already. Are they one person?")
    assert name_field(dialog, BEN).text() == "Ben Okoye"

    press(dialog, "Merge")
    assert told == [(BEN, ADA)]


def test_keeping_both_after_such_a_name_changes_nothing(dialog):
    told = Told(dialog.renamed, dialog.merged, dialog.kept_both)
    type_name(dialog, BEN, "Ada Marsh")
    press(dialog, "Keep both")

    assert told == []
    assert notice(dialog) == ""


def test_another_case_of_ones_own_name_is_a_new_name(dialog):
    told = Told(dialog.renamed)
    type_name(dialog, BEN, "BEN OKOYE")

    assert told == [(BEN, "BEN OKOYE")]


def test_a_name_that_is_to_be_edited_belongs_to_the_chosen_speaker(dialog):
    dialog.edit_name(CLEO)

    assert dialog.list.chosen_row == CLEO
    assert dialog._colors._head.whole_text == "Colour for Cleo Lindqvist"


def test_a_name_being_typed_survives_a_refresh(dialog, episode):
    type_name(dialog, BEN, "Benja", enter=False)
    show(dialog, episode)

    assert name_field(dialog, BEN).text() == "Benja"


# Merging


def test_the_merge_menu_offers_everybody_else(dialog):
    told = Told(dialog.merged)
    menu = menu_of(dialog.list.rows[BEN].merge)

    assert [a.text() for a in menu.actions()] == ["Merge Ben Okoye into", "Ada Marsh", "Cleo Lindqvist"]
    assert not menu.actions()[0].isEnabled()
    take(menu, "Cleo Lindqvist")
    assert told == [(BEN, CLEO)]


def test_a_row_dragged_on_another_merges_them(dialog):
    told = Told(dialog.merged)
    drag(dialog, CLEO, ADA)

    assert told == [(CLEO, ADA)]
    assert not dialog.list._dragged.isVisible()


def test_a_row_dragged_back_or_beside_the_list_merges_nobody(dialog):
    told = Told(dialog.merged)
    drag(dialog, CLEO, CLEO)
    row = dialog.list.rows[ADA]
    QTest.mousePress(row, LEFT, Qt.KeyboardModifier.NoModifier, QPoint(600, 30))
    QTest.mouseMove(row, QPoint(600, -200))
    QTest.mouseRelease(row, LEFT, Qt.KeyboardModifier.NoModifier, QPoint(600, -200))

    assert told == []


def test_while_a_row_is_dragged_it_says_where_it_goes_and_esc_lets_it_go(dialog):
    told = Told(dialog.merged)
    drag(dialog, CLEO, ADA, drop=False)
    assert dialog.list._dragged.isVisible()
    assert dialog.list._dragged._words == "Merge Cleo Lindqvist into Ada Marsh"

    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    QTest.mouseRelease(dialog.list.rows[CLEO], LEFT)
    assert dialog.isVisible()
    assert not dialog.list._dragged.isVisible()
    assert told == []


def test_the_banner_merges_into_the_better_name_or_keeps_both(dialog):
    told = Told(dialog.merged, dialog.kept_both)
    show(dialog, named("JON KROHN", "Jon Krohn"))
    press(dialog, "Merge")
    show(dialog, named("JON KROHN", "Jon Krohn"))
    press(dialog, "Keep both")

    assert told == [(0, 1), (1, 0)]


def test_what_was_done_can_be_undone_from_its_sentence(dialog):
    told = Told(dialog.undo_requested)
    dialog.tell_done("Dr. Kim is now Kim.")
    press(dialog, "Undo")

    assert told == [()]


def test_when_the_row_with_the_keyboard_goes_its_neighbour_has_it(dialog, episode):
    name_field(dialog, CLEO).setFocus()
    show(dialog, make_episode(3_000, 2))

    assert len(dialog.list.rows) == 2
    assert dialog.list.isAncestorOf(dialog.focusWidget())


def test_the_chosen_speaker_stays_chosen_when_others_go(dialog):
    show(dialog, named("Ada", "Ben", "Cleo"))
    name_field(dialog, 2).setFocus()
    show(dialog, named("Ben", "Cleo"))

    assert dialog.list.chosen_row == 1


def test_one_speaker_alone_has_nobody_to_merge_with(dialog):
    show(dialog, named("Ada"))

    assert not dialog.list.rows[0].merge.isEnabled()
    assert dialog.list.rows[0].merge.toolTip() == "There is nobody to merge with."


def test_a_file_that_names_nobody_says_so(dialog):
    show(dialog, Episode())

    assert dialog.list.rows == []
    assert not any(swatch.isVisible() for swatch in swatches(dialog).values())
    assert notice(dialog) == "Nobody is named in this file."


# Colour and role


def test_a_color_is_wished_for_the_chosen_speaker(qtbot, dialog):
    told = Told(dialog.recolored)
    name_field(dialog, CLEO).setFocus()
    qtbot.mouseClick(swatches(dialog)["Moss"], LEFT)

    assert told == [(CLEO, 4)]


def test_arrows_move_among_the_colors_and_space_chooses(qtbot, dialog):
    told = Told(dialog.recolored)
    qtbot.mouseClick(dialog.list.rows[ADA].color, LEFT)
    for _ in range(2):
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Right)
    assert told == []
    assert swatches(dialog)["Teal"].hasFocus()

    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Space)
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Left)
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert told == [(ADA, 2), (ADA, 1)]
    assert dialog.isVisible()


def test_a_role_is_chosen_from_its_menu(dialog):
    told = Told(dialog.role_chosen)
    menu = menu_of(dialog.list.rows[BEN].role)

    assert [a.text() for a in menu.actions()] == ["Host", "Guest", "Caller", "Sponsor", "Other", "No role"]
    take(menu, "Guest")
    assert told == [(BEN, "guest")]


def test_the_present_role_is_ticked_and_no_wish(dialog):
    ada, ben = Speaker("Ada", role="host"), Speaker("Ben")
    show(dialog, replace(named("Ada", "Ben"), speakers=(ada, ben)))
    told = Told(dialog.role_chosen)
    menu = menu_of(dialog.list.rows[ADA].role)

    assert [a.text() for a in menu.actions() if a.isChecked()] == ["Host"]
    take(menu, "Host")
    assert told == []
    assert dialog.list.rows[ADA].role.accessibleName() == "Role of Ada: Host"


# Keyboard


def test_tab_goes_through_rows_colors_and_done(dialog):
    show(dialog, named("Jon", "Jon Krohn"))
    dialog.close_button.setFocus()
    passed = []
    for _ in range(14):
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        passed.append(dialog.focusWidget())

    first, second = dialog.list.rows
    assert passed[2:10] == [*first.controls, *second.controls]
    assert [button.text() for button in passed[:2]] == ["Merge", "Keep both"]
    assert isinstance(passed[10], _Swatch)
    assert passed[11] is dialog.foot.done
    assert passed[12] is dialog.close_button


def test_arrows_go_from_row_to_row_and_f2_to_the_name(dialog):
    dialog.list.rows[ADA].merge.setFocus()
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Down)
    assert dialog.focusWidget() is dialog.list.rows[BEN].merge

    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_F2)
    assert dialog.focusWidget() is name_field(dialog, BEN)
    assert name_field(dialog, BEN).selectedText() == "Ben Okoye"

    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Up)
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Up)
    assert dialog.focusWidget() is name_field(dialog, ADA)


@pytest.mark.parametrize("where", ["name", "color", "role", "merge"])
def test_undo_and_redo_are_wished_from_everywhere(dialog, where):
    told, again = Told(dialog.undo_requested), Told(dialog.redo_requested)
    getattr(dialog.list.rows[BEN], where).setFocus()
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Z, CTRL)
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Z, CTRL | SHIFT)

    assert (told, again) == ([()], [()])


def test_undo_in_a_name_being_typed_takes_back_the_letters_first(dialog):
    told = Told(dialog.undo_requested)
    type_name(dialog, BEN, "Bea", enter=False)
    QTest.keyClick(name_field(dialog, BEN), Qt.Key.Key_Z, CTRL)

    assert told == []
    assert name_field(dialog, BEN).text() != "Bea"


def test_delete_in_a_row_does_nothing(dialog):
    told = Told(dialog.merged, dialog.renamed)
    dialog.list.rows[BEN].color.setFocus()
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Delete)

    assert told == []


def test_everything_that_takes_the_keyboard_has_a_name(dialog):
    show(dialog, named("Jon", "Jon Krohn"))
    stops = [w for w in dialog.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus]

    for widget in stops:
        words = widget.text() if isinstance(widget, QAbstractButton) else ""
        assert widget.accessibleName() or words, widget
    names = [widget.accessibleName() for widget in dialog.list.rows[0].controls]
    assert names == ["Colour of Jon: Blue", "Name of speaker 1", "Role of Jon: none", "Merge Jon into…"]


# Many, and little room


def test_forty_speakers_scroll_and_the_keyboard_brings_them_into_view(dialog):
    show(dialog, named(*(f"Speaker {k}" for k in range(40))))
    last = dialog.list.rows[39]
    assert dialog.list.height() < 40 * 60
    last.name.setFocus()

    view = dialog.list._scroll.viewport()
    assert view.rect().contains(last.mapTo(view, QPoint(30, 30)))
    assert dialog.foot.done.isVisible()


@pytest.mark.parametrize("size", [(1024, 640), (760, 520)])
@pytest.mark.parametrize("count", [1, 2, 40])
def test_in_a_small_window_everything_is_in_sight(qtbot, dialog, window, size, count):
    window.resize(*size)
    show(dialog, named(*(f"Speaker {k}" for k in range(count - 1)), "speaker 0" if count > 1 else "Ada"))
    qtbot.waitUntil(lambda: dialog.size() == window.size())

    for part in (*dialog.list.rows[0].controls, *swatches(dialog).values(), dialog.findChild(_Bars)):
        at = part.mapTo(dialog, QPoint(0, 0))
        inside = dialog._card.geometry()
        assert inside.contains(at), part
        assert inside.contains(at + QPoint(part.width() - 1, part.height() - 1)), part
        assert at.y() + part.height() <= dialog.foot.mapTo(dialog, QPoint(0, 0)).y(), part
