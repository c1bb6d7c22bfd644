"""The reader's verbs of putting a transcript right: each makes the next `Corrections` of an `Edition`.

Places are those of the *shown* episode. `when` is a UTC time in ISO 8601
with a final Z. A verb that changes nothing gives the very same
`Corrections` back; one that leads back to the original leaves no entry. The
verbs about speakers are in `casting`, those that take back in `taking_back`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

from earmark.model import wording
from earmark.model.casting import introduced, key_for
from earmark.model.corrections import AnyChange, Corrections, TextChange, TimeChange, TurnStart
from earmark.model.edition import Edition
from earmark.model.entries import Exchange, exchanged, place_quote, renewed, stamped
from earmark.model.episode import Episode
from earmark.model.pieces import Piece
from earmark.model.plain import plain_words
from earmark.model.quotes import quote_of
from earmark.model.voices import keys_of

_WORD = re.compile(r"\S+")

Part = tuple[int, int, str]
"""A stretch of the original text, and the words that shall be shown for it."""


def replace_text(edition: Edition, start: int, end: int, words: str, when: str) -> Corrections:
    """Put *words* in place of `text[start:end]`, which lies within one paragraph.

    Line breaks in *words* become spaces. Without words, the space beside
    them goes too; a paragraph without any words is no longer shown.

    Raises:
        ValueError: The stretch lies in several paragraphs.
    """
    k = edition.paragraph_at(start)
    span, piece = edition.episode.spans[k], edition.pieces[k]
    a, z = start - span.start, end - span.start
    text = piece.paragraph.text
    if not 0 <= a <= z <= len(text):
        raise ValueError(f"not within a paragraph: {start}..{end}")
    words = plain_words(words)
    if not words.strip():
        words = ""
        a, z = _with_space(text, a, z)
    after = text[:a] + words + text[z:]
    part = (piece.start, piece.end, after if after.strip() else "")
    return exchanged(edition.corrections, *reworded(edition.original, piece.changes, [part], when))


def split_turn(edition: Edition, offset: int, when: str, *, speaker: int | str | None = None) -> Corrections:
    """Begin a turn at the word that holds *offset*, or at the next one.

    It is of *speaker*: a place in the shown `speakers`, or a name; None:
    whoever spoke there before. Where a turn begins already, or nothing can be
    cut off, nothing changes.
    """
    k = edition.paragraph_at(offset)
    span, piece = edition.episode.spans[k], edition.pieces[k]
    turn, text = edition.turns[span.turn], piece.paragraph.text
    place = _word_start(text, offset - span.start)
    at = piece.at if place == 0 else _cut_place(edition, piece, place)
    if place >= len(text) or at is None or at in turn.starts:
        return edition.corrections
    key = turn.speaker if speaker is None else key_for(edition, speaker)
    gone, come = _begun(edition, at, key, when)
    if key is not None and speaker is not None:
        come.append(introduced(edition, key, speaker, when))
    if place:
        left = piece.start + len(edition.original.text[piece.start : at].rstrip())
        parts = [(piece.start, left, text[:place].rstrip()), (at, piece.end, text[place:])]
        old, new = reworded(edition.original, piece.changes, parts, when)
        gone, come = [*gone, *old], [*come, *new]
    return exchanged(edition.corrections, gone, come)


def set_turn_speaker(edition: Edition, turn: int, speaker: int | str | None, when: str) -> Corrections:
    """Give the shown *turn* to a speaker: a place in the shown `speakers`, a name, or None for nobody."""
    key = None if speaker is None else key_for(edition, speaker)
    if speaker == "" or key == edition.turns[turn].speaker:
        return edition.corrections
    gone, come = _begun(edition, edition.turns[turn].starts[-1], key, when)
    if key is not None and speaker is not None:
        come.append(introduced(edition, key, speaker, when))
    return tidied(edition.original, exchanged(edition.corrections, gone, come))


def join_turns(edition: Edition, turn: int, when: str) -> Corrections:
    """Make the shown *turn* a part of the one before; the first one stays as it is."""
    if turn == 0:
        return edition.corrections
    known = {entry.start: entry for entry in edition.corrections.turns if entry.placed}
    own = _original_turns(edition.original)
    starts = edition.turns[turn].starts
    gone: list[AnyChange | None] = [known.get(at) for at in starts]
    come: list[AnyChange | None] = []
    for at in starts:
        if at in own:
            joined = TurnStart(start=at, quote=place_quote(edition.original.text, at), joined=True)
            come.append(stamped(joined, known.get(at), when))
    cuts = [at for at in starts if at not in own]
    old, new = uncut(edition, cuts, when)
    return tidied(edition.original, exchanged(edition.corrections, [*gone, *old], [*come, *new]))


def set_time(edition: Edition, paragraph: int, start_ms: int | None, when: str) -> Corrections:
    """Say when the shown *paragraph* is spoken; None: its time is not known."""
    piece = edition.pieces[paragraph]
    before = edition.time_change(paragraph)
    own = edition.original.spans[piece.paragraph_number].paragraph
    is_as_read = piece.at == edition.original.spans[piece.paragraph_number].start and (
        own.start_ms == start_ms and own.inferred_ms is None and not own.stamp
    )
    if is_as_read or (before is not None and before.start_ms == start_ms):
        return exchanged(edition.corrections, [before] if is_as_read else [], [])
    quote = place_quote(edition.original.text, piece.at)
    after = TimeChange(start=piece.at, quote=quote, start_ms=start_ms)
    return exchanged(edition.corrections, [before], [stamped(after, before, when)])


def reworded(original: Episode, before: Sequence[TextChange], parts: Sequence[Part], when: str) -> Exchange:
    """Return the entries to take out and to put in so that each of *parts* shows its words.

    *before* are the entries that are there now. What is put in depends on
    nothing but the words, so that the same state has the same entries.
    """
    text = original.text
    after = [
        TextChange(
            start=start + found.start,
            end=start + found.end,
            quote=quote_of(text, start + found.start, start + found.end),
            now=words[found.now_start : found.now_end],
        )
        for start, end, words in parts
        for found in wording.visible_differences(text[start:end], words)
    ]
    return list(before), list(renewed(before, after, when))


def uncut(edition: Edition, cuts: Sequence[int], when: str) -> Exchange:
    """Return the entries to take out and to put in when no turn begins at *cuts* any more."""
    places = set(cuts)
    gone: list[AnyChange | None] = [e for e in edition.corrections.times if e.placed and e.start in places]
    come: list[AnyChange | None] = []
    for group in _groups(edition, places):
        changes = [change for piece in group for change in piece.changes]
        part = (group[0].start, group[-1].end, _joined_text(edition.original, group))
        old, new = reworded(edition.original, changes, [part], when)
        gone, come = gone + old, come + new
    return gone, come


def tidied(original: Episode, corrections: Corrections) -> Corrections:
    """Return *corrections* without speakers who are not in the original and have no turn any more."""
    known = {
        *keys_of(original),
        *(e.speaker for e in corrections.turns),
        *(e.into for e in corrections.speakers),
    }
    strangers = [e for e in corrections.speakers if e.of not in known]
    return exchanged(corrections, strangers, []) if strangers else corrections


def _begun(edition: Edition, at: int, key: str | None, when: str) -> Exchange:
    """Return the entries to take out and to put in so that at *at* a turn of *key* begins."""
    before = next((e for e in edition.corrections.turns if e.placed and e.start == at), None)
    own = _original_turns(edition.original)
    root = edition.voices.root
    if at in own and (own[at] if own[at] is None else root(str(own[at]))) == (key and root(key)):
        return [before], []
    after = TurnStart(start=at, quote=place_quote(edition.original.text, at), speaker=key)
    return [before], [stamped(after, before, when)]


def _original_turns(original: Episode) -> dict[int, str | None]:
    """Return where turns begin in the original, and the keys of their speakers."""
    keys = keys_of(original)
    speakers = [None if turn.speaker is None else keys[turn.speaker] for turn in original.turns]
    return {span.start: speakers[span.turn] for span in original.spans if span.index == 0}


def _groups(edition: Edition, cuts: Collection[int]) -> list[list[Piece]]:
    """Return the pieces, also those not shown, that become one each without *cuts*."""
    groups: list[list[Piece]] = []
    for before, piece in pairwise(edition.all_pieces):
        if piece.at not in cuts or piece.paragraph_number != before.paragraph_number:
            continue
        if groups and groups[-1][-1] is before:
            groups[-1].append(piece)
        else:
            groups.append([before, piece])
    return groups


def _joined_text(original: Episode, pieces: Sequence[Piece]) -> str:
    text = ""
    last: Piece | None = None
    for piece in pieces:
        if piece.paragraph.text:
            text += ("" if last is None else _gap(original, last, piece)) + piece.paragraph.text
            last = piece
    return text


def _gap(original: Episode, left: Piece, right: Piece) -> str:
    """Return what stood where two pieces were cut: the space of the original; one between new words."""
    between = original.text[left.end : right.start]
    if between and between.isspace():
        return between
    is_new_left = bool(left.changes) and left.changes[-1].end == left.end
    is_new_right = bool(right.changes) and right.changes[0].start == right.start
    return " " if between or is_new_left or is_new_right else ""


def _with_space(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the range with the space behind it, or at the end of the paragraph the one before it."""
    if start and not text[start - 1].isspace():
        return start, end
    if text[end : end + 1].isspace():
        return start, end + 1
    return (start - 1, end) if start and end == len(text) else (start, end)


def _word_start(text: str, place: int) -> int:
    """Return where the word at *place* begins, or the next one; the end where there is none."""
    for word in _WORD.finditer(text):
        if word.end() > place:
            return word.start()
    return len(text)


def _cut_place(edition: Edition, piece: Piece, place: int) -> int | None:
    """Return where the original can be cut for what is shown from *place* of the piece on, if it can be.

    Within new words, which are nowhere in the original, it is cut behind as
    large a part of the old ones.
    """
    at = piece.to_original(place, end=False)
    for start, end, change in piece.corrected():
        if start < place < end:
            old = [m.start() for m in _WORD.finditer(edition.original.text, change.start, change.end)]
            new = [m.start() + start for m in _WORD.finditer(change.now)]
            share = round(sum(1 for word in new if word < place) * len(old) / max(1, len(new)))
            behind = [*old[1:], _skipped_space(edition.original.text, change.end, piece.end)]
            at = behind[min(max(share, 1), len(behind)) - 1]
    taken = {other.at for other in edition.all_pieces}
    return at if at > piece.at and at not in taken else None


def _skipped_space(text: str, start: int, end: int) -> int:
    return start + len(text[start:end]) - len(text[start:end].lstrip())
