"""The Sync dialog: what it shows, and what it asks for by mouse and keyboard."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from tests.gui.reading import Told
from tests.gui.sync_points import END_MS, ROWS, plot_of

from earmark.gui.controls.choice import Choice
from earmark.gui.dialogs.sync.anchor_painter import CHOSEN_HEIGHT, HEIGHT
from earmark.gui.dialogs.sync.drop_page import FileRow
from earmark.gui.dialogs.sync.sync_dialog import SyncDialog
from earmark.gui.dialogs.sync.sync_values import (
    AlignPhase,
    AlignState,
    AudioEntry,
    FittingFile,
    NowLine,
    SyncMode,
)
from earmark.gui.look.theme import THEMES

LEFT, NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
CHOSEN = ROWS[2]
NOW = NowLine("Boat 2 comes ashore", 864_140, 842_000)
RUNNING = AlignState(AlignPhase.RUNNING, 3_600_000, 7_200_000, 214, 316, left_s=110)
SAME_NAME = FittingFile("one", "harbour.mp3", 7_200_000, "same name")
LONGER = FittingFile("two", "final mix.m4a", 7_241_000, "41 s longer")


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
def dialog(theme, window) -> SyncDialog:
    dialog = SyncDialog(theme, window)
    dialog.show_audio(AudioEntry("harbour.mp3", END_MS))
    dialog.show_plot(plot_of())
    dialog.show_anchors(ROWS)
    dialog.choose_anchor(CHOSEN.id)
    dialog.show_now(NOW)
    dialog.open()
    return dialog


@pytest.fixture
def bare(theme, window) -> SyncDialog:
    """The dialog as it is without audio."""
    dialog = SyncDialog(theme, window)
    dialog.show_no_audio((SAME_NAME, LONGER))
    dialog.open()
    return dialog


def press(dialog: SyncDialog, words: str) -> None:
    """Click the button of those words, or of that name."""
    found = [
        b
        for b in dialog.findChildren(QAbstractButton)
        if words in (b.text(), b.accessibleName()) and b.isVisible()
    ]
    (button,) = found
    QTest.mouseClick(button, LEFT)


def key(dialog: SyncDialog, key, modifiers=NO_KEY) -> None:
    """Strike a key wherever the keyboard is."""
    QTest.keyClick(QApplication.focusWidget(), key, modifiers)


# The list


def test_the_chosen_row_is_open_and_has_the_buttons(dialog):
    anchors = dialog.board.left.anchors
    heights = [anchors.visualRect(anchors.model().index(k, 0)).height() for k in range(7)]

    assert heights == [HEIGHT, HEIGHT, CHOSEN_HEIGHT, HEIGHT, HEIGHT, HEIGHT, HEIGHT]
    chosen = anchors.visualRect(anchors.currentIndex())
    assert chosen.contains(anchors.buttons.geometry())


def test_a_click_on_a_row_chooses_it_in_list_and_plots(dialog):
    told = Told(dialog.anchor_chosen)
    anchors = dialog.board.left.anchors
    row = anchors.visualRect(anchors.model().index(5, 0))
    QTest.mouseClick(anchors.viewport(), LEFT, NO_KEY, row.center())

    assert told == [("p5",)]
    assert "6 of 7" in dialog.board.right.plot.accessibleDescription()
    assert anchors.visualRect(anchors.currentIndex()).contains(anchors.buttons.geometry())


def test_a_dot_chosen_in_the_plots_is_chosen_in_the_list(dialog):
    told = Told(dialog.anchor_chosen)
    QTest.keyClick(dialog.board.right.plot, Qt.Key.Key_Right)

    assert told == [("p3",)]
    assert dialog.board.left.anchors.chosen_id == "p3"


def test_up_and_down_choose(dialog):
    told = Told(dialog.anchor_chosen)
    for struck in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Home):
        key(dialog, struck)

    assert told == [("p3",), ("p4",), ("p3",), ("p0",)]


@pytest.mark.parametrize(
    ("struck", "modifiers", "by_ms"),
    [
        (Qt.Key.Key_Plus, NO_KEY, 100),
        (Qt.Key.Key_Plus, SHIFT, 100),
        (Qt.Key.Key_Equal, NO_KEY, 100),
        (Qt.Key.Key_Minus, NO_KEY, -100),
        (Qt.Key.Key_Minus, ALT, -10),
        (Qt.Key.Key_Plus, ALT, 10),
    ],
)
def test_plus_and_minus_move_the_chosen_point(dialog, struck, modifiers, by_ms):
    told = Told(dialog.anchor_moved)
    key(dialog, struck, modifiers)

    assert told == [(CHOSEN.id, CHOSEN.audio_ms + by_ms)]


@pytest.mark.parametrize(("words", "by_ms"), [("−0.1 s", -100), ("+0.1 s", 100)])
def test_the_buttons_of_the_chosen_row_move_it(dialog, words, by_ms):
    told = Told(dialog.anchor_moved)
    press(dialog, words)

    assert told == [(CHOSEN.id, CHOSEN.audio_ms + by_ms)]


def test_a_point_at_its_neighbour_moves_no_farther(dialog):
    at_neighbour = replace(CHOSEN, audio_ms=ROWS[1].audio_ms)
    dialog.show_anchors((*ROWS[:2], at_neighbour, *ROWS[3:]))
    told = Told(dialog.anchor_moved)
    key(dialog, Qt.Key.Key_Minus)

    assert told == []


def test_space_and_the_button_hear_the_chosen_point(dialog):
    told = Told(dialog.hear_requested)
    key(dialog, Qt.Key.Key_Space)
    press(dialog, "Hear it")

    assert told == [(CHOSEN.id,)] * 2


def test_delete_and_the_button_delete_the_chosen_point(dialog):
    told = Told(dialog.anchor_deleted)
    key(dialog, Qt.Key.Key_Delete)
    press(dialog, "Delete anchor point")

    assert told == [(CHOSEN.id,)] * 2


def test_when_the_chosen_point_is_gone_the_next_one_is_chosen(dialog):
    told = Told(dialog.anchor_chosen)
    dialog.show_anchors((*ROWS[:2], *ROWS[3:]))

    assert told == [("p3",)]
    assert dialog.board.chosen_anchor == ROWS[3]

    dialog.show_anchors(())
    assert dialog.board.chosen_anchor is None
    assert not dialog.board.left.anchors.buttons.isVisible()
    assert "press Enter" in dialog.board.left.anchors.accessibleDescription()


def test_a_moved_point_stays_chosen_and_says_nothing(dialog):
    told = Told(dialog.anchor_chosen)
    moved = replace(CHOSEN, audio_ms=CHOSEN.audio_ms + 100)
    dialog.show_anchors((*ROWS[:2], moved, *ROWS[3:]))

    assert told == []
    assert dialog.board.chosen_anchor == moved
    assert "+22.2 s" in dialog.board.right.plot.accessibleDescription()


def test_a_point_far_down_is_scrolled_to_with_its_buttons(dialog):
    many = tuple(replace(ROWS[k % 7], id=f"m{k}", transcript_ms=k * 1000) for k in range(300))
    dialog.show_anchors(many)
    dialog.choose_anchor("m250")

    anchors = dialog.board.left.anchors
    assert anchors.viewport().rect().contains(anchors.buttons.geometry())
    anchors.verticalScrollBar().setValue(anchors.verticalScrollBar().value() + 30)
    assert anchors.visualRect(anchors.currentIndex()).contains(anchors.buttons.geometry())


def test_the_list_stays_where_it_was_scrolled_to_while_points_are_added(dialog):
    many = tuple(replace(ROWS[k % 7], id=f"m{k}", transcript_ms=k * 1000) for k in range(100))
    dialog.show_anchors(many)
    dialog.choose_anchor("m2")
    bar = dialog.board.left.anchors.verticalScrollBar()
    bar.setValue(1500)
    dialog.show_anchors((*many, replace(ROWS[0], id="new", transcript_ms=100_000)))

    assert bar.value() == 1500
    assert dialog.board.left.anchors.chosen_id == "m2"


def test_rows_are_told_in_words(dialog):
    index = dialog.board.left.anchors.model().index(2, 0)

    assert index.data(Qt.ItemDataRole.AccessibleTextRole).endswith("00:14:24.1, +22.1 s, set by you")
    assert index.data(Qt.ItemDataRole.DisplayRole) == CHOSEN.words


# The line that is playing


def test_enter_says_that_the_line_is_playing_now_and_the_dialog_stays(dialog):
    told = Told(dialog.line_marked)
    key(dialog, Qt.Key.Key_Return)
    dialog.board.right.plot.setFocus()
    key(dialog, Qt.Key.Key_Enter)
    press(dialog, "This line is playing now")

    assert len(told) == 3
    assert dialog.isVisible()


def test_enter_on_a_button_presses_it_instead(dialog):
    marked, deleted = Told(dialog.line_marked), Told(dialog.anchor_deleted)
    dialog.board.left.anchors.buttons.delete.setFocus()
    key(dialog, Qt.Key.Key_Return)

    assert (marked, deleted) == ([], [(CHOSEN.id,)])


def test_the_button_tells_which_line_it_means(dialog):
    assert dialog.board.left.now.mark.accessibleDescription() == NOW.words


def test_without_a_line_nothing_can_be_marked(dialog):
    dialog.show_now(None)
    told = Told(dialog.line_marked)
    key(dialog, Qt.Key.Key_Return)

    assert told == []
    assert not dialog.board.left.now.mark.isEnabled()


def test_another_line_can_be_meant(dialog):
    told = Told(dialog.line_step_requested)
    for focused in (dialog.board.left.anchors, dialog.board.right.plot):
        focused.setFocus()
        key(dialog, Qt.Key.Key_Up, CTRL)
        key(dialog, Qt.Key.Key_Down, CTRL)
    press(dialog, "Line before")
    press(dialog, "Line after")

    assert told == [(-1,), (1,)] * 3
    assert dialog.board.left.anchors.chosen_id == CHOSEN.id


def test_playing_is_paused_and_gone_back_in(dialog):
    back, toggled = Told(dialog.back_requested), Told(dialog.play_toggled)
    dialog.show_playing(True)
    press(dialog, "Pause")
    dialog.show_playing(False)
    press(dialog, "Play")
    press(dialog, "Back 10 seconds")
    key(dialog, Qt.Key.Key_K)
    key(dialog, Qt.Key.Key_J)

    assert (len(toggled), len(back)) == (3, 2)


# One offset


def test_the_way_is_chosen_and_shown(dialog):
    told = Told(dialog.mode_chosen)
    press(dialog, "One offset")

    assert told == [(SyncMode.OFFSET,)]
    assert dialog.board.left.offset.isVisible()
    assert not dialog.board.left.anchors.isVisible()
    assert not dialog._kept.isVisible()
    dialog.show_mode(SyncMode.ANCHORS)
    assert len(told) == 1
    assert dialog.board.left.anchors.isVisible()


def test_the_slider_and_the_field_tell_one_offset(dialog):
    dialog.show_mode(SyncMode.OFFSET)
    page = dialog.board.left.offset
    told = Told(dialog.offset_changed)
    page.slider.setFocus()
    key(dialog, Qt.Key.Key_Right)
    assert (told, page.field.text()) == ([(100,)], "+0.1 s")

    page.field.setFocus()
    page.field.selectAll()
    QTest.keyClicks(page.field, "-41,25")
    key(dialog, Qt.Key.Key_Return)
    assert told[1:] == [(-41_250,)]
    assert (page.field.text(), page.slider.value()) == ("−41.25 s", -412)
    assert page.slider.accessibleDescription() == "−41.25 s"


def test_the_field_steps_by_tenths_and_hundredths(dialog):
    dialog.show_mode(SyncMode.OFFSET)
    dialog.show_offset(22_300)
    told = Told(dialog.offset_changed)
    dialog.board.left.offset.field.setFocus()
    for struck, modifiers in ((Qt.Key.Key_Up, NO_KEY), (Qt.Key.Key_Down, ALT), (Qt.Key.Key_Down, NO_KEY)):
        key(dialog, struck, modifiers)

    assert told == [(22_400,), (22_390,), (22_290,)]


def test_what_is_no_number_is_put_back(dialog):
    dialog.show_mode(SyncMode.OFFSET)
    dialog.show_offset(22_300)
    told, marked = Told(dialog.offset_changed), Told(dialog.line_marked)
    field = dialog.board.left.offset.field
    field.setFocus()
    QTest.keyClicks(field, "soon")
    key(dialog, Qt.Key.Key_Return)
    assert field.text() == "+22.3 s"

    QTest.keyClicks(field, "9")
    key(dialog, Qt.Key.Key_Escape)
    assert (field.text(), told, marked) == ("+22.3 s", [], [])
    assert dialog.isVisible()


def test_an_offset_beyond_the_slider_is_kept(dialog):
    told = Told(dialog.offset_changed)
    dialog.show_offset(600_000)

    assert dialog.board.left.offset.field.text() == "+600.0 s"
    assert dialog.board.left.offset.slider.value() == 1200
    assert told == []


def test_keys_of_points_are_silent_where_there_is_one_offset(dialog):
    dialog.show_mode(SyncMode.OFFSET)
    dialog.board.left.offset.slider.setFocus()
    told = Told(dialog.anchor_deleted, dialog.anchor_moved, dialog.hear_requested)
    for struck in (Qt.Key.Key_Delete, Qt.Key.Key_Minus, Qt.Key.Key_Space):
        key(dialog, struck)

    assert told == []


# Auto-align


def test_listening_is_started_stopped_and_looked_at(dialog):
    started, stopped = Told(dialog.align_requested), Told(dialog.stop_requested)
    shown = Told(dialog.show_doubtful_requested)
    press(dialog, "Auto-align")
    dialog.show_align(RUNNING)
    press(dialog, "Stop")
    dialog.show_align(AlignState(AlignPhase.DONE, placed=308, lines=316, doubtful=8))
    press(dialog, "Show")
    press(dialog, "Align again")
    dialog.show_align(AlignState(AlignPhase.FAILED, sentence="The audio is silent."))
    press(dialog, "Try again")

    assert (len(started), len(stopped), len(shown)) == (3, 1, 1)


def test_the_bar_is_there_only_while_it_runs(dialog):
    card = dialog.board.right.align
    assert not card._bar.isVisible()
    dialog.show_align(RUNNING)
    assert (card._bar.isVisible(), card._bar.value()) == (True, 500)
    dialog.show_align(replace(RUNNING, total_ms=0))
    assert card._bar.value() == 0
    dialog.show_align(AlignState(AlignPhase.DONE, placed=2, lines=2))
    assert (card._bar.isVisible(), card.show_doubtful.isVisible()) == (False, False)


def test_the_button_says_why_it_cannot_be_pressed(dialog):
    dialog.show_align(AlignState(AlignPhase.UNAVAILABLE, sentence="The speech model is missing."))
    start = dialog.board.right.align.start

    assert not start.isEnabled()
    assert start.toolTip() == start.accessibleDescription() == "The speech model is missing."
    dialog.show_align(AlignState())
    assert (start.isEnabled(), start.toolTip()) == (True, "")


def test_the_keyboard_stays_in_the_card_when_its_button_goes(dialog):
    card = dialog.board.right.align
    card.start.setFocus()
    dialog.show_align(RUNNING)
    assert card.stop.hasFocus()

    dialog.show_align(AlignState(AlignPhase.DONE, placed=2, lines=2))
    assert card.start.hasFocus()


# Foot and keys of the dialog


def test_the_foot_resets_cancels_and_uses(dialog):
    reset, used, rejected = Told(dialog.reset_requested), Told(dialog.use_requested), Told(dialog.rejected)
    press(dialog, "Reset")
    press(dialog, "Use this sync")
    assert (len(reset), len(used), len(rejected)) == (1, 1, 0)
    assert dialog.isVisible()

    press(dialog, "Cancel")
    assert len(rejected) == 1
    assert not dialog.isVisible()


def test_the_close_button_cancels(dialog):
    rejected, accepted = Told(dialog.rejected), Told(dialog.accepted)
    press(dialog, "Close")

    assert (len(rejected), len(accepted)) == (1, 0)


def test_esc_lets_go_of_a_drag_and_only_then_closes(dialog):
    plot = dialog.board.right.plot
    at = plot.frame.lower_point(CHOSEN.transcript_ms, CHOSEN.audio_ms).toPoint()
    told = Told(dialog.anchor_moved)
    QTest.mousePress(plot, LEFT, NO_KEY, at)
    QTest.mouseMove(plot, at - QPoint(0, 12))
    key(dialog, Qt.Key.Key_Escape)
    QTest.mouseRelease(plot, LEFT, NO_KEY, at - QPoint(0, 12))
    assert (told, dialog.isVisible()) == ([], True)

    key(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_undo_and_redo_are_told(dialog):
    undone, redone = Told(dialog.undo_requested), Told(dialog.redo_requested)
    key(dialog, Qt.Key.Key_Z, CTRL)
    key(dialog, Qt.Key.Key_Z, CTRL | SHIFT)
    key(dialog, Qt.Key.Key_Y, CTRL)

    assert (len(undone), len(redone)) == (1, 2)


def test_what_could_not_be_done_is_said_with_a_way_out(dialog):
    done: list[bool] = []
    dialog.tell("The sync could not be saved.", Choice("Try again now", lambda: done.append(True)))
    press(dialog, "Try again now")
    assert done == [True]

    dialog.tell("Another thing.")
    dialog.tell("")
    assert dialog.notices.notice is None


def test_a_sync_that_cannot_be_kept_cannot_be_used(dialog):
    dialog.show_can_use(False)
    assert not dialog.use.isEnabled()
    dialog.show_can_use(True)
    assert dialog.use.isEnabled()


def test_tab_goes_through_everything_in_order_and_round(dialog):
    dialog.close_button.setFocus()
    names = []
    for _ in range(40):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        names.append(focused.accessibleName() or focused.text())
        if focused is dialog.close_button:
            break

    assert names == [
        "Change audio", "One offset", "Anchor points", "Hear it", "0.1 s earlier",
        "0.1 s later", "Delete anchor point", "Line before", "Line after", "This line is playing now",
        "Back 10 seconds", "Play", "Where each line falls", "Auto-align", "Reset", "Cancel",
        "Use this sync", "Close",
    ]  # fmt: skip


# Without audio


def test_without_audio_it_asks_for_one(bare):
    told = Told(bare.choose_audio_requested)
    press(bare, "Choose audio…")

    assert len(told) == 1
    assert bare.drop.area.words == "Drop the audio here"
    assert not bare.board.isVisible()
    assert not bare.use.isEnabled()
    assert not bare.reset.isVisible()


def test_one_click_takes_a_file_beside_the_transcript(bare):
    told = Told(bare.file_chosen)
    first, second = bare.findChildren(FileRow)
    assert first.accessibleName() == "Link harbour.mp3. same name, 2:00:00"
    QTest.mouseClick(second, LEFT)

    assert told == [("two",)]


def test_enter_takes_the_best_file_and_no_key_of_points_does_anything(bare):
    told, others = Told(bare.file_chosen), Told(bare.hear_requested, bare.undo_requested, bare.play_toggled)
    for struck, modifiers in ((Qt.Key.Key_K, NO_KEY), (Qt.Key.Key_Z, CTRL), (Qt.Key.Key_Delete, NO_KEY)):
        key(bare, struck, modifiers)
    key(bare, Qt.Key.Key_Return)

    assert (told, others) == ([("one",)], [])


def test_files_that_are_no_longer_there_go(bare):
    bare.show_no_audio(())

    assert bare.drop.rows == []
    assert not bare.drop._title.isVisible()


def test_with_an_audio_the_points_come_and_have_the_keyboard(bare):
    bare.show_audio(AudioEntry("harbour.mp3", END_MS))

    assert bare.board.isVisible()
    assert bare.use.isEnabled()
    assert bare.board.left.anchors.hasFocus()
    bare.show_no_audio((SAME_NAME,))
    assert bare.drop.rows[0].hasFocus()


def dragged(*urls: QUrl) -> QMimeData:
    data = QMimeData()
    data.setUrls(list(urls))
    return data


def test_a_dropped_file_is_told(bare, tmp_path):
    told = Told(bare.files_dropped)
    data = dragged(QUrl.fromLocalFile(str(tmp_path / "harbour.mp3")))
    action = Qt.DropAction.CopyAction
    enter = QDragEnterEvent(QPoint(700, 400), action, data, LEFT, NO_KEY)
    QApplication.sendEvent(bare, enter)
    assert enter.isAccepted()
    assert bare.drop.area.words == "Let go to link the audio"

    QApplication.sendEvent(bare, QDragLeaveEvent())
    assert bare.drop.area.words == "Drop the audio here"
    QApplication.sendEvent(bare, enter)
    QApplication.sendEvent(bare, QDropEvent(QPointF(700, 400), action, data, LEFT, NO_KEY))
    assert told == [([Path(tmp_path / "harbour.mp3")],)]
    assert bare.drop.area.words == "Drop the audio here"


def test_what_is_no_file_is_not_taken(bare):
    data = dragged(QUrl("https://example.org/talk.mp3"))
    enter = QDragEnterEvent(QPoint(700, 400), Qt.DropAction.CopyAction, data, LEFT, NO_KEY)
    enter.ignore()
    QApplication.sendEvent(bare, enter)

    assert not enter.isAccepted()


# Sizes and themes


@pytest.mark.parametrize("size", [(1440, 900), (1024, 640), (760, 520)])
def test_every_control_is_in_sight_at_every_size(dialog, window, qtbot, size):
    window.resize(*size)
    dialog.show_align(RUNNING)
    qtbot.wait(0)
    card = dialog._card
    shown = [*dialog.board.left.now.stops, *dialog.board.left.anchors.buttons.all, dialog.reset, dialog.use]
    shown += [dialog.audio.change, dialog.audio.switch]
    places = [part.rect().translated(part.mapTo(card, QPoint(0, 0))) for part in shown]

    assert all(card.rect().contains(place) for place in places)
    assert not any(a.intersects(b) for k, a in enumerate(places) for b in places[:k])


@pytest.mark.parametrize("name", THEMES)
def test_every_theme_paints_bars_dots_and_cards(dialog, theme, name):
    theme.show(name)
    image = dialog.grab().toImage()
    shown = {image.pixelColor(x, y).name() for y in range(100, 800, 1) for x in range(190, 1250, 2)}

    wanted = ("surface.page", "surface.raised", "surface.selected", "now.accent", "text.primary")
    assert {theme.color(token).name() for token in wanted} <= shown
    assert {theme.speaker(k).name() for k in (0, 1)} <= shown


def test_every_button_has_a_name(dialog):
    assert all(b.accessibleName() or b.text() for b in dialog.findChildren(QAbstractButton))
