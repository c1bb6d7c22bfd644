"""Bookmarks in the whole program: set, seen, clicked, taken away."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.gui.at_work import CTRL, SHIFT
from tests.gui.reading import LEFT, NO_KEY, hover, in_viewport, point_of
from tests.gui.talk_files import copy_sample, write_talk

from earmark.gui.transcript.bookmark_flags import flags
from earmark.gui.transcript.page_hits import tip_of

Key = Qt.Key


@pytest.fixture
def at_work(start, tmp_path):
    return start(write_talk(tmp_path / "harbour.txt"))


@pytest.fixture
def sample(start, tmp_path):
    return start(copy_sample(tmp_path))


def flags_of(at_work):
    view = at_work.view
    return list(flags(view._layout, view._state.marks, 0, len(view.episode.text)))


def click_flag(at_work, number=0):
    where = in_viewport(at_work.view, flags_of(at_work)[number].rect)
    QTest.mouseClick(at_work.view.viewport(), LEFT, NO_KEY, where)


def test_b_marks_the_sentence_of_the_selection_and_says_so(at_work, tmp_path):
    at_work.select("is carried to")
    at_work.press("b")
    (mark,) = at_work.highlights
    assert mark.is_bookmark
    assert at_work.toast == "Bookmark added"
    (entry,) = at_work.sidecar()["annotations"]
    assert entry["kind"] == "bookmark"
    assert entry["quote"]["exact"].startswith("Crate 0 is carried")


def test_a_bookmark_marks_no_words_in_the_text_but_stands_beside_its_line(at_work):
    at_work.select("is carried to")
    at_work.press("b")
    (flag,) = flags_of(at_work)
    assert at_work.view._state.marks.between(0, len(at_work.view.episode.text)) == []
    assert flag.rect.right() < at_work.view.geometry_of_page.left
    line = at_work.view._layout.line_of(flag.marks[0].start)
    assert line[0] <= flag.rect.top() < flag.rect.bottom() <= line[1]


def test_b_again_on_the_same_line_takes_it_away_and_undo_brings_it_back(at_work):
    at_work.select("is carried to")
    at_work.press("b")
    at_work.press("b")
    assert at_work.highlights == ()
    assert at_work.toast == "Bookmark removed"
    at_work.press(Key.Key_Z, modifiers=CTRL)
    assert [mark.is_bookmark for mark in at_work.highlights] == [True]
    at_work.press(Key.Key_Z, modifiers=CTRL)
    assert at_work.highlights == ()


def test_while_it_plays_b_marks_what_sounds_wherever_the_reader_looks(sample):
    sample.view.setFocus()
    heard_ms = sample.go_to("One look tells")
    sample.press("k")
    sample.wait(lambda: sample.playback.is_playing)
    sample.view.verticalScrollBar().setValue(sample.view.verticalScrollBar().maximum())
    sample.press("b")
    (mark,) = sample.highlights
    assert mark.quote.exact.startswith("One look tells you nothing")
    assert abs(mark.start_ms - heard_ms) < 1_000
    assert sample.playback.is_playing


def test_with_the_sound_elsewhere_b_marks_the_line_at_the_top_third(at_work):
    at_work.view.setFocus()
    at_work.view.verticalScrollBar().setValue(at_work.view.verticalScrollBar().maximum() // 2)
    at_work.press("b")
    (mark,) = at_work.highlights
    (rect,) = at_work.view.line_rects(mark.start, mark.start + 1)
    assert abs(rect.center().y() - at_work.view.height() / 3) < 3 * at_work.view.geometry_of_page.line.height


def test_in_caret_mode_b_marks_the_line_of_the_caret(at_work):
    at_work.view.setFocus()
    at_work.press(Key.Key_F7)
    place = at_work.view.episode.text.index("Crate 3")
    at_work.view.select(place, place)
    at_work.press("b")
    assert at_work.highlights[0].quote.exact.startswith("Crate 3")


def test_a_click_on_the_ribbon_chooses_its_card_and_offers_to_remove_it(at_work):
    at_work.select("is carried to")
    at_work.press("b")
    at_work.view.clear_selection()
    click_flag(at_work)
    (mark,) = at_work.highlights
    assert at_work.page.panel._list.chosen == mark.id
    at_work.wait(at_work.page.selection_toolbar.isVisible)
    at_work.press(Key.Key_Delete)
    assert at_work.highlights == ()
    assert at_work.toast == "Bookmark deleted"


def test_a_chosen_bookmark_takes_colours_and_a_note(at_work):
    at_work.select("is carried to")
    at_work.press("b")
    at_work.view.clear_selection()
    click_flag(at_work)
    at_work.press("3")
    assert at_work.highlights[0].color == "mint"
    at_work.press("n")
    at_work.type("Ask the harbour master.")
    at_work.press(Key.Key_Escape)
    assert at_work.highlights[0].note == "Ask the harbour master."
    assert at_work.highlights[0].is_bookmark


def test_the_ribbon_is_a_target_of_24_and_tells_its_note(at_work):
    at_work.select("is carried to")
    at_work.press("b")
    (flag,) = flags_of(at_work)
    assert (flag.target.width(), flag.target.height()) == (24, 24)
    hover(at_work.view, in_viewport(at_work.view, flag.target))
    assert at_work.view.viewport().cursor().shape() == Qt.CursorShape.PointingHandCursor
    assert tip_of(at_work.view._hit_at(flag.rect.center())) == "Bookmark"


def test_words_over_a_bookmark_can_be_kept_and_it_stays(at_work):
    at_work.select("Crate 0 is carried to the lighthouse, and nobody asks why.")
    at_work.press("b")
    at_work.press("1")
    assert sorted(mark.kind for mark in at_work.highlights) == ["", "bookmark"]


def test_bookmarks_are_on_the_timeline_but_no_dots_of_quotes_in_the_contents(at_work):
    at_work.select("is carried to")
    at_work.press("b")
    groups = at_work.page.timeline._content.marks(at_work.page.timeline.width())
    assert [mark.highlight.is_bookmark for group in groups for mark in group.marks] == [True]
    model = at_work.page.contents._model
    assert [model.colors(model.index(row, 0)) for row in range(model.rowCount())] == [[]] * model.rowCount()


def test_without_an_episode_b_does_nothing(start):
    empty = start()
    empty.press("b")
    assert empty.work.session is None


def test_a_turn_is_kept_whole_by_its_name(at_work):
    view = at_work.view
    section = view._layout.sections[1]
    from earmark.gui.transcript.page_places import opener_rect

    where = in_viewport(view, opener_rect(view._layout, section, 0))
    before = at_work.playback.position_ms
    QTest.mouseClick(view.viewport(), LEFT, Qt.KeyboardModifier.AltModifier, where)
    assert [words for words, _ in at_work.kept] == [view.episode.turns[1].paragraphs[0].text]
    assert at_work.toast == "Turn kept in Gold"
    assert at_work.playback.position_ms == before
    at_work.press(Key.Key_Z, modifiers=CTRL)
    assert at_work.kept == []


def test_shift_h_keeps_the_turn_that_is_read_or_selected(at_work):
    at_work.select("Crate 2 is carried")
    at_work.press(Key.Key_H, modifiers=SHIFT)
    assert [words for words, _ in at_work.kept] == [at_work.view.episode.turns[2].paragraphs[0].text]


def test_the_name_says_what_a_click_on_it_does(at_work):
    view = at_work.view
    from earmark.gui.transcript.page_places import opener_rect

    point = opener_rect(view._layout, view._layout.sections[1], 0).center()
    assert tip_of(view._hit_at(point)).startswith("Play this turn. Alt+click keeps it")
    assert tip_of(view._hit_at(point_of(view, 5).toPointF())) == ""
