"""Keeping, noting, recolouring and taking back, in the whole program and down to the disk."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.gui.at_work import CTRL, SHIFT
from tests.gui.reading import LEFT, NO_KEY, point_of
from tests.gui.talk_files import copy_sample, write_talk

from earmark.gui import by_ear
from earmark.model.annotations import COLORS

Key = Qt.Key


@pytest.fixture
def at_work(start, tmp_path):
    return start(write_talk(tmp_path / "harbour.txt"))


@pytest.mark.parametrize(("key", "color"), list(zip("12345", COLORS, strict=True)))
def test_a_number_key_keeps_what_is_selected_in_its_color(at_work, key, color):
    at_work.select("Crate 2 is carried")
    at_work.press(key)
    assert at_work.kept == [("Crate 2 is carried", color)]


def test_what_is_kept_lies_in_a_file_beside_the_transcript(at_work, tmp_path):
    start, end = at_work.select("Crate 2 is carried")
    at_work.press("3")
    written = at_work.sidecar()
    (kept,) = written["annotations"]
    assert at_work.session.sidecar_path == tmp_path / "harbour.txt.earmark.json"
    assert (kept["color"], kept["quote"]["exact"]) == ("mint", "Crate 2 is carried")
    assert (kept["position"]["start"], kept["position"]["end"]) == (start, end)


def test_spaces_at_the_ends_of_a_selection_are_not_kept(at_work):
    start, end = at_work.select(" is carried ")
    at_work.press("1")
    assert at_work.kept == [("is carried", "gold")]
    assert (at_work.highlights[0].start, at_work.highlights[0].end) == (start + 1, end - 1)


def test_a_selection_over_two_turns_keeps_the_words_of_both(at_work):
    text = at_work.view.episode.text
    start, end = text.index("tide 3 turns"), text.index("Boat 4") + len("Boat 4")
    at_work.view.setFocus()
    at_work.view.select(start, end)
    at_work.press("1")
    (kept,) = at_work.highlights
    assert kept.quote.exact == text[start:end]


def test_keeping_closes_the_toolbar_and_lets_the_selection_go(at_work):
    at_work.drag_over("Crate 2 is carried")
    at_work.wait(at_work.page.selection_toolbar.isVisible)
    at_work.press("1")
    assert not at_work.page.selection_toolbar.isVisible()
    assert at_work.view.selection[0] == at_work.view.selection[1]


def test_h_keeps_in_the_color_used_last_also_after_a_restart(start, tmp_path):
    talk = write_talk(tmp_path / "harbour.txt")
    first = start(talk)
    first.select("Boat 1")
    first.press("4")
    first.end()
    second = start(talk)
    second.select("Boat 2")
    second.press("h")
    assert second.kept == [("Boat 1", "sky"), ("Boat 2", "sky")]


def test_keeping_the_same_words_again_recolors_them(at_work):
    at_work.select("Crate 2 is carried")
    at_work.press("1")
    at_work.select("Crate 2 is carried")
    at_work.press("5")
    assert at_work.kept == [("Crate 2 is carried", "lilac")]


def test_keeping_words_that_overlap_a_quote_makes_a_second_one(at_work):
    at_work.select("Crate 2 is carried")
    at_work.press("1")
    at_work.select("is carried to the lighthouse, and")
    at_work.press("2")
    assert len(at_work.kept) == 2


# By ear

LONG = (
    "One look tells you nothing, but ten thousand looks tell you when spring begins, "
    "and they tell you that it has moved."
)


def test_with_nothing_selected_the_sentence_that_sounds_is_kept(start, tmp_path):
    at_work = start(copy_sample(tmp_path))
    at_work.go_to("it has moved.")
    at_work.press("2")
    assert at_work.kept == [(LONG, "coral")]
    assert at_work.toast == "Kept in Coral"


def test_a_sentence_that_has_only_begun_is_not_meant_but_the_one_before(start, tmp_path):
    at_work = start(copy_sample(tmp_path))
    at_work.go_to("One look tells")
    at_work.press("h")
    assert [words for words, _ in at_work.kept] == ["The secret is that you go back tomorrow."]


def test_keeping_by_ear_twice_in_a_moment_adds_the_sentence_before(start, tmp_path):
    at_work = start(copy_sample(tmp_path))
    at_work.go_to("it has moved.")
    at_work.press("h", "h")
    assert at_work.kept == [(f"The secret is that you go back tomorrow. {LONG}", "gold")]


def test_keeping_by_ear_again_later_keeps_the_same_sentence_once(start, tmp_path, monkeypatch):
    monkeypatch.setattr(by_ear, "AGAIN_S", 0.0)
    at_work = start(copy_sample(tmp_path))
    at_work.go_to("it has moved.")
    at_work.press("h", "h")
    assert [words for words, _ in at_work.kept] == [LONG]


def test_the_toast_takes_a_sentence_kept_by_ear_back(start, tmp_path):
    at_work = start(copy_sample(tmp_path))
    at_work.go_to("it has moved.")
    at_work.press("h")
    at_work.page.toast._button.click()
    assert at_work.kept == []


# Undo


def test_undo_and_redo_cover_every_kind_of_change(at_work):
    states = [at_work.session.annotations]

    def note_state():
        states.append(at_work.session.annotations)

    at_work.select("Boat 3 comes ashore")
    at_work.press("1")
    note_state()
    at_work.select("Boat 3 comes ashore")
    at_work.press("2")
    note_state()
    id_ = at_work.highlights[0].id
    at_work.page.panel.note_changed.emit(id_, "why?")
    note_state()
    at_work.page.panel.tags_changed.emit(id_, ("sea",))
    note_state()
    at_work.page.panel.delete_requested.emit(id_)
    note_state()
    assert at_work.kept == []

    for state in reversed(states[:-1]):
        at_work.press(Key.Key_Z, modifiers=CTRL)
        assert timeless(at_work.session.annotations) == timeless(state)
    for state in states[1:]:
        at_work.press(Key.Key_Z, modifiers=CTRL | SHIFT)
        assert timeless(at_work.session.annotations) == timeless(state)


def timeless(annotations):
    """Return the quotes without the times of changes: what comes back counts as changed now."""
    return [replace(highlight, modified="") for highlight in annotations.highlights]


def test_what_was_taken_back_is_gone_from_the_disk_too(at_work):
    at_work.select("Boat 3 comes ashore")
    at_work.press("1")
    assert len(at_work.sidecar()["annotations"]) == 1
    at_work.press(Key.Key_Z, modifiers=CTRL)
    assert at_work.sidecar()["annotations"] == []


def test_undo_by_key_takes_the_toast_away_that_offers_it(at_work):
    for words in ("Boat 3 comes ashore", "Boat 1"):
        at_work.select(words)
        at_work.press("1")
    at_work.work.marking.delete(at_work.highlights[-1].id)
    assert at_work.toast == "Quote deleted"

    at_work.press(Key.Key_Z, modifiers=CTRL)

    assert at_work.toast == ""
    assert len(at_work.kept) == 2


def test_delete_removes_the_chosen_quote_and_the_toast_brings_it_back(at_work):
    at_work.select("Boat 3 comes ashore")
    at_work.press("1")
    at_work.work.marking.choose(at_work.highlights[0].id)
    at_work.view.setFocus()
    at_work.press(Key.Key_Delete)
    assert at_work.kept == []
    assert at_work.toast == "Quote deleted"
    at_work.page.toast._button.click()
    assert at_work.kept == [("Boat 3 comes ashore", "gold")]


# Notes and tags


def test_letters_of_a_note_are_not_commands(at_work):
    at_work.select("Boat 3 comes ashore")
    at_work.press("n")
    at_work.type("hjklmnprst 12345 90 [] fF")
    at_work.press(Key.Key_Space)
    at_work.type("= done")
    at_work.wait(lambda: at_work.highlights[0].note == "hjklmnprst 12345 90 [] fF = done")
    assert at_work.kept == [("Boat 3 comes ashore", "gold")]
    assert not at_work.playback.is_playing
    assert at_work.playback.rate == 1.0
    assert at_work.playback.loop is None


def test_delete_and_undo_in_a_note_change_its_letters_and_not_the_quote(at_work):
    at_work.select("Boat 3 comes ashore")
    at_work.press("n")
    at_work.type("abc")
    at_work.press(Key.Key_Home, Key.Key_Delete)
    at_work.wait(lambda: at_work.highlights and at_work.highlights[0].note == "bc")
    at_work.press(Key.Key_Z, modifiers=CTRL)
    at_work.wait(lambda: at_work.highlights[0].note == "abc")


def test_esc_ends_the_note_and_it_lies_on_the_disk(at_work):
    at_work.select("Boat 3 comes ashore")
    at_work.press("n")
    at_work.type("why *boat*?")
    at_work.press(Key.Key_Escape)
    assert at_work.sidecar()["annotations"][0]["note"] == "why *boat*?"
    assert at_work.page.panel._editor.editing is None


def test_a_note_being_typed_when_the_window_is_closed_is_kept(start, tmp_path):
    talk = write_talk(tmp_path / "harbour.txt")
    first = start(talk)
    first.select("Boat 3 comes ashore")
    first.press("n")
    first.type("half a th")
    first.end()
    assert start(talk).highlights[0].note == "half a th"


def test_t_tags_what_is_selected(at_work):
    at_work.select("Boat 3 comes ashore")
    at_work.press("t")
    at_work.type("harbour")
    at_work.press(Key.Key_Return)
    at_work.wait(lambda: at_work.highlights[0].tags == ("harbour",))
    assert at_work.sidecar()["annotations"][0]["tags"] == ["harbour"]


def test_a_note_on_a_quote_that_is_there_does_not_make_a_second_one(at_work):
    at_work.select("Boat 3 comes ashore")
    at_work.press("4")
    at_work.select("Boat 3 comes ashore")
    at_work.press("n")
    at_work.type("again")
    at_work.press(Key.Key_Escape)
    assert at_work.kept == [("Boat 3 comes ashore", "sky")]
    assert at_work.highlights[0].note == "again"


# Copying


def test_copy_quote_puts_the_words_with_their_source_on_the_clipboard(at_work):
    at_work.select("Boat 3 comes ashore.")
    at_work.press(Key.Key_C, modifiers=CTRL | SHIFT)
    copied = QApplication.clipboard().text()
    assert copied.startswith("“Boat 3 comes ashore.” Ben Okoye")
    assert copied.endswith("00:00:30.")
    assert at_work.toast == "Quote copied"
    assert at_work.kept == []


def test_ctrl_c_copies_the_words_alone(at_work):
    at_work.select("Boat 3 comes ashore.")
    at_work.press(Key.Key_C, modifiers=CTRL)
    assert QApplication.clipboard().text() == "Boat 3 comes ashore."


def test_all_quotes_are_copied_as_a_list(at_work):
    for words in ("Boat 3 comes ashore", "Boat 5 comes ashore"):
        at_work.select(words)
        at_work.press("1")
    at_work.press(Key.Key_A, modifiers=CTRL | SHIFT)
    copied = QApplication.clipboard().text()
    assert copied.index("Boat 3 comes ashore") < copied.index("Boat 5 comes ashore")
    assert at_work.toast == "2 quotes copied"


# With the mouse


def test_the_toolbar_keeps_what_the_mouse_selected(at_work):
    at_work.drag_over("Crate 2 is carried")
    at_work.wait(at_work.page.selection_toolbar.isVisible)
    at_work.page.selection_toolbar._markers[1].click()
    assert at_work.kept == [("Crate 2 is carried", "coral")]


def test_a_click_on_a_quote_chooses_its_card_and_offers_to_remove_it(at_work):
    start, _ = at_work.select("Crate 2 is carried")
    at_work.press("1")
    QTest.mouseClick(at_work.view.viewport(), LEFT, NO_KEY, point_of(at_work.view, start + 3))
    at_work.wait(at_work.page.selection_toolbar.isVisible)
    assert at_work.page.panel._list.chosen == at_work.highlights[0].id
    at_work.page.selection_toolbar._remove.click()
    assert at_work.kept == []


# Read-only


def test_a_read_only_transcript_says_why_nothing_is_kept(start, tmp_path):
    talk = write_talk(tmp_path / "harbour.txt")
    start(talk)
    second = start(talk)
    second.select("Boat 3 comes ashore")
    second.press("1")
    assert second.kept == []
    assert second.toast.startswith("Quotes cannot be changed.")


def test_a_color_in_which_nothing_could_be_kept_is_not_the_last_one(start, tmp_path):
    talk = write_talk(tmp_path / "harbour.txt")
    start(talk)
    second = start(talk)
    second.select("Boat 3 comes ashore")
    second.press("4")
    assert second.work.marking.at_hand.color == "gold"
