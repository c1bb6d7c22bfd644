"""Where sentences begin and end, in text that was spoken."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from earmark.model.sentences import sentence_range, sentences


def cut(paragraph: str) -> list[str]:
    return [paragraph[start:end] for start, end in sentences(paragraph)]


@pytest.mark.parametrize(
    "spoken",
    [
        ["Dr. Marsh came.", "She left."],
        ["It cost 3.5 pounds, e.g. at the pier.", "Too much."],
        ["That was No. 5 of them.", "Five left."],
        ["I said no.", "Then I left."],
        ["He joined the U.S. Navy.", "Long ago."],
        ["She moved to the U.S.", "The sea was too wide."],
        ["We met at 5 p.m. Tuesday.", "Or was it 6 p.m.?"],
        ["J. R. Okoye wrote it.", "So do I.", "Marsh read it."],
        ["“Think before you speak.”", "Who said that?"],
        ["He asked, “What?” and left.", "(Nobody knew.)", "Then rain."],
        ["Well… I think so.", "Hmm...", "The end."],
        ["It was … long ago.", "Wait!", "No?!", "Yes."],
        ["[inaudible 00:08:44].", "What?"],
        ["今天。", "明天！", "好"],
    ],
)
def test_abbreviations_numbers_and_quotation_marks_do_not_break_a_sentence(spoken):
    assert cut(" ".join(spoken)) == spoken or cut("".join(spoken)) == spoken


def test_the_sentence_at_a_place_ends_with_its_paragraph():
    text = "One. Two here\nThree. Four."

    assert [text[slice(*sentence_range(text, at))] for at in (0, 4, 5, 13, 14, 99)] == [
        "One.", "One.", "Two here", "Two here", "Three.", "Four.",
    ]  # fmt: skip


def test_an_empty_paragraph_has_an_empty_sentence():
    assert sentence_range("", 0) == (0, 0)
    assert sentence_range("One.\n\nTwo.", 5) == (5, 5)


@given(st.text("aB.!?… \n\"”'([1", max_size=80), st.integers(-3, 90))
def test_a_sentence_is_one_trimmed_stretch_of_one_paragraph(text, offset):
    start, end = sentence_range(text, offset)

    assert 0 <= start <= end <= len(text)
    assert "\n" not in text[start:end]
    assert text[start:end] == text[start:end].strip()


@given(st.text("aB.!?… \"”'([1", max_size=80))
def test_no_word_is_lost_between_sentences(paragraph):
    assert "".join("".join(cut(paragraph)).split()) == "".join(paragraph.split())
