"""Lines in reading order -> pieces: who, when, what. Shared by all formats that come as lines."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field, replace

from earmark.importers import court, joining, labels, names, stamps
from earmark.importers.stamps import Stamp
from earmark.importers.starts import Start
from earmark.importers.textline import TextLine
from earmark.importers.word_lists import TABLE_HEADS

_UNSAID = {court.HEADING: "furniture", court.BY: "label"}
"""Lines that begin nothing and are not said, and the kind of the remark about them."""


@dataclass(frozen=True, slots=True)
class Stray:
    """A line or more that nobody speaks; `kind` is that of the remark, `places` are their lines of the file.

    It is `doubtful` where it was only guessed that nobody speaks it.
    """

    text: str
    places: tuple[int, ...]
    kind: str = "stray"
    doubtful: bool = True


@dataclass(slots=True)
class Piece:
    """A paragraph as it stands in the file.

    `label` is the name before it; where it is empty, the speaker before goes
    on. `guessed` tells that the name was no sure one. `place` is the line of
    the file where it begins, `places` are those of its `lines`. `strays` were
    left out of them because nobody speaks them.
    """

    label: str = ""
    stamp: Stamp | None = None
    page: int | None = None
    place: int = 0
    guessed: bool = False
    lines: list[str] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    strays: list[Stray] = field(default_factory=list)

    def add(self, text: str, place: int) -> None:
        self.lines.append(text)
        self.places.append(place)

    def leave_out(self, indexes: Container[int], strays: Iterable[Stray]) -> None:
        """Take the lines of these *indexes* out of `lines`, and keep what they are as *strays*."""
        self.strays += strays
        self.lines = [line for k, line in enumerate(self.lines) if k not in indexes]
        self.places = [place for k, place in enumerate(self.places) if k not in indexes]


def pieces_of(
    lines: Sequence[TextLine], known: Sequence[Start | None] | None = None
) -> tuple[list[TextLine], list[Piece]]:
    """Return the lines before the first start (the front matter), and the pieces after it.

    Where nothing in the document names a speaker or a time, all of it is
    pieces: one a paragraph. *known* is what `starts_of` said, if it was asked.
    """
    found = court.read(lines, starts_of(lines) if known is None else known)
    if _are_of_figures(lines, found):
        found = [None] * len(lines)
    first = next((k for k, start in enumerate(found) if start and start.ending not in _UNSAID), None)
    if first is None:
        return [], _gathered(lines, found)
    first = _after_chapters(found, first)
    pieces = _gathered(lines, found, first)
    asks = [k for k in range(first) if (start := found[k]) and start.ending == court.BY]
    for piece in pieces[:1]:
        piece.strays += [Stray(lines[k].text, (k,), _UNSAID[court.BY], doubtful=False) for k in asks]
    return list(lines[:first]), pieces


def _are_of_figures(lines: Sequence[TextLine], found: Sequence[Start | None]) -> bool:
    """Return whether figures follow the names, as in the rows of a table, and no words."""
    rests = "".join(start.rest for start in found if start and start.name and not start.stamp)
    beside = any(line.label or line.stamp for line in lines)
    return not beside and 2 * sum(map(str.isalpha, rests)) < len(rests.replace(" ", ""))


def _after_chapters(found: Sequence[Start | None], first: int) -> int:
    """Return where the talk begins if a list of chapters with their times stands before it, else *first*."""
    named = next((k for k, start in enumerate(found) if start and start.name), first)
    listed = [start for start in found[first:named] if start and start.stamp]
    begins = found[named]
    if len(listed) < 2 or not begins or not begins.stamp or not listed[-1].stamp:
        return first
    # Times that begin anew with the first speaker were not those of talk.
    return named if begins.stamp.time_ms < listed[-1].stamp.time_ms else first


def starts_of(lines: Sequence[TextLine]) -> list[Start | None]:
    """Return what each line begins: as its columns say, else as its words say."""
    if not any(line.label or line.stamp for line in lines):
        found = names.true_starts(lines)
        return _with_late_times(lines, found)
    given = [_given(line) for line in lines]
    if any(line.label for line in lines):
        return given
    named = names.true_starts(lines)
    return [_both(column, name) for column, name in zip(given, named, strict=True)]


def _given(line: TextLine) -> Start | None:
    if not line.label and not line.stamp:
        return None
    return Start(line.label, "column", line.stamp, rest=line.text)


def _both(column: Start | None, name: Start | None) -> Start | None:
    if column is None or name is None or not name.name:
        return column or (name if name and name.name else None)
    return replace(name, stamp=column.stamp)


def _with_late_times(lines: Sequence[TextLine], found: Sequence[Start | None]) -> list[Start | None]:
    """Find the times that slipped to the end of the line, and names that slipped there with them.

    Text taken from a table by its reading order comes out as `Name: text
    0:12` and `text Name: 0:12` here and there.
    """
    timed = sum(start.stamp is not None for start in found if start and start.name)
    known = {labels.key(start.name): start.name for start in found if start and start.name}
    if timed < _OFTEN * sum(1 for start in found if start and start.name):
        return list(found)
    return [_late(line, start, known) for line, start in zip(lines, found, strict=True)]


_OFTEN = 0.6
_NEARLY_ALL = 0.97


def _late(line: TextLine, start: Start | None, known: dict[str, str]) -> Start | None:
    if start and (start.stamp or not start.rest):
        return start
    text = start.rest if start else line.text
    time = stamps.at_end(text)
    if time is None:
        return start
    before = text[: time.start].rstrip()
    if start:
        return replace(start, stamp=time.stamp, rest=before)
    if not line.opens or not before.endswith(":"):
        return None
    for key, name in known.items():
        if labels.key(before[-len(name) - 1 :]) == key:
            return Start(name, ":", time.stamp, "after", before[: -len(name) - 1].rstrip())
    return None


def _gathered(lines: Sequence[TextLine], found: Sequence[Start | None], first: int = 0) -> list[Piece]:
    """Return the pieces of the lines from *first* on."""
    pieces: list[Piece] = []
    announced = _announces_paragraphs(lines[first:], found[first:])
    for place, (line, start) in enumerate(zip(lines[first:], found[first:], strict=True), first):
        if start is None and not joining.shows(line.text):
            continue
        if start is None:
            breaks = line.breaks and not (announced and line.page_top)
            if not pieces or (breaks and pieces[-1].lines):
                pieces.append(Piece(page=line.page, place=place))
            pieces[-1].add(line.text, place)
            continue
        if kind := _UNSAID.get(start.ending):
            if pieces:
                pieces[-1].strays.append(Stray(line.text, (place,), kind, doubtful=False))
            continue
        if not (pieces and _completed(pieces[-1], start)):
            pieces.append(Piece(start.name, start.stamp, line.page, place, start.guessed))
        if joining.shows(start.rest):
            pieces[-1].add(start.rest, place)
    return [piece for piece in pieces if not _is_table_head(piece)]


def _is_table_head(piece: Piece) -> bool:
    """Return whether *piece* is the row that names the columns: `Speaker`, `Time`, `Text`."""
    words = " ".join([piece.label, *piece.lines]).casefold().split()
    return bool(piece.label) and 1 < len(words) <= 4 and TABLE_HEADS.issuperset(words)


def _announces_paragraphs(lines: Sequence[TextLine], found: Sequence[Start | None]) -> bool:
    """Return whether every paragraph begins with a name or a time; then none begins at the top of a page."""
    sure = [start for line, start in zip(lines, found, strict=True) if line.breaks and not line.page_top]
    return sum(start is not None for start in sure) >= _NEARLY_ALL * len(sure)


def _completed(piece: Piece, start: Start) -> bool:
    """Give *piece*, still without text, the name or the time that stands on a line of its own."""
    again = labels.key(piece.label) == labels.key(start.name)
    if piece.lines or (piece.label and start.name and not again) or (piece.stamp and start.stamp):
        return False
    piece.label = piece.label or start.name
    piece.stamp = piece.stamp or start.stamp
    return True
