"""Sound and text in step, in the whole program: the spoken word, following, and playing from places."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.gui.at_work import CTRL, SHIFT
from tests.gui.reading import LEFT, NO_KEY, place_of, point_of
from tests.gui.talk_files import copy_sample, write_silence, write_talk

from earmark.gui.playback import Loop
from earmark.gui.transcript.follow import FollowState
from earmark.model import clock_text
from earmark.storage.word_times import words_path

Key = Qt.Key


@pytest.fixture
def sample(start, tmp_path):
    """The sample episode, open, with its audio."""
    return start(copy_sample(tmp_path))


@pytest.fixture
def mute(start, tmp_path):
    """A talk of ten minutes that has no audio."""
    return start(write_talk(tmp_path / "harbour.txt"))


@pytest.fixture
def talk(start, tmp_path):
    """A talk of ten minutes with its audio."""
    audio = write_silence(tmp_path / "harbour.wav", 600)
    return start(write_talk(tmp_path / "harbour.txt"), audio)


def wheel(view, lines):
    """Turn the wheel over *view*; below 0 is down."""
    middle = QPointF(view.viewport().rect().center())
    turned = QPoint(0, 120 * lines)
    event = QWheelEvent(
        middle, view.viewport().mapToGlobal(middle), QPoint(), turned, Qt.MouseButton.NoButton, NO_KEY,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), event)


def reading_place(at_work):
    return at_work.view.verticalScrollBar().value()


# The spoken word


def test_the_box_is_on_the_word_that_the_true_times_name(sample):
    times = json.loads(words_path(sample.session.path).read_text())["words"]
    spans = sample.view.episode.spans
    for paragraph, word, start_ms, end_ms in times[::7]:
        sample.playback.seek((start_ms + end_ms) // 2)
        now = sample.view._state.now
        assert now.sure
        assert sample.now == spans[paragraph].paragraph.text.split()[word]
        assert spans[paragraph].start <= now.start < spans[paragraph].end


def test_the_box_goes_on_by_itself_while_it_plays(sample):
    sample.go_to("Long Way Round, episode")
    seen = []
    sample.playback.position_changed.connect(lambda _ms: seen.append(sample.now))
    sample.press(Key.Key_Space)
    sample.wait(lambda: len(set(seen)) >= 4)
    text = sample.view.episode.text
    order = list(dict.fromkeys(seen))
    assert text[text.index("Long Way") :].startswith(" ".join(order[:3]))


def test_estimated_words_are_not_boxed_until_the_reader_asks_for_it(mute):
    mute.go_to("Crate 4")
    assert mute.now == "Crate"
    assert not mute.view._state.boxes_word
    mute.app.settings.word_box_always = True
    assert mute.view._state.boxes_word


def test_the_turn_that_sounds_is_tinted_and_named_at_the_foot(mute):
    mute.go_to("Crate 5")
    assert mute.view._state.now.turn == 5
    assert mute.page.player_bar._speaker.accessibleName().startswith("Ben Okoye")


# Going to places


def test_a_click_on_a_word_goes_there_and_a_pause_stays_a_pause(sample):
    sample.click_word("blossom of the same")
    assert sample.now == "blossom"
    assert not sample.playback.is_playing


def test_a_click_on_a_word_while_it_plays_plays_on_from_there(sample):
    sample.press(Key.Key_K)
    sample.click_word("blossom of the same")
    assert sample.now == "blossom"
    assert sample.playback.is_playing


def test_a_double_click_selects_and_does_not_seek(sample):
    sample.playback.seek(500)
    start, _ = place_of(sample.view.episode, "blossom of the same")
    point = point_of(sample.view, start)
    with sample.qtbot.assertNotEmitted(
        sample.view.word_clicked, wait=QApplication.doubleClickInterval() + 100
    ):
        QTest.mouseClick(sample.view.viewport(), LEFT, NO_KEY, point)
        QTest.mouseDClick(sample.view.viewport(), LEFT, NO_KEY, point)
    assert sample.playback.position_ms == 500
    assert sample.view.selected_text() == "blossom"


def test_a_click_on_a_time_in_the_gutter_plays_from_that_turn(talk):
    start, _ = place_of(talk.view.episode, "Boat 3")
    line = point_of(talk.view, start)
    QTest.mouseClick(talk.view.viewport(), LEFT, NO_KEY, QPoint(100, line.y()))
    assert talk.playback.is_playing
    assert 30_000 <= talk.playback.position_ms < 31_000


def test_a_click_on_the_timeline_seeks_to_the_time_under_it(talk):
    line = talk.page.timeline
    QTest.mouseClick(line, LEFT, NO_KEY, QPoint(line.width() // 2, 42))
    assert abs(talk.playback.position_ms - 300_000) < 2_000
    assert talk.view._state.now.turn == talk.playback.position_ms // 10_000


def test_a_chapter_is_shown_and_heard(talk):
    talk.page.contents.jump_requested.emit(place_of(talk.view.episode, "Boat 40")[0])
    assert 400_000 <= talk.playback.position_ms < 401_000
    first, last = talk.view._visible
    assert first < place_of(talk.view.episode, "Boat 40")[0] < last


@pytest.mark.parametrize(
    ("key", "modifiers", "to_ms"),
    [
        (Key.Key_J, NO_KEY, 290_000),
        (Key.Key_L, NO_KEY, 310_000),
        (Key.Key_Left, NO_KEY, 295_000),
        (Key.Key_Right, NO_KEY, 305_000),
        (Key.Key_Comma, NO_KEY, 299_000),
        (Key.Key_Period, NO_KEY, 301_000),
        (Key.Key_Down, CTRL, 310_000),
        (Key.Key_Down, CTRL | SHIFT, 320_000),
        (Key.Key_Up, CTRL | SHIFT, 280_000),
    ],
)
def test_keys_go_back_and_forward(mute, key, modifiers, to_ms):
    mute.view.setFocus()
    mute.playback.seek(300_000)
    mute.press(key, modifiers=modifiers)
    assert mute.playback.position_ms == to_ms


def test_the_sound_never_goes_before_the_beginning(mute):
    mute.view.setFocus()
    mute.playback.seek(2_000)
    mute.press("j")
    assert mute.playback.position_ms == 0


def test_go_to_time_takes_what_was_typed(mute):
    mute.app.program._go_to_time("7:43")
    assert mute.playback.position_ms == 463_000
    first, last = mute.view._visible
    assert first < place_of(mute.view.episode, "Boat 46")[0] < last


def test_what_is_not_a_time_is_told_and_nothing_moves(mute):
    mute.playback.seek(10_000)
    mute.app.program._go_to_time("soon")
    assert mute.toast == "“soon” is not a time. Write it as 7:43 or 1:07:43."
    assert mute.playback.position_ms == 10_000


# Playing a quote


def test_p_plays_the_selection_and_stops_at_its_end(sample):
    start, end = sample.select("Yes.")
    times = sample.work._time_map
    sample.press("p")
    assert sample.playback.is_playing
    sample.wait(lambda: not sample.playback.is_playing)
    stopped = sample.playback.position_ms
    assert times.time_at(start) < times.time_at(end) <= stopped < times.time_at(end) + 500


def test_after_a_quote_was_played_play_goes_on_past_it(sample):
    _, end = sample.select("Yes.")
    sample.press("p")
    sample.wait(lambda: not sample.playback.is_playing)
    sample.playback.rewind_ms = 0
    sample.press("k")
    sample.wait(lambda: sample.playback.position_ms > sample.work._time_map.time_at(end) + 300)
    assert sample.playback.is_playing


def card_place(at_work, row):
    cards = at_work.page.panel._list
    cards.executeDelayedItemsLayout()
    return cards.visualRect(cards.model().index(row, 0)).topLeft() + QPoint(60, 50)


def test_a_click_on_a_card_shows_its_words_and_lets_the_sound_be(sample):
    sample.select("Attention is mostly a matter of distance.")
    sample.press("1")
    sample.view.set_reading_offset(0)
    sample.playback.seek(1_000)
    QTest.mouseClick(sample.page.panel._list.viewport(), LEFT, NO_KEY, card_place(sample, 0))
    first, last = sample.view._visible
    assert first < sample.highlights[0].start < last
    assert sample.playback.position_ms == 1_000
    assert sample.follow.state is FollowState.SUSPENDED


def test_a_double_click_on_a_card_plays_it(sample):
    start, _ = sample.select("Attention is mostly a matter of distance.")
    sample.press("1")
    at = card_place(sample, 0)
    QTest.mouseClick(sample.page.panel._list.viewport(), LEFT, NO_KEY, at)
    QTest.mouseDClick(sample.page.panel._list.viewport(), LEFT, NO_KEY, at)
    assert sample.playback.is_playing
    begin = sample.work._time_map.time_at(start)
    assert begin <= sample.playback.position_ms < begin + 1_000


def test_the_card_of_what_sounds_says_so(sample):
    sample.select("Attention is mostly a matter of distance.")
    sample.press("1")
    sample.go_to("mostly a matter")
    assert sample.page.panel._list._playing == sample.highlights[0].id
    sample.go_to("This is Long")
    assert sample.page.panel._list._playing is None


def test_unheard_words_are_played_from_three_seconds_before(sample):
    start, _ = place_of(sample.view.episode, "[inaudible")
    sample.view.jump_to(start, start, flash=False, animate=False)
    QTest.mouseClick(sample.view.viewport(), LEFT, NO_KEY, point_of(sample.view, start + 6))
    assert sample.playback.is_playing
    told_ms = clock_text.parse(sample.view.episode.text[start:].split()[1].strip("],."))
    assert told_ms - 3_000 <= sample.playback.position_ms < told_ms - 2_000
    assert sample.playback._stop_at_ms == told_ms + 3_000


def test_s_goes_behind_the_sponsor_read(sample):
    sample.go_to("Fernway Pencils")
    sample.press("s")
    assert sample.now == "So,"


# Speed, loudness, loops


def test_speed_keys_change_the_speed_and_it_is_remembered(start, tmp_path):
    talk = write_talk(tmp_path / "harbour.txt")
    first = start(talk)
    first.press(">", ">", "<", ">")
    assert first.playback.rate == 1.1
    first.end()
    second = start(talk)
    assert second.playback.rate == 1.1
    second.press("=")
    assert second.playback.rate == 1.0


def test_loudness_keys(mute):
    mute.press("9", "9", "0")
    assert mute.playback.volume == 95
    mute.press("m")
    assert mute.playback._muted


def test_a_loop_goes_back_to_its_beginning(talk):
    talk.playback.seek(60_000)
    talk.press("[")
    talk.playback.seek(60_500)
    talk.press("]")
    assert talk.playback.loop == Loop(60_000, 60_500)
    positions = []
    talk.playback.position_changed.connect(positions.append)
    talk.press("k")
    talk.wait(lambda: any(later < earlier - 300 for earlier, later in pairwise(positions)))
    talk.press("\\")
    assert talk.playback.loop is None


# Following


def test_following_keeps_what_sounds_in_view(mute):
    mute.playback.seek(590_000)
    mute.playback.seek(300_000)
    place = mute.view.now_place()
    assert place.in_view
    assert 0.2 < place.top < 0.4


def test_scrolling_suspends_following_and_offers_the_way_back(mute):
    mute.playback.seek(300_000)
    wheel(mute.view, -40)
    assert mute.follow.state is FollowState.SUSPENDED
    mute.wait(mute.page.back_to_now.isVisible)
    assert mute.page.back_to_now.accessibleName() == "Back to now, 00:05:00"
    here = reading_place(mute)
    mute.playback._go(305_000)
    assert reading_place(mute) == here


def test_f_leads_back_to_now_and_then_switches_following_off(mute):
    mute.playback.seek(300_000)
    wheel(mute.view, -40)
    mute.wait(mute.page.back_to_now.isVisible)
    mute.press("f")
    assert mute.follow.state is FollowState.FOLLOWING
    assert mute.view.now_place().in_view
    assert not mute.page.back_to_now.isVisible()
    mute.press("f")
    assert mute.follow.state is FollowState.OFF


def test_the_pill_leads_back_to_now(mute):
    mute.playback.seek(300_000)
    wheel(mute.view, -40)
    mute.wait(mute.page.back_to_now.isVisible)
    mute.page.back_to_now.click()
    assert mute.follow.state is FollowState.FOLLOWING
    assert mute.view.now_place().in_view


def test_playing_from_a_place_follows_again(talk):
    talk.playback.seek(300_000)
    wheel(talk.view, -40)
    assert talk.follow.state is FollowState.SUSPENDED
    talk.playback.play_from(20_000)
    assert talk.follow.state is FollowState.FOLLOWING


def test_switched_off_nothing_scrolls_and_no_pill_comes(mute):
    mute.page.player_bar.follow_toggled.emit(False)
    mute.view.set_reading_offset(0)
    mute.playback.seek(590_000)
    assert reading_place(mute) == 0
    assert not mute.page.back_to_now.isVisible()


def test_a_selection_suspends_following(mute):
    mute.playback.seek(100_000)
    mute.drag_over("Crate 10 is carried")
    assert mute.follow.state is FollowState.SUSPENDED


# Without audio, and where audio and transcript differ in length


def test_without_audio_turns_can_be_walked_and_kept_but_not_played(mute):
    assert not mute.page.player_bar._play.isEnabled()
    mute.press("k")
    assert not mute.playback.is_playing
    mute.press(Key.Key_Down, Key.Key_Down, modifiers=CTRL)
    assert mute.view._state.now.turn == 2
    mute.press("1")
    assert len(mute.kept) == 1


def test_at_the_end_of_the_audio_playing_stops_and_begins_again(start, tmp_path):
    write_silence(tmp_path / "harbour.wav", 20)
    at_work = start(write_talk(tmp_path / "harbour.txt", 2))
    at_work.wait(lambda: at_work.playback.duration_ms == 20_000)
    at_work.playback.seek(19_800)
    at_work.press("k")
    at_work.wait(lambda: not at_work.playback.is_playing)
    assert at_work.playback.position_ms == 20_000
    at_work.press("k")
    at_work.wait(lambda: 0 < at_work.playback.position_ms < 5_000)
    assert at_work.playback.is_playing


def test_audio_that_is_much_longer_than_the_transcript_is_told(start, tmp_path):
    write_silence(tmp_path / "harbour.wav", 120)
    at_work = start(write_talk(tmp_path / "harbour.txt", 6))
    at_work.wait(lambda: "length" in at_work.banners())
    told = at_work.banners()["length"]
    assert told == "The audio is 64 s longer than the transcript. Ads may have been added or cut."


def test_audio_that_ends_too_early_is_told_and_the_rest_can_still_be_read(start, tmp_path):
    write_silence(tmp_path / "harbour.wav", 15)
    at_work = start(write_talk(tmp_path / "harbour.txt", 6))
    at_work.wait(lambda: "length" in at_work.banners())
    assert " s shorter than the transcript." in at_work.banners()["length"]
    at_work.click_word("Boat 5")
    assert at_work.playback.position_ms == 15_000
