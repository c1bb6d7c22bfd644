"""Connects the page of all quotes with the program: opening, going back, keeping up with the disk."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from earmark.gui.errors import show_error
from earmark.gui.look.theme import Theme
from earmark.gui.main_window import MainWindow
from earmark.gui.program import Program
from earmark.gui.workspace import Workspace

if TYPE_CHECKING:
    from earmark.gui.library_quotes.quotes_page import QuotesPage
    from earmark.gui.quote_copying import QuoteCopying
    from earmark.gui.quote_reading import QuoteReading
    from earmark.library.volumes import KeptCard

LOOKED_EVERY_MS = 2_000
"""How soon quotes kept by another window or program appear while the page stands on the screen."""
TITLE = "All quotes"


class AllQuotes(QObject):
    """Shows the page of all quotes. It is made, with what reads for it, when it is first asked for."""

    seen = Signal(bool)  # the page stands on the screen, or does no more

    def __init__(self, window: MainWindow, theme: Theme, workspace: Workspace, program: Program) -> None:
        super().__init__(window)
        self._window, self._theme, self._workspace, self._program = window, theme, workspace, program
        self._page: QuotesPage | None = None
        self._reading: QuoteReading | None = None
        self._copying: QuoteCopying | None = None
        self._from: tuple[QWidget, str, QWidget | None] | None = None
        self._target: KeptCard | None = None
        self._looking = QTimer(self, interval=LOOKED_EVERY_MS)
        program.shown.connect(self._show_target)
        program.failed.connect(self._show_failure)
        window.closing.connect(self._stop)
        window.start_page.all_quotes_requested.connect(self.open)
        window.page.library.all_quotes_requested.connect(self.open)

    @property
    def page(self) -> QuotesPage | None:
        """The page, if it was ever asked for."""
        return self._page

    @Slot()
    def open(self) -> None:
        """Show the page, or take the keyboard to its search if it stands there."""
        page = self._page or self._make()
        before = self._window.present_page
        if before is not None and before is not page:
            self._from = (before, self._window.windowTitle(), QApplication.focusWidget())
            self._window.show_page(page, TITLE)
        page.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def leave(self) -> None:
        """Go back to where one was."""
        self._target = None
        if self._from is None or self._window.present_page is not self._page:
            return
        page, title, focus = self._from
        self._window.show_page(page, title)
        back = focus if focus is not None and focus.isVisible() else page
        back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make(self) -> QuotesPage:
        from earmark.gui.library_quotes.quotes_page import QuotesPage
        from earmark.gui.quote_copying import QuoteCopying
        from earmark.gui.quote_reading import QuoteReading

        self._page = page = QuotesPage(self._theme)
        self._reading = reading = QuoteReading(self)
        self._copying = QuoteCopying(page)
        page.back_requested.connect(self.leave)
        page.seen.connect(self._note_seen)
        page.head.wanted_changed.connect(reading.show)
        page.list.quote_chosen.connect(self._open_quote)
        page.list.episode_chosen.connect(self._open_episode)
        reading.listed.connect(page.show_listing)
        reading.progressed.connect(self._show_progress)
        reading.failed.connect(self._tell)
        self._looking.timeout.connect(reading.renew)
        return page

    @Slot(bool)
    def _note_seen(self, is_seen: bool) -> None:
        if is_seen and self._page is not None and self._reading is not None:
            self._reading.renew()
            self._reading.show(self._page.head.wanted)
            self._looking.start()
        else:
            self._looking.stop()
        self.seen.emit(is_seen)

    @Slot(int, int)
    def _show_progress(self, done: int, total: int) -> None:
        if self._page is not None:
            self._page.head.show_state(f"Reading {done} of {total} episodes")

    @Slot(object)
    def _open_quote(self, card: KeptCard) -> None:
        self._open(card.transcript, card)

    @Slot(object)
    def _open_episode(self, transcript: Path) -> None:
        self._open(transcript, None)

    def _open(self, transcript: Path, card: KeptCard | None) -> None:
        """Open the episode, and go to *card* in it; the open episode is gone back to."""
        self._target = card
        session = self._workspace.session
        if session is not None and session.path == transcript:
            self._window.show_episode(session.episode.title or transcript.stem)
            self._show_target()
            return
        if self._page is not None:
            self._page.head.show_state(f"Opening {transcript.name}")
        self._program.open_recent(str(transcript))

    @Slot()
    def _show_target(self) -> None:
        """Go to the quote that was asked for, now that its episode is open."""
        target, self._target = self._target, None
        session = self._workspace.session
        if target is None or session is None or session.path != target.transcript:
            return
        if session.annotations.get(target.highlight.id) is None:
            self._window.page.toast.show_message("This quote is not there any more")
        else:
            self._workspace.marking.go_to(target.highlight.id)

    @Slot(Exception)
    def _show_failure(self, _error: Exception) -> None:
        """Go where it is told why an episode cannot be read."""
        self._target = None
        if self._workspace.session is not None and self._window.present_page is self._page:
            self._window.show_page(self._window.page, self._window.windowTitle())

    @Slot(Exception)
    def _tell(self, error: Exception) -> None:
        show_error(self._window, error)

    @Slot()
    def _stop(self) -> None:
        self._looking.stop()
        if self._reading is not None:
            self._reading.stop()
