from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from earmark.importers.rising import outliers


def test_a_typo_in_one_time_is_the_only_outlier() -> None:
    assert outliers([1, 2, 90, 3, 3, 4]) == {2}
    assert outliers([10, 20, 5, 30]) == {2}
    assert outliers([7, 12, 9, 21]) == {2}


@given(st.lists(st.integers(0, 20), max_size=9))
def test_the_rest_rises_and_nothing_is_left_out_in_vain(times: list[int]) -> None:
    late = outliers(times)
    rest = [time for k, time in enumerate(times) if k not in late]
    assert rest == sorted(rest)
    assert len(rest) == _longest_rising(times)


def _longest_rising(times: list[int]) -> int:
    best = [1] * len(times)
    for k, time in enumerate(times):
        best[k] = 1 + max((best[j] for j in range(k) if times[j] <= time), default=0)
    return max(best, default=0)
