"""Words in several looks, bold, in italics, linked, cut into lines."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import Literal, NamedTuple

FontStyle = Literal["", "B", "I"]
_CUTS = re.compile(r"\n|[^\S\n\xa0]+|(?:\S|\xa0)+")


class Piece(NamedTuple):
    """Text in one look; `link` is empty where it leads nowhere."""

    text: str
    style: FontStyle = ""
    link: str = ""


Line = list[Piece]


def cut_lines(pieces: Iterable[Piece], width: float, measure: Callable[[Piece], float]) -> list[Line]:
    """Return *pieces* as lines no wider than *width*, cut between words and at line breaks.

    A word that is wider than a line is cut where the line ends.
    """
    lines: list[Line] = [[]]
    used = 0.0
    for word in _words(pieces):
        if not word:
            lines.append([])
            used = 0.0
            continue
        for part in _parts(word, width, measure):
            long = sum(map(measure, part))
            if lines[-1] and used + long > width:
                lines.append([])
                used = 0.0
            if lines[-1] or part[0].text != " ":
                lines[-1] += part
                used += long
    return [_joined(line) for line in lines]


def _words(pieces: Iterable[Piece]) -> Iterator[Line]:
    """Yield words, which can be in several looks, and spaces; nothing for a line break."""
    word: Line = []
    for piece in pieces:
        for text in _CUTS.findall(piece.text):
            if not text.isspace() or text[0] == "\xa0":
                word.append(piece._replace(text=text))
                continue
            if word:
                yield word
            word = []
            yield [] if text == "\n" else [piece._replace(text=" ")]
    if word:
        yield word


def _parts(word: Line, width: float, measure: Callable[[Piece], float]) -> Iterable[Line]:
    if sum(map(measure, word)) <= width:
        return [word]
    return ([piece._replace(text=sign)] for piece in word for sign in piece.text)


def _joined(line: Line) -> Line:
    while line and line[-1].text == " ":
        line.pop()
    runs = ((look, "".join(piece.text for piece in run)) for look, run in groupby(line, key=_look))
    return [Piece(text, style, link) for (style, link), text in runs]


def _look(piece: Piece) -> tuple[FontStyle, str]:
    return piece.style, piece.link
