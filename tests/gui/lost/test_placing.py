"""Quotes in a transcript that changed, in the whole program: told of, reviewed, and put where they belong."""

from __future__ import annotations

import shutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from tests.gui.at_work import CTRL, SHIFT, AtWork
from tests.gui.changed_talks import (
    HARBOUR,
    KITCHEN,
    PROMISE,
    WINTER,
    YEARS,
    changed,
    write_captions,
    write_text,
)
from tests.gui.reading import LEFT, NO_KEY
from tests.importers.drawing import Layout, draw
from tests.importers.talks import Said

from earmark.gui.cards.card_menu import CardMenu
from earmark.gui.dialogs.lost.places_dialog import ALL_PLACED, PlacesDialog
from earmark.gui.transcript.placing_bar import PlacingBar

ENTER, ESC, SPACE, DELETE = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Space, Qt.Key.Key_Delete
SAID_AGAIN = "Well, a lighthouse is a promise which somebody keeps, as they say."
ELSEWHERE = changed((PROMISE, "so it goes"), (HARBOUR[6], f"{SAID_AGAIN} {HARBOUR[6]}"))
"""The quote about the promise is gone, and something like it is said elsewhere."""

MIXED = changed(
    (HARBOUR[3], "Nobody came for eleven days."), (HARBOUR[2], "Hm."), (HARBOUR[5], "Is that so?")
)
"""Of the quotes about the winter and the years, one may be in another place, and one is gone."""


def keep(at_work: AtWork, *words: str) -> None:
    for each in words:
        at_work.select(each)
        at_work.press("1")
    at_work.saved()


def reopened(start, path, said, *words) -> AtWork:
    """Keep *words* of the talk, let the transcript become *said*, and open it again."""
    first = start(write_text(path))
    keep(first, *words)
    first.end()
    return start(write_text(path, said))


@pytest.fixture
def path(tmp_path):
    return tmp_path / "harbour.txt"


@pytest.fixture
def lost(start, path) -> AtWork:
    return reopened(start, path, ELSEWHERE, PROMISE, KITCHEN)


@pytest.fixture
def mixed(start, path) -> AtWork:
    return reopened(start, path, MIXED, WINTER, YEARS, PROMISE)


def dialog_of(at_work: AtWork) -> PlacesDialog:
    (dialog,) = at_work.window.findChildren(PlacesDialog)
    return dialog


def reviewed(at_work: AtWork) -> PlacesDialog:
    at_work.window.verbs["review_places"].trigger()
    return searched(at_work)


def searched(at_work: AtWork) -> PlacesDialog:
    """Wait until the places of the chosen quote are there."""
    dialog = dialog_of(at_work)
    at_work.wait(lambda: dialog.choice.places.count() or not dialog.chosen_id)
    return dialog


def bar_of(at_work: AtWork) -> PlacingBar:
    (bar,) = at_work.page.findChildren(PlacingBar)
    return bar


def states(at_work: AtWork) -> dict[str, str]:
    return {h.quote.exact: h.state for h in at_work.highlights}


def shown(at_work: AtWork, words: str) -> str:
    """Return what stands in the text where the quote *words* is."""
    (mark,) = (h for h in at_work.highlights if h.quote.exact == words)
    return at_work.view.episode.text[mark.start : mark.end]


def press(dialog: PlacesDialog, words: str) -> None:
    next(b for b in dialog.findChildren(QPushButton) if b.text() == words and b.isVisible()).click()


def count_of(dialog: PlacesDialog) -> str:
    return dialog._count.whole_text


# Told of


def test_a_lost_quote_is_told_of_and_shown_beside_where_it_may_be(lost):
    assert states(lost) == {PROMISE: "lost", KITCHEN: "placed"}
    assert lost.banners()["orphans"] == "1 quote lost its place. The transcript changed since you marked it."
    lost.choose("orphans", "Show")
    dialog = searched(lost)

    assert dialog.list.current.text == PROMISE
    place = dialog.chosen_place
    assert (place.words, place.name) == ("a lighthouse is a promise which somebody keeps", "Ada Marsh")
    assert [place.words[start:end] for start, end in place.new] == ["which"]
    assert [PROMISE[start:end] for start, end in place.gone] == ["that", "else"]
    assert place.reasons == "Nearly the same words, other words around them."


def test_quotes_that_may_be_in_another_place_are_told_of_and_reviewed(mixed):
    assert states(mixed) == {WINTER: "look", YEARS: "lost", PROMISE: "placed"}
    assert mixed.banners()["unsure-places"].startswith("1 quote may be in another place.")
    mixed.choose("unsure-places", "Review")
    dialog = searched(mixed)

    assert dialog.list.current.text == WINTER
    assert dialog.chosen_place.is_present
    assert dialog.list.count() == 2


