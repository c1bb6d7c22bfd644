"""What an edit changed, annotation by annotation, so that it can be taken back on its own.

Undo takes back only what its edit touched: what another program added in
the meantime stays.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from earmark.model.annotations import Annotations, Highlight

REST_S = 3.0
"""After a pause this long, typing in a note is a new edit."""


@dataclass(frozen=True, slots=True)
class Change:
    """One annotation before and after an edit; None is “not there”."""

    id: str
    before: Highlight | None
    after: Highlight | None

    def reversed(self) -> Change:
        return Change(self.id, self.after, self.before)

    @property
    def is_typing(self) -> bool:
        """Whether only the note changed."""
        if self.before is None or self.after is None:
            return False
        return replace(self.before, note=self.after.note, modified=self.after.modified) == self.after

    def goes_on_in(self, later: Change) -> bool:
        """Whether *later* is typing in the same note, after no rest to speak of."""
        if self.id != later.id or self.after is None or later.after is None:
            return False
        pause = _seconds(self.after.modified, later.after.modified)
        return self.is_typing and later.is_typing and 0 <= pause < REST_S


def between(before: Annotations, after: Annotations) -> tuple[Change, ...]:
    """Return what leads from *before* to *after*."""
    old, new = by_id(before), by_id(after)
    ids = dict.fromkeys([*old, *new])
    return tuple(Change(i, old.get(i), new.get(i)) for i in ids if old.get(i) != new.get(i))


def apply(annotations: Annotations, changes: Iterable[Change]) -> Annotations:
    """Return *annotations* with each changed one as it is after its change."""
    kept = by_id(annotations)
    for change in changes:
        kept.pop(change.id, None)
        if change.after is not None:
            kept[change.id] = change.after
    return Annotations.of(kept.values())


def by_id(annotations: Annotations) -> dict[str, Highlight]:
    return {highlight.id: highlight for highlight in annotations.highlights}


def _seconds(earlier: str, later: str) -> float:
    """Return the time between two ISO 8601 times; without end where one of them is none."""
    try:
        return (datetime.fromisoformat(later) - datetime.fromisoformat(earlier)).total_seconds()
    except (ValueError, TypeError):
        return float("inf")
