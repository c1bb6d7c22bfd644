"""What is shown while nothing is open: drop or open a transcript, or go on with a recent one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from earmark.gui.controls.banner import BannerStack
from earmark.gui.look.theme import Theme
from earmark.gui.start.start_columns import StartColumns
from earmark.storage.recents import Recent


class StartPage(QWidget):
    """The page as the window knows it. It receives drops anywhere on it.

    Its columns are made when it is first shown: a window that opens with an
    episode is sooner there without them.

    Args:
        theme: The colours in use.
        transcripts: Suffixes of the transcripts that can be read (".pdf", ...).
        kinds: The chief ones of them, as the page names them ("PDF", ...).
        audio: Suffixes of audio files, which are dropped together with a transcript.
        open_keys: The keys of opening, in words.
        sample_minutes: How long the sample episode is; 0 if there is none.
    """

    open_requested = Signal()
    folder_requested = Signal()
    files_dropped = Signal(list)  # of Path; at least one is a transcript, or a folder
    sample_requested = Signal()
    recent_chosen = Signal(str)  # Recent.path
    recent_removed = Signal(str)
    all_quotes_requested = Signal()

    def __init__(
        self,
        theme: Theme,
        transcripts: Sequence[str],
        kinds: Sequence[str],
        audio: Sequence[str],
        open_keys: str,
        sample_minutes: int,
    ) -> None:
        super().__init__()
        self._theme = theme
        self._transcripts, self._audio = tuple(transcripts), frozenset(audio)
        self._kinds = kinds
        self._open_keys = open_keys
        self._sample_minutes = sample_minutes
        self._recents: Sequence[Recent] = ()
        self._columns: StartColumns | None = None
        self.banners = BannerStack(theme)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(self.banners)
        self.setAcceptDrops(True)

    def show_recents(self, recents: Sequence[Recent]) -> None:
        self._recents = recents
        if self._columns is not None:
            self._columns.show_recents(recents)

    def showEvent(self, event: QShowEvent) -> None:
        self._made_columns()
        super().showEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        paths = _local_files(event.mimeData())
        if not paths:
            return
        event.acceptProposedAction()
        if self._can_open(paths):
            self._made_columns().zone.show_over()
        else:
            self._made_columns().zone.show_problem(*self._problem(paths))

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._made_columns().zone.show_invitation()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = _local_files(event.mimeData())
        event.acceptProposedAction()
        if self._can_open(paths):
            self._made_columns().zone.show_invitation()
            self.files_dropped.emit(paths)
        else:
            self._made_columns().zone.show_problem(*self._problem(paths))

    def _made_columns(self) -> StartColumns:
        if self._columns is None:
            columns = StartColumns(self._theme, self._kinds, self._open_keys, self._sample_minutes)
            columns.open_requested.connect(self.open_requested)
            columns.folder_requested.connect(self.folder_requested)
            columns.sample_requested.connect(self.sample_requested)
            columns.recent_chosen.connect(self.recent_chosen)
            columns.recent_removed.connect(self.recent_removed)
            columns.all_quotes_requested.connect(self.all_quotes_requested)
            columns.show_recents(self._recents)
            self._layout.addWidget(columns, 1)
            columns.show()  # at once: the layout would do it one picture later
            self._columns = columns
        return self._columns

    def _can_open(self, paths: Sequence[Path]) -> bool:
        """Whether a transcript may be among *paths*; what has no suffix is left to the reader to judge."""
        return any(path.is_dir() or path.suffix.lower() in (*self._transcripts, "") for path in paths)

    def _problem(self, paths: Sequence[Path]) -> tuple[str, str]:
        suffix = paths[0].suffix.lower()
        if suffix in self._audio:
            return "This is audio without a transcript.", "Drop the transcript together with it."
        return f"Earmark cannot read {suffix} files.", "Save it as PDF or text with times."


def _local_files(mime: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