def test_an_episode_in_which_all_is_well_has_nothing_to_review(start, path):
    at_work = start(write_text(path))
    keep(at_work, PROMISE)
    dialog = reviewed(at_work)

    assert dialog.list.count() == 0
    assert dialog._pages.currentWidget().accessibleName() == ALL_PLACED
    assert not {"orphans", "unsure-places"} & at_work.banners().keys()


def test_the_sign_of_a_card_is_pressed_to_review_its_quote(mixed):
    (years,) = (h for h in mixed.highlights if h.quote.exact == YEARS)
    cards = mixed.page.panel._list
    row = next(k for k in range(cards.model().rowCount()) if cards.card_at(k).id == years.id)
    card = cards.card_rect(cards.visualRect(cards.model().index(row)))
    sign = cards._layouts.get(cards.card_at(row)).sign_rect()
    QTest.mouseClick(cards.viewport(), LEFT, NO_KEY, card.topLeft() + sign.center())

    assert searched(mixed).chosen_id == years.id


def test_the_menu_of_a_card_leads_to_the_review_only_where_its_place_is_not_sure(mixed):
    cards = mixed.page.panel._list
    offered = {}
    for row in range(cards.model().rowCount()):
        mark = cards.card_at(row).highlight
        menu = CardMenu(mixed.app.theme, [mark], cards.wishes, cards)
        offered[mark.quote.exact] = any(action.text().startswith("Review place") for action in menu.actions())
        menu.deleteLater()

    assert offered == {WINTER: True, YEARS: True, PROMISE: False}


def test_a_lost_quote_keeps_its_card_with_all_that_needs_no_place(lost):
    (mark,) = (h for h in lost.highlights if h.quote.exact == PROMISE)
    panel = lost.page.panel
    panel.select(mark.id)
    panel.card_chosen.emit(mark.id)
    panel.play_requested.emit(mark.id)
    for verb in ("play_quote", "end_later", "start_earlier", "next_mark", "previous_mark"):
        lost.window.verbs[verb].trigger()
    panel.color_changed.emit(mark.id, "sky")
    panel.note_changed.emit(mark.id, "why?")
    panel.cite_requested.emit(mark.id)
    kept = lost.session.annotations.get(mark.id)

    assert (kept.state, kept.color, kept.note, kept.quote) == ("lost", "sky", "why?", mark.quote)
    assert PROMISE in QApplication.clipboard().text()


# Decided in the review


def test_enter_accepts_puts_and_goes_on_to_the_next_until_all_are_settled(start, path, mixed):
    dialog = reviewed(mixed)
    assert count_of(dialog).startswith("0 of 2 settled.")
    mixed.press(ENTER)
    assert states(mixed)[WINTER] == "placed"
    assert shown(mixed, WINTER) == "Nobody came for eleven days"
    assert count_of(dialog).startswith("1 of 2 settled.")
    assert searched(mixed).list.current.text == YEARS

    put = dialog.chosen_place.words
    mixed.press(ENTER)
    assert states(mixed)[put] == "placed"
    assert not dialog.chosen_id
    assert dialog._pages.currentWidget().accessibleName() == ALL_PLACED
    assert not {"orphans", "unsure-places"} & mixed.banners().keys()

    mixed.saved()
    mixed.end()
    again = start(path)
    assert set(states(again).values()) == {"placed"}
    assert not {"orphans", "unsure-places"} & again.banners().keys()


def test_ctrl_z_takes_a_decision_back_and_chooses_its_quote_again(mixed):
    dialog = reviewed(mixed)
    mixed.press(ENTER)
    mixed.press("z", modifiers=CTRL)
    assert states(mixed)[WINTER] == "look"
    assert dialog.list.current.text == WINTER

    mixed.press("y", modifiers=CTRL)
    assert states(mixed)[WINTER] == "placed"


def test_another_place_is_chosen_by_its_number(lost):
    dialog = reviewed(lost)
    assert dialog.choice.places.count() == 2
    lost.press("2", ENTER)

    assert shown(lost, "so it goes") == "so it goes"
    assert [h.color for h in lost.highlights] == ["gold", "gold"]


def test_a_quote_is_kept_without_a_place_and_not_asked_about_again(start, path, mixed):
    dialog = reviewed(mixed)
    mixed.press("k")
    assert states(mixed)[WINTER] == "lost"
    assert dialog.list._at(0).done == "Kept without a place."
    searched(mixed)
    mixed.press("k")
    assert dialog._pages.currentWidget().accessibleName() == (
        "All other quotes have their place. 2 quotes are kept without one."
    )
    mixed.saved()
    mixed.end()

    again = start(path)
    assert states(again) == {WINTER: "lost", YEARS: "lost", PROMISE: "placed"}
    assert not {"orphans", "unsure-places"} & again.banners().keys()


