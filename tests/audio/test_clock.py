"""The clock between two reports."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from earmark.audio.clock import HOLD_MS, SILENCE_S, SPREAD_MS, SPREAD_S, Clock


def running(position_ms: float = 10_000, rate: float = 1.0) -> Clock:
    clock = Clock()
    clock.set_rate(rate, 0)
    clock.seek(position_ms, 0)
    clock.start(0)
    return clock


rates = st.floats(0.5, 3)


@given(rates, st.floats(0, SILENCE_S))
def test_without_a_report_it_runs_on_at_the_rate(rate, elapsed_s):
    assert running(10_000, rate).position_ms(elapsed_s) == pytest.approx(10_000 + elapsed_s * 1000 * rate)


@given(rates, st.floats(SILENCE_S, 1000))
def test_it_waits_when_reports_stay_out(rate, elapsed_s):
    assert running(0, rate).position_ms(elapsed_s) == pytest.approx(SILENCE_S * 1000 * rate)


def test_it_stands_until_started_and_after_it_is_stopped():
    clock = Clock()
    clock.seek(5_000, 1)
    assert clock.position_ms(9) == 5_000
    clock.start(10)
    clock.stop(10.5)
    assert clock.position_ms(99) == pytest.approx(5_500)


@given(st.floats(-SPREAD_MS, SPREAD_MS))
def test_a_small_difference_is_spread(difference_ms):
    clock = running(0)
    assert clock.position_ms(1) == pytest.approx(1_000)
    clock.report(1_000 + difference_ms, 1)
    assert clock.position_ms(1) == pytest.approx(1_000)
    assert clock.position_ms(1 + SPREAD_S / 2) == pytest.approx(1_150 + difference_ms / 2)
    assert clock.position_ms(1 + SPREAD_S) == pytest.approx(1_300 + difference_ms)


@given(st.floats(SPREAD_MS + 1, 1e6))
def test_a_large_difference_forward_jumps(difference_ms):
    clock = running(0)
    clock.report(1_000 + difference_ms, 1)
    assert clock.position_ms(1) == pytest.approx(1_000 + difference_ms)


@given(st.floats(SPREAD_MS + 1, 1000))
def test_a_large_difference_backward_is_waited_for(difference_ms):
    clock = running(10_000)
    clock.position_ms(1)
    clock.report(11_000 - difference_ms, 1)
    assert clock.position_ms(1) == pytest.approx(11_000)
    assert clock.position_ms(1 + difference_ms / 1000 + 0.1) == pytest.approx(11_100)


def test_sound_that_is_far_behind_is_followed():
    clock = running(100_000)
    clock.position_ms(1)
    clock.report(20_000, 1)
    assert clock.position_ms(1) == 20_000


def test_reports_from_before_the_last_seek_are_dropped():
    clock = running(0)
    clock.seek(60_000, 5)
    clock.report(5_000, 4.99)
    assert clock.position_ms(5) == 60_000


def test_reports_count_with_the_moment_they_were_made():
    clock = running(0)
    clock.report(1_040, 1)
    clock.report(540, 0.5)  # arrives late
    assert clock.position_ms(1.4) == pytest.approx(1_440)


def test_reports_while_it_stands_are_dropped():
    clock = running(0)
    clock.stop(1)
    clock.report(3_000, 2)
    assert clock.position_ms(3) == pytest.approx(1_000)


def test_a_change_of_rate_keeps_the_place():
    clock = running(0)
    clock.set_rate(2, 1)
    assert clock.position_ms(1) == pytest.approx(1_000)
    assert clock.position_ms(1.5) == pytest.approx(2_000)


_events = st.lists(
    st.tuples(
        st.floats(0.001, 0.5),  # s since the last one
        st.one_of(
            st.tuples(st.just("report"), st.floats(-HOLD_MS / 2, HOLD_MS / 2)),
            st.tuples(st.just("rate"), rates),
            st.tuples(st.just("look"), st.just(0.0)),
        ),
    ),
    max_size=40,
)


@given(rates, _events)
def test_it_never_runs_backwards_while_playing(rate, events):
    clock = running(50_000, rate)
    now, shown = 0.0, 50_000.0
    for after_s, (event, value) in events:
        now += after_s
        if event == "report":
            clock.report(clock.position_ms(now) + value, now)
        elif event == "rate":
            clock.set_rate(value, now)
        for look in (now, now + after_s / 2):
            position = clock.position_ms(look)
            assert position >= shown - 1e-6
            shown = position
        now += after_s / 2


@given(rates, st.lists(st.floats(-17, 17), min_size=5, max_size=30))
def test_it_stays_as_near_to_the_sound_as_the_reports_are(rate, errors):
    clock = running(0, rate)
    for number, error_ms in enumerate(errors, 1):
        at_s = number * 0.3
        clock.report(at_s * 1000 * rate + error_ms, at_s)
        for look_s in (at_s, at_s + 0.1, at_s + 0.29):
            assert abs(clock.position_ms(look_s) - look_s * 1000 * rate) <= 2 * 17 + 1
