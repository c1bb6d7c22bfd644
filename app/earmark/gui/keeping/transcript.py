"""The transcript that is open, and what was found beside it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from earmark.errors import UserError
from earmark.gui.keeping import notices
from earmark.gui.keeping.notices import Notice
from earmark.gui.keeping.sidecar_lock import SidecarLock
from earmark.model.annotations import Annotations
from earmark.model.episode import Episode
from earmark.storage import backups
from earmark.storage.salvage import salvaged
from earmark.storage.sidecar import DamagedSidecar, Sidecar, load
from earmark.storage.sidecar_format import Content, TranscriptId


@dataclass(frozen=True, slots=True)
class Transcript:
    """The open transcript: its file, the digest of the file's bytes, and what was read from it."""

    path: Path
    digest: str
    original: Episode

    def id_of(self, shown: Episode) -> TranscriptId:
        """Return by what a sidecar knows the transcript while it is shown as *shown*."""
        return TranscriptId.of(self.path.name, self.digest, shown, self.original)

    def is_of(self, known: TranscriptId, shown: Episode) -> bool:
        """Whether *known* means this transcript, in this or another state of its corrections."""
        texts = {shown.text_digest, self.original.text_digest}
        return known.digest == self.digest or bool(texts & {known.text_digest, known.original_digest})


@dataclass(frozen=True, slots=True)
class Restored:
    """What stands for a damaged sidecar: its newest good backup, or else what could be read of it.

    `when` the backup was made, None where there was none; `readable` is what
    could be read of the damaged file.
    """

    when: datetime | None
    content: Content
    readable: Annotations


@dataclass(frozen=True, slots=True)
class Opened:
    """What was found when a transcript was opened: its sidecar, and what to tell about it."""

    path: Path
    sidecar: Sidecar
    notices: tuple[Notice, ...] = ()
    read_only_reason: str = ""
    restored: Restored | None = None


def look(path: Path, lock: SidecarLock) -> Opened:
    """Return the sidecar at *path* and what is wrong with it; nothing is raised, and nothing is written.

    For a damaged one stands its newest good backup, or what can be read of it.
    """
    told: list[Notice] = []
    reason = ""
    sidecar = Sidecar()
    restored: Restored | None = None
    try:
        sidecar = load(path)
    except DamagedSidecar as error:
        restored = _instead_of(path)
        sidecar = replace(Sidecar.instead_of(error), content=restored.content if restored else Content())
        told.append(_told_of(restored, path) if restored else notices.damaged(error))
    except UserError as error:
        reason = f"{error} {error.hint}"
        told.append(notices.unreadable(error))
    if sidecar.content.is_newer:
        told.append(notices.newer())
        reason = told[-1].fact
    if lock.is_held_elsewhere:
        told.append(notices.other_window())
        reason = told[-1].fact
    return Opened(path, sidecar, tuple(told), reason, restored)


def own_sidecar_at(path: Path, transcript: Transcript, shown: Episode) -> Sidecar:
    """Return what lies at *path*, where the quotes of *transcript* shall be kept.

    Raises:
        UserError: It is something else.
    """
    try:
        there = load(path)
    except DamagedSidecar as error:
        raise UserError(f"“{path.name}” is another file.", "Choose another name.") from error
    if there.digest and not transcript.is_of(there.content.transcript, shown):
        raise UserError(f"“{path.name}” holds the quotes of another transcript.", "Choose another name.")
    return there


def _instead_of(damaged: Path) -> Restored | None:
    readable = salvaged(damaged)
    backup = backups.newest_good(damaged)
    if backup is not None:
        return Restored(backup[0].when, backup[1], readable)
    return Restored(None, Content(readable), readable) if readable.highlights else None


def _told_of(restored: Restored, sidecar: Path) -> Notice:
    if restored.when is None:
        return notices.salvaged(len(restored.readable.highlights), sidecar)
    return notices.restored(restored.when, sidecar, datetime.now(UTC))
