"""Putting a transcript right in the window: words, unheard words, turns, speakers and times."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolTip
from tests.gui.at_work import CTRL, SHIFT
from tests.gui.reading import clicks, place_of, point_of
from tests.gui.talk_files import copy_sample

from earmark.gui.transcript.page_geometry import GUTTER

Key = Qt.Key
WORDS = "One look tells you nothing"


@pytest.fixture
def at_work(start, tmp_path):
    return start(copy_sample(tmp_path))


@pytest.fixture
def editor(at_work):
    return at_work.page.inline_editor


def menu_over(at_work, point):
    """Press the right mouse button at *point* of the view, and return the menu that opens."""
    viewport = at_work.view.viewport()
    reason = QContextMenuEvent.Reason.Mouse
    where = viewport.mapToGlobal(point)
    QApplication.sendEvent(viewport, QContextMenuEvent(reason, point, where))
    (menu,) = (m for m in at_work.page.findChildren(QMenu) if m.isVisible())
    return menu


def menu_over_words(at_work, words):
    start, _ = place_of(at_work.view.episode, words)
    at_work.view.jump_to(start, start, flash=False, animate=False)
    return menu_over(at_work, point_of(at_work.view, start))


def menu_of_turn(at_work, words):
    turn = turn_of(at_work, words)
    start = next(span.start for span in at_work.view.episode.spans if span.turn == turn)
    at_work.view.jump_to(start, start, flash=False, animate=False)
    line = point_of(at_work.view, start)
    return menu_over(at_work, QPoint(GUTTER - 12, line.y()))


def choose(menu, *path):
    """Choose the entry that the last of *path* names."""
    for words in path[:-1]:
        menu = next(a.menu() for a in menu.actions() if a.text() == words)
    action = next(a for a in menu.actions() if a.text() == path[-1])
    action.trigger()
    for open_menu in [w for w in QApplication.topLevelWidgets() if isinstance(w, QMenu)]:
        open_menu.close()


def entries(menu):
    return [a.text() for a in menu.actions() if a.text()]


def names(at_work):
    episode = at_work.view.episode
    return [episode.speakers[t.speaker].name if t.speaker is not None else None for t in episode.turns]


def turn_of(at_work, words):
    return at_work.view.episode.span_at(place_of(at_work.view.episode, words)[0]).turn


def test_a_word_chosen_by_double_click_is_fixed_by_keys_alone(at_work, editor):
    start, _ = place_of(at_work.view.episode, "tells you nothing")
    at_work.view.jump_to(start, start, flash=False, animate=False)
    clicks(at_work.view, point_of(at_work.view, start + 1), 2)
    at_work.press(Key.Key_E, modifiers=CTRL | SHIFT)

    assert editor.is_open
    assert editor.field.hasFocus()
    assert editor.field.text() == "tells"
    at_work.type("told")
    at_work.press(Key.Key_Return)

    assert not editor.is_open
    assert at_work.view.hasFocus()
    assert "One look told you nothing" in at_work.view.episode.text
    assert at_work.session.undo_stack.undoText() == "Fix word"
    assert at_work.sidecar()["corrections"]["texts"][0]["now"] == "told"

    at_work.press(Key.Key_Z, modifiers=CTRL)
    assert WORDS in at_work.view.episode.text
    assert WORDS in at_work.view.document().toPlainText()


def test_esc_leaves_a_word_as_it_is_and_so_does_enter_on_the_same(at_work, editor):
    at_work.select("tells")
    for key in (Key.Key_Escape, Key.Key_Return):
        choose(menu_over_words(at_work, "tells"), "Fix this word…")
        if key == Key.Key_Escape:
            at_work.type("told")
        at_work.press(key)
        assert not editor.is_open
    assert at_work.session.undo_stack.count() == 0


def test_turning_to_something_else_keeps_what_was_typed(at_work, editor):
    choose(menu_over_words(at_work, "tells"), "Fix this word…")
    at_work.type("told")
    at_work.view.setFocus()

    assert not editor.is_open
    assert "One look told you" in at_work.view.episode.text


def test_the_place_being_read_and_the_sound_stay_where_they_are(at_work):
    at_work.go_to("One look")
    start, _ = place_of(at_work.view.episode, WORDS)
    at_work.view.set_reading_offset(start)
    position, now = at_work.playback.position_ms, at_work.now
    rects = at_work.view.line_rects(start, start + 1)

    at_work.work.correcting.split(place_of(at_work.view.episode, "tells you")[0])
    at_work.work.correcting.give_turn(0, "Somebody Else")

    after, _ = place_of(at_work.view.episode, "One look")
    assert at_work.view.line_rects(after, after + 1) == rects
    assert at_work.playback.position_ms == position
    assert at_work.now == now


def test_a_quote_goes_along_and_its_card_says_the_new_words(at_work):
    at_work.select(WORDS)
    at_work.press("2")
    choose(menu_over_words(at_work, "tells you nothing"), "Fix this word…")
    at_work.type("told")
    at_work.press(Key.Key_Return)

    assert at_work.kept == [("One look told you nothing", "coral")]
    (card,) = at_work.page.panel._model.cards
    assert card.highlight.quote.exact == "One look told you nothing"
    assert at_work.view.annotations == at_work.session.annotations


def test_what_is_corrected_tells_what_the_transcript_says_and_can_be_put_back(at_work, editor):
    choose(menu_over_words(at_work, "tells you"), "Fix this word…")
    at_work.type("told")
    at_work.press(Key.Key_Return)

    (mark,) = at_work.view._state.corrected
    assert mark.was == "tells"
    menu = menu_over_words(at_work, "told you")
    assert "Put back “tells”" in entries(menu)
    choose(menu, "Fix this word…")
    assert "The transcript says “tells”." in editor.about.whole_text
    at_work.press(Key.Key_Escape)

    choose(menu_over_words(at_work, "told you"), "Put back “tells”")
    assert WORDS in at_work.view.episode.text
    assert not at_work.view._state.corrected


def test_the_pointer_on_corrected_words_shows_what_the_transcript_says(at_work):
    start, end = place_of(at_work.view.episode, "tells")
    at_work.view.jump_to(start, end, flash=False, animate=False)
    at_work.work.correcting._put_in(start, end, "told")
    point = point_of(at_work.view, start)
    tip = QHelpEvent(QEvent.Type.ToolTip, point, at_work.view.viewport().mapToGlobal(point))
    QApplication.sendEvent(at_work.view.viewport(), tip)

    assert QToolTip.text() == "The transcript says “tells”."
    QToolTip.hideText()


def test_in_caret_mode_the_word_at_the_caret_is_fixed(at_work, editor):
    start, _ = place_of(at_work.view.episode, "tells")
    at_work.press(Key.Key_F7)
    at_work.view.select(start, start)
    at_work.press(Key.Key_E, modifiers=CTRL | SHIFT)

    assert editor.field.text() == "tells"


def test_a_turn_is_given_to_another_speaker_by_its_menu(at_work):
    turn = turn_of(at_work, WORDS)
    before = names(at_work)
    menu = menu_of_turn(at_work, WORDS)
    other = next(n for n in ("Mara Venn", "Tobias Reed") if n != before[turn])
    choose(menu, "Change speaker", other)

    assert names(at_work) == [*before[:turn], other, *before[turn + 1 :]]
    assert at_work.session.undo_stack.undoText() == "Change speaker"

    choose(menu_of_turn(at_work, WORDS), "Put back as it was read")
    assert names(at_work) == before


def test_a_turn_is_given_to_somebody_new_whom_all_views_know(at_work, editor):
    turn = turn_of(at_work, WORDS)
    choose(menu_of_turn(at_work, WORDS), "Change speaker", "New name…")
    at_work.type("Ida Holm")
    at_work.press(Key.Key_Return)

    assert names(at_work)[turn] == "Ida Holm"
    assert [s.name for s in at_work.view.episode.speakers] == ["Mara Venn", "Tobias Reed", "Ida Holm"]
    menu = menu_of_turn(at_work, WORDS)
    assert "Ida Holm" in entries(next(a.menu() for a in menu.actions() if a.text() == "Change speaker"))
    menu.close()


def test_a_turn_is_split_at_a_word_and_joined_again(at_work):
    count = len(at_work.view.episode.turns)
    choose(menu_over_words(at_work, "tells you nothing"), "Split turn here")

    assert len(at_work.view.episode.turns) == count + 1
    turn = turn_of(at_work, "tells you nothing")
    assert at_work.view.episode.turns[turn].paragraphs[0].text.startswith("tells you nothing")

    choose(menu_of_turn(at_work, "tells you nothing"), "Join with the turn before")
    assert len(at_work.view.episode.turns) == count
    assert not at_work.session.corrections.entries


def test_the_time_of_a_turn_is_set_by_hand_or_to_where_the_sound_is(at_work, editor):
    turn = turn_of(at_work, WORDS)
    choose(menu_of_turn(at_work, WORDS), "Set time…")
    at_work.type("1:02:03")
    at_work.press(Key.Key_Return)
    assert at_work.view.episode.turns[turn].paragraphs[0].start_ms == 3_723_000

    at_work.playback.seek(95_000)
    choose(menu_of_turn(at_work, WORDS), "Set time to 00:01:35, where the sound is")
    assert at_work.view.episode.turns[turn].paragraphs[0].start_ms == 95_000


def test_a_time_that_is_none_is_refused_in_words(at_work, editor):
    choose(menu_of_turn(at_work, WORDS), "Set time…")
    at_work.type("soon")
    at_work.press(Key.Key_Return)

    assert at_work.toast == "“soon” is not a time. Write it as 7:43 or 1:07:43."
    assert at_work.session.undo_stack.count() == 0


def test_words_of_two_paragraphs_are_not_fixed_as_one(at_work, editor):
    first, second = at_work.view.episode.spans[0], at_work.view.episode.spans[1]
    at_work.view.select(first.end - 5, second.start + 5)
    at_work.press(Key.Key_E, modifiers=CTRL | SHIFT)

    assert not editor.is_open
    assert at_work.toast == "Select words of one paragraph to fix them"


def test_keys_split_join_and_put_back_at_the_selection(at_work):
    count = len(at_work.view.episode.turns)
    at_work.select("tells you nothing")
    at_work.press(Key.Key_Return, modifiers=CTRL | SHIFT)
    assert len(at_work.view.episode.turns) == count + 1
    at_work.select("tells you nothing")
    at_work.press(Key.Key_Backspace, modifiers=CTRL | SHIFT)
    assert len(at_work.view.episode.turns) == count


def test_undo_while_a_question_is_open_drops_it(at_work, editor):
    at_work.work.correcting.split(place_of(at_work.view.episode, "tells you")[0])
    choose(menu_over_words(at_work, "tells you nothing"), "Fix this word…")
    at_work.session.undo_stack.undo()

    assert not editor.is_open


def test_a_window_that_only_reads_refuses_in_words(at_work, start):
    second = start(at_work.session.path)
    second.work.correcting.fix_word(place_of(second.view.episode, "tells")[0])
    assert not second.page.inline_editor.is_open
    assert second.toast.startswith("The transcript cannot be corrected. This transcript is open in another")

    second.work.correcting.split(place_of(second.view.episode, "tells")[0])
    assert second.toast.startswith("The transcript cannot be corrected.")


def test_what_was_put_right_is_there_when_it_is_opened_again(at_work, start):
    path = at_work.session.path
    at_work.work.correcting._put_in(*place_of(at_work.view.episode, "tells"), "told")
    at_work.end()
    second = start(path)

    assert "One look told you nothing" in second.view.document().toPlainText()
    assert [mark.was for mark in second.view._state.corrected] == ["tells"]
    QTest.keyClick(second.view, Key.Key_Escape)


def write_marsh(folder):
    """Write a transcript with a place that nobody could hear."""
    path = folder / "marsh.txt"
    path.write_text(
        "Mara Venn (00:00:01):\nThe marsh is [inaudible 00:00:03] at night, they say.\n\n"
        "Tobias Reed (00:00:09):\nAt night the marsh is loud. The marsh never sleeps.\n"
    )
    return path


def test_what_was_not_heard_is_filled_in_from_its_chip(start, tmp_path):
    at_work = start(write_marsh(tmp_path))
    editor = at_work.page.inline_editor
    menu = menu_over_words(at_work, "[inaudible")
    assert "I heard…" in entries(menu)
    choose(menu, "I heard…")

    assert editor.field.text() == ""
    assert editor.field.placeholderText() == "What you heard"
    at_work.type("very loud")
    at_work.press(Key.Key_Return)

    assert "The marsh is very loud at night, they say." in at_work.view.document().toPlainText()
    assert [mark.was for mark in at_work.view._state.corrected] == ["[inaudible 00:00:03]"]
    assert at_work.session.undo_stack.undoText() == "I heard"

    at_work.press(Key.Key_Z, modifiers=CTRL)
    assert at_work.view._layout.chips_between(0, 100)


def test_nothing_heard_changes_nothing(start, tmp_path):
    at_work = start(write_marsh(tmp_path))
    choose(menu_over_words(at_work, "[inaudible"), "I heard…")
    at_work.type("  ")
    at_work.press(Key.Key_Return)

    assert at_work.session.undo_stack.count() == 0


def test_a_search_goes_on_in_the_corrected_text(start, tmp_path):
    at_work = start(write_marsh(tmp_path))
    at_work.press(Key.Key_F, modifiers=CTRL)
    at_work.type("marsh")
    at_work.press(Key.Key_Return)
    at_work.wait(lambda: len(at_work.view._state.matches.ranges) == 3)
    assert at_work.view._state.matches.current == 1

    start_of, end = place_of(at_work.view.episode, "The marsh")
    at_work.work.correcting._put_in(start_of, end, "That old marsh")
    text = at_work.view.episode.text
    found = [text[a:z] for a, z in at_work.view._state.matches.ranges]
    assert found == ["marsh"] * 3  # at once, where they are now

    at_work.work.correcting._put_in(*place_of(at_work.view.episode, "At night the marsh"), "At night it")
    at_work.wait(lambda: len(at_work.view._state.matches.ranges) == 2)
    assert at_work.view._state.matches.current == 1
    assert at_work.page.find_bar._field.text() == "marsh"


def test_the_views_beside_the_text_follow(start, tmp_path):
    at_work = start(write_marsh(tmp_path))
    at_work.select("marsh is loud")
    at_work.press("1")
    at_work.work.correcting.give_turn(1, "Ida Holm")

    at_work.wait(lambda: not at_work.work.text.is_ahead)
    (card,) = at_work.page.panel._model.cards
    assert card.names == ("Ida Holm",)
    assert at_work.page.timeline._content.episode is at_work.session.episode
    at_work.go_to("never sleeps")
    assert at_work.now == "never"
    assert at_work.work.time_map is at_work.work._time_map


def test_the_word_that_sounds_stays_boxed_while_words_before_it_change(start, tmp_path):
    at_work = start(write_marsh(tmp_path))
    at_work.go_to("never sleeps")
    assert at_work.now == "never"
    at_work.work.correcting._put_in(*place_of(at_work.view.episode, "The marsh is"), "Marshes are all")

    assert at_work.now == "never"
    at_work.wait(lambda: not at_work.work.text.is_ahead)
    assert at_work.now == "never"
