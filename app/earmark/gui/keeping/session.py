"""The open episode and what the reader keeps of it: the only place where that changes."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QUndoStack

from earmark.errors import UserError
from earmark.gui.keeping import notices
from earmark.gui.keeping.autosave import Autosave
from earmark.gui.keeping.edit_command import AudioChange, CorrectionsChange, Edit, EditCommand
from earmark.gui.keeping.notices import Notice
from earmark.gui.keeping.sidecar_lock import SidecarLock
from earmark.gui.keeping.state import State, merged, placed
from earmark.gui.keeping.transcript import Opened, Transcript, look
from earmark.importers.audio_tags import AudioTags
from earmark.model import about, changes, merge
from earmark.model.annotations import Annotations
from earmark.model.corrections import Corrections
from earmark.model.corrections_merge import brought_to
from earmark.model.edition import Edition
from earmark.model.episode import Episode
from earmark.model.merge import Difference
from earmark.storage import places
from earmark.storage.audio_link import AudioLink
from earmark.storage.sidecar import DamagedSidecar, Sidecar, load
from earmark.storage.sidecar_format import Content


@dataclass(frozen=True, slots=True)
class Conflict:
    """Quotes that we and another program changed. Both versions are kept until the reader chooses."""

    differences: tuple[Difference, ...]
    notice: Notice


class Session(QObject):
    """Holds the present annotations and corrections, and the way back to the earlier ones.

    The transcript as it was imported never changes; `episode` is what it is
    with the corrections.

    Every edit is on the disk within 250 ms. What cannot be written is kept
    in memory and tried again at the next edit. A session has no parent; call
    `close` before letting it go.
    """

    changed = Signal(object)  # Annotations, whenever they, or the text they stand in, are others than before
    episode_changed = Signal(object)  # Episode, corrected; before `changed`
    audio_changed = Signal(object)  # AudioLink or None
    saved = Signal()  # all that was edited is on the disk
    save_failed = Signal(Exception)  # mostly a UserError; the edits are kept
    conflicted = Signal(object)  # Conflict

    def __init__(self, transcript: Transcript, opened: Opened, lock: SidecarLock | None = None) -> None:
        super().__init__()
        self._transcript = transcript
        self._lock = lock
        self._on_disk = placed(opened.sidecar.content, transcript.original)
        self._present = self._on_disk
        self._next: State | None = None  # what `correct` found out, for the edit that follows at once
        self._read_only_reason = opened.read_only_reason
        lost = sum(not highlight.placed for highlight in self.annotations.highlights)
        idle = len(self.corrections.unplaced)
        self._notices = (
            *opened.notices,
            *([notices.orphans(lost)] if lost else []),
            *([notices.idle_corrections(idle)] if idle else []),
        )
        self.undo_stack = QUndoStack(self)
        self._autosave = self._make_autosave(opened.path, opened.sidecar)

    @property
    def path(self) -> Path:
        """The transcript."""
        return self._transcript.path

    @property
    def sidecar_path(self) -> Path:
        return self._autosave.path

    @property
    def episode(self) -> Episode:
        """The transcript as it is shown: corrected."""
        return self.edition.episode

    @property
    def edition(self) -> Edition:
        """The transcript as it was imported, its corrections, and what both make: what the verbs work on."""
        return self._present.edition

    @property
    def corrections(self) -> Corrections:
        return self._present.content.corrections

    @property
    def annotations(self) -> Annotations:
        return self._present.annotations

    @property
    def audio(self) -> AudioLink | None:
        return self._present.content.audio

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What should be told about the quotes as they were found."""
        return self._notices

    @property
    def read_only_reason(self) -> str:
        """Why nothing can be kept, as a sentence; empty if it can."""
        return self._read_only_reason

    @property
    def is_unsaved(self) -> bool:
        """Whether some edit is not on the disk yet."""
        return self._autosave.is_unsaved

    def edit(self, name: str, after: Annotations) -> None:
        """Make *after* the present annotations; *name* is what undo will say.

        Raises:
            UserError: The session is read-only.
        """
        steps = changes.between(self.annotations, after)
        if steps:
            self._push(name, Edit(steps))

    def correct(self, name: str, after: Corrections) -> None:
        """Make *after* the present corrections, and let the quotes go along; *name* is what undo will say.

        Raises:
            UserError: The session is read-only.
        """
        if after == self.corrections:
            return
        self._refuse_if_read_only("The transcript cannot be corrected.")
        self._next = self._present.corrected(after)
        steps = changes.between(self.annotations, self._next.annotations)
        self._push(name, Edit(steps, corrections=CorrectionsChange(self.corrections, after)))

    def link_audio(self, audio: AudioLink | None) -> None:
        """Remember *audio* as the sound of this transcript; undo takes it back.

        Raises:
            UserError: The session is read-only.
        """
        if audio != self.audio:
            change = AudioChange(self.audio, audio)
            self._push("Link audio", Edit(audio=change))

    def use_theirs(self, conflict: Conflict) -> None:
        """Settle *conflict* with the versions of the other program."""
        self.edit("Use file", merge.take_theirs(self.annotations, conflict.differences))

    def use_mine(self, conflict: Conflict) -> None:
        """Settle *conflict* with the versions of this window."""
        self.edit("Use mine", merge.take_mine(self.annotations, conflict.differences))

    @Slot()
    def retry(self) -> None:
        """Write again what could not be written."""
        if self.is_unsaved:
            self._autosave.write(self._to_write())

    def save_elsewhere(self, path: Path) -> None:
        """Keep the quotes at *path* from now on; they are found there when the transcript is opened again.

        Quotes of this transcript that are there already are kept too.

        Raises:
            UserError: There is another file, which holds something else, or
                the session is read-only.
        """
        self._refuse_if_read_only()
        there = self._own_sidecar_at(path)
        self._autosave.stop()
        self._autosave = self._make_autosave(path, there)
        self._on_disk = State(Content(), self._edition_of(Content()))
        self._take_in(there)
        with suppress(OSError):  # the quotes are safe; only the way to them must be shown again
            places.remember(self.path, path)

    def flush(self) -> None:
        """Return when every edit is on the disk or was refused (see `is_unsaved`)."""
        self._autosave.flush()

    def close(self) -> None:
        """Write what waits, and let other windows change the quotes."""
        self.flush()
        if self._lock is not None:
            self._lock.release()

    def know(self, tags: AudioTags) -> None:
        """Take from the audio's *tags* what the transcript does not say; nothing is written for it."""
        original = about.completed(
            self._transcript.original,
            title=tags.title,
            show=tags.show,
            number=tags.number,
            date=tags.date,
            chapters=tags.chapters,
        )
        if original is not self._transcript.original:
            self._transcript = replace(self._transcript, original=original)
            self._on_disk = self._on_disk.of(original)
            self._show(self._present.of(original))

    def _push(self, name: str, edit: Edit) -> None:
        self._refuse_if_read_only()
        self.undo_stack.push(EditCommand(name, self._apply, edit))

    def _refuse_if_read_only(self, fact: str = "Quotes cannot be changed.") -> None:
        if self._read_only_reason:
            raise UserError(fact, self._read_only_reason)

    def _apply(self, edit: Edit) -> None:
        present = self._present
        if edit.corrections is not None:
            corrections = brought_to(self.corrections, edit.corrections.before, edit.corrections.after)
            known, self._next = self._next, None
            if known is not None and known.content.corrections is corrections:
                present = known
            else:
                present = present.corrected(corrections)
        self._show(present.edited(edit.steps, edit.audio.after if edit.audio else self.audio))
        self._autosave.write(self._to_write())

    def _show(self, state: State) -> None:
        before, self._present = self._present, state
        is_corrected = state.edition is not before.edition
        if is_corrected:
            self.episode_changed.emit(state.edition.episode)
        if is_corrected or state.annotations != before.annotations:
            self.changed.emit(state.annotations)
        if state.content.audio != before.content.audio:
            self.audio_changed.emit(state.content.audio)

    def _to_write(self) -> Content:
        return replace(self._present.content, transcript=self._transcript.id_of(self.episode))

    def _make_autosave(self, path: Path, last: Sidecar) -> Autosave:
        autosave = Autosave(path, last)
        autosave.saved.connect(self._note_saved)
        autosave.failed.connect(self.save_failed)
        autosave.changed_on_disk.connect(self._take_in)
        return autosave

    def _own_sidecar_at(self, path: Path) -> Sidecar:
        try:
            there = load(path)
        except DamagedSidecar as error:
            raise UserError(f"“{path.name}” is another file.", "Choose another name.") from error
        if there.digest and not self._transcript.is_of(there.content.transcript, self.episode):
            raise UserError(f"“{path.name}” holds the quotes of another transcript.", "Choose another name.")
        return there

    @Slot(object)
    def _note_saved(self, sidecar: Sidecar) -> None:
        self._on_disk = State(sidecar.content, self._edition_of(sidecar.content))
        if not self._autosave.is_unsaved:
            self.saved.emit()

    @Slot(object)
    def _take_in(self, theirs: Sidecar) -> None:
        """Bring what lies on the disk together with what is here, and write that."""
        if theirs.content.is_newer:
            self.save_failed.emit(UserError("Quotes could not be saved.", "A newer Earmark changed them."))
            return
        differences: tuple[Difference, ...] = ()
        if theirs.digest and not theirs.damaged:
            other = placed(theirs.content, self._transcript.original)
            state, differences = merged(self._on_disk, self._present, other)
            self._on_disk = other
            self._show(state)
        self._autosave.go_on(theirs, self._to_write())
        if differences:
            self.conflicted.emit(Conflict(differences, notices.conflict(self.sidecar_path, len(differences))))

    def _edition_of(self, content: Content) -> Edition:
        is_present = content.corrections == self.corrections
        return self.edition if is_present else Edition(self._transcript.original, content.corrections)


def open_session(path: Path, episode: Episode, file_digest: str) -> Session:
    """Return the session of the transcript at *path*: its quotes put back, the right to change them taken.

    Nothing is raised for a bad sidecar, and nothing is written: what is wrong
    stands in `Session.notices` and `Session.read_only_reason`.

    Args:
        path: The transcript.
        episode: What was read from it.
        file_digest: The digest of the transcript's bytes.
    """
    sidecar = places.sidecar_of(path)
    lock = SidecarLock(sidecar)
    return Session(Transcript(path, file_digest, episode), look(sidecar, lock), lock)
