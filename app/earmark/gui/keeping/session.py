"""The open episode and what the reader keeps of it: the only place where annotations change."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QUndoStack

from earmark.errors import UserError
from earmark.gui.keeping import notices
from earmark.gui.keeping.autosave import Autosave
from earmark.gui.keeping.edit_command import AudioChange, EditCommand
from earmark.gui.keeping.notices import Notice
from earmark.gui.keeping.sidecar_lock import SidecarLock
from earmark.model import changes, merge
from earmark.model.anchors import place
from earmark.model.annotations import Annotations
from earmark.model.changes import Change
from earmark.model.episode import Episode
from earmark.model.merge import Difference
from earmark.storage import places
from earmark.storage.audio_link import AudioLink
from earmark.storage.sidecar import DamagedSidecar, Sidecar, load
from earmark.storage.sidecar_format import Content, TranscriptId


@dataclass(frozen=True, slots=True)
class Conflict:
    """Quotes that we and another program changed. Both versions are kept until the reader chooses."""

    differences: tuple[Difference, ...]
    notice: Notice


@dataclass(frozen=True, slots=True)
class Transcript:
    """The open transcript: its file, the digest of the file's bytes, and what was read from it."""

    path: Path
    digest: str
    episode: Episode

    @property
    def id(self) -> TranscriptId:
        return TranscriptId(self.path.name, self.digest, self.episode.text_digest)


@dataclass(frozen=True, slots=True)
class Opened:
    """What was found when a transcript was opened: its sidecar, and what to tell about it."""

    path: Path
    sidecar: Sidecar
    notices: tuple[Notice, ...] = ()
    read_only_reason: str = ""


class Session(QObject):
    """Holds the present annotations and the way back to the earlier ones.

    Every edit is on the disk within 250 ms. What cannot be written is kept
    in memory and tried again at the next edit. A session has no parent; call
    `close` before letting it go.
    """

    changed = Signal(object)  # Annotations, whenever they are others than before
    audio_changed = Signal(object)  # AudioLink or None
    saved = Signal()  # all that was edited is on the disk
    save_failed = Signal(Exception)  # mostly a UserError; the edits are kept
    conflicted = Signal(object)  # Conflict

    def __init__(self, transcript: Transcript, opened: Opened, lock: SidecarLock | None = None) -> None:
        super().__init__()
        self._transcript = transcript
        self._lock = lock
        self._on_disk = self._placed(opened.sidecar.content)
        self._present = self._on_disk
        self._read_only_reason = opened.read_only_reason
        lost = sum(not highlight.placed for highlight in self.annotations.highlights)
        self._notices = (*opened.notices, *([notices.orphans(lost)] if lost else []))
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
        return self._transcript.episode

    @property
    def annotations(self) -> Annotations:
        return self._present.annotations

    @property
    def audio(self) -> AudioLink | None:
        return self._present.audio

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
            self._push(EditCommand(name, self._apply, steps))

    def link_audio(self, audio: AudioLink | None) -> None:
        """Remember *audio* as the sound of this transcript; undo takes it back.

        Raises:
            UserError: The session is read-only.
        """
        if audio != self.audio:
            change = AudioChange(self.audio, audio)
            self._push(EditCommand("Link audio", self._apply, audio=change))

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
        self._on_disk = Content()
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

    def _push(self, edit: EditCommand) -> None:
        self._refuse_if_read_only()
        self.undo_stack.push(edit)

    def _refuse_if_read_only(self) -> None:
        if self._read_only_reason:
            raise UserError("Quotes cannot be changed.", self._read_only_reason)

    def _apply(self, steps: Iterable[Change], audio: AudioChange | None) -> None:
        annotations = changes.apply(self.annotations, steps)
        link = audio.after if audio else self.audio
        self._show(replace(self._present, annotations=annotations, audio=link))
        self._autosave.write(self._to_write())

    def _show(self, content: Content) -> None:
        before, self._present = self._present, content
        if content.annotations != before.annotations:
            self.changed.emit(content.annotations)
        if content.audio != before.audio:
            self.audio_changed.emit(content.audio)

    def _to_write(self) -> Content:
        return replace(self._present, transcript=self._transcript.id)

    def _placed(self, content: Content) -> Content:
        same_text = content.transcript.text_digest == self.episode.text_digest
        return replace(content, annotations=place(content.annotations, self.episode, same_text=same_text))

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
        known, own = there.content.transcript, self._transcript.id
        if there.digest and own.digest != known.digest and own.text_digest != known.text_digest:
            raise UserError(f"“{path.name}” holds the quotes of another transcript.", "Choose another name.")
        return there

    @Slot(object)
    def _note_saved(self, sidecar: Sidecar) -> None:
        self._on_disk = sidecar.content
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
            differences = self._merge(self._placed(theirs.content))
        self._autosave.go_on(theirs, self._to_write())
        if differences:
            self.conflicted.emit(Conflict(differences, notices.conflict(self.sidecar_path, len(differences))))

    def _merge(self, theirs: Content) -> tuple[Difference, ...]:
        merged = merge.merge(self._on_disk.annotations, self.annotations, theirs.annotations)
        audio = theirs.audio if self.audio == self._on_disk.audio else self.audio
        self._on_disk = theirs
        self._show(replace(theirs, annotations=merged.annotations, audio=audio))
        return merged.differences


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
    return Session(Transcript(path, file_digest, episode), _look(sidecar, lock), lock)


def _look(path: Path, lock: SidecarLock) -> Opened:
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
