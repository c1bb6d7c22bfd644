"""The line under a name that says which office its bearer has: it comes with the name, and nobody says it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from earmark.importers import labels
from earmark.importers.pieces import Piece, Stray

_FEWEST = 2
_MOST = 0.8
_LONGEST = 110
_FEWEST_WORDS = 2
_ENDS = (".", "?", "!", "…", ",", ";", ":", "-", "—")
_COMPANY = re.compile(r"\b(?:Inc|Ltd|Co|Corp|Bros|L\.?P|[A-Z]\.[A-Z]|Ph\.?D|Jr|Sr|Esq)\.$")
"""What may end an office and looks like the end of a sentence."""
_MANY_CAPITALS = 0.6


def without_offices(pieces: Sequence[Piece]) -> list[Piece]:
    """Return *pieces* without the offices that stand under names; these become strays."""
    offices = _offices(pieces)
    if not offices:
        return list(pieces)
    out: list[Piece] = []
    for piece in pieces:
        before = out[-1] if out else None
        if before and before.strays and not before.lines and before.label and not piece.label:
            _put_under(before, piece)
            out.pop()
        if piece.lines and offices.get(labels.key(piece.label)) == piece.lines[0]:
            piece.leave_out({0}, [Stray(piece.lines[0], (piece.places[0],), "furniture", doubtful=False)])
        out.append(piece)
    return out


def _offices(pieces: Sequence[Piece]) -> dict[str, str]:
    """Return the office of each name (by its key) that has one."""
    firsts: dict[str, Counter[str]] = {}
    for piece in pieces:
        if piece.label and piece.lines:
            firsts.setdefault(labels.key(piece.label), Counter())[piece.lines[0]] += 1
    found = {}
    for key, lines in firsts.items():
        line, count = lines.most_common(1)[0]
        if count >= max(_FEWEST, _MOST * lines.total()) and _may_be_office(line):
            found[key] = line
    return found


def _may_be_office(line: str) -> bool:
    words = [word for word in line.split() if word[0].isalpha() and len(word) > 3]
    plain = _COMPANY.sub("", line)
    if len(line) > _LONGEST or len(words) < _FEWEST_WORDS or plain.endswith(_ENDS):
        return False
    return sum(word[0].isupper() for word in words) >= _MANY_CAPITALS * len(words)


def _put_under(head: Piece, piece: Piece) -> None:
    """Give *piece* the name and the time of *head*, under which it stands."""
    piece.label, piece.guessed, piece.stamp = head.label, head.guessed, piece.stamp or head.stamp
    piece.page, piece.place = head.page, head.place
    piece.strays = head.strays + piece.strays
