"""What is to be said about the pieces of a transcript: names and times that were doubtful, lines left out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from earmark.importers import joining
from earmark.importers.pieces import Piece, Stray
from earmark.model.episode import Box, Remark

Where = Callable[[int, str], tuple[int | None, tuple[Box, ...]]]
"""Tells the page, and where on it a line of the file (by its number) stands, or the part of it that has
these words printed."""


_ABOUT_STRAYS = {
    "doubled": "is printed twice. It was read once.",
    "furniture": "is a heading and not said. It was left out.",
    "label": "says who asks. The questions after it were given that name.",
}


def nowhere(place: int, printed: str) -> tuple[int | None, tuple[Box, ...]]:
    """Return what is known of places in a file without pages."""
    return None, ()


def of_pieces(pieces: Sequence[Piece], where: Where) -> Iterator[Remark]:
    """Yield the remarks about names without words, names that were guessed, and lines left out."""
    paragraph = 0
    told: set[tuple[str, str]] = set()
    last = sum(bool(piece.lines) for piece in pieces) - 1
    for piece in pieces:
        about = min(paragraph, last) if last >= 0 else None
        for stray in _each_kind_once(piece.strays, told):
            page, boxes = _spread(stray.places, where)
            remark = replace(_of_stray(stray), time_ms=_time(piece), paragraph=about)
            yield replace(remark, page=page or piece.page, boxes=boxes)
        if piece.guessed:
            yield _placed(_of_guess(piece), piece, about, where)
        if not (piece.lines or piece.strays):
            yield _placed(_of_nothing(piece), piece, about, where)
        paragraph += bool(piece.lines)


def _each_kind_once(strays: Iterable[Stray], told: set[tuple[str, str]]) -> Iterator[Stray]:
    """Yield the strays, headings that come again only where they are first *told*."""
    for stray in strays:
        if (stray.kind, stray.text) not in told:
            yield stray
        if stray.kind in ("furniture", "label"):
            told.add((stray.kind, stray.text))


def with_places(remarks: Iterable[Remark], spoken: Sequence[Piece], where: Where) -> Iterator[Remark]:
    """Yield remarks about times with the words that they are about, and where these stand."""
    for remark in remarks:
        if remark.paragraph is None:
            yield remark
            continue
        piece = spoken[remark.paragraph]
        printed = piece.stamp.printed if piece.stamp else ""
        page, boxes = where(piece.place, printed)
        yield replace(remark, page=page or piece.page, words=printed, boxes=boxes)


def _spread(places: Sequence[int], where: Where) -> tuple[int | None, tuple[Box, ...]]:
    """Return the page of the first of *places*, and the boxes of all that stand on it."""
    found = [where(place, "") for place in places]
    page = found[0][0]
    return page, tuple(box for at, boxes in found if at == page for box in boxes)


def _placed(remark: Remark, piece: Piece, about: int | None, where: Where) -> Remark:
    page, boxes = where(piece.place, remark.words)
    return replace(remark, page=page or piece.page, time_ms=_time(piece), paragraph=about, boxes=boxes)


def _time(piece: Piece) -> int | None:
    return piece.stamp.time_ms if piece.stamp else None


def _of_stray(stray: Stray) -> Remark:
    words = joining.clean(stray.text)
    about = _ABOUT_STRAYS.get(stray.kind, "stands alone on a line and seems not to be said. It was left out.")
    return Remark(f"“{words}” {about}", doubtful=stray.doubtful, kind=stray.kind, words=words)


def _of_guess(piece: Piece) -> Remark:
    name = joining.clean(piece.label)
    text = f"“{name}” comes only once. It was taken for the name of a speaker."
    return Remark(text, doubtful=True, kind="label", words=name)


def _of_nothing(piece: Piece) -> Remark:
    printed = piece.stamp.printed if piece.stamp else ""
    if name := joining.clean(piece.label):
        return Remark(f"“{name}” has no words here.", doubtful=True, kind="empty", words=name)
    return Remark("A time stands here without words.", kind="empty", words=printed)
