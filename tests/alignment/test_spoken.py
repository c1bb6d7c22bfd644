"""How what is written is said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from earmark.alignment.spoken import spoken

KNOWN = {"hello", "open", "nasa", "us", "it", "well", "known", "super", "chat"}


def said(token: str) -> str:
    return " ".join(spoken(token, KNOWN.__contains__))


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("Hello,", "hello"),
        ("7", "seven"),
        ("42", "forty two"),
        ("725", "seven hundred twenty five"),
        ("1,204,000", "one million two hundred four thousand"),
        ("3.14", "three point one four"),
        ("1984", "nineteen eighty four"),
        ("1905", "nineteen oh five"),
        ("2000", "two thousand"),
        ("2023", "twenty twenty three"),
        ("007", "zero zero seven"),
        ("21st", "twenty first"),
        ("20th", "twentieth"),
        ("12th", "twelfth"),
        ("1990s", "nineteen nineties"),
        ("$5", "five dollars"),
        ("50%", "fifty percent"),
        ("10:30", "ten thirty"),
        ("AI", "a. i."),
        ("US", "u. s."),
        ("U.S.", "u. s."),
        ("GPUs", "g. p. u.s"),
        ("NASA", "nasa"),
        ("OpenAI", "open a. i."),
        ("GPT-4", "g. p. t. four"),
        ("well-known", "well known"),
        ("example.com", "example dot com"),
        ("it’s", "it's"),
        ("R&D", "r and d"),
        ("…", ""),
        ("—", ""),
    ],
)
def test_a_token_is_said_as_people_say_it(written, words):
    assert said(written) == words


@given(st.text(max_size=40))
def test_no_token_is_too_strange_to_be_said(token):
    for word in spoken(token, KNOWN.__contains__):
        assert word == word.lower()
        assert " " not in word


@given(st.integers(0, 10**14))
def test_every_number_has_words(number):
    assert spoken(str(number), KNOWN.__contains__)
