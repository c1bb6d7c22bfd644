"""The axes of the plots of Sync, and where things lie on them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QSize
from tests.gui.sync_points import END_MS, ROWS, plot_of

from earmark.gui.dialogs.sync.plot_frame import frame_of
from earmark.gui.dialogs.sync.plot_scales import shift_axis, shift_label, time_axis, time_label
from earmark.gui.dialogs.sync.sync_values import Plot


def time_labels(end_ms: int) -> list[str]:
    axis = time_axis(end_ms)
    return [time_label(tick, axis) for tick in axis.ticks]


@pytest.mark.parametrize(
    ("end_ms", "labels"),
    [
        (7_148_000, ["0:00", "0:30", "1:00", "1:30", "2:00"]),
        (1_200_000, ["0:00", "5:00", "10:00", "15:00", "20:00"]),
        (36_000_000, ["0:00", "2:00", "4:00", "6:00", "8:00", "10:00"]),
        (3_700_000, ["0:00", "0:15", "0:30", "0:45", "1:00"]),
        (0, ["0:00", "0:01"]),
    ],
)
def test_time_is_written_in_hours_on_a_long_axis_and_in_minutes_on_a_short_one(end_ms, labels):
    assert time_labels(end_ms) == labels


@pytest.mark.parametrize(
    ("shifts", "labels"),
    [
        ([3_200, 41_300], ["0 s", "+25 s", "+50 s"]),
        ([], ["0 s", "+0.5 s", "+1 s"]),
        ([-1_500], ["−2 s", "−1 s", "0 s"]),
        ([-40_000, 30_000], ["−50 s", "0 s", "+50 s"]),
        ([3_600_000], ["0 s", "+2,000 s", "+4,000 s"]),
    ],
)
def test_the_shift_has_round_numbers_and_always_nought(shifts, labels):
    assert [shift_label(tick) for tick in shift_axis(shifts).ticks] == labels


@given(st.integers(0, 40 * 3_600_000))
def test_every_time_is_on_its_axis(end_ms):
    axis = time_axis(end_ms)

    assert axis.least == 0
    assert end_ms <= axis.most <= max(1000, end_ms * 1.03)
    assert 2 <= len(axis.ticks) <= 7


@given(st.lists(st.integers(-(10**9), 10**9)))
def test_every_shift_is_on_its_axis(shifts):
    axis = shift_axis(shifts)

    assert all(0 <= axis.part_of(value) <= 1 for value in [0, *shifts])
    assert len(axis.ticks) <= 5


def test_both_plots_share_the_scale_across():
    frame = frame_of(QSize(610, 374), plot_of(), ROWS)

    assert frame.upper_point(842_000, 864_100).x() == frame.lower_point(842_000, 864_100).x()
    assert frame.transcript_at(frame.x_of(842_000)) == pytest.approx(842_000)
    assert frame.upper.bottom() < frame.head.top() < frame.lower.top()


def test_words_heard_far_off_do_not_widen_the_shift():
    heard = tuple((k * 1000, k * 1000 + 20_000) for k in range(1000))
    near = frame_of(QSize(610, 374), Plot(heard=heard), ())
    with_outlier = frame_of(QSize(610, 374), Plot(heard=(*heard, (0, 3_000_000))), ())

    assert near.shift.most == with_outlier.shift.most == 20_000


@pytest.mark.parametrize("size", [QSize(1, 1), QSize(240, 210), QSize(3000, 2000)])
def test_any_size_has_a_frame(size):
    frame = frame_of(size, plot_of(), ROWS)

    assert min(frame.ms_a_pixel(lower=True), frame.ms_a_pixel(lower=False)) > 0
    assert frame.x_of(END_MS) >= frame.x_of(0)
