"""Which turn comes before or after a moment."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.episodes import make_episode

from earmark.model.episode import Episode, Paragraph, Speaker, Turn
from earmark.model.time_map import TimeMap
from earmark.model.turn_times import ALREADY_THERE_MS, TurnTimes

ADA, BEN, CLEO = range(3)


def _turn(speaker: int | None, *starts_ms: int) -> Turn:
    return Turn(speaker, tuple(Paragraph("All quiet on the pier tonight.", at_ms) for at_ms in starts_ms))


def _times(*turns: Turn) -> TurnTimes:
    episode = Episode(speakers=(Speaker("Ada"), Speaker("Ben"), Speaker("Cleo")), turns=turns)
    return TurnTimes(episode, TimeMap(episode))


@pytest.fixture
def times() -> TurnTimes:
    return _times(
        _turn(ADA, 2_000),
        _turn(BEN, 10_000, 15_000),
        _turn(ADA, 20_000),
        _turn(CLEO, 30_000),
        _turn(BEN, 40_000),
    )


@pytest.mark.parametrize(
    ("at_ms", "start_ms"), [(1_999, None), (2_000, 2_000), (16_000, 10_000), (99_000, 40_000)]
)
def test_this_turn_is_the_one_that_sounds(times: TurnTimes, at_ms: int, start_ms: int | None) -> None:
    assert times.this(at_ms) == start_ms


@pytest.mark.parametrize(
    ("at_ms", "start_ms"), [(0, 2_000), (2_000, 10_000), (16_000, 20_000), (40_000, None)]
)
def test_the_next_turn_begins_after_this_moment(times: TurnTimes, at_ms: int, start_ms: int | None) -> None:
    assert times.next(at_ms) == start_ms


def test_previous_goes_to_the_start_of_this_turn_first(times: TurnTimes) -> None:
    assert times.previous(20_000 + ALREADY_THERE_MS + 1) == 20_000


def test_previous_near_the_start_of_a_turn_goes_to_the_one_before(times: TurnTimes) -> None:
    assert times.previous(20_000 + ALREADY_THERE_MS) == 10_000


def test_there_is_nothing_before_the_first_turn(times: TurnTimes) -> None:
    assert times.previous(2_500) is None
    assert times.previous(0) is None


def test_the_same_speaker_is_found_over_the_others(times: TurnTimes) -> None:
    assert times.next_same(12_000) == 40_000
    assert times.previous_same(45_000) == 10_000


def test_a_speaker_who_speaks_once_has_no_other_turn(times: TurnTimes) -> None:
    assert times.next_same(31_000) is None
    assert times.previous_same(31_000) is None


def test_the_turns_of_a_speaker_go_round(times: TurnTimes) -> None:
    assert times.next_of(BEN, 0) == 10_000
    assert times.next_of(BEN, 10_000) == 40_000
    assert times.next_of(BEN, 41_000) == 10_000
    assert times.next_of(CLEO, 30_000) == 30_000


def test_somebody_who_never_speaks_is_not_found() -> None:
    assert _times(_turn(ADA, 0)).next_of(BEN, 0) is None


def test_turns_of_nobody_known_belong_together() -> None:
    assert _times(_turn(None, 0), _turn(ADA, 10_000), _turn(None, 20_000)).next_same(1_000) == 20_000


def test_an_empty_episode_has_no_turns() -> None:
    times = _times()
    assert [times.this(0), times.previous(0), times.next(0), times.next_same(0), times.next_of(ADA, 0)] == [
        None
    ] * 5


@given(st.integers(0, 50), st.integers(2, 4))
def test_next_visits_every_turn_in_order(seed: int, speakers: int) -> None:
    episode = make_episode(500, speakers, seed)
    time_map = TimeMap(episode)
    times = TurnTimes(episode, time_map)
    visited = [-1]
    while (following := times.next(visited[-1])) is not None:
        visited.append(following)
    assert all(before < after for before, after in pairwise(visited))
    assert visited[1:] == sorted({time_map.time_at(span.start) for span in episode.spans if span.index == 0})
