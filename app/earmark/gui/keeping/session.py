"""The open episode and what the reader keeps of it: the only place where that changes."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Signal, Slot

from earmark.errors import UserError
from earmark.gui.keeping import notices
from earmark.gui.keeping.autosave import Autosave
from earmark.gui.keeping.conflicts import Conflict, Outvoted
from earmark.gui.keeping.notices import Notice
from earmark.gui.keeping.sidecar_disk import Changed, SidecarDisk
from earmark.gui.keeping.sidecar_lock import SidecarLock
from earmark.gui.keeping.state import State, joined, merged, placed
from earmark.gui.keeping.transcript import Opened, Transcript, look, own_sidecar_at
from earmark.gui.keeping.work import Work
from earmark.importers.audio_tags import AudioTags
from earmark.model import changes, corrections_merge
from earmark.model.changes import Change
from earmark.model.corrections import Corrections
from earmark.model.edition import Edition
from earmark.model.episode import Episode
from earmark.model.merge import Difference
from earmark.storage import places, sidecar_format
from earmark.storage.backups import Why
from earmark.storage.journal import Unwritten
from earmark.storage.sidecar import Sidecar
from earmark.storage.sidecar_format import Content


class Session(Work):
    """The reader's work, kept the same as the sidecar on the disk.

    Every edit is on the disk within 250 ms. What cannot be written is kept
    in memory and in the journal, and tried again at the next edit. What
    others make of the sidecar is taken in when `look` or the next write finds
    it. A session has no parent; call `close` before letting it go.
    """

    saved = Signal()  # all that was edited is on the disk
    save_failed = Signal(Exception)  # mostly a UserError; the edits are kept
    conflicted = Signal(object)  # Conflict
    outvoted = Signal(object)  # Outvoted
    told = Signal(object)  # Notice, of what others did to the sidecar
    moved = Signal()  # the sidecar is kept elsewhere
    read_only_changed = Signal(str)  # the reason; "" where quotes can be changed now

    def __init__(self, transcript: Transcript, opened: Opened, lock: SidecarLock | None = None) -> None:
        on_disk = placed(opened.sidecar.content, transcript.original)
        present = on_disk.without_old_deletions(datetime.now(UTC))
        super().__init__(transcript, present, opened.read_only_reason)
        self._on_disk = on_disk
        self._lock = lock
        self._notices = (*opened.notices, *notices.of_places(self.annotations, self.corrections))
        self._autosave = self._make_autosave(SidecarDisk(transcript.path, opened.path), opened.sidecar)
        self.edited.connect(self._write)
        self._found = opened
        if opened.restored is not None and not opened.read_only_reason:
            self._write()  # what is shown as kept is kept

    @property
    def found(self) -> Opened:
        """What lay there when the transcript was opened."""
        return self._found

    @property
    def sidecar_path(self) -> Path:
        return self._autosave.path

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What should be told about the quotes as they were found."""
        return self._notices

    @property
    def is_unsaved(self) -> bool:
        """Whether some edit is not on the disk yet."""
        return self._autosave.is_unsaved

    def take_over(self, name: str, content: Content) -> None:
        """Add what *content* says of this transcript; *name* is what undo will say.

        A backup of the sidecar is kept first.

        Raises:
            UserError: The session is read-only.
        """
        self._refuse_if_read_only()
        self._autosave.back_up(Why.MERGE)
        self._turn_to(name, joined(self._present, placed(content, self._transcript.original)))

    def restore(self, unwritten: Iterable[Unwritten]) -> None:
        """Bring what could not be written together with what is here; undo takes it back.

        Raises:
            UserError: The session is read-only.
        """
        self._refuse_if_read_only()
        self._autosave.back_up(Why.MERGE)
        state, differences = self._with(unwritten)
        self._turn_to("Restore quotes", state)
        self._ask(differences)

    def is_known(self, unwritten: Unwritten) -> bool:
        """Whether all that could not be written is here."""
        state, differences = self._with([unwritten])
        return not differences and state.says_the_same_as(self._present)

    def missing_of(self, unwritten: Iterable[Unwritten]) -> tuple[Change, ...]:
        """Return what `restore` would do to the quotes."""
        return changes.between(self.annotations, self._with(unwritten)[0].annotations)

    @Slot()
    def look(self) -> None:
        """Take in, soon, what others made of the sidecar; and the right to change it, if they let it go."""
        self._take_right()
        self._autosave.look()

    @Slot()
    def retry(self) -> None:
        """Write again what could not be written."""
        if self.is_unsaved:
            self._write()

    def back_up(self) -> None:
        """Keep the sidecar as it is among the backups of the day."""
        self._autosave.back_up(Why.DAY)

    def save_elsewhere(self, path: Path) -> None:
        """Keep the quotes at *path* from now on; they are found there when the transcript is opened again.

        Quotes of this transcript that are there already are kept too.

        Raises:
            UserError: There is another file, which holds something else, or
                the session is read-only.
        """
        self._refuse_if_read_only()
        there = own_sidecar_at(path, self._transcript, self.episode)
        self._autosave.stop()
        self._autosave = self._make_autosave(self._autosave.disk.at(path), there)
        self._on_disk = State(Content(), self._edition_of(Content()))
        if there.digest:
            self._merge(there)
        else:
            self._write()
        with suppress(OSError):  # the quotes are safe; only the way to them must be shown again
            places.remember(self.path, path)
        self.moved.emit()

    def flush(self) -> None:
        """Return when every edit is on the disk or was refused (see `is_unsaved`)."""
        self._autosave.flush()

    def close(self) -> None:
        """Write what waits, to the disk or else the journal, and let other windows change the quotes."""
        self._autosave.end()
        if self._lock is not None:
            self._lock.release()

    def know(self, tags: AudioTags) -> None:
        before = self._transcript.original
        super().know(tags)
        if self._transcript.original is not before:
            self._on_disk = self._on_disk.of(self._transcript.original)

    @Slot()
    def _write(self) -> None:
        self._autosave.write(self._to_write())

    def _to_write(self) -> Content:
        known = self._transcript.id_of(self.episode)
        return replace(self._present.content, transcript=known, version=sidecar_format.VERSION)

    def _make_autosave(self, disk: SidecarDisk, last: Sidecar) -> Autosave:
        autosave = Autosave(disk, last)
        autosave.saved.connect(self._note_saved)
        autosave.failed.connect(self.save_failed)
        autosave.changed_on_disk.connect(self._take_in)
        return autosave

    @Slot(object)
    def _note_saved(self, sidecar: Sidecar) -> None:
        self._on_disk = State(sidecar.content, self._edition_of(sidecar.content))
        if not self._autosave.is_unsaved:
            self.saved.emit()

    @Slot(object)
    def _take_in(self, change: Changed) -> None:
        """Bring what lies on the disk together with what is here, and write that."""
        theirs = change.theirs
        if theirs.content.is_newer:
            self._give_way(theirs)
        elif not change.is_whole:
            self._write_again(theirs)
        elif self._read_only_reason:
            self._follow(theirs)
        else:
            self._merge(theirs)

    def _follow(self, theirs: Sidecar) -> None:
        """Show what others made of the sidecar; nothing here is to be kept."""
        self._autosave.go_on(theirs)
        self._on_disk = placed(theirs.content, self._transcript.original)
        self._show(self._on_disk)

    def _merge(self, theirs: Sidecar) -> None:
        base, mine = self._on_disk, self._present
        self._on_disk = placed(theirs.content, self._transcript.original)
        state, differences = merged(base, mine, self._on_disk)
        self._show(state)
        if state.says_the_same_as(self._on_disk):
            self._autosave.go_on(theirs)
            self.saved.emit()
        else:
            self._autosave.back_up(Why.MERGE)
            self._autosave.go_on(theirs, self._to_write())
        self._ask(differences)
        self._tell_outvoted(base.content.corrections, mine.content.corrections)

    def _write_again(self, theirs: Sidecar) -> None:
        """Write what another program damaged or took away."""
        if self._read_only_reason or (self._present.is_empty and not self.is_unsaved):
            return
        if not self.is_unsaved:
            told = notices.damaged_by_others if theirs.damaged else notices.taken_away
            self.told.emit(told(self.sidecar_path))
        self._autosave.go_on(theirs, self._to_write())

    def _give_way(self, newer: Sidecar) -> None:
        """Leave the file to a newer Earmark that wrote it; what is not in it waits for the journal."""
        if self.is_unsaved:
            self.save_failed.emit(UserError("Quotes could not be saved.", "A newer Earmark changed them."))
            return
        self._say_read_only(notices.newer().fact)
        self._follow(newer)
        self.told.emit(notices.newer())

    def _refuse_if_read_only(self, fact: str = "Quotes cannot be changed.") -> None:
        self._take_right()
        super()._refuse_if_read_only(fact)

    def _take_right(self) -> None:
        """Take the right to change the sidecar, if another window had it and let it go."""
        if self._lock is not None and self._read_only_reason == notices.other_window().fact:
            self._lock.take()
            if not self._lock.is_held_elsewhere:
                self._say_read_only("")

    def _say_read_only(self, reason: str) -> None:
        self._read_only_reason = reason
        if reason:
            self.undo_stack.clear()  # undo would change it, too
        self.read_only_changed.emit(reason)

    def _with(self, unwritten: Iterable[Unwritten]) -> tuple[State, tuple[Difference, ...]]:
        state, original = self._present, self._transcript.original
        differences: tuple[Difference, ...] = ()
        for one in unwritten:
            base = one.base if self._found.sidecar.digest else Content()  # or they would seem deleted here
            state, differ = merged(placed(base, original), placed(one.content, original), state)
            differences += differ
        return state, differences

    def _ask(self, differences: tuple[Difference, ...]) -> None:
        if differences:
            self.conflicted.emit(Conflict(differences, notices.conflict(self.sidecar_path, len(differences))))

    def _tell_outvoted(self, base: Corrections, mine: Corrections) -> None:
        count = len(corrections_merge.outvoted(mine, self.corrections))
        if count:
            self.outvoted.emit(Outvoted(base, mine, notices.outvoted(self.sidecar_path, count)))

    def _edition_of(self, content: Content) -> Edition:
        is_present = content.corrections == self.corrections
        return self.edition if is_present else Edition(self._transcript.original, content.corrections)


def open_session(path: Path, episode: Episode, file_digest: str) -> Session:
    """Return the session of the transcript at *path*: its quotes put back, the right to change them taken.

    Nothing is raised for a bad sidecar: what is wrong stands in
    `Session.notices` and `Session.read_only_reason`. Nothing is written
    but what was restored in place of a damaged sidecar.

    Args:
        path: The transcript.
        episode: What was read from it.
        file_digest: The digest of the transcript's bytes.
    """
    sidecar = places.sidecar_of(path)
    lock = SidecarLock(sidecar)
    return Session(Transcript(path, file_digest, episode), look(sidecar, lock), lock)
