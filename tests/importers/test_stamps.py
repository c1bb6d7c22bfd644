from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from earmark.importers import stamps
from earmark.model.clock_text import length, stamp


@pytest.mark.parametrize(
    ("text", "time_ms", "spelled"),
    [
        ("00:08:44", 524_000, ""),
        ("8:44 and on", 524_000, ""),
        ("[0:08:44] and on", 524_000, ""),
        ("(1:02 - 1:15) and on", 62_000, ""),
        ("00:00:01.250 --> 00:00:04.000", 1_250, ""),
        ("00:12:33:04", 753_000, ""),
        ("75:10", 4_510_000, ""),
        ("１２：３４", 754_000, ""),
        ("O0:30:31", 1_831_000, "O0:30:31"),
        ("00:3O:31", 1_831_000, "00:3O:31"),
        ("0l:07:41", 4_061_000, "0l:07:41"),
        ("00;30;31", 1_831_000, "00;30;31"),
        ("00:30:75", 1_875_000, "00:30:75"),
    ],
)
def test_a_time_is_read_and_a_misspelled_one_is_kept(text: str, time_ms: int, spelled: str) -> None:
    found = stamps.at_start(text)
    assert found is not None
    assert (found.stamp.time_ms, found.stamp.spelled) == (time_ms, spelled)


@pytest.mark.parametrize(
    "text",
    [
        "01:09:31]. Smells",
        "[inaudible 00:08:44]",
        "5:30 pm",
        "5:30 a.m.",
        "lo:ol",
        "10:30-ish",
        "10:30, we",
        "12",
    ],
)
def test_what_only_looks_like_a_time_is_none(text: str) -> None:
    assert stamps.at_start(text) is None


@pytest.mark.parametrize(
    "text", ["They do. 00:08:44", "Name:8:44", "They do [8:44]", "They do (0:08:44 - 0:09:01)"]
)
def test_a_time_at_the_end_is_found(text: str) -> None:
    found = stamps.at_end(text)
    assert found is not None
    assert found.stamp.time_ms == 524_000


def test_a_time_inside_a_remark_is_not_at_the_end() -> None:
    assert stamps.at_end("I mean [inaudible 00:08:44]") is None


@given(st.integers(0, 99 * 3_600 - 1), st.sampled_from(["{}", "[{}]", "({})", "<{}>", "{} – 99:00:00"]))
def test_every_time_we_print_is_read_back(seconds: int, template: str) -> None:
    for printed in (stamp(seconds * 1000), length(seconds * 1000)):
        found = stamps.whole(template.format(printed))
        assert found is not None
        assert (found.time_ms, found.spelled) == (seconds * 1000, "")
