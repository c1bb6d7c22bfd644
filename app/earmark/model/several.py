"""The reader's verbs on several quotes at once: one pass over the annotations, one step to take back.

As in `edits`, `now` is a UTC time in ISO 8601 with a final Z, ids that are
not known are passed over, and an edit that changes nothing gives the very
same `Annotations` back.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace

from earmark.model.annotations import Annotations, Highlight
from earmark.model.edits import clean_tags


def recolor(annotations: Annotations, ids: Collection[str], color: str, now: str) -> Annotations:
    return _change(annotations, ids, now, lambda mark: replace(mark, color=color))


def add_tags(annotations: Annotations, ids: Collection[str], tags: Iterable[str], now: str) -> Annotations:
    """Give *tags* to all; those that a quote has already, in whatever case, stay as they are."""
    added = clean_tags(tags)
    return _change(annotations, ids, now, lambda mark: replace(mark, tags=clean_tags((*mark.tags, *added))))


def remove_tags(annotations: Annotations, ids: Collection[str], tags: Iterable[str], now: str) -> Annotations:
    gone = {tag.casefold() for tag in tags}

    def without(mark: Highlight) -> Highlight:
        return replace(mark, tags=tuple(tag for tag in mark.tags if tag.casefold() not in gone))

    return _change(annotations, ids, now, without)


def delete(annotations: Annotations, ids: Collection[str]) -> Annotations:
    gone = frozenset(ids)
    left = tuple(mark for mark in annotations.highlights if mark.id not in gone)
    return annotations if len(left) == len(annotations.highlights) else Annotations(left)


def _change(
    annotations: Annotations, ids: Collection[str], now: str, change: Callable[[Highlight], Highlight]
) -> Annotations:
    """Change those of *ids*; none of the changes here moves a quote, so that their order stays."""
    meant = frozenset(ids)
    changed = False
    marks: list[Highlight] = []
    for mark in annotations.highlights:
        after = change(mark) if mark.id in meant else mark
        if after != mark:
            changed = True
            after = replace(after, modified=now)
        marks.append(after if after != mark else mark)
    return Annotations(tuple(marks)) if changed else annotations
