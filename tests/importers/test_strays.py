from __future__ import annotations

import pytest

from earmark.importers.pieces import Piece
from earmark.importers.stamps import Stamp
from earmark.importers.strays import without_strays


def piece_of(*lines: str, label: str = "", stamp: Stamp | None = None) -> Piece:
    return Piece(label, stamp, lines=list(lines), places=list(range(len(lines))))


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
    piece = piece_of(*lines)
    without_strays([piece])
    assert [(found.text, found.places) for found in piece.strays] == [(stray, (lines.index(stray),))]
    assert piece.lines == [line for line in lines if line != stray]
    assert len(piece.places) == len(piece.lines)


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
    piece = piece_of(*lines)
    without_strays([piece, piece_of("It was harbour know so.")])
    assert piece.strays == []


def test_a_line_printed_twice_is_left_out_once_without_a_doubt() -> None:
    piece = piece_of("It was a long and windy night, and", "It was a long and windy night, and", "so on.")
    without_strays([piece])
    assert piece.lines == ["It was a long and windy night, and", "so on."]
    assert [(found.kind, found.doubtful) for found in piece.strays] == [("doubled", False)]


def test_a_line_doubled_with_its_name_and_time_is_left_out_once() -> None:
    time = Stamp(1000)
    torn = piece_of("It was a long", label="Ada", stamp=time)
    whole = piece_of("It was a long and windy night.", label="Ada", stamp=time)
    without_strays([torn, whole])
    assert (torn.lines, whole.lines) == ([], ["It was a long and windy night."])
    assert [found.kind for found in torn.strays] == ["doubled"]


def test_what_is_said_again_at_another_time_is_kept() -> None:
    one = piece_of("It was a long night.", label="Ada", stamp=Stamp(1000))
    other = piece_of("It was a long night.", label="Ada", stamp=Stamp(2000))
    short = [piece_of("Yes, yes."), piece_of("Yes, yes.")]
    without_strays([one, other, *short])
    assert all(piece.lines for piece in (one, other, *short))
