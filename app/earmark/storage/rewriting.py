"""The quotes of a transcript changed by a command, beside windows and other commands that change them too."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from earmark.model.annotations import Annotations
from earmark.model.deletions import recorded
from earmark.model.edition import Edition
from earmark.model.episode import Episode
from earmark.model.joining import Marks
from earmark.storage import backups, places, recents, sidecar
from earmark.storage.placed import edition_of, quotes_on
from earmark.storage.sidecar import SidecarConflict
from earmark.storage.sidecar_format import Content, TranscriptId
from earmark.storage.word_times import with_word_times

_ATTEMPTS = 1_000
"""Each that fails means that somebody else succeeded: so many in a row do not come by chance."""

Verb = Callable[[Edition, Annotations], Annotations]
"""Makes the next annotations of the present ones. It may be asked several times."""

Change = Callable[[Edition, Content], Content]
"""Makes the next content of the present one, with corrections and quotes at their places. As `Verb`."""


@dataclass(frozen=True, slots=True)
class Source:
    """A transcript: its file, what was read from it, and the digest of its bytes."""

    path: Path
    original: Episode
    digest: str

    @staticmethod
    def of(path: Path, imported: Episode, digest: str) -> Source:
        """Return the transcript with the word times that lie beside it."""
        return Source(path, with_word_times(imported, path), digest)


def rewrite(source: Source, verb: Verb, why: backups.Why, now: str) -> Annotations:
    """Change the quotes of *source*, and return them as they are on the disk now; see `rewrite_content`."""

    def change(edition: Edition, content: Content) -> Content:
        after = verb(edition, content.annotations)
        if after == content.annotations:
            return content
        marks = recorded(Marks(content.annotations, content.deleted), after, now)
        return replace(content, annotations=marks.annotations, deleted=marks.deleted)

    kept, is_new = _rewritten(source, change, why, now)
    if is_new:
        with suppress(OSError):  # then only the list of all quotes does not know of it
            recents.know(source.path)
    return kept.annotations


def rewrite_content(source: Source, change: Change, why: backups.Why, now: str) -> Content:
    """Change what the sidecar of *source* says, and return that as it is on the disk now.

    What another program writes meanwhile stays: then *change* is done to that.
    Where *change* changes nothing, nothing is written.

    Args:
        source: The transcript.
        change: What is to be done.
        why: As what the sidecar is kept among the backups before it changes.
        now: UTC, ISO 8601 with a final Z.

    Raises:
        UserError: The sidecar is damaged or of a newer program, or the disk refuses. Nothing is written.
    """
    return _rewritten(source, change, why, now)[0]


def _rewritten(source: Source, change: Change, why: backups.Why, now: str) -> tuple[Content, bool]:
    """Return the content as it is on the disk now, and whether it was written."""
    path = places.sidecar_of(source.path)
    for _ in range(_ATTEMPTS - 1):
        try:
            return _attempt(source, change, path, why, now)
        except SidecarConflict:
            continue
    return _attempt(source, change, path, why, now)


def _attempt(source: Source, change: Change, path: Path, why: backups.Why, now: str) -> tuple[Content, bool]:
    last = sidecar.load(path)
    edition = edition_of(last.content, source.original)
    before = replace(
        last.content,
        annotations=quotes_on(last.content, edition),
        corrections=edition.corrections,
    )
    after = change(edition, before)
    if after == before:
        return before, False
    backups.keep(path, why, datetime.fromisoformat(now))
    known = TranscriptId.of(source.path.name, source.digest, edition.episode, source.original)
    return sidecar.save(path, replace(after, transcript=known), last).content, True
