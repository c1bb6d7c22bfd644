"""Actions and settings reach what they are about."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QKeySequence
from PySide6.QtWidgets import QDialog
from tests.gui.at_work import CTRL, SHIFT
from tests.gui.talk_files import write_talk

from earmark.gui.actions import GROUPS, TABLE
from earmark.gui.look.theme import THEMES, Theme
from earmark.gui.settings import Settings

Key = Qt.Key


@pytest.fixture
def at_work(start, tmp_path):
    return start(write_talk(tmp_path / "harbour.txt"))


def page_color(at_work):
    """The colour that is painted beside the text."""
    picture = at_work.view.viewport().grab().toImage()
    return picture.pixelColor(QPoint(4, picture.height() - 4))


# Looks


@pytest.mark.parametrize("theme", THEMES)
def test_another_theme_is_seen_at_once(at_work, theme):
    at_work.app.settings.theme = theme
    expected = Theme(theme).color("surface.page")
    assert page_color(at_work) == QColor(expected)
    assert at_work.app.theme.name == theme


def test_the_theme_chosen_in_the_toolbar_is_kept_for_the_next_start(start, at_work):
    at_work.page.toolbar.theme_chosen.emit("sepia")
    at_work.end()
    again = start()
    assert again.app.settings.theme == "sepia"


def test_text_grows_and_shrinks_by_keys_and_the_place_is_kept(at_work):
    at_work.view.set_reading_offset(at_work.view.episode.text.index("Boat 30"))
    place = at_work.view.reading_offset()
    lines = at_work.view.geometry_of_page.line.height
    for _ in range(4):
        at_work.press(Key.Key_Plus, modifiers=CTRL)
    assert at_work.app.settings.text_size == 22
    assert at_work.view.geometry_of_page.line.height > lines
    assert at_work.view.reading_offset() <= place < at_work.view._visible[1]
    at_work.press(Key.Key_Minus, modifiers=CTRL)
    assert at_work.app.settings.text_size == 21
    at_work.press(Key.Key_0, modifiers=CTRL)
    assert at_work.app.settings.text_size == 18
    assert at_work.view.geometry_of_page.line.height == lines


def test_text_never_grows_or_shrinks_beyond_what_can_be_read(at_work):
    for _ in range(20):
        at_work.press(Key.Key_Plus, modifiers=CTRL)
    assert at_work.app.settings.text_size == 28
    for _ in range(20):
        at_work.press(Key.Key_Minus, modifiers=CTRL)
    assert at_work.app.settings.text_size == 14


def test_selection_and_marks_outlive_another_text_size(at_work):
    at_work.select("Crate 2 is carried")
    at_work.press("1")
    at_work.select("Boat 4")
    at_work.press(Key.Key_Plus, modifiers=CTRL)
    assert at_work.view.selected_text() == "Boat 4"
    at_work.press("2")
    assert at_work.kept == [("Crate 2 is carried", "gold"), ("Boat 4", "coral")]


def test_panes_and_the_size_of_the_window_are_found_again(start, at_work):
    at_work.press(Key.Key_B, modifiers=CTRL)
    assert not at_work.page.side.isVisible()
    at_work.window.resize(1300, 800)
    at_work.end()
    settings = Settings()
    assert not settings.contents_open
    assert settings.annotations_open
    assert settings.window_geometry


# Keys


def test_every_row_of_the_table_does_something(at_work):
    for spec in TABLE:
        assert at_work.window.verbs[spec.name].receivers("2triggered(bool)") >= 1, spec.name
        assert spec.group in GROUPS


def test_no_key_has_two_meanings():
    keys = [QKeySequence(key).toString() for spec in TABLE for key in (*spec.keys, *spec.plain)]
    assert sorted(keys) == sorted(set(keys))


def test_single_keys_can_be_switched_off(at_work):
    at_work.app.settings.single_keys = False
    at_work.select("Boat 4")
    at_work.press("1", "h", "k", "m")
    assert at_work.kept == []
    assert not at_work.playback._muted
    at_work.press(Key.Key_Down, modifiers=CTRL)
    assert at_work.playback.position_ms == 10_000


def test_plain_keys_switched_off_with_the_single_keys(at_work):
    at_work.app.settings.single_keys = False
    at_work.view.setFocus()
    at_work.press(",", ".", "[", ">")
    assert at_work.playback.position_ms == 0
    assert at_work.playback.loop is None
    assert at_work.playback.rate == 1.0


def test_in_caret_mode_arrows_belong_to_the_text(at_work):
    at_work.view.setFocus()
    at_work.press(Key.Key_F7)
    assert at_work.window.verbs["caret"].isChecked()
    at_work.press(Key.Key_Right, Key.Key_Right)
    assert at_work.playback.position_ms == 0
    at_work.press(Key.Key_Right, Key.Key_Right, Key.Key_Right, modifiers=SHIFT)
    assert len(at_work.view.selected_text()) == 3
    at_work.press(Key.Key_F7)
    at_work.press(Key.Key_Right)
    assert at_work.playback.position_ms == 5_000


def test_space_on_a_button_presses_the_button_and_does_not_play(at_work):
    button = at_work.page.toolbar._find_words
    button.setFocus(Qt.FocusReason.TabFocusReason)
    at_work.press(Key.Key_Space)
    assert at_work.page.find_bar.isVisible()


def test_arrows_in_the_list_of_contents_do_not_seek(at_work):
    at_work.page.contents.setFocus(Qt.FocusReason.TabFocusReason)
    at_work.press(Key.Key_Right)
    assert at_work.playback.position_ms == 0


@pytest.mark.parametrize("quotes", [0, 1])
def test_f6_goes_from_pane_to_pane_and_round(at_work, quotes):
    if quotes:
        at_work.select("Boat 4")
        at_work.press("1")
    page = at_work.page
    panes = [page.toolbar, page.side, page.view, page.panel, page.timeline, page.player_bar]
    if not quotes:
        panes.remove(page.panel)  # there is nothing in it to go to
    at_work.view.setFocus()
    seen = []
    for _ in range(2 * len(panes)):
        at_work.press(Key.Key_F6)
        focus = at_work.window.focusWidget()
        seen.append(next(k for k, pane in enumerate(panes) if pane is focus or pane.isAncestorOf(focus)))
    assert sorted(seen[: len(panes)]) == list(range(len(panes)))
    assert seen[: len(panes)] == seen[len(panes) :]


@pytest.mark.parametrize(
    ("key", "modifiers"),
    [(Key.Key_Comma, CTRL), (Key.Key_F1, Qt.KeyboardModifier.NoModifier), (Key.Key_L, CTRL)],
    ids=["settings", "shortcuts", "go to time"],
)
def test_dialogs_open_by_key_and_close_by_esc(at_work, key, modifiers):
    at_work.view.setFocus()
    at_work.press(key, modifiers=modifiers)
    (dialog,) = at_work.window.findChildren(QDialog)
    at_work.wait(dialog.isVisible)
    dialog.reject()
    assert not dialog.isVisible()


def test_undo_is_in_the_menu_too(at_work):
    at_work.select("Boat 4")
    at_work.press("1")
    at_work.window.verbs["undo"].trigger()
    assert at_work.kept == []
