"""Lines that single programs write in a way of their own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from earmark.importers import dialects


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (["0:0:7.0 --> 0:1:9.56", "Ada"], ["0:00:07.000 --> 0:01:09.560", "Ada"]),
        (["12", "0:0:7.0 --> 0:1:9.56"], ["", "0:00:07.000 --> 0:01:09.560"]),
        (
            ["Ada", "0 minutes 3 seconds", "Ada 0 minutes 3 seconds", "Hello.", "1 minute 2 seconds"],
            ["Ada", "00:00:03", "", "Hello.", "00:01:02"],
        ),
        (["0:03", "3 seconds", "hello", "1:02", "1 minute, 2 seconds"], ["0:03", "", "hello", "1:02", ""]),
        (
            ["10:00:01 From Ada Quill : Hi", "10:00:02 From Bram to Everyone: Ho"],
            ["10:00:01 Ada Quill: Hi", "10:00:02 Bram: Ho"],
        ),
        (["0:03 <v.loud Ada>Hello</v>", "there"], ["0:03 Ada: Hello", "there"]),
        (["and so <v Bram>we said <v Ada>no"], ["and so", "Bram: we said", "Ada: no"]),
        (["_lang: en", "Cedar: Yes."], ["", "Cedar: Yes."]),
    ],
)
def test_each_way_becomes_the_usual_one(written: list[str], meant: list[str]) -> None:
    made, remarks = dialects.usual(written)
    assert made == meant
    assert not remarks


@pytest.mark.parametrize(
    "line",
    [
        "It took 0 minutes 3 seconds",
        "He waited for 30 seconds",
        "10:00:01 From Ada Quill : Hi",
        "snake_case: a habit",
        "[00:00:12:13]",
    ],
)
def test_a_line_that_only_looks_like_one_is_left_alone(line: str) -> None:
    assert dialects.usual([line, "and the talk goes on."])[0][0] == line


def test_a_time_that_all_lines_begin_with_says_nothing() -> None:
    talk = ["Ada  00:00", "We begin.", "Bram  00:10", "So we do.", "Ada  00:13", "Yes."]
    assert dialects.usual([f"0:00 {line}" for line in talk])[0] == talk
    rising = [f"0:0{k} {line}" for k, line in enumerate(talk)]
    assert dialects.usual(rising)[0] == rising


@pytest.mark.parametrize("line", ["a" + " " * 300_000 + "b", "# " * 100_000, "<v " * 100_000, "1:" * 200_000])
def test_a_long_line_takes_no_time(line: str) -> None:
    dialects.usual([line, line])


def test_times_before_zero_are_moved_and_a_remark_says_so() -> None:
    lines, remarks = dialects.usual(["[-00:01:57:00]", "Cedar: Yes.", "[-00:00:02:00]", "[01:00:00:03] More"])
    assert lines == ["[00:00:00]", "Cedar: Yes.", "[01:55:00]", "[25:57:03] More"]
    assert [remark.kind for remark in remarks] == ["time"]


def test_days_are_told_from_frames_by_the_speed_of_the_talk() -> None:
    talk = "We are all well here and the boats go by in the early morning light. " * 4
    days = [f"[00:00:{k:02}:{k * 7 % 60:02}] {talk}" for k in range(1, 9)]
    frames = [f"[00:{k:02}:{k * 7 % 60:02}:12] {talk}" for k in range(1, 9)]

    assert dialects.usual(days)[0][2] == f"[00:03:21] {talk}"
    assert dialects.usual(frames)[0] == frames


@given(st.lists(st.text("0123456789:[]-> <vAQto.From\tsecondsminutes_|", max_size=40), max_size=12))
def test_no_lines_are_refused(lines: list[str]) -> None:
    dialects.usual(lines)
