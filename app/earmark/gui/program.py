"""The running program: what is opened and closed, and which page shows it."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from earmark.errors import LockedFile, UserError
from earmark.gui.collecting import Collecting
from earmark.gui.controls.choice import Choice
from earmark.gui.dialogs.questions import Dialogs
from earmark.gui.errors import show_error
from earmark.gui.main_window import MainWindow
from earmark.gui.opener import Failure, Opener
from earmark.gui.sample import sample_transcript
from earmark.gui.workspace import Workspace
from earmark.importers import transcript_suffixes
from earmark.importers.opening import Opened, Opening
from earmark.model import clock_text
from earmark.model.episode import Episode
from earmark.storage import recents
from earmark.storage.audio_link import AUDIO_SUFFIXES
from earmark.storage.timestamps import utc_now

if TYPE_CHECKING:
    from earmark.importers.pairing import Found

LOADING_SHOWN_AFTER_MS = 150
"""Reading that takes less than this shows no skeleton: it would only flicker."""

PROGRESS_TOLD_AFTER_MS = 1_500
"""Reading beside an open episode is told, with a Cancel, when it takes longer than this."""


class Program(QObject):
    """Brings files into the workspace, and the right page into the window."""

    shown = Signal()  # a transcript stands on the screen
    started = Signal()  # the start page stands on the screen
    failed = Signal(Exception)  # the transcript that was asked for cannot be read
    quotes_dropped = Signal(list)  # of Path: quotes for the transcript that is open

    def __init__(self, window: MainWindow, workspace: Workspace, dialogs: Dialogs, opener: Opener) -> None:
        super().__init__(window)
        self._window, self._workspace, self._dialogs = window, workspace, dialogs
        self._opener = opener
        self._collecting = Collecting(self)
        self._audio: Path | None = None
        self._at_ms: int | None = None
        self._locked: Path | None = None
        self._others: tuple[Path, ...] = ()
        """Other transcripts of the episode that is being opened, the next best first."""
        self._waiting = QTimer(self, singleShot=True, interval=LOADING_SHOWN_AFTER_MS)
        self._patience = QTimer(self, singleShot=True, interval=PROGRESS_TOLD_AFTER_MS)
        self._connect()

    def expect(self, audio: Path | None, at_ms: int | None) -> None:
        """Know what belongs to the transcript being opened: its *audio*, and where to go in it."""
        self._audio, self._at_ms = audio, at_ms

    def take(self, opening: Opening, audio: Path | None = None, at_ms: int | None = None) -> None:
        """Go on with an *opening* begun by the command line."""
        self.expect(audio, at_ms)
        self._opener.take(opening)

    def open_path(self, path: Path, audio: Path | None = None, password: str | None = None) -> None:
        self._audio, self._at_ms = audio, None
        self._collecting.cancel()
        self._opener.open(path.absolute(), password)

    @Slot(list)
    def open_files(self, files: list[Path]) -> None:
        """Open what was dropped: a transcript, its audio, several files that belong together, a folder."""
        if self._workspace.session is not None and _all_hold_quotes(files):
            self.quotes_dropped.emit(files)
            return
        if any(file.suffix.lower() not in AUDIO_SUFFIXES for file in files):
            if len(files) == 1 and not files[0].is_dir():
                self.open_path(files[0])
            else:
                self._collecting.look(files)
        elif self._workspace.session is not None:
            self.link_audio(files[0])
        else:
            self._tell(UserError("This is audio.", "Drop its transcript too, or open the transcript first."))

    @Slot(object)
    def open_folder(self, folder: Path) -> None:
        self._collecting.look([folder])

    @Slot(list)
    def _take_found(self, found: list[Found]) -> None:
        """Open the only episode that was found, or put all on the shelf to choose from."""
        if len(found) > 1:
            self._shelve(found)
            return
        only = found[0]
        self._others = only.others
        self.open_path(only.transcript, only.audio)

    @Slot(Exception)
    def _show_unfound(self, error: Exception) -> None:
        self.show_failure(Failure(Path(), error))

    def _shelve(self, found: list[Found]) -> None:
        with suppress(OSError):  # then they can be opened one by one
            recents.add([(one.transcript, one.audio) for one in found], utc_now())
        self._show_recents()
        if self._workspace.session is None:
            self._window.show_start()
        else:
            self._window.page.panes.show_left()
            self._window.page.side.show_library()
            self._window.page.toast.show_message(f"{len(found)} episodes added to the library")

    @Slot()
    def choose_transcript(self) -> None:
        self._dialogs.ask_transcript(transcript_suffixes(), self._folder())

    @Slot()
    def choose_folder(self) -> None:
        self._dialogs.ask_folder(self._folder())

    @Slot()
    def choose_audio(self) -> None:
        self._dialogs.ask_audio(AUDIO_SUFFIXES, self._folder())

    @Slot(object)
    def link_audio(self, audio: Path) -> None:
        try:
            self._workspace.sound.link(audio)
        except UserError as error:
            self._workspace.banners.tell_bad_audio(error)

    @Slot()
    def open_sample(self) -> None:
        try:
            self.open_path(sample_transcript())
        except UserError as error:
            self._tell(error)

    @Slot()
    def show_start(self) -> None:
        """Close the episode and show the start page."""
        self._opener.cancel()
        self._workspace.close()
        self._show_recents()
        self._window.show_start()
        self.started.emit()

    @Slot()
    def cancel_reading(self) -> None:
        if self._opener.is_busy:
            self._opener.cancel()
            if self._workspace.session is None:
                self.show_start()

    def close(self) -> None:
        """Let everything go; every edit is on the disk after this."""
        self._opener.cancel()
        self._workspace.close()

    @Slot()
    def _show_waiting(self) -> None:
        """Show that pages are being read, if nothing is open that this would cover."""
        if self._opener.is_busy and self._workspace.session is None:
            self._window.page.view.show_loading(0, 0)
            self._window.show_episode("Earmark")

    @Slot(int, int)
    def _show_progress(self, done: int, total: int) -> None:
        if self._workspace.session is None:
            if not self._waiting.isActive():
                self._window.page.view.show_loading(done, total)
        elif not self._patience.isActive() and total:
            self._workspace.banners.tell_reading(done, total, self.cancel_reading)

    @Slot(object)
    def _show_first_pages(self, episode: Episode) -> None:
        if self._workspace.session is None:
            self._waiting.stop()
            self._window.show_episode("Earmark")
            self._workspace.show_first_pages(episode)

    @Slot(object, object)
    def show_opened(self, path: Path, opened: Opened) -> None:
        self._end_waiting()
        self._window.show_episode(opened.episode.title or path.stem)  # the page knows its width only now
        self._workspace.open(path, opened, self._audio)
        if self._at_ms is not None:
            self._workspace.go_to_time(self._at_ms)
        self._show_recents()
        self._tell_others(path)
        self.shown.emit()

    def _tell_others(self, path: Path) -> None:
        """Offer the next transcript of the same episode, if several lay together."""
        others, self._others = self._others, ()
        if others:
            words = f"{path.name} opened: the most complete of {len(others) + 1} transcripts"
            kind = others[0].suffix.removeprefix(".").upper() or others[0].name
            open_other = partial(self.open_path, others[0], self._audio)
            self._window.page.toast.show_message(words, f"Open {kind} instead", open_other)

    @Slot(object)
    def show_failure(self, failure: Failure) -> None:
        """Tell why a file cannot be read. What is open stays open."""
        self._end_waiting()
        error = failure.error
        if isinstance(error, LockedFile):
            self._locked = failure.path
        if not isinstance(error, UserError):
            self._tell(error)
        elif self._workspace.session is None:
            self._window.message.show_error(error)
            self._window.show_message()
        elif isinstance(error, LockedFile):
            self._workspace.banners.tell_unreadable(error, Choice("Unlock", self._dialogs.ask_password))
        else:
            choose = Choice("Choose another file…", self.choose_transcript)
            self._workspace.banners.tell_unreadable(error, choose)
        self.failed.emit(error)

    @Slot(str)
    def _unlock(self, password: str) -> None:
        if self._locked is not None:
            self.open_path(self._locked, self._audio, password)

    @Slot(str)
    def open_recent(self, path: str) -> None:
        """Open the transcript at *path* (a `Recent.path`) with the audio that is known of it."""
        known = recents.find(Path(path))
        self.open_path(Path(path), Path(known.audio) if known and known.audio else None)

    @Slot(str)
    def _forget_recent(self, path: str) -> None:
        recents.forget(path)
        self._show_recents()

    @Slot()
    def ask_time(self) -> None:
        self._dialogs.ask_time(clock_text.stamp(self._workspace.playback.position_ms))

    @Slot(str)
    def _go_to_time(self, text: str) -> None:
        time_ms = clock_text.parse(text)
        if time_ms is None:
            words = f"“{text}” is not a time. Write it as 7:43 or 1:07:43."
            self._window.page.toast.show_message(words)
        else:
            self._workspace.go_to_time(time_ms)

    @Slot()
    def _show_recents(self) -> None:
        known = recents.load()
        self._window.start_page.show_recents(known)
        self._window.page.library.show_recents(known)
        session = self._workspace.session
        self._window.page.library.show_open(recents.key(session.path) if session else "")

    def _folder(self) -> Path:
        """Where the reader will look for a file first."""
        session = self._workspace.session
        known = [] if session else [Path(recent.path).parent for recent in recents.load()[:1]]
        return session.path.parent if session else next(iter(known), Path.home())

    def _tell(self, error: Exception) -> None:
        show_error(self._window, error)

    def _connect(self) -> None:
        opener, window, dialogs = self._opener, self._window, self._dialogs
        opener.began.connect(self._begin)
        self._waiting.timeout.connect(self._show_waiting)
        opener.progressed.connect(self._show_progress)
        opener.stopped.connect(self._end_waiting)
        window.page.view.loading_cancelled.connect(self.cancel_reading)
        opener.first_pages.connect(self._show_first_pages)
        opener.opened.connect(self.show_opened)
        opener.failed.connect(self.show_failure)
        dialogs.transcript_chosen.connect(self.open_path)
        dialogs.folder_chosen.connect(self.open_folder)
        self._collecting.found.connect(self._take_found)
        self._collecting.failed.connect(self._show_unfound)
        dialogs.audio_chosen.connect(self.link_audio)
        dialogs.password_entered.connect(self._unlock)
        dialogs.time_entered.connect(self._go_to_time)
        window.files_dropped.connect(self.open_files)
        start = window.start_page
        start.open_requested.connect(self.choose_transcript)
        start.folder_requested.connect(self.choose_folder)
        start.files_dropped.connect(self.open_files)
        start.sample_requested.connect(self.open_sample)
        start.recent_chosen.connect(self.open_recent)
        start.recent_removed.connect(self._forget_recent)
        window.message.choose_requested.connect(self.choose_transcript)
        window.message.password_entered.connect(self._unlock)
        library = window.page.library
        library.episode_chosen.connect(self.open_recent)
        library.remove_requested.connect(self._forget_recent)
        library.add_requested.connect(self.choose_transcript)
        window.page.side.library_shown.connect(self._show_recents)
        window.page.player_bar.link_audio_requested.connect(self.choose_audio)
        self._workspace.episode_changed.connect(self._show_title)
        self._workspace.banners.find_audio_requested.connect(self.choose_audio)

    @Slot(object)
    def _show_title(self, episode: Episode) -> None:
        session = self._workspace.session
        self._window.setWindowTitle(episode.title or (session.path.stem if session else "Earmark"))

    @Slot(object)
    def _begin(self, _path: Path) -> None:
        self._waiting.start()
        self._patience.start()

    def _end_waiting(self) -> None:
        self._waiting.stop()
        self._window.page.view.end_loading()
        self._workspace.banners.reading_ended()


def _all_hold_quotes(files: list[Path]) -> bool:
    from earmark.importers.annotations import holds_quotes  # only who drops files has need of it

    return bool(files) and all(holds_quotes(file) for file in files)
