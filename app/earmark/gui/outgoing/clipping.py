"""“Export clip…”: the sound of a quote, or of selected words, as a file of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from earmark.errors import UserError
from earmark.gui.errors import show_error
from earmark.gui.main_window import MainWindow
from earmark.gui.settings import Settings
from earmark.gui.workspace import Workspace
from earmark.model.annotations import Highlight

if TYPE_CHECKING:
    from earmark.gui.outgoing.clip_saving import ClipSaving

NO_AUDIO = "Link audio to export clips"
NO_TIMES = "The transcript has no times"


class Clipping(QObject):
    """Knows what a clip is wanted of, and if there can be one. What saves it is loaded when first needed."""

    reason_changed = Signal(str)  # why no clip can be made now; "" where one can

    def __init__(self, window: MainWindow, workspace: Workspace, settings: Settings) -> None:
        super().__init__(window)
        self._window, self._workspace, self._settings = window, workspace, settings
        self._saving: ClipSaving | None = None
        workspace.page.selection_toolbar.clip_requested.connect(self.ask)
        workspace.page.panel.clip_requested.connect(self.ask_for)
        workspace.playback.audio_changed.connect(self._look)
        workspace.opened.connect(self._look)
        workspace.episode_changed.connect(self._look)

    @property
    def reason(self) -> str:
        """Why no clip can be made of the open episode; "" where one can."""
        session = self._workspace.session
        if session is None or self._workspace.sound.path is None or not self._workspace.playback.has_audio:
            return NO_AUDIO
        has_times = any(span.paragraph.play_ms is not None for span in session.episode.spans)
        return "" if has_times else NO_TIMES

    @Slot()
    def ask(self) -> None:
        """Ask where the clip of the selection, or of the chosen quote, shall be saved."""
        at_hand = self._workspace.marking.at_hand
        selection = at_hand.selection
        meant = at_hand.make(*selection, at_hand.color) if selection else at_hand.chosen
        if meant is None:
            self._window.page.toast.show_message("Select words first, or choose a quote")
        else:
            self._ask(meant)

    @Slot(str)
    def ask_for(self, highlight_id: str) -> None:
        """Ask where the clip of a quote shall be saved."""
        highlight = self._workspace.marking.at_hand.get(highlight_id)
        if highlight is not None:
            self._ask(highlight)

    def _ask(self, highlight: Highlight) -> None:
        session, audio = self._workspace.session, self._workspace.sound.path
        if session is None or audio is None:
            return
        from earmark.audio.clips import clip_of

        try:
            clip = clip_of(session.episode, highlight, self._workspace.time_map, name=session.path.stem)
        except UserError as error:
            show_error(self._window, error)
            return
        self._loaded().ask(clip, audio, session.path.parent)

    def _loaded(self) -> ClipSaving:
        if self._saving is None:
            from earmark.gui.outgoing.clip_saving import ClipSaving

            self._saving = ClipSaving(self._window, self._settings)
        return self._saving

    @Slot()
    def _look(self) -> None:
        self.reason_changed.emit(self.reason)
