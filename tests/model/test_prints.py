"""Words as they are compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from earmark.model.aligning import common_pairs, likeness
from earmark.model.prints import EDGE, around, print_of, words_of


def folded(text):
    return words_of(text).folded[1:-1]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Don’t!", "do not"), ("can't", "CANNOT"), ("we're", "we are"), ("won't", "will not"),
        ("cafe\u0301", "CAFE"), ("ﬁrst", "first"), ("gonna", "going to"), ("so-called", "So called"),
        ("co\u00adoperate", "cooperate"), ("中文", "中 文"), ("it's", "it is"),
    ],
)  # fmt: skip
def test_these_are_the_same_words(one, other):
    assert folded(one) == folded(other)


def test_a_name_with_an_apostrophe_is_its_parts():
    assert folded("O'Brien’s l’homme") == ["o", "brien", "is", "l", "homme"]


def test_the_edges_of_a_text_leave_their_own_print():
    assert words_of("Hello there.").prints == bytes([EDGE, print_of("hello"), print_of("there"), EDGE])


def test_prints_do_not_change_from_one_version_to_the_next():
    assert (print_of("harbour"), print_of("the")) == (251, 214)


def test_around_a_quote_sixteen_words_on_either_side_leave_their_print():
    text = " ".join(f"w{n}" for n in range(100))
    start = text.index("w50")
    found = around(text, start, start + 3)

    assert bytes.fromhex(found.before) == bytes(print_of(f"w{n}") for n in range(34, 50))
    assert bytes.fromhex(found.after) == bytes(print_of(f"w{n}") for n in range(51, 67))


@given(st.text(), st.integers(0, 50), st.integers(0, 50))
def test_prints_around_any_place_are_as_many_as_there_may_be(text, start, length):
    found = around(text, start, start + length)

    assert len(found.before) <= 32
    assert len(found.after) <= 32


@given(st.text())
def test_every_word_lies_in_the_text_behind_the_one_before(text):
    words = words_of(text)

    assert words.starts == sorted(words.starts)
    assert words.ends == sorted(words.ends)
    assert all(0 <= a <= z <= len(text) for a, z in zip(words.starts, words.ends, strict=True))
    assert all(words.folded[1:-1])


def slow_common(a, b):
    line = [0] * (len(b) + 1)
    for x in a:
        new = [0]
        for k, y in enumerate(b):
            new.append(line[k] + 1 if x == y else max(line[k + 1], new[k]))
        line = new
    return line[-1]


@given(st.text("abc", max_size=40), st.text("abc", max_size=40))
def test_what_is_common_is_the_longest_that_is_in_both_in_order(a, b):
    pairs = common_pairs(a, b)

    assert len(pairs) == slow_common(a, b)
    assert all(a[i] == b[k] for i, k in pairs)
    assert pairs == sorted(pairs)
    assert len({i for i, _ in pairs}) == len({k for _, k in pairs}) == len(pairs)
    if a or b:
        assert likeness(a, b) == pytest.approx(2 * len(pairs) / (len(a) + len(b)))