def test_a_deleted_quote_comes_back_with_ctrl_z(lost):
    dialog = reviewed(lost)
    lost.press(DELETE)
    assert states(lost) == {KITCHEN: "placed"}
    assert dialog.list._at(0).is_gone
    lost.press("z", modifiers=CTRL)
    assert states(lost) == {PROMISE: "lost", KITCHEN: "placed"}
    assert dialog.chosen_id


def test_esc_ends_the_review_and_it_can_be_opened_again(lost):
    dialog = reviewed(lost)
    lost.press(ESC)
    lost.wait(lambda: not lost.window.findChildren(PlacesDialog))
    assert not lost.page.findChildren(PlacingBar)
    assert reviewed(lost) is not dialog


def test_what_cannot_be_changed_is_refused_with_its_reason(start, path, lost):
    other = start(path)  # the same transcript in a second window
    reviewed(other)
    other.press("k")

    assert states(other)[PROMISE] == "lost"
    assert dialog_of(other).notices.notice.text.startswith("Quotes cannot be changed.")


# By hand


def test_words_selected_in_the_transcript_become_the_place(lost):
    dialog = reviewed(lost)
    lost.press("h")
    assert not dialog.isVisible()
    assert PROMISE in bar_of(lost)._quote.whole_text
    lost.select("every year there is more oil in it")
    lost.press(ENTER)

    assert dialog.isVisible()
    assert not bar_of(lost).isVisible()
    assert states(lost) == {"every year there is more oil in it": "placed", KITCHEN: "placed"}
    assert lost.view.selection[0] == lost.view.selection[1]


def test_words_are_selected_with_the_mouse_and_nothing_else_is_offered_for_them(lost):
    reviewed(lost)
    lost.press("h")
    lost.drag_over("every year there is more oil")
    toolbar = lost.page.selection_toolbar
    assert not toolbar.is_open
    assert not toolbar._delay.isActive()
    lost.press(ENTER)

    assert "every year there is more oil" in states(lost)


def test_words_are_selected_with_the_keyboard_near_where_they_are_likely_to_be(lost):
    reviewed(lost)
    lost.press("h")
    lost.press(Qt.Key.Key_F7)
    for _ in range(len("a lighthouse")):
        lost.press(Qt.Key.Key_Right, modifiers=SHIFT)
    lost.press(ENTER)

    assert states(lost)["a lighthouse"] == "placed"


def test_enter_without_a_selection_places_nothing_and_esc_goes_back(lost):
    dialog = reviewed(lost)
    press(dialog, "Place by hand…")
    lost.press(ENTER)
    assert bar_of(lost).isVisible()
    assert not bar_of(lost)._put.isEnabled()
    lost.press(ESC)
    assert dialog.isVisible()
    assert states(lost)[PROMISE] == "lost"


def test_a_place_is_shown_in_the_transcript_and_taken_there_or_not(lost):
    dialog = reviewed(lost)
    lost.press(SPACE)
    assert lost.view.selected_text() == "a lighthouse is a promise which somebody keeps"
    assert not lost.page.selection_toolbar.is_open
    lost.press(ESC)
    assert dialog.isVisible()
    assert states(lost)[PROMISE] == "lost"

    searched(lost)
    press(dialog, "Show in transcript")
    press_button(bar_of(lost), "Put it here")
    assert states(lost)["a lighthouse is a promise which somebody keeps"] == "placed"


def press_button(bar: PlacingBar, words: str) -> None:
    (button,) = (b for b in bar.findChildren(QPushButton) if b.text() == words)
    QTest.keyClick(button, ENTER)


def test_opening_another_episode_ends_what_was_going_on(lost, tmp_path):
    reviewed(lost)
    lost.press("h")
    lost.open(write_text(tmp_path / "other.txt", ("Some quite other talk.", "And no more.")))
    lost.wait(lambda: not lost.window.findChildren(PlacesDialog))

    assert not lost.page.findChildren(PlacingBar)
    lost.window.verbs["review_places"].trigger()
    assert dialog_of(lost).list.count() == 0


def test_a_bookmark_that_lost_its_place_stays_a_bookmark(start, path):
    first = start(write_text(path))
    first.select("It took me years")
    first.view.clear_selection()
    first.go_to("It took me years")
    first.press("b")
    (mark,) = first.highlights
    first.saved()
    first.end()
    at_work = start(write_text(path, changed((HARBOUR[2], "Hm."), (HARBOUR[1], "No."), (HARBOUR[3], "So."))))
    assert [h.state for h in at_work.highlights] == ["lost"]
    reviewed(at_work)
    at_work.press("h")
    at_work.select("every year")
    at_work.press(ENTER)

    (moved,) = at_work.highlights
    assert (moved.id, moved.kind, moved.state) == (mark.id, "bookmark", "placed")
    assert moved.quote.exact == HARBOUR[7]


