"""Connects the export dialog with the open episode: quotes in, previews shown, files out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot

from earmark.audio.clips import Kind, kind_named
from earmark.errors import UserError
from earmark.exporters.quotes.ordering import Look
from earmark.gui.controls.choice import Choice
from earmark.gui.dialogs.export.export_choice import ClipFacts, ExportChoice, Which, quotes_in_words
from earmark.gui.dialogs.export.export_dialog import ExportDialog
from earmark.gui.dialogs.export.formats import CLIPS
from earmark.gui.errors import show_error
from earmark.gui.jobs import Job
from earmark.gui.look.theme import Theme
from earmark.gui.main_window import MainWindow
from earmark.gui.outgoing.export_clipboard import put_on_clipboard
from earmark.gui.outgoing.export_memory import remember, remembered
from earmark.gui.outgoing.export_runs import ClipsRun, ExportRun, FileIsThere, Made, PreviewRun, StoppableJob
from earmark.gui.outgoing.export_scope import Scope, clip_facts
from earmark.gui.outgoing.export_target import ExportTarget
from earmark.gui.outgoing.folders import show_folder_of
from earmark.gui.settings import Settings
from earmark.gui.workspace import Workspace

SHOWN = 200
"""An export of more quotes than this shows only the first of them."""
SHOWN_OF_MORE = 50


class Exporting(QObject):
    """One dialog at a time, on the episode that is open. What is chosen is remembered."""

    details_requested = Signal()  # what a citation of this episode still needs

    def __init__(self, window: MainWindow, theme: Theme, workspace: Workspace, settings: Settings) -> None:
        super().__init__(window)
        self._window, self._theme = window, theme
        self._workspace, self._settings = workspace, settings
        self._dialog: ExportDialog | None = None
        self._scope: Scope | None = None
        self._target = ExportTarget(window, settings)
        self._made: Made | None = None
        self._wants_copy = False
        self._shown_format = ""
        self._writing: Job | None = None
        self._counting: Job | None = None
        self._target.changed.connect(self._show_target)
        self._previews = PreviewRun(self)
        self._previews.looked.connect(self._show_look)
        self._previews.made.connect(self._show_made)
        self._previews.failed.connect(self._show_no_preview)
        workspace.closed.connect(self._forget)

    @Slot()
    def open(self) -> None:
        """Show the dialog with what was chosen last."""
        self._open(remembered(self._settings), self._workspace.page.panel.chosen_ids)

    @Slot(object)
    def open_for(self, ids: Sequence[str]) -> None:
        """Show the dialog for the quotes with these *ids*."""
        choice = remembered(self._settings)
        self._open(replace(choice, which=Which.SELECTED), ids)

    @Slot()
    def renew(self) -> None:
        """Show the preview anew: what is said of the show has changed."""
        if self._dialog is not None:
            self._preview(self._dialog.choice)

    @property
    def _clip_kind(self) -> Kind:
        return kind_named(self._settings.clip_kind)

    def _open(self, choice: ExportChoice, chosen: Sequence[str]) -> None:
        self._scope = scope = self._scope_with(chosen)
        if scope is None or self._dialog is not None:
            return
        if not scope.ids[Which.ALL]:
            self._window.page.toast.show_message("No quotes to export yet")
            return
        choice = scope.possible(choice)
        dialog = self._dialog = ExportDialog(self._theme, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.choice_changed.connect(self._take)
        dialog.preview_requested.connect(self._preview)
        dialog.change_requested.connect(self._target.ask)
        dialog.copy_requested.connect(self._copy)
        dialog.export_requested.connect(self._export)
        dialog.stop_requested.connect(self._stop)
        dialog.details_requested.connect(self.details_requested)
        dialog.finished.connect(self._let_go)
        self._shown_format = ""
        self._target.begin(scope, choice.format)
        dialog.form.show_sound(scope.sound_size)
        dialog.show_choice(choice, scope.counts)
        dialog.open()

    def _scope_with(self, chosen: Sequence[str]) -> Scope | None:
        """Return the open episode as it is now; None where none is open."""
        work, panel = self._workspace, self._workspace.page.panel
        session = work.session
        if session is None:
            return None
        marks = session.annotations
        ids = {
            Which.ALL: tuple(mark.id for mark in marks.highlights),
            Which.SHOWN: panel.shown_ids,
            Which.SELECTED: tuple(card for card in chosen if marks.get(card) is not None),
        }
        audio = work.sound.path if work.playback.has_audio else None
        own = (session.path, session.sidecar_path, *([audio] if audio else []))
        duration_ms = work.playback.duration_ms if audio else 0
        return Scope(session.episode, marks, work.time_map, ids, session.path, own, audio, duration_ms)

    @Slot(object)
    def _take(self, choice: ExportChoice) -> None:
        remember(self._settings, choice)
        self._target.follow(choice.format)

    @Slot(object)
    def _show_target(self, target: Path) -> None:
        if self._dialog is not None:
            self._dialog.show_target(target)

    @Slot(object)
    def _preview(self, choice: ExportChoice) -> None:
        """Begin to make what the dialog shows of *choice*."""
        scope, dialog = self._scope, self._dialog
        if scope is None or dialog is None:
            return
        self._made = None
        self._previews.cancel()
        self._count_clips(scope, choice)
        if choice.format == CLIPS:
            return
        count = scope.counts[choice.which]
        dialog.show_size(None)
        order = scope.order(choice, self._target.path, SHOWN_OF_MORE if count > SHOWN else SHOWN)
        self._previews.start(order, scope.clip_order(choice, self._target.path, self._clip_kind))

    def _count_clips(self, scope: Scope, choice: ExportChoice) -> None:
        every = replace(choice, clips=True)
        order = scope.clip_order(every, self._target.path, self._clip_kind)
        if self._counting is not None:
            self._counting.succeeded.disconnect(self._show_clips)
        self._counting = Job(partial(clip_facts, order))
        self._counting.succeeded.connect(self._show_clips)
        self._counting.start()

    @Slot(object)
    def _show_clips(self, facts: ClipFacts) -> None:
        self._counting = None
        if self._dialog is not None:
            self._dialog.show_clips(facts)

    @Slot(object)
    def _show_look(self, look: Look) -> None:
        if self._dialog is not None:
            self._dialog.show_look(look, keep_place=self._dialog.choice.format == self._shown_format)

    @Slot(object)
    def _show_made(self, made: Made) -> None:
        dialog = self._dialog
        if dialog is None:
            return
        self._made = made
        embedded = self._scope.sound_size if self._scope and dialog.choice.embeds else 0
        dialog.show_size(len(made.data) + embedded)
        dialog.show_source(made.source, keep_place=dialog.choice.format == self._shown_format)
        self._shown_format = dialog.choice.format
        if self._wants_copy:
            self._copy()

    @Slot(Exception)
    def _show_no_preview(self, error: Exception) -> None:
        if self._dialog is not None and isinstance(error, UserError):
            self._dialog.tell(_in_words(error))
        else:
            show_error(self._window, error)

    @Slot()
    def _copy(self) -> None:
        """Copy what is shown; if it is still being made, as soon as it is there."""
        dialog = self._dialog
        self._wants_copy = self._made is None
        if dialog is None or self._made is None:
            return
        put_on_clipboard(self._made.data, is_page=dialog.choice.format == "html")
        dialog.show_copied()

    @Slot()
    def _export(self) -> None:
        self._write(replaces=False)

    def _replace(self) -> None:
        self._write(replaces=True)

    def _write(self, *, replaces: bool) -> None:
        scope, dialog = self._scope, self._dialog
        if scope is None or dialog is None or self._writing is not None:
            return
        choice, target = dialog.choice, self._target.path
        clips = scope.clip_order(choice, target, self._clip_kind)
        if choice.format != CLIPS:
            sound = scope.audio if choice.embeds else None
            run = ExportRun(scope.order(choice, target), target, scope.own, clips, sound, replaces=replaces)
            job: Job = StoppableJob(run, run.cancel)
        elif clips is not None:
            job = Job(ClipsRun(clips, replaces=replaces))
        else:
            return
        job.progressed.connect(dialog.show_progress)
        job.succeeded.connect(self._tell_done)
        job.failed.connect(self._tell_failure)
        job.finished.connect(self._end_writing)
        self._writing = job
        dialog.show_writing(True)
        job.start()

    @Slot()
    def _stop(self) -> None:
        if self._writing is not None:
            self._writing.cancel()

    @Slot(object)
    def _tell_done(self, count: int) -> None:
        dialog = self._dialog
        if dialog is None:
            return
        is_clips = dialog.choice.format == CLIPS
        words = ("1 clip" if count == 1 else f"{count} clips") if is_clips else quotes_in_words(count)
        shown = self._target.path / "clips" if is_clips else self._target.path  # its folder is what is shown
        self._end_writing()
        dialog.accept()
        self._window.page.toast.show_message(
            f"{words} exported.", "Show file", partial(show_folder_of, shown)
        )

    @Slot(Exception)
    def _tell_failure(self, error: Exception) -> None:
        self._end_writing()
        dialog = self._dialog
        if isinstance(error, FileIsThere) and dialog is not None:
            dialog.tell(str(error), Choice("Replace", self._replace), Choice("Change…", self._target.ask))
        elif isinstance(error, UserError) and dialog is not None:
            dialog.tell(_in_words(error))
        else:
            show_error(self._window, error)

    @Slot()
    def _end_writing(self) -> None:
        if self._writing is not None and self._dialog is not None:
            self._dialog.show_writing(False)
        self._writing = None

    @Slot()
    def _let_go(self) -> None:
        self._previews.cancel()
        self._stop()
        self._dialog, self._scope, self._made, self._wants_copy = None, None, None, False

    @Slot()
    def _forget(self) -> None:
        """The episode is closed: nothing of it is left to export."""
        if self._dialog is not None:
            self._stop()
            self._dialog.done(0)


def _in_words(error: UserError) -> str:
    return f"{error} {error.hint}".strip()
