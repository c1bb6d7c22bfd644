"""Taking corrections back one by one, whatever was corrected since."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from earmark.model.correcting import reworded, tidied, uncut
from earmark.model.corrections import AnyChange, Corrections
from earmark.model.edition import Edition
from earmark.model.entries import exchanged
from earmark.model.retiming import Replacement, Rewording


def take_back(edition: Edition, ids: Collection[str], when: str) -> Corrections:
    """Return the corrections without those of *ids*, be they applied or not."""
    after = _without_words(edition, ids, when)
    after = _without_cuts(Edition(edition.original, after), ids, when)
    after = tidied(edition.original, exchanged(after, [e for e in after.entries if e.id in ids], []))
    superseded = tuple(entry for entry in after.superseded if entry.id not in ids)
    return after if superseded == after.superseded else replace(after, superseded=superseded)


def _without_words(edition: Edition, ids: Collection[str], when: str) -> Corrections:
    gone: list[AnyChange | None] = []
    come: list[AnyChange | None] = []
    for piece in edition.all_pieces:
        left = [change for change in piece.changes if change.id not in ids]
        if len(left) < len(piece.changes):
            text = edition.original.text[piece.start : piece.end]
            parts = [Replacement(c.start - piece.start, c.end - piece.start, c.now) for c in left]
            part = (piece.start, piece.end, Rewording(text, parts).text)
            old, new = reworded(edition.original, piece.changes, [part], when)
            gone, come = gone + old, come + new
    return exchanged(edition.corrections, gone, come)


def _without_cuts(edition: Edition, ids: Collection[str], when: str) -> Corrections:
    cuts = [e.start for e in edition.corrections.turns if e.placed and e.id in ids]
    gone, come = uncut(edition, cuts, when)
    entries = [e for e in edition.corrections.turns if e.id in ids]
    return exchanged(edition.corrections, [*gone, *entries], come)
