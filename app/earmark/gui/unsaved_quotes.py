"""Tells on the start page which quotes could not be saved last time, and leads to their transcripts."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Slot

from earmark.gui.controls.banner import Banner
from earmark.gui.controls.choice import Choice
from earmark.gui.jobs import Job
from earmark.gui.keeping import notices
from earmark.gui.program import Program
from earmark.gui.start.start_page import StartPage
from earmark.model import changes
from earmark.progress import Report
from earmark.storage import journal
from earmark.storage.journal import Unwritten

SETTLED_MS = 400
"""The page comes first."""


class UnsavedQuotes(QObject):
    """Looks into the journal whenever the start page is shown."""

    def __init__(self, page: StartPage, program: Program) -> None:
        super().__init__(page)
        self._page, self._program = page, program
        self._told: frozenset[Path] = frozenset()
        self._job: Job | None = None
        self._settling = QTimer(self, singleShot=True, interval=SETTLED_MS)
        self._settling.timeout.connect(self._look)
        program.started.connect(self._settling.start)

    @Slot()
    def _look(self) -> None:
        if self._job is None and self._page.isVisible():
            self._job = Job(_everything)
            self._job.succeeded.connect(self._show)
            self._job.start()

    @Slot(object)
    def _show(self, found: tuple[Unwritten, ...]) -> None:
        self._job = None
        newest = {one.transcript: one for one in found}
        for transcript in self._told - newest.keys():
            self._page.banners.retire(str(transcript))
        self._told = frozenset(newest)
        for one in newest.values():
            self._tell(one)

    def _tell(self, one: Unwritten) -> None:
        name = one.transcript.name
        count = len(changes.between(one.base.annotations, one.content.annotations))
        notice = notices.unwritten(count, notices.time_of(one), datetime.now(UTC))
        if one.transcript.exists():
            what = f"They were kept in “{name}”. Open it to restore them."
            choice = Choice("Open", partial(self._program.open_path, one.transcript))
        else:
            what = f"“{name}” is not where it was. Open it where it is now to restore them."
            choice = Choice("Open transcript…", self._program.choose_transcript)
        choices = (choice, Choice("Not now", _nothing))
        self._page.banners.show_banner(
            Banner(str(one.transcript), notice.fact, what, "device-floppy", "info", choices)
        )


def _everything(_report: Report) -> tuple[Unwritten, ...]:
    return journal.everything()


def _nothing() -> None:
    """Choose to leave things as they are."""
