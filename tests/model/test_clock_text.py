"""Times in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from earmark.model import clock_text


@given(st.integers(0, 99 * 3_600_000))
def test_a_stamp_reads_back_to_its_second(time_ms):
    assert clock_text.parse(clock_text.stamp(time_ms)) == time_ms // 1000 * 1000


@pytest.mark.parametrize(
    ("text", "time_ms"),
    [
        ("0:07", 7_000),
        ("07:43", 463_000),
        ("1:59:08", 7_148_000),
        ("00:00:01.5", 1_500),
        (" 90:00 ", 5_400_000),
    ],
)
def test_times_as_people_write_them_are_understood(text, time_ms):
    assert clock_text.parse(text) == time_ms


@pytest.mark.parametrize("text", ["", "soon", "7", "1:75", "1:2:3:4", "-0:07"])
def test_what_is_no_time_is_none(text):
    assert clock_text.parse(text) is None


def test_lengths_leave_out_hours_that_are_not_there():
    assert clock_text.length(7_148_000) == "1:59:08"
    assert clock_text.length(188_080) == "3:08"
