"""The ends of a quote go from word to word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from earmark.model import word_edges

TEXT = "“It’s odd,” she said.\nThe café (on the pier) was shut."


def at(words):
    return TEXT.index(words)


@pytest.mark.parametrize(
    ("offset", "end"),
    [(0, 5), (3, 5), (5, 11), (10, 11), (at("said"), at("said") + 5), (len(TEXT), len(TEXT))],
)
def test_the_end_goes_on_by_a_word_with_its_signs(offset, end):
    assert word_edges.end_after(TEXT, offset) == end


def test_the_end_goes_into_the_next_paragraph():
    assert TEXT[: word_edges.end_after(TEXT, TEXT.index("\n"))].endswith("said.\nThe")


def test_the_end_goes_back_by_a_word():
    assert TEXT[: word_edges.end_before(TEXT, at("was") + 3)].endswith("pier)")
    assert word_edges.end_before(TEXT, 3) == 3


def test_the_start_goes_back_and_on_by_a_word():
    assert TEXT[word_edges.start_before(TEXT, at("pier")) :].startswith("the pier")
    assert TEXT[word_edges.start_after(TEXT, at("the pier")) :].startswith("pier)")
    assert word_edges.start_before(TEXT, 0) == 0
    assert word_edges.start_after(TEXT, at("shut")) == at("shut")


def test_an_end_snaps_to_a_word_with_or_without_its_signs():
    end = at("pier") + 4
    assert word_edges.nearest_end(TEXT, end) == end
    assert word_edges.nearest_end(TEXT, end + 1) == end + 1
    assert word_edges.nearest_end(TEXT, end - 1) == end


def test_a_start_snaps_to_a_word_with_or_without_its_signs():
    start = at("(on")
    assert word_edges.nearest_start(TEXT, start) == start
    assert word_edges.nearest_start(TEXT, start + 1) == start + 1


def test_where_a_script_has_no_spaces_each_sign_is_a_word():
    assert word_edges.end_after("海は広いな", 1) == 2
    assert word_edges.nearest_start("海は広いな", 3) == 3


@given(st.text(max_size=200), st.integers(0, 200))
def test_edges_stay_in_the_text_and_on_their_side(text, offset):
    offset = min(offset, len(text))
    assert offset <= word_edges.end_after(text, offset) <= len(text)
    assert 0 <= word_edges.end_before(text, offset) <= offset
    assert 0 <= word_edges.start_before(text, offset) <= offset
    assert offset <= word_edges.start_after(text, offset) <= len(text)
    assert 0 <= word_edges.nearest_end(text, offset) <= len(text)
    assert 0 <= word_edges.nearest_start(text, offset) <= len(text)
