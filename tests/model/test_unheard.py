"""Places nobody could hear are found as transcribers write them."""

import pytest

from earmark.model.unheard import Unheard, unheard


def test_a_mark_with_a_time():
    assert unheard("the [inaudible 00:08:44] one") == [Unheard(4, 24, 524_000)]


@pytest.mark.parametrize(
    "mark", ["[inaudible]", "[Crosstalk]", "[UNINTELLIGIBLE 1:02:03]", "[cross talk 2:03]"]
)
def test_marks_of_other_kinds(mark):
    assert [(m.start, m.end) for m in unheard(f"so {mark} yes")] == [(3, 3 + len(mark))]


def test_a_time_that_is_none_is_not_known():
    assert unheard("[inaudible 99:99]") == [Unheard(0, 17, None)]


@pytest.mark.parametrize("text", ["inaudible", "[laughs]", "[inaudible", "[it was inaudible]", ""])
def test_other_words_in_brackets_are_words(text):
    assert unheard(text) == []


def test_several_marks_in_order():
    assert [m.time_ms for m in unheard("[inaudible 0:01] and [inaudible 0:02]")] == [1_000, 2_000]
