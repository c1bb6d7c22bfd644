"""Undo and redo: one command for every kind of edit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtGui import QUndoCommand

from earmark.model.changes import Change
from earmark.model.corrections import Corrections
from earmark.storage.audio_link import AudioLink

_TYPING = 1
"""By this Qt knows edits that may become one with the next."""


@dataclass(frozen=True, slots=True)
class AudioChange:
    """Which audio was linked before and after an edit."""

    before: AudioLink | None
    after: AudioLink | None

    def reversed(self) -> AudioChange:
        return AudioChange(self.after, self.before)


@dataclass(frozen=True, slots=True)
class CorrectionsChange:
    """What was corrected in the transcript before and after an edit."""

    before: Corrections
    after: Corrections

    def reversed(self) -> CorrectionsChange:
        return CorrectionsChange(self.after, self.before)


@dataclass(frozen=True, slots=True)
class Edit:
    """All that an edit changed: annotations, and the audio or the corrections if it changed those."""

    steps: tuple[Change, ...] = ()
    audio: AudioChange | None = None
    corrections: CorrectionsChange | None = None

    def reversed(self) -> Edit:
        return Edit(
            tuple(step.reversed() for step in self.steps),
            self.audio and self.audio.reversed(),
            self.corrections and self.corrections.reversed(),
        )

    @property
    def is_typing(self) -> bool:
        """Whether it is nothing but typing in one note."""
        return self.corrections is None and len(self.steps) == 1 and self.steps[0].is_typing


class EditCommand(QUndoCommand):
    """An edit that can be taken back.

    Typing on in the same note is one edit, until the typist rests.
    """

    def __init__(self, name: str, apply: Callable[[Edit], None], edit: Edit) -> None:
        super().__init__(name)
        self._apply, self._edit = apply, edit

    @property
    def edit(self) -> Edit:
        return self._edit

    def redo(self) -> None:
        self._apply(self._edit)

    def undo(self) -> None:
        self._apply(self._edit.reversed())

    def id(self) -> int:
        return _TYPING if self._edit.is_typing else -1

    def mergeWith(self, other: QUndoCommand) -> bool:  # noqa: N802 - Qt's name
        if not isinstance(other, EditCommand):
            return False
        step, later = self._edit.steps[0], other.edit.steps[0]
        if not step.goes_on_in(later):
            return False
        self._edit = replace(self._edit, steps=(replace(step, after=later.after),))
        return True
