"""Which backups are kept."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from earmark.storage.rotation import BEFORES, DAYS, MONTHS, Generation, to_keep

NOON = datetime(2026, 3, 31, 12, tzinfo=UTC)
times = st.integers(0, 2400 * 24).map(lambda hours: NOON - timedelta(hours=hours))
generations = st.lists(st.builds(Generation, times, st.booleans()), max_size=60)


def test_of_each_day_the_last_one_is_kept():
    hours = [Generation(NOON - timedelta(hours=hour)) for hour in range(48)]

    assert to_keep(hours) == {hours[0], hours[13], hours[37]}


def test_days_without_work_do_not_count():
    weekly = [Generation(NOON - timedelta(weeks=week)) for week in range(12)]

    assert to_keep(weekly) >= set(weekly[:DAYS])


def test_one_a_month_is_kept_for_longer():
    daily = [Generation(NOON - timedelta(days=day)) for day in range(900)]
    kept = sorted(to_keep(daily), reverse=True)

    assert kept[:DAYS] == daily[:DAYS]
    assert {(one.when.year, one.when.month) for one in kept[DAYS:]} <= {
        (one.when.year, one.when.month) for one in daily
    }
    assert len(kept) == DAYS + MONTHS - 1  # this month's is one of the days


def test_what_was_kept_before_something_was_done_does_not_take_the_place_of_a_day():
    day = Generation(NOON)
    befores = [Generation(NOON + timedelta(minutes=minute), is_before=True) for minute in range(1, 30)]

    assert to_keep([day, *befores]) == {day, *befores[-BEFORES:]}


@given(generations)
def test_the_newest_is_always_kept_and_there_is_a_bound(given_ones):
    kept = to_keep(given_ones)

    assert kept <= set(given_ones)
    assert not given_ones or max(given_ones) in kept
    assert len(kept) <= DAYS + MONTHS + BEFORES


@given(generations)
def test_rotating_twice_is_rotating_once(given_ones):
    assert to_keep(to_keep(given_ones)) == to_keep(given_ones)


@given(generations, generations)
def test_what_is_let_go_is_not_missed_when_more_come(some, more):
    assert to_keep([*to_keep(some), *more]) == to_keep([*some, *more])
