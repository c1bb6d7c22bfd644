"""Pauses the sound while a note is typed, for readers who want that."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from earmark.gui.cards.annotation_panel import AnnotationPanel
from earmark.gui.controls.running import application
from earmark.gui.playback import Playback


class NotePause(QObject):
    """Lets the sound go on when the note is done: its editor closed, or left by the keyboard.

    `is_on` is the reader's wish. A sound that was paused or played by the
    reader meanwhile stays as it is.
    """

    def __init__(self, panel: AnnotationPanel, playback: Playback, parent: QObject) -> None:
        super().__init__(parent)
        self.is_on = False
        self._panel = panel
        self._playback = playback
        self._waits = False  # to go on
        panel.note_typed.connect(self._pause)
        panel.editor_closed.connect(self._go_on)
        playback.playing_changed.connect(self._follow_playing)
        playback.audio_changed.connect(self._forget)
        application().focusChanged.connect(self._follow_focus)

    @Slot()
    def _pause(self) -> None:
        if self.is_on and self._playback.is_playing:
            self._playback.pause()
            self._waits = True

    @Slot()
    def _go_on(self) -> None:
        if self._waits:
            self._waits = False
            self._playback.resume()

    @Slot(QWidget, QWidget)
    def _follow_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Go on when the keyboard goes elsewhere in this program; another program is no end of the note."""
        if new is not None and not self._panel.is_in_editor(new):
            self._go_on()

    @Slot(bool)
    def _follow_playing(self, playing: bool) -> None:
        if playing:
            self._waits = False

    @Slot()
    def _forget(self) -> None:
        self._waits = False