# Searched for again


def test_lost_quotes_are_found_again_where_the_reader_asks_for_it(lost):
    lost.choose("orphans", "Find them again")
    lost.wait(lambda: "found-again" in lost.banners())

    assert lost.banners()["found-again"] == "1 quote found again. See whether it is in the right place."
    assert states(lost)[PROMISE] == "look"
    assert shown(lost, PROMISE) == "a lighthouse is a promise which somebody keeps"
    lost.press("z", modifiers=CTRL)
    assert states(lost)[PROMISE] == "lost"


def test_a_note_written_while_quotes_are_searched_for_is_kept(lost):
    (mark,) = (h for h in lost.highlights if h.quote.exact == PROMISE)
    lost.choose("orphans", "Find them again")
    lost.page.panel.note_changed.emit(mark.id, "why?")
    lost.wait(lambda: "found-again" in lost.banners())

    assert lost.session.annotations.get(mark.id).note == "why?"
    assert lost.banners()["found-again"].startswith("No quote found again.")


def test_of_what_is_not_found_the_text_is_kept(start, path):
    said = ("Some quite other talk about trains.", "And nothing more of it.")
    at_work = reopened(start, path, said, PROMISE, KITCHEN)
    at_work.choose("orphans", "Find them again")
    at_work.wait(lambda: "found-again" in at_work.banners())

    assert at_work.banners()["found-again"] == (
        "No quote found again. 2 still have no place; their text is kept."
    )
    at_work.choose("found-again", "Review")
    searched(at_work)
    assert set(states(at_work).values()) == {"lost"}


# Other files and formats of the same talk


def test_typos_and_capitals_and_other_signs_move_no_quote(start, path):
    said = changed(("lighthouse", "lighthuose"), ("oil from", "Oil, from"), ("eleven", "11"))
    at_work = reopened(start, path, said, PROMISE, KITCHEN, WINTER)

    assert set(states(at_work).values()) == {"placed"}
    assert shown(at_work, PROMISE) == PROMISE.replace("lighthouse", "lighthuose")
    assert shown(at_work, WINTER) == WINTER.replace("eleven", "11")


def test_of_words_said_twice_the_one_that_is_left_is_the_right_one(start, path):
    first = start(write_text(path))
    yeah = HARBOUR[4]
    second = first.view.episode.text.index(yeah, first.view.episode.text.index(yeah) + 1)
    first.select(yeah)
    first.press("1")
    first.view.select(second, second + len(yeah))
    first.press("2")
    first.saved()
    first.end()
    at_work = start(write_text(path, (*HARBOUR[:4], *HARBOUR[5:])))  # the second one is gone

    assert {h.color: h.state for h in at_work.highlights} == {"gold": "placed", "coral": "lost"}


def test_the_sidecar_of_a_pdf_serves_the_captions_of_the_same_talk(start, tmp_path):
    names = ("Ada Marsh", "Ben Okoye")
    said = tuple(Said(names[n % 2], n * 10_000, words) for n, words in enumerate(HARBOUR))
    first = start(draw(tmp_path / "harbour.pdf", said, Layout()))
    keep(first, PROMISE, WINTER, KITCHEN)
    first.end()
    captions = write_captions(tmp_path / "harbour.vtt")
    shutil.copy(tmp_path / "harbour.pdf.earmark.json", tmp_path / "harbour.vtt.earmark.json")
    at_work = start(captions)

    assert states(at_work) == dict.fromkeys((PROMISE, WINTER, KITCHEN), "placed")
    assert [shown(at_work, words).split() for words in (PROMISE, WINTER)] == [PROMISE.split(), WINTER.split()]


# Corrections by the reader


def test_fixing_a_word_inside_a_quote_takes_the_quote_along_and_undo_brings_both_back(start, path):
    at_work = start(write_text(path, changed(("lighthouse", "lighthuose"))))
    wrong = PROMISE.replace("lighthouse", "lighthuose")
    keep(at_work, wrong, KITCHEN)
    at_work.select("lighthuose")
    at_work.window.verbs["fix_words"].trigger()
    at_work.type("lighthouse")
    at_work.press(ENTER)
    assert shown(at_work, PROMISE) == PROMISE
    assert states(at_work) == {PROMISE: "placed", KITCHEN: "placed"}

    at_work.view.setFocus()
    at_work.press("z", modifiers=CTRL)
    assert shown(at_work, wrong) == wrong
    assert shown(at_work, KITCHEN) == KITCHEN
