"""A little talk and the ways in which its transcript changes, for tests of quotes that go along."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tests.gui.talk_files import TURN_S

from earmark.model import clock_text

NAMES = ("Ada Marsh", "Ben Okoye")
HARBOUR = (
    "My grandmother said that a lighthouse is a promise that somebody else keeps, and I didn't get it.",
    "Yeah, absolutely.",
    "It took me years on the boats to see what she meant by that, and it is still a bit odd to me.",
    "And then one winter the lamp went out and nobody came for eleven days, because of the ice.",
    "Yeah, absolutely.",
    "So we lit it ourselves, with oil from the kitchen, and that was the night the ferry got home.",
    "Did anybody write it down, what you did that winter, or is it only told?",
    "It is only told, and every year there is more oil in it and the ice is thicker.",
)
PROMISE = "a lighthouse is a promise that somebody else keeps"
KITCHEN = "with oil from the kitchen"
WINTER = "nobody came for eleven days"
YEARS = "It took me years on the boats to see what she meant"


def write_text(path: Path, said: Sequence[str] = HARBOUR) -> Path:
    """Write *said* as plain text, one after the other by two speakers."""
    turns = (f"{NAMES[n % 2]}  {_stamp(n)}\n{words}" for n, words in enumerate(said))
    path.write_text("\n\n".join(turns) + "\n", encoding="utf-8")
    return path


def write_captions(path: Path, said: Sequence[str] = HARBOUR) -> Path:
    """Write *said* as WebVTT, in captions of seven words."""
    cues = ["WEBVTT"]
    for n, turn in enumerate(said):
        words = turn.split()
        pieces = [" ".join(words[k : k + 7]) for k in range(0, len(words), 7)]
        for k, piece in enumerate(pieces):
            begin, end = (n * TURN_S + j * TURN_S // len(pieces) for j in (k, k + 1))
            cues.append(f"{_clock(begin)} --> {_clock(end)}\n<v {NAMES[n % 2]}>{piece}")
    path.write_text("\n\n".join(cues) + "\n", encoding="utf-8")
    return path


def changed(*exchanges: tuple[str, str], said: Sequence[str] = HARBOUR) -> tuple[str, ...]:
    """Return *said* with each of the first words in place of the second; an empty turn is left out."""
    whole = "\n".join(said)
    for was, words in exchanges:
        assert was in whole, was
        whole = whole.replace(was, words, 1)
    return tuple(turn for turn in whole.split("\n") if turn.strip())


def _stamp(number: int) -> str:
    return clock_text.stamp(number * TURN_S * 1000)


def _clock(seconds: int) -> str:
    return f"00:{seconds // 60:02}:{seconds % 60:02}.000"
