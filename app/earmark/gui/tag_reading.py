"""Reads in the background what lies beside a transcript: the tags of its audio, and lists of chapters."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from earmark.errors import UserError
from earmark.gui.jobs import Job
from earmark.importers.audio_tags import AudioTags, read_chapters, read_tags
from earmark.importers.beside import chapters_beside
from earmark.progress import Report


class TagReading(QObject):
    """What is found comes as `told`, once for the chapters and once for the audio.

    Files that cannot be read say nothing here: why audio does not play, the
    player tells.
    """

    told = Signal(object)  # AudioTags

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs: list[Job] = []

    def look_beside(self, transcript: Path) -> None:
        """Begin anew with the chapters that lie beside *transcript*."""
        self.forget()
        chapters = chapters_beside(transcript)
        if chapters is not None:
            self._start(_Chapters(chapters))

    @Slot(object)
    def read_audio(self, audio: Path) -> None:
        self._start(_Tags(audio))

    def forget(self) -> None:
        """What is still being read is not told any more."""
        for job in self._jobs:
            job.succeeded.disconnect(self._finish)
            job.cancel()
        self._jobs.clear()

    def _start(self, work: _Tags | _Chapters) -> None:
        job = Job(work)
        job.succeeded.connect(self._finish)
        self._jobs.append(job)
        job.start()

    @Slot(object)
    def _finish(self, tags: AudioTags | None) -> None:
        if tags is not None:
            self.told.emit(tags)


class _Tags:
    """The work of reading an audio file's tags."""

    def __init__(self, audio: Path) -> None:
        self._audio = audio

    def __call__(self, report: Report) -> AudioTags | None:
        report(0, 0)
        try:
            return read_tags(self._audio)
        except UserError:
            return None


class _Chapters:
    """The work of reading a list of chapters."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __call__(self, report: Report) -> AudioTags | None:
        report(0, 0)
        try:
            return AudioTags(chapters=read_chapters(self._path))
        except UserError:
            return None
