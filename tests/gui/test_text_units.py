"""What several clicks select."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from earmark.gui.transcript.text_units import paragraph_range, trimmed, unit_range, word_range

TEXT = "Grandmother’s well-known café, no?\nI don't know. Perhaps."


@pytest.mark.parametrize(
    ("inside", "word"),
    [("andmo", "Grandmother’s"), ("known", "well-known"), ("café", "café"), ("on't", "don't"), ("o?", "no")],
)
def test_two_clicks_select_a_word_with_its_apostrophes_and_hyphens(inside, word):
    start, end = word_range(TEXT, TEXT.index(inside))
    assert TEXT[start:end] == word


def test_between_words_two_clicks_select_one_character():
    start, end = word_range(TEXT, TEXT.index(","))
    assert TEXT[start:end] == ","


def test_the_end_of_a_paragraph_is_no_character():
    at = TEXT.index("\n")
    assert word_range(TEXT, at) == (at, at)
    assert word_range(TEXT, len(TEXT)) == (len(TEXT), len(TEXT))


def test_three_clicks_select_a_sentence_and_four_a_paragraph():
    at = TEXT.index("know.")
    assert TEXT[slice(*unit_range(TEXT, at, 3))] == "I don't know."
    assert TEXT[slice(*unit_range(TEXT, at, 4))] == "I don't know. Perhaps."
    assert unit_range(TEXT, at, 5) == unit_range(TEXT, at, 4) == paragraph_range(TEXT, at)


def test_trimming_takes_spaces_and_breaks_away():
    assert trimmed(" \n a b \u00a0", 0, 8) == (3, 6)
    assert trimmed("a   b", 1, 4) == (1, 1)


@given(st.text("ab ’'-\n.", max_size=30), st.integers(0, 30), st.integers(1, 5))
def test_a_unit_holds_the_place_and_stays_in_its_paragraph(text, offset, clicks):
    offset = min(offset, len(text))
    start, end = unit_range(text, offset, clicks)
    assert 0 <= start <= end <= len(text)
    assert "\n" not in text[start:end]
    low, high = paragraph_range(text, offset)
    assert low <= start <= end <= high
