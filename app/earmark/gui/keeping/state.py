"""What a session holds at one moment: what the sidecar says, and the episode that its corrections make."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from earmark.model import changes, corrections_merge, deletions, joining, merge, sync_joining
from earmark.model.anchors import put_back
from earmark.model.annotations import Annotations, Highlight
from earmark.model.changes import Change
from earmark.model.corrections import Corrections
from earmark.model.edition import Edition
from earmark.model.episode import Episode
from earmark.model.joining import Marks, Tombstone
from earmark.model.merge import Difference
from earmark.model.moving import moved
from earmark.model.said_by import with_speakers
from earmark.storage.audio_link import AudioLink
from earmark.storage.placed import edition_of, quotes_on
from earmark.storage.sidecar_format import Content

_DELETIONS_KNOWN = timedelta(days=365)
"""By then every computer that has a copy of the file has seen them."""


@dataclass(frozen=True, slots=True)
class State:
    """The content of a sidecar, its corrections and quotes at their places, and the episode they make."""

    content: Content
    edition: Edition

    @property
    def annotations(self) -> Annotations:
        return self.content.annotations

    def corrected(self, corrections: Corrections) -> State:
        """Return the state with *corrections* instead, and the quotes at their words in that text."""
        if corrections is self.content.corrections:
            return self
        edition = Edition(self.edition.original, corrections)
        there = moved(self.annotations, self.edition, edition)
        annotations = with_speakers(there, edition.episode)
        return State(replace(self.content, annotations=annotations, corrections=corrections), edition)

    def of(self, original: Episode) -> State:
        """Return the state on *original*, whose text is the same."""
        return State(self.content, Edition(original, self.content.corrections))

    def edited(self, steps: Iterable[Change], audio: AudioLink | None) -> State:
        """Return the state after *steps*; a quote of theirs goes where its words are in the present text."""
        after = [replace(step, after=self._fitting(step.after)) for step in steps]
        annotations = changes.apply(self.annotations, after)
        return State(replace(self.content, annotations=annotations, audio=audio), self.edition)

    def recorded(self, before: State, now: str) -> State:
        """Return the state, which an edit made of *before*, with what that deleted, as `deletions` has it."""
        return self.with_marks(deletions.recorded(before.marks, self.annotations, now))

    @property
    def is_empty(self) -> bool:
        """Whether the reader made nothing yet that a sidecar would hold."""
        content = self.content
        kept = self.annotations.highlights or content.corrections.entries
        return not (kept or content.audio or content.sync)

    @property
    def marks(self) -> Marks:
        """The quotes, and what was deleted of them."""
        return Marks(self.annotations, self.content.deleted)

    def marks_on(self, edition: Edition) -> Marks:
        """Return the quotes at their words in *edition*, and what was deleted of them."""
        return Marks(moved(self.annotations, self.edition, edition), self.content.deleted)

    def with_marks(self, marks: Marks) -> State:
        """Return the state with *marks* instead of its own."""
        content = replace(self.content, annotations=marks.annotations, deleted=marks.deleted)
        return State(content, self.edition)

    def with_deleted(self, deleted: tuple[Tombstone, ...]) -> State:
        """Return the state with *deleted* as what is known to be deleted."""
        return self.with_marks(Marks(self.annotations, deleted))

    def without_old_deletions(self, now: datetime) -> State:
        """Return the state without the deletions that need not be known any more at *now*."""
        oldest = (now - _DELETIONS_KNOWN).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        return self.with_deleted(deletions.pruned(self.content.deleted, oldest))

    def says_the_same_as(self, other: State) -> bool:
        """Whether a sidecar made of either would say the same of the transcript."""
        return replace(self.content, transcript=other.content.transcript) == other.content

    def _fitting(self, mark: Highlight | None) -> Highlight | None:
        """Return *mark* where its words are: others may have corrected the text since it was made."""
        if mark is None or not mark.placed:
            return mark
        if self.edition.episode.text[mark.start : mark.end] == mark.words.exact:
            return mark
        return put_back(Annotations((mark,)), self.edition.episode, same_text=False).highlights[0]


def placed(content: Content, original: Episode) -> State:
    """Return what *content* says, put on *original*, which may have changed since it was written."""
    edition = edition_of(content, original)
    annotations = quotes_on(content, edition)
    return State(replace(content, annotations=annotations, corrections=edition.corrections), edition)


def merged(base: State, mine: State, theirs: State) -> tuple[State, tuple[Difference, ...]]:
    """Return *mine* and *theirs*, which both come from *base*, as one, and the quotes that both changed."""
    corrections = corrections_merge.merge(
        base.content.corrections, mine.content.corrections, theirs.content.corrections
    )
    is_mine = corrections == mine.content.corrections
    edition = mine.edition if is_mine else Edition(mine.edition.original, corrections)
    together = merge.merge(*(side.marks_on(edition).annotations for side in (base, mine, theirs)))
    audio = theirs.content.audio if mine.content.audio == base.content.audio else mine.content.audio
    deleted = joining.latest([*mine.content.deleted, *theirs.content.deleted])
    sync = sync_joining.merged(*(side.content.sync for side in (base, mine, theirs)))
    content = replace(theirs.content, corrections=edition.corrections, audio=audio, sync=sync)
    marks = deletions.outliving(Marks(together.annotations, deleted))
    return State(content, edition).with_marks(marks), together.differences


def joined(mine: State, other: State) -> State:
    """Return *mine* and all that *other* says, where nobody knows what both come from; see `joining`."""
    corrections = corrections_merge.joined(mine.content.corrections, other.content.corrections)
    is_mine = corrections == mine.content.corrections
    edition = mine.edition if is_mine else Edition(mine.edition.original, corrections)
    marks = joining.join(*(side.marks_on(edition) for side in (mine, other)))
    audio = mine.content.audio or other.content.audio
    sync = sync_joining.joined(mine.content.sync, other.content.sync)
    content = replace(mine.content, corrections=edition.corrections, audio=audio, sync=sync)
    return State(content, edition).with_marks(marks)
