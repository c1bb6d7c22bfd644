"""Finds the sound of the open transcript, remembers it, and reads its waveform."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from earmark.audio.peaks import Peaks, read_peaks
from earmark.errors import UNPLAYABLE, UserError
from earmark.gui.jobs import Job
from earmark.gui.keeping.session import Session
from earmark.gui.playback import Playback
from earmark.progress import Report
from earmark.storage import audio_link
from earmark.storage.audio_link import AudioLink


class SoundLink(QObject):
    """The audio of one session: the linked one, else the one of the same name beside the transcript."""

    missing = Signal(str)  # the name of the linked file that is not there
    found = Signal(object)  # Path, opened in the player
    peaks_grown = Signal(object)  # Peaks, of what is decoded so far
    unreadable = Signal(Exception)  # UserError: the sound cannot be decoded
    length_known = Signal(int)  # ms, counted while decoding
    settled = Signal()  # nothing more will come: read, failed, or there is no audio

    def __init__(self, playback: Playback, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._playback = playback
        self._session: Session | None = None
        self._reading: _PeaksRun | None = None
        self._path: Path | None = None

    @property
    def path(self) -> Path | None:
        """The audio that is open, or was when it was there; None where there is none."""
        return self._path

    def show(self, session: Session, position_ms: int, chosen: Path | None = None) -> None:
        """Open the audio of *session* at *position_ms*; *chosen* is the one that was asked for."""
        self.forget()
        self._session = session
        session.audio_changed.connect(self._follow_link)
        if chosen is None:
            self._open_known(session, position_ms)
            return
        try:
            self.link(chosen, position_ms)
        except UserError as error:
            self._open_known(session, position_ms)
            self.unreadable.emit(error)

    def link(self, audio: Path, position_ms: int | None = None) -> None:
        """Make *audio* the sound of the transcript, and open it.

        Raises:
            UserError: It cannot be read.
        """
        session = self._session
        if session is None:
            return
        try:
            made = audio_link.link(session.path, audio)
        except FileNotFoundError as error:
            words = f"{audio.name} was moved or renamed. Reading and quoting still work."
            raise UserError("Audio file not found.", words) from error
        except OSError as error:
            raise UserError(UNPLAYABLE, "The file cannot be read.", str(error)) from error
        at_ms = self._playback.position_ms if position_ms is None else position_ms
        self._open(audio, at_ms)
        if not session.read_only_reason and not _same(session, made, audio):
            session.link_audio(made)

    @Slot()
    def reopen(self) -> None:
        """Open the same audio in another player."""
        if self._path is not None:
            position_ms = self._playback.position_ms
            self._playback.close()
            self._playback.open(self._path, position_ms)

    @Slot()
    def forget(self) -> None:
        """Belong to no session any more; what is being read is stopped."""
        if self._session is not None:
            self._session.audio_changed.disconnect(self._follow_link)
        self._session = None
        self._path = None
        self._stop_reading()
        self._playback.close()

    @Slot(object)
    def _follow_link(self, link: AudioLink | None) -> None:
        """Undo and redo of a link change what is heard."""
        path = audio_link.resolve(self._session.path, link) if self._session and link else None
        if path == self._path or (path and self._path and _is_same_file(path, self._path)):
            return
        if path is not None and path.is_file():
            self._open(path, self._playback.position_ms)
        elif link is None:
            self._path = None
            self._stop_reading()
            self._playback.close()
            self.peaks_grown.emit(None)

    def _open_known(self, session: Session, position_ms: int) -> None:
        """Open the linked audio, or what lies beside the transcript; else stand there without."""
        path = self._find(session)
        if path is not None:
            self._open(path, position_ms)
        else:
            self._playback.hold(position_ms)
            self.settled.emit()

    def _find(self, session: Session) -> Path | None:
        if session.audio is None:
            return audio_link.beside(session.path)
        linked = audio_link.resolve(session.path, session.audio)
        if linked.is_file():
            return linked
        other = audio_link.beside(session.path)
        if other is None:
            self.missing.emit(linked.name)
        return other

    def _open(self, path: Path, position_ms: int) -> None:
        self._path = path
        self._stop_reading()
        self._playback.open(path, position_ms)
        self.found.emit(path)
        self._reading = _PeaksRun(path)
        self._reading.grown.connect(self.peaks_grown)
        self._reading.job.succeeded.connect(self._take_peaks)
        self._reading.job.failed.connect(self._take_failure)
        self._reading.job.start()

    def _stop_reading(self) -> None:
        run, self._reading = self._reading, None
        if run is not None:
            run.grown.disconnect(self.peaks_grown)
            run.job.succeeded.disconnect(self._take_peaks)
            run.job.failed.disconnect(self._take_failure)
            run.job.cancel()

    @Slot(object)
    def _take_peaks(self, peaks: Peaks) -> None:
        self._reading = None
        self.peaks_grown.emit(peaks)
        self.length_known.emit(peaks.duration_ms)
        self.settled.emit()

    @Slot(Exception)
    def _take_failure(self, error: Exception) -> None:
        self._reading = None
        self.unreadable.emit(error)
        self.settled.emit()


class _PeaksRun(QObject):
    """One reading of a waveform. Without a parent: its thread may outlive the window."""

    grown = Signal(object)

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self.job = Job(self._work)

    def _work(self, report: Report) -> Peaks:
        return read_peaks(self._path, report, self.grown.emit)


def _same(session: Session, made: AudioLink, audio: Path) -> bool:
    """Whether nothing needs to be remembered: linked already, or found by its name anyway."""
    if session.audio is not None:
        return session.audio.path == made.path
    beside = audio_link.beside(session.path)
    return beside is not None and _is_same_file(beside, audio)


def _is_same_file(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False
