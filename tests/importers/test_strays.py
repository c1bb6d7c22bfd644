from __future__ import annotations

import pytest

from earmark.importers.pieces import Piece
from earmark.importers.strays import without_strays


@pytest.mark.parametrize(
    ("lines", "stray"),
    [
        (
            [
                "So I went there. It was long ago, I had",
                "So I went there. It was long ago. I had no",
                "shoes.",
            ],
            "So I went there. It was long ago, I had",
        ),
        (["I kr", "I know. The tide comes back."], "I kr"),
        (["It is all in the harbour.", "mrbour"], "mrbour"),
    ],
)
def test_failed_copies_are_put_aside(lines: list[str], stray: str) -> None:
    piece = Piece(lines=list(lines))
    without_strays([piece])
    assert piece.strays == [stray]
    assert piece.lines == [line for line in lines if line != stray]


@pytest.mark.parametrize(
    "lines",
    [
        ["Yeah. Yeah.", "Yeah. It is so."],
        ["I know that I know", "nothing at all."],
        ["we asked the people who know and they said so. We", "asked the people who know and they laughed."],
        ["It is the harbour", "harbours of the world say so."],
        ["No, no, no, no,", "no, no, no, I did not."],
        ["It was", "It was a long time ago."],
    ],
)
def test_speech_that_repeats_itself_is_kept(lines: list[str]) -> None:
    piece = Piece(lines=list(lines))
    without_strays([piece, Piece(lines=["It was harbour know so."])])
    assert piece.strays == []
