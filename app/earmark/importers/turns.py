"""Pieces -> episode: who the speakers are, what their turns are, and when each paragraph is spoken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from earmark.importers import inline_times, joining, labels, offices, speech_remarks, sponsors, strays, times
from earmark.importers.pieces import Piece
from earmark.importers.speech_remarks import Where, nowhere
from earmark.model.episode import Episode, Paragraph, Remark, Speaker, Turn


def episode_of(pieces: Sequence[Piece], where: Where = nowhere) -> Episode:
    """Return the episode that *pieces* say, without title, show and number.

    Speakers come in the order in which they first speak, which puts the
    host first. Where nobody is named every paragraph is a turn of its own.
    *where* tells the remarks where their lines stand.
    """
    pieces = offices.without_offices(pieces)
    strays.without_strays(pieces)
    spoken = [piece for piece in pieces if piece.lines]
    marked = inline_times.taken_out(_paragraphs(spoken))
    lone = [number for number, paragraph in enumerate(marked) if not paragraph.text]
    if lone:
        pieces = _with_times_handed_on(pieces, spoken, marked, lone)
        spoken = [piece for piece in pieces if piece.lines]
        marked = [paragraph for paragraph in marked if paragraph.text]
    timed, time_remarks = times.with_inferred(marked, [piece.page for piece in spoken])
    names = _names(spoken)
    paragraphs = sponsors.marked(timed, [piece.label for piece in spoken])
    turns = _turns(spoken, paragraphs, list(names))
    remarks = [
        *speech_remarks.of_pieces(pieces, where),
        *speech_remarks.with_places(time_remarks, spoken, where),
    ]
    if turns and not names:
        remarks.append(Remark("No names of speakers were found, so nobody is named."))
    if turns and not any(piece.stamp for piece in spoken):
        remarks.append(Remark("No times were found."))
    speakers = tuple(Speaker(name) for name in names.values())
    return Episode(speakers=speakers, turns=turns, remarks=tuple(sorted(remarks, key=_place)))


def _with_times_handed_on(
    pieces: Sequence[Piece], spoken: Sequence[Piece], marked: list[Paragraph], lone: Sequence[int]
) -> list[Piece]:
    """Return *pieces* without the *lone* ones: those of *spoken* that are nothing but a time.

    The time, and the name if there is one, are those of the next paragraph if it has none; so they are
    put into *marked*, and its piece.
    """
    for number in lone:
        spoken[number].leave_out(range(len(spoken[number].lines)), [])
        if number + 1 < len(spoken):
            after = marked[number + 1]
            if after.start_ms is None:
                marked[number + 1] = replace(after, start_ms=marked[number].start_ms)
            spoken[number + 1].label = spoken[number + 1].label or spoken[number].label
    gone = {id(spoken[number]) for number in lone}
    return [piece for piece in pieces if id(piece) not in gone]


def _paragraphs(pieces: Sequence[Piece]) -> list[Paragraph]:
    manner = joining.manner_of([piece.lines for piece in pieces])
    return [
        Paragraph(
            joining.joined(piece.lines, manner),
            piece.stamp.time_ms if piece.stamp else None,
            stamp=piece.stamp.spelled if piece.stamp else "",
        )
        for piece in pieces
    ]


def _names(pieces: Sequence[Piece]) -> dict[str, str]:
    """Return each speaker's key and name as it is spelled most often, in order of appearance."""
    spellings: dict[str, Counter[str]] = {}
    for piece in pieces:
        if piece.label:
            spellings.setdefault(labels.key(piece.label), Counter())[joining.clean(piece.label)] += 1
    return {key: counter.most_common(1)[0][0].rstrip(" :") for key, counter in spellings.items()}


def _turns(pieces: Sequence[Piece], paragraphs: Sequence[Paragraph], keys: list[str]) -> tuple[Turn, ...]:
    places = {key: place for place, key in enumerate(keys)}
    turns: list[tuple[int | None, list[Paragraph]]] = []
    speaker: int | None = None
    for piece, paragraph in zip(pieces, paragraphs, strict=True):
        if piece.label:
            speaker = places[labels.key(piece.label)]
        if turns and speaker is not None and turns[-1][0] == speaker:
            turns[-1][1].append(paragraph)
        else:
            turns.append((speaker, [paragraph]))
    return tuple(Turn(speaker, tuple(spoken)) for speaker, spoken in turns)


def _place(remark: Remark) -> tuple[int, int]:
    return remark.page or 0, remark.time_ms or 0
