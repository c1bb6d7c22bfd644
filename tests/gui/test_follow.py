"""When the text follows the sound, when it waits, and when it offers the way back."""

import pytest
from tests.gui.reading import Told

from earmark.gui.transcript.follow import Direction, Follow, FollowState, Place

HIGH, MIDDLE, LOW = Place(0.1, 0.15), Place(0.5, 0.55), Place(0.75, 0.8)
ABOVE, BELOW = Place(-0.3, -0.25), Place(1.2, 1.25)


@pytest.fixture
def follow(qapp):
    return Follow()


def scrolls(follow):
    return Told(follow.scroll_requested)


def suspended(follow, place=MIDDLE):
    follow.view_moved(place)
    follow.suspend()
    return follow


def test_at_first_the_text_follows(follow):
    assert follow.state is FollowState.FOLLOWING
    assert follow.is_on


@pytest.mark.parametrize("place", [HIGH, MIDDLE, Place(0.65, 0.7)])
def test_the_text_stands_still_while_the_line_is_in_the_upper_part(follow, place):
    told = scrolls(follow)
    follow.now_moved(place)
    assert told == []


@pytest.mark.parametrize("place", [LOW, BELOW, ABOVE])
def test_the_text_scrolls_when_the_line_sinks_low_or_is_out_of_view(follow, place):
    told = scrolls(follow)
    follow.now_moved(place)
    assert len(told) == 1


def test_nothing_scrolls_while_nothing_sounds(follow):
    told = scrolls(follow)
    follow.now_moved(None)
    follow.view_moved(None)
    assert told == []


def test_a_reader_who_goes_elsewhere_suspends_following(follow):
    told = scrolls(suspended(follow))
    follow.now_moved(LOW)
    follow.now_moved(BELOW)
    assert follow.state is FollowState.SUSPENDED
    assert follow.is_on
    assert told == []


def test_scrolling_by_the_reader_never_scrolls_back(follow):
    told = scrolls(follow)
    follow.now_moved(MIDDLE)
    follow.suspend()
    follow.view_moved(BELOW)
    assert told == []


def test_the_pill_points_to_what_sounds_only_while_it_is_out_of_view(follow):
    told = Told(follow.pill_changed)
    suspended(follow)
    assert follow.pill is None
    follow.view_moved(BELOW)
    follow.view_moved(Place(1.5, 1.6))
    follow.view_moved(ABOVE)
    follow.view_moved(MIDDLE)
    assert told == [(Direction.DOWN,), (Direction.UP,), (None,)]


def test_a_line_cut_by_the_edge_is_out_of_view(follow):
    suspended(follow).view_moved(Place(0.98, 1.02))
    assert follow.pill is Direction.DOWN


def test_the_pill_leads_back_and_goes(follow):
    told = scrolls(suspended(follow, BELOW))
    assert follow.pill is Direction.DOWN
    follow.resume()
    assert follow.state is FollowState.FOLLOWING
    assert follow.pill is None
    assert len(told) == 1


def test_the_key_leads_back_first_and_switches_off_then(follow):
    suspended(follow, BELOW).press_key()
    assert follow.state is FollowState.FOLLOWING
    follow.press_key()
    assert follow.state is FollowState.OFF
    follow.press_key()
    assert follow.state is FollowState.FOLLOWING


def test_playing_from_a_place_ends_the_suspension(follow):
    suspended(follow).play_from_place()
    assert follow.state is FollowState.FOLLOWING


def test_the_line_coming_back_by_itself_ends_the_suspension(follow):
    suspended(follow).view_moved(BELOW)
    follow.now_moved(Place(1.1, 1.15))
    assert follow.state is FollowState.SUSPENDED
    follow.now_moved(HIGH)
    assert follow.state is FollowState.FOLLOWING


def test_a_line_that_never_left_the_view_does_not_end_the_suspension(follow):
    suspended(follow).now_moved(Place(0.55, 0.6))
    assert follow.state is FollowState.SUSPENDED


def test_a_line_out_of_view_at_the_suspension_ends_it_when_it_comes(follow):
    suspended(follow, BELOW).now_moved(LOW)
    assert follow.state is FollowState.FOLLOWING


def test_off_stays_off_whatever_happens(follow):
    follow.switch(False)
    told = scrolls(follow)
    pills = Told(follow.pill_changed)
    follow.suspend()
    follow.view_moved(BELOW)
    follow.now_moved(LOW)
    follow.play_from_place()
    assert follow.state is FollowState.OFF
    assert told == []
    assert pills == []


def test_switching_off_takes_the_pill_away(follow):
    suspended(follow, BELOW).switch(False)
    assert follow.pill is None
    assert not follow.is_on


def test_switching_on_goes_to_what_sounds(follow):
    follow.switch(False)
    follow.view_moved(BELOW)
    told = scrolls(follow)
    follow.switch(True)
    assert len(told) == 1


def test_nothing_scrolls_while_a_press_or_a_menu_holds_it(follow):
    told = scrolls(follow)
    follow.hold("press", True)
    follow.hold("menu", True)
    follow.now_moved(LOW)
    follow.hold("press", False)
    assert told == []
    follow.hold("menu", False)
    assert len(told) == 1


def test_letting_go_what_was_never_held_does_nothing(follow):
    follow.view_moved(LOW)
    told = scrolls(follow)
    follow.hold("press", False)
    assert told == []


def test_each_change_of_state_is_told_once(follow):
    told = Told(follow.state_changed)
    follow.suspend()
    follow.suspend()
    follow.resume()
    follow.resume()
    assert told == [(FollowState.SUSPENDED,), (FollowState.FOLLOWING,)]
