"""Words in several looks as lines: where they are cut, and that none is lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from earmark.exporters.quotes.rich_lines import Piece, cut_lines

PIECES = st.lists(
    st.builds(Piece, st.text("ab \n\xa0", max_size=20), st.sampled_from(("", "B", "I"))), max_size=6
)


def signs(piece: Piece) -> float:
    return len(piece.text)


def test_lines_are_cut_between_words_and_at_line_breaks() -> None:
    pieces = [Piece("one "), Piece("two", "B"), Piece(", three\nfour")]
    assert cut_lines(pieces, 9, signs) == [
        [Piece("one "), Piece("two", "B"), Piece(",")],
        [Piece("three")],
        [Piece("four")],
    ]


def test_a_sign_after_bold_words_is_not_torn_from_them() -> None:
    assert cut_lines([Piece("a "), Piece("bold", "B"), Piece("!")], 6, signs) == [
        [Piece("a")],
        [Piece("bold", "B"), Piece("!")],
    ]


def test_a_word_wider_than_a_line_is_cut() -> None:
    assert cut_lines([Piece("abcde")], 2, signs) == [[Piece("ab")], [Piece("cd")], [Piece("e")]]


@given(PIECES, st.integers(1, 12))
def test_no_line_is_too_wide_and_no_letter_is_lost(pieces: list[Piece], width: int) -> None:
    lines = cut_lines(pieces, width, signs)
    assert all(sum(map(signs, line)) <= width for line in lines)
    said = "".join(piece.text for piece in pieces)
    written = "".join(piece.text for line in lines for piece in line)
    assert written.replace(" ", "") == said.replace(" ", "").replace("\n", "")
