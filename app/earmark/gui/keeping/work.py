"""What the reader makes of a transcript, and the way back to what was before; no file is touched here."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from earmark.errors import UserError
from earmark.gui.keeping.conflicts import Conflict, Outvoted
from earmark.gui.keeping.edit_command import AudioChange, CorrectionsChange, Edit, EditCommand
from earmark.gui.keeping.state import State
from earmark.gui.keeping.transcript import Transcript
from earmark.importers.audio_tags import AudioTags
from earmark.model import about, changes, merge
from earmark.model.annotations import Annotations
from earmark.model.corrections import Corrections
from earmark.model.corrections_merge import brought_to
from earmark.model.edition import Edition
from earmark.model.episode import Episode
from earmark.storage.audio_link import AudioLink
from earmark.storage.timestamps import utc_now


class Work(QObject):
    """Holds the present annotations and corrections, and the way back to the earlier ones.

    The transcript as it was imported never changes; `episode` is what it is
    with the corrections.
    """

    changed = Signal(object)  # Annotations, whenever they, or the text they stand in, are others than before
    episode_changed = Signal(object)  # Episode, corrected; before `changed`
    audio_changed = Signal(object)  # AudioLink or None
    edited = Signal()  # by the reader, also by undo; after the others

    def __init__(self, transcript: Transcript, state: State, read_only_reason: str) -> None:
        super().__init__()
        self._transcript = transcript
        self._present = state
        self._next: State | None = None  # what an edit that follows at once will come to
        self._read_only_reason = read_only_reason
        self.undo_stack = QUndoStack(self)

    @property
    def path(self) -> Path:
        """The transcript."""
        return self._transcript.path

    @property
    def digest(self) -> str:
        """The digest of the transcript's bytes."""
        return self._transcript.digest

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
    def read_only_reason(self) -> str:
        """Why nothing can be kept, as a sentence; empty if it can."""
        return self._read_only_reason

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
        self._turn_to(name, self._present.corrected(after))

    def link_audio(self, audio: AudioLink | None) -> None:
        """Remember *audio* as the sound of this transcript; undo takes it back.

        Raises:
            UserError: The session is read-only.
        """
        if audio != self.audio:
            self._push("Link audio", Edit(audio=AudioChange(self.audio, audio)))

    def use_theirs(self, conflict: Conflict) -> None:
        """Settle *conflict* with the versions of the other program."""
        self.edit("Use file", merge.take_theirs(self.annotations, conflict.differences))

    def use_mine(self, conflict: Conflict) -> None:
        """Settle *conflict* with the versions of this window."""
        self.edit("Use mine", merge.take_mine(self.annotations, conflict.differences))

    def use_my_corrections(self, outvoted: Outvoted) -> None:
        """Put the corrections of this window before the newer ones of another program."""
        self.correct("Use mine", brought_to(self.corrections, outvoted.base, outvoted.mine))

    def take_back(self, index: int) -> None:
        """Undo the last edit, if it is still the one that brought the undo stack to *index*."""
        if self.undo_stack.index() == index:
            self.undo_stack.undo()

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
            self._show(self._present.of(original))

    def _turn_to(self, name: str, state: State) -> None:
        """Make *state* the present one by an edit that can be taken back."""
        before, after = self._present.content, state.content
        edit = Edit(
            changes.between(before.annotations, after.annotations),
            AudioChange(before.audio, after.audio) if before.audio != after.audio else None,
            CorrectionsChange(before.corrections, after.corrections)
            if before.corrections != after.corrections
            else None,
        )
        self._present = self._present.with_deleted(after.deleted)
        if edit != Edit():
            self._next = state
            self._push(name, edit)
        elif before.deleted != after.deleted:
            self.edited.emit()

    def _push(self, name: str, edit: Edit) -> None:
        self._refuse_if_read_only()
        self.undo_stack.push(EditCommand(name, self._apply, edit))

    def _refuse_if_read_only(self, fact: str = "Quotes cannot be changed.") -> None:
        if self._read_only_reason:
            raise UserError(fact, self._read_only_reason)

    def _apply(self, edit: Edit) -> None:
        before = present = self._present
        known, self._next = self._next, None
        if edit.corrections is not None:
            corrections = brought_to(self.corrections, edit.corrections.before, edit.corrections.after)
            if known is not None and known.content.corrections is corrections:
                present = known
            else:
                present = present.corrected(corrections)
        after = present.edited(edit.steps, edit.audio.after if edit.audio else self.audio)
        self._show(after.recorded(before, utc_now()))
        self.edited.emit()

    def _show(self, state: State) -> None:
        before, self._present = self._present, state
        is_corrected = state.edition is not before.edition
        if is_corrected:
            self.episode_changed.emit(state.edition.episode)
        if is_corrected or state.annotations != before.annotations:
            self.changed.emit(state.annotations)
        if state.content.audio != before.content.audio:
            self.audio_changed.emit(state.content.audio)
