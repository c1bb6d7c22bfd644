"""Undo and redo: one command for every kind of edit."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from PySide6.QtGui import QUndoCommand

from earmark.model.changes import Change
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


class EditCommand(QUndoCommand):
    """Any edit at all: the annotations it changed, and the audio if it changed that.

    Typing on in the same note is one edit, until the typist rests.
    """

    def __init__(
        self,
        name: str,
        apply: Callable[[Iterable[Change], AudioChange | None], None],
        steps: tuple[Change, ...] = (),
        audio: AudioChange | None = None,
    ) -> None:
        super().__init__(name)
        self._apply, self._steps, self._audio = apply, steps, audio

    @property
    def steps(self) -> tuple[Change, ...]:
        return self._steps

    def redo(self) -> None:
        self._apply(self._steps, self._audio)

    def undo(self) -> None:
        self._apply([step.reversed() for step in self._steps], self._audio and self._audio.reversed())

    def id(self) -> int:
        return _TYPING if len(self._steps) == 1 and self._steps[0].is_typing else -1

    def mergeWith(self, other: QUndoCommand) -> bool:  # noqa: N802 - Qt's name
        if not isinstance(other, EditCommand) or not self._steps[0].goes_on_in(other.steps[0]):
            return False
        self._steps = (replace(self._steps[0], after=other.steps[0].after),)
        return True
