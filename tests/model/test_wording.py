"""What differs between two wordings: whole words, and no more of them than must be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.corrections import texts

from earmark.model.wording import differences, visible_differences


def told(before, after, found):
    return [(before[d.start : d.end], after[d.now_start : d.now_end]) for d in found]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("the sea is calm", "the sea was calm", [("is", "was")]),
        ("the sea is calm", "the sea is calm", []),
        ("color of the see", "colour of the sea", [("color", "colour"), ("see", "sea")]),
        ("the sea", "the dark sea", [("", "dark ")]),
        ("the dark sea", "the sea", [("dark ", "")]),
        ("the sea", "the sea rose", [("", " rose")]),
        ("the  sea", "the sea", [(" ", "")]),
        ("so, to night.", "so, tonight.", [("to night", "tonight")]),
        ("", "sea", [("", "sea")]),
        ("灯台の光", "灯台の火", [("光", "火")]),
    ],
)
def test_the_least_that_differs_is_found(before, after, expected):
    assert told(before, after, differences(before, after)) == expected


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("the sea is calm", "the sea was calm", [("is", "was")]),
        ("the sea", "the dark sea", [("sea", "dark sea")]),
        ("the dark sea rose", "the sea rose", [("dark sea", "sea")]),
        ("the sea", "the sea rose", [("sea", "sea rose")]),
        ("the  sea", "the sea", [("the  sea", "the sea")]),
        ("so, to night.", "so, tonight.", [("to night.", "tonight.")]),
        ("sea", "", [("sea", "")]),
    ],
)
def test_what_is_to_be_seen_has_a_word_on_either_side(before, after, expected):
    assert told(before, after, visible_differences(before, after)) == expected


def test_words_new_side_by_side_are_one_difference():
    assert told("a b", "x a y b", visible_differences("a b", "x a y b")) == [("a b", "x a y b")]


def put_in(before, after, found):
    out, at = "", 0
    for d in found:
        out += before[at : d.start] + after[d.now_start : d.now_end]
        at = d.end
    return out + before[at:]


@given(texts(), texts())
def test_the_differences_put_in_make_the_other_wording(before, after):
    assert put_in(before, after, differences(before, after)) == after
    assert put_in(before, after, visible_differences(before, after)) == after


@given(texts(), texts())
def test_differences_are_in_order_and_apart(before, after):
    for found in (differences(before, after), visible_differences(before, after)):
        at = now = -1
        for d in found:
            assert at < d.start <= d.end
            assert now < d.now_start <= d.now_end
            at, now = d.end, d.now_end


@given(st.text("ab \t", max_size=30), st.text("ab \t", max_size=30))
def test_any_space_at_all_comes_out_right(before, after):
    assert put_in(before, after, differences(before, after)) == after
    assert put_in(before, after, visible_differences(before, after)) == after


def test_two_slips_far_apart_in_a_paragraph_without_end_are_found_quickly():
    words = [f"word{n % 89} and" for n in range(6_000)]
    before = " ".join(words)
    words[100], words[5_900] = "slip and", "slip and"

    assert len(differences(before, " ".join(words))) == 2
