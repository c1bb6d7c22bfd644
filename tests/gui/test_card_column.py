"""Where the rows of a list stand."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from earmark.gui.cards.card_column import CardColumn, runs

HEIGHTS = st.lists(st.integers(1, 300), min_size=1, max_size=40)


@given(HEIGHTS)
def test_rows_stand_one_below_the_other(heights):
    column = CardColumn(heights)
    assert [column.top(row) for row in range(len(heights))] == [
        sum(heights[:row]) for row in range(len(heights))
    ]
    assert [column.height(row) for row in range(len(heights))] == heights
    assert (len(column), column.total) == (len(heights), sum(heights))


@given(HEIGHTS, st.integers(-50, 12_100))
def test_the_row_at_a_place_is_the_one_that_holds_it(heights, place):
    column = CardColumn(heights)
    row = column.row_at(place)
    if row is None:
        assert place < 0 or place >= column.total
    else:
        assert column.top(row) <= place < column.top(row) + column.height(row)


@given(HEIGHTS, st.integers(-400, 12_100), st.integers(-400, 12_100))
def test_the_rows_between_two_places_are_those_that_show_something_there(heights, top, bottom):
    column = CardColumn(heights)
    shown = [
        row
        for row in range(len(heights))
        if column.top(row) < bottom and column.top(row) + column.height(row) > top and top < bottom
    ]
    assert list(column.rows_between(top, bottom)) == shown


@given(HEIGHTS, st.data())
def test_a_row_that_grows_moves_those_below_it(heights, data):
    column = CardColumn(heights)
    row, height = data.draw(st.integers(0, len(heights) - 1)), data.draw(st.integers(1, 300))
    column.set_height(row, height)
    heights[row] = height
    assert [column.top(at) for at in range(len(heights))] == [sum(heights[:at]) for at in range(len(heights))]


def test_without_rows_there_is_nothing_anywhere():
    column = CardColumn()
    assert (column.total, column.row_at(0), list(column.rows_between(-10, 10))) == (0, None, [])
    with pytest.raises(IndexError):
        column.height(0)


@given(st.sets(st.integers(0, 60)))
def test_runs_are_the_stretches_of_rows_that_follow_one_another(rows):
    found = runs(rows)
    assert [row for first, last in found for row in range(first, last + 1)] == sorted(rows)
    assert all(before[1] + 1 < after[0] for before, after in pairwise(found))
