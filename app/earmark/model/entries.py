"""Entries put in and out of the log of corrections."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from earmark.model.annotations import TextQuote
from earmark.model.corrections import AnyChange, Corrections, TextChange
from earmark.model.quotes import CONTEXT, quote_of

_A = TypeVar("_A", bound=AnyChange)

Exchange = tuple[list[AnyChange | None], list[AnyChange | None]]
"""Entries to take out, and entries to put in; None is none."""


def stamped(entry: _A, before: AnyChange | None, when: str) -> _A:
    """Return *entry* as the next version of *before*, or as a new one."""
    if before is None:
        return replace(entry, id=uuid.uuid4().hex[:12], created=when, modified=when)
    if type(before) is type(entry) and before == entry:
        return replace(
            entry, id=before.id, created=before.created, modified=before.modified, extra=before.extra
        )
    return replace(entry, id=before.id, created=before.created, modified=when, extra=before.extra)


def exchanged(
    corrections: Corrections, gone: Iterable[AnyChange | None], come: Iterable[AnyChange | None]
) -> Corrections:
    """Return *corrections* without *gone* and with *come*; the very same if that changes nothing."""
    left = {id(entry) for entry in gone if entry is not None}
    kept = [entry for entry in corrections.entries if id(entry) not in left]
    after = Corrections.of([*kept, *(entry for entry in come if entry)], corrections.superseded)
    return corrections if after == corrections else after


def place_quote(text: str, at: int) -> TextQuote:
    """Return the words that stand behind *at* in their paragraph, with what is around them."""
    line = text[at : at + CONTEXT].split("\n", 1)[0]
    return quote_of(text, at, at + len(line.rstrip()))


def renewed(before: Iterable[TextChange], after: Iterable[TextChange], when: str) -> list[TextChange]:
    """Return *after*, what stays of *before* as it was and what replaces some of it under the same id."""
    known = list(before)
    out: list[TextChange] = []
    for change in after:
        same = next((old for old in known if old == change), None)
        old = same or next(
            (old for old in known if old.start <= change.end and change.start <= old.end), None
        )
        if old is not None:
            known.remove(old)
        out.append(same or stamped(change, old, when))
    return out
