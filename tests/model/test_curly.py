"""Quotes are printed as books print them, and no character moves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from earmark.model.curly import curly


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("It's what it's", "It’s what it’s"),
        ('She said, "No."', "She said, “No.”"),
        ('"Think before you speak." What', "“Think before you speak.” What"),
        ("the museums' roof", "the museums’ roof"),
        ("'Never', she said", "‘Never’, she said"),
        ("in the '90s, 'cause I told 'em", "in the ’90s, ’cause I told ’em"),
        ('("yes")', "(“yes”)"),
        ("\"'Why?' he asked\"", "“‘Why?’ he asked”"),
        ("already ‘curly’ “here”", "already ‘curly’ “here”"),
        ("a pole of 5'10\"", "a pole of 5’10”"),
        ("", ""),
    ],
)
def test_quotes_as_books_print_them(typed, printed):
    assert curly(typed) == printed


@given(st.text("ab '\"(—“‘.9", max_size=40))
def test_no_character_moves_and_no_straight_quote_is_left(text):
    printed = curly(text)
    assert len(printed) == len(text)
    assert not set(printed) & set("'\"")
    assert [a for a, b in zip(printed, text, strict=True) if a != b and b not in "'\""] == []
