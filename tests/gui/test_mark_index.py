"""Highlights are found by place, on top of each other in the order they were made."""

from hypothesis import given
from hypothesis import strategies as st

from earmark.gui.transcript.mark_index import MarkIndex
from earmark.model.annotations import Annotations, Highlight, TextQuote


def index_of(*ranges):
    made = (
        Highlight(f"m{k}", start, end, "gold", TextQuote(""), created=f"{k:04}")
        for k, (start, end) in enumerate(ranges)
    )
    return MarkIndex(Annotations(tuple(made)))


RANGES = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 30)).map(lambda r: (r[0], r[0] + r[1])))


@given(RANGES, st.integers(0, 90), st.integers(0, 30))
def test_all_marks_of_a_stretch_are_found_and_no_others(ranges, start, length):
    end = start + length
    expected = {f"m{k}" for k, (a, z) in enumerate(ranges) if a < end and start < z}
    assert {mark.id for mark in index_of(*ranges).between(start, end)} == expected


@given(RANGES, st.integers(0, 90))
def test_the_latest_made_is_on_top(ranges, offset):
    over = [f"m{k}" for k, (a, z) in enumerate(ranges) if a <= offset < z]
    found = index_of(*ranges).between(offset, offset + 1)
    assert [mark.id for mark in found] == over


@given(RANGES)
def test_marks_are_given_from_the_bottom_to_the_top(ranges):
    ids = [mark.id for mark in index_of(*ranges).between(0, 100)]
    assert ids == sorted(ids, key=lambda name: int(name[1:]))


def test_the_underlines_of_two_marks_that_overlap_stand_apart():
    marks = index_of((0, 10), (5, 15), (12, 20), (30, 40)).between(0, 100)
    assert [mark.level for mark in marks] == [0, 1, 0, 0]


def test_a_mark_is_known_by_its_id():
    index = index_of((0, 10))
    assert index.get("m0").end == 10
    assert index.get("m1") is None
    assert index.get(None) is None


def test_marks_without_a_place_are_left_out():
    lost = Highlight("lost", 0, 5, "gold", TextQuote("x"), placed=False)
    assert MarkIndex(Annotations((lost,))).between(0, 100) == []
    assert MarkIndex().between(0, 100) == []
