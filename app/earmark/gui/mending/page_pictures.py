"""Pictures of the pages of the open PDF, drawn in the background and kept while it is open."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QImage

from earmark.errors import UserError
from earmark.gui.jobs import Job
from earmark.importers.picturing import FAILURE, picture_of
from earmark.progress import Report

_KEPT = 6
"""How many pages are kept; one is some megabytes."""


class PagePictures(QObject):
    """Draws one page at a time; asking for another stops the one before."""

    drawn = Signal(int, QImage, float)  # page, its picture, how many points it is wide
    failed = Signal(int, str)  # page, and why there is no picture

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path: Path | None = None
        self._kept: dict[tuple[int, int], tuple[QImage, float]] = {}
        self._run: _Run | None = None

    def show_file(self, path: Path | None) -> None:
        """Draw the pages of *path* from now on; None: of nothing."""
        self._let_go()
        self._path = path
        self._kept.clear()

    @Slot(int, int)
    def ask(self, page: int, width: int) -> None:
        """Ask for *page*, *width* pixels wide; the answer comes by a signal."""
        self._let_go()
        known = self._kept.get((page, width))
        if known is not None:
            self.drawn.emit(page, *known)
        elif self._path is not None:
            self._run = _Run(self._path, page, width)
            self._run.job.succeeded.connect(self._take)
            self._run.job.failed.connect(self._fail)
            self._run.job.start()

    def _let_go(self) -> None:
        run, self._run = self._run, None
        if run is not None:
            run.job.succeeded.disconnect(self._take)
            run.job.failed.disconnect(self._fail)
            run.job.cancel()

    @Slot(object)
    def _take(self, drawn: tuple[QImage, float]) -> None:
        run, self._run = self._run, None
        if run is None:
            return
        while len(self._kept) >= _KEPT:
            del self._kept[next(iter(self._kept))]
        self._kept[run.page, run.width] = drawn
        self.drawn.emit(run.page, *drawn)

    @Slot(Exception)
    def _fail(self, error: Exception) -> None:
        run, self._run = self._run, None
        if not isinstance(error, UserError):
            raise error
        if run is not None:
            self.failed.emit(run.page, f"{error} {error.hint}".strip())


class _Run:
    """One page on its way."""

    def __init__(self, path: Path, page: int, width: int) -> None:
        self.page, self.width = page, width
        self._path = path
        self.job = Job(self._work)

    def _work(self, report: Report) -> tuple[QImage, float]:
        picture = picture_of(self._path, self.page, self.width, report)
        image = QImage.fromData(picture.png)
        if image.isNull():
            raise UserError(FAILURE, "The picture of it is damaged.")
        return image, picture.width
