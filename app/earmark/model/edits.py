"""The reader's verbs: each takes the present annotations and returns the next ones.

`now` is a UTC time in ISO 8601 with a final Z. An id that is not known, or
an edit that changes nothing, gives the very same `Annotations` back.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from earmark.model.annotations import Annotations, Around, Highlight


def keep(annotations: Annotations, highlight: Highlight) -> Annotations:
    """Add *highlight*; where the same stretch is kept already, give that one its colour instead."""
    same = kept_at(annotations, highlight.start, highlight.end)
    if same is None:
        return annotations.put(highlight)
    return recolor(annotations, same.id, highlight.color, highlight.modified)


def kept_at(annotations: Annotations, start: int, end: int) -> Highlight | None:
    """Return the placed quote over exactly `text[start:end]`, the latest made if there are several."""
    same = [h for h in annotations.at(start) if (h.start, h.end) == (start, end)]
    return same[0] if same else None


def recolor(annotations: Annotations, highlight_id: str, color: str, now: str) -> Annotations:
    return _change(annotations, highlight_id, now, color=color)


def set_note(annotations: Annotations, highlight_id: str, note: str, now: str) -> Annotations:
    """Give the highlight the Markdown *note*, or none if it is empty."""
    return _change(annotations, highlight_id, now, note=note)


def set_tags(annotations: Annotations, highlight_id: str, tags: Iterable[str], now: str) -> Annotations:
    """Give the highlight *tags*, tidied by `clean_tags`."""
    return _change(annotations, highlight_id, now, tags=clean_tags(tags))


def move(annotations: Annotations, highlight_id: str, passage: Highlight) -> Annotations:
    """Put the highlight over the words of *passage*; its colour, note and tags stay."""
    return _change(
        annotations,
        highlight_id,
        passage.modified,
        start=passage.start,
        end=passage.end,
        quote=passage.quote,
        turn=passage.turn,
        start_ms=passage.start_ms,
        end_ms=passage.end_ms,
        placed=True,
        look=False,
        found=None,
        around=passage.around,
        speakers=passage.speakers,
        aside=False,
    )


def accept(annotations: Annotations, highlight_id: str, now: str, around: Around) -> Annotations:
    """Say that the highlight, whose place was likely, is where it should be; its first words are kept.

    *around* are the prints of what stands around it there, by which it is found the next time.
    """
    highlight = annotations.get(highlight_id)
    is_unsure = highlight is not None and highlight.placed and highlight.look
    return _change(annotations, highlight_id, now, look=False, around=around) if is_unsure else annotations


def lay_aside(annotations: Annotations, highlight_id: str, now: str) -> Annotations:
    """Keep the highlight without a place, as the reader wants it: nothing in the text is what it was."""
    return _change(annotations, highlight_id, now, placed=False, look=False, found=None, aside=True)


def delete(annotations: Annotations, highlight_id: str) -> Annotations:
    return annotations if annotations.get(highlight_id) is None else annotations.remove(highlight_id)


def clean_tags(tags: Iterable[str]) -> tuple[str, ...]:
    """Return *tags* without `#`, outer spaces, empty ones and repeats (whatever their case)."""
    known: dict[str, str] = {}
    for tag in tags:
        plain = " ".join(tag.strip().lstrip("#").split())
        known.setdefault(plain.casefold(), plain)
    return tuple(tag for tag in known.values() if tag)


def _change(annotations: Annotations, highlight_id: str, now: str, **fields: Any) -> Annotations:
    before = annotations.get(highlight_id)
    if before is None:
        return annotations
    after = replace(before, **fields)
    return annotations if after == before else annotations.put(replace(after, modified=now))
