"""The menus of the right mouse button: quotes, bookmarks and whole turns."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from tests.gui.mending.test_correcting import choose, entries, menu_of_turn, menu_over
from tests.gui.reading import in_viewport, place_of, point_of
from tests.gui.talk_files import write_talk

from earmark.gui.transcript.bookmark_flags import flags
from earmark.model.annotations import COLORS

Key = Qt.Key


@pytest.fixture
def at_work(start, tmp_path):
    return start(write_talk(tmp_path / "harbour.txt"))


@pytest.fixture
def kept(at_work):
    at_work.select("Crate 2 is carried")
    at_work.press("1")
    return at_work


def menu_in(at_work, words):
    place, _ = place_of(at_work.view.episode, words)
    at_work.view.jump_to(place, place, flash=False, animate=False)
    return menu_over(at_work, point_of(at_work.view, place))


def test_a_quote_is_chosen_and_offers_what_can_be_done_with_it(kept):
    menu = menu_in(kept, "Crate 2 is")
    assert kept.work.marking.at_hand.chosen == kept.highlights[0]
    offered = ["Color", "Note", "Tag", "Copy quote", "Play selection or quote", "Remove highlight"]
    assert [entry for entry in entries(menu) if entry in offered] == offered


def test_its_colour_is_ticked_and_can_be_changed(kept):
    menu = menu_in(kept, "Crate 2 is")
    colors = next(action.menu() for action in menu.actions() if action.text() == "Color")
    assert [action.isChecked() for action in colors.actions()] == [color == "gold" for color in COLORS]
    choose(menu, "Color", "Mint")
    assert kept.highlights[0].color == "mint"


def test_it_is_removed_and_noted_from_there(kept):
    choose(menu_in(kept, "Crate 2 is"), "Note")
    kept.type("Who?")
    kept.press(Key.Key_Escape)
    assert kept.highlights[0].note == "Who?"
    choose(menu_in(kept, "Crate 2 is"), "Remove highlight")
    assert kept.highlights == ()


def test_a_line_is_bookmarked_and_the_bookmark_removed(at_work):
    choose(menu_in(at_work, "Boat 3"), "Bookmark here")
    (mark,) = at_work.highlights
    assert mark.is_bookmark
    choose(menu_in(at_work, "Boat 3"), "Remove bookmark")
    assert at_work.highlights == ()


def test_the_ribbon_offers_what_can_be_done_with_its_bookmark(at_work):
    choose(menu_in(at_work, "Boat 3"), "Bookmark here")
    view = at_work.view
    (flag,) = flags(view._layout, view._state.marks, 0, len(view.episode.text))
    menu = menu_over(at_work, QPoint(in_viewport(view, flag.rect)))
    assert entries(menu).count("Remove bookmark") == 1
    choose(menu, "Remove bookmark")
    assert at_work.highlights == ()


@pytest.mark.parametrize("path", [("Keep the whole turn",), ("Keep the whole turn in", "Mint")])
def test_a_whole_turn_is_kept_by_its_name(at_work, path):
    choose(menu_of_turn(at_work, "Boat 2"), *path)
    turn = at_work.view.episode.turns[2].paragraphs[0].text
    assert at_work.kept == [(turn, "mint" if len(path) > 1 else "gold")]
