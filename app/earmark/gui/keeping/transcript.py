"""The transcript that is open, and what was found beside it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from earmark.errors import UserError
from earmark.gui.keeping import notices
from earmark.gui.keeping.notices import Notice
from earmark.gui.keeping.sidecar_lock import SidecarLock
from earmark.model.episode import Episode
from earmark.storage.sidecar import DamagedSidecar, Sidecar, load
from earmark.storage.sidecar_format import TranscriptId


@dataclass(frozen=True, slots=True)
class Transcript:
    """The open transcript: its file, the digest of the file's bytes, and what was read from it."""

    path: Path
    digest: str
    original: Episode

    def id_of(self, shown: Episode) -> TranscriptId:
        """Return by what a sidecar knows the transcript while it is shown as *shown*."""
        return TranscriptId(self.path.name, self.digest, shown.text_digest, self.original.text_digest)

    def is_of(self, known: TranscriptId, shown: Episode) -> bool:
        """Whether *known* means this transcript, in this or another state of its corrections."""
        texts = {shown.text_digest, self.original.text_digest}
        return known.digest == self.digest or bool(texts & {known.text_digest, known.original_digest})


@dataclass(frozen=True, slots=True)
class Opened:
    """What was found when a transcript was opened: its sidecar, and what to tell about it."""

    path: Path
    sidecar: Sidecar
    notices: tuple[Notice, ...] = ()
    read_only_reason: str = ""


def look(path: Path, lock: SidecarLock) -> Opened:
    """Return the sidecar at *path* and what is wrong with it; nothing is raised, and nothing is written."""
    told: list[Notice] = []
    reason = ""
    sidecar = Sidecar()
    try:
        sidecar = load(path)
    except DamagedSidecar as error:
        sidecar = Sidecar.instead_of(error)
        told.append(notices.damaged(error))
    except UserError as error:
        reason = f"{error} {error.hint}"
        told.append(notices.unreadable(error))
    if sidecar.content.is_newer:
        told.append(notices.newer())
        reason = told[-1].fact
    if lock.is_held_elsewhere:
        told.append(notices.other_window())
        reason = told[-1].fact
    return Opened(path, sidecar, tuple(told), reason)
