"""Connects the Speakers dialog with the open episode: who is called what, and who is one person."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QWidget

from earmark.errors import UserError
from earmark.gui.dialogs.speakers.speaker_entry import speaker_entries
from earmark.gui.dialogs.speakers.speakers_dialog import SpeakersDialog
from earmark.gui.look.theme import Theme
from earmark.gui.workspace import Workspace
from earmark.model.casting import merge_speakers, recolor_speaker, rename_speaker, set_role
from earmark.model.corrections import Corrections
from earmark.model.duplicates import Duplicate, likely_duplicates
from earmark.model.edition import Edition
from earmark.model.episode import Episode
from earmark.model.who_when import who_when
from earmark.storage.timestamps import utc_now


class Speaking(QObject):
    """One dialog at a time, on the episode that is open."""

    def __init__(self, window: QWidget, theme: Theme, workspace: Workspace) -> None:
        super().__init__(window)
        self._window, self._theme, self._workspace = window, theme, workspace
        self._dialog: SpeakersDialog | None = None
        self._two_people: set[frozenset[str]] = set()
        workspace.page.toolbar.edit_speakers_requested.connect(self.open)
        workspace.page.contents.speakers_requested.connect(self.open)
        workspace.banners.speakers_requested.connect(self.open)
        workspace.episode_changed.connect(self._refresh)
        workspace.closed.connect(self._forget)

    @Slot()
    def open(self) -> None:
        """Show who speaks; nothing happens while no episode is open."""
        session = self._workspace.session
        if session is None or self._dialog is not None:
            return
        dialog = self._dialog = SpeakersDialog(self._theme, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.renamed.connect(self._rename)
        dialog.merged.connect(self._merge)
        dialog.recolored.connect(self._recolor)
        dialog.role_chosen.connect(self._set_role)
        dialog.kept_both.connect(self._keep_both)
        dialog.undo_requested.connect(self._workspace.marking.undo)
        dialog.redo_requested.connect(self._workspace.marking.redo)
        dialog.finished.connect(self._let_go)
        self._refresh()
        dialog.open()

    @Slot(int)
    def edit_name(self, speaker: int) -> None:
        """Show who speaks, with the cursor in the name of *speaker*."""
        self.open()
        if self._dialog is not None:
            self._dialog.edit_name(speaker)

    @Slot(int, str)
    def _rename(self, speaker: int, name: str) -> None:
        self._correct("Rename speaker", lambda edition: rename_speaker(edition, speaker, name, utc_now()))

    @Slot(int, int)
    def _merge(self, speaker: int, into: int) -> None:
        session, dialog = self._workspace.session, self._dialog
        if session is None or dialog is None:
            return
        gone, stays = (session.episode.speakers[k].name for k in (speaker, into))
        merged = self._correct(
            "Merge speakers", lambda edition: merge_speakers(edition, speaker, into, utc_now())
        )
        if merged and not self._duplicates(session.episode):
            dialog.tell_done(f"{gone} is merged into {stays}.")

    @Slot(int, int)
    def _recolor(self, speaker: int, palette: int) -> None:
        self._correct(
            "Recolor speaker", lambda edition: recolor_speaker(edition, speaker, palette, utc_now())
        )

    @Slot(int, str)
    def _set_role(self, speaker: int, role: str) -> None:
        self._correct("Change role", lambda edition: set_role(edition, speaker, role, utc_now()))

    @Slot(int, int)
    def _keep_both(self, one: int, other: int) -> None:
        """Remember, as long as the episode is open, that these are two."""
        if self._workspace.session is not None:
            speakers = self._workspace.session.episode.speakers
            self._two_people.add(frozenset((speakers[one].name, speakers[other].name)))
            self._refresh()

    def _correct(self, name: str, verb: Callable[[Edition], Corrections]) -> bool:
        """Do what was wished, and return whether it could be done."""
        session, dialog = self._workspace.session, self._dialog
        if session is None or dialog is None:
            return False
        try:
            session.correct(name, verb(session.edition))
        except UserError as error:  # the session is read-only
            dialog.tell(f"{error} {error.hint}")
            return False
        return True

    @Slot()
    def _refresh(self) -> None:
        session, dialog = self._workspace.session, self._dialog
        if session is None or dialog is None:
            return
        episode, time_map = session.episode, self._workspace.time_map
        dialog.show_speakers(
            speaker_entries(episode, time_map), self._duplicates(episode), who_when(episode, time_map)
        )

    def _duplicates(self, episode: Episode) -> tuple[Duplicate, ...]:
        def names(pair: Duplicate) -> frozenset[str]:
            return frozenset(episode.speakers[k].name for k in (pair.kept, pair.other))

        return tuple(pair for pair in likely_duplicates(episode) if names(pair) not in self._two_people)

    @Slot()
    def _let_go(self) -> None:
        self._dialog = None

    @Slot()
    def _forget(self) -> None:
        """The episode is closed: nothing of it is left to show."""
        self._two_people.clear()
        if self._dialog is not None:
            self._dialog.reject()
