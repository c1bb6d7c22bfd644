"""The quotes that a backup and a damaged file do not both have alike, as rows of a list."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

from earmark.model import changes
from earmark.model.annotations import Annotations, Highlight
from earmark.model.changes import Change
from earmark.storage.sidecar_format import Content


@dataclass(frozen=True, slots=True)
class Difference:
    """One quote as the backup has it, and as it was read of the damaged file; None: it is not in there."""

    backup: Highlight | None
    file: Highlight | None

    @property
    def key(self) -> Hashable:
        return self._quote.id

    @property
    def where(self) -> str:
        """Which of the two has it."""
        if self.backup is None:
            return "Only in the damaged file"
        return "Only in the backup" if self.file is None else "Different in the damaged file"

    @property
    def text(self) -> str:
        """The words, and what is said about them in the file if that differs, else in the backup."""
        quote = self._quote
        words = "Bookmark" if quote.is_bookmark else f"“{quote.quote.exact}”"
        return " · ".join(filter(None, [words, quote.note, " ".join(f"#{tag}" for tag in quote.tags)]))

    @property
    def sign(self) -> str:
        return "" if self.file is None else "plus" if self.backup is None else "pencil"

    @property
    def is_settled(self) -> bool:
        """Whether nothing of it is missing from what was opened."""
        return self.file is None

    @property
    def spoken(self) -> str:
        return f"{self.where}. {self.text}"

    @property
    def _quote(self) -> Highlight:
        quote = self.file or self.backup
        assert quote is not None
        return quote


def differences(backup: Content, readable: Annotations) -> tuple[Difference, ...]:
    """Return what differs, what only the damaged file has first."""
    found = changes.between(backup.annotations, readable)
    return tuple(Difference(one.before, one.after) for one in sorted(found, key=_order) if _differs(one))


def _order(change: Change) -> tuple[int, int]:
    rank = 0 if change.before is None else 1 if change.after is not None else 2
    quote = change.after or change.before
    return rank, quote.start if quote else 0


def _differs(change: Change) -> bool:
    """Whether it is another quote, or more was said about it; where it stands does not count."""
    before, after = change.before, change.after
    return before is None or after is None or _said(before) != _said(after)


def _said(quote: Highlight) -> tuple[object, ...]:
    return quote.quote.exact, quote.color, quote.note, quote.tags
