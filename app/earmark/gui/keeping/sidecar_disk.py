"""One sidecar on the disk: backed up before others' work is replaced, in the journal while it is refused."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from earmark.errors import UserError
from earmark.storage import backups, journal
from earmark.storage.backups import Why
from earmark.storage.sidecar import (
    DamagedSidecar,
    Sidecar,
    SidecarConflict,
    digest_on_disk,
    load,
    save,
)
from earmark.storage.sidecar_format import Content
from earmark.storage.timestamps import utc_now


@dataclass(frozen=True, slots=True)
class Changed:
    """The sidecar as another program left it. Without a digest where it took the file away."""

    theirs: Sidecar

    @property
    def is_whole(self) -> bool:
        """Whether there is a file that can be understood; else somebody may be writing it just now."""
        return bool(self.theirs.digest) and not self.theirs.damaged


class SidecarDisk:
    """Used by one thread at a time: mostly by the one that writes.

    What another program replaced is in the backups; what cannot be written
    is in the journal until it can be.
    """

    def __init__(self, transcript: Path, path: Path) -> None:
        self.path = path
        self._transcript = transcript
        self._was_there = transcript.exists()
        self._journal: Path | None = None
        self._wrote: datetime | None = None
        self._conflicts = 0  # one after another

    def at(self, path: Path) -> SidecarDisk:
        """Return the same for the sidecar at *path*, which is written instead from now on."""
        there = SidecarDisk(self._transcript, path)
        there._journal = self._journal
        return there

    def write(self, content: Content, last: Sidecar) -> Sidecar | Changed:
        """Write *content*, unless the file is not as it was *last*.

        Beside a transcript that is gone nothing is written: it was moved, or its disk was.

        Raises:
            UserError: The disk refused. Where the data folder takes it, *content* stands in the journal.
        """
        try:
            self._refuse_where_gone()
            self._back_up_before(last)
            after = save(self.path, content, last)
        except SidecarConflict:
            return self._changed(content, last)
        except UserError:
            self.note_down(content, last)
            raise
        self._forget_journal()
        self._conflicts = 0
        self._wrote = datetime.now(UTC)
        return after

    def look(self, last: Sidecar) -> Changed | None:
        """Return what another program made of the file; None if that is nothing, or cannot be known."""
        if self._is_gone:
            return None
        with suppress(OSError, UserError):
            if digest_on_disk(self.path) != last.digest:
                return self._found(last)
        return None

    def back_up(self, why: Why) -> None:
        """Keep the file as it is now among the backups, if it can be read."""
        if why is Why.MERGE and self._conflicts > 1:
            return  # somebody writes again and again; what was there before is kept
        backups.keep(self.path, why, datetime.now(UTC))

    def note_down(self, content: Content, last: Sidecar) -> None:
        """Keep *content* in the journal, if the data folder takes it."""
        with suppress(OSError):
            self._journal = self._journal or journal.free_file(self._transcript)
            journal.write(self._transcript, content, last.content, utc_now(), self._journal)

    @property
    def _is_gone(self) -> bool:
        is_beside = self.path.parent == self._transcript.parent
        return is_beside and self._was_there and not self._transcript.exists()

    def _refuse_where_gone(self) -> None:
        if self._is_gone:
            raise UserError("Quotes could not be saved.", "The transcript is not where it was.")

    def _back_up_before(self, last: Sidecar) -> None:
        """Keep what the next write would make an end of."""
        if last.damaged:
            self.back_up(Why.REPAIR)
        elif last.content.is_older:
            self.back_up(Why.MIGRATION)
        wrote = self._wrote
        if wrote is not None and wrote.astimezone().date() != datetime.now().astimezone().date():
            backups.keep(self.path, Why.DAY, wrote)  # the window was left open over night

    def _changed(self, content: Content, last: Sidecar) -> Changed:
        """Return what others wrote. Where they do so again and again, *content* waits in the journal."""
        self._conflicts += 1
        try:
            found = self._found(last)
        except UserError:
            self.note_down(content, last)
            raise
        if self._conflicts > 1:
            self.note_down(content, last)
        return found

    def _found(self, last: Sidecar) -> Changed:
        try:
            found = Changed(load(self.path))
        except DamagedSidecar as error:
            found = Changed(Sidecar.instead_of(error))
        if last.digest and not last.damaged and self._conflicts <= 1:
            backups.keep_content(self.path, last.content, Why.MERGE, datetime.now(UTC))
        return found

    def _forget_journal(self) -> None:
        if self._journal is not None:
            with suppress(OSError):
                self._journal.unlink(missing_ok=True)
            self._journal = None
